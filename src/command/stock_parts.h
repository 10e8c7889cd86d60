// What stock.c (from one pack to the next) and stock_start.c (the first one) share.
#ifndef COMMAND_STOCK_PARTS_H
#define COMMAND_STOCK_PARTS_H

#include "command/stock.h"

#include <stdatomic.h>

// What is tried next, once a pack that is shown turned out to have faults.
enum resort { RESORT_NOT, RESORT_BEFORE, RESORT_SHIPPED, RESORT_NOTHING };

// A pack of the store; name "" = none, or the program's own.
struct lot {
    char name[STORE_NAME_BYTES];
    struct pack *pack;
    int hold; // of store_hold; -1 = none
};

struct stock {
    struct stock_options options;
    struct lot shown; // its pack is the exhibit's
    struct lot next;  // being loaded (loader), offered (pack), or known not to be sound (neither)
    bool look;        // the pointer is to be looked at
    enum resort resort;
    struct loader *loader;
    atomic_bool loaded; // the loader is done
    bool stopped;       // what it loads is not wanted any more
    int64_t again_ms;   // when to look at the pointer again; INT64_MAX = no need
    int lost;           // how often that was put off
    struct way_back *back;
    atomic_bool went; // the way back is at its end
    void (*tell)(void *context);
    void *context;
    struct trial trial;
    int64_t well_ms; // when the trial is over; INT64_MAX = there is none
    struct buf faults;
};

void stock_path_of(const struct stock *stock, const char *name, struct buf *out);
void stock_set_name(char out[STORE_NAME_BYTES], const char *name);

// --- stock_start.c

// The pack to begin with, as stock_create says.
void stock_load_first(struct stock *stock);
// The folder of a pack, whatever the store says. False where it has faults.
bool stock_load(struct stock *stock, const char *folder);
void stock_begin_trial(struct stock *stock, const char *name, int64_t now_ms);
void stock_end_trial(struct stock *stock);

#endif

// Which pack the device shows: at the start, and from then on whenever the store's pointer changes.
#ifndef COMMAND_STOCK_H
#define COMMAND_STOCK_H

#include "command/exhibit.h"
#include "kiosk/kiosk.h"
#include "store/trial.h"

struct stock_options {
    struct exhibit *exhibit; // whose pack is the one that is shown
    const char *fixed; // the folder of a pack: that one and no other; NULL = as the store says
    const char *store; // its root
    const char *trial; // the file of store/trial.h; NULL = none is kept
};

struct stock;

// Loads the pack to begin with: the store's current one; where that has faults, the one before;
// where that is no better, the one that comes with the program. A pack of which the program keeps
// dying is rolled back; the times of this room begin at 0 with the program. Where no pack is sound,
// exhibit->pack is NULL and ->errors has the faults of the first of them, which are on standard
// error in any case.
struct stock *stock_create(const struct stock_options *options);
// `ended`: the program ends in order, which says nothing against the pack.
void stock_destroy(struct stock *stock, bool ended);

// From now on the pointer is followed. `loaded` is called by another thread: then call
// stock_settle.
void stock_follow(struct stock *stock, void (*tell)(void *context), void *context);
// No more, and `tell` is not called again.
void stock_unfollow(struct stock *stock);
// The pointer may have changed: what it names now is loaded beside what is shown.
void stock_look(struct stock *stock);
// After each round of the kiosk: offers it what was loaded, and lets go of what it needs no more.
// Where a page of a large pack turns out to have faults, the pack before is loaded, or else the
// program's own, as at a start.
// True when there is news for staff: another pack is shown than before this call, or is not to be
// shown; the one that is shown has faults; a way back has ended.
bool stock_settle(struct stock *stock, struct kiosk *kiosk, int64_t now_ms);
// When stock_settle should be called at the latest; INT64_MAX = no matter.
int64_t stock_deadline_ms(const struct stock *stock);

// Staff wish for the pack before: another process rolls the store back, once an import that is
// under way is over and where that has not changed what is before. The pointer changes then, and is
// followed; where that fails, stock_faults says so.
void stock_roll_back(struct stock *stock);

// For staff. The name in the store of the pack that is shown, "" where it is not of the store; and
// of the one that was given up because the program died of it, "" = none.
const char *stock_shown(const struct stock *stock);
const char *stock_given_up(const struct stock *stock);
// What was wrong with a pack that therefore is not shown, or went wrong otherwise; "" = nothing.
const char *stock_faults(const struct stock *stock);

#endif

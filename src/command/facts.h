// What the staff menu tells about the device, brought together as texts.
#ifndef COMMAND_FACTS_H
#define COMMAND_FACTS_H

#include "command/stock.h"
#include "screen/staff.h"

// Zero-initialise, facts_finish.
struct facts {
    struct screen_facts shown; // its texts live here
    struct arena words;
    struct buf pack, before, given_up, faults, imports;
    const char *settings_faults; // borrowed; NULL = none
    struct buf settings_warning; // empty = none
};

// The words, in the first language of the pack that the program has them in, else in English; and
// the faults of the settings (NULL = none), a line each, which must outlive the facts.
void facts_open(struct facts *facts, const struct exhibit *exhibit, const char *settings_faults);
// What may have changed: the pack, its faults, the log of the store at `root`.
void facts_renew(struct facts *facts, const struct exhibit *exhibit, const struct stock *stock,
    const char *root);
void facts_finish(struct facts *facts);

#endif

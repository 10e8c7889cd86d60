// Whether the program outlives its packs. A pack with which it died twice, each time within a
// minute after it began to show it, is given up at the next start. A small text file keeps count,
// in a folder that does not outlive the machine's power: a power cut is no death of the program.
#ifndef STORE_TRIAL_H
#define STORE_TRIAL_H

#include "store/store.h"

enum {
    TRIAL_DEATHS = 2,     // so many give a pack up
    TRIAL_MS = 60 * 1000, // a program that is still there after that is well
};

struct trial {
    char pack[STORE_NAME_BYTES];     // in the store; "" = none was shown yet
    int deaths;                      // with it, so far, if it dies now
    char given_up[STORE_NAME_BYTES]; // the pack that was given up last; "" = none
};

enum trial_verdict {
    TRIAL_SHOW,      // the current pack
    TRIAL_ROLL_BACK, // the current one is given up for the one before
    TRIAL_SHIPPED,   // both are: only the one that comes with the program is left
};

// What is to be done at a start, when the store has these packs ("" = none). After ROLL_BACK the
// caller asks again with what the store has then.
enum trial_verdict trial_judge(struct trial *trial, const char *current, const char *previous);
// Whether a pack may be shown in the place of the current one, where that has faults: it was not
// given up, and the program does not die of it.
bool trial_trusts(const struct trial *trial, const char *pack);
// From now on that pack is read and shown: unless it is found well, this is one death more.
void trial_begin(struct trial *trial, const char *pack);
// It has been shown for TRIAL_MS, or the program was ended in order.
void trial_well(struct trial *trial);

// All zero where the file is not there or is no such file.
struct trial trial_read(const char *path);
// Whole, by a rename. False, with one log line, where it cannot be written.
bool trial_write(const char *path, const struct trial *trial);

#endif

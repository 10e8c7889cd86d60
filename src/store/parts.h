// The parts of an import, for the files of this room only. A fault of the machine is logged where
// it is found.
#ifndef STORE_PARTS_H
#define STORE_PARTS_H

#include "store/store.h"

// --- tell.c: how far an import is

struct teller {
    const struct store_request *request;
    struct progress progress;
    int64_t told; // what was done when it was told last
};

void teller_know(struct teller *teller, const struct manifest *manifest);
void teller_stage(struct teller *teller, enum progress_stage stage, int64_t of);
void teller_pour(struct teller *teller, int64_t bytes);

// --- supply.c: where the files of an import come from

struct supply {
    char *path;           // of the bundle, or of the pack's folder
    bool folder;          // which of them
    struct bundle bundle; // of a folder, only its manifest is used
    int root;             // of a folder
    char key[MINISIGN_NAME_BYTES];
};

enum store_result supply_open(
    const struct store_request *request, struct supply *supply, struct diag *diag);
void supply_close(struct supply *supply);
// Copies all into the new folder `to`, with hashes compared, and makes it safe on the disk; the
// folder above it is the caller's.
enum store_result supply_copy(struct supply *supply, const struct disk *disk, const char *to,
    struct teller *teller, struct diag *diag);

// --- state.c: the pointer

struct state {
    int number; // 0 = there was no state yet
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
};

// False, with one log line, where the system does not let us read it.
bool state_read(const char *root, struct state *out);
// Makes a new state and points to it: the one rename. *state is the new one afterwards.
bool state_switch(const struct disk *disk, const char *root, struct state *state,
    const char *current, const char *previous);
// What the name of a pack's folder says. False where it is no such name.
bool state_parse_name(const char *name, char id[MANIFEST_ID_MAX + 1], int *version_out);

// --- tidy.c: folders

// Makes the store's folders where they are not there yet, and locks it; where another process has
// locked it, after `wait_s` at most. Returns the lock, to be closed; -1, with one log line.
int tidy_open(const struct disk *disk, const char *root, int wait_s);
// Removes all that the state does not name. False, with errno and without a word, where something
// stays.
bool tidy_rest(const struct disk *disk, const char *root, const struct state *state);
bool tidy_remove(const struct disk *disk, const char *path); // with all that is in it

// One log line with errno; returns false.
bool store_say(const char *what, const char *path);
// ROOT/packs/NAME
void store_pack_path(const char *root, const char *name, struct buf *out);

#endif

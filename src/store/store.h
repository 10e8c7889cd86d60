// The store: where a device keeps its packs, so that there is always a whole one.
//
//   ROOT/packs/ID-VERSION-HASH/   a pack's files; never changed. HASH begins that of its manifest
//   ROOT/states/N/                two links, `current` and `previous`, to packs
//   ROOT/now                      a link to states/N: the one pointer, replaced by rename
//   ROOT/staging/                 what is being imported
//   ROOT/imports.log              what was imported and refused, the newest last
//
// A stop at any moment leaves `now` at the old state or at the new one. What is left over is
// removed at the next import or rollback.
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "pack/pack.h"
#include "store/bundle.h"
#include "store/progress.h"

#define STORE_DEFAULT_FOLDER "/var/lib/vitrine"
#define STORE_DEFAULT_KEYS "/etc/vitrine/keys"

enum {
    STORE_NAME_BYTES = 128, // of the folder of a pack, with a NUL
    STORE_JUMP_MOST = 1000, // versions at once (standards S-19)
    STORE_TIME_BYTES = 24,  // "2026-11-26T09:30:00Z", with a NUL
};

struct store_request {
    const struct disk *disk;
    const char *root;
    const char *source;      // a bundle, the folder of a pack, or a folder with one bundle
    const char *keys_folder; // with keys in it, unsigned packs are refused
    bool keys_must;          // whether that folder must be there
    bool allow_downgrade;
    bool allow_jump;                // a version that is more than STORE_JUMP_MOST higher
    const struct pack_seams *seams; // for the full check
    // Sets every page once, after the check; false, with faults, where that fails. NULL = do not.
    bool (*set_pages)(void *self, struct pack *pack, struct diag *diag);
    void *set_pages_self;
    // How far it is: at each stage but the ends, and while it copies for each hundredth. NULL =
    // nobody asks.
    void (*tell)(void *self, const struct progress *progress);
    void *tell_self;
};

struct store_report {
    char current[STORE_NAME_BYTES];  // the pack that is shown from now on; "" = none
    char previous[STORE_NAME_BYTES]; // the one before; "" = none
    char pack[STORE_NAME_BYTES];     // the one in the source; "" = it was not read so far
    char key[MINISIGN_NAME_BYTES];   // who signed it; "" = nobody was asked for
    size_t files;
    int64_t bytes;
};

// Checks the source, copies it, checks the copy, and shows it from now on. The source's own
// warnings and notes are in `diag`, too. STORE_SAME: it is already the current one.
enum store_result store_import(
    const struct store_request *request, struct store_report *report, struct diag *diag);

struct store_return {
    const struct disk *disk;
    const char *root;
    const char *to; // only where this is the pack before; NULL = whichever it is
    int wait_s;     // for an import that is under way
};

// Current and previous change places: done twice, nothing has changed.
enum store_result store_rollback(
    const struct store_return *request, struct store_report *report, struct diag *diag);
// Adds the path of the current pack's folder. False where the store is not there, or has none.
bool store_current(const char *root, struct buf *out);
// The names of the current pack and of the one before; "" = none. False, with one log line, where
// the system does not let us read them.
bool store_names(const char *root, char current[STORE_NAME_BYTES], char previous[STORE_NAME_BYTES]);
// Keeps that pack's folder from being removed, whatever is imported meanwhile, for as long as what
// is returned is open; -1 where it is not there.
int store_hold(const char *root, const char *pack);
// Whether an import of the folder would find anything in it: a pack, or bundles.
bool store_is_source(const char *folder);

// --- the log of imports, which is in the store (standards S-21)

struct store_entry {
    enum store_result result;
    char time[STORE_TIME_BYTES];   // of the machine's clock, UTC; set by store_log_last
    char pack[STORE_NAME_BYTES];   // ID-VERSION-HASH; "" = it was not read so far
    char key[MINISIGN_NAME_BYTES]; // who signed it; "" = nobody, or nobody was asked for
    bool rollback;                 // else an import
};

// Adds what was done at `now_s`, seconds since 1970. The oldest entries leave where there are more
// than some hundreds. Where there is no store, does nothing. False, with one log line, where it
// cannot be written.
bool store_log_add(
    const struct disk *disk, const char *root, int64_t now_s, const struct store_entry *entry);
// At most `most` of them, the newest first; returns how many.
size_t store_log_last(const char *root, struct store_entry *out, size_t most);

#endif

// How an import goes, in a small text file for whoever shows it: written whole, by rename, so that
// a reader never sees half of one. docs/bundles.md has its form.
#ifndef STORE_PROGRESS_H
#define STORE_PROGRESS_H

#include "base/buf.h"
#include "store/manifest.h"

#include <stdbool.h>
#include <stdint.h>

#define STORE_PROGRESS_DEFAULT "/run/vitrine/import"

enum progress_stage {
    PROGRESS_OPENING,  // reads the source, verifies its signature
    PROGRESS_COPYING,  // `done` bytes `of` so many
    PROGRESS_CHECKING, // the copy, as `vitrine check` does
    PROGRESS_SHOWING,  // sets every page once
    PROGRESS_DONE,     // it is shown from now on. This one and those below are ends
    PROGRESS_SAME,     // it was there already
    PROGRESS_REFUSED,  // the pack or its signature is at fault: `reason`
    PROGRESS_FAILED,   // the device is
    PROGRESS_STAGE_COUNT,
};

enum { PROGRESS_REASON_BYTES = 240 }; // with a NUL

struct progress {
    enum progress_stage stage;
    int64_t done, of;                   // 0 where nothing is counted
    char id[MANIFEST_ID_MAX + 1];       // of the pack; "" = not known yet
    int version;                        // 0 = not known yet
    char reason[PROGRESS_REASON_BYTES]; // of REFUSED and FAILED: one line of UTF-8; "" = none
};

bool progress_is_end(enum progress_stage stage);
// Takes `text` as the reason, as far as there is room: its first line, with a '?' for each byte
// that is a control or no UTF-8.
void progress_set_reason(struct progress *progress, const char *text);

void progress_print(const struct progress *progress, struct buf *out);
// False, with *out untouched, for anything that progress_print would not print.
bool progress_parse(const char *text, size_t length, struct progress *out);

// False, with errno, where the file cannot be written; the old one stays then.
bool progress_write(const char *path, const struct progress *progress);
// False where it is not there, cannot be read, or is no such file.
bool progress_read(const char *path, struct progress *out);

#endif

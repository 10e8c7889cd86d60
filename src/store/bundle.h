// A pack in one file: its manifest, then the bytes of its files in that order, and nothing else.
// Beside it, in NAME.minisig, may be a signature of the whole file.
#ifndef STORE_BUNDLE_H
#define STORE_BUNDLE_H

#include "store/disk.h"
#include "store/keys.h"
#include "store/manifest.h"

enum store_result {
    STORE_DONE,
    STORE_SAME,    // there was nothing to do
    STORE_REFUSED, // the pack, the bundle or a key is at fault: `diag` says how
    STORE_FAILED,  // the machine is at fault: one log line says how
};

// Writes the pack in `folder` (already checked) to the new file `path`, which appears whole or not
// at all; an old one is replaced. The same files give the same bytes. `manifest` has the id and the
// version, and is filled. With `key`, also writes `path`.minisig.
enum store_result bundle_write(const struct disk *disk, const char *folder, const char *path,
    const struct minisign_secret *key, struct manifest *manifest, struct diag *diag);
// What a signature's trusted comment says: "pack:ID version:N".
void bundle_comment(const struct manifest *manifest, struct buf *out);

struct bundle {
    const char *path;
    int fd; // stands where the files begin
    struct manifest manifest;
    unsigned char signer[MINISIGN_NUMBER_BYTES]; // the key, where one was asked for
};

// Opens the bundle at `path` (borrowed). With keys, first of all the signature must be by one of
// them. STORE_DONE: bundle_close it. What was read here of the manifest is what was signed, even if
// the file changes afterwards.
enum store_result bundle_open(const struct disk *disk, const char *path, const struct keys *keys,
    struct bundle *bundle, struct diag *diag);
void bundle_close(struct bundle *bundle);

#endif

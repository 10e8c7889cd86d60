// The list of a bundle's files, with the hash of each, in its one canonical form:
//
//   vitrine-bundle 1
//   pack kazakhstan-reforms
//   version 7
//   format 1 1
//   files 42
//   HASH SIZE PATH        BLAKE2b-256 in hexadecimal digits, bytes, in the order of the paths
//   ...
//
// The hash of this text names everything in the pack.
#ifndef STORE_MANIFEST_H
#define STORE_MANIFEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "store/seal.h"

enum {
    MANIFEST_FORMAT = 1,        // of packs: what this program reads
    MANIFEST_FILES_MAX = 20000, // 8 themes of 2000 pages, and their pictures
    MANIFEST_PATH_MAX = 200,    // bytes
    MANIFEST_DEPTH_MAX = 8,     // parts of a path
    MANIFEST_YAML_MAX = 256 * 1024,
    MANIFEST_PICTURE_MAX = 16 * 1024 * 1024,
    MANIFEST_TOTAL_MAX = 512 * 1024 * 1024, // bytes of all files
    MANIFEST_BYTES_MAX = 6 * 1024 * 1024,   // of the text above
    MANIFEST_ID_MAX = 64,
};

struct manifest_file {
    const char *path;
    int64_t size;
    unsigned char hash[SEAL_HASH_BYTES];
};

// Zero-initialise, manifest_finish.
struct manifest {
    char id[MANIFEST_ID_MAX + 1];
    int version;
    int format_least, format_most; // the formats of packs that can show it
    struct manifest_file *files;   // `count`, by path
    size_t count, capacity;
    int64_t total; // bytes of all files
    struct arena arena;
};

void manifest_finish(struct manifest *manifest);

// What keeps `path` out of a bundle, as in "has '..'"; NULL = nothing. The way out is in
// manifest_path_hint.
const char *manifest_path_fault(const char *path);
extern const char manifest_path_hint[];
// Whether the end of a name is one of those that files of a pack have.
bool manifest_is_content(const char *name);

// Adds a file whose hash comes later. False, with a fault at `where`, when it breaks a limit or a
// rule; `where` names a line of a manifest, or nothing.
bool manifest_add(struct manifest *manifest, const char *path, int64_t size, struct diag *diag,
    struct diag_mark where);
// Sorts by path. False, with a fault, where two paths cannot be beside each other.
bool manifest_settle(struct manifest *manifest, struct diag *diag, const char *name);

// Reads the manifest that `text` begins with; `name` is the bundle's, for faults. False, with a
// fault, where anything differs from the form. *used_out is its length: there the files begin.
bool manifest_parse(struct manifest *manifest, const char *name, const char *text, size_t length,
    size_t *used_out, struct diag *diag);
void manifest_print(const struct manifest *manifest, struct buf *out);
void manifest_hash(const struct manifest *manifest, unsigned char out[SEAL_HASH_BYTES]);

// A fault of a file as a whole, or of its line where that is not 0. `hint` may be NULL.
void store_fault(struct diag *diag, const char *file, int line, const char *hint,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif

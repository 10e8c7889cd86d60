// The files of a pack's folder: what a bundle takes from it.
#ifndef STORE_TREE_H
#define STORE_TREE_H

#include "store/manifest.h"

// Lists what is below `folder`, by path, without hashes. Hidden names are left out silently, and
// other files that no pack uses with a note. False, with faults, where a link, a device or a broken
// rule is met, or the folder cannot be read.
bool tree_list(const char *folder, struct manifest *manifest, struct diag *diag);

// The contents of the file at `index`; the caller frees them. False, with a fault, where the file
// is not as it was listed. `root` is the folder, `name` what it is called in the fault.
bool tree_read(int root, const char *name, const struct manifest *manifest, size_t index,
    char **bytes_out, struct diag *diag);
// Lists and reads all: fills in every hash. False, with faults.
bool tree_hash(const char *folder, struct manifest *manifest, struct diag *diag);

#endif

// Files of a pack, each replaced in one step.
#ifndef TRANSLATE_STORE_H
#define TRANSLATE_STORE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct store_file {
    const char *path; // relative to the pack
    const char *bytes;
    size_t length;
};

// Writes each file that does not say this already, in order, and counts those. A file is the old
// one or the new one, whatever happens. A byte order mark that the old one has stays, and so do its
// permissions. False, with the fault in `diag`, at the first that cannot be written.
bool store_write(const char *folder, const struct store_file *files, size_t count,
    struct diag *diag, size_t *written_out);

#endif

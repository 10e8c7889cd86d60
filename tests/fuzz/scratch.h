// A folder for targets whose code under test reads files. It is in $TMPDIR, best in memory, and
// goes when the program ends; after a crash, with $TMPDIR (tests/fuzz/run).
#ifndef TESTS_FUZZ_SCRATCH_H
#define TESTS_FUZZ_SCRATCH_H

#include "unit/pack/temp_pack.h"

static char scratch_folder[256];

static inline void scratch_remove(void)
{
    temp_remove(scratch_folder);
}

// Makes the folder; once.
static inline void scratch_create(void)
{
    const char *below = getenv("TMPDIR");
    snprintf(
        scratch_folder, sizeof scratch_folder, "%s/vitrine-fuzz-XXXXXX", below ? below : "/tmp");
    if (!mkdtemp(scratch_folder))
        BUG("cannot make %s", scratch_folder);
    atexit(scratch_remove);
}

static inline void scratch_write(const char *name, const void *bytes, size_t length)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", scratch_folder, name);
    temp_write(path, bytes, length);
}

#endif

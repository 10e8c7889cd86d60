// Packs of many pages in a temporary folder, written by tests/packs/large. For test programs of one
// file.
#ifndef TESTS_LARGE_H
#define TESTS_LARGE_H

#include "unit/pack/temp_pack.h"

// temp_remove it at the end. `path` has room for 64 bytes.
static inline void large_create(char path[64], int pages, int themes)
{
    char command[512];
    strcpy(path, "/tmp/vitrine-large-XXXXXX");
    if (!mkdtemp(path))
        BUG("cannot make %s", path);
    snprintf(
        command, sizeof command, "'%s/packs/large' '%s' %d %d", TESTS_FOLDER, path, pages, themes);
    if (system(command) != 0)
        BUG("cannot write a pack into %s", path);
}

// Writes `text` to the file `name` of the pack; with NULL, takes the file out.
static inline void large_write(const char *path, const char *name, const char *text)
{
    char file[512];
    snprintf(file, sizeof file, "%s/%s", path, name);
    if (text)
        temp_write(file, text, strlen(text));
    else
        temp_remove(file);
}

#endif

// A copy of a pack in a temporary folder, for tests that change it. For test programs of one file.
//
// A folder laid over it may hold, besides files that replace others:
//   NAME.absent    NAME is taken out
//   NAME.link      NAME becomes a symbolic link to what the file says
//   NAME.repeat    NAME is COUNT times TEXT, where the file holds "COUNT TEXT"
#ifndef TESTS_TEMP_PACK_H
#define TESTS_TEMP_PACK_H

#include "base/buf.h"
#include "base/bug.h"
#include "pack/pack.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static inline void temp_read(const char *path, struct buf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        BUG("cannot read %s", path);
    char bytes[4096];
    for (size_t got = 0; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(out, bytes, got);
    fclose(file);
}

static inline void temp_write(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        BUG("cannot write %s", path);
}

static inline int temp_remove_one(
    const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

static inline void temp_remove(const char *path)
{
    if (nftw(path, temp_remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
        BUG("cannot remove %s", path);
}

static inline bool temp_strip_end(char *path, const char *end)
{
    size_t length = strlen(path), end_length = strlen(end);
    bool found = length > end_length && strcmp(path + length - end_length, end) == 0;
    if (found)
        path[length - end_length] = '\0';
    return found;
}

static inline void temp_lay_file(const char *from, char *to)
{
    struct buf bytes = {0};
    temp_read(from, &bytes);
    if (temp_strip_end(to, ".absent")) {
        temp_remove(to);
    } else if (temp_strip_end(to, ".link")) {
        char target[256] = "";
        snprintf(
            target, sizeof target, "%.*s", (int)strcspn(buf_text(&bytes), "\n"), buf_text(&bytes));
        remove(to);
        if (symlink(target, to) != 0)
            BUG("cannot link %s", to);
    } else if (temp_strip_end(to, ".repeat")) {
        char *text = NULL;
        long count = strtol(buf_text(&bytes), &text, 10);
        size_t length = strlen(++text);
        struct buf repeated = {0};
        while (count-- > 0)
            buf_add(&repeated, text, length);
        temp_write(to, repeated.text, repeated.length);
        buf_finish(&repeated);
    } else {
        temp_write(to, buf_text(&bytes), bytes.length);
    }
    buf_finish(&bytes);
}

// Copies the folder `from` over the folder `to`, as said above; both exist.
static inline void temp_lay(const char *from, const char *to)
{
    DIR *folder = opendir(from);
    if (!folder)
        BUG("no folder %s", from);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "expected.txt") == 0)
            continue;
        struct stat info;
        struct buf inner_from = {0}, inner_to = {0};
        buf_print(&inner_from, "%s/%s", from, entry->d_name);
        buf_print(&inner_to, "%s/%s", to, entry->d_name);
        if (stat(inner_from.text, &info) != 0)
            BUG("cannot look at %s", inner_from.text);
        if (S_ISDIR(info.st_mode)) {
            mkdir(inner_to.text, 0700);
            temp_lay(inner_from.text, inner_to.text);
        } else {
            temp_lay_file(inner_from.text, inner_to.text);
        }
        buf_finish(&inner_from);
        buf_finish(&inner_to);
    }
    closedir(folder);
}

// A new copy of tests/packs/minimal; temp_remove it at the end. `path` has room for 64 bytes.
static inline void temp_create(char path[64])
{
    strcpy(path, "/tmp/vitrine-test-XXXXXX");
    if (!mkdtemp(path))
        BUG("cannot make %s", path);
    temp_lay(TESTS_FOLDER "/packs/minimal", path);
}

// Every font of these tests shows everything but U+A66E.
static inline bool temp_covers(void *self, uint32_t code, const char *language)
{
    (void)self;
    (void)language;
    return code != 0xA66E;
}

static const struct pack_seams temp_seams = {
    .words_folder = SOURCE_FOLDER "/assets/words", .covers = temp_covers};

#endif

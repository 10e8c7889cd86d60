// The template's folder is walked; each file of it is filled or copied into the folder that is
// being written. The first failure ends the walk, and then that folder is removed again.
#include "command/new_files.h"
#include "command/own_words.h"

#include "base/log.h"
#include "command/command.h"
#include "config.h"
#include "store/disk.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 16 << 20 };

struct writing {
    const struct template_wish *wish;
    const char *assets;
};

// --- where

static bool is_empty(const char *folder)
{
    DIR *listing = opendir(folder);
    if (!listing)
        return false;
    bool empty = true;
    for (const struct dirent *entry; empty && (entry = readdir(listing));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(listing);
    return empty;
}

// Without what makes it another name of the same folder: slashes at the end.
static size_t name_length(const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return length;
}

// Whether the last part of the path is a name, not ".", ".." or the root.
static bool has_name(const char *folder)
{
    size_t end = name_length(folder), start = end;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    size_t length = end - start;
    return length > 0 &&
           !(folder[start] == '.' && (length == 1 || (length == 2 && folder[start + 1] == '.')));
}

bool new_is_free(const char *folder)
{
    struct stat info;
    const char *reason = NULL;
    if (!has_name(folder))
        reason = "give the new folder a name";
    else if (lstat(folder, &info) == 0 && !S_ISDIR(info.st_mode))
        reason = "is there already, and is no folder";
    else if (access(folder, F_OK) == 0 && !is_empty(folder))
        reason = "is there already, and is not empty";
    if (reason)
        fprintf(stderr, "vitrine new: '%s': %s\n", folder, reason);
    return !reason;
}

// The schemas stand beside the assets when they are installed, else in the source tree.
static char *find_schemas(const char *assets)
{
    static const char *const places[] = {"../schema", "../docs/schema"};
    char *found = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && !found; i++) {
        struct buf path = {0};
        buf_print(&path, "%s/%s", assets, places[i]);
        found = realpath(path.text, NULL);
        buf_finish(&path);
    }
    return found ? found : strdup(VITRINE_INSTALLED_SCHEMAS);
}

// --- files

// False, with one log line, when it cannot.
static bool read_file(const char *path, struct buf *out)
{
    bool read = disk_read_file(path, FILE_MOST, out);
    if (!read)
        log_error("new", "cannot read %s: %s", path, strerror(errno));
    return read;
}

static bool write_file(const char *path, const struct buf *bytes)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(buf_text(bytes), 1, bytes->length, file) == bytes->length;
    if (file && fclose(file) != 0)
        written = false;
    if (!written)
        log_error("new", "cannot write %s: %s", path, strerror(errno));
    return written;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

// Words of the buttons, where the program has none.
static bool add_words(const struct writing *writing, struct buf *out)
{
    struct buf words = {0};
    bool read =
        own_words(writing->assets, writing->wish->languages, writing->wish->language_count, &words);
    if (words.length > 0)
        buf_print(out,
            "# Words of the buttons, in the languages for which the program has none of its own.\n"
            "words:\n%s",
            words.text);
    buf_finish(&words);
    return read;
}

static bool copy_file(const struct writing *writing, const char *from, const char *to)
{
    struct buf bytes = {0}, filled = {0};
    bool head = ends_with(from, "/pack.yaml"), filling = ends_with(from, ".yaml");
    bool good = read_file(from, &bytes);
    if (good && filling)
        template_fill(writing->wish, buf_text(&bytes), head, &filled);
    if (good && head)
        good = add_words(writing, &filled);
    good = good && write_file(to, filling ? &filled : &bytes);
    buf_finish(&bytes);
    buf_finish(&filled);
    return good;
}

static bool copy_folder(const struct writing *writing, const char *from, const char *to);

static bool copy_entry(
    const struct writing *writing, const char *from, const char *to, const char *name)
{
    struct buf inner_from = {0}, inner_to = {0};
    struct stat info;
    buf_print(&inner_from, "%s/%s", from, name);
    buf_print(&inner_to, "%s/%s", to, name);
    bool folder = stat(inner_from.text, &info) == 0 && S_ISDIR(info.st_mode);
    bool good = true;
    if (folder && mkdir(inner_to.text, 0777) != 0) {
        log_error("new", "cannot make the folder %s: %s", inner_to.text, strerror(errno));
        good = false;
    } else {
        good = folder ? copy_folder(writing, inner_from.text, inner_to.text)
                      : copy_file(writing, inner_from.text, inner_to.text);
    }
    buf_finish(&inner_from);
    buf_finish(&inner_to);
    return good;
}

static bool copy_folder(const struct writing *writing, const char *from, const char *to)
{
    DIR *listing = opendir(from);
    if (!listing) {
        log_error("new", "cannot read the folder %s: %s", from, strerror(errno));
        return false;
    }
    bool good = true;
    for (const struct dirent *entry; good && (entry = readdir(listing));)
        if (entry->d_name[0] != '.')
            good = copy_entry(writing, from, to, entry->d_name);
    closedir(listing);
    return good;
}

// --- the whole

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

// A folder beside `folder`, so that it can take its name. NULL, with one log line, when it cannot
// be made; the caller frees it.
static char *make_beside(const char *folder)
{
    size_t length = name_length(folder), start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    struct buf path = {0};
    buf_add(&path, folder, start);
    buf_add_text(&path, ".");
    buf_add(&path, folder + start, length - start);
    buf_add_text(&path, ".XXXXXX");
    mode_t mask = umask(0);
    umask(mask);
    if (mkdtemp(path.text) && chmod(path.text, 0777 & ~mask) == 0)
        return path.text;
    log_error("new", "cannot make a folder beside %s: %s", folder, strerror(errno));
    buf_finish(&path);
    return NULL;
}

// Whether the new pack is sound; else its faults are on standard error.
static bool check(struct exhibit *exhibit, const char *folder)
{
    struct diag diag = {0};
    exhibit_load_diag(exhibit, folder, &diag);
    bool sound = diag.counts[DIAG_ERROR] == 0;
    struct buf faults = {0};
    diag_render_brief(&diag, &faults);
    if (!sound)
        fprintf(
            stderr, "%svitrine new: with these values it is no sound pack\n", buf_text(&faults));
    buf_finish(&faults);
    diag_finish(&diag);
    return sound;
}

static int fill_folder(
    struct exhibit *exhibit, const struct template_wish *wish, const char *made, const char *folder)
{
    struct writing writing = {wish, exhibit->assets};
    struct buf from = {0};
    buf_print(&from, "%s/new/pack", exhibit->assets);
    bool copied = copy_folder(&writing, from.text, made);
    buf_finish(&from);
    if (!copied)
        return EXIT_ENVIRONMENT;
    if (!check(exhibit, made))
        return EXIT_USAGE;
    if (rename(made, folder) == 0)
        return EXIT_OK;
    log_error("new", "cannot name the new folder %s: %s", folder, strerror(errno));
    return EXIT_ENVIRONMENT;
}

int new_write(struct exhibit *exhibit, struct template_wish *wish, const char *folder)
{
    char *made = make_beside(folder);
    if (!made)
        return EXIT_ENVIRONMENT;
    char *schemas = find_schemas(exhibit->assets);
    wish->schemas = schemas;
    int code = fill_folder(exhibit, wish, made, folder);
    if (code != EXIT_OK && nftw(made, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
        log_error("new", "cannot remove %s: %s", made, strerror(errno));
    wish->schemas = NULL;
    free(schemas);
    free(made);
    return code;
}

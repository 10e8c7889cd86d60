// One folder after the other, each opened from the one above it and never through a link.
#include "store/tree.h"

#include "pack/file.h"

#include "base/bug.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENTRIES_MAX = 200000 }; // also of names that are left out

struct walk {
    struct manifest *manifest;
    struct diag *diag;
    const char *root;
    int entries;
};

static bool walk_folder(struct walk *walk, int fd, const char *prefix, int depth);

static bool refuse(struct walk *walk, const char *path, const char *hint, const char *what)
{
    store_fault(walk->diag, path, 0, hint, "%s", what);
    return false;
}

static bool walk_inner(struct walk *walk, int folder, const char *name, const char *path, int depth)
{
    if (depth >= MANIFEST_DEPTH_MAX)
        return refuse(walk, path, "at most 8 parts", "this folder is too deep");
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return refuse(walk, path, "see to its permissions", "this folder cannot be read");
    struct buf prefix = {0};
    buf_print(&prefix, "%s/", path);
    bool good = walk_folder(walk, fd, prefix.text, depth + 1);
    buf_finish(&prefix);
    return good;
}

static bool walk_entry(struct walk *walk, int folder, const char *name, const char *path, int depth)
{
    struct stat info;
    if (++walk->entries > ENTRIES_MAX)
        return refuse(walk, path, "name the folder of one pack", "there are too many files");
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return refuse(walk, path, "see to its permissions", "this file cannot be read");
    if (S_ISDIR(info.st_mode))
        return walk_inner(walk, folder, name, path, depth);
    if (S_ISLNK(info.st_mode))
        return refuse(walk, path, "put the file itself into the pack", "this is a symbolic link");
    if (!S_ISREG(info.st_mode))
        return refuse(walk, path, "take it out of the pack", "this is neither a file nor a folder");
    if (manifest_is_content(name))
        return manifest_add(walk->manifest, path, info.st_size, walk->diag, (struct diag_mark){0});
    diag_add(walk->diag, DIAG_NOTE, (struct diag_mark){.path = path}, NULL, NULL,
        "left out: no pack uses such a file");
    return true;
}

// Closes `fd`. `prefix` ends in '/' or is "".
static bool walk_folder(struct walk *walk, int fd, const char *prefix, int depth)
{
    DIR *folder = fdopendir(fd);
    BUG_IF(!folder);
    bool good = true;
    errno = 0;
    for (const struct dirent *entry; good && (entry = readdir(folder));) {
        struct buf path = {0};
        buf_print(&path, "%s%s", prefix, entry->d_name);
        if (entry->d_name[0] != '.')
            good = walk_entry(walk, fd, entry->d_name, path.text, depth);
        buf_finish(&path);
        errno = 0;
    }
    if (good && errno != 0)
        good = refuse(walk, *prefix ? prefix : walk->root, "is the stick still there?",
            "this folder cannot be read");
    closedir(folder);
    return good;
}

static int open_root(const char *folder, struct diag *diag)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        store_fault(diag, folder, 0, "name the folder of a pack", "cannot open this folder: %s",
            strerror(errno));
    return fd;
}

bool tree_list(const char *folder, struct manifest *manifest, struct diag *diag)
{
    struct walk walk = {.manifest = manifest, .diag = diag, .root = folder};
    int fd = open_root(folder, diag);
    return fd >= 0 && walk_folder(&walk, fd, "", 1) && manifest_settle(manifest, diag, folder);
}

bool tree_read(int root, const char *name, const struct manifest *manifest, size_t index,
    char **bytes_out, struct diag *diag)
{
    const struct manifest_file *file = &manifest->files[index];
    struct file contents;
    size_t size = (size_t)file->size;
    enum file_status status =
        file_read(root, file->path, MANIFEST_PICTURE_MAX, size + 1, &contents);
    if (status == FILE_READ && contents.length == size) {
        *bytes_out = contents.bytes;
        return true;
    }
    if (status == FILE_READ)
        free(contents.bytes);
    store_fault(diag, name, 0, "start again, and let nothing change the pack meanwhile",
        "the file '%s' cannot be read, or has changed", file->path);
    return false;
}

bool tree_hash(const char *folder, struct manifest *manifest, struct diag *diag)
{
    bool good = tree_list(folder, manifest, diag);
    int root = good ? open_root(folder, diag) : -1;
    good = root >= 0;
    for (size_t i = 0; good && i < manifest->count; i++) {
        char *bytes = NULL;
        good = tree_read(root, folder, manifest, i, &bytes, diag);
        if (good)
            seal_hash_of(bytes, (size_t)manifest->files[i].size, manifest->files[i].hash);
        free(bytes);
    }
    if (root >= 0)
        close(root);
    return good;
}

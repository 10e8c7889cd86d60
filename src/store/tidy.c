// Makes the store's folders, and removes what nothing points to. It works by paths: the store is
// ours alone.
#include "store/parts.h"

#include "base/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// --- making ---

// *made_out tells whether it was not there.
static bool make_folder(const struct disk *disk, const char *path, bool *made_out)
{
    *made_out = disk->make_folder(disk->self, path) == 0;
    return *made_out || errno == EEXIST || store_say("make the folder", path);
}

static bool make_parts(const struct disk *disk, const char *root)
{
    static const char *const names[] = {"packs", "states", "staging"};
    bool good = true, made = false;
    for (size_t i = 0; good && i < sizeof names / sizeof *names; i++) {
        struct buf path = {0};
        buf_print(&path, "%s/%s", root, names[i]);
        good = make_folder(disk, path.text, &made);
        buf_finish(&path);
    }
    // Also what an earlier import had done last: only then may what it left be removed.
    return good && (disk->sync_folder(disk->self, root) == 0 || store_say("make safe", root));
}

static bool make_root(const struct disk *disk, const char *root)
{
    bool made = false;
    struct buf above = {0};
    buf_print(&above, "%s/..", root);
    bool good = make_folder(disk, root, &made) &&
                (!made || disk->sync_folder(disk->self, above.text) == 0 ||
                    store_say("make safe", above.text));
    buf_finish(&above);
    return good;
}

// The kernel waits without a limit only, so now and then we ask.
static bool take_lock(int lock, int wait_s)
{
    enum { AGAIN_MS = 200 };
    const struct timespec pause = {.tv_nsec = AGAIN_MS * 1000000L};
    for (int64_t left_ms = (int64_t)wait_s * 1000; flock(lock, LOCK_EX | LOCK_NB) != 0;
         left_ms -= AGAIN_MS) {
        if (errno != EWOULDBLOCK || left_ms <= 0)
            return false;
        nanosleep(&pause, NULL);
    }
    return true;
}

int tidy_open(const struct disk *disk, const char *root, int wait_s)
{
    if (!make_root(disk, root))
        return -1;
    int lock = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0) {
        store_say("open", root);
    } else if (!take_lock(lock, wait_s)) {
        log_error("store", "%s is in use by another import", root);
    } else if (make_parts(disk, root)) {
        return lock;
    }
    if (lock >= 0)
        close(lock);
    return -1;
}

// --- removing ---

static bool remove_entry(const struct disk *disk, const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return errno == ENOENT;
    if (S_ISDIR(info.st_mode))
        return tidy_remove(disk, path);
    return disk->remove(disk->self, path) == 0;
}

// Held by a program that shows it (store_hold): it goes another time.
static bool is_held(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    bool held = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (fd >= 0)
        close(fd);
    return held;
}

int store_hold(const char *root, const char *pack)
{
    struct buf path = {0};
    store_pack_path(root, pack, &path);
    int fd = open(path.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    buf_finish(&path);
    if (fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

// Removes what is in the folder, but for the names `keep` and `keep_too`.
static bool remove_inside(
    const struct disk *disk, const char *path, const char *keep, const char *keep_too)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    bool good = true;
    for (const struct dirent *entry; good && (entry = readdir(folder));) {
        const char *name = entry->d_name;
        struct buf inner = {0};
        buf_print(&inner, "%s/%s", path, name);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strcmp(name, keep) != 0 &&
            strcmp(name, keep_too) != 0 && !is_held(inner.text))
            good = remove_entry(disk, inner.text);
        buf_finish(&inner);
    }
    int error = errno;
    closedir(folder);
    errno = error;
    return good;
}

bool tidy_remove(const struct disk *disk, const char *path)
{
    return remove_inside(disk, path, "", "") && disk->remove_folder(disk->self, path) == 0;
}

bool tidy_rest(const struct disk *disk, const char *root, const struct state *state)
{
    char number[16];
    struct buf staging = {0}, packs = {0}, states = {0}, fresh = {0};
    snprintf(number, sizeof number, "%d", state->number);
    buf_print(&staging, "%s/staging", root);
    buf_print(&packs, "%s/packs", root);
    buf_print(&states, "%s/states", root);
    buf_print(&fresh, "%s/now.new", root);
    bool good = remove_entry(disk, fresh.text) && remove_inside(disk, staging.text, "", "") &&
                remove_inside(disk, states.text, number, "") &&
                remove_inside(disk, packs.text, state->current, state->previous);
    buf_finish(&staging);
    buf_finish(&packs);
    buf_finish(&states);
    buf_finish(&fresh);
    return good;
}

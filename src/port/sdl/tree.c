// inotify watches single folders: so after each burst all folders are gone through and watched,
// which changes nothing for those that are watched already. That comes before `changed`: whatever
// is written into a new folder is either read after that, or makes another burst. The folder above
// is watched too, for a whole folder that is put in the place of another.
#include "port/sdl/tree.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/log.h"

#include <SDL.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    // A file that is still being written says nothing before it is closed.
    CHANGES = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE,
    DEPTH_MAX = 16,
};

struct tree {
    struct buf folder, above;
    const char *name; // of the folder in the one above
    int above_watch;
    int inotify_fd, stop_fd;
    pthread_t thread;
    void (*changed)(void *context, int64_t first_ms);
    void *context;
};

// --- folders ---

static bool is_folder(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_hidden(const char *name)
{
    size_t length = strlen(name);
    return name[0] == '.' || (length > 0 && name[length - 1] == '~');
}

static void watch_below(struct tree *tree, struct buf *path, int depth)
{
    inotify_add_watch(tree->inotify_fd, path->text, CHANGES | IN_ONLYDIR);
    DIR *folder = depth < DEPTH_MAX ? opendir(path->text) : NULL;
    if (!folder)
        return;
    size_t length = path->length;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (is_hidden(entry->d_name))
            continue;
        buf_print(path, "/%s", entry->d_name);
        if (is_folder(path->text))
            watch_below(tree, path, depth + 1);
        path->length = length;
        path->text[length] = '\0';
    }
    closedir(folder);
}

static void watch_all(struct tree *tree)
{
    struct buf path = {0};
    buf_add_text(&path, tree->folder.text);
    watch_below(tree, &path, 0);
    buf_finish(&path);
}

// --- changes ---

// Editors keep what they are at in hidden files and copies; these are none of the pack.
static bool concerns(const struct tree *tree, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW)
        return true;
    if (event->len == 0)
        return false;
    if (event->wd == tree->above_watch)
        return strcmp(event->name, tree->name) == 0;
    return !is_hidden(event->name);
}

// Reads all there is; whether any of it concerns the pack.
static bool read_changes(const struct tree *tree)
{
    alignas(struct inotify_event) char bytes[16 * 1024];
    bool any = false;
    for (ssize_t length; (length = read(tree->inotify_fd, bytes, sizeof bytes)) > 0;)
        for (ssize_t at = 0; at < length;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            any |= concerns(tree, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
    return any;
}

// False when the thread is to end.
static bool wait_for_change(const struct tree *tree, int timeout_ms)
{
    struct pollfd fds[] = {{tree->inotify_fd, POLLIN, 0}, {tree->stop_fd, POLLIN, 0}};
    while (poll(fds, 2, timeout_ms) < 0) {
    }
    return fds[1].revents == 0;
}

// The burst goes on until nothing came for a while. False when the thread is to end.
static bool wait_for_quiet(const struct tree *tree, int64_t first_ms)
{
    int64_t last_ms = first_ms, now_ms = first_ms;
    while (now_ms - last_ms < TREE_QUIET_MS && now_ms - first_ms < TREE_LONGEST_MS) {
        if (!wait_for_change(tree, (int)(last_ms + TREE_QUIET_MS - now_ms)))
            return false;
        now_ms = (int64_t)SDL_GetTicks64();
        if (read_changes(tree))
            last_ms = now_ms;
    }
    return true;
}

static void *run(void *self)
{
    struct tree *tree = self;
    while (wait_for_change(tree, -1)) {
        if (!read_changes(tree))
            continue;
        int64_t first_ms = (int64_t)SDL_GetTicks64();
        if (!wait_for_quiet(tree, first_ms))
            break;
        watch_all(tree);
        tree->changed(tree->context, first_ms);
    }
    return NULL;
}

// --- beginning and end ---

// "a/b/" is "b" in "a"; "b" is so in ".".
static void split(struct tree *tree, const char *folder)
{
    char *whole = realpath(folder, NULL);
    buf_add_text(&tree->folder, whole ? whole : folder);
    free(whole);
    const char *slash = strrchr(tree->folder.text, '/');
    tree->name = slash ? slash + 1 : tree->folder.text;
    if (slash && slash != tree->folder.text)
        buf_add(&tree->above, tree->folder.text, (size_t)(slash - tree->folder.text));
    else
        buf_add_text(&tree->above, slash ? "/" : ".");
}

struct tree *tree_create(
    const char *folder, void (*changed)(void *context, int64_t first_ms), void *context)
{
    int inotify_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inotify_fd < 0) {
        log_error("preview", "changes cannot be watched: %s", strerror(errno));
        return NULL;
    }
    struct tree *tree = calloc(1, sizeof *tree);
    BUG_IF(!tree);
    tree->inotify_fd = inotify_fd;
    tree->changed = changed;
    tree->context = context;
    split(tree, folder);
    tree->above_watch =
        inotify_add_watch(inotify_fd, tree->above.text, IN_CREATE | IN_MOVED_TO | IN_ONLYDIR);
    watch_all(tree);
    tree->stop_fd = eventfd(0, EFD_CLOEXEC);
    BUG_IF(tree->stop_fd < 0);
    BUG_IF(pthread_create(&tree->thread, NULL, run, tree) != 0);
    return tree;
}

void tree_destroy(struct tree *tree)
{
    if (!tree)
        return;
    uint64_t one = 1;
    BUG_IF(write(tree->stop_fd, &one, sizeof one) != (ssize_t)sizeof one);
    pthread_join(tree->thread, NULL);
    close(tree->stop_fd);
    close(tree->inotify_fd);
    buf_finish(&tree->folder);
    buf_finish(&tree->above);
    free(tree);
}

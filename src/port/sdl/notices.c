// inotify watches folders. Each path has one watch: on its own folder, or as long as that is not
// there, on the nearest one above. After each burst the nearest is looked for again, and where it
// has become another one the path counts as changed, for what happened in it before was not seen.
#include "port/sdl/notices.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    CHANGES = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
              IN_DELETE_SELF | IN_MOVE_SELF,
};

struct noticed {
    char *folder; // "a/b" of "a/b/name"
    const char *name;
    char *path;
    int watch; // -1: none
    bool changed;
};

struct notices {
    struct noticed files[NOTICES_MOST];
    size_t count;
    int inotify_fd, stop_fd;
    pthread_t thread;
    void (*changed)(void *context, size_t index);
    void *context;
};

// --- folders ---

// Watches the folder, or the nearest one above it that is there.
static int watch_nearest(int inotify_fd, const char *folder)
{
    struct buf path = {0};
    buf_add_text(&path, folder);
    int watch;
    while ((watch = inotify_add_watch(inotify_fd, path.text, CHANGES | IN_ONLYDIR)) < 0) {
        char *slash = strrchr(path.text, '/');
        if (!slash || path.length == 1)
            break;
        path.length = slash == path.text ? 1 : (size_t)(slash - path.text);
        path.text[path.length] = '\0';
    }
    buf_finish(&path);
    return watch;
}

// Watching what is watched already changes nothing. The second look is for a folder that came
// between the first look and the watching of the one above.
static int watch_surely(int inotify_fd, const char *folder)
{
    int watch, before = -1;
    while ((watch = watch_nearest(inotify_fd, folder)) != before)
        before = watch;
    return watch;
}

static bool is_watched(const struct notices *notices, int watch)
{
    for (size_t i = 0; i < notices->count; i++)
        if (notices->files[i].watch == watch)
            return true;
    return false;
}

static void look_for_folders(struct notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        struct noticed *file = &notices->files[i];
        int before = file->watch;
        file->watch = watch_surely(notices->inotify_fd, file->folder);
        if (file->watch == before)
            continue;
        file->changed = true;
        if (before >= 0 && !is_watched(notices, before))
            inotify_rm_watch(notices->inotify_fd, before);
    }
}

// --- changes ---

// Where the watch is on a folder above, its events are for look_for_folders; a file in that folder
// with the same name does no harm.
static void note(struct notices *notices, const struct inotify_event *event)
{
    for (size_t i = 0; i < notices->count; i++) {
        struct noticed *file = &notices->files[i];
        bool named = event->len > 0 && strcmp(event->name, file->name) == 0;
        if ((event->mask & IN_Q_OVERFLOW) || (event->wd == file->watch && named))
            file->changed = true;
    }
}

static void read_changes(struct notices *notices)
{
    alignas(struct inotify_event) char bytes[16 * 1024];
    for (ssize_t length; (length = read(notices->inotify_fd, bytes, sizeof bytes)) > 0;)
        for (ssize_t at = 0; at < length;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            note(notices, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
}

static void tell(struct notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        bool changed = notices->files[i].changed;
        notices->files[i].changed = false;
        if (changed)
            notices->changed(notices->context, i);
    }
}

// False when the thread is to end.
static bool wait_for_change(const struct notices *notices)
{
    struct pollfd fds[] = {{notices->inotify_fd, POLLIN, 0}, {notices->stop_fd, POLLIN, 0}};
    while (poll(fds, 2, -1) < 0) {
    }
    return fds[1].revents == 0;
}

static void *run(void *self)
{
    struct notices *notices = self;
    while (wait_for_change(notices)) {
        read_changes(notices);
        look_for_folders(notices);
        tell(notices);
    }
    return NULL;
}

// --- beginning and end ---

// "name" is so in "."; "/name" in "/".
static void split(struct noticed *file, const char *path)
{
    file->path = strdup(path);
    BUG_IF(!file->path);
    const char *slash = strrchr(file->path, '/');
    file->name = slash ? slash + 1 : file->path;
    size_t length = slash == file->path ? 1 : slash ? (size_t)(slash - file->path) : 0;
    file->folder = slash ? strndup(file->path, length) : strdup(".");
    BUG_IF(!file->folder);
    file->watch = -1;
}

struct notices *notices_create(const char *const *paths, size_t count,
    void (*changed)(void *context, size_t index), void *context)
{
    BUG_IF(count > NOTICES_MOST);
    int inotify_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inotify_fd < 0) {
        log_error("window", "files cannot be watched: %s", strerror(errno));
        return NULL;
    }
    struct notices *notices = calloc(1, sizeof *notices);
    BUG_IF(!notices);
    notices->inotify_fd = inotify_fd;
    notices->count = count;
    notices->changed = changed;
    notices->context = context;
    for (size_t i = 0; i < count; i++)
        split(&notices->files[i], paths[i]);
    look_for_folders(notices);
    for (size_t i = 0; i < count; i++)
        notices->files[i].changed = false; // whoever watches looks at them now
    notices->stop_fd = eventfd(0, EFD_CLOEXEC);
    BUG_IF(notices->stop_fd < 0);
    BUG_IF(pthread_create(&notices->thread, NULL, run, notices) != 0);
    return notices;
}

void notices_destroy(struct notices *notices)
{
    if (!notices)
        return;
    uint64_t one = 1;
    BUG_IF(write(notices->stop_fd, &one, sizeof one) != (ssize_t)sizeof one);
    pthread_join(notices->thread, NULL);
    close(notices->stop_fd);
    close(notices->inotify_fd);
    for (size_t i = 0; i < notices->count; i++) {
        free(notices->files[i].path);
        free(notices->files[i].folder);
    }
    free(notices);
}

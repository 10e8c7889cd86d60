// On X11 and Wayland SDL sleeps until the server says something; a thread that waits for the
// signals wakes it with an event. On KMS/DRM (and dummy) SDL would look for input a thousand times
// a second; there we sleep on the input devices themselves, opened a second time, on their folder,
// on the signals, and on events that other threads push. What the devices say is drained before SDL
// reads its own copy of it, so that nothing that SDL has not seen is slept on; and once more after
// that, so that no finger is told of whose width is not known.
#include "port/sdl/watch.h"

#include "base/bug.h"
#include "base/geom.h"
#include "port/sdl/contact.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    DEVICE_COUNT = 32,
    LONGEST_MS = 60 * 1000, // of one sleep, so that an int holds it
    CHECK_MS = 30 * 1000,   // SDL is asked that often, for whatever we may not know of
    SETTLE_MS = 2000,       // after a device came or went, SDL may learn of it so much later;
    SETTLE_PUSH_MS = 100,   // a pushed event is in the queue so much after we are told;
    SETTLE_CHECK_MS = 20,   // until then it is asked that often
    DRAIN_COUNT = 4,        // a panel that never stops talking
};

struct device {
    int fd;
    struct contacts contacts;
};

struct watch {
    sigset_t before; // the signal mask to restore
    int signals_fd;
    bool sdl_sleeps; // SDL has a way to sleep of its own
    // Where SDL sleeps:
    SDL_Thread *thread;
    Uint32 wake_type;
    int stop_fd;
    // Where we sleep:
    char device_folder[64];
    int folder_fd;
    int push_fd; // other threads pushed an event
    SDL_threadID own_thread;
    struct device devices[DEVICE_COUNT];
    int device_count;
    int denied_count; // devices that we may not read
    int also_fd;      // the caller's
    Uint64 settled_at_ms;
};

// Those that ask for the end. They wait from now on; returns which did before.
static sigset_t hold_signals(sigset_t *signals)
{
    sigset_t before;
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGINT);
    BUG_IF(pthread_sigmask(SIG_BLOCK, signals, &before) != 0);
    return before;
}

void watch_hold_signals(void)
{
    sigset_t signals;
    (void)hold_signals(&signals);
}

struct watch *watch_create(void)
{
    struct watch *watch = calloc(1, sizeof *watch);
    BUG_IF(!watch);
    watch->stop_fd = watch->folder_fd = watch->push_fd = watch->also_fd = -1;
    sigset_t signals;
    watch->before = hold_signals(&signals);
    watch->signals_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    BUG_IF(watch->signals_fd < 0);
    return watch;
}

bool watch_signalled(struct watch *watch)
{
    struct signalfd_siginfo signal;
    return read(watch->signals_fd, &signal, sizeof signal) == (ssize_t)sizeof signal;
}

// --- where SDL sleeps ---

// The first signal is enough: the program ends with it.
static int wake_on_signal(void *self)
{
    struct watch *watch = self;
    struct pollfd fds[] = {{watch->signals_fd, POLLIN, 0}, {watch->stop_fd, POLLIN, 0}};
    while (poll(fds, 2, -1) < 0) {
    }
    if (fds[0].revents) {
        SDL_Event wake = {.type = watch->wake_type};
        SDL_PushEvent(&wake);
    }
    return 0;
}

static void start_thread(struct watch *watch)
{
    watch->wake_type = SDL_RegisterEvents(1);
    watch->stop_fd = eventfd(0, EFD_CLOEXEC);
    BUG_IF(watch->stop_fd < 0);
    watch->thread = SDL_CreateThread(wake_on_signal, "signals", watch);
    BUG_IF(!watch->thread);
}

static void stop_thread(struct watch *watch)
{
    uint64_t one = 1;
    BUG_IF(write(watch->stop_fd, &one, sizeof one) != (ssize_t)sizeof one);
    SDL_WaitThread(watch->thread, NULL);
    close(watch->stop_fd);
}

// --- where we sleep ---

static void close_devices(struct watch *watch)
{
    while (watch->device_count > 0)
        close(watch->devices[--watch->device_count].fd);
}

// What we may not read, SDL may not either.
static void open_devices(struct watch *watch)
{
    close_devices(watch);
    watch->denied_count = 0;
    DIR *folder = opendir(watch->device_folder);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, "event", 5) != 0 || watch->device_count == DEVICE_COUNT)
            continue;
        int fd = openat(dirfd(folder), entry->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) {
            watch->denied_count += errno == EACCES || errno == EPERM;
            continue;
        }
        struct device *device = &watch->devices[watch->device_count++];
        device->fd = fd;
        contact_open(&device->contacts, fd);
    }
    closedir(folder);
}

// With the last device its folder goes too; then we wait for the folder. Watching what is watched
// already changes nothing.
static void look_at_folder(struct watch *watch)
{
    const char *folder = watch->device_folder;
    if (watch->folder_fd >= 0 &&
        inotify_add_watch(watch->folder_fd, folder, IN_CREATE | IN_DELETE | IN_ATTRIB) < 0) {
        char above[sizeof watch->device_folder];
        snprintf(above, sizeof above, "%s", folder);
        char *slash = strrchr(above, '/');
        if (slash && slash != above) {
            *slash = '\0';
            inotify_add_watch(watch->folder_fd, above, IN_CREATE | IN_ONESHOT);
        }
    }
    open_devices(watch);
}

static void settle(struct watch *watch, int duration_ms)
{
    Uint64 until_ms = SDL_GetTicks64() + (Uint64)duration_ms;
    if (until_ms > watch->settled_at_ms)
        watch->settled_at_ms = until_ms;
}

// Called in the thread that pushes, just before the event is queued.
static int note_push(void *self, SDL_Event *event)
{
    (void)event;
    const struct watch *watch = self;
    uint64_t one = 1;
    if (SDL_ThreadID() != watch->own_thread)
        BUG_IF(write(watch->push_fd, &one, sizeof one) != (ssize_t)sizeof one);
    return 1;
}

static void start_sleeping(struct watch *watch, const char *device_folder)
{
    snprintf(watch->device_folder, sizeof watch->device_folder, "%s", device_folder);
    watch->folder_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    look_at_folder(watch);
    watch->push_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    BUG_IF(watch->push_fd < 0);
    watch->own_thread = SDL_ThreadID();
    SDL_AddEventWatch(note_push, watch);
}

static void stop_sleeping(struct watch *watch)
{
    SDL_DelEventWatch(note_push, watch);
    close_devices(watch);
    close(watch->push_fd);
    if (watch->folder_fd >= 0)
        close(watch->folder_fd);
}

static bool drain(int fd)
{
    char bytes[4096];
    bool any = false;
    while (read(fd, bytes, sizeof bytes) > 0)
        any = true;
    return any;
}

// Sleeps until there is something to read, or a device went, and reads all of it but the signals.
// SDL reads what it needs by its own descriptors. False when the time came first.
static bool sleep_on_devices(struct watch *watch, int timeout_ms)
{
    struct pollfd fds[DEVICE_COUNT + 4] = {{watch->signals_fd, POLLIN, 0},
        {watch->folder_fd, POLLIN, 0}, {watch->push_fd, POLLIN, 0}, {watch->also_fd, POLLIN, 0}};
    nfds_t count = 4;
    for (int i = 0; i < watch->device_count; i++)
        fds[count++] = (struct pollfd){watch->devices[i].fd, POLLIN, 0};
    if (poll(fds, count, timeout_ms) <= 0)
        return false;
    bool changed = fds[1].revents && drain(watch->folder_fd);
    if (fds[2].revents && drain(watch->push_fd))
        settle(watch, SETTLE_PUSH_MS);
    for (int i = 0; i < watch->device_count; i++) {
        struct device *device = &watch->devices[i];
        if (fds[4 + i].revents & POLLIN)
            contact_read(&device->contacts, device->fd);
        changed |= (fds[4 + i].revents & (POLLERR | POLLHUP)) != 0;
    }
    if (changed) {
        look_at_folder(watch);
        settle(watch, SETTLE_MS);
    }
    return true;
}

static int longest_sleep_ms(const struct watch *watch)
{
    return SDL_GetTicks64() < watch->settled_at_ms ? SETTLE_CHECK_MS : CHECK_MS;
}

void watch_also(struct watch *watch, int fd)
{
    watch->also_fd = fd;
}

int watch_devices(const struct watch *watch, int *denied_out)
{
    *denied_out = watch->denied_count;
    return watch->device_count;
}

int watch_contact_px(const struct watch *watch, SDL_FingerID finger, struct point screen)
{
    int narrowest = 0;
    for (int i = 0; i < watch->device_count; i++) {
        int width = contact_px(&watch->devices[i].contacts, finger, screen);
        if (width > 0 && (narrowest == 0 || width < narrowest))
            narrowest = width; // of two panels; a palm too few does less harm
    }
    return narrowest;
}

// --- both ---

void watch_start(struct watch *watch, const char *device_folder)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    watch->sdl_sleeps = strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0;
    if (watch->sdl_sleeps)
        start_thread(watch);
    else
        start_sleeping(watch, device_folder);
}

void watch_destroy(struct watch *watch)
{
    if (!watch)
        return;
    if (watch->thread)
        stop_thread(watch);
    if (watch->push_fd >= 0)
        stop_sleeping(watch);
    close(watch->signals_fd);
    pthread_sigmask(SIG_SETMASK, &watch->before, NULL);
    free(watch);
}

// What SDL has to say now; true when something was to be read, whether SDL made an event of it or
// not.
static bool pump(struct watch *watch)
{
    int drained = 0;
    SDL_PumpEvents();
    while (!watch->sdl_sleeps && drained < DRAIN_COUNT && sleep_on_devices(watch, 0)) {
        SDL_PumpEvents();
        drained++;
    }
    return drained > 0;
}

// Not SDL_PollEvent: it may say "none" while one is queued, and then we would sleep on it.
static bool queued_event(SDL_Event *out)
{
    return SDL_PeepEvents(out, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0;
}

bool watch_event(struct watch *watch, int64_t timeout_ms, SDL_Event *out)
{
    if (queued_event(out))
        return true;
    bool woken = pump(watch);
    if (queued_event(out))
        return true;
    int timeout = timeout_ms < LONGEST_MS ? (int)timeout_ms : LONGEST_MS;
    if (woken || timeout <= 0)
        return false;
    if (watch->sdl_sleeps)
        return SDL_WaitEventTimeout(out, timeout);
    sleep_on_devices(watch, geom_min(timeout, longest_sleep_ms(watch)));
    pump(watch);
    return queued_event(out);
}

// On X11 and Wayland SDL sleeps until the server says something; a thread that waits for the
// signals wakes it with an event. On KMS/DRM (and dummy) SDL would look for input a thousand times
// a second; there we sleep on the input devices themselves, opened a second time for that purpose
// alone, on their folder, and on the signals.
#include "port/sdl/watch.h"

#include "base/bug.h"
#include "base/geom.h"

#include <dirent.h>
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
    CHECK_MS = 1000,        // asleep on devices, SDL is asked that often all the same
    BLIND_CHECK_MS = 100,   // the same, where there are no devices to sleep on
    SETTLE_MS = 2000,       // after a device came or went, SDL may learn of it so much later;
    SETTLE_CHECK_MS = 20,   // until then it is asked that often
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
    int device_fds[DEVICE_COUNT];
    int device_count;
    Uint64 settled_at_ms;
};

struct watch *watch_create(void)
{
    struct watch *watch = calloc(1, sizeof *watch);
    BUG_IF(!watch);
    watch->stop_fd = watch->folder_fd = -1;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    BUG_IF(pthread_sigmask(SIG_BLOCK, &signals, &watch->before) != 0);
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
        close(watch->device_fds[--watch->device_count]);
}

// What we may not read, SDL may not either.
static void open_devices(struct watch *watch)
{
    close_devices(watch);
    DIR *folder = opendir(watch->device_folder);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, "event", 5) != 0 || watch->device_count == DEVICE_COUNT)
            continue;
        int fd = openat(dirfd(folder), entry->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            watch->device_fds[watch->device_count++] = fd;
    }
    closedir(folder);
}

static void watch_folder(struct watch *watch, const char *device_folder)
{
    snprintf(watch->device_folder, sizeof watch->device_folder, "%s", device_folder);
    watch->folder_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch->folder_fd >= 0)
        inotify_add_watch(
            watch->folder_fd, watch->device_folder, IN_CREATE | IN_DELETE | IN_ATTRIB);
    open_devices(watch);
}

// SDL reads what it needs by its own descriptors.
static void drain(int fd)
{
    char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0) {
    }
}

static int longest_sleep(const struct watch *watch)
{
    if (SDL_GetTicks64() < watch->settled_at_ms)
        return SETTLE_CHECK_MS;
    return watch->device_count > 0 ? CHECK_MS : BLIND_CHECK_MS;
}

static void sleep_on_devices(struct watch *watch, int timeout_ms)
{
    struct pollfd fds[DEVICE_COUNT + 2] = {
        {watch->signals_fd, POLLIN, 0}, {watch->folder_fd, POLLIN, 0}};
    nfds_t count = 2;
    for (int i = 0; i < watch->device_count; i++)
        fds[count++] = (struct pollfd){watch->device_fds[i], POLLIN, 0};
    if (poll(fds, count, geom_min(timeout_ms, longest_sleep(watch))) <= 0)
        return;
    bool changed = fds[1].revents != 0;
    if (changed)
        drain(watch->folder_fd);
    for (nfds_t i = 2; i < count; i++) {
        if (fds[i].revents & POLLIN)
            drain(fds[i].fd);
        changed |= (fds[i].revents & (POLLERR | POLLHUP)) != 0;
    }
    if (changed) {
        open_devices(watch);
        watch->settled_at_ms = SDL_GetTicks64() + SETTLE_MS;
    }
}

// --- both ---

void watch_start(struct watch *watch, const char *device_folder)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    watch->sdl_sleeps = strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0;
    if (watch->sdl_sleeps)
        start_thread(watch);
    else
        watch_folder(watch, device_folder);
}

void watch_destroy(struct watch *watch)
{
    if (!watch)
        return;
    if (watch->thread)
        stop_thread(watch);
    close_devices(watch);
    if (watch->folder_fd >= 0)
        close(watch->folder_fd);
    close(watch->signals_fd);
    pthread_sigmask(SIG_SETMASK, &watch->before, NULL);
    free(watch);
}

// Not SDL_PollEvent: it may say "none" while one is queued, and then we would sleep on it.
static bool queued_event(SDL_Event *out)
{
    if (SDL_PeepEvents(out, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0)
        return true;
    SDL_PumpEvents();
    return SDL_PeepEvents(out, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0;
}

bool watch_event(struct watch *watch, int64_t timeout_ms, SDL_Event *out)
{
    if (queued_event(out))
        return true;
    int timeout = timeout_ms < LONGEST_MS ? (int)timeout_ms : LONGEST_MS;
    if (timeout <= 0)
        return false;
    if (watch->sdl_sleeps)
        return SDL_WaitEventTimeout(out, timeout);
    sleep_on_devices(watch, timeout);
    return queued_event(out);
}

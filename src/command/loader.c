// The other process is this program again: `vitrine check --pages`. The thread has its own part of
// everything; fonts, which it has not, that process has looked at.
#include "command/loader.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/diag.h"
#include "base/log.h"
#include "port/sdl/worker.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct loader {
    char *folder, *words_folder;
    void (*done)(void *context);
    void *context;
    struct worker *worker;
    pid_t child; // not reaped before the worker has ended; 0 = there is none
    atomic_bool stopped;
    struct pack *pack;
};

// Signals that this program waits for are not its child's to wait for. Its words go where faults
// go.
static int spawn(char *folder, pid_t *child_out)
{
    char name[] = "vitrine", command[] = "check", option[] = "--pages";
    char *arguments[] = {name, command, option, folder, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    BUG_IF(posix_spawn_file_actions_init(&files) != 0 || posix_spawnattr_init(&attributes) != 0);
    posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawn(child_out, "/proc/self/exe", &files, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return error;
}

// Only looks at how it ended: its number stays its own until loader_finish.
static bool await_child(const struct loader *loader)
{
    siginfo_t info = {0};
    while (waitid(P_PID, (id_t)loader->child, &info, WEXITED | WNOWAIT) != 0)
        BUG_IF(errno != EINTR);
    return info.si_code == CLD_EXITED && info.si_status == 0;
}

static void read_pack(struct loader *loader)
{
    struct pack_seams seams = {.words_folder = loader->words_folder};
    struct diag diag = {0};
    loader->pack = pack_open(loader->folder, &seams, &diag);
    if (!loader->pack) {
        struct buf text = {0};
        diag_render(&diag, &text);
        fputs(buf_text(&text), stderr);
        buf_finish(&text);
    }
    diag_finish(&diag);
}

static void work(void *self)
{
    struct loader *loader = self;
    if (loader->child > 0 && await_child(loader) && !loader->stopped)
        read_pack(loader);
    loader->done(loader->context);
}

struct loader *loader_start(
    const char *folder, const char *words_folder, void (*done)(void *context), void *context)
{
    struct loader *loader = calloc(1, sizeof *loader);
    BUG_IF(!loader);
    loader->folder = strdup(folder);
    loader->words_folder = strdup(words_folder);
    BUG_IF(!loader->folder || !loader->words_folder);
    loader->done = done;
    loader->context = context;
    int error = spawn(loader->folder, &loader->child);
    if (error != 0) {
        log_error("loader", "no process to check the pack in: %s", strerror(error));
        loader->child = 0;
    }
    loader->worker = worker_start(work, loader);
    return loader;
}

void loader_stop(struct loader *loader)
{
    loader->stopped = true;
    if (loader->child > 0)
        kill(loader->child, SIGKILL);
}

struct pack *loader_finish(struct loader *loader)
{
    worker_join(loader->worker);
    if (loader->child > 0)
        waitpid(loader->child, NULL, 0);
    struct pack *pack = loader->pack;
    free(loader->folder);
    free(loader->words_folder);
    free(loader);
    return pack;
}

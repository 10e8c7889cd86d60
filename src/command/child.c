// posix_spawn of /proc/self/exe. Waiting only looks at how it ended, so that another thread may
// still stop it by its number.
#include "command/child.h"

#include "base/bug.h"
#include "base/log.h"
#include "command/command.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 12 };

extern char **environ;

// Signals that this program waits for are not its child's to wait for.
static int spawn(char **words, pid_t *child_out)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    BUG_IF(posix_spawn_file_actions_init(&files) != 0 || posix_spawnattr_init(&attributes) != 0);
    posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawn(child_out, "/proc/self/exe", &files, &attributes, words, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return error;
}

pid_t child_start(const char *const *arguments)
{
    static char name[] = "vitrine";
    char *words[WORDS_MOST + 2] = {name};
    pid_t child = 0;
    for (int i = 0; arguments[i]; i++) {
        BUG_IF(i == WORDS_MOST);
        memcpy(
            &words[i + 1], &arguments[i], sizeof arguments[i]); // posix_spawn's type has no const
    }
    int error = spawn(words, &child);
    if (error == 0)
        return child;
    log_error("child", "no process for '%s': %s", arguments[0], strerror(error));
    return 0;
}

// Nobody but the kernel, for want of memory, and people end a program by these.
static bool is_from_outside(int number)
{
    return number == SIGKILL || number == SIGTERM || number == SIGINT || number == SIGHUP;
}

static enum child_end end_of(const siginfo_t *info)
{
    if (info->si_code != CLD_EXITED)
        return is_from_outside(info->si_status) ? CHILD_LOST : CHILD_BAD;
    return info->si_status == EXIT_OK        ? CHILD_GOOD
           : info->si_status == EXIT_CONTENT ? CHILD_BAD
                                             : CHILD_LOST;
}

enum child_end child_await(pid_t child)
{
    siginfo_t info = {0};
    if (child == 0)
        return CHILD_LOST;
    while (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) != 0)
        BUG_IF(errno != EINTR);
    return end_of(&info);
}

void child_stop(pid_t child)
{
    if (child > 0)
        kill(child, SIGKILL);
}

void child_finish(pid_t child)
{
    if (child > 0)
        waitpid(child, NULL, 0);
}

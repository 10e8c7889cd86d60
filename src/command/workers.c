// Each child takes every n-th unit, sends a byte for each that is done, and hands over what it has
// to tell in a temporary file.
#include "command/workers.h"

#include "base/log.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct worker {
    pid_t pid;
    FILE *told;
};

static int process_count(const struct workers *workers)
{
    long count = workers->processes ? workers->processes : sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > WORKERS_MAX ? WORKERS_MAX : (int)count;
}

static _Noreturn void work(const struct workers *workers, int first, int step, FILE *out, int done)
{
    bool good = true;
    for (int unit = first; good && unit < workers->units; unit += step)
        good = workers->work(workers->self, unit) && write(done, "", 1) == 1;
    if (good)
        workers->tell(workers->self, out);
    _exit(good && fflush(out) == 0 && !ferror(out) ? 0 : 1);
}

static void show_progress(const struct workers *workers, int from)
{
    bool terminal = isatty(STDERR_FILENO);
    char byte;
    for (int done = 1; read(from, &byte, 1) == 1; done++)
        if (terminal)
            fprintf(stderr, "\r%s: %d of %d", workers->doing, done, workers->units);
        else if (done % 10 == 0)
            fprintf(stderr, "%s: %d of %d\n", workers->doing, done, workers->units);
    if (terminal)
        fputc('\n', stderr);
}

// Whether the child did all of its part.
static bool finished(pid_t pid)
{
    int status = 0;
    bool ended = pid > 0 && waitpid(pid, &status, 0) == pid;
    return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool collect(const struct workers *workers, struct worker *worker)
{
    bool whole = finished(worker->pid);
    if (!worker->told)
        return false;
    rewind(worker->told);
    if (whole)
        workers->hear(workers->self, worker->told);
    fclose(worker->told);
    return whole;
}

bool workers_run(const struct workers *workers)
{
    struct worker started[WORKERS_MAX];
    int count = process_count(workers), done[2];
    if (pipe(done) != 0) {
        log_error("workers", "no pipe: %s", strerror(errno));
        return false;
    }
    for (int i = 0; i < count; i++) {
        started[i].told = tmpfile();
        started[i].pid = started[i].told ? fork() : -1;
        if (started[i].pid == 0) {
            close(done[0]);
            work(workers, i, count, started[i].told, done[1]);
        }
    }
    close(done[1]);
    show_progress(workers, done[0]);
    close(done[0]);
    bool whole = true;
    for (int i = 0; i < count; i++)
        whole = collect(workers, &started[i]) && whole;
    if (!whole)
        log_error("workers", "%s: a process ended before its part was done", workers->doing);
    return whole;
}

#include "port/sdl/worker.h"

#include "base/bug.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

struct worker {
    pthread_t thread;
    void (*work)(void *context);
    void *context;
};

static void *run(void *self)
{
    struct worker *worker = self;
    worker->work(worker->context);
    return NULL;
}

struct worker *worker_start(void (*work)(void *context), void *context)
{
    struct worker *worker = calloc(1, sizeof *worker);
    BUG_IF(!worker);
    worker->work = work;
    worker->context = context;
    sigset_t all, before;
    sigfillset(&all);
    BUG_IF(pthread_sigmask(SIG_BLOCK, &all, &before) != 0);
    BUG_IF(pthread_create(&worker->thread, NULL, run, worker) != 0);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return worker;
}

void worker_join(struct worker *worker)
{
    pthread_join(worker->thread, NULL);
    free(worker);
}

// The other process is this program again: `vitrine rollback`.
#include "command/way_back.h"

#include "base/bug.h"
#include "command/child.h"
#include "port/sdl/worker.h"

#include <stdio.h>
#include <stdlib.h>

struct way_back {
    void (*done)(void *context);
    void *context;
    pid_t child;
    struct worker *worker;
    bool good;
};

static void work(void *self)
{
    struct way_back *way = self;
    way->good = child_await(way->child) == CHILD_GOOD;
    if (way->done)
        way->done(way->context);
}

struct way_back *way_back_start(
    const char *root, const char *to, int wait_s, void (*done)(void *context), void *context)
{
    struct way_back *way = calloc(1, sizeof *way);
    BUG_IF(!way);
    char wait[16];
    snprintf(wait, sizeof wait, "%d", wait_s);
    const char *const arguments[] = {
        "rollback", "--store", root, "--wait", wait, *to ? "--to" : NULL, to, NULL};
    way->done = done;
    way->context = context;
    way->child = child_start(arguments);
    way->worker = worker_start(work, way);
    return way;
}

void way_back_stop(struct way_back *way)
{
    child_stop(way->child);
}

bool way_back_finish(struct way_back *way)
{
    worker_join(way->worker);
    child_finish(way->child);
    bool good = way->good;
    free(way);
    return good;
}

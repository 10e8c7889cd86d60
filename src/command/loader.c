// The other process is this program again: `vitrine check --pages`. The thread has its own part of
// everything; fonts, which it has not, that process has looked at.
#include "command/loader.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/diag.h"
#include "command/child.h"
#include "port/sdl/worker.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct loader {
    char *folder, *words_folder;
    void (*done)(void *context);
    void *context;
    struct worker *worker;
    pid_t child;
    atomic_bool stopped;
    enum child_end end;
    struct pack *pack;
};

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
    loader->end = child_await(loader->child);
    if (loader->end == CHILD_GOOD && !loader->stopped)
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
    const char *const arguments[] = {"check", "--pages", loader->folder, NULL};
    loader->child = child_start(arguments);
    loader->worker = worker_start(work, loader);
    return loader;
}

void loader_stop(struct loader *loader)
{
    loader->stopped = true;
    child_stop(loader->child);
}

struct pack *loader_finish(struct loader *loader, bool *checked_out)
{
    worker_join(loader->worker);
    child_finish(loader->child);
    struct pack *pack = loader->pack;
    *checked_out = loader->end != CHILD_LOST;
    free(loader->folder);
    free(loader->words_folder);
    free(loader);
    return pack;
}

// The recording is a row of answers with frames between them. A kiosk that goes another way than
// the recorded one asks for a frame too many or too few; then a frame that was skipped, or that
// nobody recorded, differs, and the next answer that is asked for is taken all the same. Each wait
// takes one event, so that the end is always reached.
#include "port/trace/replayer.h"

#include "base/bug.h"
#include "base/log.h"

#include <stdlib.h>

struct replayer {
    struct trace *trace;
    const struct text_measure *measure;
    const struct port *screen; // NULL = headless
    int64_t screen_start_ms;
    struct trace_line next; // the first line that has not been replayed
    bool over;              // there is none
    struct point size;
    int64_t now_ms;
    bool hidden; // it was said that frames cannot be shown
    struct names names;
    struct replay_result result;
};

static void advance(struct replayer *replayer)
{
    int line = replayer->next.number;
    replayer->over = !trace_next(replayer->trace, &replayer->next);
    if (replayer->over)
        replayer->next = (struct trace_line){.number = line};
}

struct replayer *replayer_create(struct trace *trace, const struct text_measure *measure,
    struct trace_roots roots, const struct port *screen)
{
    struct replayer *replayer = calloc(1, sizeof *replayer);
    BUG_IF(!replayer);
    const struct trace_facts *facts = trace_facts(trace);
    replayer->trace = trace;
    replayer->measure = measure;
    replayer->screen = screen;
    replayer->screen_start_ms = screen ? screen->now_ms(screen->self) : 0;
    replayer->size = facts->size;
    replayer->now_ms = facts->start_ms;
    replayer->names.roots = roots;
    advance(replayer);
    return replayer;
}

void replayer_destroy(struct replayer *replayer)
{
    if (!replayer)
        return;
    names_finish(&replayer->names);
    free(replayer);
}

struct replay_result replayer_result(const struct replayer *replayer)
{
    return replayer->result;
}

// --- comparing ---

static int64_t since_start_ms(const struct replayer *replayer)
{
    return replayer->now_ms - trace_facts(replayer->trace)->start_ms;
}

static void compared(struct replayer *replayer, bool equal)
{
    struct replay_result *result = &replayer->result;
    result->frames++;
    if (equal)
        return;
    if (result->differing++ == 0) {
        result->first_line = replayer->next.number;
        result->first_ms = since_start_ms(replayer);
    }
}

static bool at(const struct replayer *replayer, enum trace_kind kind)
{
    return !replayer->over && replayer->next.kind == kind;
}

// Frames that were recorded, but not given now.
static void skip_frames(struct replayer *replayer)
{
    while (at(replayer, TRACE_FRAME)) {
        compared(replayer, false);
        advance(replayer);
    }
}

// --- the screen ---

// Sleeps until it is as late as it was then. Touches of now do nothing.
static void keep_tempo(struct replayer *replayer, int64_t at_ms)
{
    const struct port *screen = replayer->screen;
    if (!screen)
        return;
    int64_t due_ms = at_ms - trace_facts(replayer->trace)->start_ms + replayer->screen_start_ms;
    struct event event;
    do
        event = screen->wait(screen->self, due_ms);
    while (event.kind != EVENT_NONE && event.kind != EVENT_QUIT);
    replayer->result.stopped = event.kind == EVENT_QUIT;
}

static bool can_show(struct replayer *replayer)
{
    const struct port *screen = replayer->screen;
    if (!screen)
        return false;
    struct point size = screen->size(screen->self);
    bool fits = size.x == replayer->size.x && size.y == replayer->size.y;
    if (!fits && !replayer->hidden)
        log_warning("replay", "frames of %dx%d are not shown on a screen of %dx%d, only compared",
            replayer->size.x, replayer->size.y, size.x, size.y);
    replayer->hidden = !fits;
    return fits;
}

// --- the port ---

static struct point port_size(void *self)
{
    const struct replayer *replayer = self;
    return replayer->size;
}

static double port_mm_per_px(void *self)
{
    const struct replayer *replayer = self;
    return trace_facts(replayer->trace)->mm_per_px;
}

static int64_t port_now_ms(void *self)
{
    struct replayer *replayer = self;
    skip_frames(replayer);
    if (at(replayer, TRACE_NOW)) {
        replayer->now_ms = replayer->next.at_ms;
        advance(replayer);
    }
    return replayer->now_ms;
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct replayer *replayer = self;
    (void)until_ms; // as it was then, or the frames differ already
    for (skip_frames(replayer); at(replayer, TRACE_NOW); skip_frames(replayer))
        advance(replayer);
    struct event event = {.kind = EVENT_QUIT, .at_ms = replayer->now_ms};
    if (replayer->over)
        return event;
    keep_tempo(replayer, replayer->next.at_ms);
    if (replayer->result.stopped)
        return event;
    event = replayer->next.event;
    replayer->now_ms = event.at_ms;
    if (event.kind == EVENT_RESIZE)
        replayer->size = event.size;
    advance(replayer);
    return event;
}

static bool port_present(void *self, const struct draw_scene *scene)
{
    struct replayer *replayer = self;
    uint64_t name = names_scene(&replayer->names, scene);
    bool recorded = at(replayer, TRACE_FRAME);
    if (!replayer->over) // else it may have been cut off
        compared(replayer, recorded && replayer->next.frame == name);
    if (recorded)
        advance(replayer);
    return !can_show(replayer) || replayer->screen->present(replayer->screen->self, scene);
}

static void port_prepare(void *self, const struct draw_leaf *leaf)
{
    struct replayer *replayer = self;
    if (can_show(replayer))
        replayer->screen->prepare(replayer->screen->self, leaf);
}

struct port replayer_port(struct replayer *replayer)
{
    return (struct port){
        .self = replayer,
        .measure = replayer->measure,
        .size = port_size,
        .mm_per_px = port_mm_per_px,
        .now_ms = port_now_ms,
        .wait = port_wait,
        .present = port_present,
        .prepare = port_prepare,
    };
}

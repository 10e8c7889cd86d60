// A queue of events in an arena, each with its time, and a clock that only wait() moves on.
#include "port/script/script.h"

#include "base/arena.h"
#include "base/bug.h"

#include <stddef.h>

enum { TAP_MS = 80, MOVE_EVERY_MS = 16, FINGER = 1 };

struct scripted {
    struct event event;
    struct scripted *after;
};

struct script {
    struct arena arena;  // holds this too
    struct arena events; // those that were appended since the last time that none was left
    const struct text_measure *measure;
    struct point size;
    double mm_per_px;
    int64_t now_ms, end_ms;        // now <= end; no event that is left is before now
    struct scripted *next, **tail; // tail: where the next one appended hangs
    int64_t frames, damage_px;
};

struct script *script_create(
    const struct text_measure *measure, struct point size, double mm_per_px)
{
    struct arena arena = {0};
    struct script *script = ARENA_NEW(&arena, struct script);
    script->arena = arena;
    script->measure = measure;
    script->size = size;
    script->mm_per_px = mm_per_px;
    script->tail = &script->next;
    return script;
}

void script_destroy(struct script *script)
{
    if (!script)
        return;
    struct arena arena = script->arena;
    arena_finish(&script->events);
    arena_finish(&arena);
}

// --- the script ---

void script_event(struct script *script, struct event event)
{
    struct scripted *scripted = ARENA_NEW(&script->events, struct scripted);
    scripted->event = event;
    scripted->event.at_ms = script->end_ms;
    *script->tail = scripted;
    script->tail = &scripted->after;
}

void script_wait(struct script *script, int64_t duration_ms)
{
    BUG_IF(duration_ms < 0);
    script->end_ms += duration_ms;
}

static void add_touch(struct script *script, enum event_kind kind, struct point at)
{
    script_event(script, (struct event){.kind = kind, .at = at, .finger = FINGER});
}

void script_tap(struct script *script, struct point at)
{
    add_touch(script, EVENT_DOWN, at);
    script_wait(script, TAP_MS);
    add_touch(script, EVENT_UP, at);
}

// The point `part` of `whole` on the way.
static int between(int from, int to, int part, int whole)
{
    return from + (int)(((int64_t)to - from) * part / whole);
}

void script_drag(struct script *script, struct point from, struct point to, int duration_ms)
{
    int steps = geom_max(duration_ms / MOVE_EVERY_MS, 1);
    int gone_ms = 0;
    add_touch(script, EVENT_DOWN, from);
    for (int i = 1; i <= steps; i++) {
        int due_ms = between(0, duration_ms, i, steps);
        script_wait(script, due_ms - gone_ms);
        gone_ms = due_ms;
        add_touch(script, EVENT_MOVE,
            (struct point){between(from.x, to.x, i, steps), between(from.y, to.y, i, steps)});
    }
    add_touch(script, EVENT_UP, to);
}

void script_key(struct script *script, enum event_key key)
{
    script_event(script, (struct event){.kind = EVENT_KEY, .key = key});
}

bool script_pending(const struct script *script)
{
    return script->next || script->now_ms < script->end_ms;
}

int64_t script_frames(const struct script *script)
{
    return script->frames;
}

int64_t script_damage_px(const struct script *script)
{
    return script->damage_px;
}

// --- the port ---

static struct point port_size(void *self)
{
    const struct script *script = self;
    return script->size;
}

static double port_mm_per_px(void *self)
{
    const struct script *script = self;
    return script->mm_per_px;
}

static int64_t port_now_ms(void *self)
{
    const struct script *script = self;
    return script->now_ms;
}

static struct event take_event(struct script *script)
{
    struct event event = script->next->event;
    script->next = script->next->after;
    if (!script->next) {
        script->tail = &script->next;
        arena_reset(&script->events);
    }
    script->now_ms = event.at_ms;
    if (event.kind == EVENT_RESIZE)
        script->size = event.size;
    return event;
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct script *script = self;
    // A time that has passed: what is due now still comes first.
    if (until_ms < script->now_ms)
        until_ms = script->now_ms;
    if (script->next && script->next->event.at_ms <= until_ms)
        return take_event(script);
    bool over = !script->next && until_ms > script->end_ms;
    script->now_ms = over ? script->end_ms : until_ms;
    return (struct event){.kind = over ? EVENT_QUIT : EVENT_NONE, .at_ms = script->now_ms};
}

// Of a mixture, all of the screen counts.
static bool port_present(void *self, const struct draw_scene *scene)
{
    struct script *script = self;
    const struct draw_damage *damage = &scene->over.damage;
    bool whole = scene->mix != DRAW_STILL || scene->over.was_id == 0;
    script->frames++;
    if (whole)
        script->damage_px += (int64_t)script->size.x * script->size.y;
    for (size_t i = 0; i < damage->count && !whole; i++)
        script->damage_px += (int64_t)damage->rects[i].w * damage->rects[i].h;
    return true;
}

static void port_prepare(void *self, const struct draw_leaf *leaf)
{
    (void)self;
    (void)leaf;
}

struct port script_port(struct script *script)
{
    return (struct port){
        .self = script,
        .measure = script->measure,
        .size = port_size,
        .mm_per_px = port_mm_per_px,
        .now_ms = port_now_ms,
        .wait = port_wait,
        .present = port_present,
        .prepare = port_prepare,
    };
}

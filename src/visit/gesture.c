// One finger at a time: a finger is followed from its DOWN, by its id, and every other is not. Once
// it has left the slop it is a drag for good.
#include "visit/gesture.h"

#include "base/geom.h"

#include <stdlib.h>

enum { STUCK_MS = 10000, QUICK_MS = 600 };

void gesture_init(struct gesture_state *state, int slop_px, int swipe_px, int bounce_ms)
{
    *state =
        (struct gesture_state){.slop_px = slop_px, .swipe_px = swipe_px, .bounce_ms = bounce_ms};
}

void gesture_drop(struct gesture_state *state)
{
    state->dropped = state->down;
}

static struct point way(struct point from, struct point to)
{
    return (struct point){to.x - from.x, to.y - from.y};
}

static bool within_slop(const struct gesture_state *state, struct point from, struct point to)
{
    int64_t dx = (int64_t)to.x - from.x, dy = (int64_t)to.y - from.y;
    return dx * dx + dy * dy <= (int64_t)state->slop_px * state->slop_px;
}

static struct gesture gesture_of(
    const struct gesture_state *state, enum gesture_kind kind, struct point by)
{
    return (struct gesture){.kind = kind, .at = state->last, .start = state->start, .by = by};
}

static struct gesture no_gesture(void)
{
    return (struct gesture){.kind = GESTURE_NONE};
}

static void let_go(struct gesture_state *state)
{
    state->down = false;
    state->dragging = false;
    state->dropped = false;
}

static struct gesture cancel(struct gesture_state *state)
{
    let_go(state);
    return gesture_of(state, GESTURE_CANCEL, (struct point){0, 0});
}

static bool is_bounce(const struct gesture_state *state, const struct event *event)
{
    int64_t since_ms = event->at_ms - state->tapped_ms;
    return state->tapped && since_ms >= 0 && since_ms < state->bounce_ms &&
           within_slop(state, state->tapped_at, event->at);
}

static struct gesture press(struct gesture_state *state, const struct event *event)
{
    let_go(state);
    state->down = true;
    state->finger = event->finger;
    state->start = state->last = event->at;
    state->down_ms = event->at_ms;
    return gesture_of(state, GESTURE_PRESS, (struct point){0, 0});
}

static struct gesture move(struct gesture_state *state, struct point at)
{
    struct point by = way(state->last, at);
    state->last = at;
    if (state->dragging)
        return by.x || by.y ? gesture_of(state, GESTURE_DRAG, by) : no_gesture();
    if (within_slop(state, state->start, at))
        return no_gesture();
    state->dragging = true;
    return gesture_of(state, GESTURE_SLIP, way(state->start, at));
}

static bool is_swipe(const struct gesture_state *state, struct point by, int64_t took_ms)
{
    int64_t across = llabs((int64_t)by.x), along = llabs((int64_t)by.y);
    int64_t least = took_ms <= QUICK_MS ? state->swipe_px : 2 * (int64_t)state->swipe_px;
    return across >= least && 2 * across > 3 * along;
}

static struct gesture lift(struct gesture_state *state, const struct event *event)
{
    struct point by = way(state->start, event->at);
    bool tap = !state->dragging && within_slop(state, state->start, event->at);
    bool swipe = !tap && is_swipe(state, by, event->at_ms - state->down_ms);
    state->last = event->at;
    let_go(state);
    if (!tap)
        return gesture_of(state, swipe ? GESTURE_SWIPE : GESTURE_RELEASE, by);
    state->tapped = true;
    state->tapped_ms = event->at_ms;
    state->tapped_at = event->at;
    return gesture_of(state, GESTURE_TAP, by);
}

static struct gesture follow(struct gesture_state *state, const struct event *event)
{
    bool stuck = state->down && event->at_ms - state->down_ms > STUCK_MS;
    bool ours = state->down && event->finger == state->finger;
    if (event->kind == EVENT_DOWN && (!state->down || ours || stuck))
        return is_bounce(state, event) ? no_gesture() : press(state, event);
    if (stuck || (state->down && event->kind == EVENT_RESIZE))
        return cancel(state);
    if (ours && event->kind == EVENT_MOVE)
        return move(state, event->at);
    if (ours && event->kind == EVENT_UP)
        return lift(state, event);
    if (ours && event->kind == EVENT_CANCEL)
        return cancel(state);
    return no_gesture();
}

struct gesture gesture_feed(struct gesture_state *state, const struct event *event)
{
    // A dropped finger is followed all the same: its bounces are bounces too.
    bool silent = state->dropped;
    struct gesture gesture = follow(state, event);
    return silent && gesture.kind != GESTURE_PRESS ? no_gesture() : gesture;
}

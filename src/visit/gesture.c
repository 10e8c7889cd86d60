// One finger is followed at a time, from its DOWN and by its id; of a pinch, two. All others are
// not, so two visitors make no gesture together. Time passes before each event is looked at.
#include "visit/gesture.h"

#include <math.h>
#include <stddef.h>

enum { PALM_MS = 3000, HOLD_MS = 5000, STUCK_MS = 10000 };

void gesture_init(struct gesture_state *state, const struct gesture_options *options)
{
    *state = (struct gesture_state){.options = *options};
}

void gesture_allow(struct gesture_state *state, bool pinch, bool hold)
{
    state->pinch_allowed = pinch;
    state->hold_allowed = hold;
}

// --- points ---

static struct point way(struct point from, struct point to)
{
    return (struct point){to.x - from.x, to.y - from.y};
}

static double distance(struct point a, struct point b)
{
    return hypot((double)b.x - a.x, (double)b.y - a.y);
}

static bool within_slop(const struct gesture_state *state, struct point a, struct point b)
{
    return distance(a, b) <= state->options.slop_px;
}

static struct point middle_of(const struct gesture_state *state)
{
    struct point a = state->first.at, b = state->second.at;
    return (struct point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

// Fingers that touch each other have no scale of their own.
static double apart(const struct gesture_state *state)
{
    return fmax(distance(state->first.at, state->second.at), fmax(state->options.slop_px, 1));
}

// --- ends ---

static struct gesture no_gesture(void)
{
    return (struct gesture){.kind = GESTURE_NONE};
}

static struct gesture gesture_of(
    const struct gesture_state *state, enum gesture_kind kind, struct point by)
{
    bool two = state->phase == PHASE_PINCHING;
    return (struct gesture){.kind = kind,
        .at = two ? state->middle : state->first.at,
        .start = state->start,
        .by = by,
        .scale = 1};
}

static void mute(struct gesture_state *state, int64_t now_ms)
{
    state->phase = PHASE_MUTED;
    state->rest_at = state->first.at;
    state->rest_ms = now_ms;
}

void gesture_drop(struct gesture_state *state)
{
    if (state->phase != PHASE_IDLE && state->phase != PHASE_MUTED)
        mute(state, state->event_ms);
}

// Bounces and muted fingers end in silence: nothing of them was told.
static struct gesture cancel(struct gesture_state *state)
{
    bool told = state->phase == PHASE_PRESSED || state->phase == PHASE_DRAGGING ||
                state->phase == PHASE_PINCHING;
    struct gesture gesture = gesture_of(state, GESTURE_CANCEL, (struct point){0, 0});
    state->phase = PHASE_IDLE;
    return told ? gesture : no_gesture();
}

// --- time ---

int64_t gesture_deadline_ms(const struct gesture_state *state)
{
    switch (state->phase) {
    case PHASE_PRESSED:
        if (!state->slipped)
            return state->down_ms + (state->hold_allowed ? HOLD_MS : PALM_MS);
        return state->event_ms + STUCK_MS;
    case PHASE_DRAGGING:
    case PHASE_PINCHING:
        return state->event_ms + STUCK_MS;
    case PHASE_BOUNCING:
        return state->down_ms + PALM_MS;
    case PHASE_MUTED:
        return state->rest_ms + PALM_MS;
    default:
        return INT64_MAX;
    }
}

struct gesture gesture_tick(struct gesture_state *state, int64_t now_ms)
{
    if (now_ms < gesture_deadline_ms(state))
        return no_gesture();
    if (state->phase != PHASE_PRESSED || state->slipped || !state->hold_allowed)
        return cancel(state);
    mute(state, now_ms);
    return gesture_of(state, GESTURE_HOLD, (struct point){0, 0});
}

// --- a finger comes ---

static bool is_bounce(const struct gesture_state *state, const struct event *event)
{
    int64_t since_ms = event->at_ms - state->tapped_ms;
    return state->tapped && since_ms >= 0 && since_ms < state->options.bounce_ms &&
           within_slop(state, state->tapped_at, event->at);
}

static struct gesture press(struct gesture_state *state, const struct event *event)
{
    bool bounce = is_bounce(state, event);
    state->phase = bounce ? PHASE_BOUNCING : PHASE_PRESSED;
    state->slipped = false;
    gesture_allow(state, false, false);
    state->first = (struct gesture_finger){event->finger, event->at};
    state->start = event->at;
    state->down_ms = state->event_ms = event->at_ms;
    speed_start(&state->speed, event->at, event->at_ms);
    return bounce ? no_gesture() : gesture_of(state, GESTURE_PRESS, (struct point){0, 0});
}

static bool may_pinch(const struct gesture_state *state, struct point at)
{
    return state->pinch_allowed &&
           (state->phase == PHASE_PRESSED || state->phase == PHASE_DRAGGING) &&
           distance(state->first.at, at) <= state->options.span_px;
}

static struct gesture pinch(struct gesture_state *state, const struct event *event)
{
    state->phase = PHASE_PINCHING;
    state->slipped = true;
    state->second = (struct gesture_finger){event->finger, event->at};
    state->event_ms = event->at_ms;
    state->start = state->middle = middle_of(state);
    state->apart_px = apart(state);
    return gesture_of(state, GESTURE_PINCH, (struct point){0, 0});
}

// The finger that the event is of, where it is followed; else NULL.
static struct gesture_finger *followed(struct gesture_state *state, int64_t id)
{
    if (state->phase != PHASE_IDLE && state->first.id == id)
        return &state->first;
    return state->phase == PHASE_PINCHING && state->second.id == id ? &state->second : NULL;
}

static struct gesture come(struct gesture_state *state, const struct event *event)
{
    if (state->phase == PHASE_IDLE)
        return press(state, event);
    if (followed(state, event->finger)) { // its UP was lost
        struct gesture gone = cancel(state), gesture = press(state, event);
        return gesture.kind == GESTURE_NONE ? gone : gesture;
    }
    return may_pinch(state, event->at) ? pinch(state, event) : no_gesture();
}

// --- it moves ---

static struct gesture pinch_on(struct gesture_state *state)
{
    struct point middle = middle_of(state), by = way(state->middle, middle);
    double before_px = state->apart_px;
    state->middle = middle;
    state->apart_px = apart(state);
    struct gesture gesture = gesture_of(state, GESTURE_PINCH, by);
    gesture.scale = state->apart_px / before_px;
    return gesture;
}

static void rest(struct gesture_state *state, const struct event *event)
{
    state->slipped |= !within_slop(state, state->start, event->at);
    if (within_slop(state, state->rest_at, event->at))
        return;
    state->rest_at = event->at;
    state->rest_ms = event->at_ms;
}

// A bounce that turns out to be a drag is told of late; whatever it does next is SLIP or RELEASE.
static struct gesture leave_slop(struct gesture_state *state)
{
    bool told = state->phase == PHASE_PRESSED;
    state->phase = told ? PHASE_DRAGGING : PHASE_PRESSED;
    state->slipped = true;
    if (told)
        return gesture_of(state, GESTURE_SLIP, way(state->start, state->first.at));
    struct gesture gesture = gesture_of(state, GESTURE_PRESS, (struct point){0, 0});
    gesture.at = state->start;
    return gesture;
}

static struct gesture move(struct gesture_state *state, const struct event *event)
{
    struct gesture_finger *finger = followed(state, event->finger);
    if (!finger)
        return no_gesture();
    struct point by = way(finger->at, event->at);
    bool same = by.x == 0 && by.y == 0;
    finger->at = event->at;
    state->event_ms = event->at_ms;
    if (!same)
        speed_add(&state->speed, event->at, event->at_ms);
    switch (state->phase) {
    case PHASE_MUTED:
        rest(state, event);
        return no_gesture();
    case PHASE_PINCHING:
        return same ? no_gesture() : pinch_on(state);
    case PHASE_DRAGGING:
        return same ? no_gesture() : gesture_of(state, GESTURE_DRAG, by);
    default:
        if (!state->slipped && within_slop(state, state->start, event->at))
            return no_gesture();
        return leave_slop(state);
    }
}

// --- it leaves ---

static struct gesture end_pinch(struct gesture_state *state, const struct event *event)
{
    struct gesture gesture = gesture_of(state, GESTURE_PINCH_END, (struct point){0, 0});
    if (state->first.id == event->finger)
        state->first = state->second;
    mute(state, event->at_ms);
    return gesture;
}

static struct gesture tap(struct gesture_state *state, const struct event *event)
{
    enum gesture_phase phase = state->phase;
    struct gesture gesture = gesture_of(state, GESTURE_TAP, way(state->start, event->at));
    state->phase = PHASE_IDLE;
    if (phase == PHASE_BOUNCING) {
        gesture.kind = GESTURE_AGAIN;
        return state->tapped_muted ? no_gesture() : gesture;
    }
    state->tapped = true;
    state->tapped_muted = phase == PHASE_MUTED;
    state->tapped_ms = event->at_ms;
    state->tapped_at = event->at;
    return state->tapped_muted ? no_gesture() : gesture;
}

static struct gesture release(struct gesture_state *state, const struct event *event)
{
    bool told = state->phase == PHASE_PRESSED || state->phase == PHASE_DRAGGING;
    struct gesture gesture = gesture_of(state, GESTURE_RELEASE, way(state->start, event->at));
    gesture.speed = speed_now(&state->speed, event->at_ms, state->options.slop_px / 4);
    state->phase = PHASE_IDLE;
    return told ? gesture : no_gesture();
}

static struct gesture leave(struct gesture_state *state, const struct event *event)
{
    struct gesture_finger *finger = followed(state, event->finger);
    if (!finger)
        return no_gesture();
    if (state->phase == PHASE_PINCHING)
        return end_pinch(state, event);
    struct point by = way(finger->at, event->at);
    finger->at = event->at;
    if (by.x != 0 || by.y != 0)
        speed_add(&state->speed, event->at, event->at_ms);
    bool slipped = state->slipped || !within_slop(state, state->start, event->at);
    return slipped ? release(state, event) : tap(state, event);
}

// --- all of it ---

static struct gesture vanish(struct gesture_state *state, int64_t id)
{
    return followed(state, id) ? cancel(state) : no_gesture();
}

static struct gesture follow(struct gesture_state *state, const struct event *event)
{
    int palm_px = state->options.palm_px;
    bool palm = palm_px > 0 && event->contact_px > palm_px;
    switch (event->kind) {
    case EVENT_DOWN:
        return palm ? vanish(state, event->finger) : come(state, event);
    case EVENT_MOVE:
        return palm ? vanish(state, event->finger) : move(state, event);
    case EVENT_UP:
        return palm ? vanish(state, event->finger) : leave(state, event);
    case EVENT_CANCEL:
        return vanish(state, event->finger);
    case EVENT_RESIZE:
        state->tapped = false; // its place means nothing now
        return cancel(state);
    default:
        return no_gesture();
    }
}

struct gesture gesture_feed(struct gesture_state *state, const struct event *event)
{
    struct gesture passed = gesture_tick(state, event->at_ms);
    struct gesture gesture = follow(state, event);
    return gesture.kind == GESTURE_NONE ? passed : gesture;
}

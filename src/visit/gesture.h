// From fingers to gestures: one recogniser, points and times in, gestures out. The first finger
// counts, others are ignored while it is down (standards ).
#ifndef VISIT_GESTURE_H
#define VISIT_GESTURE_H

#include "base/event.h"

#include <stdbool.h>
#include <stdint.h>

enum gesture_kind {
    GESTURE_NONE,
    GESTURE_PRESS,   // touched down at `at`: show it pressed; what went on before is over
    GESTURE_SLIP,    // left the slop: it is a drag now, `by` so far; nothing is pressed any more
    GESTURE_DRAG,    // moved by `by` since the last one
    GESTURE_TAP,     // up again within the slop
    GESTURE_SWIPE,   // a drag that ended as a flick: `by` is its whole way
    GESTURE_RELEASE, // a drag that ended otherwise; `by` is its whole way
    GESTURE_CANCEL,  // the finger vanished, or was dropped
};

struct gesture {
    enum gesture_kind kind;
    struct point at;    // now
    struct point start; // where the finger came down
    struct point by;
};

struct gesture_state {
    int slop_px;  // a tap stays within this (4 mm, A-105)
    int swipe_px; // a swipe goes this far sideways quickly, or twice as far at any speed
    bool down, dragging;
    bool dropped; // it is down, and says nothing more
    int64_t finger;
    struct point start, last;
    int64_t down_ms;
    bool tapped;       // there was a tap
    int64_t tapped_ms; // for bounces: the last tap's time
    struct point tapped_at;
    int bounce_ms; // a finger down again at the same place within this is ignored (A-106: 300)
};

void gesture_init(struct gesture_state *state, int slop_px, int swipe_px, int bounce_ms);
// One event in, at most one gesture out. A finger whose DOWN was ignored (a second finger, a
// bounce) is ignored until it leaves. A DOWN of the finger that is already down means that its UP
// was lost: a new PRESS. A finger down for more than 10 s is dropped at the next event of any kind,
// with CANCEL, or with the PRESS of the finger that takes its place. A RESIZE takes the ground
// away: CANCEL. NONE, KEY and QUIT do nothing else.
struct gesture gesture_feed(struct gesture_state *state, const struct event *event);
// The finger that is down, if any, gives no gesture until it leaves; a bounce after it is one
// still.
void gesture_drop(struct gesture_state *state);

#endif

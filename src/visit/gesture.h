// From fingers to gestures: one recogniser, points and times in, gestures out. The first finger counts,
// others are ignored while it is down (standards ).
#ifndef VISIT_GESTURE_H
#define VISIT_GESTURE_H

#include "base/event.h"

#include <stdbool.h>
#include <stdint.h>

enum gesture_kind {
    GESTURE_NONE,
    GESTURE_PRESS,   // touched down at `at`: show it pressed
    GESTURE_SLIP,    // left the slop: it is a drag now; nothing is pressed any more
    GESTURE_DRAG,    // moved by `by` since the last one
    GESTURE_TAP,     // up again within the slop
    GESTURE_SWIPE,   // a drag that ended as a flick: `by` is its whole way
    GESTURE_RELEASE, // a drag that ended otherwise
    GESTURE_CANCEL,  // the finger vanished
};

struct gesture {
    enum gesture_kind kind;
    struct point at;    // now
    struct point start; // where the finger came down
    struct point by;
};

struct gesture_state {
    int slop_px;       // a tap stays within this (4 mm, A-105)
    int swipe_px;      // a swipe goes at least this far sideways
    bool down, dragging;
    int64_t finger;
    struct point start, last;
    int64_t down_ms;
    int64_t tapped_ms; // for bounces: the last tap's time
    struct point tapped_at;
    int bounce_ms;     // a second tap at the same place within this is dropped (A-106: 300)
};

void gesture_init(struct gesture_state *state, int slop_px, int swipe_px, int bounce_ms);
struct gesture gesture_feed(struct gesture_state *state, const struct event *event);

#endif

// From fingers to gestures: one recogniser, points and times in, gestures out. The first finger
// counts, others are ignored while it is down, but for the second one of a pinch (standards A-25,
//
#ifndef VISIT_GESTURE_H
#define VISIT_GESTURE_H

#include "base/event.h"
#include "visit/speed.h"

#include <stdbool.h>
#include <stdint.h>

enum gesture_kind {
    GESTURE_NONE,
    GESTURE_PRESS,     // touched down at `at`: show it pressed; what went on before is over
    GESTURE_SLIP,      // left the slop: a drag now, `by` so far; nothing is pressed any more
    GESTURE_DRAG,      // moved by `by` since the last one
    GESTURE_TAP,       // up again within the slop
    GESTURE_AGAIN,     // a whole tap at the place of the last one, sooner than bounce_ms after it:
                       // a bounce, or the second half of a double tap; there was no PRESS for it
    GESTURE_RELEASE,   // a drag ended: `by` is its whole way, `speed` its speed at the end
    GESTURE_PINCH,     // two fingers: `scale` since the last one, `at` their middle now, `by` the
                       // middle's way since the last one. The first has scale 1: it has begun
    GESTURE_PINCH_END, // one of the two left; the other gives nothing more until it leaves
    GESTURE_HOLD,      // rested within the slop for 5 s where that was allowed; nothing more comes
                       // of this finger
    GESTURE_CANCEL,    // the finger vanished, was stuck, or is a palm
};

struct gesture {
    enum gesture_kind kind;
    struct point at;    // now
    struct point start; // where the finger came down; PINCH: where the middle was first
    struct point by;
    struct point speed; // px a second, of RELEASE; 0 where it rested before it left
    double scale;       // of PINCH
};

struct gesture_options {
    int slop_px;   // a tap stays within this (4 mm)
    int bounce_ms; // 0: no tap is a bounce
    int palm_px;   // contacts wider than this are palms (40 mm); 0: none is
    int span_px;   // two fingers of one hand are at most this far apart (180 mm)
};

enum gesture_phase {
    PHASE_IDLE,
    PHASE_PRESSED,
    PHASE_DRAGGING,
    PHASE_PINCHING,
    PHASE_BOUNCING, // down again so soon that only AGAIN may come of it
    PHASE_MUTED,    // down, and nothing comes of it
};

struct gesture_finger {
    int64_t id;
    struct point at;
};

struct gesture_state {
    struct gesture_options options;
    enum gesture_phase phase;
    bool pinch_allowed, hold_allowed;
    bool slipped;                        // it was out of the slop: no tap any more
    struct gesture_finger first, second; // the second one only of a pinch
    struct point start;
    int64_t down_ms;
    int64_t event_ms; // the last event of a finger that is followed
    struct speed speed;
    struct point middle; // of the pinch, as it was told last
    double apart_px;
    struct point rest_at; // where a muted finger rests
    int64_t rest_ms;      // and since when
    bool tapped;          // there was a tap:
    bool tapped_muted;    // but nobody was told
    int64_t tapped_ms;
    struct point tapped_at;
};

void gesture_init(struct gesture_state *state, const struct gesture_options *options);
// One event in, at most one gesture out. A finger whose DOWN was ignored (a second one, a palm) is
// ignored until it leaves. A DOWN of the finger that is already down means that its UP was lost: a
// new PRESS. A RESIZE takes the ground away: CANCEL. What the passing of time alone does comes with
// the next event of any kind too, in place of NONE. A bounce that leaves the slop was none: PRESS,
// late, and then SLIP or RELEASE.
struct gesture gesture_feed(struct gesture_state *state, const struct event *event);
// Time passes. A finger that rests within the slop is a HOLD after 5 s where it may, else a palm
// after 3 s; one that drags or pinches and of which nothing was heard for 10 s is stuck: CANCEL.
// Palms and stuck fingers keep no other finger away.
struct gesture gesture_tick(struct gesture_state *state, int64_t now_ms);
// When gesture_tick next does something; INT64_MAX = never.
int64_t gesture_deadline_ms(const struct gesture_state *state);
// The finger that is down, if any, gives no gesture until it leaves, nor does a bounce after it.
// Until then, or until it rested for 3 s, it keeps others away.
void gesture_drop(struct gesture_state *state);
// For the finger that has just PRESSED: what may become of it. Neither, unless this is called.
void gesture_allow(struct gesture_state *state, bool pinch, bool hold);

#endif

// A test of the touch screen for whoever sets one up: five targets to tap, and the trail of every
// finger. Pure: events and times in, a display list out. Rings are tapped in turn, so that a screen
// that is mirrored or turned cannot pass by chance.
#ifndef KIOSK_TOUCHTEST_H
#define KIOSK_TOUCHTEST_H

#include "base/event.h"
#include "draw/list.h"
#include "ui/metrics.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    TOUCHTEST_TARGETS = 5, // the corners, clockwise from the top left, and the middle
    TOUCHTEST_FINGERS = 10,
    TOUCHTEST_TRAIL = 160,     // points of a finger that are kept
    TOUCHTEST_INSET_MM = 12,   // of the corners' targets
    TOUCHTEST_ERROR_MM = 8,    // a tap at most so far from the middle of its target passes
    TOUCHTEST_HOLD_MS = 5000,  // a press in the middle for that long ends the test
    TOUCHTEST_IDLE_MS = 60000, // and so does no touch for that long
};

struct touchtest_target {
    struct point at;
    bool tried;
    double error_mm; // of its last tap
};

struct touchtest_finger {
    bool used; // it has a trail to show
    bool down;
    int64_t id;
    int64_t down_ms;
    struct point trail[TOUCHTEST_TRAIL]; // the last one is where it is, or was
    int count;
    bool in_place; // it came alone and has not moved: it may be a tap
};

struct touchtest {
    struct point size;
    double mm_per_px;
    struct touchtest_target targets[TOUCHTEST_TARGETS];
    int current; // the target to be tapped; -1 when all have passed
    struct touchtest_finger fingers[TOUCHTEST_FINGERS];
    int64_t touched_ms;
    bool over;
};

void touchtest_init(struct touchtest *test, struct point size, double mm_per_px, int64_t now_ms);
// One event of the port. A new size begins the test anew.
void touchtest_handle(struct touchtest *test, const struct event *event);
// Time passes: the test may be over.
void touchtest_tick(struct touchtest *test, int64_t now_ms);
// When touchtest_tick or the picture will change next.
int64_t touchtest_deadline_ms(const struct touchtest *test, int64_t now_ms);

bool touchtest_hit(const struct touchtest_target *target);
int touchtest_passed(const struct touchtest *test); // how many targets
// Whole seconds until the press in the middle ends the test; 0 while there is none of a second.
int touchtest_seconds_left(const struct touchtest *test, int64_t now_ms);
// For people, a line each: the targets, and how many passed.
void touchtest_report(const struct touchtest *test, struct buf *out);

struct touchtest_view {
    const struct text_measure *measure;
    const struct ui_metrics *metrics; // of the test's size
    const char *const *devices;       // names of the touch devices
    int device_count;
    int64_t now_ms;
};

// Everything in the list lives in `arena`.
void touchtest_draw(const struct touchtest *test, const struct touchtest_view *view,
    struct arena *arena, struct draw_list *out);

#endif

// All that moves: numbers that go from where they are to where they belong, driven by the time that
// is handed in; and which changes of the visit move at all. Pure.
#ifndef KIOSK_MOTION_H
#define KIOSK_MOTION_H

#include "draw/scene.h"
#include "visit/visit.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    MOTION_MS = 220,       // slides, sheets, fades, steps of scrolling
    MOTION_CALM_MS = 120,  // fades, for visitors who want little motion
    MOTION_COAST_MS = 900, // how long a flicked page of text coasts at the most
    MOTION_STEP_MS = 16,   // from frame to frame
};

// A number on its way: a cubic Hermite curve that starts with a speed and ends with none, so that
// it can be taken up at any moment without a jump, of place or of speed. Zeroed: at rest at 0.
struct tween {
    double from, to;
    double speed; // at the start, a millisecond
    int64_t start_ms;
    int duration_ms; // 0 = at rest at `to`
};

double tween_at(const struct tween *tween, int64_t now_ms);
bool tween_moves(const struct tween *tween, int64_t now_ms);
void tween_set(struct tween *tween, double value); // at rest there
// From where it is now; fast at first, as if it had been under way.
void tween_go(struct tween *tween, double to, int duration_ms, int64_t now_ms);
// The same with the speed that it has, such as that of a finger: in as much time as that needs, 120
// to duration_ms; it never passes `to`.
void tween_flick(struct tween *tween, double to, double speed, int duration_ms, int64_t now_ms);
// The same, but where `to` is nearer than the speed carries, it goes past and comes back: a soft
// end.
void tween_coast(struct tween *tween, double to, double speed, int duration_ms, int64_t now_ms);

// How the step from one state of the visit to the other is shown. SLIDE: *way_out is +1 where the
// new page comes from the right, -1 where from the left. RISE: +1 where a sheet opens, -1 where it
// closes.
enum draw_mix motion_between(
    const struct visit *from, const struct visit *to, bool right_to_left, int *way_out);
// Whether both stand at the same place with the same panel, in the same language and settings.
bool motion_same_view(const struct visit *a, const struct visit *b);

#endif

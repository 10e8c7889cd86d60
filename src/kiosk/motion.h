// The slide from one page to the next: pure, driven by the time that is handed in.
#ifndef KIOSK_MOTION_H
#define KIOSK_MOTION_H

#include "draw/list.h"
#include "visit/visit.h"

#include <stdbool.h>
#include <stdint.h>

enum { MOTION_MS = 220, MOTION_STEP_MS = 16 };

struct motion {
    bool moving;
    int way; // +1: the new page comes from the right; -1: from the left
    int64_t start_ms;
};

// +1 or -1 where the step from one state of the visit to the other is a step on or back through the
// exhibit, 0 where it is none: the picture just changes.
int motion_way(const struct visit *from, const struct visit *to, bool right_to_left);
// How far the new page still is from its place, in px of `width_px`: eased out; 0 at the end.
int motion_offset(const struct motion *motion, int64_t now_ms, int width_px);
// Adds both pages above `dock_y`, the old one pushed out by the new one, and the rest of the new
// one.
void motion_compose(struct draw_list *list, const struct draw_list *from,
    const struct draw_list *to, int offset_px, int way, int dock_y);

#endif

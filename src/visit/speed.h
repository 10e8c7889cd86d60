// How fast a finger moves when it leaves, from where it was in its last 100 ms.
#ifndef VISIT_SPEED_H
#define VISIT_SPEED_H

#include "base/geom.h"

#include <stdbool.h>
#include <stdint.h>

// At 8 ms apart, the last 100 ms; one before them, and one that the next may replace.
enum { SPEED_SAMPLE_COUNT = 16 };

struct speed {
    int count;
    struct speed_sample {
        int64_t at_ms;
        struct point at;
    } samples[SPEED_SAMPLE_COUNT]; // oldest first
};

// The finger came down: what was before is forgotten.
void speed_start(struct speed *speed, struct point at, int64_t at_ms);
// It moved. A clock that jumped back starts anew.
void speed_add(struct speed *speed, struct point at, int64_t at_ms);
// Px a second at `now_ms`. 0 where it went no farther than `still_px` in its last 60 ms, and where
// all its samples have one time.
struct point speed_now(const struct speed *speed, int64_t now_ms, int still_px);

#endif

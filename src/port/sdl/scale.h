// Scaling of pictures: the average of the area when smaller, between the nearest when larger.
#ifndef PORT_SDL_SCALE_H
#define PORT_SDL_SCALE_H

#include "base/arena.h"
#include "base/geom.h"

#include <stdint.h>

// `from` and `to` are rows of 0xAARRGGBB, not premultiplied, without gaps. No size is empty.
void scale_picture(
    const uint32_t *from, struct point from_size, uint32_t *to, struct point to_size);

// What one pixel of the result takes: `count` pixels of the source from `first` on.
struct scale_take {
    int first, count;
    const uint16_t *weights; // together `one`
};

// Along one axis, `from` px scaled to `to` px: the takes of the result's pixels `begin` to `end`,
// in the arena. Firsts never fall, and one that is not the last of the one before is the next.
struct scale_take *scale_axis(struct arena *arena, int from, int to, int begin, int end, int one);

#endif

// A part of a picture, scaled while it is painted: for pictures that are shown enlarged, whose
// whole would not be worth its memory.
#ifndef PORT_SDL_ZOOM_H
#define PORT_SDL_ZOOM_H

#include "port/sdl/shapes.h"

#include <stdbool.h>

struct zoom_source {
    const uint32_t *pixels; // 0xAARRGGBB, premultiplied, row by row without gaps
    struct point size;
    bool opaque; // all alphas are 255
};

// Paints what lies in `within` of the picture scaled to `bounds`. `within` lies in both the raster
// and the bounds; the pixels do not depend on it.
void zoom_paint(const struct raster *to, struct rect within, struct rect bounds,
    const struct zoom_source *source);

#endif

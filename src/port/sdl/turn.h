// A screen that stands turned: between places on the visible picture and on the screen's own
// raster. Degrees are 0, 90, 180 or 270, the way the visible picture is turned, clockwise.
#ifndef PORT_SDL_TURN_H
#define PORT_SDL_TURN_H

#include "base/geom.h"

// The size of the one from the size of the other; either way.
static inline struct point turn_size(struct point size, int degrees)
{
    return degrees % 180 == 0 ? size : (struct point){size.y, size.x};
}

// Where a rectangle of the visible picture lies on the screen.
static inline struct rect turn_rect(struct rect r, struct point screen, int degrees)
{
    switch (degrees) {
    case 90:
        return (struct rect){screen.x - rect_bottom(r), r.x, r.h, r.w};
    case 180:
        return (struct rect){screen.x - rect_right(r), screen.y - rect_bottom(r), r.w, r.h};
    case 270:
        return (struct rect){r.y, screen.y - rect_right(r), r.h, r.w};
    default:
        return r;
    }
}

// Which pixel of the visible picture a pixel of the screen shows.
static inline struct point turn_back(struct point p, struct point screen, int degrees)
{
    switch (degrees) {
    case 90:
        return (struct point){p.y, screen.x - 1 - p.x};
    case 180:
        return (struct point){screen.x - 1 - p.x, screen.y - 1 - p.y};
    case 270:
        return (struct point){screen.y - 1 - p.y, p.x};
    default:
        return p;
    }
}

#endif

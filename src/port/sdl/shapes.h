// Shapes painted into rows of pixels: rectangles with round corners, glows, polylines.
#ifndef PORT_SDL_SHAPES_H
#define PORT_SDL_SHAPES_H

#include "draw/list.h"

#include <stdint.h>

// A picture of 32 bits a pixel, 0xFFRRGGBB.
struct raster {
    uint32_t *pixels;
    int stride_px; // from row to row
};

static inline uint32_t *raster_at(const struct raster *raster, int x, int y)
{
    return raster->pixels + (ptrdiff_t)y * raster->stride_px + x;
}

// A rectangle of which some corners are round.
struct rounded {
    struct rect bounds;
    int radius_px;
    int corners; // DRAW_ALL, ...
};

// The corners named, the radius at most half of the shorter side.
struct rounded rounded_from(struct rect bounds, int radius_px, int corners);
// In row y of the bounds, the columns that no corner touches: *left_out <= x < *right_out.
void rounded_flat(const struct rounded *shape, int y, int *left_out, int *right_out);
// How much of the pixel the shape covers, 0 to 255; 0 outside the bounds.
uint32_t rounded_coverage(const struct rounded *shape, int x, int y);

// All of them touch only what lies in `within`, which lies in the raster and in the item's reach.
void shapes_fill(
    const struct raster *to, struct rect within, struct rect bounds, const struct draw_fill *fill);
// `scratch` has as many bytes as shapes_stroke_scratch says, and the alignment of malloc.
void shapes_stroke(
    const struct raster *to, struct rect within, const struct draw_stroke *stroke, void *scratch);
size_t shapes_stroke_scratch(struct rect within);
// Writes the glow's pixels for `area`, row by row without gaps, to `pixels`.
void shapes_glow(uint32_t *pixels, struct rect area, const struct draw_glow *glow);

#endif

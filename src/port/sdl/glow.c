// A radial gradient. Eight bits are too few for a slow change over a whole screen: bands would
// show. So each pixel is rounded up or down by an ordered dither (Bayer, 4 by 4). The colour
// follows the square of the distance, which needs no root, through a table; it has all three
// channels in one word, 8 bits and 8 of a fraction each.
#include "port/sdl/shapes.h"

#include <math.h>

enum { STEPS = 4096 };

static const uint8_t BAYER[4][4] = {
    {0, 8, 2, 10},
    {12, 4, 14, 6},
    {3, 11, 1, 9},
    {15, 7, 13, 5},
};

// From `inner` in the centre to `outer` at the rim; eased, or the rim would show as a ring.
static uint64_t colour_at(const struct draw_glow *glow, int step)
{
    double distance = sqrt((double)step / STEPS), t = distance * distance * (3 - 2 * distance);
    uint64_t channels = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double from = glow->inner >> shift & 0xFF, to = glow->outer >> shift & 0xFF;
        channels |= (uint64_t)((from + (to - from) * t) * 256) << 2 * shift;
    }
    return channels;
}

static uint32_t dithered(uint64_t channels, uint64_t dither)
{
    channels += dither * UINT64_C(0x000100010001);
    return 0xFF000000 | (uint32_t)(channels >> 24 & 0xFF0000) |
           (uint32_t)(channels >> 16 & 0xFF00) | (uint32_t)(channels >> 8 & 0xFF);
}

// `dx` and `dy` from the centre, in half pixels.
static void fill_row(uint32_t *pixels, struct rect area, int y, int64_t dx, int64_t dy,
    double steps_per_far, const uint64_t *colours)
{
    for (int i = 0; i < area.w; i++, dx += 2) {
        double step = (double)(dx * dx + dy * dy) * steps_per_far;
        int at = step < STEPS ? (int)step : STEPS;
        pixels[i] = dithered(colours[at], BAYER[y & 3][(area.x + i) & 3] * 16u + 8);
    }
}

void shapes_glow(uint32_t *pixels, struct rect area, const struct draw_glow *glow)
{
    uint64_t colours[STEPS + 1];
    for (int step = 0; step <= STEPS; step++)
        colours[step] = colour_at(glow, step);
    double rim = 4.0 * glow->radius_px * glow->radius_px;
    for (int y = area.y; y < rect_bottom(area); y++, pixels += area.w)
        fill_row(pixels, area, y, 2 * (area.x - glow->centre.x) + 1, 2 * (y - glow->centre.y) + 1,
            STEPS / rim, colours);
}

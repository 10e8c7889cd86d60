// A radial gradient. Eight bits are too few for a slow change over a whole screen: bands would
// show. So each pixel is rounded up or down by an ordered dither (Bayer, 4 by 4).
#include "port/sdl/shapes.h"

#include <math.h>

static const uint8_t BAYER[4][4] = {
    {0, 8, 2, 10},
    {12, 4, 14, 6},
    {3, 11, 1, 9},
    {15, 7, 13, 5},
};

// How far from inner to outer, 0 to 65536; eased, or the rim would show as a ring.
static int32_t outwards(double distance, int radius_px)
{
    if (distance >= radius_px)
        return 65536;
    double t = distance / radius_px;
    return (int32_t)(t * t * (3 - 2 * t) * 65536);
}

static uint32_t channel(colour inner, colour outer, int shift, int32_t t, uint32_t dither)
{
    int32_t from = (int32_t)(inner >> shift & 0xFF), to = (int32_t)(outer >> shift & 0xFF);
    return ((uint32_t)(from * 65536 + (to - from) * t) + dither) >> 16 << shift;
}

void shapes_glow(uint32_t *pixels, struct rect area, const struct draw_glow *glow)
{
    for (int y = area.y; y < rect_bottom(area); y++)
        for (int x = area.x; x < rect_right(area); x++) {
            double dx = x + 0.5 - glow->centre.x, dy = y + 0.5 - glow->centre.y;
            int32_t t = outwards(sqrt(dx * dx + dy * dy), glow->radius_px);
            uint32_t dither = BAYER[y & 3][x & 3] * 4096u + 2048;
            *pixels++ = 0xFF000000 | channel(glow->inner, glow->outer, 16, t, dither) |
                        channel(glow->inner, glow->outer, 8, t, dither) |
                        channel(glow->inner, glow->outer, 0, t, dither);
        }
}

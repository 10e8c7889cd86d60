// Turning by steps: one pixel to the right of the visible picture is one step on the screen, one
// down another.
#include "port/sdl/turned.h"

#include <stddef.h>
#include <stdint.h>

// Where the visible pixel (0, 0) lies in the turned raster, and how far a step right and down lead.
struct path {
    uint32_t *start;
    ptrdiff_t right, down;
};

static struct path path_in(const SDL_Surface *turned, int degrees)
{
    uint32_t *pixels = turned->pixels;
    ptrdiff_t stride = turned->pitch / 4, w = turned->w, h = turned->h;
    switch (degrees) {
    case 90:
        return (struct path){pixels + w - 1, stride, -1};
    case 180:
        return (struct path){pixels + (h - 1) * stride + w - 1, -1, -stride};
    default:
        return (struct path){pixels + (h - 1) * stride, -stride, 1};
    }
}

static void turn_block(const struct path *to, const SDL_Surface *from, struct rect block)
{
    const uint32_t *pixels = from->pixels;
    ptrdiff_t stride = from->pitch / 4;
    for (int y = block.y; y < rect_bottom(block); y++)
        for (int x = block.x; x < rect_right(block); x++)
            to->start[x * to->right + y * to->down] = pixels[y * stride + x];
}

// In blocks that the processor's cache holds: rows of the one are columns of the other.
void turned_copy(SDL_Surface *screen, const SDL_Surface *visible, struct rect r, int degrees)
{
    enum { BLOCK = 32 };
    struct path path = path_in(screen, degrees);
    for (int y = r.y; y < rect_bottom(r); y += BLOCK)
        for (int x = r.x; x < rect_right(r); x += BLOCK)
            turn_block(&path, visible, rect_intersect(r, (struct rect){x, y, BLOCK, BLOCK}));
}

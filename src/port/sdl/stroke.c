// Polylines with round ends and joins. A pixel is covered by its centre's distance from the nearest
// segment; each segment visits, row by row, only the pixels near it, and the highest coverage
// counts, so overlapping segments do not show. A row has 64 blocks, and a bit for each that has
// ink: only these are cleared and blended.
#include "port/sdl/shapes.h"

#include "port/sdl/blend.h"

#include <math.h>
#include <string.h>

// Where a segment is, in px, and how far from it there is ink.
struct segment {
    double x, y;   // its start
    double dx, dy; // to its end
    double length_squared;
    double half_px;
    double full_squared, clear_squared; // up to and from which distance a pixel is full or clear
};

struct coverage {
    struct rect area;
    int block_px;    // width of a block
    uint64_t *inked; // for each row, which blocks have ink
    uint8_t *bytes;  // of the blocks without, nothing is known
};

static double clamp01(double t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

static uint8_t covered(const struct segment *s, double x, double y)
{
    double along = (x - s->x) * s->dx + (y - s->y) * s->dy;
    double t = along <= 0 ? 0 : along >= s->length_squared ? 1 : along / s->length_squared;
    double to_x = x - s->x - t * s->dx, to_y = y - s->y - t * s->dy;
    double squared = to_x * to_x + to_y * to_y;
    if (squared >= s->clear_squared)
        return 0;
    if (squared <= s->full_squared)
        return 255;
    double inside = s->half_px + 0.5 - sqrt(squared);
    // A line thinner than a pixel never covers one.
    double most = s->half_px < 0.5 ? s->half_px * 2 : 1;
    double level = (inside < most ? inside : most) * 255 + 0.5; // to be cut: lround is a call
    return inside <= 0 ? 0 : (uint8_t)level;
}

// The columns of row y (its centre) that the segment may touch: around the part of it that is near.
static bool near_columns(const struct segment *s, double y, double *from_out, double *to_out)
{
    double reach = s->half_px + 0.5, t0 = 0, t1 = 1;
    if (s->dy != 0) {
        t0 = (y - reach - s->y) / s->dy;
        t1 = (y + reach - s->y) / s->dy;
        if ((t0 < 0 && t1 < 0) || (t0 > 1 && t1 > 1))
            return false;
        t0 = clamp01(t0);
        t1 = clamp01(t1);
    } else if (fabs(y - s->y) > reach) {
        return false;
    }
    double x0 = s->x + t0 * s->dx, x1 = s->x + t1 * s->dx;
    *from_out = (x0 < x1 ? x0 : x1) - reach;
    *to_out = (x0 < x1 ? x1 : x0) + reach;
    return true;
}

// Clears the blocks of columns [first, end) that had no ink.
static void ink_blocks(const struct coverage *to, int row, int first, int end)
{
    uint8_t *bytes = to->bytes + (ptrdiff_t)row * to->area.w;
    for (int block = first / to->block_px; block <= (end - 1) / to->block_px; block++) {
        uint64_t bit = UINT64_C(1) << block;
        if (to->inked[row] & bit)
            continue;
        int x = block * to->block_px;
        memset(bytes + x, 0, (size_t)geom_min(to->block_px, to->area.w - x));
        to->inked[row] |= bit;
    }
}

static void cover_row(const struct coverage *to, const struct segment *s, int y)
{
    double from_x, to_x;
    if (!near_columns(s, y + 0.5, &from_x, &to_x))
        return;
    const struct rect *area = &to->area;
    if (to_x < area->x || from_x > rect_right(*area))
        return;
    int first = from_x < area->x ? area->x : (int)floor(from_x);
    int end = to_x > rect_right(*area) - 1 ? rect_right(*area) : (int)floor(to_x) + 1;
    if (first >= end)
        return;
    ink_blocks(to, y - area->y, first - area->x, end - area->x);
    uint8_t *row = to->bytes + (ptrdiff_t)(y - area->y) * area->w - area->x;
    for (int x = first; x < end; x++) {
        uint8_t now = covered(s, x + 0.5, y + 0.5);
        if (now > row[x])
            row[x] = now;
    }
}

static void cover_segment(const struct coverage *to, struct point a, struct point b, int width_16)
{
    double dx = (b.x - a.x) / 16.0, dy = (b.y - a.y) / 16.0;
    double half = width_16 / 32.0, full = half - 0.5, clear = half + 0.5;
    struct segment segment = {
        .x = a.x / 16.0,
        .y = a.y / 16.0,
        .dx = dx,
        .dy = dy,
        .length_squared = dx * dx + dy * dy,
        .half_px = half,
        .full_squared = full < 0 ? -1 : full * full,
        .clear_squared = clear * clear,
    };
    int reach_16 = width_16 / 2 + 16, below = rect_bottom(to->area);
    int first = geom_max((geom_min(a.y, b.y) - reach_16) / 16 - 1, to->area.y);
    int end = geom_min((geom_max(a.y, b.y) + reach_16) / 16 + 1, below);
    for (int y = first; y < end; y++)
        cover_row(to, &segment, y);
}

// Neighbouring blocks with ink are blended at once.
static void blend_blocks(
    const struct raster *to, const struct coverage *coverage, int row, colour ink)
{
    const struct rect *area = &coverage->area;
    const uint8_t *bytes = coverage->bytes + (ptrdiff_t)row * area->w;
    uint64_t inked = coverage->inked[row];
    int block = 0;
    while (inked >> block) {
        int end = block;
        while (end < 64 && inked >> end & 1)
            end++;
        int x = block * coverage->block_px;
        if (end > block)
            blend_mask_row(raster_at(to, area->x + x, area->y + row), bytes + x,
                geom_min(end * coverage->block_px, area->w) - x, ink);
        block = end + 1;
        if (block >= 64)
            return;
    }
}

size_t shapes_stroke_scratch(struct rect within)
{
    return (size_t)within.h * (sizeof(uint64_t) + (size_t)within.w);
}

void shapes_stroke(
    const struct raster *to, struct rect within, const struct draw_stroke *stroke, void *scratch)
{
    size_t rows = (size_t)within.h;
    struct coverage coverage = {.area = within,
        .block_px = (within.w + 63) / 64,
        .inked = scratch,
        .bytes = (uint8_t *)scratch + rows * sizeof(uint64_t)};
    memset(scratch, 0, rows * sizeof(uint64_t));
    for (size_t i = 0; i + 1 < stroke->count; i++)
        cover_segment(&coverage, stroke->points[i], stroke->points[i + 1], stroke->width_16);
    if (stroke->count == 1)
        cover_segment(&coverage, stroke->points[0], stroke->points[0], stroke->width_16);
    for (int row = 0; row < within.h; row++)
        blend_blocks(to, &coverage, row, stroke->ink);
}

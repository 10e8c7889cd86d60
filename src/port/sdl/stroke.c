// Polylines with round ends and joins. A pixel is covered by its centre's distance from the nearest
// segment; each segment visits, row by row, only the pixels near it, and the highest coverage
// counts, so overlapping segments do not show.
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
};

struct coverage {
    uint8_t *bytes;
    struct rect area;
};

static double clamp01(double t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

static uint8_t covered(const struct segment *s, double x, double y)
{
    double t = 0;
    if (s->length_squared > 0)
        t = clamp01(((x - s->x) * s->dx + (y - s->y) * s->dy) / s->length_squared);
    double to_x = x - s->x - t * s->dx, to_y = y - s->y - t * s->dy;
    double inside = s->half_px + 0.5 - sqrt(to_x * to_x + to_y * to_y);
    // A line thinner than a pixel never covers one.
    double most = s->half_px < 0.5 ? s->half_px * 2 : 1;
    return inside <= 0 ? 0 : (uint8_t)lround((inside < most ? inside : most) * 255);
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
    struct segment segment = {
        .x = a.x / 16.0,
        .y = a.y / 16.0,
        .dx = dx,
        .dy = dy,
        .length_squared = dx * dx + dy * dy,
        .half_px = width_16 / 32.0,
    };
    int reach_16 = width_16 / 2 + 16, below = rect_bottom(to->area);
    int first = geom_max((geom_min(a.y, b.y) - reach_16) / 16 - 1, to->area.y);
    int end = geom_min((geom_max(a.y, b.y) + reach_16) / 16 + 1, below);
    for (int y = first; y < end; y++)
        cover_row(to, &segment, y);
}

void shapes_stroke(
    const struct raster *to, struct rect within, const struct draw_stroke *stroke, uint8_t *scratch)
{
    struct coverage coverage = {scratch, within};
    memset(scratch, 0, (size_t)within.w * (size_t)within.h);
    for (size_t i = 0; i + 1 < stroke->count; i++)
        cover_segment(&coverage, stroke->points[i], stroke->points[i + 1], stroke->width_16);
    if (stroke->count == 1)
        cover_segment(&coverage, stroke->points[0], stroke->points[0], stroke->width_16);
    for (int y = 0; y < within.h; y++)
        blend_mask_row(raster_at(to, within.x, within.y + y), scratch + (ptrdiff_t)y * within.w,
            within.w, stroke->ink);
}

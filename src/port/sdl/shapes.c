// Rectangles with round corners and an outline. Rows are plain spans but for the corners, where the
// coverage of a pixel is its centre's distance from the circle, as if the edge were straight there.
#include "port/sdl/shapes.h"

#include "port/sdl/blend.h"

#include <math.h>
#include <string.h>

struct rounded rounded_from(struct rect bounds, int radius_px, int corners)
{
    int most = geom_min(bounds.w, bounds.h) / 2;
    return (struct rounded){bounds, geom_clamp(radius_px, 0, most), corners};
}

void rounded_flat(const struct rounded *shape, int y, int *left_out, int *right_out)
{
    const struct rect *b = &shape->bounds;
    bool top = y < b->y + shape->radius_px, bottom = y >= rect_bottom(*b) - shape->radius_px;
    bool left =
        (top && shape->corners & DRAW_TOP_LEFT) || (bottom && shape->corners & DRAW_BOTTOM_LEFT);
    bool right =
        (top && shape->corners & DRAW_TOP_RIGHT) || (bottom && shape->corners & DRAW_BOTTOM_RIGHT);
    *left_out = b->x + (left ? shape->radius_px : 0);
    *right_out = rect_right(*b) - (right ? shape->radius_px : 0);
}

uint32_t rounded_coverage(const struct rounded *shape, int x, int y)
{
    const struct rect *b = &shape->bounds;
    if (!rect_contains(*b, (struct point){x, y}))
        return 0;
    // How far the pixel is from the nearest side, and which corner is there.
    int from_left = x - b->x, from_right = rect_right(*b) - 1 - x;
    int from_top = y - b->y, from_bottom = rect_bottom(*b) - 1 - y;
    bool left = from_left < from_right, top = from_top < from_bottom;
    int corner = top ? (left ? DRAW_TOP_LEFT : DRAW_TOP_RIGHT)
                     : (left ? DRAW_BOTTOM_LEFT : DRAW_BOTTOM_RIGHT);
    double dx = shape->radius_px - (left ? from_left : from_right) - 0.5;
    double dy = shape->radius_px - (top ? from_top : from_bottom) - 0.5;
    if (!(shape->corners & corner) || dx <= 0 || dy <= 0)
        return 255;
    double covered = shape->radius_px + 0.5 - sqrt(dx * dx + dy * dy);
    return covered <= 0 ? 0 : covered >= 1 ? 255 : (uint32_t)lround(covered * 255);
}

// The outline lies between two shapes; the fill is the inner one.
struct outlined {
    struct rounded outer, inner;
    colour fill, edge;
};

static struct outlined outlined_from(struct rect bounds, const struct draw_fill *fill)
{
    int edge_px = geom_clamp(fill->edge_px, 0, geom_min(bounds.w, bounds.h) / 2);
    struct rounded outer = rounded_from(bounds, fill->radius_px, fill->corners);
    return (struct outlined){
        .outer = outer,
        .inner = {rect_inset(bounds, edge_px, edge_px), geom_max(0, outer.radius_px - edge_px),
            fill->corners},
        .fill = fill->fill,
        .edge = fill->edge,
    };
}

static void corner_pixel(
    uint32_t *pixel, const struct outlined *shape, uint32_t outer, uint32_t inner)
{
    uint32_t of_fill = blend_div255(inner * (shape->fill >> 24));
    uint32_t of_edge = outer > inner ? blend_div255((outer - inner) * (shape->edge >> 24)) : 0;
    *pixel = blend_two(*pixel, shape->fill, of_fill, shape->edge, of_edge);
}

// The pixels of a corner from the outside inwards (`step` is +1 or -1). Coverage only grows on that
// way, so that from the first wholly covered pixel on, the rest is one flat row. Returns how many
// pixels were left for that.
static int corner_row(
    const struct raster *to, const struct outlined *shape, int x, int step, int count, int y)
{
    const struct rect *inside = &shape->inner.bounds;
    bool only_edge = y < inside->y || y >= rect_bottom(*inside);
    for (; count > 0; count--, x += step) {
        uint32_t outer = rounded_coverage(&shape->outer, x, y);
        uint32_t inner = rounded_coverage(&shape->inner, x, y);
        if (inner == 255 || (only_edge && outer == 255))
            return count;
        corner_pixel(raster_at(to, x, y), shape, outer, inner);
    }
    return 0;
}

// The columns from `from` to `to`, of which no corner is.
static void flat_row(uint32_t *row, const struct outlined *shape, int from, int to, int y)
{
    const struct rect *inner = &shape->inner.bounds;
    if (y < inner->y || y >= rect_bottom(*inner)) {
        blend_row(row, to - from, shape->edge);
        return;
    }
    int left = geom_clamp(inner->x, from, to), right = geom_clamp(rect_right(*inner), left, to);
    blend_row(row, left - from, shape->edge);
    blend_row(row + (left - from), right - left, shape->fill);
    blend_row(row + (right - from), to - right, shape->edge);
}

static void outlined_row(
    const struct raster *to, struct rect within, const struct outlined *shape, int y)
{
    int left, right, end = rect_right(within);
    rounded_flat(&shape->outer, y, &left, &right);
    left = geom_clamp(left, within.x, end);
    right = geom_clamp(right, left, end);
    left -= corner_row(to, shape, within.x, +1, left - within.x, y);
    right += corner_row(to, shape, end - 1, -1, end - right, y);
    flat_row(raster_at(to, left, y), shape, left, right, y);
}

// Opaque, between the corners, without an outline: one row, copied to the others.
static void plain_fill(const struct raster *to, struct rect within, colour fill)
{
    uint32_t *first = raster_at(to, within.x, within.y);
    blend_row(first, within.w, fill);
    for (int y = within.y + 1; y < rect_bottom(within); y++)
        memcpy(raster_at(to, within.x, y), first, (size_t)within.w * sizeof *first);
}

void shapes_fill(
    const struct raster *to, struct rect within, struct rect bounds, const struct draw_fill *fill)
{
    struct outlined shape = outlined_from(bounds, fill);
    int radius_px = shape.outer.radius_px;
    struct rect middle = rect_intersect(within, rect_inset(bounds, 0, radius_px));
    bool plain = fill->fill >> 24 == 255 && fill->edge_px == 0 && !rect_empty(middle);
    for (int y = within.y; y < rect_bottom(within); y++) {
        if (plain && y == middle.y) {
            plain_fill(to, middle, fill->fill);
            y = rect_bottom(middle) - 1;
            continue;
        }
        outlined_row(to, within, &shape, y);
    }
}

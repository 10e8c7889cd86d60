// Points and rectangles in whole pixels, y downwards. A rectangle covers x <= px < x + w.
#ifndef BASE_GEOM_H
#define BASE_GEOM_H

#include <stdbool.h>

struct point {
    int x, y;
};

struct rect {
    int x, y, w, h;
};

static inline int geom_min(int a, int b)
{
    return a < b ? a : b;
}

static inline int geom_max(int a, int b)
{
    return a > b ? a : b;
}

static inline int geom_clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static inline bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static inline int rect_right(struct rect r)
{
    return r.x + r.w;
}

static inline int rect_bottom(struct rect r)
{
    return r.y + r.h;
}

static inline bool rect_contains(struct rect r, struct point p)
{
    return p.x >= r.x && p.x < r.x + r.w && p.y >= r.y && p.y < r.y + r.h;
}

static inline bool rect_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

// Empty (w and h 0) where they do not meet.
static inline struct rect rect_intersect(struct rect a, struct rect b)
{
    int x = geom_max(a.x, b.x), y = geom_max(a.y, b.y);
    int w = geom_min(rect_right(a), rect_right(b)) - x;
    int h = geom_min(rect_bottom(a), rect_bottom(b)) - y;
    return w > 0 && h > 0 ? (struct rect){x, y, w, h} : (struct rect){0, 0, 0, 0};
}

// The smallest rectangle around both; an empty one does not count.
static inline struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_empty(a))
        return b;
    if (rect_empty(b))
        return a;
    int x = geom_min(a.x, b.x), y = geom_min(a.y, b.y);
    return (struct rect){x, y, geom_max(rect_right(a), rect_right(b)) - x,
        geom_max(rect_bottom(a), rect_bottom(b)) - y};
}

// Shrinks (grows, when negative) by dx at the left and right, dy at the top and bottom.
static inline struct rect rect_inset(struct rect r, int dx, int dy)
{
    return (struct rect){r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
}

#endif

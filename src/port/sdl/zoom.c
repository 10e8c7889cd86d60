// As in scale.c, each axis is a table of what a pixel takes from the source; but here the weights
// are in 1/256, so that the four channels of a pixel are mixed at once, each in 16 bits of a word
// of 64. Rows of the source are narrowed to the part that is seen, then mixed.
#include "port/sdl/zoom.h"

#include "port/sdl/scale.h"

enum { ONE = 256 };

static const uint64_t LANES = 0x00FF00FF00FF00FF, HALF = 0x0080008000800080;

struct zoom {
    const struct zoom_source *source;
    const struct scale_take *columns;
    int width;         // of the part
    int first, count;  // the columns of the source that the part takes
    uint64_t *wide;    // they, of one row
    uint64_t *rows[2]; // the last two rows, narrowed; row y stands in the slot y % 2
    int held[2];       // which rows those are; -1 = none
    uint64_t *sums;    // of more than two rows
};

// --- pixels in four lanes ---

static uint64_t spread(uint32_t pixel)
{
    uint64_t lanes = (pixel | (uint64_t)pixel << 16) & 0x0000FFFF0000FFFF;
    return (lanes | lanes << 8) & LANES;
}

static uint32_t gathered(uint64_t lanes)
{
    lanes = (lanes | lanes >> 8) & 0x0000FFFF0000FFFF;
    return (uint32_t)(lanes | lanes >> 16);
}

// No lane is ever below 0 or above 65,535, so borrows and carries between them cancel out.
static uint64_t mix(uint64_t a, uint64_t b, uint64_t weight_b)
{
    return ((a << 8) + (b - a) * weight_b + HALF) >> 8 & LANES;
}

// Over the target, which is opaque; the source is premultiplied.
static uint32_t over(uint32_t target, uint64_t source)
{
    uint64_t alpha = source >> 48;
    if (alpha == 255)
        return gathered(source);
    if (alpha == 0)
        return target;
    uint64_t rest = spread(target) * (255 - alpha) + HALF;
    rest = (rest + (rest >> 8 & LANES)) >> 8 & LANES;
    return gathered(source + rest) | 0xFF000000;
}

// --- rows of the source ---

static void narrow(const struct zoom *zoom, uint64_t *to)
{
    for (int x = 0; x < zoom->width; x++) {
        const struct scale_take *take = &zoom->columns[x];
        const uint64_t *from = zoom->wide + (take->first - zoom->first);
        if (take->count == 2) {
            to[x] = mix(from[0], from[1], take->weights[1]);
            continue;
        }
        uint64_t sum = HALF;
        for (int i = 0; i < take->count; i++)
            sum += from[i] * take->weights[i];
        to[x] = sum >> 8 & LANES;
    }
}

static const uint64_t *narrowed_row(struct zoom *zoom, int y)
{
    int slot = y % 2;
    if (zoom->held[slot] != y) {
        const uint32_t *from =
            zoom->source->pixels + (ptrdiff_t)y * zoom->source->size.x + zoom->first;
        for (int i = 0; i < zoom->count; i++)
            zoom->wide[i] = spread(from[i]);
        narrow(zoom, zoom->rows[slot]);
        zoom->held[slot] = y;
    }
    return zoom->rows[slot];
}

// --- rows of the part ---

static void paint_two_rows(struct zoom *zoom, const struct scale_take *take, uint32_t *target)
{
    const uint64_t *a = narrowed_row(zoom, take->first);
    const uint64_t *b = take->count == 2 ? narrowed_row(zoom, take->first + 1) : a;
    uint64_t weight_b = take->count == 2 ? take->weights[1] : 0;
    if (zoom->source->opaque)
        for (int x = 0; x < zoom->width; x++)
            target[x] = gathered(mix(a[x], b[x], weight_b));
    else
        for (int x = 0; x < zoom->width; x++)
            target[x] = over(target[x], mix(a[x], b[x], weight_b));
}

static void paint_many_rows(struct zoom *zoom, const struct scale_take *take, uint32_t *target)
{
    for (int x = 0; x < zoom->width; x++)
        zoom->sums[x] = HALF;
    for (int i = 0; i < take->count; i++) {
        const uint64_t *row = narrowed_row(zoom, take->first + i);
        for (int x = 0; x < zoom->width; x++)
            zoom->sums[x] += row[x] * take->weights[i];
    }
    for (int x = 0; x < zoom->width; x++)
        target[x] = over(target[x], zoom->sums[x] >> 8 & LANES);
}

static void prepare(struct zoom *zoom, struct arena *arena, struct rect within, struct rect bounds)
{
    int begin = within.x - bounds.x, end = begin + within.w;
    zoom->width = within.w;
    zoom->columns = scale_axis(arena, zoom->source->size.x, bounds.w, begin, end, ONE);
    const struct scale_take *last = &zoom->columns[within.w - 1];
    zoom->first = zoom->columns[0].first;
    zoom->count = last->first + last->count - zoom->first;
    zoom->wide = ARENA_ARRAY(arena, uint64_t, zoom->count);
    zoom->rows[0] = ARENA_ARRAY(arena, uint64_t, within.w);
    zoom->rows[1] = ARENA_ARRAY(arena, uint64_t, within.w);
    zoom->sums = ARENA_ARRAY(arena, uint64_t, within.w);
    zoom->held[0] = zoom->held[1] = -1;
}

void zoom_paint(const struct raster *to, struct rect within, struct rect bounds,
    const struct zoom_source *source)
{
    struct arena arena = {0};
    struct zoom zoom = {.source = source};
    prepare(&zoom, &arena, within, bounds);
    int begin = within.y - bounds.y;
    const struct scale_take *rows =
        scale_axis(&arena, source->size.y, bounds.h, begin, begin + within.h, ONE);
    for (int y = 0; y < within.h; y++) {
        uint32_t *target = raster_at(to, within.x, within.y + y);
        if (rows[y].count > 2)
            paint_many_rows(&zoom, &rows[y], target);
        else
            paint_two_rows(&zoom, &rows[y], target);
    }
    arena_finish(&arena);
}

// Each axis is a table: for each pixel of the result, which pixels of the source count and how
// much, in 1/16384. Rows are narrowed first, then columns; whole numbers only, so every processor
// gives the same.
#include "port/sdl/scale.h"

#include "port/sdl/blend.h"

#include <string.h>

enum { ONE = 16384, CHANNELS = 4 };

// --- one axis ---

// Source pixel i lies at [i * to, (i + 1) * to), result pixel x at [x * from, (x + 1) * from).
static struct scale_take average(
    uint16_t *weights, int64_t x, int64_t from, int64_t to, int64_t one)
{
    int64_t begin = x * from, end = begin + from;
    int first = (int)(begin / to), last = (int)((end - 1) / to);
    int64_t before = 0;
    for (int i = first; i <= last; i++) {
        int64_t up_to = (i + 1) * to < end ? (i + 1) * to - begin : from;
        weights[i - first] = (uint16_t)(up_to * one / from - before);
        before = up_to * one / from;
    }
    return (struct scale_take){first, last - first + 1, weights};
}

static struct scale_take between(
    uint16_t *weights, int64_t x, int64_t from, int64_t to, int64_t one)
{
    int64_t place = (2 * x + 1) * from - to; // of the pixel's centre, in 1 / (2 * to)
    if (place < 0)
        place = 0;
    int first = (int)(place / (2 * to));
    weights[1] = (uint16_t)(place % (2 * to) * one / (2 * to));
    weights[0] = (uint16_t)(one - weights[1]);
    if (first + 1 < from)
        return (struct scale_take){first, 2, weights};
    weights[0] = (uint16_t)one;
    return (struct scale_take){(int)from - 1, 1, weights};
}

struct scale_take *scale_axis(struct arena *arena, int from, int to, int begin, int end, int one)
{
    struct scale_take *takes = ARENA_ARRAY(arena, struct scale_take, end - begin);
    int most = from > to ? from / to + 2 : 2;
    uint16_t *weights =
        arena_alloc_array(arena, (size_t)(end - begin) * (size_t)most, sizeof *weights);
    for (int x = begin; x < end; x++, weights += most)
        takes[x - begin] =
            from > to ? average(weights, x, from, to, one) : between(weights, x, from, to, one);
    return takes;
}

// --- pictures ---

// Clear pixels have no colour: premultiplied, they give none to their neighbours.
static void premultiply(const uint32_t *from, uint8_t *to, int count)
{
    for (int i = 0; i < count; i++, to += CHANNELS) {
        uint32_t alpha = from[i] >> 24;
        for (int c = 0; c < 3; c++)
            to[c] = (uint8_t)blend_div255((from[i] >> 8 * c & 0xFF) * alpha);
        to[3] = (uint8_t)alpha;
    }
}

static uint32_t unpremultiplied(const uint8_t channels[CHANNELS])
{
    uint32_t alpha = channels[3], pixel = alpha << 24;
    for (int c = 0; c < 3 && alpha > 0; c++) {
        uint32_t value = (channels[c] * 255u + alpha / 2) / alpha;
        pixel |= (value < 255 ? value : 255) << 8 * c;
    }
    return pixel;
}

// Rows of the source, narrowed to the result's width, with eight bits more to a channel. A row of
// the result takes rows that follow each other, so no more than the last two are asked for again.
struct narrowed {
    const uint32_t *from;
    int from_w, to_w;
    const struct scale_take *columns;
    uint8_t *premultiplied; // one row of the source
    uint16_t *rows[2];      // row y stands in the slot y % 2
    int held[2];            // which rows those are; -1 = none
};

static void narrow(const struct narrowed *n, uint16_t *to)
{
    for (int x = 0; x < n->to_w; x++) {
        const struct scale_take *take = &n->columns[x];
        for (int c = 0; c < CHANNELS; c++) {
            uint32_t sum = 0;
            for (int i = 0; i < take->count; i++)
                sum +=
                    n->premultiplied[(take->first + i) * CHANNELS + c] * (uint32_t)take->weights[i];
            *to++ = (uint16_t)(sum >> 6);
        }
    }
}

static const uint16_t *narrowed_row(struct narrowed *n, int y)
{
    int slot = y % 2;
    if (n->held[slot] != y) {
        premultiply(n->from + (ptrdiff_t)y * n->from_w, n->premultiplied, n->from_w);
        narrow(n, n->rows[slot]);
        n->held[slot] = y;
    }
    return n->rows[slot];
}

static void join_rows(
    struct narrowed *n, const struct scale_take *take, uint32_t *sums, uint32_t *to)
{
    size_t count = (size_t)n->to_w * CHANNELS;
    memset(sums, 0, count * sizeof *sums);
    for (int i = 0; i < take->count; i++) {
        const uint16_t *row = narrowed_row(n, take->first + i);
        for (size_t k = 0; k < count; k++)
            sums[k] += row[k] * (uint32_t)take->weights[i];
    }
    for (int x = 0; x < n->to_w; x++, sums += CHANNELS) {
        uint8_t channels[CHANNELS];
        for (int c = 0; c < CHANNELS; c++)
            channels[c] = (uint8_t)((sums[c] + (1u << 21)) >> 22);
        to[x] = unpremultiplied(channels);
    }
}

void scale_picture(const uint32_t *from, struct point from_size, uint32_t *to, struct point to_size)
{
    struct arena arena = {0};
    size_t count = (size_t)to_size.x * CHANNELS;
    const struct scale_take *rows = scale_axis(&arena, from_size.y, to_size.y, 0, to_size.y, ONE);
    struct narrowed narrowed = {
        .from = from,
        .from_w = from_size.x,
        .to_w = to_size.x,
        .columns = scale_axis(&arena, from_size.x, to_size.x, 0, to_size.x, ONE),
        .premultiplied = arena_alloc_array(&arena, (size_t)from_size.x, CHANNELS),
        .rows = {ARENA_ARRAY(&arena, uint16_t, count), ARENA_ARRAY(&arena, uint16_t, count)},
        .held = {-1, -1},
    };
    uint32_t *sums = ARENA_ARRAY(&arena, uint32_t, count);
    for (int y = 0; y < to_size.y; y++)
        join_rows(&narrowed, &rows[y], sums, to + (ptrdiff_t)y * to_size.x);
    arena_finish(&arena);
}

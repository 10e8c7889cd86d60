// Each axis is a table: for each pixel of the result, which pixels of the source count and how
// much, in 1/16384. Rows are narrowed first, then columns; whole numbers only, so every processor
// gives the same.
#include "port/sdl/scale.h"

#include "base/arena.h"
#include "port/sdl/blend.h"

enum { ONE = 16384, CHANNELS = 4 };

// What one pixel of the result takes: `count` pixels of the source from `first` on.
struct take {
    int first, count;
    const uint16_t *weights; // together ONE
};

// Source pixel i lies at [i * to, (i + 1) * to), result pixel x at [x * from, (x + 1) * from).
static struct take average(uint16_t *weights, int64_t x, int64_t from, int64_t to)
{
    int64_t begin = x * from, end = begin + from;
    int first = (int)(begin / to), last = (int)((end - 1) / to);
    int64_t before = 0;
    for (int i = first; i <= last; i++) {
        int64_t up_to = (i + 1) * to < end ? (i + 1) * to - begin : from;
        weights[i - first] = (uint16_t)(up_to * ONE / from - before);
        before = up_to * ONE / from;
    }
    return (struct take){first, last - first + 1, weights};
}

static struct take between(uint16_t *weights, int64_t x, int64_t from, int64_t to)
{
    int64_t place = (2 * x + 1) * from - to; // of the pixel's centre, in 1 / (2 * to)
    if (place < 0)
        place = 0;
    int first = (int)(place / (2 * to));
    weights[1] = (uint16_t)(place % (2 * to) * ONE / (2 * to));
    weights[0] = (uint16_t)(ONE - weights[1]);
    if (first + 1 < from)
        return (struct take){first, 2, weights};
    weights[0] = ONE;
    return (struct take){(int)from - 1, 1, weights};
}

static struct take *axis(struct arena *arena, int from, int to)
{
    struct take *takes = ARENA_ARRAY(arena, struct take, to);
    int most = from > to ? from / to + 2 : 2;
    for (int x = 0; x < to; x++) {
        uint16_t *weights = ARENA_ARRAY(arena, uint16_t, most);
        takes[x] = from > to ? average(weights, x, from, to) : between(weights, x, from, to);
    }
    return takes;
}

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

// One row of the source to one row of the result's width, with eight bits more to a channel.
static void narrow_row(const uint8_t *from, const struct take *takes, uint16_t *to, int width)
{
    for (int x = 0; x < width; x++)
        for (int c = 0; c < CHANNELS; c++) {
            uint32_t sum = 0;
            for (int i = 0; i < takes[x].count; i++)
                sum += from[(takes[x].first + i) * CHANNELS + c] * (uint32_t)takes[x].weights[i];
            *to++ = (uint16_t)(sum >> 6);
        }
}

static void join_rows(const uint16_t *rows, const struct take *take, uint32_t *to, int width)
{
    for (int x = 0; x < width; x++) {
        uint8_t channels[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            uint32_t sum = 1u << 21;
            for (int i = 0; i < take->count; i++) {
                ptrdiff_t row = (ptrdiff_t)(take->first + i) * width;
                sum += rows[(row + x) * CHANNELS + c] * (uint32_t)take->weights[i];
            }
            channels[c] = (uint8_t)(sum >> 22);
        }
        *to++ = unpremultiplied(channels);
    }
}

void scale_picture(const uint32_t *from, struct point from_size, uint32_t *to, struct point to_size)
{
    struct arena arena = {0};
    struct take *columns = axis(&arena, from_size.x, to_size.x);
    struct take *rows = axis(&arena, from_size.y, to_size.y);
    uint8_t *row = arena_alloc_array(&arena, (size_t)from_size.x, CHANNELS);
    size_t narrow = (size_t)to_size.x * CHANNELS;
    uint16_t *narrowed = ARENA_ARRAY(&arena, uint16_t, narrow * (size_t)from_size.y);
    for (int y = 0; y < from_size.y; y++) {
        premultiply(from + (ptrdiff_t)y * from_size.x, row, from_size.x);
        narrow_row(row, columns, narrowed + narrow * (size_t)y, to_size.x);
    }
    for (int y = 0; y < to_size.y; y++)
        join_rows(narrowed, &rows[y], to + (ptrdiff_t)y * to_size.x, to_size.x);
    arena_finish(&arena);
}

// Zoomed pictures: painting in parts gives what painting whole gives, and about what scaling the
// whole picture would give.
#include "port/sdl/zoom.h"

#include "port/sdl/blend.h"
#include "port/sdl/scale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { W = 160, H = 120 };
static const colour PAPER = COLOUR(0xF6F2E9);

static uint32_t random_next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static int random_between(uint32_t *seed, int low, int high)
{
    return low + (int)(random_next(seed) % (uint32_t)(high - low + 1));
}

// Some of it clear, unless opaque; and the same not premultiplied in `plain_out`.
static struct zoom_source source_of(
    struct arena *arena, uint32_t *seed, bool opaque, const uint32_t **plain_out)
{
    struct point size = {random_between(seed, 1, 90), random_between(seed, 1, 90)};
    uint32_t *plain = ARENA_ARRAY(arena, uint32_t, size.x * size.y);
    uint32_t *pixels = ARENA_ARRAY(arena, uint32_t, size.x * size.y);
    *plain_out = plain;
    for (int i = 0; i < size.x * size.y; i++) {
        uint32_t alpha = opaque || i % 3 == 0 ? 255 : random_next(seed) & 0xFF;
        plain[i] = (random_next(seed) & 0xFFFFFF) | alpha << 24;
        pixels[i] = blend_premultiplied(plain[i]);
    }
    return (struct zoom_source){pixels, size, opaque};
}

static void clear(uint32_t *pixels)
{
    for (int i = 0; i < W * H; i++)
        pixels[i] = PAPER;
}

static struct rect random_bounds(uint32_t *seed)
{
    struct rect bounds = {random_between(seed, -300, W - 1), random_between(seed, -300, H - 1),
        random_between(seed, 1, 700), random_between(seed, 1, 700)};
    return bounds;
}

static void test_parts_make_the_whole(void **state)
{
    (void)state;
    static uint32_t whole[W * H], parts[W * H];
    uint32_t seed = 20261;
    int seen = 0;
    for (int round = 0; round < 400; round++) {
        struct arena arena = {0};
        const uint32_t *plain;
        struct zoom_source source = source_of(&arena, &seed, round % 2, &plain);
        struct rect bounds = random_bounds(&seed);
        struct rect within = rect_intersect(bounds, (struct rect){0, 0, W, H});
        clear(whole);
        clear(parts);
        if (!rect_empty(within)) {
            zoom_paint(&(struct raster){whole, W}, within, bounds, &source);
            int step_x = random_between(&seed, 1, W), step_y = random_between(&seed, 1, H);
            for (int y = 0; y < H; y += step_y)
                for (int x = 0; x < W; x += step_x) {
                    struct rect part = rect_intersect(within, (struct rect){x, y, step_x, step_y});
                    if (!rect_empty(part))
                        zoom_paint(&(struct raster){parts, W}, part, bounds, &source);
                }
            seen++;
        }
        assert_memory_equal(whole, parts, sizeof whole);
        for (int i = 0; i < W * H; i++)
            if (!rect_contains(within, (struct point){i % W, i / W}))
                assert_int_equal(whole[i], PAPER);
        arena_finish(&arena);
    }
    assert_true(seen > 200);
}

static bool near(colour a, colour b, int tolerance)
{
    for (int shift = 0; shift < 32; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > tolerance)
            return false;
    return true;
}

// Weights of eight bits instead of fourteen are all that differs.
static void test_it_is_the_scaled_picture(void **state)
{
    (void)state;
    static uint32_t painted[W * H], scaled[W * H];
    static const struct point sizes[] = {{W, H}, {31, 17}, {90, 90}, {1, 1}, {5, H}};
    uint32_t seed = 77;
    for (int round = 0; round < 50; round++) {
        struct arena arena = {0};
        const uint32_t *plain;
        struct zoom_source source = source_of(&arena, &seed, round % 2, &plain);
        struct point size = sizes[round % 5];
        clear(painted);
        zoom_paint(&(struct raster){painted, W}, (struct rect){0, 0, size.x, size.y},
            (struct rect){0, 0, size.x, size.y}, &source);
        scale_picture(plain, source.size, scaled, size);
        for (int y = 0; y < size.y; y++)
            for (int x = 0; x < size.x; x++) {
                uint32_t pixel = scaled[y * size.x + x];
                colour expected = blend_pixel(PAPER, pixel, pixel >> 24);
                if (!near(painted[y * W + x], expected, 5))
                    fail_msg("round %d: %d,%d is %08x and not %08x", round, x, y,
                        (unsigned)painted[y * W + x], (unsigned)expected);
            }
        arena_finish(&arena);
    }
}

static void test_one_colour_stays_it(void **state)
{
    (void)state;
    static uint32_t painted[W * H];
    uint32_t pixels[12 * 7];
    for (int i = 0; i < 12 * 7; i++)
        pixels[i] = COLOUR(0x12FE80);
    for (int size = 1; size < H; size += 3) {
        zoom_paint(&(struct raster){painted, W}, (struct rect){0, 0, size, size},
            (struct rect){-size, -size, 3 * size, 2 * size},
            &(struct zoom_source){pixels, {12, 7}, true});
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                assert_int_equal(painted[y * W + x], COLOUR(0x12FE80));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_make_the_whole),
        cmocka_unit_test(test_it_is_the_scaled_picture),
        cmocka_unit_test(test_one_colour_stays_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

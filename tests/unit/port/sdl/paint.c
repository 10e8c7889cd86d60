// The painter: exact blending, pixel values of shapes, and damage-limited painting that equals
// painting everything, bit for bit.
#include "port/sdl/paint.h"

#include "port/sdl/blend.h"
#include "port/sdl/canvas.h"
#include "port/sdl/faces.h"
#include "port/sdl/shapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { W = 160, H = 120 };
static const colour PAPER = COLOUR(0xF6F2E9), INK = COLOUR(0x12263A), RED = COLOUR(0xA63D40);

struct bench {
    struct fonts *fonts;
    struct arena arena;
    struct draw_list list;
    struct canvas *canvas;
};

static int open_fonts(void **state)
{
    static struct bench bench;
    bench.fonts = fonts_create();
    *state = &bench;
    return bench.fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    struct bench *bench = *state;
    fonts_destroy(bench->fonts);
    return 0;
}

static int begin(void **state)
{
    struct bench *bench = *state;
    bench->list = draw_list_begin(&bench->arena, (struct point){W, H});
    bench->canvas = canvas_create(bench->fonts, (struct point){W, H});
    draw_fill(&bench->list, (struct rect){0, 0, W, H}, (struct draw_fill){.fill = PAPER});
    return 0;
}

static int end(void **state)
{
    struct bench *bench = *state;
    canvas_destroy(bench->canvas);
    arena_finish(&bench->arena);
    return 0;
}

static colour pixel(const struct bench *bench, int x, int y)
{
    return canvas_pixel(bench->canvas, (struct point){x, y});
}

// --- blending ------------------------------------------------------------------------------------

// Every source, target and alpha, in each of the three channels.
static void test_blending_is_exact(void **state)
{
    (void)state;
    for (uint32_t a = 0; a < 256; a++)
        for (uint32_t s = 0; s < 256; s++)
            for (uint32_t d = 0; d < 256; d++) {
                uint32_t want = (s * a + d * (255 - a) + 127) / 255;
                colour source = s << 16 | (255 - s) << 8 | s, target = d << 16 | (255 - d) << 8 | d;
                uint32_t other = ((255 - s) * a + (255 - d) * (255 - a) + 127) / 255;
                if (blend_pixel(target, source, a) != COLOUR(want << 16 | other << 8 | want))
                    fail_msg("source %u, target %u, alpha %u", s, d, a);
            }
}

static void test_blending_two_is_exact(void **state)
{
    (void)state;
    for (uint32_t a = 0; a < 256; a += 5)
        for (uint32_t b = 0; a + b < 256; b += 5)
            for (uint32_t d = 0; d < 256; d += 3) {
                colour first = 0xFF8001, second = 0x0102FF;
                colour got = blend_two(d * 0x010101, first, a, second, b);
                for (int shift = 0; shift < 24; shift += 8) {
                    uint32_t want = ((first >> shift & 0xFF) * a + (second >> shift & 0xFF) * b +
                                        d * (255 - a - b) + 127) /
                                    255;
                    assert_int_equal(got >> shift & 0xFF, want);
                }
            }
}

static void test_mask_rows(void **state)
{
    (void)state;
    enum { COUNT = 61 };
    uint32_t row[COUNT], seed = 7;
    uint8_t mask[COUNT];
    for (int round = 0; round < 200; round++) {
        colour source = (round % 2 ? 0xFF000000 : 0x55000000) | 0x336699;
        for (int i = 0; i < COUNT; i++) {
            seed = seed * 1664525 + 1013904223;
            mask[i] = seed >> 30 ? 0 : (uint8_t)(seed >> 8); // most are clear, in runs
            row[i] = PAPER;
        }
        blend_mask_row(row, mask, COUNT, source);
        for (int i = 0; i < COUNT; i++) {
            uint32_t alpha = (mask[i] * (source >> 24) + 127) / 255;
            assert_int_equal(row[i], blend_pixel(PAPER, source, alpha));
        }
    }
}

// --- shapes --------------------------------------------------------------------------------------

static void test_fills(void **state)
{
    struct bench *bench = *state;
    draw_fill(&bench->list, (struct rect){10, 10, 20, 10}, (struct draw_fill){.fill = RED});
    draw_fill(&bench->list, (struct rect){50, 10, 20, 10}, (struct draw_fill){.fill = 0x80000000});
    draw_fill(&bench->list, (struct rect){90, 10, 20, 10},
        (struct draw_fill){.fill = RED, .edge = INK, .edge_px = 3});
    draw_fill(
        &bench->list, (struct rect){10, 50, 20, 10}, (struct draw_fill){.edge = INK, .edge_px = 2});
    canvas_paint(bench->canvas, &bench->list, NULL);
    static const struct {
        int x, y;
        colour want;
    } cases[] = {
        {9, 10, PAPER},
        {10, 9, PAPER},
        {10, 10, RED},
        {29, 19, RED},
        {30, 19, PAPER},
        {29, 20, PAPER},
        {50, 10, COLOUR(0x7B7974)},
        {69, 19, COLOUR(0x7B7974)},
        {90, 10, INK},
        {92, 15, INK},
        {93, 13, RED},
        {93, 12, INK},
        {106, 16, RED},
        {107, 16, INK},
        {106, 17, INK},
        {109, 19, INK},
        {110, 19, PAPER},
        {10, 50, INK},
        {12, 52, PAPER},
        {27, 57, PAPER},
        {28, 57, INK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (pixel(bench, cases[i].x, cases[i].y) != cases[i].want)
            fail_msg("%d,%d: %06X", cases[i].x, cases[i].y,
                (unsigned)pixel(bench, cases[i].x, cases[i].y) & 0xFFFFFF);
}

static void test_what_nothing_covers_is_black(void **state)
{
    struct bench *bench = *state;
    struct draw_list empty = draw_list_begin(&bench->arena, (struct point){W, H});
    canvas_paint(bench->canvas, &bench->list, NULL);
    canvas_paint(bench->canvas, &empty, NULL);
    assert_int_equal(pixel(bench, 5, 5), COLOUR(0));
}

// The four corners are mirror images, the sides are straight, and the area is that of the shape.
static void test_round_corners(void **state)
{
    struct bench *bench = *state;
    struct rect r = {20, 15, 101, 80};
    draw_fill(&bench->list, r,
        (struct draw_fill){
            .fill = RED, .edge = INK, .edge_px = 3, .radius_px = 24, .corners = DRAW_ALL});
    canvas_paint(bench->canvas, &bench->list, NULL);
    for (int y = 0; y < r.h; y++)
        for (int x = 0; x < r.w; x++) {
            colour here = pixel(bench, r.x + x, r.y + y);
            assert_int_equal(here, pixel(bench, r.x + r.w - 1 - x, r.y + y));
            assert_int_equal(here, pixel(bench, r.x + x, r.y + r.h - 1 - y));
        }
    assert_int_equal(pixel(bench, r.x, r.y), PAPER);
    assert_int_equal(pixel(bench, r.x + 24, r.y), INK);
    assert_int_equal(pixel(bench, r.x, r.y + 24), INK);
    assert_int_equal(pixel(bench, r.x + 24, r.y + 3), RED);
    assert_int_equal(pixel(bench, r.x + 8, r.y + 8), INK); // on the outline's arc

    struct rounded shape = rounded_from(r, 24, DRAW_ALL);
    int64_t covered = 0;
    for (int y = r.y; y < rect_bottom(r); y++)
        for (int x = r.x; x < rect_right(r); x++)
            covered += rounded_coverage(&shape, x, y);
    double area = r.w * r.h - (4 - acos(-1.0)) * 24 * 24;
    assert_true(fabs((double)covered / 255 - area) < 2);
}

static void test_only_named_corners_are_round(void **state)
{
    struct bench *bench = *state;
    struct rect r = {20, 20, 60, 60};
    draw_fill(&bench->list, r,
        (struct draw_fill){
            .fill = RED, .radius_px = 20, .corners = DRAW_TOP_LEFT | DRAW_BOTTOM_RIGHT});
    canvas_paint(bench->canvas, &bench->list, NULL);
    assert_int_equal(pixel(bench, 20, 20), PAPER);
    assert_int_equal(pixel(bench, 79, 20), RED);
    assert_int_equal(pixel(bench, 20, 79), RED);
    assert_int_equal(pixel(bench, 79, 79), PAPER);
}

// The coverage of a stroke by sampling each pixel 16 by 16 times.
static double sampled_coverage(const struct draw_stroke *s, int px, int py)
{
    int inside = 0;
    for (int i = 0; i < 256; i++) {
        double x = px + (i % 16 + 0.5) / 16, y = py + ((i >> 4) + 0.5) / 16, nearest = 1e9;
        for (size_t k = 0; k + 1 < s->count; k++) {
            double ax = s->points[k].x / 16.0, ay = s->points[k].y / 16.0;
            double dx = s->points[k + 1].x / 16.0 - ax, dy = s->points[k + 1].y / 16.0 - ay;
            double t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            nearest = fmin(nearest, hypot(x - ax - t * dx, y - ay - t * dy));
        }
        inside += nearest <= s->width_16 / 32.0;
    }
    return inside / 256.0;
}

static void test_strokes(void **state)
{
    struct bench *bench = *state;
    static const struct point points[] = {
        {200, 1600}, {500, 300}, {1300, 400}, {2000, 1500}, {2000, 1700}};
    struct draw_stroke stroke = {points, 5, 80, COLOUR(0)};
    draw_fill(
        &bench->list, (struct rect){0, 0, W, H}, (struct draw_fill){.fill = COLOUR(0xFFFFFF)});
    draw_stroke(&bench->list, stroke);
    canvas_paint(bench->canvas, &bench->list, NULL);
    double sum = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            double drawn = (255 - (int)(pixel(bench, x, y) & 0xFF)) / 255.0;
            double sampled = sampled_coverage(&stroke, x, y);
            sum += drawn - sampled;
            if (fabs(drawn - sampled) > 0.2)
                fail_msg("%d,%d: drawn %f, sampled %f", x, y, drawn, sampled);
        }
    assert_true(fabs(sum) < 5); // of about 1500 px
}

// A translucent line is as dark where its segments meet as elsewhere; a single point is a dot.
static void test_joins_do_not_show(void **state)
{
    struct bench *bench = *state;
    struct point points[] = {{320, 960}, {960, 960}, {1600, 960}};
    draw_stroke(&bench->list, (struct draw_stroke){points, 3, 160, 0x80000000});
    struct point dot = {320, 320};
    draw_stroke(&bench->list, (struct draw_stroke){&dot, 1, 160, RED});
    canvas_paint(bench->canvas, &bench->list, NULL);
    assert_int_equal(pixel(bench, 60, 60), pixel(bench, 40, 60));
    assert_int_equal(pixel(bench, 40, 60), COLOUR(0x7B7974));
    assert_int_equal(pixel(bench, 20, 20), RED);
    assert_int_equal(pixel(bench, 23, 20), RED);
    assert_int_equal(pixel(bench, 26, 20), PAPER);
}

// The centre and the rim are the colours asked for; in between it never jumps, and it is dithered.
static void test_glow(void **state)
{
    struct bench *bench = *state;
    struct draw_glow glow = {COLOUR(0x144E78), COLOUR(0x0B2233), {80, 60}, 50};
    draw_glow(&bench->list, (struct rect){0, 0, W, H}, glow);
    canvas_paint(bench->canvas, &bench->list, NULL);
    assert_in_range(
        pixel(bench, 80, 60), glow.inner - 1, glow.inner); // its centre is half a pixel off
    assert_int_equal(pixel(bench, 0, 0), glow.outer);
    assert_int_equal(pixel(bench, 80 + 51, 60), glow.outer);
    int before = 0x4E;
    for (int x = 80; x < 131; x++) {
        int green = pixel(bench, x, 60) >> 8 & 0xFF;
        assert_in_range(green, before - 3, before + 1);
        before = green;
    }
}

static struct draw_text sample(const char *bytes, int baseline_px)
{
    return (struct draw_text){
        .bytes = bytes,
        .length = strlen(bytes),
        .language = "kk",
        .script = "Cyrl",
        .face = FACE_SANS_SEMIBOLD,
        .size_px = 30,
        .baseline_px = baseline_px,
        .ink = INK,
    };
}

// The stem of a Cyrillic letter stands on the baseline, in the ink's colour.
static void test_text(void **state)
{
    struct bench *bench = *state;
    draw_text(&bench->list, (struct rect){20, 30, 60, 40}, sample("ІІІ", 60));
    canvas_paint(bench->canvas, &bench->list, NULL);
    int full = 0;
    for (int x = 0; x < W; x++) {
        full += pixel(bench, x, 50) == INK;
        assert_int_equal(pixel(bench, x, 60), PAPER); // the row below the baseline
        assert_int_equal(pixel(bench, x, 60 - 30), PAPER);
    }
    assert_in_range(full, 6, 15); // three stems
    bool inked = false;
    for (int x = 0; x < W; x++)
        inked |= pixel(bench, x, 59) == INK;
    assert_true(inked);
}

// --- damage --------------------------------------------------------------------------------------

static uint32_t next(uint32_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}

static struct rect random_rect(uint32_t *seed)
{
    return (struct rect){(int)next(seed, W + 20) - 20, (int)next(seed, H + 20) - 20,
        1 + (int)next(seed, 80), 1 + (int)next(seed, 60)};
}

static void add_random_shape(struct draw_list *list, uint32_t *seed)
{
    colour any = (next(seed, 2) ? 0xFF000000 : next(seed, 256) << 24) | next(seed, 0xFFFFFF);
    struct point points[4];
    for (int i = 0; i < 4; i++)
        points[i] = (struct point){(int)next(seed, W * 16), (int)next(seed, H * 16)};
    switch (next(seed, 4)) {
    case 0:
        draw_stroke(
            list, (struct draw_stroke){points, 1 + next(seed, 4), (int)next(seed, 200), any});
        break;
    case 1:
        draw_glow(list, random_rect(seed),
            (struct draw_glow){any | 0xFF000000, PAPER, {(int)next(seed, W), 50}, 40});
        break;
    default:
        draw_fill(list, random_rect(seed),
            (struct draw_fill){any, 0xC0000000 | next(seed, 0xFFFFFF), (int)next(seed, 6),
                (int)next(seed, 30), (int)next(seed, 16)});
    }
}

static void add_random(struct draw_list *list, uint32_t *seed)
{
    static const char *const words[] = {"Құқық", "jVA", "Щ 12 500 ₸"};
    struct rect before = list->clip, at = random_rect(seed);
    if (next(seed, 4) == 0)
        draw_clip(list, random_rect(seed));
    struct draw_picture icon = {.file = SOURCE_FOLDER "/assets/icons/home.svg",
        .tint = next(seed, 2) ? RED : 0,
        .radius_px = (int)next(seed, 20),
        .tile_px = 8 + (int)next(seed, 20),
        .corners = (int)next(seed, 16)};
    switch (next(seed, 6)) {
    case 0:
        draw_text(list, at, sample(words[next(seed, 3)], at.y + at.h * 3 / 4));
        break;
    case 1:
        draw_picture(list, at, icon);
        break;
    case 2:
        draw_tiles(list, at, icon);
        break;
    default:
        add_random_shape(list, seed);
    }
    draw_clip_restore(list, before);
}

static struct draw_list changed(struct bench *bench, const struct draw_list *from, uint32_t *seed)
{
    struct draw_list list = draw_list_begin(&bench->arena, from->size);
    if (from->count > 0)
        list = *from;
    list.capacity = list.count; // what is added goes to an array of its own
    add_random(&list, seed);
    if (list.count > 2 && next(seed, 2)) {
        size_t gone = 1 + next(seed, (uint32_t)list.count - 1);
        struct draw_item *items = ARENA_ARRAY(&bench->arena, struct draw_item, list.count);
        memcpy(items, list.items, gone * sizeof *items);
        memcpy(items + gone, list.items + gone + 1, (list.count - gone - 1) * sizeof *items);
        list.items = items;
        list.count--;
    }
    return list;
}

static void test_damage_is_enough_bit_for_bit(void **state)
{
    struct bench *bench = *state;
    struct canvas *whole = canvas_create(bench->fonts, (struct point){W, H});
    uint32_t seed = 20220605;
    struct draw_list before = bench->list;
    canvas_paint(bench->canvas, &before, NULL);
    for (int round = 0; round < 1500; round++) {
        struct draw_list after = changed(bench, &before, &seed);
        struct draw_damage damage = draw_difference(&before, &after);
        canvas_paint(bench->canvas, &after, &damage);
        canvas_paint(whole, &after, NULL);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                if (pixel(bench, x, y) != canvas_pixel(whole, (struct point){x, y}))
                    fail_msg("round %d: %d,%d differs", round, x, y);
        before = after;
    }
    canvas_destroy(whole);
}

static void test_nothing_outside_the_damage(void **state)
{
    struct bench *bench = *state;
    canvas_paint(bench->canvas, &bench->list, NULL);
    uint32_t seed = 5;
    for (int i = 0; i < 60; i++)
        add_random(&bench->list, &seed);
    struct draw_damage damage = {.rects = {{30, 40, 21, 13}, {-5, 110, 40, 50}}, .count = 2};
    canvas_paint(bench->canvas, &bench->list, &damage);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            struct point p = {x, y};
            if (!rect_contains(damage.rects[0], p) && !rect_contains(damage.rects[1], p))
                assert_int_equal(pixel(bench, x, y), PAPER);
        }
}

static void test_clip_is_respected(void **state)
{
    struct bench *bench = *state;
    struct rect clip = {40, 30, 50, 40};
    draw_clip(&bench->list, clip);
    uint32_t seed = 11;
    for (int i = 0; i < 60; i++)
        add_random(&bench->list, &seed);
    draw_fill(&bench->list, (struct rect){0, 0, W, H}, (struct draw_fill){.fill = RED});
    canvas_paint(bench->canvas, &bench->list, NULL);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            assert_int_equal(
                pixel(bench, x, y), rect_contains(clip, (struct point){x, y}) ? RED : PAPER);
}

#define PAINT_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blending_is_exact),
        cmocka_unit_test(test_blending_two_is_exact),
        cmocka_unit_test(test_mask_rows),
        PAINT_TEST(test_fills),
        PAINT_TEST(test_what_nothing_covers_is_black),
        PAINT_TEST(test_round_corners),
        PAINT_TEST(test_only_named_corners_are_round),
        PAINT_TEST(test_strokes),
        PAINT_TEST(test_joins_do_not_show),
        PAINT_TEST(test_glow),
        PAINT_TEST(test_text),
        PAINT_TEST(test_damage_is_enough_bit_for_bit),
        PAINT_TEST(test_nothing_outside_the_damage),
        PAINT_TEST(test_clip_is_respected),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}

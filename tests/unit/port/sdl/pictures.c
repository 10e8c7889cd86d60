// Pictures: scaling, the formats, tints, tiles, corners; files that cannot be shown; comparing
// canvases.
#include "port/sdl/pictures.h"

#include "port/sdl/canvas.h"
#include "port/sdl/scale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <SDL_image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { W = 120, H = 80 };
static const colour PAPER = COLOUR(0xF6F2E9), RED = COLOUR(0xC02020), BLUE = COLOUR(0x2040C0);

struct bench {
    char folder[24];
    char path[64];
    struct fonts *fonts;
    struct arena arena;
    struct draw_list list;
    struct canvas *canvas;
};

static int open_bench(void **state)
{
    static struct bench bench;
    strcpy(bench.folder, "pictures-XXXXXX");
    bench.fonts = fonts_create();
    *state = &bench;
    return bench.fonts && mkdtemp(bench.folder) ? 0 : -1;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    fonts_destroy(bench->fonts);
    return rmdir(bench->folder);
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

static const char *path_of(struct bench *bench, const char *name)
{
    snprintf(bench->path, sizeof bench->path, "%s/%s", bench->folder, name);
    return bench->path;
}

// Two halves side by side: red, and blue with that alpha.
static SDL_Surface *halves(int w, int h, uint32_t alpha)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, &(SDL_Rect){0, 0, w / 2, h}, RED);
    SDL_FillRect(surface, &(SDL_Rect){w / 2, 0, w - w / 2, h}, (BLUE & 0xFFFFFF) | alpha << 24);
    return surface;
}

static const char *save_halves(struct bench *bench, const char *name, uint32_t alpha)
{
    SDL_Surface *surface = halves(40, 20, alpha);
    const char *path = path_of(bench, name);
    bool png = strstr(name, "png") || strstr(name, "PNG");
    assert_int_equal(png ? IMG_SavePNG(surface, path) : IMG_SaveJPG(surface, path, 95), 0);
    SDL_FreeSurface(surface);
    return path;
}

static bool near(colour a, colour b, int tolerance)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > tolerance)
            return false;
    return true;
}

// --- scaling -------------------------------------------------------------------------------------

static void test_scaling_one_colour_keeps_it(void **state)
{
    (void)state;
    static const struct {
        struct point from, to;
    } cases[] = {
        {{1, 1}, {7, 5}},
        {{7, 5}, {1, 1}},
        {{100, 3}, {33, 50}},
        {{64, 64}, {64, 32}},
        {{1920, 2}, {13, 2}},
        {{3, 3}, {4, 2}},
    };
    static const uint32_t colours[] = {0xFFFFFFFF, 0xFF000000, 0xFF12FE80, 0x80FF8040, 0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t c = 0; c < sizeof colours / sizeof *colours; c++) {
            struct arena arena = {0};
            int from_count = cases[i].from.x * cases[i].from.y;
            int to_count = cases[i].to.x * cases[i].to.y;
            uint32_t *from = ARENA_ARRAY(&arena, uint32_t, from_count);
            uint32_t *to = ARENA_ARRAY(&arena, uint32_t, to_count);
            for (int k = 0; k < from_count; k++)
                from[k] = colours[c];
            scale_picture(from, cases[i].from, to, cases[i].to);
            for (int k = 0; k < to_count; k++) {
                assert_int_equal(to[k] >> 24, colours[c] >> 24);
                assert_true(near(to[k], colours[c], 1)); // premultiplied in between
            }
            arena_finish(&arena);
        }
}

static void test_scaling_averages(void **state)
{
    (void)state;
    static const uint32_t from[] = {
        0xFF000000, 0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF};
    uint32_t to[4];
    scale_picture(from, (struct point){6, 1}, to, (struct point){4, 1});
    // One and a half pixels each: black and half a white one; half a white one and black; ...
    static const colour want[] = {0x555555, 0x555555, 0xAAAAAA, 0xAAAAAA};
    for (int i = 0; i < 4; i++)
        assert_true(near(to[i], want[i], 1));
    // Clear pixels give no colour to their neighbours.
    static const uint32_t edge[] = {0xFFFF0000, 0x0000FF00};
    scale_picture(edge, (struct point){2, 1}, to, (struct point){1, 1});
    assert_true(near(to[0], 0xFF0000, 0));
    assert_in_range(to[0] >> 24, 127, 128);
}

static void test_scaling_up_is_between(void **state)
{
    (void)state;
    static const uint32_t from[] = {0xFF000000, 0xFFC8C8C8};
    uint32_t to[4];
    scale_picture(from, (struct point){2, 1}, to, (struct point){4, 1});
    static const colour want[] = {0x000000, 0x323232, 0x969696, 0xC8C8C8};
    for (int i = 0; i < 4; i++)
        assert_true(near(to[i], want[i], 1));
}

// --- files ---------------------------------------------------------------------------------------

static void test_formats(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *name;
        int tolerance;
    } cases[] = {{"a.png", 1}, {"A.PNG", 1}, {"a.jpg", 8}, {"a.JPEG", 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = save_halves(bench, cases[i].name, 255);
        struct draw_list list = bench->list;
        draw_picture(&list, (struct rect){10, 10, 80, 40}, (struct draw_picture){.file = path});
        canvas_paint(bench->canvas, &list, NULL);
        unlink(path);
        assert_true(near(pixel(bench, 12, 12), RED, cases[i].tolerance));
        assert_true(near(pixel(bench, 87, 47), BLUE, cases[i].tolerance));
        assert_int_equal(pixel(bench, 9, 12), PAPER);
        assert_int_equal(pixel(bench, 90, 47), PAPER);
    }
}

static void test_alpha_and_tint(void **state)
{
    struct bench *bench = *state;
    const char *path = save_halves(bench, "a.png", 0x80);
    draw_picture(&bench->list, (struct rect){0, 0, 40, 20}, (struct draw_picture){.file = path});
    draw_picture(&bench->list, (struct rect){50, 0, 40, 20},
        (struct draw_picture){.file = path, .tint = COLOUR(0)});
    draw_picture(&bench->list, (struct rect){50, 30, 40, 20},
        (struct draw_picture){.file = path, .tint = 0x80000000});
    canvas_paint(bench->canvas, &bench->list, NULL);
    unlink(path);
    assert_int_equal(pixel(bench, 5, 5), RED);
    assert_true(near(pixel(bench, 35, 5), COLOUR(0x8B99D4), 1));
    assert_int_equal(pixel(bench, 55, 5), COLOUR(0)); // the tint where it is opaque
    assert_true(near(pixel(bench, 85, 5), COLOUR(0x7B7974), 1));
    assert_true(near(pixel(bench, 55, 35), COLOUR(0x7B7974), 1));
    assert_true(near(pixel(bench, 85, 35), COLOUR(0xB8B6AF), 1));
}

static void test_corners(void **state)
{
    struct bench *bench = *state;
    const char *path = save_halves(bench, "a.png", 255);
    draw_picture(&bench->list, (struct rect){0, 0, 40, 20},
        (struct draw_picture){.file = path, .radius_px = 8, .corners = DRAW_TOP_LEFT});
    canvas_paint(bench->canvas, &bench->list, NULL);
    unlink(path);
    assert_int_equal(pixel(bench, 0, 0), PAPER);
    assert_int_equal(pixel(bench, 8, 0), RED);
    assert_int_equal(pixel(bench, 0, 19), RED);
    assert_int_equal(pixel(bench, 39, 0), BLUE);
}

static void test_tiles(void **state)
{
    struct bench *bench = *state;
    const char *path = save_halves(bench, "a.png", 255);
    draw_tiles(&bench->list, (struct rect){10, 10, 90, 20},
        (struct draw_picture){.file = path, .tile_px = 40});
    canvas_paint(bench->canvas, &bench->list, NULL);
    unlink(path);
    for (int x = 10; x < 100; x++)
        assert_int_equal(pixel(bench, x, 15), (x - 10) % 40 < 20 ? RED : BLUE);
    assert_int_equal(pixel(bench, 100, 15), PAPER);
}

// Sharp at every size: drawn for it, not scaled to it.
static void test_vectors(void **state)
{
    struct bench *bench = *state;
    static const int sizes[] = {16, 48, 77};
    for (int i = 0; i < 3; i++) {
        struct draw_list list = bench->list;
        int size = sizes[i];
        draw_picture(&list, (struct rect){0, 0, size, size},
            (struct draw_picture){
                .file = SOURCE_FOLDER "/assets/icons/minus.svg", .tint = COLOUR(0)});
        canvas_paint(bench->canvas, &list, NULL);
        int dark = 0;
        for (int x = 0; x < size; x++)
            dark += (pixel(bench, x, size / 2) & 0xFF) < 0x80;
        assert_in_range(dark, size / 3, size);
        assert_int_equal(pixel(bench, size / 2, 1), PAPER);
    }
}

static void test_what_cannot_be_shown_paints_nothing(void **state)
{
    struct bench *bench = *state;
    const char *garbage = path_of(bench, "garbage.png");
    FILE *file = fopen(garbage, "w");
    assert_non_null(file);
    fputs("<svg xmlns='http://www.w3.org/2000/svg'/>", file);
    fclose(file);
    struct rect at = {0, 0, 40, 40};
    draw_picture(&bench->list, at, (struct draw_picture){.file = garbage});
    draw_picture(&bench->list, at, (struct draw_picture){.file = "missing.png"});
    draw_picture(&bench->list, at, (struct draw_picture){.file = "missing.gif", .tint = RED});
    draw_picture(&bench->list, at, (struct draw_picture){.file = SOURCE_FOLDER "/CMakeLists.txt"});
    canvas_paint(bench->canvas, &bench->list, NULL);
    canvas_paint(bench->canvas, &bench->list, NULL);
    unlink(garbage);
    for (int y = 0; y < 40; y++)
        for (int x = 0; x < 40; x++)
            assert_int_equal(pixel(bench, x, y), PAPER);
}

static void test_the_cache_is_capped(void **state)
{
    struct bench *bench = *state;
    struct pictures *pictures = pictures_create(NULL, NULL);
    enum { SIZE = 1000 };
    uint32_t *pixels = calloc((size_t)SIZE * SIZE, sizeof *pixels);
    struct raster raster = {pixels, SIZE};
    const char *path = save_halves(bench, "a.png", 255);
    size_t most = 0;
    for (int i = 0; i < 12; i++) {
        struct draw_item item = {
            .kind = DRAW_PICTURE, .bounds = {0, 0, SIZE, SIZE - i}, .picture = {.file = path}};
        pictures_paint(pictures, &raster, (struct rect){0, 0, 1, 1}, &item);
        size_t bytes = pictures_cache_bytes(pictures);
        assert_true(bytes <= (size_t)10 << 20);
        most = bytes > most ? bytes : most;
    }
    assert_true(most > (size_t)7 << 20); // or this shows nothing
    unlink(path);
    free(pixels);
    pictures_destroy(pictures);
}

// Only the source is kept, however large the whole would be.
static void test_enlarged_in_part(void **state)
{
    struct bench *bench = *state;
    const char *path = save_halves(bench, "a.png", 0x80);
    const struct draw_picture enlarged = {.file = path, .source = {40, 20}};
    draw_picture(&bench->list, (struct rect){60 - 600, -360, 1200, 800}, enlarged);
    canvas_paint(bench->canvas, &bench->list, NULL);
    for (int y = 0; y < H; y++) {
        assert_true(near(pixel(bench, 40, y), RED, 1)); // 15 px around the edge are between
        assert_true(near(pixel(bench, 80, y), COLOUR(0x8B99D4), 2));
    }
    struct draw_item item = bench->list.items[1];
    item.bounds = (struct rect){-50000, -30000, 400000, 200000};
    struct pictures *pictures = pictures_create(NULL, NULL);
    uint32_t one = PAPER;
    pictures_paint(pictures, &(struct raster){&one, 1}, (struct rect){0, 0, 1, 1}, &item);
    assert_true(near(one, RED, 1));
    assert_in_range(pictures_cache_bytes(pictures), 40 * 20 * 4, 40 * 20 * 4 + 1000);
    pictures_destroy(pictures);
    unlink(path);
}

// --- comparing -----------------------------------------------------------------------------------

static void test_comparing(void **state)
{
    struct bench *bench = *state;
    char kept[64], other[64];
    snprintf(kept, sizeof kept, "%s", path_of(bench, "kept.png"));
    canvas_paint(bench->canvas, &bench->list, NULL);
    assert_true(canvas_save_png(bench->canvas, kept));
    struct canvas_comparison same = canvas_compare(bench->canvas, kept, 0, bench->folder);
    assert_true(same.comparable);
    assert_int_equal(same.differing, 0);
    assert_int_equal(same.worst, 0);
    assert_int_not_equal(access(path_of(bench, "kept.actual.png"), F_OK), 0);

    colour paler = PAPER + 0x030000;
    draw_fill(&bench->list, (struct rect){3, 3, 5, 4}, (struct draw_fill){.fill = paler});
    canvas_paint(bench->canvas, &bench->list, NULL);
    struct canvas_comparison within = canvas_compare(bench->canvas, kept, 3, bench->folder);
    assert_int_equal(within.differing, 0);
    assert_int_equal(within.worst, 3);
    struct canvas_comparison beyond = canvas_compare(bench->canvas, kept, 2, bench->folder);
    assert_true(beyond.comparable);
    assert_int_equal(beyond.differing, 20);
    snprintf(other, sizeof other, "%s", path_of(bench, "kept.actual.png"));
    assert_int_equal(canvas_compare(bench->canvas, other, 0, NULL).differing, 0);
    assert_int_equal(unlink(other), 0);
    assert_int_equal(unlink(path_of(bench, "kept.difference.png")), 0);

    assert_false(canvas_compare(bench->canvas, "missing.png", 0, NULL).comparable);
    struct canvas *larger = canvas_create(bench->fonts, (struct point){W + 1, H});
    assert_false(canvas_compare(larger, kept, 0, NULL).comparable);
    canvas_destroy(larger);
    unlink(kept);
    assert_false(canvas_save_png(bench->canvas, "no/such/folder.png"));
}

#define PICTURE_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scaling_one_colour_keeps_it),
        cmocka_unit_test(test_scaling_averages),
        cmocka_unit_test(test_scaling_up_is_between),
        PICTURE_TEST(test_formats),
        PICTURE_TEST(test_alpha_and_tint),
        PICTURE_TEST(test_corners),
        PICTURE_TEST(test_tiles),
        PICTURE_TEST(test_vectors),
        PICTURE_TEST(test_what_cannot_be_shown_paints_nothing),
        PICTURE_TEST(test_enlarged_in_part),
        PICTURE_TEST(test_the_cache_is_capped),
        PICTURE_TEST(test_comparing),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}

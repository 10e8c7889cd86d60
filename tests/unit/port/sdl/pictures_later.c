// Pictures that a thread decodes: what stands in their place, when they come, what is kept and
// what is forgotten.
#include "port/sdl/pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { W = 1200, H = 1000 };
static const colour PAPER = COLOUR(0xF6F2E9), RED = COLOUR(0xC02020), GROUND = COLOUR(0xECE6D8);

static char paths[16][64];

struct bench {
    char folder[24];
    SDL_sem *ready; // once for each picture that is finished
    struct pictures *pictures;
    struct arena arena;
    struct draw_list list;
    uint32_t *pixels;
};

static int open_bench(void **state)
{
    static struct bench bench;
    strcpy(bench.folder, "later-XXXXXX");
    bench.ready = SDL_CreateSemaphore(0);
    bench.pixels = malloc(sizeof *bench.pixels * W * H);
    *state = &bench;
    return mkdtemp(bench.folder) && bench.pixels ? 0 : -1;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    SDL_DestroySemaphore(bench->ready);
    free(bench->pixels);
    return rmdir(bench->folder);
}

static void is_ready(void *context)
{
    SDL_SemPost(context);
}

static int begin(void **state)
{
    struct bench *bench = *state;
    bench->pictures = pictures_create(is_ready, bench->ready);
    bench->list = draw_list_begin(&bench->arena, (struct point){W, H});
    for (int i = 0; i < W * H; i++)
        bench->pixels[i] = PAPER;
    return 0;
}

static int end(void **state)
{
    struct bench *bench = *state;
    pictures_destroy(bench->pictures);
    while (SDL_SemTryWait(bench->ready) == 0) {
    }
    arena_finish(&bench->arena);
    return 0;
}

static const char *save_red(struct bench *bench, int number)
{
    char *path = paths[number];
    snprintf(path, sizeof paths[number], "%s/%d.png", bench->folder, number);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 40, 20, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, NULL, RED);
    assert_int_equal(IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
    return path;
}

static void put(struct bench *bench, const char *file, struct rect at)
{
    draw_picture(&bench->list, at, (struct draw_picture){.file = file, .ground = GROUND});
}

static void paint(struct bench *bench)
{
    const struct raster raster = {bench->pixels, W};
    pictures_show(bench->pictures, &bench->list);
    for (size_t i = 0; i < bench->list.count; i++)
        pictures_paint(
            bench->pictures, &raster, draw_reach(&bench->list.items[i]), &bench->list.items[i]);
}

static colour pixel(const struct bench *bench, int x, int y)
{
    return bench->pixels[y * W + x];
}

// It may have been taken already with the one before, between being finished and saying so.
static void wait_for_one(struct bench *bench)
{
    SDL_SemWait(bench->ready);
    pictures_take(bench->pictures);
}

static void test_its_ground_stands_in_its_place(void **state)
{
    struct bench *bench = *state;
    draw_picture(&bench->list, (struct rect){100, 100, 300, 200},
        (struct draw_picture){
            .file = save_red(bench, 0), .ground = GROUND, .radius_px = 40, .corners = DRAW_ALL});
    paint(bench);
    assert_int_equal(pixel(bench, 250, 200), GROUND);
    assert_int_equal(pixel(bench, 100, 100), PAPER); // a round corner
    assert_int_equal(pixel(bench, 99, 200), PAPER);
    wait_for_one(bench);
    paint(bench);
    assert_int_equal(pixel(bench, 250, 200), RED);
    assert_int_equal(pixel(bench, 100, 100), PAPER);
    assert_false(pictures_take(bench->pictures));
    unlink(paths[0]);
}

static void test_icons_are_painted_at_once(void **state)
{
    struct bench *bench = *state;
    const struct draw_picture icon = {.file = save_red(bench, 0), .tint = COLOUR(0)};
    draw_picture(&bench->list, (struct rect){0, 0, 200, 200}, icon);
    draw_picture(&bench->list, (struct rect){300, 0, 300, 200}, icon);
    paint(bench);
    assert_int_equal(pixel(bench, 100, 100), COLOUR(0));
    assert_int_equal(pixel(bench, 400, 100), PAPER); // a large one without a ground
    wait_for_one(bench);
    paint(bench);
    assert_int_equal(pixel(bench, 400, 100), COLOUR(0));
    unlink(paths[0]);
}

// Asked for again and again, it is decoded once.
static void test_nothing_is_decoded_twice(void **state)
{
    struct bench *bench = *state;
    put(bench, save_red(bench, 0), (struct rect){0, 0, 500, 500});
    for (int i = 0; i < 100; i++)
        paint(bench);
    wait_for_one(bench);
    paint(bench);
    put(bench, save_red(bench, 1), (struct rect){500, 0, 500, 500});
    paint(bench);
    wait_for_one(bench); // whatever else had been asked for would have come before this one
    assert_int_equal(SDL_SemValue(bench->ready), 0);
    paint(bench);
    assert_int_equal(pixel(bench, 999, 0), RED);
    unlink(paths[0]);
    unlink(paths[1]);
}

static void test_what_cannot_be_shown_paints_nothing(void **state)
{
    struct bench *bench = *state;
    put(bench, "missing.png", (struct rect){0, 0, 300, 300});
    paint(bench);
    assert_int_equal(pixel(bench, 5, 5), GROUND);
    wait_for_one(bench);
    for (int i = 0; i < W * H; i++)
        bench->pixels[i] = PAPER;
    paint(bench);
    paint(bench);
    assert_int_equal(pixel(bench, 5, 5), PAPER);
    assert_int_equal(SDL_SemValue(bench->ready), 0); // and is not tried again
}

// Together they are above the cap; none may drive out another, or they would never all be there.
static void test_all_of_a_list_is_kept(void **state)
{
    struct bench *bench = *state;
    enum { COUNT = 5 };
    for (int i = 0; i < COUNT; i++)
        put(bench, save_red(bench, i), (struct rect){0, i * 200, 1100, 900});
    paint(bench);
    for (int round = 0; round < COUNT; round++) {
        wait_for_one(bench);
        paint(bench);
    }
    assert_true(pictures_cache_bytes(bench->pictures) > (size_t)COUNT * 1100 * 900 * 4);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(pixel(bench, 1000, i * 200 + 5), RED);
    bench->list.count = 0;
    pictures_show(bench->pictures, &bench->list);
    assert_true(pictures_cache_bytes(bench->pictures) <= (size_t)10 << 20);
    for (int i = 0; i < COUNT; i++)
        unlink(paths[i]);
}

// More than can wait: what is forgotten is asked for again.
static void test_many_pictures_all_come(void **state)
{
    struct bench *bench = *state;
    enum { COUNT = 40 };
    const char *path = save_red(bench, 0);
    for (int i = 0; i < COUNT; i++)
        put(bench, path, (struct rect){i, i, 300, 300 + i});
    int missing = COUNT;
    for (int round = 0; missing > 0; round++) {
        paint(bench);
        missing = 0;
        for (int i = 0; i < COUNT; i++)
            missing += pixel(bench, 5 + i, i) != RED;
        assert_in_range(round, 0, COUNT);
        if (missing > 0)
            wait_for_one(bench);
    }
    unlink(path);
}

static void test_wanted_ones_are_there_when_they_are_painted(void **state)
{
    struct bench *bench = *state;
    put(bench, save_red(bench, 0), (struct rect){0, 0, 300, 300});
    pictures_want(bench->pictures, &bench->list.items[0]);
    wait_for_one(bench);
    pictures_want(bench->pictures, &bench->list.items[0]); // it is there
    paint(bench);
    assert_int_equal(pixel(bench, 5, 5), RED);
    assert_int_equal(SDL_SemValue(bench->ready), 0);
    unlink(paths[0]);
}

// Wanted ones never drive out what is on the screen.
static void test_wanted_ones_take_what_room_there_is(void **state)
{
    struct bench *bench = *state;
    struct draw_list soon = draw_list_begin(&bench->arena, (struct point){W, H});
    put(bench, save_red(bench, 0), (struct rect){0, 0, 1200, 1000});
    paint(bench);
    wait_for_one(bench);
    size_t before = pictures_cache_bytes(bench->pictures);
    for (int i = 0; i < 4; i++)
        draw_picture(
            &soon, (struct rect){0, 0, 1200, 800 + i}, (struct draw_picture){.file = paths[0]});
    pictures_want(bench->pictures, &soon.items[0]);
    wait_for_one(bench);
    for (int i = 1; i < 4; i++)
        pictures_want(bench->pictures, &soon.items[i]);
    assert_true(pictures_cache_bytes(bench->pictures) > before);
    assert_true(pictures_cache_bytes(bench->pictures) <= (size_t)10 << 20);
    paint(bench);
    assert_int_equal(pixel(bench, 5, 5), RED);
    bench->list.count = 0;
    put(bench, paths[0], (struct rect){0, 0, 300, 300});
    paint(bench); // the next to be decoded: the three were not
    wait_for_one(bench);
    paint(bench);
    assert_int_equal(pixel(bench, 299, 299), RED);
    assert_int_equal(SDL_SemValue(bench->ready), 0);
    unlink(paths[0]);
}

// Ends while one is decoded and others wait.
static void test_ends_at_any_time(void **state)
{
    struct bench *bench = *state;
    const char *path = save_red(bench, 0);
    for (int i = 0; i < 30; i++) {
        struct pictures *pictures = pictures_create(is_ready, bench->ready);
        for (int k = 0; k < i; k++) {
            struct draw_item item = {
                .kind = DRAW_PICTURE, .bounds = {0, 0, 600 + k, 400}, .picture = {.file = path}};
            pictures_want(pictures, &item);
        }
        if (i > 0)
            SDL_SemWait(bench->ready);
        pictures_destroy(pictures);
        while (SDL_SemTryWait(bench->ready) == 0) {
        }
    }
    unlink(path);
}

#define LATER_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LATER_TEST(test_its_ground_stands_in_its_place),
        LATER_TEST(test_icons_are_painted_at_once),
        LATER_TEST(test_nothing_is_decoded_twice),
        LATER_TEST(test_what_cannot_be_shown_paints_nothing),
        LATER_TEST(test_all_of_a_list_is_kept),
        LATER_TEST(test_many_pictures_all_come),
        LATER_TEST(test_wanted_ones_are_there_when_they_are_painted),
        LATER_TEST(test_wanted_ones_take_what_room_there_is),
        LATER_TEST(test_ends_at_any_time),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}

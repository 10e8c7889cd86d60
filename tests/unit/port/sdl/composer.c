// Whatever way a scene takes to the frame (painted, patched, copied, mixed, from what was there),
// the pixels are those of painting each leaf anew and mixing them by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/sdl/composer.h"
#include "port/sdl/mix.h"
#include "port/sdl/paint.h"

#include <stdlib.h>
#include <string.h>

enum { W = 120, H = 80, PAGES = 6 };

struct bench {
    struct fonts *fonts;
    struct composer *composer;
    struct paint *paint;
    SDL_Surface *frame, *over, *under, *expected, *last;
    struct arena arena;
    struct draw_list lists[PAGES][2]; // each page as it is, and pressed
};

static SDL_Surface *make_surface(void)
{
    return SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_XRGB8888);
}

static void draw_pages(struct bench *bench)
{
    for (int i = 0; i < PAGES; i++)
        for (int pressed = 0; pressed < 2; pressed++) {
            struct draw_list list = draw_list_begin(&bench->arena, (struct point){W, H});
            draw_fill(&list, (struct rect){0, 0, W, H},
                (struct draw_fill){.fill = COLOUR(0x102030 * (unsigned)(i + 1))});
            draw_fill(&list, (struct rect){10 * i, 20, 30, 30},
                (struct draw_fill){.fill = COLOUR(pressed ? 0xFF0000 : 0x00FF00),
                    .radius_px = 6,
                    .corners = DRAW_ALL});
            bench->lists[i][pressed] = list;
        }
}

static struct raster raster_of(const SDL_Surface *surface)
{
    return (struct raster){surface->pixels, surface->pitch / 4};
}

static void paint_leaf(struct bench *bench, SDL_Surface *to, const struct draw_leaf *leaf)
{
    const struct draw_damage all = {.rects = {{0, 0, W, H}}, .count = 1};
    if (leaf->list)
        paint_list(bench->paint, to, leaf->list, &all);
    else
        SDL_BlitSurface(bench->last, NULL, to, NULL);
}

static void expect(struct bench *bench, const struct draw_scene *scene)
{
    if (scene->mix == DRAW_STILL) {
        paint_leaf(bench, bench->expected, &scene->over);
        return;
    }
    paint_leaf(bench, bench->over, &scene->over);
    paint_leaf(bench, bench->under, &scene->under);
    struct raster to = raster_of(bench->expected), over = raster_of(bench->over);
    struct raster under = raster_of(bench->under);
    mix_scene(scene, &to, &over, &under, (struct point){W, H});
}

static bool same_pixels(const SDL_Surface *a, const SDL_Surface *b)
{
    for (int y = 0; y < H; y++) {
        const uint32_t *x = (const uint32_t *)a->pixels + (ptrdiff_t)y * a->pitch / 4;
        const uint32_t *z = (const uint32_t *)b->pixels + (ptrdiff_t)y * b->pitch / 4;
        for (int i = 0; i < W; i++)
            if ((x[i] ^ z[i]) & 0xFFFFFF)
                return false;
    }
    return true;
}

static struct draw_leaf leaf_of(struct bench *bench, int page, bool pressed)
{
    struct draw_leaf plain = draw_leaf(&bench->lists[page][0], 0, NULL);
    return pressed ? draw_leaf(&bench->lists[page][1], 0, &plain) : plain;
}

static struct draw_scene random_scene(struct bench *bench, uint64_t last_hash)
{
    struct draw_scene scene = {.over = leaf_of(bench, rand() % PAGES, rand() % 2)};
    scene.mix = (enum draw_mix)(rand() % DRAW_MIX_COUNT);
    if (scene.mix == DRAW_STILL)
        return scene;
    scene.under = leaf_of(bench, rand() % PAGES, rand() % 2);
    if (last_hash && rand() % 3 == 0) // a motion that interrupts another
        scene.under = (struct draw_leaf){.id = last_hash};
    scene.area = (struct rect){10, 5, W - 20, H - 20};
    scene.offset_px = rand() % (2 * W) - W;
    scene.part_256 = rand() % 257;
    scene.radius_px = rand() % 12;
    scene.scrim = 0x80102030;
    scene.under_stays = rand() % 2;
    if (scene.mix == DRAW_RISE)
        scene.offset_px = abs(scene.offset_px) % H;
    return scene;
}

static void test_any_way_gives_the_same_pixels(void **state)
{
    struct bench *bench = *state;
    uint64_t last_hash = 0;
    srand(3);
    for (int i = 0; i < 3000; i++) {
        struct draw_scene scene = random_scene(bench, last_hash);
        expect(bench, &scene);
        struct draw_damage changed = composer_show(bench->composer, bench->frame, &scene);
        assert_true(same_pixels(bench->frame, bench->expected));
        // What it says has changed is all that has: the rest is as it was.
        for (size_t r = 0; r < changed.count; r++) {
            SDL_Rect part = {
                changed.rects[r].x, changed.rects[r].y, changed.rects[r].w, changed.rects[r].h};
            SDL_BlitSurface(bench->frame, &part, bench->last, &(SDL_Rect){part.x, part.y, 0, 0});
        }
        if (i > 0)
            assert_true(same_pixels(bench->frame, bench->last));
        SDL_BlitSurface(bench->frame, NULL, bench->last, NULL);
        last_hash = draw_scene_hash(&scene);
        struct draw_leaf ahead = leaf_of(bench, rand() % PAGES, false);
        if (rand() % 4 == 0)
            composer_prepare(bench->composer, bench->frame, &ahead);
        if (rand() % 50 == 0 && scene.mix == DRAW_STILL)
            composer_release(bench->composer);
    }
}

// Both leaves as surfaces, for who mixes by other means; a mixture that was never in the frame is
// made there when the next one begins from it.
static void test_leaves_for_others(void **state)
{
    struct bench *bench = *state;
    struct draw_scene scene = {.mix = DRAW_FADE,
        .over = leaf_of(bench, 0, false),
        .under = leaf_of(bench, 1, false),
        .part_256 = 100};
    struct composer_pair pair = composer_leaves(bench->composer, bench->frame, &scene);
    paint_leaf(bench, bench->over, &scene.over);
    paint_leaf(bench, bench->under, &scene.under);
    assert_true(same_pixels(pair.over, bench->over));
    assert_true(same_pixels(pair.under, bench->under));
    expect(bench, &scene);
    struct draw_scene next = {.mix = DRAW_SLIDE,
        .over = leaf_of(bench, 2, false),
        .under = {.id = draw_scene_hash(&scene)},
        .area = {0, 0, W, H},
        .offset_px = W};
    struct composer_pair after = composer_leaves(bench->composer, bench->frame, &next);
    assert_true(same_pixels(after.under, bench->expected));
    struct composer_pair again = composer_leaves(bench->composer, bench->frame, &next);
    assert_true(again.over_changes == after.over_changes);
    assert_true(again.under_changes == after.under_changes);
}

static int open_bench(void **state)
{
    static struct bench bench;
    bench = (struct bench){.fonts = fonts_create()};
    bench.composer = composer_create(bench.fonts, NULL, NULL);
    bench.paint = paint_create(bench.fonts, NULL, NULL);
    SDL_Surface **surfaces[] = {
        &bench.frame, &bench.over, &bench.under, &bench.expected, &bench.last};
    for (int i = 0; i < 5; i++)
        *surfaces[i] = make_surface();
    draw_pages(&bench);
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    SDL_Surface *surfaces[] = {
        bench->frame, bench->over, bench->under, bench->expected, bench->last};
    for (int i = 0; i < 5; i++)
        SDL_FreeSurface(surfaces[i]);
    composer_destroy(bench->composer);
    paint_destroy(bench->paint);
    fonts_destroy(bench->fonts);
    arena_finish(&bench->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_any_way_gives_the_same_pixels, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(test_leaves_for_others, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

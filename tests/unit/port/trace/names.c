// A scene's name follows from what it shows: not from where pack and assets stand, nor from how
// often pictures became ready.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/trace/names.h"

static const struct trace_roots HERE = {.pack = "/here/pack", .assets = "/here/assets"};
static const struct trace_roots THERE = {.pack = "packs/water/", .assets = "../share/assets"};

struct leaves {
    struct arena arena;
    struct draw_list lists[4];
    uint64_t epoch;
};

static int open_leaves(void **state)
{
    static struct leaves leaves;
    leaves = (struct leaves){0};
    *state = &leaves;
    return 0;
}

static int close_leaves(void **state)
{
    arena_finish(&((struct leaves *)*state)->arena);
    return 0;
}

// A page with a fill, a picture and an ornament.
static struct draw_scene page(
    struct leaves *leaves, int slot, const char *picture, const char *ornament, int width)
{
    struct draw_list *list = &leaves->lists[slot];
    *list = draw_list_begin(&leaves->arena, (struct point){800, 480});
    draw_fill(list, (struct rect){0, 0, width, 100}, (struct draw_fill){.fill = 0xFFFFFFFF});
    draw_clip(list, (struct rect){0, 0, 700, 400});
    draw_picture(list, (struct rect){10, 10, 300, 200}, (struct draw_picture){.file = picture});
    draw_tiles(list, (struct rect){0, 300, 800, 20},
        (struct draw_picture){.file = ornament, .tint = 0xFF102030, .tile_px = 20});
    struct draw_scene scene = {.mix = DRAW_STILL};
    scene.over = (struct draw_leaf){.id = draw_list_id(list, leaves->epoch), .list = list};
    return scene;
}

static uint64_t name(const struct trace_roots *roots, const struct draw_scene *scene)
{
    struct names names = {.roots = *roots};
    uint64_t result = names_scene(&names, scene);
    assert_int_equal(names_scene(&names, scene), result);
    names_finish(&names);
    return result;
}

static void where_files_stand_does_not_count(void **state)
{
    struct draw_scene here = page(*state, 0, "/here/pack/a/b.png", "/here/assets/o.svg", 100);
    struct draw_scene there = page(*state, 1, "packs/water//a/b.png", "../share/assets/o.svg", 100);
    assert_int_not_equal(draw_scene_hash(&here), draw_scene_hash(&there));
    assert_int_equal(name(&HERE, &here), name(&THERE, &there));
    assert_int_not_equal(name(&HERE, &here), name(&HERE, &there));
}

static void what_is_shown_counts(void **state)
{
    static const struct {
        const char *picture, *ornament;
        int width;
    } others[] = {
        {"/here/pack/c/b.png", "/here/assets/o.svg", 100},
        {"/here/assets/a/b.png", "/here/assets/o.svg", 100},
        {"/here/packs/a/b.png", "/here/assets/o.svg", 100},
        {"/here/pack/a/b.png", "/here/assets/p.svg", 100},
        {"/here/pack/a/b.png", "/here/assets/o.svg", 101},
    };
    struct draw_scene scene = page(*state, 0, "/here/pack/a/b.png", "/here/assets/o.svg", 100);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct draw_scene other =
            page(*state, 1, others[i].picture, others[i].ornament, others[i].width);
        assert_int_not_equal(name(&HERE, &other), name(&HERE, &scene));
    }
}

static void pictures_that_become_ready_do_not_count(void **state)
{
    struct leaves *leaves = *state;
    struct draw_scene before = page(leaves, 0, "/here/pack/b.png", "/here/assets/o.svg", 100);
    leaves->epoch++;
    struct draw_scene after = page(leaves, 1, "/here/pack/b.png", "/here/assets/o.svg", 100);
    assert_int_not_equal(before.over.id, after.over.id);
    assert_int_equal(name(&HERE, &before), name(&HERE, &after));
}

static struct draw_scene fade(struct draw_leaf over, struct draw_leaf under, int part_256)
{
    return (struct draw_scene){
        .mix = DRAW_FADE, .over = over, .under = under, .part_256 = part_256};
}

// A fade, in the midst of it another one over what the screen showed then, for many frames with
// ever new leaves above. The names of all of them, together.
static uint64_t fade_within_fade(struct leaves *leaves, const struct trace_roots *roots,
    const char *picture, const char *ornament)
{
    struct names names = {.roots = *roots};
    struct draw_scene from = page(leaves, 0, picture, ornament, 100);
    struct draw_scene to = page(leaves, 1, picture, ornament, 200);
    struct draw_scene half = fade(to.over, from.over, 128);
    uint64_t all = names_scene(&names, &from);
    all = all * 31 + names_scene(&names, &half);
    struct draw_leaf screen = {.id = draw_scene_hash(&half)};
    for (int i = 0; i < 40; i++) {
        struct draw_scene next = page(leaves, 2, picture, ornament, 300 + i);
        struct draw_scene mixed = fade(next.over, screen, i);
        all = all * 31 + names_scene(&names, &mixed);
    }
    names_finish(&names);
    return all;
}

static void what_the_screen_showed_has_its_name(void **state)
{
    uint64_t here = fade_within_fade(*state, &HERE, "/here/pack/b.png", "/here/assets/o.svg");
    uint64_t there =
        fade_within_fade(*state, &THERE, "packs/water//b.png", "../share/assets/o.svg");
    uint64_t other = fade_within_fade(*state, &HERE, "/here/pack/c.png", "/here/assets/o.svg");
    assert_int_equal(here, there);
    assert_int_not_equal(here, other);
}

static void mixtures_count(void **state)
{
    struct draw_scene a = page(*state, 0, "/here/pack/b.png", "/here/assets/o.svg", 100);
    struct draw_scene b = page(*state, 1, "/here/pack/b.png", "/here/assets/o.svg", 200);
    struct draw_scene mixed = fade(a.over, b.over, 10), later = fade(a.over, b.over, 11);
    struct draw_scene swapped = fade(b.over, a.over, 10);
    assert_int_not_equal(name(&HERE, &mixed), name(&HERE, &later));
    assert_int_not_equal(name(&HERE, &mixed), name(&HERE, &swapped));
    assert_int_not_equal(name(&HERE, &mixed), name(&HERE, &a));
}

#define ON_LEAVES(test) cmocka_unit_test_setup_teardown(test, open_leaves, close_leaves)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_LEAVES(where_files_stand_does_not_count),
        ON_LEAVES(what_is_shown_counts),
        ON_LEAVES(pictures_that_become_ready_do_not_count),
        ON_LEAVES(what_the_screen_showed_has_its_name),
        ON_LEAVES(mixtures_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

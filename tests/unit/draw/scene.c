// Leaves are named by what they show; scenes of one hash show one picture.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/scene.h"

static struct arena arena;

static struct draw_list page(colour ink)
{
    struct draw_list list = draw_list_begin(&arena, (struct point){100, 60});
    draw_fill(&list, (struct rect){0, 0, 100, 60}, (struct draw_fill){.fill = COLOUR(0xFFFFFF)});
    draw_fill(&list, (struct rect){10, 10, 20, 20}, (struct draw_fill){.fill = ink});
    return list;
}

static struct draw_list page_with_picture(void)
{
    struct draw_list list = page(COLOUR(0x000000));
    draw_picture(&list, (struct rect){40, 10, 30, 30}, (struct draw_picture){.file = "a.png"});
    return list;
}

static void test_names(void **state)
{
    (void)state;
    struct draw_list a = page(COLOUR(0x111111)), b = page(COLOUR(0x111111));
    struct draw_list c = page(COLOUR(0x222222)), d = a;
    d.size.x = 101;
    assert_true(draw_list_id(&a, 0) == draw_list_id(&b, 0));
    assert_true(draw_list_id(&a, 0) != draw_list_id(&c, 0));
    assert_true(draw_list_id(&a, 0) != draw_list_id(&d, 0));
    assert_true(draw_list_id(&a, 0) != 0);
}

// Only what shows pictures that may come later looks different at different times.
static void test_epochs(void **state)
{
    (void)state;
    struct draw_list plain = page(COLOUR(0x111111)), picture = page_with_picture();
    assert_true(draw_list_id(&plain, 0) == draw_list_id(&plain, 1));
    assert_true(draw_list_id(&picture, 0) != draw_list_id(&picture, 1));
    struct draw_leaf before = draw_leaf(&picture, 0, NULL), after = draw_leaf(&picture, 1, &before);
    assert_true(after.was_id == before.id);
    assert_int_equal(after.damage.count, 1);
    assert_true(rect_equal(after.damage.rects[0], (struct rect){40, 10, 30, 30}));
}

static void test_what_differs(void **state)
{
    (void)state;
    struct draw_list a = page(COLOUR(0x111111)), b = page(COLOUR(0x222222));
    struct draw_leaf first = draw_leaf(&a, 0, NULL);
    assert_true(first.was_id == 0 && first.damage.count == 0 && first.list == &a);
    struct draw_leaf next = draw_leaf(&b, 0, &first);
    assert_true(next.was_id == first.id);
    assert_int_equal(next.damage.count, 1);
    assert_true(rect_equal(next.damage.rects[0], (struct rect){10, 10, 20, 20}));
    struct draw_leaf same = draw_leaf(&a, 0, &first);
    assert_true(same.id == first.id && same.was_id == 0);
}

// Each thing that a mixture depends on is in its hash; damage is not.
static void test_scene_hashes(void **state)
{
    (void)state;
    struct draw_scene base = {.mix = DRAW_RISE, .over = {.id = 5}, .under = {.id = 6}};
    base.area = (struct rect){1, 2, 3, 4};
    struct draw_scene others[10];
    for (int i = 0; i < 10; i++)
        others[i] = base;
    others[0].mix = DRAW_FADE;
    others[1].over.id = 7;
    others[2].under.id = 7;
    others[3].area.x = 9;
    others[4].area.h = 9;
    others[5].offset_px = 9;
    others[6].part_256 = 9;
    others[7].radius_px = 9;
    others[8].scrim = 9;
    others[9].under_stays = true;
    for (int i = 0; i < 10; i++)
        assert_true(draw_scene_hash(&others[i]) != draw_scene_hash(&base));
    struct draw_scene damaged = base;
    damaged.over.was_id = 4;
    damaged.over.damage.count = 1;
    assert_true(draw_scene_hash(&damaged) == draw_scene_hash(&base));
    struct draw_scene still = {.over = {.id = 5}, .offset_px = 3};
    assert_true(draw_scene_hash(&still) == 5);
}

static int clear(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_names, clear),
        cmocka_unit_test_teardown(test_epochs, clear),
        cmocka_unit_test_teardown(test_what_differs, clear),
        cmocka_unit_test_teardown(test_scene_hashes, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// The slide: where it goes, that it never jumps, that it ends where the new page stands.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/motion.h"

static struct visit at(enum visit_place place, int page)
{
    return (struct visit){.place = place, .page = page};
}

static void test_way(void **state)
{
    (void)state;
    static const struct {
        enum visit_place from;
        int from_page;
        enum visit_place to;
        int to_page, way;
    } cases[] = {
        {VISIT_HOME, 0, VISIT_THEME, 0, 1},
        {VISIT_THEME, 0, VISIT_PAGE, 0, 1},
        {VISIT_PAGE, 0, VISIT_PAGE, 1, 1},
        {VISIT_PAGE, 1, VISIT_PAGE, 0, -1},
        {VISIT_PAGE, 3, VISIT_HOME, 0, -1},
        {VISIT_PAGE, 1, VISIT_PAGE, 1, 0},
        {VISIT_ATTRACT, 0, VISIT_HOME, 0, 0},
        {VISIT_HOME, 0, VISIT_ATTRACT, 0, 0},
        {VISIT_HOME, 0, VISIT_ABOUT, 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit from = at(cases[i].from, cases[i].from_page);
        struct visit to = at(cases[i].to, cases[i].to_page);
        assert_int_equal(motion_way(&from, &to, false), cases[i].way);
        assert_int_equal(motion_way(&from, &to, true), -cases[i].way);
    }
    struct visit from = at(VISIT_PAGE, 0), to = at(VISIT_PAGE, 1);
    to.asking = true;
    assert_int_equal(motion_way(&from, &to, false), 0);
}

static void test_offset_never_grows(void **state)
{
    (void)state;
    struct motion motion = {.moving = true, .way = 1, .start_ms = 1000};
    int before = motion_offset(&motion, 1000, 1920);
    assert_int_equal(before, 1920);
    for (int64_t now_ms = 1000; now_ms <= 1000 + MOTION_MS; now_ms++) {
        int offset = motion_offset(&motion, now_ms, 1920);
        assert_true(offset <= before && offset >= 0);
        assert_true(before - offset <= 1920 * 3 / MOTION_MS + 1); // the steepest is the first
        before = offset;
    }
    assert_int_equal(before, 0);
    assert_int_equal(motion_offset(&motion, 900, 1920), 1920); // a clock that went back
}

// At the end the composed list is the picture of the new page alone.
static void test_compose(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct point size = {100, 60};
    struct draw_list from = draw_list_begin(&arena, size), to = draw_list_begin(&arena, size);
    draw_fill(&from, (struct rect){0, 0, 100, 60}, (struct draw_fill){.fill = COLOUR(0x111111)});
    draw_fill(&to, (struct rect){0, 0, 100, 60}, (struct draw_fill){.fill = COLOUR(0x222222)});
    struct draw_list half = draw_list_begin(&arena, size), end = draw_list_begin(&arena, size);
    motion_compose(&half, &from, &to, 50, 1, 40);
    assert_int_equal(half.count, 3); // old page, new page, dock
    assert_int_equal(half.items[0].bounds.x, -50);
    assert_int_equal(half.items[1].bounds.x, 50);
    assert_int_equal(half.items[2].clip.y, 40);
    assert_int_equal(half.items[2].fill.fill, COLOUR(0x222222));
    motion_compose(&end, &from, &to, 0, 1, 40);
    assert_int_equal(end.count, 2);
    assert_int_equal(end.items[0].fill.fill, COLOUR(0x222222));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_way),
        cmocka_unit_test(test_offset_never_grows),
        cmocka_unit_test(test_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Numbers on their way: where they go, that they never jump, that they arrive; and which changes of
// the visit move.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "kiosk/motion.h"

static struct visit at(enum visit_place place, int page)
{
    return (struct visit){.place = place, .page = page};
}

static void test_which_changes_move(void **state)
{
    (void)state;
    static const struct {
        enum visit_place from;
        int from_page;
        enum visit_place to;
        int to_page;
        enum draw_mix mix;
        int way;
    } cases[] = {
        {VISIT_HOME, 0, VISIT_THEME, 0, DRAW_SLIDE, 1},
        {VISIT_THEME, 0, VISIT_PAGE, 0, DRAW_SLIDE, 1},
        {VISIT_PAGE, 0, VISIT_PAGE, 1, DRAW_SLIDE, 1},
        {VISIT_PAGE, 1, VISIT_PAGE, 0, DRAW_SLIDE, -1},
        {VISIT_PAGE, 3, VISIT_HOME, 0, DRAW_SLIDE, -1},
        {VISIT_PAGE, 1, VISIT_PAGE, 1, DRAW_STILL, 0},
        {VISIT_ATTRACT, 0, VISIT_HOME, 0, DRAW_FADE, 0},
        {VISIT_HOME, 0, VISIT_ATTRACT, 0, DRAW_FADE, 0},
        {VISIT_HOME, 0, VISIT_ABOUT, 0, DRAW_SLIDE, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit from = at(cases[i].from, cases[i].from_page);
        struct visit to = at(cases[i].to, cases[i].to_page);
        int way = 9;
        assert_int_equal(motion_between(&from, &to, false, &way), cases[i].mix);
        assert_int_equal(way, cases[i].way);
        assert_int_equal(motion_between(&from, &to, true, &way), cases[i].mix);
        assert_int_equal(way, -cases[i].way);
    }
}

static void test_panels_and_questions(void **state)
{
    (void)state;
    int way;
    struct visit page = at(VISIT_PAGE, 1), panel = page, asked = page, dark = page, russian = page;
    panel.panel = VISIT_COMFORT_PANEL;
    asked.asking = true;
    dark.settings[SETTING_STYLE] = 1;
    russian.language = 1;
    assert_int_equal(motion_between(&page, &panel, false, &way), DRAW_RISE);
    assert_int_equal(way, 1);
    assert_int_equal(motion_between(&panel, &page, false, &way), DRAW_RISE);
    assert_int_equal(way, -1);
    assert_int_equal(motion_between(&page, &asked, false, &way), DRAW_FADE);
    assert_int_equal(motion_between(&page, &dark, false, &way), DRAW_FADE);
    assert_int_equal(motion_between(&page, &russian, false, &way), DRAW_STILL);
    assert_true(motion_same_view(&page, &page));
    assert_false(motion_same_view(&page, &panel));
    assert_false(motion_same_view(&page, &russian));
    assert_false(motion_same_view(&page, &dark));
}

// From the start on, the value goes to the end, never back, and stands there.
static void test_goes_and_arrives(void **state)
{
    (void)state;
    struct tween tween = {0};
    tween_set(&tween, 1920);
    assert_true(tween_at(&tween, 0) == 1920);
    assert_false(tween_moves(&tween, 0));
    tween_go(&tween, 0, MOTION_MS, 1000);
    double before = tween_at(&tween, 900); // a clock that went back
    assert_true(before == 1920);
    for (int64_t now_ms = 1000; now_ms < 1000 + MOTION_MS; now_ms++) {
        double here = tween_at(&tween, now_ms);
        assert_true(tween_moves(&tween, now_ms));
        assert_true(here <= before && here >= 0);
        assert_true(before - here <= 1920.0 * 3 / MOTION_MS + 1); // the steepest is the first
        before = here;
    }
    assert_false(tween_moves(&tween, 1000 + MOTION_MS));
    assert_true(tween_at(&tween, 1000 + MOTION_MS) == 0);
    assert_true(tween_at(&tween, INT64_MAX) == 0);
}

static double random_within(double least, double most)
{
    return least + (most - least) * rand() / RAND_MAX;
}

// Taken up again and again at random times: never a jump, whatever the speed.
static void test_interrupted_at_random(void **state)
{
    (void)state;
    srand(7);
    struct tween tween = {0};
    int64_t now_ms = INT64_C(50) * 24 * 3600 * 1000; // past 49 days
    for (int i = 0; i < 20000; i++) {
        double here = tween_at(&tween, now_ms), to = random_within(-2000, 2000);
        double speed = random_within(-20, 20);
        if (i % 3 == 0)
            tween_go(&tween, to, MOTION_MS, now_ms);
        else if (i % 3 == 1)
            tween_flick(&tween, to, speed, MOTION_MS, now_ms);
        else
            tween_coast(&tween, to, speed, MOTION_COAST_MS, now_ms);
        assert_true(fabs(tween_at(&tween, now_ms) - here) < 1e-6);
        double most = fmax(fabs(tween.speed), 3 * fabs(to - here) / tween.duration_ms) * 1.01;
        double after = tween_at(&tween, now_ms + 1);
        assert_true(fabs(after - here) <= most + fabs(tween.speed) / 10 + 1e-6);
        now_ms += rand() % 400;
    }
}

// A flick keeps its speed and does not pass its end; a coast may, and comes back.
static void test_flick_and_coast(void **state)
{
    (void)state;
    struct tween flick = {0}, coast = {0};
    tween_flick(&flick, 1000, 5, MOTION_MS, 0);
    assert_true(fabs(tween_at(&flick, 1) - 5) < 0.5);
    tween_set(&flick, 0);
    tween_flick(&flick, 10, 50, MOTION_MS, 0);
    for (int64_t ms = 0; ms <= MOTION_MS; ms++)
        assert_true(tween_at(&flick, ms) <= 10 + 1e-9);
    tween_set(&flick, 0);
    tween_flick(&flick, 100, -5, MOTION_MS, 0); // the wrong way: it goes where it is told
    assert_true(tween_at(&flick, 10) >= 0);
    tween_coast(&coast, 0, 4, MOTION_COAST_MS, 0);
    double furthest = 0;
    for (int64_t ms = 0; ms <= MOTION_COAST_MS; ms++)
        furthest = fmax(furthest, tween_at(&coast, ms));
    assert_true(furthest > 20 && furthest < 4 * MOTION_MS * 0.15);
    assert_true(tween_at(&coast, MOTION_COAST_MS) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_changes_move),
        cmocka_unit_test(test_panels_and_questions),
        cmocka_unit_test(test_goes_and_arrives),
        cmocka_unit_test(test_interrupted_at_random),
        cmocka_unit_test(test_flick_and_coast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

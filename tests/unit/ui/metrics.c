// Sizes from millimetres: the panels of the exhibit, all four text steps.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/metrics.h"

static const struct {
    struct point size;
    double diagonal_inch;
    int distance_mm;
} panels[] = {
    {{1920, 1080}, 21.5, 420},
    {{1080, 1920}, 21.5, 420},
    {{1920, 1080}, 43, 600},
    {{1280, 720}, 15.6, 0},
    {{720, 1280}, 7, 0},
    {{800, 480}, 7, 0},
    {{1024, 600}, 10.1, 0},
    {{3840, 2160}, 43, 0},
    {{1920, 710}, 21, 0},
};

enum { PANELS = sizeof panels / sizeof *panels };

static struct ui_metrics metrics_of(int panel, int text_step)
{
    double pixels = 0;
    for (pixels = 1; pixels * pixels < (double)panels[panel].size.x * panels[panel].size.x +
                                           (double)panels[panel].size.y * panels[panel].size.y;)
        pixels += 1;
    struct ui_screen screen = {
        .size_px = panels[panel].size,
        .mm_per_px = panels[panel].diagonal_inch * 25.4 / pixels,
        .distance_mm = panels[panel].distance_mm,
        .text_step = text_step,
    };
    return ui_metrics(&screen);
}

// EN 301 549 5.1.4: 0.7 degrees are 0.01222 of the distance; Inter's capitals are 0.7275 em high.
// A pixel is the grain of a size.
static void test_capitals_reach_the_angle_at_step_2(void **state)
{
    (void)state;
    for (int i = 0; i < PANELS; i++) {
        struct ui_metrics m = metrics_of(i, 2);
        double cap_mm = m.role_px[UI_SMALL] * 0.7275 * m.mm_per_px;
        assert_true(cap_mm >= 0.01222 * m.distance_mm - 0.5 * m.mm_per_px);
    }
}

static void test_targets_are_large_enough(void **state)
{
    (void)state;
    for (int i = 0; i < PANELS; i++) {
        for (int step = 1; step <= 4; step++) {
            struct ui_metrics m = metrics_of(i, step);
            assert_true(m.button_px * m.mm_per_px >= 14.9);
            assert_true(m.target_px * m.mm_per_px >= 12);
            assert_true(m.main_px * m.mm_per_px >= 20);
            assert_true(m.button_px >= m.line_px[UI_LABEL]);
        }
    }
}

// The larger steps may meet where the screen is narrow; the largest is always larger than the
// usual.
static void test_steps_grow(void **state)
{
    (void)state;
    for (int i = 0; i < PANELS; i++)
        for (int role = UI_LEAD; role < UI_ROLE_COUNT; role++) {
            int sizes[5];
            for (int step = 1; step <= 4; step++)
                sizes[step] = metrics_of(i, step).role_px[role];
            assert_true(sizes[1] < sizes[2] && sizes[2] < sizes[3] && sizes[3] <= sizes[4]);
        }
}

static void test_roles_keep_their_order(void **state)
{
    (void)state;
    for (int i = 0; i < PANELS; i++)
        for (int step = 1; step <= 4; step++) {
            struct ui_metrics m = metrics_of(i, step);
            assert_true(m.role_px[UI_HEADING] > m.role_px[UI_CARD_TITLE]);
            assert_true(m.role_px[UI_CARD_TITLE] > m.role_px[UI_TEXT]);
            assert_true(m.role_px[UI_TEXT] > m.role_px[UI_SMALL]);
            assert_true(m.line_px[UI_TEXT] > m.role_px[UI_TEXT]);
        }
}

// The usual exhibit: the sizes of docs and mock-ups, within a pixel or two.
static void test_the_usual_panel(void **state)
{
    (void)state;
    struct ui_metrics m = metrics_of(0, 2);
    assert_in_range(m.role_px[UI_TEXT], 33, 36);
    assert_in_range(m.role_px[UI_HEADING], 73, 79);
    assert_in_range(m.button_px, 80, 92);
    assert_true(m.wide);
    assert_false(m.tall);
    assert_true(metrics_of(1, 2).tall);
}

// A screen that says nothing gets the usual panel of that many pixels.
static void test_unknown_screens_are_guessed(void **state)
{
    (void)state;
    struct ui_screen screen = {.size_px = {800, 480}, .text_step = 2};
    struct ui_metrics m = ui_metrics(&screen);
    assert_in_range((int)(m.mm_per_px * 1000), 185, 195);
    assert_int_equal(m.distance_mm, 250);
    screen.size_px = (struct point){1920, 1080};
    m = ui_metrics(&screen);
    assert_in_range((int)(m.mm_per_px * 1000), 245, 251);
    assert_in_range(m.distance_mm, 415, 425);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_capitals_reach_the_angle_at_step_2),
        cmocka_unit_test(test_targets_are_large_enough),
        cmocka_unit_test(test_steps_grow),
        cmocka_unit_test(test_roles_keep_their_order),
        cmocka_unit_test(test_the_usual_panel),
        cmocka_unit_test(test_unknown_screens_are_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

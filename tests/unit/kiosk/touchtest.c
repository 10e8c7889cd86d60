// The touch test: which taps count, how it ends, and that its picture is well set on every screen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/audit.h"
#include "kiosk/touchtest.h"
#include "port/sdl/fonts.h"

#include <math.h>
#include <string.h>

static const struct point SIZE = {1920, 1080};
static const double MM_PER_PX = 0.25;

static struct touchtest fresh(void)
{
    struct touchtest test;
    touchtest_init(&test, SIZE, MM_PER_PX, 0);
    return test;
}

static void feed(
    struct touchtest *test, enum event_kind kind, int finger, struct point at, int64_t at_ms)
{
    struct event event = {.kind = kind, .finger = finger, .at = at, .at_ms = at_ms};
    touchtest_handle(test, &event);
}

static void tap_at(struct touchtest *test, struct point at, int64_t at_ms)
{
    feed(test, EVENT_DOWN, 1, at, at_ms);
    feed(test, EVENT_UP, 1, at, at_ms + 80);
}

// Taps the target of the moment, `mm` to the right of its middle.
static void tap_beside(struct touchtest *test, double mm)
{
    struct point at = test->targets[test->current].at;
    at.x += (int)lround(mm / MM_PER_PX);
    tap_at(test, at, test->touched_ms + 500);
}

static const char *report(const struct touchtest *test)
{
    static struct buf text;
    buf_clear(&text);
    touchtest_report(test, &text);
    return buf_text(&text);
}

static void test_targets(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    static const struct point at[] = {{48, 48}, {1871, 48}, {1871, 1031}, {48, 1031}, {960, 540}};
    for (int i = 0; i < TOUCHTEST_TARGETS; i++) {
        assert_int_equal(test.targets[i].at.x, at[i].x);
        assert_int_equal(test.targets[i].at.y, at[i].y);
        assert_int_equal(test.current, i);
        tap_beside(&test, i);
        assert_float_equal(test.targets[i].error_mm, i, 0.01);
        assert_int_equal(touchtest_passed(&test), i + 1);
    }
    assert_int_equal(test.current, -1);
    assert_false(test.over);
    assert_non_null(strstr(report(&test), "2 top right: 1.0 mm, passed\n"));
    assert_non_null(strstr(report(&test), "5 of 5 targets passed"));
    tap_at(&test, SIZE, 9000); // more taps change nothing
    assert_int_equal(touchtest_passed(&test), 5);
}

static void test_limit(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    tap_beside(&test, 8);
    assert_int_equal(touchtest_passed(&test), 1);
    tap_beside(&test, -8.25);
    assert_int_equal(touchtest_passed(&test), 1);
    assert_non_null(strstr(report(&test), "2 top right: 8.2 mm, missed\n"));
}

// A missed one comes again when all were tried; a mirrored screen misses.
static void test_missed_comes_again(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    for (int i = 0; i < TOUCHTEST_TARGETS; i++) {
        struct point at = test.targets[i].at;
        tap_at(&test, (struct point){SIZE.x - 1 - at.x, at.y}, 1000 * i);
    }
    assert_int_equal(touchtest_passed(&test), 1); // the middle is its own mirror image
    assert_int_equal(test.current, 0);
    tap_beside(&test, 0);
    assert_int_equal(test.current, 1);
    tap_beside(&test, 50);
    assert_int_equal(test.current, 2);
    tap_beside(&test, 0);
    tap_beside(&test, 0);
    assert_int_equal(test.current, 1);
    tap_beside(&test, 0);
    assert_int_equal(touchtest_passed(&test), 5);
}

static void test_what_is_no_tap(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    struct point first = test.targets[0].at, away = {first.x + 17, first.y};
    feed(&test, EVENT_DOWN, 1, first, 0); // a drag
    feed(&test, EVENT_MOVE, 1, away, 20);
    feed(&test, EVENT_UP, 1, first, 40);
    feed(&test, EVENT_DOWN, 1, first, 1000); // a long press
    feed(&test, EVENT_UP, 1, first, 2000);
    feed(&test, EVENT_DOWN, 1, first, 3000); // two fingers
    feed(&test, EVENT_DOWN, 2, away, 3010);
    feed(&test, EVENT_UP, 1, first, 3020);
    feed(&test, EVENT_UP, 2, away, 3030);
    feed(&test, EVENT_DOWN, 1, first, 4000); // a screen that is unplugged
    feed(&test, EVENT_CANCEL, 1, first, 4010);
    feed(&test, EVENT_UP, 7, first, 5000); // a finger that never came
    assert_false(test.targets[0].tried);
    assert_int_equal(test.current, 0);
    tap_at(&test, first, 6000);
    assert_true(touchtest_hit(&test.targets[0]));
}

static void test_trails(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    for (int id = 0; id < TOUCHTEST_FINGERS + 3; id++)
        feed(&test, EVENT_DOWN, 100 + id, (struct point){id, id}, id);
    for (int i = 0; i < 1000; i++)
        feed(&test, EVENT_MOVE, 102, (struct point){i, 7}, 100 + i);
    for (int i = 0; i < TOUCHTEST_FINGERS; i++)
        assert_true(test.fingers[i].used && test.fingers[i].id == 100 + i);
    assert_int_equal(test.fingers[2].count, TOUCHTEST_TRAIL);
    assert_int_equal(test.fingers[2].trail[TOUCHTEST_TRAIL - 1].x, 999);
    assert_int_equal(test.fingers[2].trail[0].x, 1000 - TOUCHTEST_TRAIL);
    for (int id = 0; id < TOUCHTEST_FINGERS + 3; id++)
        feed(&test, EVENT_UP, 100 + id, (struct point){0, 0}, 2000);
    assert_true(test.fingers[2].used); // stays to be looked at
    feed(&test, EVENT_DOWN, 5, (struct point){9, 9}, 3000);
    assert_true(test.fingers[0].used && !test.fingers[1].used && !test.fingers[2].used);
}

static void test_ends(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    assert_int_equal(touchtest_deadline_ms(&test, 0), TOUCHTEST_IDLE_MS);
    tap_at(&test, (struct point){500, 500}, 1000);
    touchtest_tick(&test, 1080 + TOUCHTEST_IDLE_MS - 1);
    assert_false(test.over);
    touchtest_tick(&test, touchtest_deadline_ms(&test, 1080));
    assert_true(test.over);

    test = fresh();
    feed(&test, EVENT_DOWN, 1, (struct point){970, 550}, 1000);
    assert_int_equal(touchtest_seconds_left(&test, 1999), 0);
    assert_int_equal(touchtest_deadline_ms(&test, 1000), 2000);
    assert_int_equal(touchtest_seconds_left(&test, 2000), 4);
    touchtest_tick(&test, 5999);
    assert_false(test.over);
    assert_int_equal(touchtest_deadline_ms(&test, 5999), 6000);
    touchtest_tick(&test, 6000);
    assert_true(test.over);

    test = fresh(); // a press that is not in the middle, or moves, ends nothing
    feed(&test, EVENT_DOWN, 1, (struct point){200, 200}, 0);
    touchtest_tick(&test, 20000);
    feed(&test, EVENT_UP, 1, (struct point){200, 200}, 20000);
    feed(&test, EVENT_DOWN, 1, test.targets[4].at, 21000);
    feed(&test, EVENT_MOVE, 1, (struct point){500, 540}, 21100);
    touchtest_tick(&test, 30000);
    assert_false(test.over);
    struct event key = {.kind = EVENT_KEY, .key = EVENT_KEY_HOME, .at_ms = 30001};
    touchtest_handle(&test, &key);
    assert_false(test.over);
    key.key = EVENT_KEY_BACK;
    touchtest_handle(&test, &key);
    assert_true(test.over);

    test = fresh();
    feed(&test, EVENT_QUIT, 0, SIZE, 5);
    assert_true(test.over);
}

static void test_new_size(void **state)
{
    (void)state;
    struct touchtest test = fresh();
    tap_beside(&test, 0);
    struct event resize = {.kind = EVENT_RESIZE, .at_ms = 100, .size = {800, 480}};
    touchtest_handle(&test, &resize);
    assert_int_equal(test.current, 0);
    assert_int_equal(touchtest_passed(&test), 0);
    assert_int_equal(test.targets[2].at.x, 800 - 1 - 48);
}

// --- the picture ---

static void found(void *context, const struct audit_finding *finding)
{
    struct buf text = {0};
    audit_describe(finding, &text);
    print_message("%s at %d,%d\n", text.text, finding->place.x, finding->place.y);
    buf_finish(&text);
    ++*(int *)context;
}

static int count_texts(const struct draw_list *list)
{
    int texts = 0;
    for (size_t i = 0; i < list->count; i++)
        texts += list->items[i].kind == DRAW_TEXT;
    return texts;
}

// Draws it and looks at it; returns how many texts there are.
static int check_picture(struct fonts *fonts, const struct touchtest *test, int devices)
{
    static const char *const names[] = {"raspberrypi-ts", "ILITEK Multi-Touch-V5000"};
    struct ui_screen screen = {.size_px = test->size, .mm_per_px = test->mm_per_px, .text_step = 2};
    struct ui_metrics metrics = ui_metrics(&screen);
    struct touchtest_view view = {.measure = fonts_measure(fonts),
        .metrics = &metrics,
        .devices = names,
        .device_count = devices,
        .now_ms = test->touched_ms};
    struct audit_view audit = {&metrics, ui_style(UI_LIGHT), 2};
    struct ui_hits hits = {.count = 0};
    struct arena arena = {0};
    struct draw_list list;
    int faults = 0;
    touchtest_draw(test, &view, &arena, &list);
    audit_frame(&audit, &list, &hits, found, &faults);
    if (faults)
        fail_msg("%d faults at %dx%d", faults, test->size.x, test->size.y);
    int texts = count_texts(&list);
    arena_finish(&arena);
    return texts;
}

static void test_pictures(void **state)
{
    static const struct {
        struct point size;
        double inches;
    } screens[] = {{{1920, 1080}, 21.5}, {{1080, 1920}, 21.5}, {{800, 480}, 7}, {{480, 800}, 7},
        {{720, 1280}, 7}, {{1024, 600}, 10.1}, {{1280, 720}, 15.6}, {{1920, 710}, 29},
        {{3840, 2160}, 43}};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct point size = screens[i].size;
        struct touchtest test;
        touchtest_init(&test, size, screens[i].inches * 25.4 / hypot(size.x, size.y), 0);
        // Title, facts (3), state (3), numbers (5), the bar's length: none is left out.
        assert_true(check_picture(*state, &test, 1) >= 13);
        assert_true(check_picture(*state, &test, 0) >= 13);
        assert_true(check_picture(*state, &test, 2) >= 14);
        for (int target = 0; target < TOUCHTEST_TARGETS; target++)
            tap_at(&test, target == 2 ? (struct point){0, 0} : test.targets[target].at, 1000);
        check_picture(*state, &test, 1);
        feed(&test, EVENT_DOWN, 1, (struct point){0, 0}, 2000);
        check_picture(*state, &test, 1);
        feed(&test, EVENT_DOWN, 2, (struct point){size.x - 1, size.y - 1}, 2000);
        check_picture(*state, &test, 1);
    }
}

// The bar is as long as it says, to a pixel.
static void test_bar(void **state)
{
    struct touchtest test = fresh();
    struct ui_screen screen = {.size_px = SIZE, .mm_per_px = MM_PER_PX, .text_step = 2};
    struct ui_metrics metrics = ui_metrics(&screen);
    struct touchtest_view view = {.measure = fonts_measure(*state), .metrics = &metrics};
    struct arena arena = {0};
    struct draw_list list;
    touchtest_draw(&test, &view, &arena, &list);
    int longest = 0;
    for (size_t i = 1; i < list.count; i++)
        if (list.items[i].kind == DRAW_FILL)
            longest = geom_max(longest, list.items[i].bounds.w);
    assert_int_equal(longest, 400);
    arena_finish(&arena);
}

static int open_fonts(void **state)
{
    *state = fonts_create();
    return *state ? 0 : -1;
}

static int close_fonts(void **state)
{
    fonts_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_missed_comes_again),
        cmocka_unit_test(test_what_is_no_tap),
        cmocka_unit_test(test_trails),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_new_size),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_bar),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}

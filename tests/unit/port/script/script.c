// The scripted port: its time, its events in order, its end, what it counts.
#include "port/script/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static const struct text_measure MEASURE = {.self = NULL};

static int create(void **state)
{
    *state = script_create(&MEASURE, (struct point){1920, 1080}, 0.25);
    return 0;
}

static int destroy(void **state)
{
    script_destroy(*state);
    return 0;
}

static struct event wait_for(struct script *script, int64_t until_ms)
{
    struct port port = script_port(script);
    return port.wait(port.self, until_ms);
}

static int64_t now_of(struct script *script)
{
    struct port port = script_port(script);
    return port.now_ms(port.self);
}

static void assert_event(struct event event, enum event_kind kind, int64_t at_ms)
{
    assert_int_equal(event.kind, kind);
    assert_int_equal(event.at_ms, at_ms);
}

static void knows_its_screen(void **state)
{
    struct port port = script_port(*state);
    assert_ptr_equal(port.measure, &MEASURE);
    assert_int_equal(port.size(port.self).x, 1920);
    assert_int_equal(port.size(port.self).y, 1080);
    assert_true(port.mm_per_px(port.self) == 0.25);
    assert_int_equal(port.now_ms(port.self), 0);
    script_destroy(NULL);
}

static void an_empty_script_is_over(void **state)
{
    struct script *script = *state;
    assert_false(script_pending(script));
    assert_event(wait_for(script, -5), EVENT_NONE, 0);
    assert_event(wait_for(script, 0), EVENT_NONE, 0);
    assert_event(wait_for(script, 1), EVENT_QUIT, 0);
    assert_event(wait_for(script, INT64_MAX), EVENT_QUIT, 0);
}

static void time_moves_to_the_nearest(void **state)
{
    struct script *script = *state;
    script_wait(script, 500);
    script_key(script, EVENT_KEY_HOME);
    script_wait(script, 1000);
    assert_event(wait_for(script, 200), EVENT_NONE, 200);
    assert_event(wait_for(script, 499), EVENT_NONE, 499);
    struct event key = wait_for(script, 500); // at once: the event first
    assert_event(key, EVENT_KEY, 500);
    assert_int_equal(key.key, EVENT_KEY_HOME);
    assert_event(wait_for(script, 500), EVENT_NONE, 500);
    assert_event(wait_for(script, 100), EVENT_NONE, 500); // never back
    assert_true(script_pending(script));
    assert_event(wait_for(script, 1500), EVENT_NONE, 1500);
    assert_false(script_pending(script));
    assert_event(wait_for(script, 1501), EVENT_QUIT, 1500);
    assert_int_equal(now_of(script), 1500);
}

static void what_is_due_comes_before_a_passed_time(void **state)
{
    struct script *script = *state;
    script_wait(script, 50);
    script_key(script, EVENT_KEY_UP);
    script_key(script, EVENT_KEY_DOWN);
    assert_int_equal(wait_for(script, INT64_MAX).key, EVENT_KEY_UP);
    struct event second = wait_for(script, 3);
    assert_event(second, EVENT_KEY, 50);
    assert_int_equal(second.key, EVENT_KEY_DOWN);
}

static void more_may_follow_after_the_end(void **state)
{
    struct script *script = *state;
    script_tap(script, (struct point){5, 6});
    while (wait_for(script, INT64_MAX).kind != EVENT_QUIT)
        continue;
    int64_t end_ms = now_of(script);
    script_wait(script, 10);
    script_key(script, EVENT_KEY_BACK);
    assert_true(script_pending(script));
    assert_event(wait_for(script, INT64_MAX), EVENT_KEY, end_ms + 10);
    assert_event(wait_for(script, INT64_MAX), EVENT_QUIT, end_ms + 10);
}

static void a_tap_is_down_and_up(void **state)
{
    struct script *script = *state;
    script_tap(script, (struct point){50, 60});
    struct event down = wait_for(script, INT64_MAX), up = wait_for(script, INT64_MAX);
    assert_event(down, EVENT_DOWN, 0);
    assert_event(up, EVENT_UP, 80);
    assert_int_equal(down.finger, up.finger);
    assert_int_equal(up.at.x, 50);
    assert_int_equal(up.at.y, 60);
    assert_false(script_pending(script));
}

static void a_drag_goes_evenly(void **state)
{
    struct script *script = *state;
    static const int durations_ms[] = {0, 5, 16, 100, 333};
    for (size_t i = 0; i < sizeof durations_ms / sizeof *durations_ms; i++) {
        int64_t start_ms = now_of(script);
        script_drag(script, (struct point){1000, 10}, (struct point){200, 310}, durations_ms[i]);
        struct event event = wait_for(script, INT64_MAX), last = event;
        assert_event(event, EVENT_DOWN, start_ms);
        int moves = 0;
        while ((event = wait_for(script, INT64_MAX)).kind == EVENT_MOVE) {
            assert_true(event.at.x < last.at.x && event.at.y > last.at.y);
            assert_true(event.at_ms >= last.at_ms && event.at_ms <= last.at_ms + 32);
            last = event;
            moves++;
        }
        assert_int_equal(moves, durations_ms[i] < 32 ? 1 : durations_ms[i] / 16);
        assert_int_equal(last.at.x, 200);
        assert_int_equal(last.at.y, 310);
        assert_event(event, EVENT_UP, start_ms + durations_ms[i]);
        assert_int_equal(event.at.x, 200);
    }
}

static void any_event_gets_its_time(void **state)
{
    struct script *script = *state;
    script_wait(script, 70);
    script_event(script, (struct event){.kind = EVENT_CANCEL, .at_ms = 9999, .finger = 4});
    script_event(script, (struct event){.kind = EVENT_QUIT});
    struct event cancel = wait_for(script, INT64_MAX);
    assert_event(cancel, EVENT_CANCEL, 70);
    assert_int_equal(cancel.finger, 4);
    assert_event(wait_for(script, INT64_MAX), EVENT_QUIT, 70);
}

static void the_screen_follows_a_resize(void **state)
{
    struct script *script = *state;
    struct port port = script_port(script);
    script_event(script, (struct event){.kind = EVENT_RESIZE, .size = {800, 480}});
    assert_int_equal(port.size(port.self).x, 1920);
    assert_event(wait_for(script, 0), EVENT_RESIZE, 0);
    assert_int_equal(port.size(port.self).x, 800);
    assert_int_equal(port.size(port.self).y, 480);
}

static void frames_and_damage_are_counted(void **state)
{
    struct script *script = *state;
    struct port port = script_port(script);
    struct draw_list list = {.size = {1920, 1080}};
    struct draw_scene whole = {.over = {.id = 1, .list = &list}}, two = whole, none = whole;
    two.over.was_id = none.over.was_id = 9;
    two.over.damage = (struct draw_damage){.rects = {{0, 0, 10, 10}, {50, 50, 3, 4}}, .count = 2};
    assert_true(port.present(port.self, &whole));
    assert_true(port.present(port.self, &two));
    assert_true(port.present(port.self, &none));
    assert_int_equal(script_frames(script), 3);
    assert_int_equal(script_damage_px(script), 1920 * 1080 + 100 + 12);
}

// A year of one deadline a minute is a matter of moments.
static void a_year_passes(void **state)
{
    struct script *script = *state;
    const int64_t year_ms = INT64_C(1000) * 3600 * 24 * 365;
    script_wait(script, year_ms);
    int64_t minutes = 0;
    while (wait_for(script, now_of(script) + 60000).kind == EVENT_NONE)
        minutes++;
    assert_int_equal(minutes, year_ms / 60000);
    assert_int_equal(now_of(script), year_ms);
}

#define SCRIPT_TEST(function) cmocka_unit_test_setup_teardown(function, create, destroy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRIPT_TEST(knows_its_screen),
        SCRIPT_TEST(an_empty_script_is_over),
        SCRIPT_TEST(time_moves_to_the_nearest),
        SCRIPT_TEST(what_is_due_comes_before_a_passed_time),
        SCRIPT_TEST(more_may_follow_after_the_end),
        SCRIPT_TEST(a_tap_is_down_and_up),
        SCRIPT_TEST(a_drag_goes_evenly),
        SCRIPT_TEST(any_event_gets_its_time),
        SCRIPT_TEST(the_screen_follows_a_resize),
        SCRIPT_TEST(frames_and_damage_are_counted),
        SCRIPT_TEST(a_year_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

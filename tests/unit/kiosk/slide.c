// Pages slide over 220 ms and then rest; a tap while they move is obeyed; reduced motion does not
// slide.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/motion.h"
#include "support/stage.h"

static void act(struct stage *stage, enum action_kind kind, int a, int b, int64_t now_ms)
{
    kiosk_act(stage->kiosk, (struct action){(int16_t)kind, (int16_t)a, (int16_t)b}, now_ms);
}

// Draws frames as a loop would, until nothing moves; returns how many and when the last was.
static int frames_until_rest(struct stage *stage, int64_t *now_ms)
{
    struct draw_damage damage;
    int frames = 0;
    while (*now_ms < 100000) {
        frames += kiosk_frame(stage->kiosk, *now_ms, &damage) != NULL;
        int64_t wake_ms = kiosk_wake_ms(stage->kiosk);
        if (wake_ms > *now_ms + MOTION_STEP_MS)
            return frames;
        *now_ms = wake_ms > *now_ms ? wake_ms : *now_ms + 1;
    }
    return frames;
}

static void start(struct stage *stage, bool moves)
{
    stage->moves = moves;
    stage_start(stage, (struct point){1280, 720});
    act(stage, ACTION_ENTER, 0, 0, 0);
    int64_t now_ms = 0;
    frames_until_rest(stage, &now_ms);
}

static void test_slides_then_rests(void **state)
{
    struct stage *stage = *state;
    start(stage, true);
    int64_t now_ms = 1000;
    act(stage, ACTION_THEME, 1, 0, now_ms);
    int frames = frames_until_rest(stage, &now_ms);
    assert_in_range(frames, MOTION_MS / MOTION_STEP_MS, MOTION_MS / MOTION_STEP_MS + 3);
    assert_in_range(now_ms, 1000 + MOTION_MS - MOTION_STEP_MS, 1000 + MOTION_MS + MOTION_STEP_MS);
    // At rest the list is the page itself, and nothing more is drawn.
    struct draw_damage damage;
    assert_null(kiosk_frame(stage->kiosk, now_ms + 1, &damage));
}

// The controls of the new page are there at once: a tap in the middle of the slide opens its page.
static void test_tap_during_motion(void **state)
{
    struct stage *stage = *state;
    struct draw_damage damage;
    struct point at;
    start(stage, true);
    act(stage, ACTION_THEME, 1, 0, 1000);
    kiosk_frame(stage->kiosk, 1000, &damage);
    kiosk_frame(stage->kiosk, 1050, &damage);
    assert_true(stage_find(stage, ACTION_PAGE, 1, 2, &at));
    struct event down = {.kind = EVENT_DOWN, .at_ms = 1060, .at = at, .finger = 1};
    struct event up = {.kind = EVENT_UP, .at_ms = 1120, .at = at, .finger = 1};
    kiosk_handle(stage->kiosk, &down);
    kiosk_handle(stage->kiosk, &up);
    assert_int_equal(kiosk_visit(stage->kiosk)->place, VISIT_PAGE);
    assert_int_equal(kiosk_visit(stage->kiosk)->page, 2);
    int64_t now_ms = 1120;
    frames_until_rest(stage, &now_ms);
    assert_in_range(now_ms, 1120 + MOTION_MS - MOTION_STEP_MS, 1120 + MOTION_MS + MOTION_STEP_MS);
}

static void test_reduced_motion(void **state)
{
    struct stage *stage = *state;
    start(stage, true);
    act(stage, ACTION_SET, SETTING_MOTION, 1, 1000);
    int64_t now_ms = 1000;
    frames_until_rest(stage, &now_ms);
    act(stage, ACTION_THEME, 1, 0, 2000);
    now_ms = 2000;
    assert_int_equal(frames_until_rest(stage, &now_ms), 1);
    start(stage, false);
    act(stage, ACTION_THEME, 1, 0, 3000);
    now_ms = 3000;
    assert_int_equal(frames_until_rest(stage, &now_ms), 1);
}

static int open_stage(void **state)
{
    static struct stage stage;
    stage_open(&stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &stage;
    return 0;
}

static int close_stage(void **state)
{
    stage_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slides_then_rests),
        cmocka_unit_test(test_tap_during_motion),
        cmocka_unit_test(test_reduced_motion),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

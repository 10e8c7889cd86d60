// Attract rests between its changes, and more when nobody has come for long.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/kiosk/hand.h"

static const struct point SIZE = {1280, 720};
static const int64_t LONG_REST_MS = SCREEN_REST_AFTER_MS + SCREEN_CHANGE_MS;

static void start(struct hand *hand, bool still)
{
    struct kiosk_options options = {.pack = hand->stage.pack,
        .assets_folder = SOURCE_FOLDER "/assets",
        .bounce_ms = 300,
        .still = still};
    hand_start_with(hand, &options, SIZE, 0);
}

// Draws when the kiosk says, and only then; returns how many frames there were. The first moment of
// a change looks as the one before.
static int frames_until(struct hand *hand, int64_t until_ms)
{
    int frames = 0;
    for (int64_t now_ms; (now_ms = kiosk_wake_ms(hand->stage.kiosk)) <= until_ms;) {
        assert_false(hand_frame(hand, now_ms - 1));
        frames += hand_frame(hand, now_ms);
        assert_true(kiosk_wake_ms(hand->stage.kiosk) > now_ms);
    }
    return frames;
}

static void test_rests_between_changes(void **state)
{
    struct hand *hand = *state;
    start(hand, false);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), SCREEN_QUESTION_MS);
    assert_int_equal(frames_until(hand, SCREEN_QUESTION_MS - 1), 0);
    assert_in_range(frames_until(hand, SCREEN_QUESTION_MS + SCREEN_CHANGE_MS), 20, 32);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 2 * SCREEN_QUESTION_MS);
}

static void test_still_changes_at_once(void **state)
{
    struct hand *hand = *state;
    start(hand, true);
    assert_int_equal(frames_until(hand, 5 * SCREEN_QUESTION_MS), 5);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 6 * SCREEN_QUESTION_MS);
}

// After a change, the picture is the one that stands still there.
static void test_change_ends_at_rest(void **state)
{
    struct hand *hand = *state;
    for (int64_t step = 1; step < 100; step += 7) {
        int64_t now_ms = screen_attract_ms(step) + SCREEN_CHANGE_MS;
        start(hand, false);
        hand_frame(hand, now_ms - SCREEN_CHANGE_MS - 1);
        assert_true(frames_until(hand, now_ms) > 10);
        struct buf moved = hand_dump(hand);
        start(hand, true);
        assert_true(hand_frame(hand, now_ms));
        assert_true(hand_looks(hand, &moved));
        buf_finish(&moved);
    }
}

static void test_long_rest(void **state)
{
    struct hand *hand = *state;
    start(hand, false);
    assert_true(hand_frame(hand, LONG_REST_MS));
    assert_int_equal(
        kiosk_wake_ms(hand->stage.kiosk), SCREEN_REST_AFTER_MS + SCREEN_REST_QUESTION_MS);
    int an_hour = frames_until(hand, LONG_REST_MS + 3600000);
    assert_in_range(an_hour, 30 * 10, 30 * 20);
}

// What stands still in the long rest is no bright ground, and its controls are the same.
static void test_outlines_in_long_rest(void **state)
{
    struct hand *hand = *state;
    start(hand, true);
    struct ui_hits before = *kiosk_hits(hand->stage.kiosk);
    assert_true(hand_frame(hand, LONG_REST_MS));
    const struct ui_hits *after = kiosk_hits(hand->stage.kiosk);
    assert_int_equal(after->count, before.count);
    for (int i = 0; i < after->count; i++) {
        assert_true(action_equal(after->items[i].action, before.items[i].action));
        assert_int_equal(after->items[i].area.w, before.items[i].area.w);
        assert_int_equal(after->items[i].area.h, before.items[i].area.h);
    }
    for (size_t i = 0; i < hand->list->count; i++)
        if (hand->list->items[i].kind == DRAW_FILL)
            assert_int_equal(hand->list->items[i].fill.fill >> 24, 0);
}

// A finger that comes down at attract and is lost does not begin the questions anew; one that
// enters does.
static void test_only_entering_ends_the_rest(void **state)
{
    struct hand *hand = *state;
    start(hand, false);
    assert_true(hand_frame(hand, LONG_REST_MS));
    int64_t wake_ms = kiosk_wake_ms(hand->stage.kiosk);
    hand_down(hand, 1, (struct point){5, 5}, LONG_REST_MS + 10);
    hand_frame(hand, LONG_REST_MS + 10);
    hand_event(hand, EVENT_CANCEL, 1, (struct point){5, 5}, LONG_REST_MS + 20);
    hand_frame(hand, LONG_REST_MS + 20);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), wake_ms);
    struct point start_en = hand_at(hand, ACTION_ENTER, 2);
    hand_down(hand, 1, start_en, LONG_REST_MS + 500);
    hand_up(hand, 1, start_en, LONG_REST_MS + 580);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    assert_int_equal(hand_visit(hand)->language, 2);
}

static int open_hand(void **state)
{
    static struct hand hand;
    stage_open(&hand.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &hand;
    return 0;
}

static int close_hand(void **state)
{
    hand_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rests_between_changes),
        cmocka_unit_test(test_still_changes_at_once),
        cmocka_unit_test(test_change_ends_at_rest),
        cmocka_unit_test(test_long_rest),
        cmocka_unit_test(test_outlines_in_long_rest),
        cmocka_unit_test(test_only_entering_ends_the_rest),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

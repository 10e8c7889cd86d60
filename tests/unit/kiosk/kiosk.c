// The mediator, event by event: what is drawn after each, and what is not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pages.h"
#include "support/stage.h"
#include "unit/kiosk/hand.h"

#include <string.h>

static const struct point SIZE = {1280, 720};

static void start(struct hand *hand)
{
    hand_start(hand, SIZE, 0);
}

static void start_at_home(struct hand *hand)
{
    start(hand);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, 2, 0}, 0);
    assert_true(hand_frame(hand, 0));
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
}

// --- when a frame is drawn ---

static void test_nothing_changes(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int64_t asks_ms = hand->stage.pack->ask_after_ms;
    static const enum event_kind idle[] = {EVENT_NONE, EVENT_MOVE, EVENT_UP, EVENT_CANCEL};
    for (int64_t now_ms = 1; now_ms < asks_ms; now_ms += 997) {
        struct event event = {.kind = idle[now_ms % 4], .at_ms = now_ms, .finger = 1};
        kiosk_handle(hand->stage.kiosk, &event);
        assert_false(hand_frame(hand, now_ms));
        assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), asks_ms);
    }
    assert_true(hand_frame(hand, asks_ms));
    assert_true(hand_visit(hand)->asking);
}

// What was not ready when it was painted is painted again, and only that.
static void test_pictures_become_ready(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int theme = 0, page = 0;
    for (int t = 0; t < (int)hand->stage.pack->theme_count; t++)
        for (int p = 0; p < (int)hand->stage.pack->themes[t].page_count; p++)
            for (size_t b = 0; b < pack_page(hand->stage.pack, t, p)->block_count; b++)
                if (pack_page(hand->stage.pack, t, p)->blocks[b].kind == PACK_IMAGE)
                    theme = t, page = p;
    struct action open = {ACTION_PAGE, (int16_t)theme, (int16_t)page};
    kiosk_act(hand->stage.kiosk, open, 10);
    assert_true(hand_frame(hand, 10));
    hand_event(hand, EVENT_PICTURES, 0, (struct point){0, 0}, 20);
    assert_true(hand_frame(hand, 20));
    struct draw_damage expected = {.count = 0};
    draw_pictures_damage(hand->list, &expected);
    assert_int_equal(hand->damage.count, 1);
    assert_true(rect_equal(hand->damage.rects[0], expected.rects[0]));
    assert_false(hand_frame(hand, 30));
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 10 + hand->stage.pack->ask_after_ms);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_HOME, 0, 0}, 40);
    hand_frame(hand, 40);
    hand_event(hand, EVENT_PICTURES, 0, (struct point){0, 0}, 50); // nothing here shows them
    assert_false(hand_frame(hand, 50));
}

// An act that leads to the same picture is drawn, but there is nothing to paint.
static void test_same_picture(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_HOME, 0, 0}, 5);
    assert_false(hand_frame(hand, 5));
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_LANGUAGE, 2, 0}, 6);
    assert_false(hand_frame(hand, 6));
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_LANGUAGE, 1, 0}, 7);
    assert_true(hand_frame(hand, 7));
}

// --- pressing ---

static void test_pressed_look(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct rect card = hand_area(hand, ACTION_THEME, 1);
    struct buf before = hand_dump(hand);
    hand_down(hand, 1, hand_middle(card), 100);
    assert_true(hand_frame(hand, 100));
    // Only the card changes: it and its edge, not the screen around.
    struct rect around = rect_inset(card, -8, -8);
    for (size_t i = 0; i < hand->damage.count; i++)
        assert_true(hand_within(around, hand->damage.rects[i]));
    assert_false(hand_looks(hand, &before));
    hand_up(hand, 1, hand_middle(card), 180);
    assert_true(hand_frame(hand, 180));
    assert_int_equal(hand_visit(hand)->place, VISIT_THEME);
    assert_int_equal(hand_visit(hand)->theme, 1);
    buf_finish(&before);
}

static void test_released_outside(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct point on = hand_at(hand, ACTION_THEME, 0), off = hand_at(hand, ACTION_THEME, 1);
    struct buf before = hand_dump(hand);
    hand_down(hand, 1, on, 100);
    assert_true(hand_frame(hand, 100));
    hand_move(hand, 1, off, 150);
    assert_true(hand_frame(hand, 150));
    assert_true(hand_looks(hand, &before)); // it slipped off: no longer pressed
    hand_move(hand, 1, on, 200);            // and stays so, even back on it
    hand_up(hand, 1, on, 250);
    hand_frame(hand, 250);
    assert_true(hand_looks(hand, &before));
    hand_down(hand, 1, on, 1000);
    hand_up(hand, 1, off, 1080); // a jump without a move between
    hand_frame(hand, 1080);
    assert_true(hand_looks(hand, &before));
    buf_finish(&before);
}

static void test_cancelled(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct point on = hand_at(hand, ACTION_THEME, 0);
    struct buf before = hand_dump(hand);
    hand_down(hand, 1, on, 100);
    assert_true(hand_frame(hand, 100));
    hand_event(hand, EVENT_CANCEL, 1, on, 150);
    assert_true(hand_frame(hand, 150));
    hand_up(hand, 1, on, 200);
    hand_frame(hand, 200);
    assert_true(hand_looks(hand, &before));
    buf_finish(&before);
}

static void test_second_finger(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct point first = hand_at(hand, ACTION_THEME, 0), second = hand_at(hand, ACTION_THEME, 1);
    hand_down(hand, 1, first, 100);
    assert_true(hand_frame(hand, 100));
    hand_down(hand, 2, second, 120);
    assert_false(hand_frame(hand, 120));
    hand_up(hand, 2, second, 160);
    assert_false(hand_frame(hand, 160));
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    hand_up(hand, 1, first, 200);
    assert_int_equal(hand_visit(hand)->place, VISIT_THEME);
    assert_int_equal(hand_visit(hand)->theme, 0);
}

// The control under the finger went away between DOWN and UP: what is there now is not pressed.
static void test_other_control_under_finger(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct point on = hand_at(hand, ACTION_THEME, 0);
    hand_down(hand, 1, on, 100);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_THEME, 2, 0}, 120);
    assert_true(hand_frame(hand, 120));
    hand_up(hand, 1, on, 160);
    assert_int_equal(hand_visit(hand)->place, VISIT_THEME);
    assert_int_equal(hand_visit(hand)->theme, 2);
}

// --- resizing ---

static void test_resize(void **state)
{
    struct hand *hand = *state;
    const struct point small = {800, 480};
    hand_start(hand, small, 0);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, 2, 0}, 0);
    assert_true(hand_frame(hand, 0));
    struct buf expected = hand_dump(hand);
    start_at_home(hand);
    struct point on = hand_at(hand, ACTION_THEME, 0);
    hand_down(hand, 1, on, 100);
    kiosk_handle(
        hand->stage.kiosk, &(struct event){.kind = EVENT_RESIZE, .at_ms = 110, .size = small});
    assert_true(hand_frame(hand, 110));
    assert_true(hand_looks(hand, &expected));
    assert_int_equal(hand->damage.count, 1);
    assert_int_equal(hand->damage.rects[0].w, small.x);
    assert_int_equal(hand->damage.rects[0].h, small.y);
    hand_up(hand, 1, on, 150); // its ground was taken away
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    buf_finish(&expected);
}

// --- time ---

static void test_asking_swallows_tap(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct buf before = hand_dump(hand);
    struct point on = hand_at(hand, ACTION_THEME, 0);
    int64_t now_ms = hand->stage.pack->ask_after_ms;
    assert_true(hand_frame(hand, now_ms));
    assert_true(hand_visit(hand)->asking);
    hand_down(hand, 1, on, now_ms + 500);
    assert_true(hand_frame(hand, now_ms + 500));
    assert_false(hand_visit(hand)->asking);
    assert_true(hand_looks(hand, &before)); // nothing is pressed, though the finger is on a card
    hand_up(hand, 1, on, now_ms + 580);
    assert_false(hand_frame(hand, now_ms + 580));
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    buf_finish(&before);
}

static void test_countdown(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int64_t now_ms = hand->stage.pack->ask_after_ms;
    int seconds = (int)(hand->stage.pack->reset_after_ms / 1000), frames = 0;
    while (hand_visit(hand)->place == VISIT_HOME) {
        assert_true(hand_frame(hand, now_ms));
        frames++;
        assert_true(kiosk_wake_ms(hand->stage.kiosk) > now_ms);
        now_ms = kiosk_wake_ms(hand->stage.kiosk);
    }
    // One a second, and attract.
    assert_int_equal(frames, seconds + 1);
    assert_int_equal(hand_visit(hand)->language, 0);
}

// After a visit that changed all it could, attract is the picture that it is on a fresh start.
static void test_reset(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    const struct pack *pack = hand->stage.pack;
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_PAGE, 1, 1}, 10);
    for (int setting = 0; setting < SETTING_COUNT; setting++)
        kiosk_act(hand->stage.kiosk, (struct action){ACTION_SET, (int16_t)setting, 1}, 20);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_SOURCES, 0, 0}, 30);
    assert_true(hand_frame(hand, 40));
    int64_t asked_ms = 30 + pack->ask_after_ms, reset_ms = asked_ms + pack->reset_after_ms;
    assert_true(hand_frame(hand, asked_ms));
    assert_true(hand_frame(hand, reset_ms));
    assert_int_equal(hand_visit(hand)->place, VISIT_ATTRACT);
    struct buf after = hand_dump(hand);
    hand_start(hand, SIZE, reset_ms);
    assert_true(hand_looks(hand, &after));
    buf_finish(&after);
}

static void test_swipes(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct point left = {SIZE.x / 4, 300}, right = {SIZE.x * 3 / 4, 300};
    hand_drag(hand, right, left, 100);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME); // nowhere to turn to
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_PAGE, 0, 1}, 500);
    assert_true(hand_frame(hand, 500));
    hand_drag(hand, right, left, 1000);
    assert_int_equal(hand_visit(hand)->page, 2);
    hand_drag(hand, left, right, 2000);
    assert_int_equal(hand_visit(hand)->page, 1);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_SOURCES, 0, 0}, 3000);
    assert_true(hand_frame(hand, 3000));
    hand_drag(hand, right, left, 3500); // below a panel no page turns
    assert_int_equal(hand_visit(hand)->page, 1);
    assert_int_equal(hand_visit(hand)->panel, VISIT_SOURCES_PANEL);
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
        cmocka_unit_test(test_nothing_changes),
        cmocka_unit_test(test_pictures_become_ready),
        cmocka_unit_test(test_same_picture),
        cmocka_unit_test(test_pressed_look),
        cmocka_unit_test(test_released_outside),
        cmocka_unit_test(test_cancelled),
        cmocka_unit_test(test_second_finger),
        cmocka_unit_test(test_other_control_under_finger),
        cmocka_unit_test(test_resize),
        cmocka_unit_test(test_asking_swallows_tap),
        cmocka_unit_test(test_countdown),
        cmocka_unit_test(test_reset),
        cmocka_unit_test(test_swipes),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

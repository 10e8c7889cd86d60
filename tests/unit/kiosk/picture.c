// The picture panel under fingers: pinches, double taps and drags, and that there is a tap for
// each.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pages.h"
#include "unit/kiosk/hand.h"

static const struct point SIZE = {1280, 720};

static bool find_picture(const struct pack *pack, struct action *page, int *block)
{
    for (int t = 0; t < (int)pack->theme_count; t++)
        for (int p = 0; p < (int)pack->themes[t].page_count; p++)
            for (int b = 0; b < (int)pack_page(pack, t, p)->block_count; b++)
                if (pack_page(pack, t, p)->blocks[b].kind == PACK_IMAGE) {
                    *page = (struct action){ACTION_PAGE, (int16_t)t, (int16_t)p};
                    *block = b;
                    return true;
                }
    return false;
}

// The panel is open; returns the middle of the picture's view.
static struct point open_picture(struct hand *hand)
{
    struct action page;
    int block;
    assert_true(find_picture(hand->stage.pack, &page, &block));
    hand_start(hand, SIZE, 0);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 10);
    kiosk_act(hand->stage.kiosk, page, 20);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_PICTURE, (int16_t)block, 0}, 30);
    hand_frame(hand, 30);
    assert_int_equal(hand_visit(hand)->panel, VISIT_PICTURE_PANEL);
    assert_int_equal(hand_visit(hand)->picture.zoom, VISIT_ZOOM_ONE);
    return hand_middle(hand_visit(hand)->picture.view);
}

static void test_pinch(void **state)
{
    struct hand *hand = *state;
    struct point at = open_picture(hand);
    hand_down(hand, 1, (struct point){at.x - 40, at.y}, 1000);
    hand_down(hand, 2, (struct point){at.x + 40, at.y}, 1050);
    for (int i = 1; i <= 8; i++) {
        hand_move(hand, 1, (struct point){at.x - 40 - 5 * i, at.y}, 1050 + 16 * i);
        hand_move(hand, 2, (struct point){at.x + 40 + 5 * i, at.y}, 1050 + 16 * i);
        assert_true(hand_frame(hand, 1050 + 16 * i));
    }
    assert_in_range(
        hand_visit(hand)->picture.zoom, VISIT_ZOOM_ONE * 19 / 10, VISIT_ZOOM_ONE * 21 / 10);
    hand_up(hand, 1, (struct point){at.x - 80, at.y}, 1300);
    hand_up(hand, 2, (struct point){at.x + 80, at.y}, 1320);
    assert_int_equal(hand_visit(hand)->panel, VISIT_PICTURE_PANEL);
    // What the finger that stays does is nothing; a new one drags.
    struct point centre = hand_visit(hand)->picture.centre;
    hand_drag(hand, at, (struct point){at.x - 100, at.y}, 2000);
    assert_true(hand_visit(hand)->picture.centre.x > centre.x);
}

static void double_tap(struct hand *hand, struct point at, int64_t now_ms, int apart_ms)
{
    hand_down(hand, 1, at, now_ms);
    hand_up(hand, 1, at, now_ms + 60);
    hand_down(hand, 1, at, now_ms + apart_ms);
    hand_up(hand, 1, at, now_ms + apart_ms + 60);
    hand_frame(hand, now_ms + apart_ms + 60);
}

// Quick ones, which are bounces anywhere else, and slow ones.
static void test_double_tap(void **state)
{
    struct hand *hand = *state;
    static const int apart_ms[] = {150, 400};
    for (int i = 0; i < 2; i++) {
        struct point at = open_picture(hand);
        double_tap(hand, at, 1000, apart_ms[i]);
        assert_true(hand_visit(hand)->picture.zoom > 2 * VISIT_ZOOM_ONE);
        double_tap(hand, at, 3000, apart_ms[i]);
        assert_int_equal(hand_visit(hand)->picture.zoom, VISIT_ZOOM_ONE);
        assert_int_equal(hand_visit(hand)->panel, VISIT_PICTURE_PANEL);
    }
}

static void test_taps_do_all_of_it(void **state)
{
    struct hand *hand = *state;
    struct point at = open_picture(hand);
    struct point plus = hand_at(hand, ACTION_ZOOM, 1);
    for (int i = 0; i < 3; i++) {
        hand_down(hand, 1, plus, 1000 * (i + 1));
        hand_up(hand, 1, plus, 1000 * (i + 1) + 80);
        hand_frame(hand, 1000 * (i + 1) + 80);
    }
    assert_true(hand_visit(hand)->picture.zoom > 3 * VISIT_ZOOM_ONE);
    struct point centre = hand_visit(hand)->picture.centre;
    hand_down(hand, 1, (struct point){at.x + 100, at.y}, 6000);
    hand_up(hand, 1, (struct point){at.x + 100, at.y}, 6080);
    assert_true(hand_visit(hand)->picture.centre.x > centre.x);
    struct point close = hand_at(hand, ACTION_CLOSE, 0);
    hand_down(hand, 1, close, 8000);
    hand_up(hand, 1, close, 8080);
    assert_int_equal(hand_visit(hand)->panel, VISIT_NO_PANEL);
}

// On a page, two fingers are two visitors: the second does nothing.
static void test_no_pinch_elsewhere(void **state)
{
    struct hand *hand = *state;
    open_picture(hand);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_CLOSE, 0, 0}, 500);
    hand_frame(hand, 500);
    struct visit before = *hand_visit(hand);
    hand_down(hand, 1, (struct point){400, 300}, 1000);
    hand_down(hand, 2, (struct point){500, 300}, 1020);
    hand_move(hand, 2, (struct point){900, 300}, 1100);
    hand_up(hand, 2, (struct point){900, 300}, 1150);
    assert_int_equal(hand_visit(hand)->page, before.page);
    assert_int_equal(hand_visit(hand)->panel, VISIT_NO_PANEL);
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
        cmocka_unit_test(test_pinch),
        cmocka_unit_test(test_double_tap),
        cmocka_unit_test(test_taps_do_all_of_it),
        cmocka_unit_test(test_no_pinch_elsewhere),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

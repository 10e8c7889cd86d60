// The picture panel under a hand: what is under the finger follows it, a tap centres, keys and
// buttons do the same, in both directions of reading.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/stage.h"
#include "unit/kiosk/hand.h"

static const struct point SIZE = {1280, 720};

// On the screen, as the frame shows it.
static struct rect shown_picture(const struct hand *hand)
{
    for (size_t i = 0; i < hand->list->count; i++) {
        const struct draw_item *item = &hand->list->items[i];
        if (item->kind == DRAW_PICTURE && item->picture.source.x > 0)
            return item->bounds;
    }
    return (struct rect){0, 0, 0, 0};
}

static struct rect frame_at(struct hand *hand, int64_t now_ms)
{
    hand_frame(hand, now_ms);
    return shown_picture(hand);
}

static int64_t tap(struct hand *hand, struct point at, int64_t now_ms)
{
    hand_down(hand, 1, at, now_ms);
    hand_up(hand, 1, at, now_ms + 50);
    hand_frame(hand, now_ms + 50);
    return now_ms + 1000;
}

// Opens the first page that has an image, and its picture by a tap on it. Returns the time.
static int64_t open_picture(struct hand *hand, int language)
{
    const struct pack *pack = hand->stage.pack;
    hand_start(hand, SIZE, 0);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, (int16_t)language, 0}, 0);
    for (size_t t = 0; t < pack->theme_count; t++)
        for (size_t p = 0; p < pack->themes[t].page_count; p++)
            for (size_t b = 0; b < pack->themes[t].pages[p].block_count; b++) {
                if (pack->themes[t].pages[p].blocks[b].kind != PACK_IMAGE)
                    continue;
                struct action open = {ACTION_PAGE, (int16_t)t, (int16_t)p};
                kiosk_act(hand->stage.kiosk, open, 0);
                assert_true(hand_frame(hand, 0));
                int64_t now_ms = tap(hand, hand_at(hand, ACTION_PICTURE, (int)b), 1000);
                assert_int_equal(hand_visit(hand)->panel, VISIT_PICTURE_PANEL);
                assert_true(shown_picture(hand).w > 0);
                return now_ms;
            }
    fail_msg("no page has an image");
    return 0;
}

static void drive(struct hand *hand, int language)
{
    int64_t now_ms = open_picture(hand, language);
    struct rect whole = shown_picture(hand);
    assert_true(hand_within((struct rect){0, 0, SIZE.x, SIZE.y}, whole));
    for (int i = 0; i < 3; i++)
        now_ms = tap(hand, hand_at(hand, ACTION_ZOOM, 1), now_ms);
    struct rect large = shown_picture(hand);
    assert_true(large.w > 3 * whole.w);
    hand_drag(hand, (struct point){600, 300}, (struct point){700, 250}, now_ms);
    struct rect dragged = shown_picture(hand);
    assert_in_range(dragged.x - large.x, 99, 101); // the last place is rounded
    assert_in_range(large.y - dragged.y, 49, 51);
    now_ms = tap(hand, (struct point){400, 300}, now_ms + 1000);
    struct rect centred = shown_picture(hand);
    assert_in_range(centred.x - dragged.x, SIZE.x / 2 - 401, SIZE.x / 2 - 399);
    hand_key(hand, EVENT_KEY_RIGHT, now_ms);
    struct rect right = frame_at(hand, now_ms);
    assert_true(right.x < centred.x); // in both directions of reading
    int page = hand_visit(hand)->page;
    now_ms = tap(hand, hand_at(hand, ACTION_CLOSE, 0), now_ms + 1000);
    assert_int_equal(hand_visit(hand)->panel, VISIT_NO_PANEL);
    assert_int_equal(hand_visit(hand)->page, page);
}

static void test_left_to_right(void **state)
{
    struct hand *hand = *state;
    for (int language = 0; language < (int)hand->stage.pack->language_count; language++)
        drive(hand, language);
}

// A window that changes its size keeps the enlargement, and the picture within its view.
static void test_resize(void **state)
{
    struct hand *hand = *state;
    int64_t now_ms = open_picture(hand, 0);
    now_ms = tap(hand, hand_at(hand, ACTION_ZOOM, 1), now_ms);
    now_ms = tap(hand, hand_at(hand, ACTION_ZOOM, 1), now_ms);
    static const struct point sizes[] = {{720, 1280}, {800, 480}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct event event = {.kind = EVENT_RESIZE, .at_ms = now_ms, .size = sizes[i]};
        kiosk_handle(hand->stage.kiosk, &event);
        struct rect picture = frame_at(hand, now_ms);
        const struct visit_picture *at = &hand_visit(hand)->picture;
        assert_int_equal(at->zoom, VISIT_ZOOM_ONE * 9 / 4);
        assert_int_equal(picture.w, at->fitted.x * 9 / 4);
        assert_true(at->view.w == sizes[i].x && rect_bottom(at->view) < sizes[i].y);
    }
}

static int open_hand(void **state)
{
    static struct hand hand;
    stage_open(&hand.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &hand;
    return 0;
}

// Urdu reads from right to left; its gallery opens the picture that it shows.
static void test_right_to_left(void **state)
{
    (void)state;
    static struct hand hand;
    stage_open(&hand.stage, SOURCE_FOLDER "/tests/packs/scripts");
    for (int language = 0; language < (int)hand.stage.pack->language_count; language++)
        drive(&hand, language);
    hand_close(&hand);
}

static int close_hand(void **state)
{
    hand_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_left_to_right),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_resize),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

// Keys, what lies beyond a visit (the fault screen, the port's loop), and languages written from
// right to left.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/kiosk/hand.h"
#include "unit/pack/temp_pack.h"

static const struct point SIZE = {1280, 720};

static void start_at_home(struct hand *hand)
{
    hand_start(hand, SIZE, 0);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, 2, 0}, 0);
    assert_true(hand_frame(hand, 0));
}

// --- keys ---

static void test_focus_walks(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int count = kiosk_hits(hand->stage.kiosk)->count;
    assert_true(count >= 4 + 3); // the themes and the languages at least
    int64_t now_ms = 0;
    for (int i = 0; i < count; i++) {
        hand_key(hand, EVENT_KEY_NEXT, ++now_ms);
        if (!hand_frame(hand, now_ms))
            fail_msg("no focus ring on control %d", i);
        assert_int_equal(hand_visit(hand)->focus, i);
    }
    hand_key(hand, EVENT_KEY_NEXT, ++now_ms);
    assert_true(hand_frame(hand, now_ms));
    assert_int_equal(hand_visit(hand)->focus, 0);
    for (int i = count - 1; i >= 0; i--) {
        hand_key(hand, EVENT_KEY_PREVIOUS, ++now_ms);
        assert_true(hand_frame(hand, now_ms));
        assert_int_equal(hand_visit(hand)->focus, i);
    }
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
}

static void walk_to(struct hand *hand, enum action_kind kind, int a, int64_t *now_ms)
{
    for (int i = 0; i < UI_HITS_MAX; i++) {
        hand_key(hand, EVENT_KEY_NEXT, ++*now_ms);
        hand_frame(hand, *now_ms);
        struct action action = kiosk_hits(hand->stage.kiosk)->items[hand_visit(hand)->focus].action;
        if (action.kind == (int)kind && action.a == a)
            return;
    }
    fail_msg("the focus does not come to kind %d with %d", (int)kind, a);
}

static void test_select(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int64_t now_ms = 0;
    walk_to(hand, ACTION_THEME, 2, &now_ms);
    hand_key(hand, EVENT_KEY_SELECT, ++now_ms);
    assert_true(hand_frame(hand, now_ms));
    assert_int_equal(hand_visit(hand)->place, VISIT_THEME);
    assert_int_equal(hand_visit(hand)->theme, 2);
    assert_int_equal(hand_visit(hand)->focus, -1);
    hand_key(hand, EVENT_KEY_SELECT, ++now_ms); // nothing has the focus
    assert_int_equal(hand_visit(hand)->place, VISIT_THEME);
    hand_key(hand, EVENT_KEY_RIGHT, ++now_ms);
    assert_int_equal(hand_visit(hand)->place, VISIT_PAGE);
    hand_key(hand, EVENT_KEY_BACK, ++now_ms);
    hand_key(hand, EVENT_KEY_HOME, ++now_ms);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
}

static void test_keys_at_attract(void **state)
{
    struct hand *hand = *state;
    int64_t now_ms = 0;
    hand_start(hand, SIZE, 0);
    walk_to(hand, ACTION_ENTER, 1, &now_ms);
    assert_int_equal(hand_visit(hand)->place, VISIT_ATTRACT);
    hand_key(hand, EVENT_KEY_SELECT, ++now_ms);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    assert_int_equal(hand_visit(hand)->language, 1);
    hand_start(hand, SIZE, 0);
    hand_key(hand, EVENT_KEY_DOWN, 5);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
    assert_int_equal(hand_visit(hand)->language, 0);
}

static void test_key_while_asking(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    int64_t now_ms = hand->stage.pack->ask_after_ms;
    assert_true(hand_frame(hand, now_ms));
    assert_true(hand_visit(hand)->asking);
    hand_key(hand, EVENT_KEY_SELECT, now_ms + 10);
    assert_false(hand_visit(hand)->asking);
    assert_int_equal(hand_visit(hand)->place, VISIT_HOME);
}

// A touch takes the focus away: the ring belongs to those who use keys.
static void test_touch_takes_focus(void **state)
{
    struct hand *hand = *state;
    start_at_home(hand);
    struct buf before = hand_dump(hand);
    hand_key(hand, EVENT_KEY_NEXT, 10);
    assert_true(hand_frame(hand, 10));
    assert_false(hand_looks(hand, &before));
    struct point nowhere = {2, SIZE.y / 2};
    hand_down(hand, 1, nowhere, 20);
    hand_up(hand, 1, nowhere, 90);
    assert_true(hand_frame(hand, 90));
    assert_true(hand_looks(hand, &before));
    buf_finish(&before);
}

// --- the fault screen ---

static bool shows(const struct hand *hand, const char *text)
{
    struct buf dump = hand_dump(hand);
    bool found = strstr(buf_text(&dump), text) != NULL;
    buf_finish(&dump);
    return found;
}

static void test_fault_screen(void **state)
{
    struct hand *hand = *state;
    struct kiosk_options options = {
        .faults = "pack.yaml:3:10: error: 'version' cannot be '0'\n",
        .assets_folder = SOURCE_FOLDER "/assets",
    };
    hand_start_with(hand, &options, SIZE, 0);
    assert_true(shows(hand, "not ready"));
    assert_true(shows(hand, "pack.yaml:3:10:"));
    assert_int_equal(kiosk_hits(hand->stage.kiosk)->count, 0);
    assert_true(kiosk_wake_ms(hand->stage.kiosk) == INT64_MAX);
    hand_down(hand, 1, (struct point){600, 300}, 10);
    hand_up(hand, 1, (struct point){600, 300}, 90);
    for (int key = 0; key < EVENT_KEY_COUNT; key++)
        hand_key(hand, (enum event_key)key, 100 + key);
    assert_false(hand_frame(hand, 1000000));
    struct event resize = {.kind = EVENT_RESIZE, .at_ms = 1000001, .size = {800, 480}};
    kiosk_handle(hand->stage.kiosk, &resize);
    assert_true(hand_frame(hand, 1000001));
    assert_int_equal(hand->list->size.x, 800);
    assert_true(shows(hand, "not ready"));
}

// --- the loop ---

static bool lose_screen(void *self, const struct draw_scene *scene)
{
    assert_true(scene->mix == DRAW_STILL && scene->over.list->count > 0);
    ++*(int *)self;
    return false;
}

static int64_t no_time(void *self)
{
    (void)self;
    return 0;
}

static void test_lost_screen(void **state)
{
    struct hand *hand = *state;
    int presented = 0;
    struct port port = {.self = &presented, .present = lose_screen, .now_ms = no_time};
    struct kiosk_options options = {
        .pack = hand->stage.pack, .assets_folder = SOURCE_FOLDER "/assets", .still = true};
    struct kiosk *kiosk = kiosk_create(&options, fonts_measure(hand->stage.fonts), SIZE, 0, 0);
    assert_false(kiosk_run(kiosk, &port));
    assert_int_equal(presented, 1);
    kiosk_destroy(kiosk);
}

static void test_quit(void **state)
{
    struct hand *hand = *state;
    struct script *script = script_create(fonts_measure(hand->stage.fonts), SIZE, 0);
    struct port port = script_port(script);
    struct kiosk_options options = {
        .pack = hand->stage.pack, .assets_folder = SOURCE_FOLDER "/assets", .still = true};
    struct kiosk *kiosk = kiosk_create(&options, port.measure, SIZE, 0, 0);
    script_event(script, (struct event){.kind = EVENT_QUIT});
    script_wait(script, 1000);
    assert_true(kiosk_run(kiosk, &port));
    assert_true(script_pending(script)); // it ended there, and not at the end of the script
    assert_int_equal(script_frames(script), 1);
    kiosk_destroy(kiosk);
    script_destroy(script);
}

// --- from right to left ---

static void add_lines(const char *folder, const char *name, const char *lines)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    fputs(lines, file);
    assert_int_equal(fclose(file), 0);
}

// The same pages, with the words of the first language declared to run from right to left.
static void test_right_to_left(void **state)
{
    char folder[64];
    struct hand hand = {0};
    (void)state;
    temp_create(folder);
    add_lines(folder, "pack.yaml", "  kk: {direction: rtl}\n"); // `words` is its last key
    stage_open(&hand.stage, folder);
    hand_start(&hand, SIZE, 0);
    kiosk_act(hand.stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 0);
    kiosk_act(hand.stage.kiosk, (struct action){ACTION_PAGE, 0, 0}, 0);
    assert_true(hand_frame(&hand, 0));
    struct point left = {SIZE.x / 4, 300}, right = {SIZE.x * 3 / 4, 300};
    hand_drag(&hand, left, right, 1000); // towards the start of a line: on
    assert_int_equal(hand_visit(&hand)->page, 1);
    hand_drag(&hand, right, left, 2000);
    assert_int_equal(hand_visit(&hand)->page, 0);
    hand_key(&hand, EVENT_KEY_LEFT, 3000);
    assert_int_equal(hand_visit(&hand)->page, 1);
    hand_key(&hand, EVENT_KEY_RIGHT, 3100);
    assert_int_equal(hand_visit(&hand)->page, 0);
    hand_close(&hand);
    temp_remove(folder);
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
        cmocka_unit_test(test_focus_walks),
        cmocka_unit_test(test_select),
        cmocka_unit_test(test_keys_at_attract),
        cmocka_unit_test(test_key_while_asking),
        cmocka_unit_test(test_touch_takes_focus),
        cmocka_unit_test(test_fault_screen),
        cmocka_unit_test(test_lost_screen),
        cmocka_unit_test(test_quit),
        cmocka_unit_test(test_right_to_left),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

// What is told of an import: a strip over the page that comes, changes and leaves, and takes no
// touches.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/kiosk/hand.h"

static const struct point SIZES[] = {{1280, 720}, {800, 480}, {1080, 1920}, {1920, 1080}};

static void tell(struct hand *hand, enum screen_notice_kind kind, int percent, int64_t until_ms)
{
    struct screen_notice notice = {kind, percent, until_ms};
    kiosk_tell(hand->stage.kiosk, &notice);
}

static const struct pack_words *words(const struct hand *hand, int language)
{
    return hand->stage.pack->languages[language].words;
}

// Where the text of that origin stands; w == 0: it is not there.
static struct rect find(const struct hand *hand, const char *text)
{
    for (size_t i = 0; i < hand->list->count; i++)
        if (hand->list->items[i].kind == DRAW_TEXT && hand->list->items[i].text.origin == text)
            return hand->list->items[i].bounds;
    return (struct rect){0, 0, 0, 0};
}

static bool shown(const struct hand *hand, int language, enum word word)
{
    return find(hand, words(hand, language)->text[word]).w > 0;
}

static void enter(struct hand *hand, int64_t now_ms)
{
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_ENTER, 2, 0}, now_ms);
    kiosk_act(hand->stage.kiosk, (struct action){ACTION_PAGE, 0, 0}, now_ms);
    assert_true(hand_frame(hand, now_ms));
}

static void it_comes_changes_and_leaves(void **state)
{
    struct hand *hand = *state;
    hand_start(hand, SIZES[0], 0);
    enter(hand, 10);
    size_t items = hand->list->count;
    tell(hand, SCREEN_IMPORTING, 45, 5000);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 5000);
    assert_true(hand_frame(hand, 20));
    assert_true(shown(hand, 2, WORD_IMPORT_WAIT));
    tell(hand, SCREEN_IMPORTING, 45, 6000);
    assert_false(hand_frame(hand, 30)); // it looks the same, and stays longer
    tell(hand, SCREEN_IMPORTED, 0, 7000);
    assert_true(hand_frame(hand, 40));
    assert_true(shown(hand, 2, WORD_IMPORT_DONE) && shown(hand, 2, WORD_IMPORT_REMOVE));
    tell(hand, SCREEN_IMPORT_REFUSED, 0, 8000);
    assert_true(hand_frame(hand, 50));
    assert_true(shown(hand, 2, WORD_IMPORT_REFUSED) && shown(hand, 2, WORD_IMPORT_REMOVE));
    assert_false(hand_frame(hand, 7999));
    assert_true(hand_frame(hand, 8000));
    assert_int_equal(hand->list->count, items);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 10 + hand->stage.pack->ask_after_ms);
}

// In every language, size of the screen and of the text; only the strip is painted anew.
static void nothing_of_it_is_cut_or_below_the_dock(void **state)
{
    static const enum word heads[] = {
        [SCREEN_IMPORTED] = WORD_IMPORT_DONE, [SCREEN_IMPORT_REFUSED] = WORD_IMPORT_REFUSED};
    struct hand *hand = *state;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
        for (int language = 0; language < 3; language++)
            for (int text = 1; text <= 4; text++) {
                hand_start(hand, SIZES[i], 0);
                kiosk_act(
                    hand->stage.kiosk, (struct action){ACTION_ENTER, (int16_t)language, 0}, 0);
                kiosk_act(
                    hand->stage.kiosk, (struct action){ACTION_SET, SETTING_TEXT, (int16_t)text}, 0);
                hand_frame(hand, 0);
                int hits = kiosk_hits(hand->stage.kiosk)->count;
                for (int kind = SCREEN_IMPORTED; kind <= SCREEN_IMPORT_REFUSED; kind++) {
                    tell(hand, (enum screen_notice_kind)kind, 0, 5000);
                    assert_true(hand_frame(hand, 10 + kind));
                    struct rect head = find(hand, words(hand, language)->text[heads[kind]]);
                    struct rect last = find(hand, words(hand, language)->text[WORD_IMPORT_REMOVE]);
                    assert_true(head.w > 0 && last.w > 0);
                    assert_true(head.x >= 0 && rect_right(head) <= SIZES[i].x);
                    assert_true(rect_bottom(head) <= last.y + 2 || rect_right(head) < last.x);
                    assert_true(rect_bottom(last) < SIZES[i].y / 2);
                    assert_int_equal(hand->damage.count, 1);
                    assert_true(rect_bottom(hand->damage.rects[0]) < SIZES[i].y / 2);
                    assert_int_equal(kiosk_hits(hand->stage.kiosk)->count, hits);
                }
            }
}

static void at_attract_the_languages_take_turns(void **state)
{
    struct hand *hand = *state;
    bool seen[3] = {false};
    hand_start(hand, SIZES[0], 0);
    tell(hand, SCREEN_IMPORTED, 0, 3 * SCREEN_NOTICE_TURN_MS);
    assert_true(hand_frame(hand, 1));
    for (int turn = 0; turn < 3; turn++) {
        for (int language = 0; language < 3; language++)
            seen[language] |= shown(hand, language, WORD_IMPORT_DONE);
        int64_t now_ms = (turn + 1) * SCREEN_NOTICE_TURN_MS;
        while (kiosk_wake_ms(hand->stage.kiosk) < now_ms)
            hand_frame(hand, kiosk_wake_ms(hand->stage.kiosk)); // a question that comes
        assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), now_ms);
        assert_true(hand_frame(hand, now_ms));
    }
    assert_true(seen[0] && seen[1] && seen[2]);
    for (int language = 0; language < 3; language++)
        assert_false(shown(hand, language, WORD_IMPORT_DONE));
}

// A visitor touches where the strip is: it begins, as without.
static void touches_go_through(void **state)
{
    struct hand *hand = *state;
    hand_start(hand, SIZES[0], 0);
    tell(hand, SCREEN_IMPORTING, 20, 60000);
    assert_true(hand_frame(hand, 1));
    hand_down(hand, 1, (struct point){640, 20}, 100);
    hand_up(hand, 1, (struct point){640, 20}, 180);
    assert_int_not_equal(hand_visit(hand)->place, VISIT_ATTRACT);
}

static void without_a_pack_it_is_in_english(void **state)
{
    struct hand *hand = *state;
    struct kiosk_options options = {
        .faults = "pack.yaml:1:1: error: it is empty", .assets_folder = SOURCE_FOLDER "/assets"};
    hand_start_with(hand, &options, SIZES[0], 0);
    size_t items = hand->list->count;
    tell(hand, SCREEN_IMPORTING, 20, 1000);
    assert_true(hand_frame(hand, 10));
    assert_true(hand->list->count > items);
    assert_int_equal(kiosk_wake_ms(hand->stage.kiosk), 1000);
    assert_true(hand_frame(hand, 1000));
    assert_int_equal(hand->list->count, items);
}

// The edge of the warning, and the upper edge of what else is written.
static void look_at_warning(const struct hand *hand, const char *warning, int *edge, int *rest)
{
    *edge = 0;
    *rest = INT32_MAX;
    for (size_t i = 0; i < hand->list->count; i++) {
        const struct draw_item *item = &hand->list->items[i];
        if (item->kind == DRAW_TEXT && item->text.origin == warning)
            *edge = geom_max(*edge, rect_bottom(item->bounds));
        else if (item->kind == DRAW_TEXT)
            *rest = geom_min(*rest, item->bounds.y);
    }
}

// It stays for as long as its reason does, so what attract says makes room for it, at each of its
// places.
static void a_warning_covers_no_question(void **state)
{
    static const char warning[] = "For staff: a fault in the settings. kiosk.yaml:4:3: error: "
                                  "unknown key 'reset_after_seconds_and_more'";
    struct hand *hand = *state;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        hand_start(hand, SIZES[i], 0);
        kiosk_warn(hand->stage.kiosk, warning);
        for (int64_t step = 0; step < 64; step++) {
            int edge, rest;
            hand_frame(hand, screen_attract_ms(step) + SCREEN_CHANGE_MS);
            look_at_warning(hand, warning, &edge, &rest);
            assert_in_range(edge, 1, SIZES[i].y / 3);
            assert_in_range(rest, edge, SIZES[i].y);
        }
    }
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
        cmocka_unit_test(it_comes_changes_and_leaves),
        cmocka_unit_test(nothing_of_it_is_cut_or_below_the_dock),
        cmocka_unit_test(at_attract_the_languages_take_turns),
        cmocka_unit_test(touches_go_through),
        cmocka_unit_test(a_warning_covers_no_question),
        cmocka_unit_test(without_a_pack_it_is_in_english),
    };
    return cmocka_run_group_tests(tests, open_hand, close_hand);
}

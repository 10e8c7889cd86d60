// The staff menu in front of a kiosk: how it is opened, by touch alone; that every page of it can
// be read and touched on every screen; that visitors find nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/audit.h"
#include "unit/kiosk/hand.h"

static const struct point SMALL = {800, 480};

struct room {
    struct hand hand;
    struct arena words;
    struct screen_facts facts;
};

static struct kiosk_options options_of(struct room *room)
{
    return (struct kiosk_options){.pack = room->hand.stage.pack,
        .assets_folder = SOURCE_FOLDER "/assets",
        .bounce_ms = 300,
        .still = true,
        .staff_pin = "2718",
        .facts = &room->facts,
        .volume_percent = 60};
}

static void start(struct room *room, struct point size)
{
    struct kiosk_options options = options_of(room);
    hand_start_with(&room->hand, &options, size, 0);
}

static const struct staff *staff_of(const struct room *room)
{
    return kiosk_staff(room->hand.stage.kiosk);
}

static void press_corner(struct room *room, struct point at, int64_t now_ms)
{
    hand_down(&room->hand, 1, at, now_ms);
    hand_frame(&room->hand, now_ms + 4900);
    assert_false(staff_is_open(staff_of(room)));
    hand_frame(&room->hand, now_ms + 5000);
}

static bool tap_if_there(struct room *room, enum staff_act what, int b, int64_t now_ms)
{
    const struct ui_hits *hits = kiosk_hits(room->hand.stage.kiosk);
    for (int i = 0; i < hits->count; i++) {
        struct action action = hits->items[i].action;
        if (action.kind != ACTION_STAFF || action.a != (int)what || action.b != b)
            continue;
        struct point at = hand_middle(hits->items[i].area);
        hand_down(&room->hand, 2, at, now_ms);
        hand_up(&room->hand, 2, at, now_ms + 80);
        hand_frame(&room->hand, now_ms + 80);
        return true;
    }
    return false;
}

// Scrolls down to it where need be.
static void tap(struct room *room, enum staff_act what, int b, int64_t now_ms)
{
    for (int i = 0; i < 9; i++)
        if (tap_if_there(room, what, b, now_ms + 500 * i))
            return;
        else if (!tap_if_there(room, STAFF_SCROLL, 1, now_ms + 500 * i))
            break;
    fail_msg("no control for %d with %d", (int)what, b);
}

static void enter(struct room *room, int64_t now_ms)
{
    for (const char *pin = "2718"; *pin; pin++, now_ms += 1000)
        tap(room, STAFF_DIGIT, *pin - '0', now_ms);
    tap(room, STAFF_ENTER, 0, now_ms);
    assert_int_equal(staff_of(room)->page, STAFF_MENU);
}

static void test_from_every_corner(void **state)
{
    struct room *room = *state;
    const struct point corners[] = {
        {2, 2}, {SMALL.x - 3, 2}, {2, SMALL.y - 3}, {SMALL.x - 3, SMALL.y - 3}};
    for (int i = 0; i < 4; i++) {
        start(room, SMALL);
        kiosk_act(room->hand.stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 0);
        hand_frame(&room->hand, 10);
        press_corner(room, corners[i], 1000);
        assert_int_equal(staff_of(room)->page, STAFF_PIN);
        hand_up(&room->hand, 1, corners[i], 7000);
        hand_frame(&room->hand, 7000);
        assert_int_equal(staff_of(room)->page, STAFF_PIN);
        assert_int_equal(hand_visit(&room->hand)->place, VISIT_ATTRACT);
    }
}

// Long presses elsewhere, short ones there, and a finger that moves away.
static void test_visitors_find_nothing(void **state)
{
    struct room *room = *state;
    start(room, SMALL);
    const struct point middle = {400, 240}, corner = {3, 3};
    hand_down(&room->hand, 1, middle, 0);
    hand_frame(&room->hand, 9000);
    hand_up(&room->hand, 1, middle, 9100);
    hand_down(&room->hand, 1, corner, 20000);
    hand_frame(&room->hand, 24000);
    hand_up(&room->hand, 1, corner, 24500);
    hand_down(&room->hand, 1, corner, 30000);
    hand_move(&room->hand, 1, middle, 32000);
    hand_move(&room->hand, 1, corner, 33000);
    hand_frame(&room->hand, 36000);
    hand_up(&room->hand, 1, corner, 36000);
    assert_false(staff_is_open(staff_of(room)));
    struct kiosk_options options = options_of(room);
    options.staff_pin = NULL;
    hand_start_with(&room->hand, &options, SMALL, 0);
    hand_down(&room->hand, 1, corner, 0);
    hand_frame(&room->hand, 6000);
    assert_false(staff_is_open(staff_of(room)));
}

static void test_everything_by_touch(void **state)
{
    struct room *room = *state;
    struct kiosk *kiosk;
    start(room, SMALL);
    kiosk = room->hand.stage.kiosk;
    press_corner(room, (struct point){2, 2}, 0);
    hand_up(&room->hand, 1, (struct point){2, 2}, 5100);
    enter(room, 6000);
    tap(room, STAFF_READ, 0, 12000);
    assert_int_equal(staff_of(room)->page, STAFF_REPORT);
    tap(room, STAFF_LEAVE, 0, 13000);
    tap(room, STAFF_TEST, 0, 14000);
    assert_int_equal(kiosk_take_wish(kiosk), STAFF_TOUCH_TEST);
    for (int i = 0; staff_of(room)->scroll_px < staff_of(room)->scroll_limit_px && i < 99; i++)
        tap(room, STAFF_SCROLL, 1, 15000 + 1000 * i);
    tap(room, STAFF_LANGUAGE, 1, 30000);
    assert_int_equal(kiosk_take_wish(kiosk), STAFF_KEEP);
    tap(room, STAFF_LOUDER, 1, 31000);
    assert_int_equal(staff_of(room)->volume_percent, 70);
    for (int i = 0; staff_of(room)->scroll_px > 0 && i < 99; i++)
        tap(room, STAFF_SCROLL, -1, 32000 + 1000 * i);
    tap(room, STAFF_ASK, STAFF_ROLL_BACK, 60000);
    tap(room, STAFF_YES, 0, 61000);
    assert_int_equal(kiosk_take_wish(kiosk), STAFF_ROLL_BACK);
    assert_false(staff_is_open(staff_of(room)));
    // The dark takes a touch anywhere, and that does nothing more.
    press_corner(room, (struct point){2, 2}, 70000);
    hand_up(&room->hand, 1, (struct point){2, 2}, 75100);
    enter(room, 76000);
    tap(room, STAFF_DARKEN, 0, 82000);
    hand_frame(&room->hand, 100000000);
    assert_int_equal(staff_of(room)->page, STAFF_DARK);
    hand_down(&room->hand, 3, (struct point){400, 300}, 100000000);
    hand_up(&room->hand, 3, (struct point){400, 300}, 100000100);
    assert_false(staff_is_open(staff_of(room)));
    assert_int_equal(hand_visit(&room->hand)->place, VISIT_ATTRACT);
}

// One round of the loop, in which nothing is heard.
static void swap(struct room *room, const struct pack *pack)
{
    struct kiosk *kiosk = room->hand.stage.kiosk;
    struct script *script = script_create(fonts_measure(room->hand.stage.fonts), SMALL, 0);
    struct port port = script_port(script);
    script_wait(script, 50000);
    port.wait(port.self, 50000);
    kiosk_offer(kiosk, pack, NULL);
    assert_int_equal(kiosk_round(kiosk, &port, INT64_MAX), KIOSK_GOES_ON);
    assert_ptr_equal(kiosk_pack(kiosk), pack);
    script_destroy(script);
}

// Attract shows the chosen language, whatever the time.
static void test_attract_in_one_language(void **state)
{
    struct room *room = *state;
    struct kiosk_options options = options_of(room);
    for (int language = 0; language < 3; language++) {
        options.attract_language = room->hand.stage.pack->languages[language].code;
        hand_start_with(&room->hand, &options, SMALL, 0);
        for (int step = 0; step < 12; step++) {
            hand_frame(&room->hand, screen_attract_ms(step));
            int kickers = 0;
            for (size_t i = 0; i < room->hand.list->count; i++) {
                const struct draw_item *item = &room->hand.list->items[i];
                const char *kicker = room->hand.stage.pack->attract_kicker.in[language];
                kickers += item->kind == DRAW_TEXT && item->text.origin == kicker;
            }
            assert_true(kickers > 0);
        }
    }
}

// The choice is that of a language, not of a place in a pack's list.
static void test_language_outlives_pack(void **state)
{
    struct room *room = *state;
    struct kiosk_options options = options_of(room);
    struct pack other = *options.pack, without = *options.pack;
    other.languages[0] = options.pack->languages[2]; // kk, ru, en: en, ru, kk
    other.languages[2] = options.pack->languages[0];
    without.language_count = 2; // kk, ru
    options.attract_language = "ru";
    hand_start_with(&room->hand, &options, SMALL, 0);
    struct kiosk *kiosk = room->hand.stage.kiosk;
    press_corner(room, (struct point){2, 2}, 0);
    hand_up(&room->hand, 1, (struct point){2, 2}, 5100);
    enter(room, 6000);
    tap(room, STAFF_LANGUAGE, 2, 30000);
    tap(room, STAFF_LEAVE, 0, 40000);
    assert_string_equal(kiosk_attract_language(kiosk), "en");
    const struct pack *const packs[] = {&other, &without, options.pack};
    const int places[] = {0, -1, 2};
    for (int i = 0; i < 3; i++) {
        swap(room, packs[i]);
        assert_int_equal(staff_of(room)->language, places[i]);
        assert_string_equal(kiosk_attract_language(kiosk), "en");
    }
    press_corner(room, (struct point){2, 2}, 60000);
    hand_up(&room->hand, 1, (struct point){2, 2}, 65100);
    enter(room, 66000);
    tap(room, STAFF_LANGUAGE, -1, 80000);
    assert_string_equal(kiosk_attract_language(kiosk), "");
    kiosk_take_wish(kiosk);
}

// Where there is no pack that can be shown, staff come in all the same.
static void test_from_the_fault_screen(void **state)
{
    struct room *room = *state;
    struct kiosk_options options = options_of(room);
    options.pack = NULL;
    options.faults = "pack.yaml:1:1: error: nothing\n";
    hand_start_with(&room->hand, &options, SMALL, 0);
    press_corner(room, (struct point){2, 2}, 0);
    hand_up(&room->hand, 1, (struct point){2, 2}, 5100);
    enter(room, 6000);
    tap(room, STAFF_LEAVE, 0, 12000);
    assert_false(staff_is_open(staff_of(room)));
    hand_down(&room->hand, 1, (struct point){400, 200}, 20000);
    hand_up(&room->hand, 1, (struct point){400, 200}, 20100);
    hand_key(&room->hand, EVENT_KEY_RIGHT, 21000);
    hand_frame(&room->hand, 22000);
}

static bool says(const struct room *room, const char *text)
{
    struct buf dump = hand_dump(&room->hand);
    bool found = strstr(buf_text(&dump), text);
    buf_finish(&dump);
    return found;
}

// A screen that cannot be touched says so to staff, and visitors who read are not told.
static void test_warnings(void **state)
{
    struct room *room = *state;
    const char *warning = room->facts.words->text[STAFF_WORD_TOUCH_NONE];
    start(room, (struct point){1920, 1080});
    assert_false(says(room, "For staff"));
    kiosk_warn(room->hand.stage.kiosk, warning);
    assert_true(hand_frame(&room->hand, 100));
    assert_true(says(room, "For staff"));
    kiosk_warn(room->hand.stage.kiosk, warning);
    assert_false(hand_frame(&room->hand, 200)); // nothing new
    kiosk_act(room->hand.stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 300);
    assert_true(hand_frame(&room->hand, 300));
    assert_false(says(room, "For staff"));
    kiosk_warn(room->hand.stage.kiosk, NULL);
}

// --- every page on every screen ---

static void note(void *context, const struct audit_finding *finding)
{
    int *found = context;
    struct buf text = {0};
    buf_print(&text, "kind %d, %.1f at %d,%d %dx%d", (int)finding->kind, finding->value,
        finding->place.x, finding->place.y, finding->place.w, finding->place.h);
    print_error("%s\n", text.text);
    buf_finish(&text);
    ++*found;
}

static int audit(struct room *room, const struct ui_metrics *metrics)
{
    struct audit_view view = {metrics, ui_style(UI_LIGHT), 2};
    int found = 0;
    audit_frame(&view, room->hand.list, kiosk_hits(room->hand.stage.kiosk), note, &found);
    return found;
}

static void act(struct room *room, enum staff_act what, int b)
{
    kiosk_act(room->hand.stage.kiosk, (struct action){ACTION_STAFF, (int16_t)what, (int16_t)b}, 0);
    hand_frame(&room->hand, 0);
}

static void look_at_pages(struct room *room, struct point size)
{
    struct ui_screen screen = {.size_px = size, .text_step = 2};
    struct ui_metrics metrics = ui_metrics(&screen);
    start(room, size);
    press_corner(room, (struct point){2, 2}, 0);
    int found = audit(room, &metrics);
    for (const char *pin = "2718"; *pin; pin++)
        act(room, STAFF_DIGIT, *pin - '0');
    act(room, STAFF_ENTER, 0);
    assert_int_equal(staff_of(room)->page, STAFF_MENU);
    found += audit(room, &metrics);
    act(room, STAFF_READ, 0);
    found += audit(room, &metrics);
    act(room, STAFF_LEAVE, 0);
    act(room, STAFF_ASK, STAFF_RESTART);
    found += audit(room, &metrics);
    if (found)
        fail_msg("%d faults on %dx%d in %s", found, size.x, size.y, room->facts.words->code);
}

static void test_pages_on_all_screens(void **state)
{
    struct room *room = *state;
    static const struct point sizes[] = {
        {800, 480}, {480, 800}, {1280, 720}, {720, 1280}, {1920, 1080}, {1080, 1920}, {3840, 2160}};
    static const char *const languages[] = {"kk", "ru", "en"};
    for (int language = 0; language < 3; language++) {
        room->facts.words =
            staff_words_load(&room->words, SOURCE_FOLDER "/assets/staff", languages[language]);
        assert_string_equal(room->facts.words->code, languages[language]);
        for (int word = 0; language < 2 && word < STAFF_WORD_COUNT; word++)
            assert_string_not_equal(
                room->facts.words->text[word], staff_word_key((enum staff_word)word));
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            look_at_pages(room, sizes[i]);
    }
}

static int open_room(void **state)
{
    static struct room room;
    stage_open(&room.hand.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    room.facts = (struct screen_facts){
        .words = staff_words_load(&room.words, SOURCE_FOLDER "/assets/staff", "xx"),
        .program = "vitrine 1.2.3",
        .pack = "The well (minimal 7)",
        .before = "minimal 6",
        .given_up = "minimal 5",
        .faults = "pack.yaml:3:1: error: nothing\n",
        .imports = "2026-11-26T09:30:00Z  import: done, minimal 7, signed by E7620F1842B4E81F"};
    assert_string_equal(room.facts.words->code, "en");
    *state = &room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;
    hand_close(&room->hand);
    arena_finish(&room->words);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_every_corner),
        cmocka_unit_test(test_visitors_find_nothing),
        cmocka_unit_test(test_everything_by_touch),
        cmocka_unit_test(test_attract_in_one_language),
        cmocka_unit_test(test_language_outlives_pack),
        cmocka_unit_test(test_from_the_fault_screen),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_pages_on_all_screens),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}

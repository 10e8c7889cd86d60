// The state machine of `preview`, on packs that are only lists of ids; and the screens by name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/preview_state.h"
#include "command/screens.h"

#include <string.h>

enum { PAGES = 3, THEMES = 2 };

struct small_pack {
    struct pack_entry entries[THEMES][PAGES];
    struct pack_theme themes[THEMES];
    struct pack_term terms[2];
    struct pack pack;
};

static void fill(struct small_pack *small, const char *const pages[THEMES][PAGES])
{
    static const char *const themes[] = {"water", "wells"};
    memset(small, 0, sizeof *small);
    for (int t = 0; t < THEMES; t++) {
        small->themes[t] = (struct pack_theme){.id = themes[t], .entries = small->entries[t]};
        for (int p = 0; p < PAGES && pages[t][p]; p++)
            small->entries[t][small->themes[t].page_count++].id = pages[t][p];
    }
    small->terms[0].id = "rope";
    small->terms[1].id = "well";
    small->pack = (struct pack){.themes = small->themes,
        .theme_count = THEMES,
        .terms = small->terms,
        .term_count = 2,
        .languages = {{.code = "kk"}, {.code = "en"}},
        .language_count = 2};
}

static const char *const PAGES_BEFORE[THEMES][PAGES] = {{"rain", "snow"}, {"deep", "dry", "old"}};

static struct visit visit_at(enum visit_place place, int theme, int page)
{
    struct visit visit = {.place = place, .theme = theme, .page = page, .scroll_px = 70};
    visit.shape = (struct visit_shape){.languages = 2,
        .themes = THEMES,
        .terms = 2,
        .pages = {2, 3},
        .has_about = true,
        .ask_after_ms = 60000,
        .reset_after_ms = 20000};
    visit.chosen[1] = 2;
    visit.settings[SETTING_TEXT] = 2;
    return visit;
}

static void test_loaded(void **state)
{
    (void)state;
    struct small_pack first, second;
    fill(&first, PAGES_BEFORE);
    fill(&second, PAGES_BEFORE);
    struct preview_state preview = {0};
    // Without a pack, its faults are the picture, each time anew.
    assert_true(preview_loaded(&preview, NULL));
    assert_true(preview_loaded(&preview, NULL));
    assert_null(preview.pack);
    assert_int_equal(preview_strip(&preview), PREVIEW_NO_STRIP);
    assert_true(preview_loaded(&preview, &first.pack));
    assert_ptr_equal(preview.pack, &first.pack);
    assert_int_equal(preview_strip(&preview), PREVIEW_NO_STRIP);
    // Faults leave it where it is, below the strip; help is asked for, and comes first.
    assert_false(preview_loaded(&preview, NULL));
    assert_ptr_equal(preview.pack, &first.pack);
    assert_int_equal(preview_strip(&preview), PREVIEW_FAULTS);
    preview.help = true;
    assert_int_equal(preview_strip(&preview), PREVIEW_HELP);
    preview.help = false;
    assert_true(preview_loaded(&preview, &second.pack));
    assert_ptr_equal(preview.pack, &second.pack);
    assert_int_equal(preview_strip(&preview), PREVIEW_NO_STRIP);
}

static void test_same_page(void **state)
{
    (void)state;
    static const char *const moved[THEMES][PAGES] = {{"new", "rain"}, {"dry", "deep"}};
    struct small_pack from, to;
    fill(&from, PAGES_BEFORE);
    fill(&to, moved);
    to.pack.languages[0].code = "en";
    to.pack.languages[1].code = "kk";
    struct visit was = visit_at(VISIT_PAGE, 1, 0);
    was.language = 1;
    struct visit now = preview_follow(&was, &from.pack, &to.pack);
    assert_int_equal(now.place, VISIT_PAGE);
    assert_int_equal(now.theme, 1);
    assert_int_equal(now.page, 1); // "deep"
    assert_int_equal(now.scroll_px, 70);
    assert_int_equal(now.chosen[1], 2);
    assert_int_equal(now.language, 0); // "en"
    to.themes[0].id = "wells";
    to.themes[1].id = "water";
    now = preview_follow(&was, &from.pack, &to.pack); // "deep" is in the other theme now: gone
    assert_int_equal(now.place, VISIT_THEME);
    assert_int_equal(now.theme, 0);
    assert_int_equal(now.scroll_px, 0);
    assert_int_equal(now.chosen[1], 0);
}

static void test_gone(void **state)
{
    (void)state;
    struct small_pack from, to;
    fill(&from, PAGES_BEFORE);
    fill(&to, PAGES_BEFORE);
    to.themes[1].id = "other";
    to.pack.languages[1].code = "ru";
    to.terms[1].id = "other";
    struct visit was = visit_at(VISIT_PAGE, 1, 2);
    was.language = 1;
    was.panel = VISIT_TERM_PANEL;
    struct visit now = preview_follow(&was, &from.pack, &to.pack);
    assert_int_equal(now.place, VISIT_HOME);
    assert_int_equal(now.language, 0);
    assert_int_equal(now.panel, VISIT_NO_PANEL);
    was = visit_at(VISIT_ABOUT, 0, 0);
    was.panel = VISIT_TERM_PANEL;
    was.term = 1;
    now = preview_follow(&was, &from.pack, &to.pack);
    assert_int_equal(now.place, VISIT_ABOUT);
    assert_int_equal(now.term, -1); // visit_resume leaves the panel out
    struct visit fresh;
    visit_init(&fresh, &was.shape, 0);
    visit_resume(&fresh, &now);
    assert_int_equal(fresh.place, VISIT_ABOUT);
    assert_int_equal(fresh.panel, VISIT_NO_PANEL);
}

static void assert_walk(const struct visit *from, enum desk_key key, int kind, int a, int b)
{
    struct action action = preview_key(from, key);
    assert_int_equal(action.kind, kind);
    assert_int_equal(action.a, a);
    assert_int_equal(action.b, b);
}

static void test_walk(void **state)
{
    (void)state;
    struct visit at = visit_at(VISIT_ATTRACT, 0, 0);
    assert_walk(&at, DESK_NEXT, ACTION_HOME, 0, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_NONE, 0, 0);
    at = visit_at(VISIT_HOME, 0, 0);
    assert_walk(&at, DESK_NEXT, ACTION_THEME, 0, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_NONE, 0, 0);
    at = visit_at(VISIT_THEME, 0, 0);
    assert_walk(&at, DESK_NEXT, ACTION_PAGE, 0, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_HOME, 0, 0);
    at = visit_at(VISIT_PAGE, 0, 1); // the last of its theme
    assert_walk(&at, DESK_NEXT, ACTION_THEME, 1, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_PAGE, 0, 0);
    at = visit_at(VISIT_THEME, 1, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_PAGE, 0, 1);
    at = visit_at(VISIT_PAGE, 1, 2);
    assert_walk(&at, DESK_NEXT, ACTION_ABOUT, 0, 0);
    at.shape.has_about = false;
    assert_walk(&at, DESK_NEXT, ACTION_NONE, 0, 0);
    at = visit_at(VISIT_ABOUT, 0, 0);
    assert_walk(&at, DESK_NEXT, ACTION_NONE, 0, 0);
    assert_walk(&at, DESK_PREVIOUS, ACTION_PAGE, 1, 2);
}

static void test_keys(void **state)
{
    (void)state;
    struct visit at = visit_at(VISIT_PAGE, 1, 1);
    assert_walk(&at, DESK_LANGUAGE, ACTION_LANGUAGE, 1, 0);
    at.language = 1;
    assert_walk(&at, DESK_LANGUAGE, ACTION_LANGUAGE, 0, 0);
    assert_walk(&at, DESK_TEXT_1, ACTION_SET, SETTING_TEXT, 1);
    assert_walk(&at, DESK_TEXT_4, ACTION_SET, SETTING_TEXT, 4);
    assert_walk(&at, DESK_STYLE, ACTION_SET, SETTING_STYLE, 1);
    at.settings[SETTING_STYLE] = 2;
    assert_walk(&at, DESK_STYLE, ACTION_SET, SETTING_STYLE, 0);
    assert_walk(&at, DESK_THEME, ACTION_THEME, 0, 0);
    at = visit_at(VISIT_HOME, 0, 0);
    assert_walk(&at, DESK_THEME, ACTION_THEME, 0, 0);
    assert_walk(&at, DESK_HOME, ACTION_HOME, 0, 0);
    assert_walk(&at, DESK_QUIT, ACTION_NONE, 0, 0);
}

static void assert_screen(const char *text, int width, int height, double inches)
{
    struct screens_one found = {0};
    assert_true(screens_find(text, &found));
    assert_int_equal(found.size.x, width);
    assert_int_equal(found.size.y, height);
    assert_true(found.diagonal_inch > inches - 0.01 && found.diagonal_inch < inches + 0.01);
}

static void test_screens(void **state)
{
    (void)state;
    assert_screen("21.5in-portrait", 1080, 1920, 21.5);
    assert_screen("7in", 800, 480, 7);
    assert_screen("43in-4k", 3840, 2160, 43);
    assert_screen("1280x800@10.1", 1280, 800, 10.1);
    assert_screen("300x400@76.2x101.6", 300, 400, 5);
    static const char *const bad[] = {"", "7", "8in", "21.5in-", "1280x800", "1280x800@", "@10",
        "1280@10", "1280x800@1", "1280x800@10x", "1280x800@201",
        "10000000000000000000000000000000000x1@10"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct screens_one found = {.diagonal_inch = 1};
        if (screens_find(bad[i], &found) || found.diagonal_inch != 1)
            fail_msg("'%s' is a screen", bad[i]);
    }
    struct buf list = {0};
    screens_list(&list);
    assert_non_null(strstr(list.text, "\n10.1in           1024x600 px, 10.1 in\n"));
    buf_finish(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loaded),
        cmocka_unit_test(test_same_page),
        cmocka_unit_test(test_gone),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

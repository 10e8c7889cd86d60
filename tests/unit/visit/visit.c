// Where each action and each key leads, from each place, by table; panels, answers, scrolling,
// focus.
#include "unit/visit/visits.h"

static const int64_t NOW = 1000;

struct spot {
    enum visit_place place;
    int theme, page;
};

static const struct spot HOME = {VISIT_HOME, 0, 0};
static const struct spot ABOUT = {VISIT_ABOUT, 0, 0};

#define THEME(t)                                                                                   \
    {                                                                                              \
        VISIT_THEME, t, 0                                                                          \
    }
#define PAGE(t, p)                                                                                 \
    {                                                                                              \
        VISIT_PAGE, t, p                                                                           \
    }

static struct visit visit_at(struct spot spot)
{
    struct visit visit = fresh(&SHAPE, NOW);
    if (spot.place == VISIT_ATTRACT)
        return visit;
    visit_act(&visit, act(ACTION_ENTER, 1, 0), NOW);
    if (spot.place == VISIT_THEME)
        visit_act(&visit, act(ACTION_THEME, spot.theme, 0), NOW);
    else if (spot.place == VISIT_PAGE)
        visit_act(&visit, act(ACTION_PAGE, spot.theme, spot.page), NOW);
    else if (spot.place == VISIT_ABOUT)
        visit_act(&visit, act(ACTION_ABOUT, 0, 0), NOW);
    return visit;
}

static void assert_spot(const struct visit *visit, struct spot spot)
{
    assert_int_equal(visit->place, spot.place);
    assert_int_equal(visit->theme, spot.theme);
    assert_int_equal(visit->page, spot.page);
}

static void starts_at_attract_untouched(void **state)
{
    (void)state;
    struct visit visit = fresh(&SHAPE, 77);
    assert_sound(&visit);
    assert_spot(&visit, (struct spot){VISIT_ATTRACT, 0, 0});
    assert_int_equal(visit.language, 0);
    assert_int_equal(visit.focus, -1);
    assert_int_equal(visit.touched_ms, 77);
    assert_int_equal(visit.settings[SETTING_TEXT], 2);
    assert_true(same_shape(&visit.shape, &SHAPE));
}

static void start_buttons_choose_the_language(void **state)
{
    (void)state;
    static const struct {
        struct action action;
        int language;
    } cases[] = {
        {{ACTION_ENTER, 0, 0}, 0},
        {{ACTION_ENTER, 2, 0}, 2},
        {{ACTION_ENTER, -1, 0}, 0},
        {{ACTION_ENTER, 3, 0}, 0}, // no such language: the touch enters all the same
        {{ACTION_LANGUAGE, 2, 0}, 0},
        {{ACTION_PAGE, 0, 1}, 0}, // nothing underneath is pressed
        {{ACTION_NONE, 0, 0}, 0},
        {{ACTION_KIND_COUNT, 0, 0}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit visit = fresh(&SHAPE, 0);
        visit_act(&visit, cases[i].action, NOW);
        assert_spot(&visit, HOME);
        assert_int_equal(visit.language, cases[i].language);
        assert_int_equal(visit.touched_ms, NOW);
        assert_sound(&visit);
    }
}

static void any_touch_enters(void **state)
{
    (void)state;
    struct visit visit = fresh(&SHAPE, 0);
    assert_false(visit_touch(&visit, NOW)); // waits for the tap: it may choose a language
    assert_int_equal(visit.place, VISIT_ATTRACT);
    assert_true(visit_wake(&visit, NOW));
    assert_spot(&visit, HOME);
    assert_int_equal(visit.language, 0);
    assert_false(visit_wake(&visit, NOW)); // inside, a touch may do more
}

static void actions_lead_there(void **state)
{
    (void)state;
    static const struct {
        struct spot from;
        struct action action;
        struct spot to;
    } cases[] = {
        {{VISIT_HOME, 0, 0}, {ACTION_THEME, 2, 0}, THEME(2)},
        {{VISIT_HOME, 0, 0}, {ACTION_THEME, 3, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_HOME, 0, 0}, {ACTION_THEME, -1, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_HOME, 0, 0}, {ACTION_BACK, 0, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_HOME, 0, 0}, {ACTION_NEXT, 0, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_HOME, 0, 0}, {ACTION_ENTER, 2, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_HOME, 0, 0}, {ACTION_ABOUT, 0, 0}, {VISIT_ABOUT, 0, 0}},
        {{VISIT_ABOUT, 0, 0}, {ACTION_BACK, 0, 0}, {VISIT_HOME, 0, 0}},
        {{VISIT_ABOUT, 0, 0}, {ACTION_NEXT, 0, 0}, {VISIT_ABOUT, 0, 0}},
        {{VISIT_ABOUT, 0, 0}, {ACTION_PAGE, 1, 0}, PAGE(1, 0)},
        {THEME(0), {ACTION_NEXT, 0, 0}, PAGE(0, 0)},
        {THEME(2), {ACTION_NEXT, 0, 0}, THEME(2)}, // a theme without pages
        {THEME(1), {ACTION_BACK, 0, 0}, {VISIT_HOME, 0, 0}},
        {THEME(1), {ACTION_HOME, 0, 0}, {VISIT_HOME, 0, 0}},
        {THEME(1), {ACTION_THEME, 0, 0}, THEME(0)},
        {PAGE(0, 0), {ACTION_NEXT, 0, 0}, PAGE(0, 1)},
        {PAGE(0, 2), {ACTION_NEXT, 0, 0}, {VISIT_HOME, 0, 0}},
        {PAGE(1, 0), {ACTION_NEXT, 0, 0}, {VISIT_HOME, 0, 0}},
        {PAGE(0, 2), {ACTION_BACK, 0, 0}, PAGE(0, 1)},
        {PAGE(0, 0), {ACTION_BACK, 0, 0}, THEME(0)},
        {PAGE(1, 0), {ACTION_BACK, 0, 0}, THEME(1)},
        {PAGE(0, 1), {ACTION_HOME, 0, 0}, {VISIT_HOME, 0, 0}},
        {PAGE(0, 1), {ACTION_PAGE, 0, 3}, PAGE(0, 1)},
        {PAGE(0, 1), {ACTION_PAGE, 2, 0}, PAGE(0, 1)},
        {PAGE(0, 1), {ACTION_PAGE, 8, 0}, PAGE(0, 1)},
        {PAGE(0, 1), {ACTION_STAY, 0, 0}, PAGE(0, 1)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit visit = visit_at(cases[i].from);
        visit_act(&visit, cases[i].action, NOW);
        assert_spot(&visit, cases[i].to);
        assert_int_equal(visit.language, 1);
        assert_sound(&visit);
    }
}

static void no_about_no_way_there(void **state)
{
    (void)state;
    struct visit_shape shape = SHAPE;
    shape.has_about = false;
    struct visit visit = fresh(&shape, 0);
    visit_wake(&visit, 0);
    visit_act(&visit, act(ACTION_ABOUT, 0, 0), 5);
    assert_spot(&visit, HOME);
    assert_int_equal(visit.touched_ms, 5);
}

static void keys_stand_for_actions(void **state)
{
    (void)state;
    static const struct {
        struct spot at;
        struct action of[EVENT_KEY_COUNT];
    } cases[] = {
        {{VISIT_ATTRACT, 0, 0},
            {
                [EVENT_KEY_LEFT] = {ACTION_ENTER, -1, 0},
                [EVENT_KEY_RIGHT] = {ACTION_ENTER, -1, 0},
                [EVENT_KEY_UP] = {ACTION_ENTER, -1, 0},
                [EVENT_KEY_DOWN] = {ACTION_ENTER, -1, 0},
                [EVENT_KEY_BACK] = {ACTION_ENTER, -1, 0},
                [EVENT_KEY_HOME] = {ACTION_ENTER, -1, 0},
            }},
        {{VISIT_HOME, 0, 0},
            {
                [EVENT_KEY_UP] = {ACTION_SCROLL, -1, 0},
                [EVENT_KEY_DOWN] = {ACTION_SCROLL, 1, 0},
                [EVENT_KEY_HOME] = {ACTION_HOME, 0, 0},
            }},
        {THEME(1),
            {
                [EVENT_KEY_LEFT] = {ACTION_BACK, 0, 0},
                [EVENT_KEY_RIGHT] = {ACTION_NEXT, 0, 0},
                [EVENT_KEY_UP] = {ACTION_SCROLL, -1, 0},
                [EVENT_KEY_DOWN] = {ACTION_SCROLL, 1, 0},
                [EVENT_KEY_BACK] = {ACTION_HOME, 0, 0},
                [EVENT_KEY_HOME] = {ACTION_HOME, 0, 0},
            }},
        {PAGE(1, 0),
            {
                [EVENT_KEY_LEFT] = {ACTION_BACK, 0, 0},
                [EVENT_KEY_RIGHT] = {ACTION_NEXT, 0, 0},
                [EVENT_KEY_UP] = {ACTION_SCROLL, -1, 0},
                [EVENT_KEY_DOWN] = {ACTION_SCROLL, 1, 0},
                [EVENT_KEY_BACK] = {ACTION_THEME, 1, 0},
                [EVENT_KEY_HOME] = {ACTION_HOME, 0, 0},
            }},
        {{VISIT_ABOUT, 0, 0},
            {
                [EVENT_KEY_LEFT] = {ACTION_BACK, 0, 0},
                [EVENT_KEY_UP] = {ACTION_SCROLL, -1, 0},
                [EVENT_KEY_DOWN] = {ACTION_SCROLL, 1, 0},
                [EVENT_KEY_BACK] = {ACTION_HOME, 0, 0},
                [EVENT_KEY_HOME] = {ACTION_HOME, 0, 0},
            }},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit visit = visit_at(cases[i].at);
        for (int key = 0; key < EVENT_KEY_COUNT; key++)
            assert_true(
                action_equal(visit_key_action(&visit, (enum event_key)key), cases[i].of[key]));
    }
}

static void while_asking_a_key_means_yes(void **state)
{
    (void)state;
    struct visit visit = visit_at(ABOUT);
    visit_tick(&visit, NOW + SHAPE.ask_after_ms);
    assert_int_equal(visit_key_action(&visit, EVENT_KEY_HOME).kind, ACTION_STAY);
    assert_int_equal(visit_key_action(&visit, EVENT_KEY_LEFT).kind, ACTION_STAY);
    assert_int_equal(visit_key_action(&visit, EVENT_KEY_SELECT).kind, ACTION_NONE);
}

static void panels_replace_each_other(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 1));
    visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_SOURCES_PANEL);
    visit_act(&visit, act(ACTION_TERM, 3, 0), NOW);
    assert_int_equal(visit.panel, VISIT_TERM_PANEL);
    assert_int_equal(visit.term, 3);
    visit_act(&visit, act(ACTION_TERM, 4, 0), NOW); // no such term
    assert_int_equal(visit.term, 3);
    visit_act(&visit, act(ACTION_TERM, 1, 0), NOW); // a term in the meaning of another
    assert_int_equal(visit.term, 1);
    visit_act(&visit, act(ACTION_CLOSE, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_spot(&visit, (struct spot)PAGE(0, 1));
    assert_sound(&visit);
}

static void the_back_key_closes_the_panel_only(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 1));
    visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
    visit_act(&visit, visit_key_action(&visit, EVENT_KEY_BACK), NOW);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_spot(&visit, (struct spot)PAGE(0, 1));
    visit_act(&visit, visit_key_action(&visit, EVENT_KEY_BACK), NOW);
    assert_spot(&visit, (struct spot)THEME(0));
}

// Home leads out of a panel; pages do not turn under one.
static void keys_and_an_open_panel(void **state)
{
    (void)state;
    static const enum event_key turning[] = {EVENT_KEY_LEFT, EVENT_KEY_RIGHT};
    for (size_t i = 0; i < sizeof turning / sizeof *turning; i++) {
        struct visit visit = visit_at((struct spot)PAGE(0, 1));
        visit_act(&visit, act(ACTION_TERM, 2, 0), NOW);
        visit_act(&visit, visit_key_action(&visit, turning[i]), NOW);
        assert_int_equal(visit.panel, VISIT_TERM_PANEL);
        assert_spot(&visit, (struct spot)PAGE(0, 1));
    }
    struct visit visit = visit_at((struct spot)PAGE(0, 1));
    visit_act(&visit, act(ACTION_TERM, 2, 0), NOW);
    visit_act(&visit, visit_key_action(&visit, EVENT_KEY_HOME), NOW);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_spot(&visit, (struct spot){VISIT_HOME, 0, 0});
}

static void sources_belong_to_pages(void **state)
{
    (void)state;
    static const struct spot without[] = {{VISIT_HOME, 0, 0}, THEME(0)};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        struct visit visit = visit_at(without[i]);
        visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
        visit_act(&visit, act(ACTION_CHOOSE, 0, 1), NOW);
        assert_int_equal(visit.panel, VISIT_NO_PANEL);
        assert_int_equal(visit.chosen[0], 0);
    }
    struct visit visit = visit_at(ABOUT);
    visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_SOURCES_PANEL);
}

static void answers_stay_until_the_page_is_left(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 1));
    visit_act(&visit, act(ACTION_CHOOSE, 11, 3), NOW);
    visit_act(&visit, act(ACTION_CHOOSE, 12, 1), NOW);   // no such block
    visit_act(&visit, act(ACTION_CHOOSE, 11, 128), NOW); // no such choice
    visit_act(&visit, act(ACTION_CHOOSE, 11, -1), NOW);
    visit_act(&visit, act(ACTION_CHOOSE, 4, 1), NOW);
    visit_act(&visit, act(ACTION_CHOOSE, 4, 0), NOW);
    visit_act(&visit, act(ACTION_LANGUAGE, 2, 0), NOW);
    visit_act(&visit, act(ACTION_TERM, 0, 0), NOW);
    for (int i = 0; i < VISIT_BLOCKS_MAX; i++)
        assert_int_equal(visit.chosen[i], i == 11 ? 3 : 0);
    visit_act(&visit, act(ACTION_NEXT, 0, 0), NOW);
    visit_act(&visit, act(ACTION_BACK, 0, 0), NOW);
    assert_int_equal(visit.chosen[11], 0);
}

static void a_language_is_chosen_from_the_panel(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 1));
    visit_act(&visit, act(ACTION_LANGUAGES, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_LANGUAGES_PANEL);
    visit_act(&visit, act(ACTION_LANGUAGE, 2, 0), NOW);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_int_equal(visit.language, 2);
    assert_int_equal(visit.page, 1);
}

static void settings_hold_until_the_visit_ends(void **state)
{
    (void)state;
    struct visit visit = visit_at(HOME);
    visit_act(&visit, act(ACTION_COMFORT, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_COMFORT_PANEL);
    visit_act(&visit, act(ACTION_SET, SETTING_TEXT, 4), NOW);
    visit_act(&visit, act(ACTION_SET, SETTING_TEXT, 5), NOW); // no such size
    visit_act(&visit, act(ACTION_SET, SETTING_TEXT, 0), NOW);
    visit_act(&visit, act(ACTION_SET, SETTING_STYLE, 2), NOW);
    visit_act(&visit, act(ACTION_SET, SETTING_COUNT, 1), NOW); // no such setting
    visit_act(&visit, act(ACTION_SET, SETTING_REACH, 1), NOW);
    assert_int_equal(visit.panel, VISIT_COMFORT_PANEL);
    visit_act(&visit, act(ACTION_THEME, 0, 0), NOW);
    assert_int_equal(visit.settings[SETTING_TEXT], 4);
    assert_int_equal(visit.settings[SETTING_STYLE], 2);
    assert_int_equal(visit.settings[SETTING_MOTION], 0);
    assert_int_equal(visit.settings[SETTING_REACH], 1);
    visit_tick(&visit, visit_deadline_ms(&visit));
    visit_tick(&visit, visit.asked_ms + visit.shape.reset_after_ms);
    assert_int_equal(visit.place, VISIT_ATTRACT);
    assert_int_equal(visit.settings[SETTING_TEXT], 2);
    assert_int_equal(visit.settings[SETTING_STYLE], 0);
    assert_int_equal(visit.settings[SETTING_REACH], 0);
}

static void language_keeps_the_place(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 2));
    visit_scroll_limits(&visit, 500, 200);
    visit_scroll_by(&visit, 120);
    visit_act(&visit, act(ACTION_TERM, 2, 0), NOW);
    struct visit before = visit;
    visit_act(&visit, act(ACTION_LANGUAGE, 2, 0), NOW);
    assert_int_equal(visit.language, 2);
    visit_act(&visit, act(ACTION_LANGUAGE, 3, 0), NOW);
    assert_int_equal(visit.language, 2);
    before.language = 2;
    assert_true(same_visit(&visit, &before));
}

static void home_keeps_the_language(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 2));
    visit_act(&visit, act(ACTION_LANGUAGE, 2, 0), NOW);
    visit_scroll_limits(&visit, 500, 200);
    visit_act(&visit, act(ACTION_SCROLL, 1, 0), NOW);
    visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
    visit_act(&visit, act(ACTION_HOME, 0, 0), NOW);
    assert_spot(&visit, HOME);
    assert_int_equal(visit.language, 2);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_int_equal(visit.scroll_px, 0);
}

static void scrolling_is_clamped(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 0));
    visit_scroll_by(&visit, 50);
    assert_int_equal(visit.scroll_px, 0); // no limit is known yet
    visit_scroll_limits(&visit, 500, 200);
    static const struct {
        int by, then;
    } cases[] = {{50, 50}, {-60, 0}, {499, 499}, {2, 500}, {INT32_MAX, 500}, {INT32_MIN, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        visit_scroll_by(&visit, cases[i].by);
        assert_int_equal(visit.scroll_px, cases[i].then);
    }
    visit_act(&visit, act(ACTION_SCROLL, 1, 0), NOW);
    visit_act(&visit, act(ACTION_SCROLL, 1, 0), NOW);
    assert_int_equal(visit.scroll_px, 400);
    visit_act(&visit, act(ACTION_SCROLL, 2, 0), NOW); // no such step
    assert_int_equal(visit.scroll_px, 400);
    visit_scroll_limits(&visit, 300, 200); // another language: a shorter page
    assert_int_equal(visit.scroll_px, 300);
    visit_act(&visit, act(ACTION_NEXT, 0, 0), NOW); // whose limits nobody has told
    visit_scroll_by(&visit, 50);
    visit_act(&visit, act(ACTION_SCROLL, 1, 0), NOW);
    assert_int_equal(visit.scroll_px, 0);
    visit_scroll_limits(&visit, -5, -5);
    assert_int_equal(visit.scroll_px, 0);
    assert_int_equal(visit.scroll_limit_px, 0);
}

static void the_panel_scrolls_alone(void **state)
{
    (void)state;
    struct visit visit = visit_at((struct spot)PAGE(0, 0));
    visit_scroll_limits(&visit, 500, 200);
    visit_panel_limits(&visit, 90, 40); // none is open
    assert_int_equal(visit.panel_limit_px, 0);
    visit_scroll_by(&visit, 120);
    visit_act(&visit, act(ACTION_SOURCES, 0, 0), NOW);
    visit_scroll_by(&visit, 30);
    assert_int_equal(visit.panel_scroll_px, 0);
    visit_panel_limits(&visit, 90, 40);
    visit_act(&visit, act(ACTION_SCROLL, 1, 0), NOW);
    visit_scroll_by(&visit, 10);
    assert_int_equal(visit.panel_scroll_px, 50);
    visit_act(&visit, act(ACTION_TERM, 0, 0), NOW); // another panel starts at its top
    assert_int_equal(visit.panel_scroll_px, 0);
    visit_act(&visit, act(ACTION_CLOSE, 0, 0), NOW);
    assert_int_equal(visit.scroll_px, 120);
    assert_sound(&visit);
}

static void focus_goes_around(void **state)
{
    (void)state;
    static const struct {
        int from, step, count, to;
    } cases[] = {{-1, 1, 3, 0}, {-1, -1, 3, 2}, {0, 1, 3, 1}, {2, 1, 3, 0}, {0, -1, 3, 2},
        {1, -1, 3, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {-1, 1, 0, -1}, {2, 1, 0, -1}, {7, 1, 3, 0},
        {7, -1, 3, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit visit = visit_at(HOME);
        visit.focus = cases[i].from;
        visit_focus(&visit, cases[i].step, cases[i].count);
        assert_int_equal(visit.focus, cases[i].to);
    }
}

static void focus_goes_out(void **state)
{
    (void)state;
    static const struct {
        struct action action;
        int focus;
    } cases[] = {
        {{ACTION_NEXT, 0, 0}, -1}, {{ACTION_HOME, 0, 0}, -1}, {{ACTION_TERM, 0, 0}, -1},
        {{ACTION_SOURCES, 0, 0}, -1},
        {{ACTION_LANGUAGE, 2, 0}, 4}, // the same controls, in other words
        {{ACTION_CHOOSE, 0, 1}, 4}, {{ACTION_SCROLL, 1, 0}, 4},
        {{ACTION_CLOSE, 0, 0}, 4}, // nothing was open
        {{ACTION_PAGE, 0, 9}, 4},  // nor there
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit visit = visit_at((struct spot)PAGE(0, 0));
        visit.focus = 4;
        visit_act(&visit, cases[i].action, NOW);
        assert_int_equal(visit.focus, cases[i].focus);
    }
    struct visit visit = visit_at(HOME);
    visit.focus = 4;
    assert_false(visit_wake(&visit, NOW)); // a key
    assert_int_equal(visit.focus, 4);
    assert_false(visit_touch(&visit, NOW));
    assert_int_equal(visit.focus, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_at_attract_untouched),
        cmocka_unit_test(start_buttons_choose_the_language),
        cmocka_unit_test(any_touch_enters),
        cmocka_unit_test(actions_lead_there),
        cmocka_unit_test(no_about_no_way_there),
        cmocka_unit_test(keys_stand_for_actions),
        cmocka_unit_test(while_asking_a_key_means_yes),
        cmocka_unit_test(panels_replace_each_other),
        cmocka_unit_test(the_back_key_closes_the_panel_only),
        cmocka_unit_test(keys_and_an_open_panel),
        cmocka_unit_test(sources_belong_to_pages),
        cmocka_unit_test(answers_stay_until_the_page_is_left),
        cmocka_unit_test(a_language_is_chosen_from_the_panel),
        cmocka_unit_test(settings_hold_until_the_visit_ends),
        cmocka_unit_test(language_keeps_the_place),
        cmocka_unit_test(home_keeps_the_language),
        cmocka_unit_test(scrolling_is_clamped),
        cmocka_unit_test(the_panel_scrolls_alone),
        cmocka_unit_test(focus_goes_around),
        cmocka_unit_test(focus_goes_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

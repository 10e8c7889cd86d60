// A visit that takes up where another was, in another version of the pack.
#include "visits.h"

static struct visit visit_of(const struct visit_shape *shape)
{
    struct visit visit;
    visit_init(&visit, shape, 0);
    return visit;
}

static struct visit visit_on_page(void)
{
    struct visit visit = visit_of(&SHAPE);
    visit_act(&visit, act(ACTION_ENTER, 2, 0), 10);
    visit_act(&visit, act(ACTION_SET, SETTING_TEXT, 4), 20);
    visit_act(&visit, act(ACTION_PAGE, 0, 2), 30);
    visit_act(&visit, act(ACTION_CHOOSE, 3, 1), 40);
    visit_scroll_limits(&visit, 500, 100);
    visit_scroll_by(&visit, 130);
    return visit;
}

static void test_all(void **state)
{
    (void)state;
    struct visit was = visit_on_page(), now = visit_of(&SHAPE);
    visit_resume(&now, &was);
    assert_int_equal(now.place, VISIT_PAGE);
    assert_int_equal(now.page, 2);
    assert_int_equal(now.language, 2);
    assert_int_equal(now.chosen[3], 1);
    assert_int_equal(now.scroll_px, 130);
    assert_int_equal(now.settings[SETTING_TEXT], 4);
    assert_int_equal(visit_deadline_ms(&now), visit_deadline_ms(&was));
}

static void test_smaller(void **state)
{
    (void)state;
    struct visit_shape fewer = SHAPE;
    fewer.pages[0] = 2;
    fewer.languages = 2;
    fewer.terms = 1;
    struct visit was = visit_on_page(), now = visit_of(&fewer);
    visit_act(&was, act(ACTION_TERM, 3, 0), 50);
    visit_resume(&now, &was);
    assert_int_equal(now.place, VISIT_HOME);
    assert_int_equal(now.language, 0);
    assert_int_equal(now.panel, VISIT_NO_PANEL);
    assert_int_equal(now.scroll_px, 0);
    assert_int_equal(now.settings[SETTING_TEXT], 4);
}

static void test_panels(void **state)
{
    (void)state;
    static const struct action panels[] = {{ACTION_TERM, 1, 0}, {ACTION_SOURCES, 0, 0},
        {ACTION_COMFORT, 0, 0}, {ACTION_PICTURE, 2, 1}};
    struct visit_shape fewer = SHAPE;
    fewer.pages[0] = 2;
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        struct visit was = visit_on_page(), now = visit_of(&SHAPE), home = visit_of(&fewer);
        visit_act(&was, panels[i], 50);
        visit_panel_limits(&was, 90, 30);
        visit_scroll_by(&was, 40);
        visit_resume(&now, &was);
        assert_int_not_equal(now.panel, VISIT_NO_PANEL);
        assert_int_equal(now.panel, was.panel);
        assert_int_equal(now.term, was.term);
        assert_int_equal(now.panel_scroll_px, was.panel_scroll_px);
        assert_true(same_picture(&now.picture, &was.picture));
        // What belongs to the page goes with it.
        visit_resume(&home, &was);
        bool of_page = panels[i].kind == ACTION_SOURCES || panels[i].kind == ACTION_PICTURE;
        assert_int_equal(home.panel, of_page ? VISIT_NO_PANEL : was.panel);
    }
}

static void test_attract(void **state)
{
    (void)state;
    struct visit was = visit_of(&SHAPE), now;
    visit_init(&now, &SHAPE, 7000);
    visit_resume(&now, &was);
    assert_int_equal(now.place, VISIT_ATTRACT);
    assert_int_equal(now.touched_ms, 0); // its question goes on
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_smaller),
        cmocka_unit_test(test_panels),
        cmocka_unit_test(test_attract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Every place, panel and asking state, over small shapes, against every input there is: the visit
// stays sound, and each input changes only what it may.
#include "unit/visit/visits.h"

enum { ENTERED_MS = 1000, FOCUS = 2 };

struct input {
    enum { INPUT_ACT, INPUT_KEY, INPUT_WAKE, INPUT_TOUCH, INPUT_TICK, INPUT_SCROLL } kind;
    struct action action;
    enum event_key key;
    int64_t at_ms;
    int delta_px;
};

static const struct visit_shape SHAPES[] = {
    {.languages = 1, .ask_after_ms = 60000, .reset_after_ms = 20000},
    {.languages = 3,
        .themes = 3,
        .terms = 2,
        .pages = {2, 1, 0},
        .has_about = true,
        .ask_after_ms = 60000,
        .reset_after_ms = 20000},
    {.languages = 2,
        .themes = 8,
        .pages = {1, 1, 1, 1, 1, 1, 1, 1},
        .ask_after_ms = 10000,
        .reset_after_ms = 1},
};

static bool place_changed(const struct visit *x, const struct visit *y)
{
    return x->place != y->place || x->theme != y->theme || x->page != y->page;
}

static bool panel_changed(const struct visit *x, const struct visit *y)
{
    return x->panel != y->panel || x->term != y->term;
}

// Life never goes back, and shows unless only time passed; a finger at attract may yet go away.
static void check_times(
    const struct visit *before, const struct visit *after, const struct input *input)
{
    assert_true(after->touched_ms >= before->touched_ms);
    bool waits = input->kind == INPUT_TOUCH && before->place == VISIT_ATTRACT;
    if (input->kind == INPUT_SCROLL || waits)
        assert_int_equal(after->touched_ms, before->touched_ms);
    else if (input->kind != INPUT_TICK)
        assert_true(after->touched_ms >= input->at_ms);
}

static void check_tick(
    const struct visit *before, const struct visit *after, const struct input *input)
{
    if (input->at_ms < visit_deadline_ms(before)) {
        assert_true(same_visit(before, after));
    } else if (!before->asking) {
        assert_true(after->asking && after->focus == -1);
        assert_true(same_condition(before, after));
    } else if (after->place == VISIT_ATTRACT) {
        struct visit untouched = fresh(&before->shape, input->at_ms);
        assert_true(same_visit(after, &untouched));
        assert_true(input->at_ms >= before->asked_ms + before->shape.reset_after_ms);
    } else {
        assert_true(same_condition(before, after));
        assert_true(after->counted_s < before->counted_s);
    }
}

// What a visitor's press, key or touch may change.
static void check_life(
    const struct visit *before, const struct visit *after, const struct input *input)
{
    assert_false(after->asking);
    if (before->asking) {
        assert_true(same_condition(before, after));
        assert_int_equal(after->focus, -1);
        return;
    }
    if (before->place == VISIT_ATTRACT) {
        assert_int_equal(after->place, input->kind == INPUT_TOUCH ? VISIT_ATTRACT : VISIT_HOME);
        assert_true(after->language == 0 || input->action.kind == ACTION_ENTER);
        return;
    }
    assert_int_not_equal(after->place, VISIT_ATTRACT);
    if (input->kind == INPUT_WAKE || input->kind == INPUT_TOUCH)
        assert_true(same_condition(before, after));
    if (place_changed(before, after)) {
        assert_int_equal(after->panel, VISIT_NO_PANEL);
        assert_int_equal(after->scroll_px, 0);
        assert_int_equal(after->language, before->language);
        for (int i = 0; i < VISIT_BLOCKS_MAX; i++)
            assert_false(after->chosen[i]);
    }
    if (place_changed(before, after) || panel_changed(before, after))
        assert_int_equal(after->focus, -1);
    if (after->language != before->language)
        assert_int_equal(input->action.kind, ACTION_LANGUAGE);
}

static void drive(const struct visit *before, const struct input *input)
{
    struct visit after = *before;
    struct input done = *input;
    switch (input->kind) {
    case INPUT_KEY:
        done.action = visit_key_action(before, input->key);
        visit_act(&after, done.action, input->at_ms);
        break;
    case INPUT_ACT:
        visit_act(&after, input->action, input->at_ms);
        break;
    case INPUT_WAKE:
        assert_int_equal(
            visit_wake(&after, input->at_ms), before->asking || before->place == VISIT_ATTRACT);
        break;
    case INPUT_TOUCH:
        assert_int_equal(visit_touch(&after, input->at_ms), before->asking);
        assert_int_equal(after.focus, -1);
        break;
    case INPUT_TICK:
        visit_tick(&after, input->at_ms);
        check_tick(before, &after, input);
        break;
    case INPUT_SCROLL:
        visit_scroll_by(&after, input->delta_px);
        assert_true(!before->asking || same_visit(before, &after));
        assert_true(before->panel == VISIT_NO_PANEL || after.scroll_px == before->scroll_px);
        break;
    }
    assert_sound(&after);
    check_times(before, &after, &done);
    if (input->kind != INPUT_TICK && input->kind != INPUT_SCROLL)
        check_life(before, &after, &done);
}

static void drive_every_action(const struct visit *visit, int64_t at_ms)
{
    for (int kind = -1; kind <= ACTION_KIND_COUNT; kind++)
        for (int a = -2; a <= 13; a++)
            for (int b = -1; b <= 3; b++)
                drive(visit, &(struct input){
                                 .kind = INPUT_ACT,
                                 .action = {(int16_t)kind, (int16_t)a, (int16_t)b},
                                 .at_ms = at_ms,
                             });
    for (int a = INT16_MIN; a <= INT16_MAX; a += INT16_MAX)
        for (int kind = 0; kind < ACTION_KIND_COUNT; kind++)
            drive(visit, &(struct input){
                             .kind = INPUT_ACT,
                             .action = {(int16_t)kind, (int16_t)a, (int16_t)a},
                             .at_ms = at_ms,
                         });
}

static void drive_everything(const struct visit *visit, int64_t now_ms)
{
    drive_every_action(visit, now_ms);
    for (int key = 0; key <= EVENT_KEY_COUNT; key++)
        drive(
            visit, &(struct input){.kind = INPUT_KEY, .key = (enum event_key)key, .at_ms = now_ms});
    drive(visit, &(struct input){.kind = INPUT_WAKE, .at_ms = now_ms});
    drive(visit, &(struct input){.kind = INPUT_TOUCH, .at_ms = now_ms});
    static const int64_t later_ms[] = {-90000, -1, 0, 1, 9999, 10000, 19999, 20000, 59999, 60000,
        80000, 4294967296, 400 * 86400000LL};
    for (size_t i = 0; i < sizeof later_ms / sizeof *later_ms; i++)
        drive(visit, &(struct input){.kind = INPUT_TICK, .at_ms = now_ms + later_ms[i]});
    static const int deltas_px[] = {INT32_MIN, -1, 0, 1, 55, INT32_MAX};
    for (size_t i = 0; i < sizeof deltas_px / sizeof *deltas_px; i++)
        drive(visit, &(struct input){.kind = INPUT_SCROLL, .delta_px = deltas_px[i]});
}

// The state as the visitor leaves it, and the same while it asks.
static void drive_asking_and_not(struct visit visit)
{
    assert_sound(&visit);
    visit.focus = FOCUS;
    drive_everything(&visit, ENTERED_MS + 1);
    visit_tick(&visit, ENTERED_MS + visit.shape.ask_after_ms);
    assert_int_equal(visit.asking, visit.place != VISIT_ATTRACT);
    drive_everything(&visit, ENTERED_MS + visit.shape.ask_after_ms);
}

static void drive_every_panel(struct visit visit)
{
    visit_scroll_limits(&visit, 120, 50);
    visit_scroll_by(&visit, 40);
    visit_act(&visit, act(ACTION_CHOOSE, 5, 1), ENTERED_MS);
    drive_asking_and_not(visit);
    for (int term = 0; term <= visit.shape.terms; term++) { // the last: the sources
        struct visit with = visit;
        bool sources = term == visit.shape.terms;
        visit_act(&with, act(sources ? ACTION_SOURCES : ACTION_TERM, term, 0), ENTERED_MS);
        visit_panel_limits(&with, 70, 30);
        visit_scroll_by(&with, 60);
        drive_asking_and_not(with);
    }
    visit_act(&visit, act(ACTION_PICTURE, 3, 1), ENTERED_MS);
    visit_picture_limits(&visit, (struct point){400, 300}, (struct rect){0, 20, 500, 300});
    visit_act(&visit, act(ACTION_ZOOM, 1, 0), ENTERED_MS);
    drive_asking_and_not(visit);
}

static void drive_every_place(const struct visit_shape *shape, int language)
{
    struct visit visit = fresh(shape, ENTERED_MS);
    visit_scroll_limits(&visit, 120, 50); // whatever a screen tells, attract does not scroll
    drive_asking_and_not(visit);
    visit_act(&visit, act(ACTION_ENTER, language, 0), ENTERED_MS);
    drive_every_panel(visit);
    if (shape->has_about) {
        visit_act(&visit, act(ACTION_ABOUT, 0, 0), ENTERED_MS);
        drive_every_panel(visit);
    }
    for (int theme = 0; theme < shape->themes; theme++) {
        visit_act(&visit, act(ACTION_THEME, theme, 0), ENTERED_MS);
        drive_every_panel(visit);
        for (int page = 0; page < shape->pages[theme]; page++) {
            visit_act(&visit, act(ACTION_PAGE, theme, page), ENTERED_MS);
            assert_int_equal(visit.page, page);
            drive_every_panel(visit);
        }
    }
}

static void every_state_meets_every_input(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
        for (int language = 0; language < SHAPES[i].languages; language++)
            drive_every_place(&SHAPES[i], language);
}

// Reading a theme to its end by NEXT alone, and back by BACK alone.
static void a_theme_reads_through_both_ways(void **state)
{
    (void)state;
    struct visit visit = fresh(&SHAPE, 0);
    visit_wake(&visit, 0);
    visit_act(&visit, act(ACTION_THEME, 0, 0), 0);
    for (int page = 0; page < SHAPE.pages[0]; page++) {
        visit_act(&visit, act(ACTION_NEXT, 0, 0), 0);
        assert_int_equal(visit.place, VISIT_PAGE);
        assert_int_equal(visit.page, page);
    }
    for (int page = SHAPE.pages[0] - 2; page >= 0; page--) {
        visit_act(&visit, act(ACTION_BACK, 0, 0), 0);
        assert_int_equal(visit.page, page);
    }
    visit_act(&visit, act(ACTION_BACK, 0, 0), 0);
    assert_int_equal(visit.place, VISIT_THEME);
    visit_act(&visit, act(ACTION_BACK, 0, 0), 0);
    assert_int_equal(visit.place, VISIT_HOME);
}

// Back to where the visitor was a moment ago: the place, its choices, its scroll; not the language
// or the settings, which may have changed since.
static void test_return(void **state)
{
    (void)state;
    struct visit visit;
    visit_init(&visit, &SHAPE, 0);
    visit_act(&visit, act(ACTION_ENTER, 0, 0), 10);
    visit_act(&visit, act(ACTION_PAGE, 0, 1), 20);
    visit_scroll_limits(&visit, 500, 200);
    visit_scroll_by(&visit, 120);
    visit_act(&visit, act(ACTION_CHOOSE, 2, 3), 30);
    struct visit earlier = visit;
    visit_act(&visit, act(ACTION_NEXT, 0, 0), 40);
    visit_act(&visit, act(ACTION_LANGUAGE, 2, 0), 50);
    visit_return(&visit, &earlier, 60);
    assert_int_equal(visit.place, VISIT_PAGE);
    assert_int_equal(visit.page, 1);
    assert_int_equal(visit.scroll_px, 120);
    assert_int_equal(visit.scroll_limit_px, 500);
    assert_int_equal(visit.chosen[2], 3);
    assert_int_equal(visit.language, 2);
    assert_int_equal(visit.touched_ms, 60);
    // While the question stands, it is only an answer.
    visit_act(&visit, act(ACTION_HOME, 0, 0), 70);
    visit_tick(&visit, 70 + SHAPE.ask_after_ms);
    assert_true(visit.asking);
    visit_return(&visit, &earlier, 80 + SHAPE.ask_after_ms);
    assert_false(visit.asking);
    assert_int_equal(visit.place, VISIT_HOME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_meets_every_input),
        cmocka_unit_test(a_theme_reads_through_both_ways),
        cmocka_unit_test(test_return),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

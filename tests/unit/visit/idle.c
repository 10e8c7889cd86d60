// Time: the question, its countdown, the reset, deadlines, odd clocks, a year of visitors.
#include "unit/visit/visits.h"

static const int64_t DAY_MS = INT64_C(1000) * 3600 * 24;

// Deep in a visit: everything is away from its default.
static struct visit deep_visit(int64_t now_ms)
{
    struct visit visit = fresh(&SHAPE, now_ms);
    visit_act(&visit, act(ACTION_ENTER, 2, 0), now_ms);
    visit_act(&visit, act(ACTION_PAGE, 0, 1), now_ms);
    visit_act(&visit, act(ACTION_CHOOSE, 3, 1), now_ms);
    visit_scroll_limits(&visit, 700, 300);
    visit_scroll_by(&visit, 250);
    visit_act(&visit, act(ACTION_TERM, 2, 0), now_ms);
    visit_panel_limits(&visit, 80, 60);
    visit_scroll_by(&visit, 15);
    visit_focus(&visit, 1, 5);
    return visit;
}

static void asks_and_resets_to_the_millisecond(void **state)
{
    (void)state;
    static const int64_t starts[] = {0, 1, 4294967295, 4294967296 - 30000, 4294967296 * 1000};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        int64_t start = starts[i];
        struct visit visit = deep_visit(start);
        visit_tick(&visit, start + 59999);
        assert_false(visit.asking);
        visit_tick(&visit, start + 60000);
        assert_true(visit.asking);
        assert_sound(&visit);
        visit_tick(&visit, start + 79999);
        assert_true(visit.asking);
        assert_int_equal(visit.place, VISIT_PAGE);
        visit_tick(&visit, start + 80000);
        struct visit untouched = fresh(&SHAPE, start + 80000);
        assert_true(same_visit(&visit, &untouched));
    }
}

static void attract_never_asks(void **state)
{
    (void)state;
    struct visit visit = fresh(&SHAPE, 0), before = visit;
    assert_true(visit_deadline_ms(&visit) == INT64_MAX);
    for (int64_t now = 0; now < 400 * DAY_MS; now += DAY_MS / 3)
        visit_tick(&visit, now);
    assert_true(same_visit(&visit, &before));
    visit_touch(&visit, 400 * DAY_MS);
    visit_tick(&visit, 500 * DAY_MS);
    assert_false(visit.asking);
}

static void yes_presses_nothing(void **state)
{
    (void)state;
    for (int kind = -1; kind <= ACTION_KIND_COUNT; kind++) {
        struct visit visit = deep_visit(0), before = visit;
        visit_tick(&visit, 61000);
        assert_int_equal(visit.focus, -1);
        visit_focus(&visit, 1, 3);
        visit_scroll_by(&visit, 10);
        visit_act(&visit, (struct action){(int16_t)kind, 0, 0}, 75000);
        assert_false(visit.asking);
        assert_true(same_condition(&visit, &before));
        assert_int_equal(visit.focus, -1);
        assert_int_equal(visit.touched_ms, 75000);
        assert_int_equal(visit_deadline_ms(&visit), 135000);
    }
}

static void touch_and_wake_are_swallowed_while_asking(void **state)
{
    (void)state;
    bool (*const inputs[])(struct visit *, int64_t) = {visit_touch, visit_wake};
    for (size_t i = 0; i < 2; i++) {
        struct visit visit = deep_visit(0), before = visit;
        visit_tick(&visit, 60000);
        assert_true(inputs[i](&visit, 79999));
        assert_false(visit.asking);
        assert_true(same_condition(&visit, &before));
        assert_false(inputs[i](&visit, 79999));
    }
}

static void the_visitor_may_stay_for_ever(void **state)
{
    (void)state;
    struct visit visit = deep_visit(0), before = visit;
    int64_t now = 0;
    for (int i = 0; i < 1000; i++) {
        now += 60000;
        visit_tick(&visit, now);
        assert_true(visit.asking);
        now += 19999;
        visit_tick(&visit, now);
        assert_true(visit_wake(&visit, now));
        assert_true(same_condition(&visit, &before));
    }
}

static void counts_down_by_whole_seconds(void **state)
{
    (void)state;
    struct visit visit = deep_visit(0);
    assert_int_equal(visit_seconds_left(&visit, 0), 0);
    visit_tick(&visit, 60000);
    static const struct {
        int64_t at_ms;
        int left;
    } cases[] = {{60000, 20}, {60001, 20}, {60999, 20}, {61000, 19}, {78999, 2}, {79000, 1},
        {79999, 1}, {80000, 0}, {99999, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(visit_seconds_left(&visit, cases[i].at_ms), cases[i].left);
}

static void each_second_is_a_deadline(void **state)
{
    (void)state;
    static const int64_t countdowns[] = {20000, 20001, 20500, 600};
    for (size_t i = 0; i < sizeof countdowns / sizeof *countdowns; i++) {
        struct visit_shape shape = SHAPE;
        shape.reset_after_ms = countdowns[i];
        struct visit visit = fresh(&shape, 0);
        visit_wake(&visit, 0);
        visit_tick(&visit, visit_deadline_ms(&visit));
        int expected = (int)((countdowns[i] + 999) / 1000);
        while (visit.asking) {
            assert_int_equal(visit.counted_s, expected);
            int64_t deadline = visit_deadline_ms(&visit);
            assert_int_equal(deadline, 60000 + countdowns[i] - INT64_C(1000) * (expected - 1));
            visit_tick(&visit, deadline);
            expected--;
        }
        assert_int_equal(expected, 0);
        assert_int_equal(visit.place, VISIT_ATTRACT);
        assert_int_equal(visit.touched_ms, 60000 + countdowns[i]);
    }
}

static void a_late_question_gets_its_whole_countdown(void **state)
{
    (void)state;
    struct visit visit = deep_visit(0);
    visit_tick(&visit, 8 * DAY_MS); // the machine slept
    assert_true(visit.asking);
    assert_int_equal(visit_seconds_left(&visit, 8 * DAY_MS), 20);
    visit_tick(&visit, 8 * DAY_MS + 19999);
    assert_true(visit.asking);
    visit_tick(&visit, 8 * DAY_MS + 20000);
    assert_int_equal(visit.place, VISIT_ATTRACT);
}

static void a_clock_that_jumps_back_does_no_harm(void **state)
{
    (void)state;
    struct visit visit = deep_visit(500000), before = visit;
    visit_tick(&visit, 0);
    visit_tick(&visit, -500000);
    assert_true(same_visit(&visit, &before));
    visit_act(&visit, act(ACTION_NONE, 0, 0), 1);
    assert_int_equal(visit.touched_ms, 500000);

    visit_tick(&visit, 560000);
    visit_tick(&visit, 565000);
    assert_int_equal(visit_seconds_left(&visit, 565000), 15);
    visit_tick(&visit, 3);
    assert_true(visit.asking);
    assert_int_equal(visit_seconds_left(&visit, 3), 15); // never grows
    assert_true(visit_wake(&visit, 4));                  // and yes is yes, for the whole time
    assert_int_equal(visit_deadline_ms(&visit), 620000);
    visit_tick(&visit, 565000);
    assert_false(visit.asking);
}

static void a_clock_that_stands_still_does_no_harm(void **state)
{
    (void)state;
    struct visit visit = deep_visit(9);
    for (int i = 0; i < 1000; i++)
        visit_tick(&visit, 9);
    assert_false(visit.asking);
    visit_tick(&visit, 60009);
    for (int i = 0; i < 1000; i++)
        visit_tick(&visit, 60009);
    assert_int_equal(visit.counted_s, 20);
}

// One visitor: comes, presses things at random for some minutes, and walks away.
static int64_t one_visitor(struct visit *visit, int64_t now, uint64_t *seed)
{
    visit_act(visit, act(ACTION_ENTER, roll_within(seed, -1, 2), 0), now);
    for (int presses = roll_within(seed, 0, 40); presses > 0; presses--) {
        now += roll_within(seed, 100, 70000);
        visit_tick(visit, now);
        int kind = roll_within(seed, 0, ACTION_KIND_COUNT - 1);
        visit_act(visit, act(kind, roll_within(seed, -1, 4), roll_within(seed, -1, 3)), now);
        assert_sound(visit);
    }
    return now;
}

static void a_year_of_visitors(void **state)
{
    (void)state;
    uint64_t seed = 1;
    struct visit visit = fresh(&SHAPE, 0);
    int visitors = 0;
    int64_t now = 0;
    for (; now < 365 * DAY_MS; visitors++) {
        now = one_visitor(&visit, now, &seed);
        int ticks = 0;
        for (int64_t at; (at = visit_deadline_ms(&visit)) != INT64_MAX; ticks++) {
            assert_true(at > now);
            now = at;
            visit_tick(&visit, now);
        }
        assert_in_range(ticks, 20, 21); // asked once (or being asked already), counted, reset
        struct visit untouched = fresh(&SHAPE, now);
        assert_true(same_visit(&visit, &untouched));
        now += roll_within(&seed, 0, 1800000);
    }
    assert_true(visitors > 10000);
}

// Between now and the deadline visit_tick changes nothing; at it, something.
static void deadlines_are_exact(void **state)
{
    (void)state;
    uint64_t seed = 49;
    struct visit visit = fresh(&SHAPE, 0);
    int64_t now = 0;
    int asked = 0, reset = 0;
    for (int step = 0; step < 200000; step++) {
        int64_t deadline = visit_deadline_ms(&visit);
        struct visit before = visit;
        if (deadline != INT64_MAX) {
            assert_true(deadline > now);
            now += (int64_t)roll(&seed) % (deadline - now);
            visit_tick(&visit, now);
            visit_tick(&visit, deadline - 1);
            assert_true(same_visit(&visit, &before));
        }
        if (deadline != INT64_MAX && roll(&seed) % 8) {
            now = deadline;
            visit_tick(&visit, now);
            assert_false(same_visit(&visit, &before));
            asked += visit.asking && !before.asking;
            reset += visit.place == VISIT_ATTRACT;
        } else {
            int kind = roll_within(&seed, 0, ACTION_KIND_COUNT - 1);
            visit_act(&visit, act(kind, roll_within(&seed, 0, 3), roll_within(&seed, 0, 2)), now);
        }
        assert_sound(&visit);
    }
    assert_true(asked > 1000 && reset > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_and_resets_to_the_millisecond),
        cmocka_unit_test(attract_never_asks),
        cmocka_unit_test(yes_presses_nothing),
        cmocka_unit_test(touch_and_wake_are_swallowed_while_asking),
        cmocka_unit_test(the_visitor_may_stay_for_ever),
        cmocka_unit_test(counts_down_by_whole_seconds),
        cmocka_unit_test(each_second_is_a_deadline),
        cmocka_unit_test(a_late_question_gets_its_whole_countdown),
        cmocka_unit_test(a_clock_that_jumps_back_does_no_harm),
        cmocka_unit_test(a_clock_that_stands_still_does_no_harm),
        cmocka_unit_test(a_year_of_visitors),
        cmocka_unit_test(deadlines_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

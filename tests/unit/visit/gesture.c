// Gestures by written traces (tests/support/traces.h), and by random fingers against properties.
#include "visit/gesture.h"

#include "support/traces.h"
#include "unit/visit/visits.h"

static struct event finger_event(enum event_kind kind, int64_t at_ms, int64_t finger, int x, int y)
{
    return (struct event){.kind = kind, .at_ms = at_ms, .at = {x, y}, .finger = finger};
}

static struct gesture feed(struct gesture_state *fingers, enum event_kind kind, int64_t at_ms,
    int64_t finger, int x, int y)
{
    struct event event = finger_event(kind, at_ms, finger, x, y);
    return gesture_feed(fingers, &event);
}

static struct gesture_state start(void)
{
    struct gesture_state fingers;
    gesture_init(&fingers, &TRACE_OPTIONS);
    return fingers;
}

static void traces_give_their_gestures(void **state)
{
    (void)state;
    int steps = 0;
    for (size_t i = 0; i < sizeof TRACES / sizeof *TRACES; i++) {
        struct gesture_state fingers = start();
        const char *at = TRACES[i].steps;
        for (struct trace_step step; trace_next(&at, &step); steps++)
            trace_judge(&TRACES[i], &step, trace_feed(&fingers, &step, &step.event));
    }
    assert_true(steps > 200);
}

static void gestures_know_where(void **state)
{
    (void)state;
    struct gesture_state fingers = start();
    static const struct event events[] = {{.kind = EVENT_DOWN, .at = {30, 40}},
        {.kind = EVENT_MOVE, .at = {80, 45}}, {.kind = EVENT_UP, .at = {90, 50}}};
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        struct gesture gesture = gesture_feed(&fingers, &events[i]);
        assert_int_equal(gesture.start.x, 30);
        assert_int_equal(gesture.start.y, 40);
        assert_int_equal(gesture.at.x, events[i].at.x);
        assert_int_equal(gesture.at.y, events[i].at.y);
    }
}

// A bounce that is told of late says where it came down.
static void a_late_press_is_where_it_came_down(void **state)
{
    (void)state;
    struct gesture_state fingers = start();
    feed(&fingers, EVENT_DOWN, 0, 1, 300, 500);
    feed(&fingers, EVENT_UP, 10, 1, 300, 500);
    feed(&fingers, EVENT_DOWN, 50, 1, 302, 500);
    struct gesture gesture = feed(&fingers, EVENT_MOVE, 60, 1, 350, 500);
    assert_int_equal(gesture.kind, GESTURE_PRESS);
    assert_int_equal(gesture.at.x, 302);
    gesture_allow(&fingers, false, true);
    gesture = gesture_tick(&fingers, 9000); // it is out of the slop: no hold
    assert_int_equal(gesture.kind, GESTURE_NONE);
    assert_int_equal(gesture_tick(&fingers, 10060).kind, GESTURE_CANCEL);
}

static void pinches_have_a_scale_and_a_middle(void **state)
{
    (void)state;
    struct gesture_state fingers = start();
    feed(&fingers, EVENT_DOWN, 0, 1, 400, 500);
    gesture_allow(&fingers, true, false);
    struct gesture gesture = feed(&fingers, EVENT_DOWN, 10, 2, 500, 500);
    assert_int_equal(gesture.kind, GESTURE_PINCH);
    assert_true(gesture.scale == 1);
    assert_int_equal(gesture.at.x, 450);
    gesture = feed(&fingers, EVENT_MOVE, 20, 2, 600, 500);
    assert_true(gesture.scale == 2);
    assert_int_equal(gesture.at.x, 500);
    assert_int_equal(gesture.start.x, 450);
    gesture = feed(&fingers, EVENT_MOVE, 30, 1, 599, 500); // nearer than the slop: as far as it
    assert_true(gesture.scale == 20.0 / 200);
    gesture = feed(&fingers, EVENT_MOVE, 40, 1, 600, 500);
    assert_true(gesture.scale == 1);
    gesture = feed(&fingers, EVENT_MOVE, 50, 2, 600, 600);
    assert_true(gesture.scale == 5);
}

static void deadlines_are_when_ticks_do_something(void **state)
{
    (void)state;
    struct gesture_state fingers = start();
    assert_true(gesture_deadline_ms(&fingers) == INT64_MAX);
    feed(&fingers, EVENT_DOWN, 1000, 1, 400, 500);
    assert_int_equal(gesture_deadline_ms(&fingers), 4000);
    gesture_allow(&fingers, true, true);
    assert_int_equal(gesture_deadline_ms(&fingers), 6000);
    feed(&fingers, EVENT_MOVE, 1500, 1, 500, 500);
    assert_int_equal(gesture_deadline_ms(&fingers), 11500);
    feed(&fingers, EVENT_DOWN, 2000, 2, 600, 500);
    assert_int_equal(gesture_deadline_ms(&fingers), 12000);
    feed(&fingers, EVENT_UP, 2500, 2, 600, 500);
    assert_int_equal(gesture_deadline_ms(&fingers), 5500);
    feed(&fingers, EVENT_UP, 2600, 1, 500, 500);
    assert_true(gesture_deadline_ms(&fingers) == INT64_MAX);
}

// --- speed -------------------------------------------------------------------------------------

struct sample {
    int64_t at_ms;
    int x;
};

// The speed across of a finger that came down at the first sample and left at the last one's place.
static int speed_of(const struct sample *samples, int count, int64_t left_ms)
{
    struct gesture_state fingers = start();
    feed(&fingers, EVENT_DOWN, samples[0].at_ms, 1, samples[0].x, 500);
    for (int i = 1; i < count; i++)
        feed(&fingers, EVENT_MOVE, samples[i].at_ms, 1, samples[i].x, 500);
    struct gesture gesture = feed(&fingers, EVENT_UP, left_ms, 1, samples[count - 1].x, 500);
    assert_int_equal(gesture.kind, GESTURE_RELEASE);
    assert_int_equal(gesture.speed.y, 0);
    return gesture.speed.x;
}

#define SPEED_OF(left_ms, ...)                                                                     \
    speed_of((const struct sample[]){__VA_ARGS__},                                                 \
        sizeof((const struct sample[]){__VA_ARGS__}) / sizeof(struct sample), left_ms)

static void speeds_are_those_of_the_end(void **state)
{
    (void)state;
    // 1 px a ms, evenly; the same past 49 days; the other way.
    assert_int_equal(SPEED_OF(50, {0, 0}, {10, 10}, {20, 20}, {30, 30}, {40, 40}, {50, 50}), 1000);
    int64_t late = 5184000000;
    assert_int_equal(
        SPEED_OF(late + 30, {late, 0}, {late + 10, 10}, {late + 20, 20}, {late + 30, 30}), 1000);
    assert_int_equal(SPEED_OF(30, {0, 90}, {10, 70}, {20, 50}, {30, 30}), -2000);
    // Slow first, then fast: what was before the last 100 ms does not count.
    assert_int_equal(SPEED_OF(600, {0, 0}, {400, 30}, {500, 40}, {520, 80}, {540, 120}, {560, 160},
                         {580, 200}, {600, 240}),
        2000);
    // A jerk after a long rest.
    assert_in_range(SPEED_OF(1010, {0, 0}, {1000, 90}), 900, 1200);
}

static void a_late_sample_changes_little(void **state)
{
    (void)state;
    assert_in_range(
        SPEED_OF(60, {0, 0}, {10, 10}, {20, 20}, {38, 30}, {40, 40}, {50, 50}, {60, 60}), 900,
        1100);
    assert_in_range(
        SPEED_OF(62, {0, 0}, {10, 10}, {20, 20}, {30, 30}, {40, 40}, {50, 50}, {61, 51}), 850,
        1100);
    assert_in_range(
        SPEED_OF(60, {0, 0}, {10, 10}, {20, 20}, {30, 90}, {40, 40}, {50, 50}, {60, 60}), 800,
        1200);
}

static void samples_of_one_time_are_no_trouble(void **state)
{
    (void)state;
    assert_int_equal(SPEED_OF(5, {5, 0}, {5, 30}, {5, 60}, {5, 90}), 0);
    assert_int_equal(SPEED_OF(40, {0, 0}, {20, 10}, {20, 20}, {40, 30}, {40, 35}, {40, 40}), 1000);
    // 1000 samples a second for two seconds.
    struct sample fast[2000];
    for (int i = 0; i < 2000; i++)
        fast[i] = (struct sample){i, i / 2};
    assert_in_range(speed_of(fast, 2000, 1999), 480, 520);
    // They are not only those of the last few ms.
    for (int i = 0; i < 2000; i++)
        fast[i] = (struct sample){i, i < 1960 ? i : 1960 + (i - 1960) / 4};
    assert_in_range(speed_of(fast, 2000, 1999), 750, 1000);
    // A clock that jumps back.
    assert_int_equal(
        SPEED_OF(120, {9000, 0}, {9010, 100}, {100, 200}, {110, 210}, {120, 220}), 1000);
}

static void a_finger_that_rested_has_no_speed(void **state)
{
    (void)state;
    assert_int_equal(SPEED_OF(80, {0, 0}, {10, 30}, {20, 60}), 0);
    assert_in_range(SPEED_OF(79, {0, 0}, {10, 30}, {20, 60}), 2000, 3000);
    // It trembles while it rests.
    assert_int_equal(
        SPEED_OF(100, {0, 0}, {10, 30}, {20, 60}, {30, 90}, {50, 91}, {70, 89}, {90, 91}), 0);
}

// --- random fingers ----------------------------------------------------------------------------

enum { FINGERS = 5 };

// What a reader of gestures may rely on, followed from the gestures and events alone.
struct witness {
    enum { FREE, PRESSED, SLIPPED, PINCHED, OVER } stage; // OVER: HOLD, PINCH_END or dropped
    bool pinch_allowed, hold_allowed;
    int64_t finger, second; // whose
    struct point start, way, middle;
    struct {
        bool down;
        int64_t since_ms;
        struct point at;
        bool left_slop; // since it came down
    } fingers[FINGERS];
    int counts[GESTURE_CANCEL + 1];
};

static struct event random_event(uint64_t *seed, int64_t *now_ms)
{
    static const enum event_kind kinds[] = {EVENT_NONE, EVENT_DOWN, EVENT_DOWN, EVENT_MOVE,
        EVENT_MOVE, EVENT_MOVE, EVENT_MOVE, EVENT_UP, EVENT_UP, EVENT_CANCEL, EVENT_KEY};
    int pause = roll_within(seed, 0, 999);
    *now_ms += pause == 0 ? 11000 : pause < 4 ? 5000 : pause < 20 ? 700 : pause % 40;
    if (roll(seed) % 5000 == 0)
        *now_ms -= 100000;
    enum event_kind kind = kinds[roll(seed) % (sizeof kinds / sizeof *kinds)];
    int reach = *now_ms / 1000 % 2 ? 15 : 400; // a second of taps, a second of drags
    return (struct event){.kind = roll(seed) % 500 == 0 ? EVENT_RESIZE : kind,
        .at_ms = *now_ms,
        .at = {500 + roll_within(seed, -reach, reach), 500 + roll_within(seed, -reach, reach)},
        .contact_px = roll(seed) % 100 == 0 ? 300
                      : roll(seed) % 2      ? 80
                                            : 0,
        .finger = roll_within(seed, 0, FINGERS - 1)};
}

static bool near(struct point a, struct point b)
{
    int64_t x = a.x - b.x, y = a.y - b.y;
    return x * x + y * y <= (int64_t)TRACE_OPTIONS.slop_px * TRACE_OPTIONS.slop_px;
}

static void witness_event(struct witness *seen, const struct event *event)
{
    if (event->kind < EVENT_DOWN || event->kind > EVENT_CANCEL)
        return;
    int i = (int)event->finger;
    if (event->kind == EVENT_DOWN) {
        seen->fingers[i].since_ms = event->at_ms;
        seen->fingers[i].at = event->at;
        seen->fingers[i].left_slop = false;
    } else if (event->kind != EVENT_CANCEL) {
        seen->fingers[i].left_slop |= !near(seen->fingers[i].at, event->at);
    }
    seen->fingers[i].down = event->kind == EVENT_DOWN || event->kind == EVENT_MOVE;
}

static void witness_press(struct witness *seen, const struct event *event, struct gesture gesture)
{
    assert_true(event->kind == EVENT_DOWN || event->kind == EVENT_MOVE);
    assert_true(event->contact_px <= TRACE_OPTIONS.palm_px);
    seen->stage = PRESSED;
    seen->pinch_allowed = seen->hold_allowed = false;
    seen->finger = event->finger;
    seen->start = gesture.at;
    seen->way = (struct point){0, 0};
    if (event->kind == EVENT_MOVE) // a bounce that was none
        assert_true(seen->fingers[event->finger].left_slop);
}

static void witness_drag(struct witness *seen, struct gesture gesture)
{
    assert_int_equal(seen->stage, gesture.kind == GESTURE_SLIP ? PRESSED : SLIPPED);
    seen->stage = SLIPPED;
    seen->way = (struct point){seen->way.x + gesture.by.x, seen->way.y + gesture.by.y};
    assert_int_equal(seen->start.x + seen->way.x, gesture.at.x);
    assert_int_equal(seen->start.y + seen->way.y, gesture.at.y);
}

static void witness_pinch(struct witness *seen, const struct event *event, struct gesture gesture)
{
    assert_true(seen->pinch_allowed);
    assert_true(gesture.scale > 0 && gesture.scale < 1000);
    if (seen->stage != PINCHED) {
        assert_true(seen->stage == PRESSED || seen->stage == SLIPPED);
        assert_int_equal(event->kind, EVENT_DOWN);
        assert_true(gesture.scale == 1);
        seen->second = event->finger;
        seen->middle = gesture.at;
        seen->stage = PINCHED;
    }
    assert_true(event->finger == seen->finger || event->finger == seen->second);
    assert_int_equal(seen->middle.x + gesture.by.x, gesture.at.x);
    assert_int_equal(seen->middle.y + gesture.by.y, gesture.at.y);
    seen->middle = gesture.at;
}

// A tap, told or not, is one finger that came down and left within the slop of that place.
static void witness_tap(const struct witness *seen, const struct event *event)
{
    assert_int_equal(event->kind, EVENT_UP);
    assert_false(seen->fingers[event->finger].left_slop);
    assert_true(near(seen->fingers[event->finger].at, event->at));
}

static void witness_gesture(struct witness *seen, const struct event *event, struct gesture gesture)
{
    bool ours = event->finger == seen->finger;
    seen->counts[gesture.kind]++;
    switch (gesture.kind) {
    case GESTURE_NONE:
        return;
    case GESTURE_PRESS:
        witness_press(seen, event, gesture);
        return;
    case GESTURE_SLIP:
    case GESTURE_DRAG:
        assert_true(ours);
        witness_drag(seen, gesture);
        return;
    case GESTURE_PINCH:
        witness_pinch(seen, event, gesture);
        return;
    case GESTURE_AGAIN:
        witness_tap(seen, event);
        assert_true(seen->stage == FREE || seen->stage == OVER);
        return;
    case GESTURE_TAP:
        witness_tap(seen, event);
        assert_true(ours);
        assert_int_equal(seen->stage, PRESSED);
        seen->stage = FREE;
        return;
    case GESTURE_RELEASE:
        assert_int_equal(event->kind, EVENT_UP);
        assert_true(ours);
        assert_true(seen->stage == PRESSED || seen->stage == SLIPPED);
        seen->stage = FREE;
        return;
    case GESTURE_PINCH_END:
        assert_int_equal(event->kind, EVENT_UP);
        assert_int_equal(seen->stage, PINCHED);
        seen->stage = OVER;
        return;
    case GESTURE_HOLD:
        assert_true(seen->hold_allowed);
        assert_int_equal(seen->stage, PRESSED);
        seen->stage = OVER;
        return;
    case GESTURE_CANCEL:
        assert_true(seen->stage == PRESSED || seen->stage == SLIPPED || seen->stage == PINCHED);
        seen->stage = FREE;
        return;
    }
}

// Somebody else's tap, half a screen away, is a tap.
static void a_fresh_tap_works(struct gesture_state fingers, int64_t now_ms)
{
    assert_int_equal(feed(&fingers, EVENT_DOWN, now_ms, 99, 2000, 2000).kind, GESTURE_PRESS);
    assert_int_equal(feed(&fingers, EVENT_UP, now_ms + 9, 99, 2000, 2000).kind, GESTURE_TAP);
}

static void take_chances(struct witness *seen, struct gesture_state *fingers, uint64_t *seed)
{
    uint64_t chance = roll(seed);
    if (seen->stage == PRESSED) {
        seen->pinch_allowed = chance % 2 == 0;
        seen->hold_allowed = chance % 3 == 0;
        gesture_allow(fingers, seen->pinch_allowed, seen->hold_allowed);
    }
    if (chance % 50 == 0) {
        gesture_drop(fingers);
        seen->stage = OVER;
    }
}

// Every finger leaves, or the panel is unplugged: nothing is left behind.
static void lift_all(struct witness *seen, struct gesture_state *fingers, int64_t now_ms, bool lost)
{
    for (int64_t finger = 0; finger < FINGERS; finger++) {
        struct event gone = finger_event(lost ? EVENT_CANCEL : EVENT_UP, now_ms, finger, 500, 500);
        witness_event(seen, &gone);
        witness_gesture(seen, &gone, gesture_feed(fingers, &gone));
    }
    assert_int_equal(fingers->phase, PHASE_IDLE);
    assert_true(seen->stage == FREE || seen->stage == OVER);
    seen->stage = FREE;
    a_fresh_tap_works(*fingers, now_ms);
}

static void random_fingers_keep_their_promises(void **state)
{
    (void)state;
    uint64_t seed = 25;
    int64_t now_ms = 4294967296 - 100000;
    struct gesture_state fingers = start();
    struct witness seen = {.stage = FREE};
    for (int i = 0; i < 300000; i++) {
        struct event event = random_event(&seed, &now_ms);
        bool tick = roll(&seed) % 20 == 0;
        int64_t deadline_ms = gesture_deadline_ms(&fingers);
        enum gesture_phase phase = fingers.phase;
        struct gesture gesture =
            tick ? gesture_tick(&fingers, now_ms) : gesture_feed(&fingers, &event);
        if (tick) {
            assert_true(gesture.kind == GESTURE_NONE || deadline_ms <= now_ms);
            assert_true(deadline_ms > now_ms || fingers.phase != phase);
            event.kind = EVENT_NONE;
        }
        witness_event(&seen, &event);
        witness_gesture(&seen, &event, gesture);
        assert_true(gesture_deadline_ms(&fingers) > now_ms);
        if (gesture.kind == GESTURE_PRESS || roll(&seed) % 40 == 0)
            take_chances(&seen, &fingers, &seed);
        if (fingers.phase == PHASE_IDLE)
            a_fresh_tap_works(fingers, now_ms);
        else if (gesture.kind == GESTURE_CANCEL) // and a bounce came down
            assert_int_equal(event.kind, EVENT_DOWN);
        if (i % 1000 == 999)
            lift_all(&seen, &fingers, now_ms, i % 2000 == 999);
    }
    for (int kind = 0; kind <= GESTURE_CANCEL; kind++)
        assert_true(seen.counts[kind] > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traces_give_their_gestures),
        cmocka_unit_test(gestures_know_where),
        cmocka_unit_test(a_late_press_is_where_it_came_down),
        cmocka_unit_test(pinches_have_a_scale_and_a_middle),
        cmocka_unit_test(deadlines_are_when_ticks_do_something),
        cmocka_unit_test(speeds_are_those_of_the_end),
        cmocka_unit_test(a_late_sample_changes_little),
        cmocka_unit_test(samples_of_one_time_are_no_trouble),
        cmocka_unit_test(a_finger_that_rested_has_no_speed),
        cmocka_unit_test(random_fingers_keep_their_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

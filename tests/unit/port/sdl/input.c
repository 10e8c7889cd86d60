// Fingers of panels that come and go: SDL's list of panels and fingers is ours here, so that they
// can be unplugged. And the traces of the recogniser, through SDL's queue, on every turned screen.
#include "port/sdl/input.h"

#include "port/sdl/turn.h"
#include "port/sdl/window.h"
#include "support/traces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdlib.h>

#include <cmocka.h>

// --- panels --------------------------------------------------------------------------------------

enum { PANEL_COUNT = 4, TIPS = 10 };

static struct panel {
    SDL_TouchID id; // 0: not plugged in
    const char *name;
    SDL_Finger tips[TIPS];
    int count;
} panels[PANEL_COUNT];

static struct panel *find_panel(SDL_TouchID id)
{
    for (int i = 0; i < PANEL_COUNT; i++)
        if (panels[i].id == id)
            return &panels[i];
    return NULL;
}

static struct panel *nth_panel(int n)
{
    for (int i = 0; i < PANEL_COUNT; i++)
        if (panels[i].id && n-- == 0)
            return &panels[i];
    return NULL;
}

int SDL_GetNumTouchDevices(void)
{
    int count = 0;
    while (nth_panel(count))
        count++;
    return count;
}

SDL_TouchID SDL_GetTouchDevice(int index)
{
    const struct panel *panel = nth_panel(index);
    return panel ? panel->id : 0;
}

const char *SDL_GetTouchName(int index)
{
    const struct panel *panel = nth_panel(index);
    return panel ? panel->name : NULL;
}

int SDL_GetNumTouchFingers(SDL_TouchID id)
{
    const struct panel *panel = find_panel(id);
    return panel ? panel->count : 0;
}

SDL_Finger *SDL_GetTouchFinger(SDL_TouchID id, int index)
{
    struct panel *panel = find_panel(id);
    return panel && index < panel->count ? &panel->tips[index] : NULL;
}

static void plug(SDL_TouchID id, const char *name)
{
    struct panel *panel = find_panel(0);
    assert_non_null(panel);
    *panel = (struct panel){.id = id, .name = name};
}

static void unplug(SDL_TouchID id)
{
    *find_panel(id) = (struct panel){.id = 0};
}

// As SDL does: the list of fingers first, then the queue.
static void note_tip(Uint32 type, SDL_TouchID id, SDL_FingerID finger)
{
    struct panel *panel = find_panel(id);
    if (!panel || type == SDL_FINGERMOTION)
        return;
    if (type == SDL_FINGERDOWN) {
        panel->tips[panel->count++] = (SDL_Finger){.id = finger};
        return;
    }
    for (int i = 0; i < panel->count; i++)
        if (panel->tips[i].id == finger)
            panel->tips[i--] = panel->tips[--panel->count];
}

static SDL_Event touch(Uint32 type, SDL_TouchID id, SDL_FingerID finger, float x, float y)
{
    note_tip(type, id, finger);
    return (SDL_Event){
        .tfinger = {.type = type, .touchId = id, .fingerId = finger, .x = x, .y = y}};
}

static int no_panels(void **state)
{
    (void)state;
    memset(panels, 0, sizeof panels);
    return 0;
}

static struct input input_of(void)
{
    return (struct input){.screen = {1000, 500}};
}

static struct event told(struct input *input, Uint32 type, SDL_TouchID id, SDL_FingerID finger)
{
    struct event event = {.kind = EVENT_NONE};
    SDL_Event from = touch(type, id, finger, 0.5F, 0.5F);
    input_translate(input, &from, 5, &event);
    return event;
}

static void expect(struct event event, enum event_kind kind, int64_t finger)
{
    assert_int_equal(event.kind, kind);
    assert_int_equal(event.finger, finger);
    assert_int_equal(event.at_ms, 5);
}

// --- fingers come and go -------------------------------------------------------------------------

static void test_fingers_have_their_own_numbers(void **state)
{
    (void)state;
    struct input input = input_of();
    plug(7, "left"), plug(8, "right");
    expect(told(&input, SDL_FINGERDOWN, 7, 0), EVENT_DOWN, 1);
    expect(told(&input, SDL_FINGERDOWN, 8, 0), EVENT_DOWN, 2);  // the same number on another panel
    expect(told(&input, SDL_FINGERDOWN, 8, -1), EVENT_DOWN, 3); // a single touch panel's; the mouse
    expect(told(&input, SDL_FINGERMOTION, 7, 0), EVENT_MOVE, 1);
    expect(told(&input, SDL_FINGERUP, 8, 0), EVENT_UP, 2);
    expect(told(&input, SDL_FINGERUP, 8, -1), EVENT_UP, 3);
    expect(told(&input, SDL_FINGERDOWN, 8, 0), EVENT_DOWN, 4);
    expect(told(&input, SDL_FINGERDOWN, 8, 0), EVENT_DOWN, 4); // its UP was lost
    assert_int_equal(told(&input, SDL_FINGERUP, 7, 9).kind, EVENT_NONE);
    assert_int_equal(told(&input, SDL_FINGERMOTION, 9, 0).kind, EVENT_NONE);
}

static void test_unplugged_in_mid_press(void **state)
{
    (void)state;
    struct input input = input_of();
    struct event event;
    plug(7, "panel");
    told(&input, SDL_FINGERDOWN, 7, 3), told(&input, SDL_FINGERDOWN, 7, 4);
    assert_false(input_unplugged(&input, 5, &event));
    unplug(7);
    assert_true(input_unplugged(&input, 5, &event));
    expect(event, EVENT_CANCEL, 1);
    assert_true(input_unplugged(&input, 5, &event));
    expect(event, EVENT_CANCEL, 2);
    assert_false(input_unplugged(&input, 5, &event));
    plug(9, "panel");
    expect(told(&input, SDL_FINGERDOWN, 9, 3), EVENT_DOWN, 3);
    expect(told(&input, SDL_FINGERUP, 9, 3), EVENT_UP, 3);
}

// The screen is back and touched before anybody looked: the CANCELs come first.
static void test_replugged_at_once(void **state)
{
    (void)state;
    struct input input = input_of();
    struct event event;
    plug(7, "panel");
    told(&input, SDL_FINGERDOWN, 7, 0), told(&input, SDL_FINGERDOWN, 7, 1);
    unplug(7), plug(9, "panel");
    assert_false(input_held(&input, 5, &event));
    expect(told(&input, SDL_FINGERDOWN, 9, 0), EVENT_CANCEL, 1);
    assert_true(input_held(&input, 5, &event));
    expect(event, EVENT_CANCEL, 2);
    assert_true(input_held(&input, 5, &event));
    expect(event, EVENT_DOWN, 3);
    assert_false(input_held(&input, 5, &event));
    assert_false(input_unplugged(&input, 5, &event));
    expect(told(&input, SDL_FINGERUP, 9, 0), EVENT_UP, 3);
}

// The same number for the panel again: SDL's numbers of panels are file descriptors.
static void test_replugged_with_the_same_number(void **state)
{
    (void)state;
    struct input input = input_of();
    struct event event;
    plug(7, "panel");
    told(&input, SDL_FINGERDOWN, 7, 3);
    unplug(7), plug(7, "panel");
    assert_true(input_unplugged(&input, 5, &event));
    expect(event, EVENT_CANCEL, 1);
    expect(told(&input, SDL_FINGERDOWN, 7, 0), EVENT_DOWN, 2);
    assert_false(input_unplugged(&input, 5, &event));
}

// More fingers than there is room for, whose UPs never came: the next one works all the same.
static void test_lost_ups(void **state)
{
    (void)state;
    struct input input = input_of();
    for (int i = 1; i <= 100; i++)
        expect(told(&input, SDL_FINGERDOWN, 7, i), EVENT_DOWN, i);
    expect(told(&input, SDL_FINGERUP, 7, 100), EVENT_UP, 100);
    assert_int_equal(told(&input, SDL_FINGERUP, 7, 1).kind, EVENT_NONE);
}

// --- places --------------------------------------------------------------------------------------

static struct point place(struct input *input, SDL_TouchID id, float x, float y)
{
    struct event event = {.kind = EVENT_NONE};
    SDL_Event down = touch(SDL_FINGERDOWN, id, 1, x, y), up = touch(SDL_FINGERUP, id, 1, x, y);
    assert_true(input_translate(input, &down, 5, &event));
    struct point at = event.at;
    assert_true(input_translate(input, &up, 5, &event));
    assert_int_equal(event.at.x, at.x);
    assert_int_equal(event.at.y, at.y);
    return at;
}

// A panel that sends pixels is known by its name when it is plugged in again, and no other is taken
// for it.
static void test_units_are_a_panels_own(void **state)
{
    (void)state;
    struct input input = input_of();
    input.rotate_degrees = 90;
    plug(7, "in pixels"), plug(8, "as promised");
    struct point at = place(&input, 7, 600, 300);
    assert_true(at.x == 300 && at.y == 999 - 600);
    at = place(&input, 8, 0.6F, 0.6F);
    assert_true(at.x == 300 && at.y == 999 - 600);
    unplug(7), plug(9, "in pixels");
    at = place(&input, 9, 1, 1);
    assert_true(at.x == 1 && at.y == 999 - 1);
    unplug(8), plug(7, "as promised"); // its number was the other one's
    at = place(&input, 7, 1, 1);
    assert_true(at.x == 499 && at.y == 0);
}

// SDL divides by a range of 0.
static void test_places_that_are_none(void **state)
{
    (void)state;
    struct input input = input_of();
    struct event event = {.kind = EVENT_NONE};
    SDL_Event down = touch(SDL_FINGERDOWN, 7, 1, NAN, 0.5F);
    assert_false(input_translate(&input, &down, 5, &event));
    SDL_Event again = touch(SDL_FINGERDOWN, 7, 1, 0.5F, 0.5F);
    assert_true(input_translate(&input, &again, 5, &event));
    assert_int_equal(event.kind, EVENT_DOWN);
    SDL_Event up = touch(SDL_FINGERUP, 7, 1, INFINITY, 0.5F); // where it was
    assert_true(input_translate(&input, &up, 5, &event));
    assert_int_equal(event.kind, EVENT_UP);
    assert_true(event.at.x == 500 && event.at.y == 250);
}

// --- the traces, through the queue ---------------------------------------------------------------

static struct port open_window(struct window **window, struct fonts *fonts, int rotate_degrees)
{
    struct window_options options = {
        .title = "test", .size = {TRACE_SIZE_PX, TRACE_SIZE_PX}, .rotate_degrees = rotate_degrees};
    *window = window_create(&options, fonts);
    assert_non_null(*window);
    struct port port = window_port(*window);
    while (port.wait(port.self, 0).kind != EVENT_NONE) {
    }
    return port;
}

static void push_touch(const struct event *event, int rotate_degrees)
{
    static const Uint32 types[] = {
        [EVENT_DOWN] = SDL_FINGERDOWN, [EVENT_MOVE] = SDL_FINGERMOTION, [EVENT_UP] = SDL_FINGERUP};
    struct point screen = {TRACE_SIZE_PX, TRACE_SIZE_PX};
    struct rect at =
        turn_rect((struct rect){event->at.x, event->at.y, 1, 1}, screen, rotate_degrees);
    SDL_Event from = touch(types[event->kind], 7, event->finger, ((float)at.x + 0.5F) / 1000,
        ((float)at.y + 0.5F) / 1000);
    assert_int_equal(SDL_PushEvent(&from), 1);
}

// Pushes what the step says, and takes from the port what came of it, with the trace's time, and
// its width, which no queue can carry. A finger vanishes with SDL's knowledge of it.
static struct event through_queue(
    const struct port *port, const struct trace_step *step, int rotate_degrees)
{
    struct event event = step->event;
    if (event.kind == EVENT_CANCEL)
        note_tip(SDL_FINGERUP, 7, event.finger);
    else if (event.kind >= EVENT_DOWN && event.kind <= EVENT_UP)
        push_touch(&event, rotate_degrees);
    else
        return event;
    struct event got = port->wait(port->self, 0);
    assert_int_equal(port->wait(port->self, 0).kind, EVENT_NONE);
    assert_true(got.kind == event.kind || got.kind == EVENT_NONE);
    if (got.kind >= EVENT_DOWN && got.kind <= EVENT_UP) {
        assert_int_equal(got.at.x, event.at.x);
        assert_int_equal(got.at.y, event.at.y);
    }
    got.at_ms = event.at_ms;
    got.contact_px = event.contact_px;
    return got;
}

static void run_trace(const struct trace *trace, const struct port *port, int rotate_degrees)
{
    struct gesture_state fingers;
    gesture_init(&fingers, &TRACE_OPTIONS);
    plug(7, "panel");
    const char *at = trace->steps;
    for (struct trace_step step; trace_next(&at, &step);) {
        struct event event = step.event;
        if (step.call == TRACE_EVENT)
            event = through_queue(port, &step, rotate_degrees);
        trace_judge(trace, &step, trace_feed(&fingers, &step, &event));
    }
    unplug(7);
    while (port->wait(port->self, 0).kind != EVENT_NONE) { // the fingers that are down still
    }
}

static void test_traces_through_the_queue(void **state)
{
    (void)state;
    struct fonts *fonts = fonts_create();
    assert_non_null(fonts);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        struct window *window;
        struct port port = open_window(&window, fonts, degrees);
        for (size_t i = 0; i < sizeof TRACES / sizeof *TRACES; i++)
            run_trace(&TRACES[i], &port, degrees);
        window_destroy(window);
    }
    fonts_destroy(fonts);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_fingers_have_their_own_numbers, no_panels),
        cmocka_unit_test_setup(test_unplugged_in_mid_press, no_panels),
        cmocka_unit_test_setup(test_replugged_at_once, no_panels),
        cmocka_unit_test_setup(test_replugged_with_the_same_number, no_panels),
        cmocka_unit_test_setup(test_lost_ups, no_panels),
        cmocka_unit_test_setup(test_units_are_a_panels_own, no_panels),
        cmocka_unit_test_setup(test_places_that_are_none, no_panels),
        cmocka_unit_test_setup(test_traces_through_the_queue, no_panels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

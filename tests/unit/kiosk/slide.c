// What moves, in the pixels of the whole program: pages slide and rest, follow a finger one to one,
// settle with its speed, and whatever interrupts them goes on from the picture that is there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/motion.h"
#include "port/sdl/canvas.h"
#include "support/stage.h"

#include <stdlib.h>
#include <string.h>

enum { W = 800, H = 480 };

struct eye {
    struct stage stage;
    struct canvas *canvas;
    struct draw_scene scene; // shown last
    int64_t now_ms;
};

static bool look(struct eye *eye)
{
    const struct draw_scene *scene = kiosk_scene(eye->stage.kiosk, eye->now_ms);
    if (!scene)
        return false;
    eye->scene = *scene;
    canvas_show(eye->canvas, scene);
    return true;
}

static void act(struct eye *eye, enum action_kind kind, int a, int b)
{
    kiosk_act(
        eye->stage.kiosk, (struct action){(int16_t)kind, (int16_t)a, (int16_t)b}, eye->now_ms);
}

// Draws scenes as a loop would, until nothing moves; returns how many.
static int rest(struct eye *eye)
{
    int scenes = 0;
    for (int64_t start_ms = eye->now_ms; eye->now_ms < start_ms + 5000;) {
        scenes += look(eye);
        int64_t wake_ms = kiosk_wake_ms(eye->stage.kiosk);
        if (wake_ms > eye->now_ms + MOTION_STEP_MS)
            return scenes;
        eye->now_ms = wake_ms > eye->now_ms ? wake_ms : eye->now_ms + 1;
    }
    fail_msg("it never rests");
    return scenes;
}

static void start(struct eye *eye)
{
    eye->stage.moves = true;
    stage_start(&eye->stage, (struct point){W, H});
    canvas_destroy(eye->canvas);
    eye->canvas = canvas_create(eye->stage.fonts, (struct point){W, H});
    eye->now_ms = 0;
    kiosk_handle(eye->stage.kiosk, &(struct event){.kind = EVENT_RESIZE, .size = {W, H}});
    look(eye);
    act(eye, ACTION_ENTER, 0, 0);
    rest(eye);
    eye->now_ms = 1000;
}

static void finger(struct eye *eye, enum event_kind kind, int x, int y)
{
    struct event event = {.kind = kind, .at_ms = eye->now_ms, .at = {x, y}, .finger = 1};
    kiosk_handle(eye->stage.kiosk, &event);
}

// The visit stands on page `page` of the second theme, and nothing moves.
static void go_to_page(struct eye *eye, int page)
{
    act(eye, ACTION_PAGE, 1, page);
    rest(eye);
    eye->now_ms += 1000;
}

static const struct visit *visit_of(const struct eye *eye)
{
    return kiosk_visit(eye->stage.kiosk);
}

// --- slides ---

static void test_slides_then_rests(void **state)
{
    struct eye *eye = *state;
    start(eye);
    act(eye, ACTION_THEME, 1, 0);
    int scenes = rest(eye);
    assert_in_range(scenes, MOTION_MS / MOTION_STEP_MS, MOTION_MS / MOTION_STEP_MS + 3);
    assert_in_range(
        eye->now_ms, 1000 + MOTION_MS - MOTION_STEP_MS, 1000 + MOTION_MS + MOTION_STEP_MS);
    assert_int_equal(eye->scene.mix, DRAW_STILL);
    eye->now_ms++;
    assert_false(look(eye)); // at rest, nothing more is drawn
}

// The controls of the new page are there at once: a tap in the middle of the slide opens its page.
static void test_tap_during_motion(void **state)
{
    struct eye *eye = *state;
    struct point at;
    start(eye);
    act(eye, ACTION_THEME, 1, 0);
    look(eye);
    eye->now_ms += 50;
    look(eye);
    assert_int_equal(eye->scene.mix, DRAW_SLIDE);
    assert_true(stage_find(&eye->stage, ACTION_PAGE, 1, 0, &at));
    finger(eye, EVENT_DOWN, at.x + eye->scene.offset_px, at.y); // where it is seen
    eye->now_ms += 1;
    finger(eye, EVENT_UP, at.x + eye->scene.offset_px, at.y);
    assert_int_equal(visit_of(eye)->place, VISIT_PAGE);
    assert_int_equal(visit_of(eye)->page, 0);
}

static void test_reduced_motion_fades(void **state)
{
    struct eye *eye = *state;
    start(eye);
    act(eye, ACTION_SET, SETTING_MOTION, 1);
    rest(eye);
    act(eye, ACTION_THEME, 1, 0);
    int64_t start_ms = eye->now_ms;
    look(eye);
    assert_int_equal(eye->scene.mix, DRAW_FADE);
    rest(eye);
    assert_in_range(eye->now_ms - start_ms, MOTION_CALM_MS - 16, MOTION_CALM_MS + 16);
}

// --- under a finger ---

static void test_page_follows_the_finger(void **state)
{
    struct eye *eye = *state;
    start(eye);
    go_to_page(eye, 1);
    finger(eye, EVENT_DOWN, 600, 200);
    look(eye);
    for (int x = 560; x >= 100; x -= 20) {
        eye->now_ms += 16;
        finger(eye, EVENT_MOVE, x, 203);
        assert_true(look(eye));
        assert_int_equal(eye->scene.mix, DRAW_SLIDE);
        assert_int_equal(eye->scene.offset_px, W + x - 600);
        assert_true(eye->scene.under_stays); // the dock is that of the page that the visit is at
    }
    assert_int_equal(visit_of(eye)->page, 1);
    eye->now_ms += 200; // it rests, beyond the middle
    finger(eye, EVENT_UP, 100, 203);
    rest(eye);
    assert_int_equal(visit_of(eye)->page, 2);
    assert_int_equal(eye->scene.mix, DRAW_STILL);
}

static void drag_x(struct eye *eye, int from, int to, int step_ms)
{
    finger(eye, EVENT_DOWN, from, 200);
    for (int i = 1; i <= 6; i++) {
        eye->now_ms += step_ms;
        finger(eye, EVENT_MOVE, from + (to - from) * i / 6, 200);
        look(eye);
    }
}

static void test_where_it_settles(void **state)
{
    struct eye *eye = *state;
    static const struct {
        int from, to, step_ms, rest_ms, page;
    } cases[] = {
        {600, 420, 16, 0, 3},   // a flick, though short
        {600, 420, 16, 300, 2}, // the same way, but it rested: less than half
        {700, 200, 60, 300, 3}, // more than half
        {200, 380, 16, 0, 1},   // a flick to the page before
        {100, 640, 60, 300, 1}, // more than half to the page before
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start(eye);
        go_to_page(eye, 2);
        drag_x(eye, cases[i].from, cases[i].to, cases[i].step_ms);
        eye->now_ms += cases[i].rest_ms;
        finger(eye, EVENT_UP, cases[i].to, 200);
        rest(eye);
        assert_int_equal(visit_of(eye)->page, cases[i].page);
        assert_int_equal(eye->scene.mix, DRAW_STILL);
    }
}

// A page that slides is caught where it is, and can be led back to where it came from, with what it
// showed.
static void test_caught_and_led_back(void **state)
{
    struct eye *eye = *state;
    start(eye);
    go_to_page(eye, 1);
    uint64_t before = eye->scene.over.id;
    act(eye, ACTION_NEXT, 0, 0);
    look(eye);
    eye->now_ms += 48;
    look(eye);
    assert_int_equal(visit_of(eye)->page, 2);
    int offset = eye->scene.offset_px;
    finger(eye, EVENT_DOWN, 200, 200);
    finger(eye, EVENT_MOVE, 260, 200);
    look(eye);
    assert_int_equal(eye->scene.offset_px, offset + 60);
    finger(eye, EVENT_MOVE, 750, 200);
    eye->now_ms += 300;
    finger(eye, EVENT_UP, 750, 200);
    rest(eye);
    assert_int_equal(visit_of(eye)->page, 1);
    assert_true(eye->scene.over.id == before);
}

// The text follows, stretches beyond its end, and comes back.
static void test_text_has_a_soft_end(void **state)
{
    struct eye *eye = *state;
    start(eye);
    act(eye, ACTION_SET, SETTING_TEXT, 4);
    go_to_page(eye, 1);
    assert_true(visit_of(eye)->scroll_limit_px > 100);
    finger(eye, EVENT_DOWN, 300, 100);
    eye->now_ms += 16;
    finger(eye, EVENT_MOVE, 300, 200);
    assert_true(look(eye));
    uint64_t stretched = eye->scene.over.id;
    assert_int_equal(visit_of(eye)->scroll_px, 0);
    eye->now_ms += 300;
    finger(eye, EVENT_UP, 300, 200);
    assert_true(rest(eye) > 5);
    assert_true(eye->scene.over.id != stretched);
    assert_int_equal(visit_of(eye)->scroll_px, 0);
}

static void test_text_coasts(void **state)
{
    struct eye *eye = *state;
    start(eye);
    act(eye, ACTION_SET, SETTING_TEXT, 4);
    go_to_page(eye, 1);
    finger(eye, EVENT_DOWN, 300, 220);
    for (int y = 200; y >= 140; y -= 20) {
        eye->now_ms += 16;
        finger(eye, EVENT_MOVE, 300, y);
        look(eye);
    }
    int dragged = visit_of(eye)->scroll_px;
    assert_int_equal(dragged, 80);
    finger(eye, EVENT_UP, 300, 140);
    assert_true(rest(eye) > 8);
    assert_true(visit_of(eye)->scroll_px > dragged + 40);
}

// --- interruptions ---

static uint32_t *copy_pixels(const struct eye *eye, int rows)
{
    uint32_t *pixels = calloc(W * H, sizeof *pixels);
    assert_non_null(pixels);
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < W; x++)
            pixels[y * W + x] = canvas_pixel(eye->canvas, (struct point){x, y});
    return pixels;
}

// Whatever comes, at whatever moment: the picture above the dock at that moment is the same before
// and after; then it moves on from there.
static void test_interrupted_at_random(void **state)
{
    struct eye *eye = *state;
    static const struct {
        enum action_kind kind;
        int a, b;
    } acts[] = {{ACTION_NEXT, 0, 0}, {ACTION_BACK, 0, 0}, {ACTION_HOME, 0, 0}, {ACTION_PAGE, 1, 3},
        {ACTION_PAGE, 0, 2}, {ACTION_COMFORT, 0, 0}, {ACTION_CLOSE, 0, 0},
        {ACTION_SET, SETTING_STYLE, 1}, {ACTION_SET, SETTING_STYLE, 0}, {ACTION_SOURCES, 0, 0},
        {ACTION_ABOUT, 0, 0}, {ACTION_THEME, 2, 0}};
    start(eye);
    srand(11);
    int dock_y = 0;
    for (int i = 0; i < 250; i++) {
        int which = rand() % 12;
        eye->now_ms += rand() % 260;
        look(eye);
        if (eye->scene.mix == DRAW_SLIDE)
            dock_y = eye->scene.area.h;
        uint32_t *before = copy_pixels(eye, H);
        act(eye, acts[which].kind, acts[which].a, acts[which].b);
        look(eye);
        uint32_t *after = copy_pixels(eye, H);
        bool moves = eye->scene.mix != DRAW_STILL;
        int rows = eye->scene.mix == DRAW_SLIDE || dock_y ? (dock_y ? dock_y : 0) : H;
        if (moves)
            assert_memory_equal(before, after, (size_t)rows * W * sizeof *before);
        free(before);
        free(after);
    }
    rest(eye);
    assert_int_equal(eye->scene.mix, DRAW_STILL);
}

// What was composed from kept leaves is what painting anew gives.
static void test_rests_on_the_same_pixels(void **state)
{
    struct eye *eye = *state;
    start(eye);
    for (int page = 0; page < 5; page++) {
        act(eye, ACTION_PAGE, 1, page);
        rest(eye);
        struct canvas *fresh = canvas_create(eye->stage.fonts, (struct point){W, H});
        canvas_paint(fresh, eye->scene.over.list, NULL);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                assert_int_equal(canvas_pixel(fresh, (struct point){x, y}),
                    canvas_pixel(eye->canvas, (struct point){x, y}));
        canvas_destroy(fresh);
        eye->now_ms += 100;
    }
}

static int open_eye(void **state)
{
    static struct eye eye;
    stage_open(&eye.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &eye;
    return 0;
}

static int close_eye(void **state)
{
    struct eye *eye = *state;
    canvas_destroy(eye->canvas);
    stage_close(&eye->stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slides_then_rests),
        cmocka_unit_test(test_tap_during_motion),
        cmocka_unit_test(test_reduced_motion_fades),
        cmocka_unit_test(test_page_follows_the_finger),
        cmocka_unit_test(test_where_it_settles),
        cmocka_unit_test(test_caught_and_led_back),
        cmocka_unit_test(test_text_has_a_soft_end),
        cmocka_unit_test(test_text_coasts),
        cmocka_unit_test(test_interrupted_at_random),
        cmocka_unit_test(test_rests_on_the_same_pixels),
    };
    return cmocka_run_group_tests(tests, open_eye, close_eye);
}

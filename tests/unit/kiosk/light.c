// Burn-in care: four hours of attract leave no pixel bright for long. Flashes (standards A-67,
// WCAG 2.3.1): none of our transitions is one; a new transition is a line of TRANSITIONS.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/light.h"
#include "support/stage.h"

#include <stdio.h>

#define SHIPPED_PACK SOURCE_FOLDER "/content/kazakhstan-reforms"

static const struct point SIZE = {480, 270};

static struct canvas *canvas_for(struct stage *stage)
{
    return canvas_create(stage->fonts, stage->size);
}

// --- burn-in ---

enum { HOURS = 4, MINUTE_MS = 60000, BRIGHT_MINUTES = 30 };

// Still pictures are the ones between two changes; a change only makes bright pixels darker.
static int64_t longest_bright_ms(struct stage *stage, struct point size)
{
    stage->moves = false;
    stage_start(stage, size);
    struct canvas *canvas = canvas_for(stage);
    struct glare glare = glare_begin(size);
    canvas_paint(canvas, stage_list(stage), NULL);
    int64_t now_ms = 0, end_ms = (int64_t)HOURS * 60 * MINUTE_MS;
    while (now_ms < end_ms) {
        struct draw_damage damage;
        glare_add(&glare, canvas, now_ms);
        now_ms = kiosk_wake_ms(stage->kiosk);
        canvas_paint(canvas, kiosk_frame(stage->kiosk, now_ms, &damage), NULL);
    }
    glare_add(&glare, canvas, now_ms);
    int64_t longest_ms = glare.longest_ms;
    glare_finish(&glare);
    canvas_destroy(canvas);
    return longest_ms;
}

static void check_burn_in(const char *pack, struct point size)
{
    struct stage stage;
    stage_open(&stage, pack);
    int64_t longest_ms = longest_bright_ms(&stage, size);
    assert_in_range(longest_ms, 1, BRIGHT_MINUTES * MINUTE_MS);
    stage_close(&stage);
}

static void test_nothing_bright_stands_still(void **state)
{
    (void)state;
    check_burn_in(SHIPPED_PACK, SIZE);
    check_burn_in(SHIPPED_PACK, (struct point){270, 480});
    // Four texts only: they are there again and again.
    check_burn_in(SOURCE_FOLDER "/tests/packs/minimal", (struct point){800, 480});
}

// --- the flash counter counts ---

// A field that is white for `half_ms`, then black for as long.
static int flashes_of(struct stage *stage, struct point area, int half_ms, int lighter)
{
    struct canvas *canvas = canvas_create(stage->fonts, SIZE);
    struct flashes *flashes = flashes_create(SIZE);
    struct arena arena = {0};
    for (int64_t now_ms = 0; now_ms <= 3000; now_ms += half_ms) {
        int level = now_ms / half_ms % 2 ? lighter : 0;
        struct draw_list list = draw_list_begin(&arena, SIZE);
        colour fill = colour_mix(COLOUR(0x000000), COLOUR(0xFFFFFF), level);
        draw_fill(
            &list, (struct rect){0, 0, area.x, area.y}, (struct draw_fill){.fill = COLOUR(fill)});
        canvas_paint(canvas, &list, NULL);
        flashes_add(flashes, canvas, now_ms);
        arena_reset(&arena);
    }
    int most = flashes_most(flashes);
    arena_finish(&arena);
    flashes_destroy(flashes);
    canvas_destroy(canvas);
    return most;
}

static void test_flashes_are_counted(void **state)
{
    (void)state;
    struct stage stage;
    stage_open(&stage, SHIPPED_PACK);
    // 10 degrees are 341x256 of 768 lines: 120x90 here, and a quarter of that is 60x45.
    assert_int_equal(flashes_of(&stage, SIZE, 100, 256), 5);
    assert_int_equal(flashes_of(&stage, SIZE, 250, 256), 2);
    assert_int_equal(flashes_of(&stage, SIZE, 1000, 256), 0);
    assert_int_equal(flashes_of(&stage, (struct point){60, 45}, 100, 256), 5);
    assert_int_equal(flashes_of(&stage, (struct point){60, 30}, 100, 256), 0);
    assert_int_equal(flashes_of(&stage, SIZE, 100, 80), 0); // a change of less than 0.1
    stage_close(&stage);
}

// --- our transitions ---

enum { STEPS_MAX = 5, AWAY = -2 };

// What is done: an action, or the passing of time up to a moment.
struct step {
    struct action action;
    int64_t until_ms; // > 0: nothing is done until then; AWAY: until the visit has ended
};

#define DO(kind, a, b)                                                                             \
    {                                                                                              \
        {ACTION_##kind, a, b}, 0                                                                   \
    }
#define UNTIL(ms)                                                                                  \
    {                                                                                              \
        {ACTION_NONE, 0, 0}, ms                                                                    \
    }

// After `before` the screen is watched: through `watched`, and for two seconds more. The limit of
// WCAG is 3 flashes in a second; `most` is what is known of this one: letters that slide by make
// their surroundings lighter and darker.
static const struct transition {
    const char *name;
    int most;
    struct step before[STEPS_MAX], watched[STEPS_MAX];
} TRANSITIONS[] = {
    {"attract, its first changes", 1, {UNTIL(8000)}, {UNTIL(20000)}},
    {"attract, into the long rest", 1, {UNTIL(SCREEN_REST_AFTER_MS - 8000)},
        {UNTIL(SCREEN_REST_AFTER_MS + 3000)}},
    {"attract, in the long rest", 1, {UNTIL(SCREEN_REST_AFTER_MS + 119000)},
        {UNTIL(SCREEN_REST_AFTER_MS + 123000)}},
    {"entering home", 0, {UNTIL(5000)}, {DO(ENTER, 0, 0)}},
    {"entering home in the long rest", 0, {UNTIL(SCREEN_REST_AFTER_MS + 5000)}, {DO(ENTER, 2, 0)}},
    {"home to a theme", 2, {DO(ENTER, 0, 0)}, {DO(THEME, 1, 0)}},
    {"a page on", 2, {DO(ENTER, 0, 0), DO(PAGE, 1, 0)}, {DO(NEXT, 0, 0)}},
    {"a page back", 2, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(BACK, 0, 0)}},
    {"home from a page", 2, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(HOME, 0, 0)}},
    {"another language", 0, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(LANGUAGE, 2, 0)}},
    {"a panel opens", 1, {DO(ENTER, 0, 0)}, {DO(COMFORT, 0, 0)}},
    {"a panel closes", 1, {DO(ENTER, 0, 0), DO(COMFORT, 0, 0)}, {DO(CLOSE, 0, 0)}},
    {"sources open", 1, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(SOURCES, 0, 0)}},
    {"light to dark", 0, {DO(ENTER, 0, 0)}, {DO(SET, SETTING_STYLE, 1)}},
    {"dark to high contrast", 0, {DO(ENTER, 0, 0), DO(SET, SETTING_STYLE, 1)},
        {DO(SET, SETTING_STYLE, 2)}},
    {"larger text", 0, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(SET, SETTING_TEXT, 4)}},
    {"within reach", 0, {DO(ENTER, 0, 0), DO(PAGE, 1, 1)}, {DO(SET, SETTING_REACH, 1)}},
    {"still there?, and back to attract", 0, {DO(ENTER, 0, 0)}, {UNTIL(AWAY)}},
};

struct watch {
    struct stage stage;
    struct canvas *canvas;
    struct flashes *flashes; // NULL: nobody looks yet
    int64_t now_ms;
    int frames;
};

static void show(struct watch *watch)
{
    const struct draw_scene *scene = kiosk_scene(watch->stage.kiosk, watch->now_ms);
    if (!scene)
        return;
    canvas_show(watch->canvas, scene);
    if (watch->flashes) {
        flashes_add(watch->flashes, watch->canvas, watch->now_ms);
        watch->frames++;
    }
}

// As the kiosk's own loop does it.
static void pass(struct watch *watch, int64_t until_ms)
{
    show(watch);
    while (kiosk_wake_ms(watch->stage.kiosk) <= until_ms) {
        watch->now_ms = kiosk_wake_ms(watch->stage.kiosk);
        show(watch);
    }
    watch->now_ms = until_ms;
}

// While nobody looks, time may jump.
static void pass_until(struct watch *watch, int64_t until_ms)
{
    if (watch->flashes)
        pass(watch, until_ms);
    watch->now_ms = until_ms;
    show(watch);
}

static void do_steps(struct watch *watch, const struct step *steps)
{
    const struct pack *pack = watch->stage.pack;
    for (int i = 0; i < STEPS_MAX; i++) {
        int64_t until_ms = steps[i].until_ms;
        if (until_ms == AWAY)
            until_ms = watch->now_ms + pack->ask_after_ms + pack->reset_after_ms;
        if (until_ms > 0)
            pass_until(watch, until_ms);
        if (steps[i].action.kind == ACTION_NONE)
            continue;
        kiosk_act(watch->stage.kiosk, steps[i].action, watch->now_ms);
        show(watch);
    }
}

static int flashes_in(struct watch *watch, const struct transition *transition)
{
    stage_start(&watch->stage, SIZE);
    watch->now_ms = 0;
    watch->flashes = NULL;
    // All of it is shown anew, on this canvas.
    kiosk_handle(watch->stage.kiosk, &(struct event){.kind = EVENT_RESIZE, .size = SIZE});
    show(watch);
    do_steps(watch, transition->before);
    pass_until(watch, watch->now_ms + 1000);
    struct flashes *flashes = watch->flashes = flashes_create(SIZE);
    watch->frames = 0;
    flashes_add(flashes, watch->canvas, watch->now_ms);
    do_steps(watch, transition->watched);
    pass(watch, watch->now_ms + 2000);
    int most = flashes_most(flashes);
    flashes_destroy(flashes);
    return most;
}

static void test_nothing_flashes(void **state)
{
    (void)state;
    struct watch watch = {0};
    stage_open(&watch.stage, SHIPPED_PACK);
    watch.stage.moves = true;
    watch.canvas = canvas_create(watch.stage.fonts, SIZE);
    for (size_t i = 0; i < sizeof TRANSITIONS / sizeof *TRANSITIONS; i++) {
        const struct transition *transition = &TRANSITIONS[i];
        int most = flashes_in(&watch, transition);
        if (most > transition->most || watch.frames == 0)
            fail_msg(
                "%s: %d flashes in a second, in %d frames", transition->name, most, watch.frames);
    }
    canvas_destroy(watch.canvas);
    stage_close(&watch.stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_bright_stands_still),
        cmocka_unit_test(test_flashes_are_counted),
        cmocka_unit_test(test_nothing_flashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// 200,000 random events from a seed: never a crash, always a valid state, back at attract after the
// idle time; with motion and without. Scenes are asked for now and then, as a slow machine would.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/stage.h"

#include <stdio.h>

enum { EVENTS = 200000, FRAME_EVERY = 40 };

// xorshift64*: the same stream on every machine.
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return *seed * 2685821657736338717u;
}

static int below(uint64_t *seed, int limit)
{
    return (int)(next_random(seed) % (uint64_t)limit);
}

static struct point anywhere(uint64_t *seed, struct point size)
{
    return (struct point){below(seed, size.x + 20) - 10, below(seed, size.y + 20) - 10};
}

// Mostly whole taps, some loose pieces of fingers, keys, and time of every length.
static struct event random_event(uint64_t *seed, struct point size, int64_t *now_ms)
{
    static const int64_t waits_ms[] = {0, 1, 16, 80, 400, 400, 2000, 25000, 61000};
    static const enum event_kind kinds[] = {EVENT_DOWN, EVENT_DOWN, EVENT_UP, EVENT_UP, EVENT_UP,
        EVENT_MOVE, EVENT_CANCEL, EVENT_KEY, EVENT_NONE};
    *now_ms += waits_ms[below(seed, below(seed, 50) ? 6 : 9)];
    return (struct event){
        .kind = kinds[below(seed, 9)],
        .at_ms = *now_ms,
        .at = anywhere(seed, size),
        .finger = below(seed, 8) ? 1 : 2,
        .key = (enum event_key)below(seed, EVENT_KEY_COUNT),
    };
}

static void assert_valid(const struct stage *stage)
{
    const struct visit *visit = kiosk_visit(stage->kiosk);
    const struct pack *pack = stage->pack;
    assert_in_range(visit->place, 0, VISIT_PLACE_COUNT - 1);
    assert_in_range(visit->language, 0, pack->language_count - 1);
    assert_in_range(visit->theme, 0, pack->theme_count - 1);
    assert_in_range(visit->page, 0, pack->themes[visit->theme].page_count - 1);
    assert_true(visit->scroll_px >= 0);
    assert_false(visit->place == VISIT_ATTRACT && (visit->asking || visit->panel));
}

static int64_t play(struct stage *stage, uint64_t seed, int events)
{
    struct point size = stage->size;
    int64_t now_ms = 0;
    struct point at = {0, 0};
    for (int i = 0; i < events; i++) {
        struct event event = random_event(&seed, size, &now_ms);
        // An UP is where its DOWN was, more often than not, so that controls are really pressed.
        if (event.kind == EVENT_UP && below(&seed, 4))
            event.at = at;
        at = event.at;
        kiosk_handle(stage->kiosk, &event);
        assert_valid(stage);
        if (i % FRAME_EVERY == 0)
            kiosk_scene(stage->kiosk, now_ms);
    }
    return now_ms;
}

static void test_random_visits(void **state)
{
    struct stage *stage = *state;
    static const struct point sizes[] = {{800, 480}, {1080, 1920}};
    for (int i = 0; i < 2; i++) {
        stage->moves = i == 0;
        stage_start(stage, sizes[i]);
        int64_t now_ms = play(stage, 0x9E3779B97F4A7C15u + (uint64_t)i, EVENTS / 2);
        // Two looks, because the question must have been on the screen for its whole time.
        for (int look = 0; look < 2; look++) {
            now_ms += stage->pack->ask_after_ms + stage->pack->reset_after_ms;
            kiosk_scene(stage->kiosk, now_ms);
        }
        assert_int_equal(kiosk_visit(stage->kiosk)->place, VISIT_ATTRACT);
        assert_int_equal(kiosk_visit(stage->kiosk)->language, 0);
    }
}

static int open_stage(void **state)
{
    static struct stage stage;
    stage_open(&stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &stage;
    return 0;
}

static int close_stage(void **state)
{
    stage_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_visits)};
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

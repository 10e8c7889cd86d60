// One hand in front of a kiosk: events at times of the test's own, frames asked for by hand. For
// test programs of one file, after <cmocka.h>.
#ifndef TESTS_KIOSK_HAND_H
#define TESTS_KIOSK_HAND_H

#include "support/stage.h"

#include <string.h>

struct hand {
    struct stage stage;           // its pack, fonts and kiosk; its script port is not used
    const struct draw_list *list; // the frame that was given last
    struct draw_damage damage;    // and where it differs from the one before
};

static inline const struct visit *hand_visit(const struct hand *hand)
{
    return kiosk_visit(hand->stage.kiosk);
}

// Whether there is a new frame.
static inline bool hand_frame(struct hand *hand, int64_t now_ms)
{
    struct draw_damage damage;
    const struct draw_list *list = kiosk_frame(hand->stage.kiosk, now_ms, &damage);
    if (!list)
        return false;
    hand->list = list;
    hand->damage = damage;
    return true;
}

// A kiosk that starts at `now_ms` with its first frame drawn.
static inline void hand_start_with(
    struct hand *hand, const struct kiosk_options *options, struct point size, int64_t now_ms)
{
    kiosk_destroy(hand->stage.kiosk);
    hand->stage.size = size;
    hand->stage.kiosk = kiosk_create(options, fonts_measure(hand->stage.fonts), size, 0, now_ms);
    assert_true(hand_frame(hand, now_ms));
}

static inline void hand_start(struct hand *hand, struct point size, int64_t now_ms)
{
    struct kiosk_options options = {.pack = hand->stage.pack,
        .assets_folder = SOURCE_FOLDER "/assets",
        .bounce_ms = 300,
        .still = true};
    hand_start_with(hand, &options, size, now_ms);
}

static inline void hand_close(struct hand *hand)
{
    stage_close(&hand->stage);
}

// --- events ---

static inline void hand_event(
    struct hand *hand, enum event_kind kind, int finger, struct point at, int64_t now_ms)
{
    struct event event = {.kind = kind, .at_ms = now_ms, .at = at, .finger = finger};
    kiosk_handle(hand->stage.kiosk, &event);
}

static inline void hand_down(struct hand *hand, int finger, struct point at, int64_t now_ms)
{
    hand_event(hand, EVENT_DOWN, finger, at, now_ms);
}

static inline void hand_move(struct hand *hand, int finger, struct point at, int64_t now_ms)
{
    hand_event(hand, EVENT_MOVE, finger, at, now_ms);
}

static inline void hand_up(struct hand *hand, int finger, struct point at, int64_t now_ms)
{
    hand_event(hand, EVENT_UP, finger, at, now_ms);
}

// A quick drag in three moves, and the frame after it.
static inline void hand_drag(struct hand *hand, struct point from, struct point to, int64_t now_ms)
{
    hand_down(hand, 1, from, now_ms);
    for (int i = 1; i <= 3; i++) {
        struct point at = {from.x + (to.x - from.x) * i / 3, from.y + (to.y - from.y) * i / 3};
        hand_move(hand, 1, at, now_ms + 50 * i);
    }
    hand_up(hand, 1, to, now_ms + 160);
    hand_frame(hand, now_ms + 160);
}

static inline void hand_key(struct hand *hand, enum event_key key, int64_t now_ms)
{
    struct event event = {.kind = EVENT_KEY, .at_ms = now_ms, .key = key};
    kiosk_handle(hand->stage.kiosk, &event);
}

// --- looking ---

static inline struct point hand_middle(struct rect area)
{
    return (struct point){area.x + area.w / 2, area.y + area.h / 2};
}

static inline bool hand_within(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && rect_right(inner) <= rect_right(outer) &&
           rect_bottom(inner) <= rect_bottom(outer);
}

// The area of the control of that kind whose a is `a`; the test fails when there is none.
static inline struct rect hand_area(const struct hand *hand, enum action_kind kind, int a)
{
    const struct ui_hits *hits = kiosk_hits(hand->stage.kiosk);
    for (int i = 0; i < hits->count; i++)
        if (hits->items[i].action.kind == (int)kind && hits->items[i].action.a == a)
            return hits->items[i].area;
    fail_msg("no control of kind %d with %d", (int)kind, a);
    return (struct rect){0, 0, 0, 0};
}

static inline struct point hand_at(const struct hand *hand, enum action_kind kind, int a)
{
    return hand_middle(hand_area(hand, kind, a));
}

static inline struct buf hand_dump(const struct hand *hand)
{
    struct buf dump = {0};
    draw_dump(hand->list, &dump);
    return dump;
}

static inline bool hand_looks(const struct hand *hand, const struct buf *expected)
{
    struct buf dump = hand_dump(hand);
    bool same = strcmp(buf_text(&dump), buf_text(expected)) == 0;
    buf_finish(&dump);
    return same;
}

#endif

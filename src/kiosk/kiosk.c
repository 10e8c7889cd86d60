// The list on the screen is kept until the next one is made. Their difference is the damage; no
// difference, no work for the port. While a page slides, lists are composed of two frames.
#include "kiosk/kiosk.h"

#include "base/bug.h"
#include "kiosk/motion.h"
#include "visit/gesture.h"

#include <stdlib.h>

// The one on the screen, the one that slides out, and the one being made.
enum { FRAMES = 3 };

struct kiosk {
    struct kiosk_options options;
    const struct text_measure *measure;
    struct point size;
    double mm_per_px;
    struct visit visit;
    struct gesture_state gesture;
    bool pressing;
    struct action pressed;
    struct ui_metrics metrics;
    struct arena arenas[FRAMES];
    struct screen_frame frames[FRAMES];
    struct visit drawn; // the state of the visit in the frame that is shown
    int shown;          // which frame is the present one
    int leaving;        // the frame that slides out while `motion` moves; else == shown
    struct motion motion;
    struct arena slide_arenas[2];
    struct draw_list slides[2]; // composed of two frames
    int slide;
    const struct draw_list *on_screen; // what was given last
    int64_t composed_ms;               // when
    int answer_px;                     // of the frame that is shown
    bool fresh;                        // nothing is on the screen yet
    bool dirty;                        // something happened since the frame was made
};

static struct visit_shape shape_of(const struct kiosk_options *options)
{
    const struct pack *pack = options->pack;
    struct visit_shape shape = {
        .languages = (int)pack->language_count,
        .themes = (int)pack->theme_count,
        .terms = (int)pack->term_count,
        .has_about = pack->about != NULL,
        .ask_after_ms = options->ask_after_ms ? options->ask_after_ms : pack->ask_after_ms,
        .reset_after_ms = options->reset_after_ms ? options->reset_after_ms : pack->reset_after_ms,
    };
    for (size_t i = 0; i < pack->theme_count; i++)
        shape.pages[i] = (int)pack->themes[i].page_count;
    return shape;
}

static void update_metrics(struct kiosk *kiosk)
{
    struct ui_screen screen = {
        .size_px = kiosk->size,
        .mm_per_px = kiosk->mm_per_px,
        .distance_mm = kiosk->options.distance_mm,
        .text_step = kiosk->options.pack ? kiosk->visit.settings[SETTING_TEXT] : 2,
    };
    kiosk->metrics = ui_metrics(&screen);
}

static void restart_gestures(struct kiosk *kiosk)
{
    int slop = kiosk->metrics.slop_px; // 4 mm
    struct gesture_options options = {
        .slop_px = slop,
        .bounce_ms = kiosk->options.bounce_ms,
        .palm_px = 10 * slop,
        .span_px = 45 * slop,
    };
    gesture_init(&kiosk->gesture, &options);
    kiosk->pressing = false;
}

struct kiosk *kiosk_create(const struct kiosk_options *options, const struct text_measure *measure,
    struct point size, double port_mm_per_px, int64_t now_ms)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    if (!kiosk)
        BUG("out of memory");
    kiosk->options = *options;
    kiosk->measure = measure;
    kiosk->size = size;
    kiosk->mm_per_px = options->mm_per_px > 0 ? options->mm_per_px : port_mm_per_px;
    kiosk->fresh = kiosk->dirty = true;
    if (options->pack) {
        struct visit_shape shape = shape_of(options);
        visit_init(&kiosk->visit, &shape, now_ms);
    }
    update_metrics(kiosk);
    restart_gestures(kiosk);
    return kiosk;
}

void kiosk_destroy(struct kiosk *kiosk)
{
    if (!kiosk)
        return;
    for (int i = 0; i < FRAMES; i++)
        arena_finish(&kiosk->arenas[i]);
    arena_finish(&kiosk->slide_arenas[0]);
    arena_finish(&kiosk->slide_arenas[1]);
    free(kiosk);
}

const struct visit *kiosk_visit(const struct kiosk *kiosk)
{
    return &kiosk->visit;
}

const struct ui_hits *kiosk_hits(const struct kiosk *kiosk)
{
    return &kiosk->frames[kiosk->shown].hits;
}

void kiosk_act(struct kiosk *kiosk, struct action action, int64_t now_ms)
{
    visit_act(&kiosk->visit, action, now_ms);
    kiosk->dirty = true;
}

// --- events ---
static bool right_to_left(const struct kiosk *kiosk)
{
    return kiosk->options.pack->languages[kiosk->visit.language].words->right_to_left;
}

static void press(struct kiosk *kiosk, struct point at, int64_t now_ms)
{
    kiosk->pressing = false;
    if (visit_touch(&kiosk->visit, now_ms)) {
        gesture_drop(&kiosk->gesture); // it answered "still there?" and does nothing more
        return;
    }
    int hit = ui_hit_at(kiosk_hits(kiosk), at);
    kiosk->pressing = hit >= 0;
    if (hit >= 0)
        kiosk->pressed = kiosk_hits(kiosk)->items[hit].action;
}

// What was pressed is done only if the finger still stands on it.
static void tap(struct kiosk *kiosk, struct point at, int64_t now_ms)
{
    int hit = ui_hit_at(kiosk_hits(kiosk), at);
    bool same = kiosk->pressing && hit >= 0 &&
                action_equal(kiosk_hits(kiosk)->items[hit].action, kiosk->pressed);
    if (same)
        visit_act(&kiosk->visit, kiosk->pressed, now_ms);
    else
        visit_wake(&kiosk->visit, now_ms);
}

// A drag sideways that went far, or not so far but fast.
static bool is_swipe(const struct kiosk *kiosk, struct point by, struct point speed)
{
    int across = abs(by.x), far = geom_max(3 * kiosk->metrics.slop_px, kiosk->size.x / 12);
    bool fast = abs(speed.x) > 2 * far && (speed.x < 0) == (by.x < 0);
    return across >= (fast ? far : 2 * far) && 2 * across > 3 * abs(by.y);
}

// A page follows the reading direction: towards its start is on, towards its end is back.
static void swipe(struct kiosk *kiosk, struct point by, struct point speed, int64_t now_ms)
{
    const struct visit *visit = &kiosk->visit;
    if (!is_swipe(kiosk, by, speed) || visit->place != VISIT_PAGE ||
        visit->panel != VISIT_NO_PANEL) {
        visit_wake(&kiosk->visit, now_ms);
        return;
    }
    bool on = (by.x < 0) != right_to_left(kiosk);
    visit_act(&kiosk->visit, (struct action){on ? ACTION_NEXT : ACTION_BACK, 0, 0}, now_ms);
}

static void drag(struct kiosk *kiosk, struct point by, int64_t now_ms)
{
    visit_touch(&kiosk->visit, now_ms);
    visit_scroll_by(&kiosk->visit, -by.y);
}

static void obey(struct kiosk *kiosk, struct gesture gesture, int64_t now_ms)
{
    if (gesture.kind == GESTURE_NONE)
        return;
    kiosk->dirty = true;
    if (gesture.kind == GESTURE_PRESS) {
        press(kiosk, gesture.at, now_ms);
        return;
    }
    switch (gesture.kind) {
    case GESTURE_TAP:
        tap(kiosk, gesture.at, now_ms);
        break;
    case GESTURE_SLIP:
    case GESTURE_DRAG:
        drag(kiosk, gesture.by, now_ms);
        break;
    case GESTURE_RELEASE:
        swipe(kiosk, gesture.by, gesture.speed, now_ms);
        break;
    default:
        break;
    }
    kiosk->pressing = false;
}

static enum event_key mirrored_key(const struct kiosk *kiosk, enum event_key key)
{
    if (!right_to_left(kiosk))
        return key;
    return key == EVENT_KEY_LEFT ? EVENT_KEY_RIGHT : key == EVENT_KEY_RIGHT ? EVENT_KEY_LEFT : key;
}

// To the next control; what only swallows touches is no stop.
static void move_focus(struct visit *visit, int step, const struct ui_hits *hits)
{
    for (int i = 0; i < hits->count; i++) {
        visit_focus(visit, step, hits->count);
        if (!hits->items[visit->focus].surface)
            return;
    }
    visit->focus = -1;
}

static void key(struct kiosk *kiosk, const struct event *event)
{
    struct visit *visit = &kiosk->visit;
    kiosk->dirty = true;
    const struct ui_hits *hits = kiosk_hits(kiosk);
    bool focused = visit->focus >= 0 && visit->focus < hits->count;
    bool selecting = event->key == EVENT_KEY_SELECT && focused;
    bool moving = event->key == EVENT_KEY_NEXT || event->key == EVENT_KEY_PREVIOUS;
    // At attract, the keys may walk through the start buttons before they enter.
    bool at_attract = visit->place == VISIT_ATTRACT;
    if (!(at_attract && (moving || selecting)) && visit_wake(visit, event->at_ms))
        return;
    if (moving)
        move_focus(visit, event->key == EVENT_KEY_NEXT ? 1 : -1, hits);
    else if (selecting)
        visit_act(visit, hits->items[visit->focus].action, event->at_ms);
    else
        visit_act(visit, visit_key_action(visit, mirrored_key(kiosk, event->key)), event->at_ms);
}

static void resize(struct kiosk *kiosk, struct point size)
{
    kiosk->size = size;
    kiosk->motion.moving = false;
    kiosk->leaving = kiosk->shown;
    kiosk->fresh = kiosk->dirty = true;
    update_metrics(kiosk);
    restart_gestures(kiosk);
}

void kiosk_handle(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_RESIZE) {
        resize(kiosk, event->size);
        return;
    }
    if (!kiosk->options.pack)
        return;
    visit_tick(&kiosk->visit, event->at_ms);
    if (event->kind == EVENT_KEY)
        key(kiosk, event);
    else
        obey(kiosk, gesture_feed(&kiosk->gesture, event), event->at_ms);
}

// --- frames ---
static void draw(struct kiosk *kiosk, int making, int64_t now_ms)
{
    struct screen_view view = {
        .pack = kiosk->options.pack,
        .visit = &kiosk->visit,
        .measure = kiosk->measure,
        .metrics = &kiosk->metrics,
        .style = ui_style((enum ui_style_kind)kiosk->visit.settings[SETTING_STYLE]),
        .assets_folder = kiosk->options.assets_folder,
        .now_ms = now_ms,
        .pressing = kiosk->pressing,
        .pressed = kiosk->pressed,
    };
    struct arena *arena = &kiosk->arenas[making];
    arena_reset(arena);
    if (!view.pack) {
        screen_draw_fault(&view, kiosk->options.faults, arena, &kiosk->frames[making]);
        return;
    }
    screen_draw(&view, arena, &kiosk->frames[making]);
    const struct screen_frame *frame = &kiosk->frames[making];
    kiosk->answer_px = frame->answer_px;
    visit_scroll_limits(&kiosk->visit, frame->scroll_limit_px, frame->scroll_page_px);
    if (kiosk->visit.panel != VISIT_NO_PANEL)
        visit_panel_limits(&kiosk->visit, frame->panel_limit_px, frame->panel_page_px);
}

static int free_frame(const struct kiosk *kiosk)
{
    int frame = 0;
    while (frame == kiosk->shown || frame == kiosk->leaving)
        frame++;
    return frame;
}

// An answer that was just asked for is scrolled into sight: one more frame, of the same moment.
static bool follow_answer(struct kiosk *kiosk, int before_px)
{
    int seen_px = kiosk->visit.scroll_px + kiosk->visit.scroll_page_px;
    if (kiosk->answer_px == before_px || kiosk->answer_px <= seen_px)
        return false;
    visit_scroll_by(&kiosk->visit, kiosk->answer_px - seen_px);
    return true;
}

// The focus stays on its control where the frame has others before it now; false where it needs no
// change.
static bool follow_focus(struct kiosk *kiosk, const struct ui_hits *before, int making)
{
    const struct ui_hits *hits = &kiosk->frames[making].hits;
    int focus = kiosk->visit.focus, found = -1;
    if (focus < 0 || focus >= before->count)
        return false;
    for (int i = 0; i < hits->count; i++)
        if (action_equal(hits->items[i].action, before->items[focus].action) &&
            !hits->items[i].surface && (found < 0 || i == focus))
            found = i;
    kiosk->visit.focus = found;
    return found != focus;
}

// The next frame; where it is a step on or back, the one before starts to slide out.
static void make_frame(struct kiosk *kiosk, int64_t now_ms)
{
    int making = free_frame(kiosk), answer_px = kiosk->answer_px;
    update_metrics(kiosk);
    draw(kiosk, making, now_ms);
    if (kiosk->options.pack && follow_answer(kiosk, answer_px))
        draw(kiosk, making, now_ms);
    if (kiosk->options.pack && follow_focus(kiosk, kiosk_hits(kiosk), making))
        draw(kiosk, making, now_ms);
    bool still = kiosk->fresh || !kiosk->options.pack || kiosk->options.still ||
                 kiosk->visit.settings[SETTING_MOTION];
    int way = still ? 0 : motion_way(&kiosk->drawn, &kiosk->visit, right_to_left(kiosk));
    if (way != 0) {
        kiosk->motion = (struct motion){true, way, now_ms};
        kiosk->leaving = kiosk->shown;
    } else if (!kiosk->motion.moving) {
        kiosk->leaving = making;
    }
    kiosk->shown = making;
    kiosk->drawn = kiosk->visit;
}

static const struct draw_list *compose(struct kiosk *kiosk, int64_t now_ms)
{
    const struct draw_list *to = &kiosk->frames[kiosk->shown].list;
    int offset = motion_offset(&kiosk->motion, now_ms, kiosk->size.x);
    if (offset == 0) {
        kiosk->motion.moving = false;
        kiosk->leaving = kiosk->shown;
        return to;
    }
    int slide = kiosk->slide = 1 - kiosk->slide;
    arena_reset(&kiosk->slide_arenas[slide]);
    kiosk->slides[slide] = draw_list_begin(&kiosk->slide_arenas[slide], kiosk->size);
    motion_compose(&kiosk->slides[slide], &kiosk->frames[kiosk->leaving].list, to, offset,
        kiosk->motion.way, kiosk->size.y - kiosk->metrics.dock_px);
    return &kiosk->slides[slide];
}

const struct draw_list *kiosk_frame(
    struct kiosk *kiosk, int64_t now_ms, struct draw_damage *damage_out)
{
    if (kiosk->options.pack && visit_deadline_ms(&kiosk->visit) <= now_ms) {
        visit_tick(&kiosk->visit, now_ms);
        kiosk->dirty = true;
    }
    obey(kiosk, gesture_tick(&kiosk->gesture, now_ms), now_ms);
    bool make = kiosk->dirty || now_ms >= kiosk->frames[kiosk->shown].next_ms;
    if (!make && !kiosk->motion.moving)
        return NULL;
    if (make)
        make_frame(kiosk, now_ms);
    kiosk->composed_ms = now_ms;
    const struct draw_list *list =
        kiosk->motion.moving ? compose(kiosk, now_ms) : &kiosk->frames[kiosk->shown].list;
    struct draw_damage damage = draw_difference(kiosk->fresh ? NULL : kiosk->on_screen, list);
    kiosk->on_screen = list;
    kiosk->fresh = kiosk->dirty = false;
    if (damage.count == 0)
        return NULL;
    *damage_out = damage;
    return list;
}

int64_t kiosk_wake_ms(const struct kiosk *kiosk)
{
    if (kiosk->motion.moving)
        return kiosk->composed_ms + MOTION_STEP_MS;
    int64_t next_ms = kiosk->frames[kiosk->shown].next_ms;
    int64_t deadline_ms = kiosk->options.pack ? visit_deadline_ms(&kiosk->visit) : INT64_MAX;
    int64_t gesture_ms = gesture_deadline_ms(&kiosk->gesture);
    if (gesture_ms < deadline_ms)
        deadline_ms = gesture_ms;
    return next_ms < deadline_ms ? next_ms : deadline_ms;
}

bool kiosk_run(struct kiosk *kiosk, const struct port *port)
{
    for (;;) {
        struct draw_damage damage;
        const struct draw_list *list = kiosk_frame(kiosk, port->now_ms(port->self), &damage);
        if (list && !port->present(port->self, list, &damage))
            return false;
        struct event event = port->wait(port->self, kiosk_wake_ms(kiosk));
        if (event.kind == EVENT_QUIT)
            return true;
        if (event.kind != EVENT_NONE)
            kiosk_handle(kiosk, &event);
    }
}

// Gestures become acts: taps press controls, drags hold the page (sideways) or the text (up and
// down), and what is held goes on with the finger's speed when it lets go.
#include "kiosk/parts.h"

#include <math.h>
#include <stdlib.h>

enum {
    SLOP_MM = 4,
    PALM_MM = 40,   // standards A-106
    CORNER_MM = 25, // where staff press
    SPAN_MM = 180,  // from thumb to forefinger, of a large hand
    COAST_MS = 300, // a flicked text goes as far as its speed would in that time
    COAST_LEAST_MM_S = 30,
    DOUBLE_MS = 500, // two taps of a double tap are at most so far apart
    SCALE_ONE = 1 << 16,
};

static int mm(const struct kiosk *kiosk, int millimetres)
{
    return kiosk->metrics.slop_px * millimetres / SLOP_MM;
}

void hand_reset(struct kiosk *kiosk)
{
    struct gesture_options options = {
        .slop_px = kiosk->metrics.slop_px,
        .bounce_ms = kiosk->options.bounce_ms,
        .palm_px = mm(kiosk, PALM_MM),
        .span_px = mm(kiosk, SPAN_MM),
    };
    gesture_init(&kiosk->hand.gesture, &options);
    kiosk->hand.pressing = false;
    kiosk->hand.holding = HOLD_NOTHING;
    tween_set(&kiosk->pull, 0);
}

// --- text ---

static bool in_panel(const struct visit *visit)
{
    return visit->panel != VISIT_NO_PANEL;
}

int hand_scroll_px(const struct visit *visit)
{
    return in_panel(visit) ? visit->panel_scroll_px : visit->scroll_px;
}

static int limit_px(const struct visit *visit)
{
    return in_panel(visit) ? visit->panel_limit_px : visit->scroll_limit_px;
}

static void scroll_to(struct visit *visit, double px)
{
    visit_scroll_by(visit, (int)lround(px) - hand_scroll_px(visit));
}

// Beyond its ends the text follows less and less.
static double stretched(double beyond_px, int page_px)
{
    double most = geom_max(page_px, 1) / 2.0;
    return beyond_px / (1 + fabs(beyond_px) / most);
}

static void put_text(struct kiosk *kiosk, double px)
{
    struct visit *visit = &kiosk->visit;
    double beyond = px - fmin(fmax(px, 0), limit_px(visit));
    int page_px = in_panel(visit) ? visit->panel_page_px : visit->scroll_page_px;
    scroll_to(visit, px);
    tween_set(
        &kiosk->pull, kiosk_calm(kiosk) || limit_px(visit) == 0 ? 0 : stretched(beyond, page_px));
}

// The text stops where it is.
static void catch_text(struct kiosk *kiosk, int64_t now_ms)
{
    kiosk->hand.text_px = hand_scroll_px(&kiosk->visit) + tween_at(&kiosk->pull, now_ms);
    put_text(kiosk, kiosk->hand.text_px);
}

static void drag_text(struct kiosk *kiosk, int by_px)
{
    kiosk->hand.text_px -= by_px;
    put_text(kiosk, kiosk->hand.text_px);
}

// `speed` in px/ms, of the finger.
static void let_text_go(struct kiosk *kiosk, double speed, int64_t now_ms)
{
    struct visit *visit = &kiosk->visit;
    double seen = hand_scroll_px(visit) + kiosk->pull.to, ahead = -speed;
    bool beyond = kiosk->pull.to != 0;
    if (kiosk_calm(kiosk) || limit_px(visit) == 0)
        return;
    if (!beyond && fabs(ahead) * 1000 > mm(kiosk, COAST_LEAST_MM_S)) {
        scroll_to(visit, seen + ahead * COAST_MS);
        tween_set(&kiosk->pull, seen - hand_scroll_px(visit));
        tween_coast(&kiosk->pull, 0, ahead, MOTION_COAST_MS, now_ms);
    } else if (beyond) {
        tween_go(&kiosk->pull, 0, MOTION_MS, now_ms);
    }
}

// --- gestures ---

// What is pressed is the surface of the picture panel, not one of its controls.
static bool on_picture(const struct kiosk *kiosk)
{
    return kiosk->hand.pressing && kiosk->hand.pressed.kind == ACTION_NONE &&
           kiosk->visit.panel == VISIT_PICTURE_PANEL;
}

static bool in_corner(const struct kiosk *kiosk, struct point at)
{
    int side = mm(kiosk, CORNER_MM);
    return (at.x < side || at.x >= kiosk->size.x - side) &&
           (at.y < side || at.y >= kiosk->size.y - side);
}

static void press(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    struct hand *hand = &kiosk->hand;
    hand->pressing = false;
    if (kiosk->staff.page == STAFF_DARK) {
        kiosk_wake(kiosk, now_ms);
        gesture_drop(&hand->gesture);
        return;
    }
    if (visit_touch(&kiosk->visit, now_ms)) {
        gesture_drop(&hand->gesture); // it answered "still there?" and does nothing more
        return;
    }
    int hit = show_hit_at(kiosk, gesture->at);
    hand->pressing = hit >= 0;
    if (hit >= 0)
        hand->pressed = kiosk_hits(kiosk)->items[hit].action;
    gesture_allow(&hand->gesture, on_picture(kiosk), in_corner(kiosk, gesture->at));
    if (hit < 0 && tween_moves(&kiosk->pull, now_ms))
        catch_text(kiosk, now_ms);
}

// In the picture panel: the first tap brings its place to the middle, the second enlarges.
static void tap_picture(struct kiosk *kiosk, struct point at, int64_t now_ms)
{
    struct hand *hand = &kiosk->hand;
    int64_t since_ms = now_ms - hand->tapped_ms;
    int slop = kiosk->metrics.slop_px;
    bool near = abs(at.x - hand->tapped_at.x) <= slop && abs(at.y - hand->tapped_at.y) <= slop;
    if (near && since_ms >= 0 && since_ms < DOUBLE_MS)
        visit_picture_double(&kiosk->visit, at);
    else
        visit_picture_tap(&kiosk->visit, at);
    hand->tapped_ms = now_ms;
    hand->tapped_at = at;
}

// What was pressed is done only if the finger still stands on it.
static void tap(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    int hit = show_hit_at(kiosk, gesture->at);
    bool same = kiosk->hand.pressing && hit >= 0 &&
                action_equal(kiosk_hits(kiosk)->items[hit].action, kiosk->hand.pressed);
    if (same && on_picture(kiosk))
        tap_picture(kiosk, gesture->at, now_ms);
    kiosk->hand.pressing = false;
    if (same)
        kiosk_obey(kiosk, kiosk->hand.pressed, now_ms);
    else
        kiosk_wake(kiosk, now_ms);
}

// The way that a drag takes at first decides what it holds.
static void slip(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    struct hand *hand = &kiosk->hand;
    struct point by = gesture->by;
    bool sideways = abs(by.x) > abs(by.y);
    visit_touch(&kiosk->visit, now_ms);
    if (kiosk->visit.panel == VISIT_PICTURE_PANEL) {
        hand->holding = HOLD_PICTURE;
        visit_picture_pan(&kiosk->visit, by);
    } else if (sideways && turn_grab(kiosk, by.x, now_ms)) {
        hand->holding = HOLD_PAGE;
    } else if (!sideways) {
        hand->holding = HOLD_TEXT;
        catch_text(kiosk, now_ms);
        drag_text(kiosk, by.y);
    }
}

static void drag(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    visit_touch(&kiosk->visit, now_ms);
    if (kiosk->hand.holding == HOLD_PAGE)
        turn_drag(kiosk, gesture->by.x, now_ms);
    else if (kiosk->hand.holding == HOLD_TEXT)
        drag_text(kiosk, gesture->by.y);
    else if (kiosk->hand.holding == HOLD_PICTURE)
        visit_picture_pan(&kiosk->visit, gesture->by);
}

static void pinch(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    visit_touch(&kiosk->visit, now_ms);
    kiosk->hand.holding = HOLD_PICTURE;
    visit_picture_pan(&kiosk->visit, gesture->by);
    visit_picture_zoom(
        &kiosk->visit, (int)lround(gesture->scale * SCALE_ONE), SCALE_ONE, gesture->at);
}

// A tap that is a bounce anywhere else is half of a double tap on a picture.
static void tap_again(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    kiosk_wake(kiosk, now_ms);
    if (kiosk->visit.panel == VISIT_PICTURE_PANEL)
        tap_picture(kiosk, gesture->at, now_ms);
}

// Without motion a page is turned by the way that the finger took.
static void turn_calmly(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    const struct visit *visit = &kiosk->visit;
    int across = gesture->by.x, least = geom_max(3 * kiosk->metrics.slop_px, kiosk->size.x / 12);
    bool pages = visit->place == VISIT_THEME || visit->place == VISIT_PAGE;
    if (!kiosk_calm(kiosk) || !pages || in_panel(visit) || abs(across) < least ||
        2 * abs(across) <= 3 * abs(gesture->by.y)) {
        kiosk_wake(kiosk, now_ms);
        return;
    }
    bool on = (across < 0) != kiosk_right_to_left(kiosk);
    kiosk_obey(kiosk, (struct action){on ? ACTION_NEXT : ACTION_BACK, 0, 0}, now_ms);
}

static void release(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    enum holding held = kiosk->hand.holding;
    kiosk->hand.holding = HOLD_NOTHING;
    if (held == HOLD_PAGE)
        turn_let_go(kiosk, gesture->speed.x / 1000.0, now_ms);
    else if (held == HOLD_TEXT)
        let_text_go(kiosk, gesture->speed.y / 1000.0, now_ms);
    else if (held == HOLD_NOTHING)
        turn_calmly(kiosk, gesture, now_ms);
}

// What was held goes where it belongs.
static void cancel(struct kiosk *kiosk, int64_t now_ms)
{
    struct gesture rest = {.kind = GESTURE_RELEASE};
    if (kiosk->hand.holding != HOLD_NOTHING)
        release(kiosk, &rest, now_ms);
}

static void obey(struct kiosk *kiosk, const struct gesture *gesture, int64_t now_ms)
{
    if (gesture->kind == GESTURE_NONE)
        return;
    kiosk->dirty = true;
    switch (gesture->kind) {
    case GESTURE_PRESS:
        cancel(kiosk, now_ms);
        press(kiosk, gesture, now_ms);
        return;
    case GESTURE_TAP:
        tap(kiosk, gesture, now_ms);
        break;
    case GESTURE_SLIP:
        slip(kiosk, gesture, now_ms);
        break;
    case GESTURE_DRAG:
        drag(kiosk, gesture, now_ms);
        break;
    case GESTURE_RELEASE:
        release(kiosk, gesture, now_ms);
        break;
    case GESTURE_AGAIN:
        tap_again(kiosk, gesture, now_ms);
        break;
    case GESTURE_PINCH:
        pinch(kiosk, gesture, now_ms);
        break;
    case GESTURE_HOLD:
        kiosk_hold(kiosk, now_ms);
        break;
    case GESTURE_PINCH_END:
    case GESTURE_CANCEL:
        cancel(kiosk, now_ms);
        break;
    default:
        break;
    }
    kiosk->hand.pressing = false;
}

void hand_feed(struct kiosk *kiosk, const struct event *event)
{
    struct gesture gesture = gesture_feed(&kiosk->hand.gesture, event);
    obey(kiosk, &gesture, event->at_ms);
}

void hand_tick(struct kiosk *kiosk, int64_t now_ms)
{
    struct gesture gesture = gesture_tick(&kiosk->hand.gesture, now_ms);
    obey(kiosk, &gesture, now_ms);
}

// Pages under a finger. The page beside comes along as far as the finger goes; when it lets go,
// speed or else the greater half decides which of the two stays. And as pages are turned to their
// neighbours, these are painted before, when there is nothing else to do.
#include "kiosk/parts.h"

#include <math.h>

enum { FLICK_MM_S = 100, SLOP_MM = 4 };

// The visit at the page that comes from the right (+1) or the left (-1). False where there is none.
static bool beside(const struct kiosk *kiosk, int way, struct visit *out)
{
    const struct visit *here = &kiosk->visit;
    bool on = (way > 0) != kiosk_right_to_left(kiosk);
    if (here->place == VISIT_ATTRACT || here->panel != VISIT_NO_PANEL || here->asking)
        return false;
    *out = *here;
    out->focus = -1;
    visit_act(out, (struct action){on ? ACTION_NEXT : ACTION_BACK, 0, 0}, here->touched_ms);
    return out->place != here->place || out->theme != here->theme || out->page != here->page;
}

// The page at rest begins to leave, the one beside it follows.
static bool begin(struct kiosk *kiosk, double by_px, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    struct visit visit;
    int way = by_px < 0 ? 1 : -1;
    if (!beside(kiosk, way, &visit))
        return false;
    int making = show_free_slot(show);
    show_draw(kiosk, &visit, &show->slots[making], now_ms);
    show_name(kiosk, &show->slots[making], NULL);
    show->slots[making].visit = visit;
    show->other = making;
    show->mix = DRAW_SLIDE;
    show->current_over = false;
    show->way = way;
    tween_set(&show->part, way * kiosk->size.x + by_px);
    return true;
}

bool turn_grab(struct kiosk *kiosk, int by_px, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    if (kiosk_calm(kiosk) || (show->mix != DRAW_STILL && show->mix != DRAW_SLIDE))
        return false;
    if (show->mix == DRAW_STILL)
        return begin(kiosk, by_px, now_ms);
    tween_set(&show->part, tween_at(&show->part, now_ms));
    turn_drag(kiosk, by_px, now_ms);
    return true;
}

// A page that is at its place and is drawn further lets the next one follow, at the other side.
void turn_drag(struct kiosk *kiosk, int by_px, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    if (show->mix != DRAW_SLIDE)
        return;
    double wanted = show->part.to + by_px, end = show->way * kiosk->size.x;
    double at = end > 0 ? fmin(fmax(wanted, 0), end) : fmax(fmin(wanted, 0), end);
    bool arrived = at == show_arrived(kiosk);
    if (arrived && wanted != at && begin(kiosk, wanted - at, now_ms))
        return;
    tween_set(&show->part, at);
}

// The other leaf is a place where the visit can go to: it is known, and shows the same to it.
static bool can_turn(const struct kiosk *kiosk)
{
    const struct show *show = &kiosk->show;
    if (show->other == NO_SLOT)
        return false;
    struct visit there = show->slots[show->other].visit, here = kiosk->visit;
    there.place = here.place;
    there.theme = here.theme;
    there.page = here.page;
    return motion_same_view(&there, &here);
}

void turn_let_go(struct kiosk *kiosk, double speed, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    if (show->mix != DRAW_SLIDE)
        return;
    double flick = (double)kiosk->metrics.slop_px * FLICK_MM_S / SLOP_MM / 1000;
    double leaving = speed * show->way; // > 0: `over` goes back to where it came from
    bool over = fabs(leaving) > flick ? leaving < 0 : fabs(show->part.to) * 2 < kiosk->size.x;
    if (over != show->current_over && can_turn(kiosk)) {
        visit_return(&kiosk->visit, &show->slots[show->other].visit, now_ms);
        show_turn_around(kiosk, now_ms);
    }
    tween_flick(&show->part, show_arrived(kiosk), speed, MOTION_MS, now_ms);
}

// --- ahead of time ---

bool turn_pending(const struct kiosk *kiosk)
{
    const struct show *show = &kiosk->show;
    bool free_hand = !kiosk->hand.pressing && kiosk->hand.holding == HOLD_NOTHING;
    return kiosk->options.pack && !kiosk->options.still && show_rests(kiosk) && free_hand &&
           show->prepared < 2;
}

// The page that follows first. At attract, nothing is beside.
void turn_prepare(struct kiosk *kiosk, const struct port *port, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    struct slot *slot = &show->slots[show_free_slot(show)];
    struct visit visit;
    bool on = show->prepared == 0;
    if (kiosk->visit.place == VISIT_ATTRACT) {
        port->prepare(port->self, NULL);
        show->prepared = 2;
        return;
    }
    show->prepared++;
    if (!beside(kiosk, on != kiosk_right_to_left(kiosk) ? 1 : -1, &visit))
        return;
    show_draw(kiosk, &visit, slot, now_ms);
    show_name(kiosk, slot, NULL);
    port->prepare(port->self, &slot->leaf);
}

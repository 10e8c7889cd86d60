// x(s) = (2s^3 - 3s^2 + 1) from + (3s^2 - 2s^3) to + (s^3 - 2s^2 + s) speed * duration, s from 0 to
// 1. With speed = 3 (to - from) / duration this is the ease-out 1 - (1 - s)^3; with any less it
// stays between its ends.
#include "kiosk/motion.h"

#include "base/geom.h"

#include <math.h>
#include <string.h>

enum { LEAST_MS = 120 };

double tween_at(const struct tween *tween, int64_t now_ms)
{
    int64_t gone_ms = now_ms - tween->start_ms;
    if (tween->duration_ms == 0 || gone_ms >= tween->duration_ms)
        return tween->to;
    double s = gone_ms > 0 ? (double)gone_ms / tween->duration_ms : 0;
    double arrived = s * s * (3 - 2 * s), push = s * (1 - s) * (1 - s);
    return tween->from + (tween->to - tween->from) * arrived +
           tween->speed * tween->duration_ms * push;
}

bool tween_moves(const struct tween *tween, int64_t now_ms)
{
    return tween->duration_ms > 0 && now_ms - tween->start_ms < tween->duration_ms;
}

void tween_set(struct tween *tween, double value)
{
    *tween = (struct tween){.from = value, .to = value};
}

void tween_go(struct tween *tween, double to, int duration_ms, int64_t now_ms)
{
    double from = tween_at(tween, now_ms);
    *tween = (struct tween){from, to, 3 * (to - from) / duration_ms, now_ms, duration_ms};
}

static void start(struct tween *tween, double to, double speed, double time_ms, int64_t now_ms)
{
    *tween = (struct tween){tween_at(tween, now_ms), to, speed, now_ms, (int)time_ms};
}

void tween_flick(struct tween *tween, double to, double speed, int duration_ms, int64_t now_ms)
{
    double way = to - tween_at(tween, now_ms);
    if (way * speed < 0)
        speed = 0;
    double needed_ms = speed != 0 ? 3 * way / speed : duration_ms;
    double time_ms = fmin(fmax(needed_ms, LEAST_MS), duration_ms);
    if (fabs(speed * time_ms) > fabs(3 * way))
        speed = 3 * way / time_ms;
    start(tween, to, speed, time_ms, now_ms);
}

void tween_coast(struct tween *tween, double to, double speed, int duration_ms, int64_t now_ms)
{
    double way = to - tween_at(tween, now_ms);
    double needed_ms = speed != 0 ? fabs(3 * way / speed) : duration_ms;
    start(tween, to, speed, fmin(fmax(needed_ms, MOTION_MS), duration_ms), now_ms);
}

// Where a state stands on the way from home through a theme to its last page; -1 = not on it.
static int depth(const struct visit *visit)
{
    switch (visit->place) {
    case VISIT_HOME:
        return 0;
    case VISIT_THEME:
    case VISIT_ABOUT:
        return 1;
    case VISIT_PAGE:
        return 2 + visit->page;
    default:
        return -1;
    }
}

static bool same_place(const struct visit *a, const struct visit *b)
{
    return a->place == b->place && a->theme == b->theme && a->page == b->page;
}

bool motion_same_view(const struct visit *a, const struct visit *b)
{
    return same_place(a, b) && a->panel == b->panel && a->term == b->term &&
           a->asking == b->asking && a->language == b->language &&
           memcmp(a->settings, b->settings, sizeof a->settings) == 0;
}

static enum draw_mix panel_change(const struct visit *from, const struct visit *to, int *way_out)
{
    bool covered = from->panel != VISIT_NO_PANEL, covers = to->panel != VISIT_NO_PANEL;
    if (covered == covers)
        return from->panel == to->panel && from->term == to->term ? DRAW_STILL : DRAW_FADE;
    *way_out = covers ? 1 : -1;
    return DRAW_RISE;
}

enum draw_mix motion_between(
    const struct visit *from, const struct visit *to, bool right_to_left, int *way_out)
{
    bool styled = from->settings[SETTING_STYLE] != to->settings[SETTING_STYLE];
    bool covered = from->panel != VISIT_NO_PANEL || to->panel != VISIT_NO_PANEL;
    int before = depth(from), after = depth(to);
    *way_out = 0;
    if (from->asking != to->asking || styled || (before < 0) != (after < 0))
        return DRAW_FADE;
    if (same_place(from, to))
        return from->language == to->language ? panel_change(from, to, way_out) : DRAW_STILL;
    if (covered || before == after)
        return DRAW_FADE;
    *way_out = (after > before) != right_to_left ? 1 : -1;
    return DRAW_SLIDE;
}

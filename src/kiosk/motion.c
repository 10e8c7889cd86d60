// Ease-out: fast at first, so that a tap is answered at once, then calm.
#include "kiosk/motion.h"

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

int motion_way(const struct visit *from, const struct visit *to, bool right_to_left)
{
    bool covered = from->panel || to->panel || from->asking || to->asking;
    int before = depth(from), after = depth(to);
    if (covered || before < 0 || after < 0 || before == after)
        return 0;
    return (after > before) != right_to_left ? 1 : -1;
}

int motion_offset(const struct motion *motion, int64_t now_ms, int width_px)
{
    int64_t gone_ms = now_ms - motion->start_ms;
    if (gone_ms < 0)
        gone_ms = 0;
    if (gone_ms >= MOTION_MS)
        return 0;
    int64_t left = MOTION_MS - gone_ms, whole = MOTION_MS;
    return (int)(width_px * left * left * left / (whole * whole * whole));
}

void motion_compose(struct draw_list *list, const struct draw_list *from,
    const struct draw_list *to, int offset_px, int way, int dock_y)
{
    struct rect before = draw_clip(list, (struct rect){0, 0, list->size.x, dock_y});
    draw_append(list, from, way * (offset_px - list->size.x));
    draw_append(list, to, way * offset_px);
    draw_clip_restore(list, before);
    before = draw_clip(list, (struct rect){0, dock_y, list->size.x, list->size.y - dock_y});
    draw_append(list, to, 0);
    draw_clip_restore(list, before);
}

// A body that scrolls: by drag, and by two paging buttons that show that there is more.
#include "screen/parts.h"

// The paging buttons take a column at the end of a wide screen, a strip below the text of a tall
// one.
static int rail_px(const struct screen *s)
{
    return s->m->button_px + s->m->gap_px;
}

struct rect screen_content(const struct screen *s, bool rail)
{
    const struct ui_metrics *m = s->m;
    struct rect area = rect_inset(s->body, m->margin_px, 0);
    area.y += m->bar_px;
    area.h -= m->bar_px;
    if (rail && m->tall)
        area.h -= rail_px(s);
    else if (rail)
        area.w -= rail_px(s) - m->margin_px / 2;
    return area;
}

struct screen_scroll screen_scroll_begin(struct screen *s, bool rail, int content_height_px)
{
    struct screen_scroll scroll = {.area = screen_content(s, rail), .rail = rail};
    int limit = geom_max(0, content_height_px - scroll.area.h);
    scroll.offset_px = geom_clamp(s->visit->scroll_px, 0, limit);
    if (s->visit->panel == VISIT_NO_PANEL)
        scroll.offset_px += s->view->pull_px;
    s->frame->scroll_limit_px = limit;
    s->frame->scroll_page_px = geom_max(1, scroll.area.h - s->m->line_px[UI_TEXT] * 2);
    struct rect visible = {s->body.x, scroll.area.y, s->body.w, scroll.area.h};
    scroll.clip_before = ui_clip(&s->ui, visible);
    return scroll;
}

static void put_pager(struct screen *s, struct rect area, const char *icon, int step, bool more)
{
    ui_put_button(&s->ui, area,
        &(struct ui_button){
            .icon = icon, .action = {ACTION_SCROLL, (int16_t)step, 0}, .disabled = !more});
}

void screen_put_pagers(struct screen *s, struct rect area, int offset_px, int limit_px)
{
    int gap = s->m->gap_px / 2, size = s->m->button_px;
    if (!s->m->tall) // both fit above each other on the lowest screen
        size = geom_clamp((area.h - gap) / 2, s->m->target_px, size);
    struct rect down = {rect_right(area) - size, rect_bottom(area) - size, size, size}, up = down;
    if (s->m->tall)
        up.x -= size + gap;
    else
        up.y -= size + gap;
    put_pager(s, up, "up", -1, offset_px > 0);
    put_pager(s, down, "down", +1, offset_px < limit_px);
}

void screen_scroll_end(struct screen *s, const struct screen_scroll *scroll)
{
    ui_unclip(&s->ui, scroll->clip_before);
    if (!scroll->rail)
        return;
    struct rect area = rect_inset(s->body, s->m->margin_px / 2, s->m->gap_px / 2);
    int limit = s->frame->scroll_limit_px;
    screen_put_pagers(s, area, geom_clamp(s->visit->scroll_px, 0, limit), limit);
}

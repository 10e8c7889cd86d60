// Which screen is shown, and what lies over it: panels, then "still there?".
#include "screen/screen.h"

#include "screen/parts.h"

static struct screen begin(
    const struct screen_view *view, struct arena *arena, struct screen_frame *frame)
{
    *frame = (struct screen_frame){
        .list = draw_list_begin(arena, view->metrics->size),
        .next_ms = INT64_MAX,
    };
    struct screen s = {
        .view = view,
        .frame = frame,
        .pack = view->pack,
        .visit = view->visit,
        .m = view->metrics,
        .style = view->style,
        .body = {0, 0, view->metrics->size.x, view->metrics->size.y - view->metrics->dock_px},
    };
    s.ui = (struct ui){
        .list = &frame->list,
        .hits = &frame->hits,
        .arena = arena,
        .measure = view->measure,
        .metrics = view->metrics,
        .style = view->style,
        .assets_folder = view->assets_folder,
        .pressing = view->pressing,
        .pressed = view->pressed,
        .focus = -1,
    };
    return s;
}

static void draw_place(struct screen *s)
{
    const struct visit *visit = s->visit;
    switch (visit->place) {
    case VISIT_HOME:
        home_draw(s);
        break;
    case VISIT_THEME:
        theme_draw(s);
        break;
    case VISIT_PAGE: {
        const struct pack_theme *theme = &s->pack->themes[visit->theme];
        page_draw(s, &theme->pages[visit->page], visit->theme, visit->page + 1);
        break;
    }
    case VISIT_ABOUT:
        page_draw(s, s->pack->about, -1, 0);
        break;
    default:
        attract_draw(s);
    }
}

void screen_draw(const struct screen_view *view, struct arena *arena, struct screen_frame *frame)
{
    struct screen s = begin(view, arena, frame);
    s.language = view->visit->language;
    const struct pack_language *language = &view->pack->languages[s.language];
    s.ui.language = language->code;
    s.ui.right_to_left = language->words->right_to_left;
    bool covered = view->visit->panel != VISIT_NO_PANEL || view->visit->asking;
    s.ui.focus = covered ? -1 : view->visit->focus;
    draw_place(&s);
    s.ui.focus = view->visit->focus;
    if (view->visit->panel != VISIT_NO_PANEL)
        panel_draw(&s);
    if (view->visit->asking)
        still_draw(&s);
}

void screen_draw_fault(const struct screen_view *view, const char *faults, struct arena *arena,
    struct screen_frame *frame)
{
    struct screen s = begin(view, arena, frame);
    s.ui.language = "en";
    struct ui *ui = &s.ui;
    const struct ui_metrics *m = s.m;
    struct rect all = {0, 0, m->size.x, m->size.y};
    ui_fill(ui, all, s.style->paper, 0);
    struct rect area = rect_inset(all, m->margin_px, m->margin_px);
    struct ui_set head = ui_set_text(ui, (struct ui_type){.role = UI_HEADING, .weight = -1},
        "This exhibit is not ready", area.w);
    ui_put(ui, &head, area.x, area.y, s.style->ink);
    int y = area.y + head.block.height_px + m->space_px / 2;
    struct ui_set lead = ui_set_text(ui, (struct ui_type){.role = UI_TEXT, .weight = -1},
        "For staff: the content pack has faults. Mend these, then start again.", area.w);
    ui_put(ui, &lead, area.x, y, s.style->ink_2);
    y += lead.block.height_px + m->space_px;
    struct rect card = {area.x, y, area.w, rect_bottom(area) - y};
    ui_card(ui, card, s.style->card, s.style->line, m->hair_px, m->card_radius_px);
    struct rect before = ui_clip(ui, rect_inset(card, m->pad_px / 2, m->pad_px / 2));
    struct ui_set text = ui_set_text(
        ui, (struct ui_type){.role = UI_SMALL, .weight = -1}, faults, card.w - 2 * m->pad_px);
    ui_put(ui, &text, card.x + m->pad_px, card.y + m->pad_px, s.style->ink);
    ui_unclip(ui, before);
}

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
    bool reach =
        view->visit && view->visit->place != VISIT_ATTRACT && view->visit->settings[SETTING_REACH];
    // The middle, but never so low that fewer than four lines are left to read in.
    int lowest = s.m->size.y - s.m->dock_px - 4 * s.m->line_px[UI_TEXT];
    s.top_px = reach ? geom_max(0, geom_min(s.m->size.y / 2, lowest)) : 0;
    s.body = (struct rect){0, s.top_px, s.m->size.x, s.m->size.y - s.m->dock_px - s.top_px};
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

static const char *place_title(const struct screen *s)
{
    const struct pack_theme *theme = &s->pack->themes[s->visit->theme];
    switch (s->visit->place) {
    case VISIT_PAGE:
        return screen_text(s, &theme->pages[s->visit->page].title);
    case VISIT_THEME:
        return screen_text(s, &theme->title);
    case VISIT_ABOUT:
        return screen_text(s, &s->pack->about->title);
    default:
        return screen_text(s, &s->pack->home_title);
    }
}

// With controls within reach, the upper half only says where one is.
static void draw_upper_half(struct screen *s)
{
    bool in_theme = s->visit->place == VISIT_PAGE || s->visit->place == VISIT_THEME;
    colour accent = screen_accent(s, in_theme ? s->visit->theme : -1);
    struct rect area = {0, 0, s->m->size.x, s->top_px};
    struct ui_type type = {.role = UI_HEADING, .weight = -1};
    struct ui_set title;
    do
        title = ui_set_text(&s->ui, type, place_title(s), area.w - 2 * s->m->margin_px);
    while (title.block.height_px + s->m->bar_px > area.h && ui_smaller(&type));
    ui_fill(&s->ui, area, s->style->soft, 0);
    ui_fill(&s->ui, (struct rect){0, s->top_px - s->m->bar_px, area.w, s->m->bar_px}, accent, 0);
    int y = geom_max(0, (area.h - s->m->bar_px - title.block.height_px) / 2);
    ui_put(&s->ui, &title, s->m->margin_px, y, s->style->ink);
}

static void draw_panel(struct screen *s)
{
    switch (s->visit->panel) {
    case VISIT_TERM_PANEL:
        term_draw(s);
        break;
    case VISIT_SOURCES_PANEL:
        sources_draw(s);
        break;
    case VISIT_COMFORT_PANEL:
        comfort_draw(s);
        break;
    case VISIT_LANGUAGES_PANEL:
        languages_draw(s);
        break;
    case VISIT_PICTURE_PANEL:
        picture_draw(s);
        break;
    default:
        break;
    }
}

void screen_draw(const struct screen_view *view, struct arena *arena, struct screen_frame *frame)
{
    struct screen s = begin(view, arena, frame);
    s.language = view->visit->language;
    const struct pack_language *language = &view->pack->languages[s.language];
    s.ui.language = language->code;
    s.ui.right_to_left = language->words->right_to_left;
    s.measure_px = screen_measure_px(&s);
    bool covered = view->visit->panel != VISIT_NO_PANEL || view->visit->asking;
    s.ui.focus = covered ? -1 : view->visit->focus;
    draw_place(&s);
    s.ui.focus = view->visit->focus;
    if (s.top_px > 0)
        draw_upper_half(&s);
    draw_panel(&s);
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

// Which screen is shown, and what lies over it: panels, then "still there?".
#include "screen/screen.h"

#include "pack/pages.h"
#include "screen/parts.h"

struct screen screen_begin(
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

// A page of a large pack whose faults were not known at the start; the dock leads on.
static void draw_faulty_page(struct screen *s)
{
    const struct visit *visit = s->visit;
    struct ui visitors = s->ui;
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->paper, 0);
    s->ui.language = "en";
    s->ui.right_to_left = false;
    fault_draw(s, "This page is not ready", pack_faults(s->pack), s->body);
    s->ui = visitors;
    dock_draw(s, screen_accent(s, visit->theme), visit->page + 1,
        (int)s->pack->themes[visit->theme].page_count);
}

static void draw_page(struct screen *s)
{
    const struct visit *visit = s->visit;
    const struct pack_page *page = pack_page(s->pack, visit->theme, visit->page);
    if (page)
        page_draw(s, page, visit->theme, visit->page + 1);
    else
        draw_faulty_page(s);
}

static void draw_place(struct screen *s)
{
    switch (s->visit->place) {
    case VISIT_HOME:
        home_draw(s);
        break;
    case VISIT_THEME:
        theme_draw(s);
        break;
    case VISIT_PAGE:
        draw_page(s);
        break;
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
    const struct pack_page *page = NULL;
    switch (s->visit->place) {
    case VISIT_PAGE:
        page = pack_page(s->pack, s->visit->theme, s->visit->page);
        return screen_text(s, page ? &page->title : &theme->title);
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
    struct screen s = screen_begin(view, arena, frame);
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
    notice_draw(&s);
    draw_panel(&s);
    if (view->visit->asking)
        still_draw(&s);
}

void screen_draw_fault(const struct screen_view *view, const char *faults, struct arena *arena,
    struct screen_frame *frame)
{
    struct screen s = screen_begin(view, arena, frame);
    s.ui.language = "en";
    struct rect all = {0, 0, s.m->size.x, s.m->size.y};
    ui_fill(&s.ui, all, s.style->paper, 0);
    fault_draw(&s, "This exhibit is not ready", faults, all);
    notice_draw_fault(&s);
}

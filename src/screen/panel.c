// What lies over a page: a glossary term, the sources, and the question whether somebody is there.
#include "screen/parts.h"

struct panel {
    struct rect area;
    struct ui_set head, body, foot; // foot.block.count == 0: none
    int text_px;                    // height of body and foot together
};

static int panel_width(const struct screen *s)
{
    int most = s->m->role_px[UI_TEXT] * 34;
    return geom_min(s->m->size.x - s->m->margin_px, most);
}

static struct ui_button close_button(struct screen *s)
{
    return (struct ui_button){.icon = "close",
        .label = screen_word(s, WORD_CLOSE),
        .look = UI_CHOSEN,
        .action = {ACTION_CLOSE, 0, 0}};
}

static int head_height_px(const struct screen *s, const struct panel *p)
{
    return geom_max(p->head.block.height_px, s->m->button_px);
}

// The part of the panel that scrolls: below its head, within its padding.
static struct rect text_area(const struct screen *s, const struct panel *p)
{
    struct rect area = rect_inset(p->area, s->m->pad_px, s->m->pad_px);
    int above = head_height_px(s, p) + s->m->space_px;
    area.y += above;
    area.h -= above;
    return area;
}

// A panel rises from the dock: it ends where the hands are, and is no higher than the screen.
static struct panel set_panel(
    struct screen *s, const char *head, const char *body, const char *foot)
{
    struct panel p = {0};
    int pad = s->m->pad_px, w = panel_width(s);
    struct ui_button close = close_button(s);
    int close_w = ui_button_width(&s->ui, &close);
    p.head = ui_set_text(
        &s->ui, (struct ui_type){.role = UI_CARD_TITLE, .weight = -1}, head, w - 3 * pad - close_w);
    p.body =
        ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1}, body, w - 2 * pad);
    p.text_px = p.body.block.height_px;
    if (foot) {
        p.foot = ui_set_text(
            &s->ui, (struct ui_type){.role = UI_SMALL, .weight = -1}, foot, w - 2 * pad);
        p.text_px += s->m->space_px / 2 + p.foot.block.height_px;
    }
    int least = s->m->gap_px / 2, bottom = rect_bottom(s->body) - s->m->gap_px;
    int height = head_height_px(s, &p) + s->m->space_px + p.text_px + 2 * pad;
    if (height > bottom - least)
        bottom = s->m->size.y - least; // over the dock, which cannot be pressed now
    height = geom_min(height, bottom - least);
    p.area = (struct rect){(s->m->size.x - w) / 2, bottom - height, w, height};
    return p;
}

static void put_scrim(struct screen *s, struct action outside)
{
    ui_modal(&s->ui, outside);
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->scrim, 0);
}

static void put_text(struct screen *s, const struct panel *p)
{
    struct rect area = text_area(s, p);
    s->frame->panel_limit_px = geom_max(0, p->text_px - area.h);
    s->frame->panel_page_px = geom_max(1, area.h - s->m->line_px[UI_TEXT]);
    int offset = geom_clamp(s->visit->panel_scroll_px, 0, s->frame->panel_limit_px);
    struct rect before = ui_clip(&s->ui, area);
    int y = area.y - offset;
    ui_put(&s->ui, &p->body, area.x, y, s->style->ink);
    y += p->body.block.height_px + s->m->space_px / 2;
    if (p->foot.block.count)
        ui_put(&s->ui, &p->foot, area.x, y, s->style->ink_2);
    ui_unclip(&s->ui, before);
    if (s->frame->panel_limit_px > 0)
        screen_put_pagers(s, area, offset, s->frame->panel_limit_px);
}

static void put_panel(struct screen *s, const struct panel *p)
{
    int pad = s->m->pad_px, x = p->area.x + pad, y = p->area.y + pad;
    put_scrim(s, (struct action){ACTION_CLOSE, 0, 0});
    ui_target(&s->ui, p->area, (struct action){ACTION_NONE, 0, 0}, s->m->card_radius_px);
    ui_fill(&s->ui, p->area, s->style->card, s->m->card_radius_px);
    struct ui_button close = close_button(s);
    int w = ui_button_width(&s->ui, &close);
    struct rect button = {rect_right(p->area) - pad - w, y, w, s->m->button_px};
    ui_put_button(&s->ui, button, &close);
    int head_y = y + (head_height_px(s, p) - p->head.block.height_px) / 2;
    ui_put(&s->ui, &p->head, x, head_y, s->style->ink);
    put_text(s, p);
}

static const struct pack_page *shown_page(const struct screen *s)
{
    if (s->visit->place == VISIT_ABOUT)
        return s->pack->about;
    return &s->pack->themes[s->visit->theme].pages[s->visit->page];
}

// One line a reference: "Khalid Taimur Akram. Title. Publisher · kind: paragraph 4"
static const char *references(struct screen *s, const struct pack_page *page)
{
    struct arena *arena = s->ui.arena;
    const char *text = "";
    for (size_t i = 0; i < page->reference_count; i++) {
        const struct pack_reference *reference = &page->references[i];
        const struct pack_source *source = &s->pack->sources[reference->source];
        if (i == 0 || reference->source != page->references[i - 1].source)
            text = arena_print(arena, "%s%s%s. %s. %s · %s", text, i ? "\n" : "",
                screen_text(s, &source->author), screen_text(s, &source->title),
                screen_text(s, &source->publisher), screen_text(s, &source->kind));
        if (reference->paragraph > 0)
            text = arena_print(
                arena, "%s · %s", text, screen_word_of(s, WORD_PARAGRAPH, reference->paragraph, 0));
    }
    return text;
}

void panel_draw(struct screen *s)
{
    struct panel panel;
    bool draft = !s->pack->languages[s->language].reviewed;
    if (s->visit->panel == VISIT_TERM_PANEL) {
        const struct pack_term *term = &s->pack->terms[s->visit->term];
        panel = set_panel(s, screen_text(s, &term->term), screen_text(s, &term->meaning), NULL);
    } else {
        panel = set_panel(s, screen_word(s, WORD_SOURCES), references(s, shown_page(s)),
            draft ? screen_word(s, WORD_DRAFT) : NULL);
    }
    put_panel(s, &panel);
}

void still_draw(struct screen *s)
{
    struct ui *ui = &s->ui;
    int pad = s->m->pad_px, w = panel_width(s);
    int seconds = visit_seconds_left(s->visit, s->view->now_ms);
    struct ui_type head_type = {.role = UI_HEADING, .weight = -1, .align = TEXT_CENTRE};
    struct ui_type text_type = {.role = UI_TEXT, .weight = -1, .align = TEXT_CENTRE};
    struct ui_set head = ui_set_text(ui, head_type, screen_word(s, WORD_STILL_THERE), w - 2 * pad);
    struct ui_set hint = ui_set_text(ui, text_type, screen_word(s, WORD_STILL_HINT), w - 2 * pad);
    struct ui_set left =
        ui_set_text(ui, head_type, screen_word_of(s, WORD_SECONDS, seconds, 0), w - 2 * pad);
    int height = 2 * pad + head.block.height_px + hint.block.height_px + left.block.height_px +
                 2 * s->m->space_px + s->m->main_px;
    struct rect area = {
        (s->m->size.x - w) / 2, geom_max(0, (s->m->size.y - height) / 2), w, height};
    put_scrim(s, (struct action){ACTION_STAY, 0, 0});
    ui_fill(ui, area, s->style->card, s->m->card_radius_px);
    int x = area.x + pad, y = area.y + pad;
    ui_put(ui, &head, x, y, s->style->ink);
    y += head.block.height_px + s->m->space_px / 2;
    ui_put(ui, &hint, x, y, s->style->ink_2);
    y += hint.block.height_px + s->m->space_px / 2;
    ui_put(ui, &left, x, y, s->style->ink);
    y += left.block.height_px + s->m->space_px;
    struct ui_button stay = {.icon = "check",
        .label = screen_word(s, WORD_STAY),
        .look = UI_CHOSEN,
        .action = {ACTION_STAY, 0, 0}};
    int stay_w = geom_min(w - 2 * pad, ui_button_width(ui, &stay) + 2 * pad);
    ui_put_button(ui, (struct rect){(s->m->size.x - stay_w) / 2, y, stay_w, s->m->main_px}, &stay);
    s->frame->next_ms = visit_deadline_ms(s->visit);
}

// What lies over a page: a panel with a head, a button that closes it, and content that scrolls.
#include "screen/panel.h"

#include "pack/pages.h"
#include "screen/parts.h"

struct panel {
    struct rect area;
    struct rect content; // where the content is seen
    struct ui_set head;
    int head_px, head_y; // its height with the button; where the head stands in that
    int content_px;
    bool pagers;
};

static int panel_width(const struct screen *s)
{
    return geom_min(s->m->size.x - s->m->margin_px, s->m->role_px[UI_TEXT] * 38);
}

static struct ui_button close_button(struct screen *s, enum word word)
{
    return (struct ui_button){.icon = word == WORD_DONE ? "check" : "close",
        .label = screen_word(s, word),
        .look = UI_CHOSEN,
        .action = {ACTION_CLOSE, 0, 0}};
}

// The head stands beside the button, or below it where a word would not fit beside.
static void set_head(struct screen *s, const struct panel_content *content, struct panel *p, int w)
{
    struct ui_button close = close_button(s, content->close_word);
    struct ui_type type = {.role = UI_CARD_TITLE, .weight = -1, .fixed = true};
    int beside = w - 3 * s->m->pad_px - ui_button_width(&s->ui, &close);
    p->head = ui_set_text(&s->ui, type, content->head, geom_max(1, beside));
    p->head_px = geom_max(p->head.block.height_px, s->m->button_px);
    p->head_y = (p->head_px - p->head.block.height_px) / 2;
    if (!p->head.block.overfull)
        return;
    type.fixed = false;
    p->head = ui_set_text(&s->ui, type, content->head, w - 2 * s->m->pad_px);
    p->head_y = s->m->button_px + s->m->space_px / 2;
    p->head_px = p->head_y + p->head.block.height_px;
}

// As in scroll.c: a column beside the content, or a strip below it.
static int pager_px(const struct screen *s)
{
    return s->m->button_px + s->m->gap_px / 2;
}

// A panel rises from the dock: it ends where the hands are. One that is too high for the room above
// the dock covers it, and what is still too high scrolls.
static struct panel plan(struct screen *s, const struct panel_content *content)
{
    struct panel p = {0};
    int pad = s->m->pad_px, w = panel_width(s), least = s->m->gap_px / 2;
    set_head(s, content, &p, w);
    p.content_px = content->measure(s, content->context, w - 2 * pad);
    int around = p.head_px + s->m->space_px + 2 * pad;
    int bottom = rect_bottom(s->body) - s->m->gap_px;
    if (around + p.content_px > bottom - s->top_px - least)
        bottom = s->m->size.y - least;
    int most = bottom - s->top_px - least;
    p.pagers = around + p.content_px > most;
    if (p.pagers)
        p.content_px =
            content->measure(s, content->context, w - 2 * pad - (s->m->tall ? 0 : pager_px(s)));
    int height = geom_min(around + p.content_px, most);
    p.area = (struct rect){(s->m->size.x - w) / 2, bottom - height, w, height};
    p.content = rect_inset(p.area, pad, pad);
    p.content.y += p.head_px + s->m->space_px;
    p.content.h = geom_max(0, rect_bottom(p.area) - pad - p.content.y);
    return p;
}

static struct rect seen_area(const struct screen *s, const struct panel *p)
{
    struct rect area = p->content;
    if (p->pagers && s->m->tall)
        area.h = geom_max(0, area.h - pager_px(s));
    else if (p->pagers)
        area.w -= pager_px(s);
    return area;
}

static void put_content(
    struct screen *s, const struct panel_content *content, const struct panel *p)
{
    int seen_px = seen_area(s, p).h;
    s->frame->panel_limit_px = geom_max(0, p->content_px - seen_px);
    s->frame->panel_page_px = geom_max(1, seen_px - s->m->line_px[UI_TEXT]);
    int offset = geom_clamp(s->visit->panel_scroll_px, 0, s->frame->panel_limit_px);
    struct rect area = seen_area(s, p), seen = rect_inset(area, -s->m->hair_px * 4, 0);
    area.y -= offset + s->view->pull_px;
    struct rect before = ui_clip(&s->ui, seen);
    content->put(s, content->context, area);
    ui_unclip(&s->ui, before);
    if (p->pagers)
        screen_put_pagers(s, p->content, offset, s->frame->panel_limit_px);
}

void panel_put(struct screen *s, const struct panel_content *content)
{
    struct panel p = plan(s, content);
    int pad = s->m->pad_px, x = p.area.x + pad, y = p.area.y + pad;
    screen_put_scrim(s, (struct action){ACTION_CLOSE, 0, 0});
    ui_target(&s->ui, p.area, (struct action){ACTION_NONE, 0, 0}, s->m->card_radius_px);
    screen_put_sheet(s, p.area);
    struct ui_button close = close_button(s, content->close_word);
    int w = ui_button_width(&s->ui, &close);
    ui_put_button(
        &s->ui, (struct rect){rect_right(p.area) - pad - w, y, w, s->m->button_px}, &close);
    ui_put(&s->ui, &p.head, x, y + p.head_y, s->style->ink);
    put_content(s, content, &p);
}

// --- a term, the sources ---

struct words {
    const char *body, *foot; // foot may be NULL
};

static struct ui_set set_body(struct screen *s, const struct words *words, int width)
{
    return ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1}, words->body, width);
}

static struct ui_set set_foot(struct screen *s, const struct words *words, int width)
{
    return ui_set_text(&s->ui, (struct ui_type){.role = UI_SMALL, .weight = -1},
        words->foot ? words->foot : "", width);
}

static int measure_words(struct screen *s, const void *context, int width)
{
    const struct words *words = context;
    int foot = set_foot(s, words, width).block.height_px;
    return set_body(s, words, width).block.height_px + (foot ? s->m->space_px / 2 + foot : 0);
}

static void put_words(struct screen *s, const void *context, struct rect area)
{
    struct ui_set body = set_body(s, context, area.w), foot = set_foot(s, context, area.w);
    ui_put(&s->ui, &body, area.x, area.y, s->style->ink);
    ui_put(
        &s->ui, &foot, area.x, area.y + body.block.height_px + s->m->space_px / 2, s->style->ink_2);
}

// One line a reference: "Khalid Taimur Akram. Title. Publisher · kind: paragraph 4"
static const char *references(struct screen *s, const struct pack_page *page)
{
    struct arena *arena = s->ui.arena;
    const char *text = "";
    for (size_t i = 0; page && i < page->reference_count; i++) {
        const struct pack_reference *reference = &page->references[i];
        const struct pack_source *source = &s->pack->sources[reference->source];
        if (i == 0 || reference->source != page->references[i - 1].source)
            text = arena_print(arena, "%s%s%s. %s. %s · %s", text, i ? "\n" : "",
                screen_text(s, &source->author), screen_text(s, &source->title),
                screen_text(s, &source->publisher), screen_text(s, &source->kind));
        if (reference->paragraph > 0)
            text = arena_print(
                arena, "%s · %s", text, screen_word_of(s, WORD_PARAGRAPH, reference->paragraph, 0));
    }
    return text;
}

void term_draw(struct screen *s)
{
    const struct pack_term *term = &s->pack->terms[s->visit->term];
    struct words words = {screen_text(s, &term->meaning), NULL};
    panel_put(s, &(struct panel_content){
                     screen_text(s, &term->term), WORD_CLOSE, measure_words, put_words, &words});
}

void sources_draw(struct screen *s)
{
    bool draft = !s->pack->languages[s->language].reviewed;
    struct words words = {references(s, screen_page(s)), draft ? screen_word(s, WORD_DRAFT) : NULL};
    panel_put(s, &(struct panel_content){
                     screen_word(s, WORD_SOURCES), WORD_CLOSE, measure_words, put_words, &words});
}

// A page: head and running text in one column of readable measure, what stands aside in another
// where the screen is wide enough. Set first, so that all heights are known; then put.
#include "screen/parts.h"

#include "screen/blocks.h"

struct page_plan {
    struct rect text;  // columns, relative to the content; heights are what is in them
    struct rect aside; // w == 0: there is none
    struct ui_set kicker, title;
    struct ui_set source;
    struct block_set *blocks;
    int *tops; // where each block begins, relative to the content
    size_t count;
    bool full;   // some block takes the whole width
    int head_px; // width of the head
    int height_px;
    int air_px; // between the blocks of the text column, beyond the usual space
};

struct page {
    const struct pack_page *page;
    int theme; // -1: outside the themes
    int number;
    colour accent;
};

static bool has_block(const struct pack_page *page, enum block_place place)
{
    for (size_t i = 0; i < page->block_count; i++)
        if (block_place(page->blocks[i].kind) == place)
            return true;
    return false;
}

static struct ui_set set_kicker(struct screen *s, const struct page *p, int width)
{
    const char *text = screen_word(s, WORD_ABOUT);
    if (p->theme >= 0) {
        const struct pack_theme *theme = &s->pack->themes[p->theme];
        text = arena_print(s->ui.arena, "%s · %s", screen_text(s, &theme->title),
            screen_word_of(s, WORD_PAGE_OF, p->number, (int)theme->page_count));
    }
    return ui_set_text(&s->ui, (struct ui_type){.role = UI_LABEL, .weight = -1}, text, width);
}

// "Source: K. T. Akram, TN Media News · opinion article"
static struct ui_set set_source(struct screen *s, const struct page *p, int width)
{
    const struct pack_source *source = &s->pack->sources[p->page->references[0].source];
    const char *text = arena_print(s->ui.arena, "%s: %s, %s · %s", screen_word(s, WORD_SOURCE),
        screen_text(s, &source->author), screen_text(s, &source->publisher),
        screen_text(s, &source->kind));
    return ui_set_text(&s->ui, (struct ui_type){.role = UI_SMALL, .weight = -1}, text,
        geom_min(width, s->measure_px * 12 / 13) - s->m->icon_px * 3 / 2);
}

// Two columns where there is something to stand aside and room for it.
static void choose_columns(
    struct screen *s, const struct pack_page *page, struct rect area, struct page_plan *plan)
{
    int column = geom_min(area.w, s->measure_px);
    int split = geom_min(area.w * 63 / 100, s->measure_px);
    int aside = geom_min(area.w - split - 2 * s->m->gap_px, area.w * 38 / 100);
    bool room = s->m->wide && aside >= s->m->role_px[UI_TEXT] * 15;
    plan->full = has_block(page, BLOCK_FULL);
    plan->head_px = plan->full ? area.w : column;
    if (room && has_block(page, BLOCK_ASIDE)) {
        column = plan->head_px = split;
        plan->aside = (struct rect){area.w - aside, s->m->gap_px * 3 / 2, aside, 0};
    }
    plan->text = (struct rect){0, s->m->gap_px, column, 0};
}

static bool is_beside(const struct page_plan *plan, enum pack_block_kind kind)
{
    return plan->aside.w > 0 && block_place(kind) == BLOCK_ASIDE;
}

static int source_height_px(const struct screen *s, const struct page_plan *plan)
{
    return geom_max(s->m->target_px, plan->source.block.height_px);
}

static int column_end(struct rect column)
{
    return column.y + column.h;
}

// Each block goes below what its column holds already; one of the whole width below both columns.
static void set_block(
    struct screen *s, const struct page *p, struct rect area, struct page_plan *plan, size_t i)
{
    enum block_place place = block_place(p->page->blocks[i].kind);
    bool beside = is_beside(plan, p->page->blocks[i].kind);
    struct rect *column = beside ? &plan->aside : &plan->text;
    if (place == BLOCK_FULL && plan->aside.w > 0)
        plan->text.h = geom_max(column_end(plan->text), column_end(plan->aside)) - plan->text.y;
    int width = place == BLOCK_FULL ? area.w : column->w;
    plan->tops[i] = column_end(*column);
    plan->blocks[i] = block_set(s, &p->page->blocks[i], (int)i, p->accent, width);
    column->h += plan->blocks[i].height_px + s->m->space_px;
    if (place == BLOCK_FULL)
        plan->aside.h = column_end(plan->text) - plan->aside.y;
}

static void set_blocks(
    struct screen *s, const struct page *p, struct rect area, struct page_plan *plan)
{
    plan->count = p->page->block_count;
    plan->blocks = ARENA_ARRAY(s->ui.arena, struct block_set, plan->count);
    plan->tops = ARENA_ARRAY(s->ui.arena, int, plan->count);
    for (size_t i = 0; i < plan->count; i++)
        set_block(s, p, area, plan, i);
    int bottom = column_end(plan->text) + source_height_px(s, plan) + s->m->gap_px / 2;
    plan->height_px = geom_max(bottom, plan->aside.w > 0 ? column_end(plan->aside) : 0);
    if (plan->height_px >= area.h)
        return;
    // What room is left goes between the blocks of running text first, then below them.
    int spare = plan->full ? 0 : (area.h - bottom) / ((int)plan->count + 1);
    plan->air_px = geom_clamp(spare, 0, s->m->space_px / 2);
    plan->height_px = area.h;
}

static struct page_plan make_plan(struct screen *s, const struct page *p, struct rect area)
{
    struct page_plan plan = {0};
    choose_columns(s, p->page, area, &plan);
    plan.kicker = set_kicker(s, p, plan.head_px);
    plan.title = ui_set_text(&s->ui, (struct ui_type){.role = UI_HEADING, .weight = -1},
        s->top_px > 0 ? "" : screen_text(s, &p->page->title), plan.head_px);
    plan.source = set_source(s, p, plan.text.w);
    plan.text.h = plan.kicker.block.height_px + s->m->space_px / 4 + plan.title.block.height_px +
                  s->m->space_px;
    set_blocks(s, p, area, &plan);
    return plan;
}

static void put_source(struct screen *s, const struct page_plan *plan, int x, int y)
{
    int height = source_height_px(s, plan), icon = s->m->icon_px;
    struct rect area = {x, y, icon * 3 / 2 + plan->source.block.width_px, height};
    bool pressed = ui_target(&s->ui, area, (struct action){ACTION_SOURCES, 0, 0}, 4);
    colour ink = pressed ? s->style->ink : s->style->ink_2;
    ui_icon(&s->ui, (struct rect){x, y + (height - icon) / 2, icon, icon}, "info", ink);
    ui_put(&s->ui, &plan->source, x + icon * 3 / 2, y + (height - plan->source.block.height_px) / 2,
        ink);
}

// Asides share the height of the page, so that a card beside a long text does not look lost.
static int aside_height(const struct screen *s, const struct page_plan *plan, size_t i, int body)
{
    int asides = 0;
    for (size_t k = 0; k < plan->count; k++)
        asides += block_place(plan->blocks[k].block->kind) == BLOCK_ASIDE;
    if (asides != 1 || plan->full || plan->aside.w == 0 ||
        plan->blocks[i].block->kind == PACK_IMAGE)
        return plan->blocks[i].height_px;
    int room = geom_min(plan->height_px, body) - plan->aside.y - s->m->gap_px * 2;
    int most = geom_max(plan->aside.w * 5 / 4, plan->text.h - s->m->space_px);
    return geom_max(plan->blocks[i].height_px, geom_min(room, most));
}

static void put_columns(
    struct screen *s, const struct page_plan *plan, struct rect area, int offset)
{
    int x = area.x + plan->text.x, y = area.y - offset + plan->text.y;
    ui_put(&s->ui, &plan->kicker, x, y, plan->blocks[0].accent);
    y += plan->kicker.block.height_px + s->m->space_px / 4;
    ui_put(&s->ui, &plan->title, x, y, s->style->ink);
    int flow = 0; // blocks of running text so far
    for (size_t i = 0; i < plan->count; i++) {
        const struct block_set *set = &plan->blocks[i];
        bool beside = is_beside(plan, set->block->kind);
        int top = area.y - offset + plan->tops[i], air = beside ? 0 : plan->air_px;
        int height = beside ? aside_height(s, plan, i, area.h) : set->height_px;
        block_put(s, set, beside ? area.x + plan->aside.x : x, top + air * flow + air / 2, height);
        flow += !beside;
        bool answers = set->block->kind == PACK_QUIZ || set->block->kind == PACK_CHECK;
        if (answers && s->visit->chosen[i] != 0)
            s->frame->answer_px = top + height + s->m->space_px / 2 - area.y + offset;
    }
    int foot = area.y - offset + plan->height_px - source_height_px(s, plan) - s->m->gap_px / 4;
    put_source(s, plan, x, foot);
}

static int page_count(const struct screen *s, int theme)
{
    return theme < 0 ? 0 : (int)s->pack->themes[theme].page_count;
}

void page_draw(struct screen *s, const struct pack_page *page, int theme, int number)
{
    const struct ui_metrics *m = s->m;
    struct page p = {page, theme, number, screen_accent(s, theme)};
    ui_fill(&s->ui, (struct rect){0, 0, m->size.x, m->size.y}, s->style->paper, 0);
    ui_fill(&s->ui, (struct rect){0, 0, m->size.x, m->bar_px}, p.accent, 0);
    struct rect area = screen_content(s, false);
    struct page_plan plan = make_plan(s, &p, area);
    bool rail = plan.height_px > area.h;
    if (rail)
        plan = make_plan(s, &p, screen_content(s, true));
    struct screen_scroll scroll = screen_scroll_begin(s, rail, plan.height_px);
    put_columns(s, &plan, scroll.area, scroll.offset_px);
    screen_scroll_end(s, &scroll);
    dock_draw(s, p.accent, number, page_count(s, theme));
}

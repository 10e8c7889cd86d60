// A theme: what it is about, in a card of its accent, and its pages as a list to enter anywhere.
// All rows are of one height, so those in sight are found by a division and no others are looked
// at.
#include "pack/pages.h"
#include "screen/parts.h"

#include <stdio.h>

enum {
    LONG_LIST = 40,     // more pages than this are not all read for the height of the rows
    LONG_LIST_LINES = 2 // what a title gets in a row of a long list, at most and at least
};

struct theme_plan {
    struct rect card; // relative to the content
    struct rect list;
    int row_px;
    int height_px;
};

static const struct pack_theme *shown(const struct screen *s)
{
    return &s->pack->themes[s->visit->theme];
}

static bool is_long(const struct screen *s)
{
    return shown(s)->page_count > LONG_LIST;
}

static int number_px(const struct screen *s)
{
    int digits = snprintf(NULL, 0, "%zu", shown(s)->page_count);
    return s->m->role_px[UI_CARD_TITLE] * (2 * geom_max(digits, 2) + 1) / 3;
}

// The arrow is left out where the words need its place.
static bool has_arrow(const struct screen *s, int row_width)
{
    return row_width >= s->m->role_px[UI_TEXT] * 18;
}

static int row_text_px(const struct screen *s, int row_width)
{
    int arrow = has_arrow(s, row_width) ? s->m->icon_px + s->m->pad_px / 2 : 0;
    return row_width - 2 * s->m->pad_px - number_px(s) - arrow;
}

// Nothing where the page has faults; whoever opens it is told.
static struct ui_set set_row(struct screen *s, int page, int width)
{
    const struct pack_page *listed = pack_page(s->pack, s->visit->theme, page);
    struct ui_type type = {
        .role = UI_TEXT, .weight = TEXT_SEMIBOLD, .max_lines = is_long(s) ? LONG_LIST_LINES : 0};
    return ui_set_text(
        &s->ui, type, listed ? screen_text(s, &listed->title) : "", row_text_px(s, width));
}

static int row_height(struct screen *s, int width)
{
    int tallest = is_long(s) ? LONG_LIST_LINES * s->m->line_px[UI_TEXT] : 0;
    for (int i = 0; !is_long(s) && i < (int)shown(s)->page_count; i++)
        tallest = geom_max(tallest, set_row(s, i, width).block.height_px);
    return geom_max(s->m->main_px, tallest + s->m->pad_px);
}

struct theme_head {
    struct ui_set title, summary;
    int height_px; // of the card that holds them
};

static struct theme_head set_head(struct screen *s, int card_width)
{
    int width = card_width - 2 * s->m->pad_px;
    struct theme_head head = {
        .title = ui_set_text(&s->ui, (struct ui_type){.role = UI_HEADING, .weight = -1},
            screen_text(s, &shown(s)->title), width),
        .summary = ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1},
            screen_text(s, &shown(s)->summary), width),
    };
    head.height_px = 2 * s->m->pad_px + head.title.block.height_px + s->m->space_px / 2 +
                     head.summary.block.height_px;
    return head;
}

// The card beside the list, above it, or (when the upper half says where one is) not at all.
static struct theme_plan plan(struct screen *s, struct rect area)
{
    int gap = s->m->gap_px, rows = (int)shown(s)->page_count;
    struct theme_plan p = {.list = {0, gap, area.w, 0}};
    bool beside = s->m->wide && s->top_px == 0;
    if (beside) {
        p.card = (struct rect){0, gap, area.w * 40 / 100, 0};
        p.list = (struct rect){p.card.w + gap, gap, area.w - p.card.w - gap, 0};
    } else if (s->top_px == 0) {
        p.card = (struct rect){0, gap, area.w, set_head(s, area.w).height_px};
        p.list.y += p.card.h + gap;
    }
    p.row_px = row_height(s, p.list.w);
    int spare = area.h - 2 * gap - rows * p.row_px - (rows - 1) * (gap / 2);
    if (beside)
        p.row_px += geom_clamp(spare / rows, 0, p.row_px * 2 / 3);
    p.list.h = rows * p.row_px + (rows - 1) * (gap / 2);
    if (beside)
        p.card.h = geom_max(geom_min(p.list.h, area.h - 2 * gap),
            set_head(s, p.card.w).height_px + s->m->role_px[UI_TEXT] * 5);
    p.height_px = geom_max(p.card.y + p.card.h, p.list.y + p.list.h) + gap;
    return p;
}

static void put_head(struct screen *s, struct rect card)
{
    struct ui *ui = &s->ui;
    const struct ui_metrics *m = s->m;
    struct theme_head head = set_head(s, card.w);
    ui_fill(ui, card, screen_accent(s, s->visit->theme), m->card_radius_px);
    int below = card.h - head.height_px - m->role_px[UI_TEXT] * 5 - m->pad_px;
    if (m->wide && below >= m->line_px[UI_TEXT] * 2)
        ui_frieze(ui, rect_inset(card, m->card_radius_px / 2, m->card_radius_px / 4),
            colour_alpha(s->style->on_accent, 46));
    if (m->wide) {
        int size = geom_min(m->role_px[UI_TEXT] * 5, card.h - head.height_px);
        ui_picture(ui, (struct rect){card.x + m->pad_px, card.y + m->pad_px, size, size},
            shown(s)->icon.file, s->style->on_accent, 0);
    }
    int y = m->wide ? card.y + 2 * m->pad_px + m->role_px[UI_TEXT] * 5 : card.y + m->pad_px;
    if (y + head.height_px - 2 * m->pad_px > rect_bottom(card))
        y = rect_bottom(card) - head.height_px + m->pad_px;
    ui_put(ui, &head.title, card.x + m->pad_px, y, s->style->on_accent);
    y += head.title.block.height_px + m->space_px / 2;
    ui_put(ui, &head.summary, card.x + m->pad_px, y, s->style->on_accent);
}

static void put_row(struct screen *s, int page, struct rect area)
{
    struct ui *ui = &s->ui;
    const struct ui_metrics *m = s->m;
    colour accent = screen_accent(s, s->visit->theme);
    struct action action = {ACTION_PAGE, (int16_t)s->visit->theme, (int16_t)page};
    bool pressed = ui_target(ui, area, action, m->button_radius_px);
    ui_card(ui, area, pressed ? ui_tint(s->style, accent) : s->style->card, s->style->line,
        m->hair_px, m->button_radius_px);
    struct ui_set number = ui_set_text(ui, (struct ui_type){.role = UI_CARD_TITLE, .weight = -1},
        arena_print(ui->arena, "%d", page + 1), number_px(s));
    int x = area.x + m->pad_px;
    ui_put(ui, &number, x, area.y + (area.h - number.block.height_px) / 2, accent);
    struct ui_set title = set_row(s, page, area.w);
    ui_put(
        ui, &title, x + number_px(s), area.y + (area.h - title.block.height_px) / 2, s->style->ink);
    if (!has_arrow(s, area.w))
        return;
    ui_icon(ui,
        (struct rect){rect_right(area) - m->pad_px - m->icon_px, area.y + (area.h - m->icon_px) / 2,
            m->icon_px, m->icon_px},
        "next", accent);
}

// The rows in sight, and one above and below, which may reach into it.
static void put_rows(
    struct screen *s, const struct theme_plan *p, const struct screen_scroll *scroll)
{
    struct rect row = {scroll->area.x + p->list.x, 0, p->list.w, p->row_px};
    int step = p->row_px + s->m->gap_px / 2, count = (int)shown(s)->page_count;
    int list_y = scroll->area.y - scroll->offset_px + p->list.y;
    int first = geom_max(0, (scroll->area.y - list_y) / step - 1);
    int last = geom_min(count - 1, (rect_bottom(scroll->area) - list_y) / step + 1);
    for (int i = first; i <= last; i++) {
        row.y = list_y + i * step;
        put_row(s, i, row);
    }
}

void theme_draw(struct screen *s)
{
    const struct ui_metrics *m = s->m;
    ui_fill(&s->ui, (struct rect){0, 0, m->size.x, m->size.y}, s->style->paper, 0);
    struct theme_plan p = plan(s, screen_content(s, false));
    bool rail = p.height_px > screen_content(s, false).h;
    if (rail)
        p = plan(s, screen_content(s, true));
    struct screen_scroll scroll = screen_scroll_begin(s, rail, p.height_px);
    int x = scroll.area.x, y = scroll.area.y - scroll.offset_px;
    if (p.card.w > 0)
        put_head(s, (struct rect){x + p.card.x, y + p.card.y, p.card.w, p.card.h});
    put_rows(s, &p, &scroll);
    screen_scroll_end(s, &scroll);
    dock_draw(s, screen_accent(s, s->visit->theme), 0, 0);
}

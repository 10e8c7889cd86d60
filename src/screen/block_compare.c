// A comparison: what, before and after in columns with rules between the rows; where a column would
// be too narrow, a card for each row with the two below each other.
#include "screen/block_kinds.h"

enum { WHAT, BEFORE, AFTER, COLUMN_COUNT };

struct compare {
    bool stacked;
    int x[COLUMN_COUNT], w[COLUMN_COUNT]; // of the columns, from the block's start
    struct ui_set heads[COLUMN_COUNT];    // none for WHAT
    struct ui_set cells[PACK_ROWS_MAX][COLUMN_COUNT];
    int head_px, row_pad_px;
    int row_px[PACK_ROWS_MAX];
};

static const struct pack_text *cell_text(const struct block_set *set, size_t row, int column)
{
    const struct pack_row *texts = &set->block->compare.rows[row];
    return column == WHAT ? &texts->what : column == BEFORE ? &texts->before : &texts->after;
}

static struct ui_type cell_type(int column)
{
    return column == BEFORE ? block_type(UI_TEXT) : block_strong(UI_TEXT);
}

static colour cell_ink(const struct screen *s, int column)
{
    return column == BEFORE ? s->style->ink_2 : s->style->ink;
}

// The text of a column begins at its edge or, where it has a ground or a neighbour, within it.
static int column_pad_px(const struct screen *s, int column)
{
    return column == WHAT ? 0 : s->m->pad_px;
}

static void set_heads(struct screen *s, const struct block_set *set, struct compare *plan)
{
    const struct pack_text *texts[COLUMN_COUNT] = {
        [BEFORE] = &set->block->compare.before, [AFTER] = &set->block->compare.after};
    for (int column = BEFORE; column < COLUMN_COUNT; column++)
        plan->heads[column] = ui_set_text(&s->ui, block_strong(UI_LABEL),
            screen_text(s, texts[column]), plan->w[column] - 2 * column_pad_px(s, column));
}

// False where a word does not fit.
static bool set_cells(struct screen *s, const struct block_set *set, struct compare *plan)
{
    bool fits = !plan->heads[BEFORE].block.overfull && !plan->heads[AFTER].block.overfull;
    for (size_t row = 0; row < set->block->compare.count; row++)
        for (int column = 0; column < COLUMN_COUNT; column++) {
            struct ui_set *cell = &plan->cells[row][column];
            *cell =
                ui_set_text(&s->ui, cell_type(column), screen_text(s, cell_text(set, row, column)),
                    plan->w[column] - 2 * column_pad_px(s, column));
            fits = fits && !cell->block.overfull;
        }
    return fits;
}

// --- columns ---
static int widest_what_px(struct screen *s, const struct block_set *set)
{
    int widest = 0;
    for (size_t row = 0; row < set->block->compare.count; row++) {
        const char *text = screen_text(s, cell_text(set, row, WHAT));
        widest = geom_max(widest, ui_text_width(&s->ui, cell_type(WHAT), text));
    }
    return widest;
}

static void choose_columns(struct screen *s, const struct block_set *set, struct compare *plan)
{
    int gap = s->m->gap_px, width = set->width_px;
    plan->w[WHAT] = geom_clamp(widest_what_px(s, set), width * 19 / 100, width * 26 / 100);
    plan->w[BEFORE] = (width - plan->w[WHAT] - 2 * gap) / 2;
    plan->w[AFTER] = plan->w[BEFORE];
    plan->x[BEFORE] = plan->w[WHAT] + gap;
    plan->x[AFTER] = width - plan->w[AFTER];
}

static int columns_height_px(
    const struct screen *s, const struct block_set *set, struct compare *plan, int pad)
{
    int head = geom_max(plan->heads[BEFORE].block.height_px, plan->heads[AFTER].block.height_px);
    plan->head_px = head + s->m->space_px;
    plan->row_pad_px = pad;
    int height = plan->head_px;
    for (size_t row = 0; row < set->block->compare.count; row++) {
        int tallest = 0;
        for (int column = 0; column < COLUMN_COUNT; column++)
            tallest = geom_max(tallest, plan->cells[row][column].block.height_px);
        plan->row_px[row] = tallest + 2 * pad;
        height += plan->row_px[row];
    }
    return height;
}

// Rows are as airy as the screen has room for.
static int set_in_columns(struct screen *s, const struct block_set *set, struct compare *plan)
{
    choose_columns(s, set, plan);
    if (s->m->tall || plan->w[BEFORE] - 2 * s->m->pad_px < block_ems(s, 9))
        return 0;
    set_heads(s, set, plan);
    if (!set_cells(s, set, plan))
        return 0;
    int pad = s->m->pad_px * 4 / 3, least = s->m->pad_px * 2 / 3;
    int height = columns_height_px(s, set, plan, pad);
    while (height > block_room_px(s) && pad > least)
        height = columns_height_px(s, set, plan, --pad);
    return height;
}

static void put_column(struct screen *s, const struct block_set *set, struct rect area, int column)
{
    const struct compare *plan = set->plan;
    int x = area.x + plan->x[column], w = plan->w[column], y = area.y + plan->head_px;
    struct rect ground = {x, y, w, rect_bottom(area) - y};
    if (column == AFTER)
        ui_card(&s->ui, ground, ui_tint(s->style, set->accent), s->style->line, 0, 0);
    const struct ui_set *head = &plan->heads[column];
    ui_put(&s->ui, head, x + column_pad_px(s, column),
        y - s->m->space_px * 2 / 3 - head->block.height_px,
        column == AFTER ? set->accent : s->style->ink_2);
    colour rule = column == AFTER && !s->style->outlined
                      ? colour_mix(ui_tint(s->style, set->accent), set->accent, 56)
                      : s->style->line;
    for (size_t row = 0; row < set->block->compare.count; row++) {
        const struct ui_set *cell = &plan->cells[row][column];
        ui_fill(&s->ui, (struct rect){x, y, w, s->m->hair_px}, rule, 0);
        ui_put(&s->ui, cell, x + column_pad_px(s, column),
            y + (plan->row_px[row] - cell->block.height_px) / 2, cell_ink(s, column));
        y += plan->row_px[row];
    }
}

// --- cards ---
static int card_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

// Label and text, with the half pads above and below.
static int part_px(const struct screen *s, const struct compare *plan, size_t row, int column)
{
    return plan->heads[column].block.height_px + plan->cells[row][column].block.height_px +
           card_pad_px(s) * 3 / 2;
}

static int set_in_cards(struct screen *s, const struct block_set *set, struct compare *plan)
{
    int width = set->width_px - 2 * card_pad_px(s);
    for (int column = 0; column < COLUMN_COUNT; column++)
        plan->w[column] = width + 2 * column_pad_px(s, column);
    set_heads(s, set, plan);
    set_cells(s, set, plan);
    int height = (int)(set->block->compare.count - 1) * s->m->gap_px;
    for (size_t row = 0; row < set->block->compare.count; row++) {
        plan->row_px[row] = card_pad_px(s) + plan->cells[row][WHAT].block.height_px +
                            part_px(s, plan, row, BEFORE) + part_px(s, plan, row, AFTER);
        height += plan->row_px[row];
    }
    return height;
}

static void put_part(
    struct screen *s, const struct block_set *set, struct point at, size_t row, int column)
{
    const struct compare *plan = set->plan;
    const struct ui_set *head = &plan->heads[column];
    int y = at.y + card_pad_px(s) * 3 / 4;
    ui_put(&s->ui, head, at.x, y, column == AFTER ? set->accent : s->style->ink_2);
    ui_put(&s->ui, &plan->cells[row][column], at.x, y + head->block.height_px, cell_ink(s, column));
}

static void put_card(struct screen *s, const struct block_set *set, struct rect card, size_t row)
{
    const struct compare *plan = set->plan;
    int hair = s->m->hair_px, radius = s->m->card_radius_px * 3 / 4;
    block_put_card(s, card, false, false, set->accent);
    struct point at = {card.x + card_pad_px(s), card.y + card_pad_px(s)};
    ui_put(&s->ui, &plan->cells[row][WHAT], at.x, at.y, s->style->ink);
    at.y += plan->cells[row][WHAT].block.height_px;
    put_part(s, set, at, row, BEFORE);
    at.y += part_px(s, plan, row, BEFORE);
    int edge = s->style->outlined ? 2 * hair : hair;
    struct rect ground = {card.x + edge, at.y, card.w - 2 * edge, rect_bottom(card) - at.y - edge};
    ui_fill_corners(&s->ui, ground, ui_tint(s->style, set->accent), radius - edge,
        DRAW_BOTTOM_LEFT | DRAW_BOTTOM_RIGHT);
    ui_fill(&s->ui, (struct rect){ground.x, at.y, ground.w, hair}, s->style->line, 0);
    put_part(s, set, at, row, AFTER);
}

// --- the block ---
void block_set_compare(struct screen *s, struct block_set *set)
{
    struct compare *plan = ARENA_NEW(s->ui.arena, struct compare);
    set->plan = plan;
    set->height_px = set_in_columns(s, set, plan);
    if (set->height_px > 0)
        return;
    plan->stacked = true;
    set->height_px = set_in_cards(s, set, plan);
}

void block_put_compare(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct compare *plan = set->plan;
    if (!plan->stacked) {
        for (int column = 0; column < COLUMN_COUNT; column++)
            put_column(s, set, area, column);
        return;
    }
    for (size_t row = 0; row < set->block->compare.count; row++) {
        put_card(s, set, (struct rect){area.x, area.y, area.w, plan->row_px[row]}, row);
        area.y += plan->row_px[row] + s->m->gap_px;
    }
}

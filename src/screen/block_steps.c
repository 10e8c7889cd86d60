// Steps: circles on a line, and their cards. A timeline lays them side by side or below each other;
// a route does the same along a line that sways. Between two circles the line is the curve
// t * t * (3 - 2 t), in whole numbers, so that it is the same on every machine.
#include "screen/block_kinds.h"

enum { PART_COUNT = 16 }; // of the line between two circles

static int card_pad_px(const struct screen *s)
{
    return s->m->pad_px * 7 / 8;
}

// --- the card ---
static void set_head(
    struct screen *s, const struct pack_step *step, int parts, int width, struct step_card *card)
{
    if (parts & STEP_DATE)
        card->date = ui_set_text(&s->ui, block_strong(UI_TEXT), screen_text(s, &step->date), width);
    struct ui_type title = block_type(UI_CARD_TITLE);
    if (parts & STEP_SMALL)
        ui_smaller(&title);
    title.fixed = parts & STEP_ROW;
    card->title = ui_set_text(&s->ui, title, screen_text(s, &step->title), width);
}

static int head_height_px(const struct step_card *card)
{
    return card->date.block.height_px + card->title.block.height_px;
}

static int head_width_px(const struct screen *s, const struct step_card *card)
{
    int width = card->width_px - 2 * card_pad_px(s);
    return card->beside ? width * 36 / 100 : width;
}

static int text_width_px(const struct screen *s, const struct step_card *card)
{
    int width = card->width_px - 2 * card_pad_px(s);
    return card->beside ? geom_min(width - head_width_px(s, card) - s->m->gap_px, s->measure_px)
                        : geom_min(width, s->measure_px);
}

struct step_card step_card_set(
    struct screen *s, const struct pack_step *step, int parts, int width_px)
{
    struct step_card card = {.width_px = width_px};
    bool text = parts & STEP_TEXT;
    card.beside = text && parts & STEP_DATE && width_px - 2 * card_pad_px(s) >= block_ems(s, 30);
    set_head(s, step, parts, head_width_px(s, &card), &card);
    int height = head_height_px(&card);
    if (text) {
        card.text = screen_set_marked(
            s, block_type(UI_TEXT), screen_text(s, &step->text), text_width_px(s, &card));
        int text_height = card.text.block.height_px;
        height =
            card.beside ? geom_max(height, text_height) : height + s->m->space_px / 2 + text_height;
    }
    card.overfull =
        card.date.block.overfull || card.title.block.overfull || card.text.block.overfull;
    card.height_px = geom_max(height + 2 * card_pad_px(s), s->m->main_px);
    return card;
}

void step_card_put(
    struct screen *s, const struct step_card *card, struct rect area, bool chosen, colour accent)
{
    int x = area.x + card_pad_px(s), y = area.y + card_pad_px(s);
    ui_put(&s->ui, &card->date, x, y, accent);
    int title_y = y + card->date.block.height_px;
    ui_put(&s->ui, &card->title, x, title_y, s->style->ink);
    if (card->beside)
        x += head_width_px(s, card) + s->m->gap_px;
    else
        y += head_height_px(card) + s->m->space_px / 2;
    ui_put_linked(&s->ui, &card->text, x, y, chosen ? s->style->ink : s->style->ink_2, accent);
}

// --- the line ---
int step_circle_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT] * 4 / 3;
}

void step_put_circle(struct screen *s, struct point middle, bool planned, colour accent)
{
    int size = step_circle_px(s);
    struct rect area = {middle.x - size / 2, middle.y - size / 2, size, size};
    colour ground = planned ? s->style->card : accent;
    ui_card(&s->ui, area, ground, accent, s->m->hair_px * 3, size / 2);
}

// Point `part` of PART_COUNT on the way, in 1/16 px.
static struct point on_the_way(struct point from, struct point to, int part, bool vertical)
{
    enum { WHOLE = PART_COUNT * PART_COUNT * PART_COUNT };
    int eased = part * part * (3 * PART_COUNT - 2 * part), even = part * (WHOLE / PART_COUNT);
    int of_x = vertical ? eased : even, of_y = vertical ? even : eased;
    return (struct point){
        16 * from.x + 16 * (to.x - from.x) * of_x / WHOLE,
        16 * from.y + 16 * (to.y - from.y) * of_y / WHOLE,
    };
}

static void put_way(
    struct screen *s, const struct point *middles, size_t count, bool vertical, colour ink)
{
    if (count < 2)
        return;
    size_t points = (count - 1) * PART_COUNT + 1;
    struct point *way = ARENA_ARRAY(s->ui.arena, struct point, points);
    for (size_t i = 0; i + 1 < points; i++) {
        const struct point *from = &middles[i / PART_COUNT];
        way[i] = on_the_way(from[0], from[1], (int)(i % PART_COUNT), vertical);
    }
    way[points - 1] = (struct point){16 * middles[count - 1].x, 16 * middles[count - 1].y};
    ui_stroke(&s->ui, way, points, 16 * 4 * s->m->hair_px, ink);
}

void step_put_line(struct screen *s, const struct pack_step *steps, const struct point *middles,
    size_t count, bool vertical, colour accent)
{
    size_t done = 0;
    while (done < count && !steps[done].planned)
        done++;
    size_t first = done > 0 ? done - 1 : 0;
    put_way(s, middles + first, count - first, vertical, s->style->line);
    put_way(s, middles, done, vertical, accent);
}

// --- below each other ---
static int ladder_indent_px(const struct screen *s, const struct step_ladder *ladder)
{
    return step_circle_px(s) + 2 * ladder->sway_px + s->m->gap_px * 2 / 3;
}

static int ladder_gap_px(const struct screen *s)
{
    return s->m->space_px;
}

struct step_ladder step_ladder_set(struct screen *s, const struct pack_step *steps, size_t count,
    int chosen, bool fold, int width_px)
{
    struct step_ladder ladder = {.steps = steps, .count = count, .chosen = chosen};
    ladder.sway_px = fold ? step_circle_px(s) / 3 : 0;
    ladder.cards = ARENA_ARRAY(s->ui.arena, struct step_card, count);
    ladder.height_px = (int)(count - 1) * ladder_gap_px(s);
    for (size_t i = 0; i < count; i++) {
        bool text = !fold || (int)i == chosen;
        int date = steps[i].date.in[s->language] ? STEP_DATE : 0; // a station has none
        ladder.cards[i] = step_card_set(
            s, &steps[i], date | (text ? STEP_TEXT : 0), width_px - ladder_indent_px(s, &ladder));
        ladder.height_px += ladder.cards[i].height_px;
    }
    return ladder;
}

// The circle stands beside the first line of its card.
static struct point ladder_middle(
    const struct screen *s, const struct step_ladder *ladder, struct rect area, size_t i, int y)
{
    int sway = i % 2 ? ladder->sway_px : -ladder->sway_px;
    int first_line = ladder->cards[i].date.block.count ? UI_TEXT : UI_CARD_TITLE;
    return (struct point){
        area.x + ladder->sway_px + step_circle_px(s) / 2 + sway,
        y + card_pad_px(s) + s->m->line_px[first_line] / 2,
    };
}

void step_ladder_put(struct screen *s, const struct block_set *set,
    const struct step_ladder *ladder, struct rect area)
{
    struct point *middles = ARENA_ARRAY(s->ui.arena, struct point, ladder->count);
    int y = area.y, indent = ladder_indent_px(s, ladder);
    for (size_t i = 0; i < ladder->count; i++) {
        middles[i] = ladder_middle(s, ladder, area, i, y);
        y += ladder->cards[i].height_px + ladder_gap_px(s);
    }
    step_put_line(s, ladder->steps, middles, ladder->count, true, set->accent);
    y = area.y;
    for (size_t i = 0; i < ladder->count; i++) {
        const struct step_card *card = &ladder->cards[i];
        struct rect place = {area.x + indent, y, area.w - indent, card->height_px};
        bool chosen = (int)i == ladder->chosen;
        bool pressed =
            ui_target(&s->ui, place, block_choice(set, (int)i + 1), s->m->card_radius_px * 3 / 4);
        block_put_card(s, place, pressed, chosen, set->accent);
        step_card_put(s, card, place, chosen, set->accent);
        step_put_circle(s, middles[i], ladder->steps[i].planned, set->accent);
        y += card->height_px + ladder_gap_px(s);
    }
}

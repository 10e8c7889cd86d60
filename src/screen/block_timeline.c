// A timeline: steps side by side on a line, each with its date above and its card below. Where the
// cards would get too high, they keep only their titles and one wide card below has the text of the
// chosen one; where they would get too narrow, the steps stand below each other.
#include "screen/block_kinds.h"

struct timeline {
    bool ladder;
    struct step_ladder steps; // of a ladder
    struct ui_set dates[PACK_STEPS_MAX];
    struct step_card cards[PACK_STEPS_MAX];
    int dates_px, cards_px; // heights
    int text_px;            // of the wide card; 0 = there is none
    struct ui_set text;
};

static int count_of(const struct block_set *set)
{
    return (int)set->block->timeline.count;
}

// The first step is chosen at first: reading begins there.
static int chosen_step(const struct screen *s, const struct block_set *set)
{
    return geom_max(1, block_chosen(s, set, set->block->timeline.count)) - 1;
}

static int card_width_px(const struct screen *s, const struct block_set *set)
{
    int count = count_of(set);
    return (set->width_px - (count - 1) * s->m->gap_px) / count;
}

static int line_height_px(const struct screen *s)
{
    return step_circle_px(s) + 2 * s->m->space_px;
}

static int height_px(const struct screen *s, const struct timeline *plan)
{
    int text = plan->text_px ? s->m->gap_px + plan->text_px : 0;
    return plan->dates_px + line_height_px(s) + plan->cards_px + text;
}

// False where a word does not fit.
static bool set_columns(
    struct screen *s, const struct block_set *set, int parts, struct timeline *plan)
{
    int width = card_width_px(s, set);
    bool fits = true;
    for (int i = 0; i < count_of(set); i++) {
        const struct pack_step *step = &set->block->timeline.steps[i];
        plan->dates[i] =
            ui_set_text(&s->ui, block_strong(UI_TEXT), screen_text(s, &step->date), width);
        plan->cards[i] = step_card_set(s, step, parts, width);
        plan->dates_px = geom_max(plan->dates_px, plan->dates[i].block.height_px);
        plan->cards_px = geom_max(plan->cards_px, plan->cards[i].height_px);
        fits = fits && !plan->dates[i].block.overfull && !plan->cards[i].overfull;
    }
    return fits;
}

// The wide card is as high as the longest text needs, so that nothing moves when another is chosen.
static void set_text(struct screen *s, const struct block_set *set, struct timeline *plan)
{
    int width = geom_min(set->width_px - 2 * s->m->pad_px, s->measure_px);
    for (int i = 0; i < count_of(set); i++) {
        const char *text = screen_text(s, &set->block->timeline.steps[i].text);
        struct ui_set one = screen_set_marked(s, block_type(UI_TEXT), text, width);
        plan->text_px = geom_max(plan->text_px, one.block.height_px + 2 * s->m->pad_px);
        if (i == chosen_step(s, set))
            plan->text = one;
    }
}

// The first way that fits: large titles before small ones, all texts before that of one step.
static bool set_side_by_side(struct screen *s, const struct block_set *set, struct timeline *plan)
{
    static const int ways[] = {STEP_TEXT, STEP_TEXT | STEP_SMALL, 0, STEP_SMALL};
    if (s->m->tall || card_width_px(s, set) < block_ems(s, 9))
        return false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        *plan = (struct timeline){0};
        bool fits = set_columns(s, set, ways[i] | STEP_ROW, plan), fold = !(ways[i] & STEP_TEXT);
        if (fits && fold)
            set_text(s, set, plan);
        if (fits && (fold || height_px(s, plan) <= block_room_px(s)))
            return true;
    }
    return false;
}

void block_set_timeline(struct screen *s, struct block_set *set)
{
    struct timeline *plan = ARENA_NEW(s->ui.arena, struct timeline);
    set->plan = plan;
    if (set_side_by_side(s, set, plan)) {
        set->height_px = height_px(s, plan);
        return;
    }
    *plan = (struct timeline){.ladder = true};
    plan->steps = step_ladder_set(s, set->block->timeline.steps, set->block->timeline.count,
        chosen_step(s, set), false, set->width_px);
    set->height_px = plan->steps.height_px;
}

// The line goes on after the last step, as time does.
static void put_line(struct screen *s, const struct block_set *set, struct rect area, int y)
{
    struct point middles[PACK_STEPS_MAX + 1];
    struct pack_step steps[PACK_STEPS_MAX + 1] = {0};
    int count = count_of(set), step_px = card_width_px(s, set) + s->m->gap_px;
    for (int i = 0; i < count; i++) {
        steps[i].planned = set->block->timeline.steps[i].planned;
        middles[i] = (struct point){area.x + i * step_px + step_circle_px(s) / 2, y};
    }
    steps[count].planned = true;
    middles[count] = (struct point){rect_right(area) - 2 * s->m->hair_px, y};
    step_put_line(s, steps, middles, (size_t)count + 1, false, set->accent);
    for (int i = 0; i < count; i++)
        step_put_circle(s, middles[i], steps[i].planned, set->accent);
}

static void put_text(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct timeline *plan = set->plan;
    block_put_tinted(s, area, set->accent);
    ui_put_linked(&s->ui, &plan->text, area.x + s->m->pad_px, area.y + s->m->pad_px, s->style->ink,
        set->accent);
}

static void put_side_by_side(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct timeline *plan = set->plan;
    int line_y = area.y + plan->dates_px + line_height_px(s) / 2;
    int cards_y = area.y + plan->dates_px + line_height_px(s);
    put_line(s, set, area, line_y);
    for (int i = 0; i < count_of(set); i++) {
        struct rect place = {area.x + i * (card_width_px(s, set) + s->m->gap_px), cards_y,
            card_width_px(s, set), plan->cards_px};
        const struct ui_set *date = &plan->dates[i];
        ui_put(&s->ui, date, place.x, area.y + plan->dates_px - date->block.height_px, set->accent);
        bool chosen = i == chosen_step(s, set);
        bool pressed =
            ui_target(&s->ui, place, block_choice(set, i + 1), s->m->card_radius_px * 3 / 4);
        block_put_card(s, place, pressed, chosen, set->accent);
        step_card_put(s, &plan->cards[i], place, chosen, set->accent);
    }
    if (plan->text_px)
        put_text(s, set,
            (struct rect){area.x, cards_y + plan->cards_px + s->m->gap_px, area.w, plan->text_px});
}

void block_put_timeline(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct timeline *plan = set->plan;
    if (plan->ladder)
        step_ladder_put(s, set, &plan->steps, area);
    else
        put_side_by_side(s, set, area);
}

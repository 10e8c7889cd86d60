// A route: stations on a line that sways between two heights; the titles of the upper ones stand
// above it, those of the lower ones below, so that each has the room of two. A card below has the
// text of the chosen station. Where titles do not fit, and on tall screens, the line runs
// downwards.
#include "screen/block_kinds.h"

struct route {
    bool ladder;
    struct step_ladder steps; // of a ladder
    struct ui_set titles[PACK_STATIONS_MAX];
    struct rect slots[PACK_STATIONS_MAX]; // title and circle, from the block's corner
    struct point middles[PACK_STATIONS_MAX];
    int line_px; // height of line and titles
    struct step_card card;
    int card_px;
};

static int count_of(const struct block_set *set)
{
    return (int)set->block->route.count;
}

static int chosen_station(const struct screen *s, const struct block_set *set)
{
    return geom_max(1, block_chosen(s, set, set->block->route.count)) - 1;
}

static int halo_px(const struct screen *s)
{
    return step_circle_px(s) * 8 / 5;
}

static bool is_end(const struct block_set *set, int station)
{
    return station == 0 || station == count_of(set) - 1;
}

// Titles of one height of the line are two spacings apart; those at the ends have one at one side.
static void choose_slot(
    const struct screen *s, const struct block_set *set, int station, struct route *plan)
{
    int halo = halo_px(s), last = count_of(set) - 1;
    int spacing = (set->width_px - halo) / last;
    int middle = halo / 2 + (set->width_px - halo) * station / last;
    int most =
        is_end(set, station) ? spacing + halo / 2 - s->m->gap_px / 2 : 2 * spacing - s->m->gap_px;
    int width = geom_min(geom_min(most, block_ems(s, 14)), set->width_px);
    int x = station == 0      ? 0
            : station == last ? set->width_px - width
                              : geom_clamp(middle - width / 2, 0, set->width_px - width);
    plan->middles[station].x = middle;
    plan->slots[station] = (struct rect){x, 0, width, 0};
}

// False where a word does not fit.
static bool set_titles(struct screen *s, const struct block_set *set, struct route *plan)
{
    bool fits = true;
    for (int i = 0; i < count_of(set); i++) {
        choose_slot(s, set, i, plan);
        struct ui_type type = block_strong(UI_TEXT);
        type.align = i == 0 ? TEXT_START : is_end(set, i) ? TEXT_END : TEXT_CENTRE;
        plan->titles[i] = ui_set_text(
            &s->ui, type, screen_text(s, &set->block->route.stations[i].title), plan->slots[i].w);
        fits = fits && !plan->titles[i].block.overfull && plan->slots[i].w >= block_ems(s, 6);
    }
    return fits;
}

static int tallest_px(const struct block_set *set, const struct route *plan, int first)
{
    int tallest = 0;
    for (int i = first; i < count_of(set); i += 2)
        tallest = geom_max(tallest, plan->titles[i].block.height_px);
    return tallest;
}

static void place_stations(const struct screen *s, const struct block_set *set, struct route *plan)
{
    int halo = halo_px(s), gap = s->m->space_px / 3, fall = halo + s->m->gap_px * 3 / 2;
    int upper = tallest_px(set, plan, 0) + gap + halo / 2, lower = upper + fall;
    for (int i = 0; i < count_of(set); i++) {
        struct rect *slot = &plan->slots[i];
        slot->h = plan->titles[i].block.height_px + gap + halo;
        plan->middles[i].y = i % 2 ? lower : upper;
        slot->y = i % 2 ? lower - halo / 2 : upper + halo / 2 - slot->h;
    }
    plan->line_px = lower + halo / 2 + gap + tallest_px(set, plan, 1);
}

// As high as the longest text needs, so that nothing moves when another is chosen.
static void set_card(struct screen *s, const struct block_set *set, struct route *plan)
{
    for (int i = 0; i < count_of(set); i++) {
        struct step_card card =
            step_card_set(s, &set->block->route.stations[i], STEP_TEXT, set->width_px);
        plan->card_px = geom_max(plan->card_px, card.height_px);
        if (i == chosen_station(s, set))
            plan->card = card;
    }
}

void block_set_route(struct screen *s, struct block_set *set)
{
    struct route *plan = ARENA_NEW(s->ui.arena, struct route);
    set->plan = plan;
    plan->ladder = s->m->tall || !set_titles(s, set, plan);
    if (plan->ladder) {
        plan->steps = step_ladder_set(s, set->block->route.stations, set->block->route.count,
            chosen_station(s, set), true, set->width_px);
        set->height_px = plan->steps.height_px;
        return;
    }
    place_stations(s, set, plan);
    set_card(s, set, plan);
    set->height_px = plan->line_px + s->m->gap_px + plan->card_px;
}

static void put_station(struct screen *s, const struct block_set *set, struct rect area, int i)
{
    const struct route *plan = set->plan;
    bool chosen = i == chosen_station(s, set);
    struct rect slot = plan->slots[i];
    slot.x += area.x;
    slot.y += area.y;
    struct point middle = {area.x + plan->middles[i].x, area.y + plan->middles[i].y};
    bool pressed = ui_target(&s->ui, slot, block_choice(set, i + 1), s->m->button_radius_px / 2);
    colour accent = pressed ? ui_pressed(set->accent) : set->accent;
    if (chosen || pressed) {
        int halo = halo_px(s);
        struct rect ring = {middle.x - halo / 2, middle.y - halo / 2, halo, halo};
        ui_card(&s->ui, ring, s->style->paper, accent, s->m->hair_px * 2, halo / 2);
    }
    step_put_circle(s, middle, set->block->route.stations[i].planned, accent);
    const struct ui_set *title = &plan->titles[i];
    int y = i % 2 ? rect_bottom(slot) - title->block.height_px : slot.y;
    ui_put(&s->ui, title, slot.x, y, chosen ? set->accent : s->style->ink);
}

void block_put_route(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct route *plan = set->plan;
    if (plan->ladder) {
        step_ladder_put(s, set, &plan->steps, area);
        return;
    }
    struct point middles[PACK_STATIONS_MAX];
    for (int i = 0; i < count_of(set); i++)
        middles[i] = (struct point){area.x + plan->middles[i].x, area.y + plan->middles[i].y};
    step_put_line(
        s, set->block->route.stations, middles, set->block->route.count, false, set->accent);
    for (int i = 0; i < count_of(set); i++)
        put_station(s, set, area, i);
    struct rect card = {area.x, area.y + plan->line_px + s->m->gap_px, area.w, plan->card_px};
    block_put_card(s, card, false, true, set->accent);
    step_card_put(s, &plan->card, card, true, set->accent);
}

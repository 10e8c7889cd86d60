// A question whose answer is shown at a tap; the sources, with what is to be said of the
// translation, and on the page about the exhibit who made it.
#include "screen/block_kinds.h"

// --- question and answer ---
static bool revealed(const struct screen *s, const struct block_set *set)
{
    return s->visit->chosen[set->index] != 0;
}

static struct ui_button reveal_button(const struct screen *s, const struct block_set *set)
{
    bool shown = revealed(s, set);
    return (struct ui_button){
        .icon = shown ? "up" : "question",
        .label = screen_word(s, shown ? WORD_HIDE_ANSWER : WORD_SHOW_ANSWER),
        .look = shown ? UI_PLAIN : UI_STRONG,
        .accent = set->accent,
        .action = block_choice(set, !shown),
    };
}

static int answer_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

void block_set_check(struct screen *s, struct block_set *set)
{
    block_add_plain(s, set, block_type(UI_CARD_TITLE), screen_text(s, &set->block->check.question),
        set->width_px);
    set->height_px = block_sets_height(set) + s->m->space_px + s->m->main_px;
    if (!revealed(s, set))
        return;
    int w = set->width_px - 2 * answer_pad_px(s) - block_bar_px(s);
    block_add_marked(s, set, UI_TEXT, &set->block->check.answer, w);
    set->height_px += s->m->space_px + set->sets[1].block.height_px + answer_pad_px(s) * 3 / 2;
}

void block_put_check(struct screen *s, const struct block_set *set, struct rect area)
{
    int y = area.y, pad = answer_pad_px(s);
    ui_put(&s->ui, &set->sets[0], area.x, y, s->style->ink);
    y += set->sets[0].block.height_px + s->m->space_px;
    struct ui_button button = reveal_button(s, set);
    int w = geom_min(area.w, ui_button_width(&s->ui, &button));
    ui_put_button(&s->ui, (struct rect){area.x, y, w, s->m->main_px}, &button);
    if (set->count < 2)
        return;
    y += s->m->main_px + s->m->space_px;
    struct rect ground = {area.x, y, area.w, rect_bottom(area) - y};
    block_put_barred(s, ground, set->accent);
    ui_put_linked(&s->ui, &set->sets[1], area.x + block_bar_px(s) + pad, y + pad * 3 / 4,
        s->style->ink, set->accent);
}

// --- sources ---
static const char *source_line(struct screen *s, const struct pack_source *source)
{
    return arena_print(s->ui.arena, "%s. %s. %s · %s", screen_text(s, &source->author),
        screen_text(s, &source->title), screen_text(s, &source->publisher),
        screen_text(s, &source->kind));
}

void block_set_sources(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    block_add_plain(s, set, block_strong(UI_LABEL), screen_word(s, WORD_SOURCES), w);
    for (size_t i = 0; i < set->block->sources.count && set->count <= PACK_BLOCK_SOURCES_MAX; i++)
        block_add_plain(s, set, block_type(UI_TEXT),
            source_line(s, &s->pack->sources[set->block->sources.indices[i]]), w);
    if (!s->pack->languages[s->language].reviewed)
        block_add_plain(s, set, block_type(UI_SMALL), screen_word(s, WORD_DRAFT), w);
    const char *credits = screen_text(s, &s->pack->credits);
    if (credits && s->visit->place == VISIT_ABOUT)
        block_add_plain(s, set, block_type(UI_SMALL),
            arena_print(s->ui.arena, "%s: %s", screen_word(s, WORD_CREDITS), credits), w);
    set->height_px = block_sets_height(set) + 2 * s->m->pad_px + (set->count - 1) * s->m->space_px;
}

void block_put_sources(struct screen *s, const struct block_set *set, struct rect area)
{
    int y = area.y + s->m->pad_px;
    ui_card(&s->ui, area, s->style->card, s->style->line, s->m->hair_px, s->m->card_radius_px);
    for (int i = 0; i < set->count; i++) {
        ui_put(&s->ui, &set->sets[i], area.x + s->m->pad_px, y, i ? s->style->ink : set->accent);
        y += set->sets[i].block.height_px + s->m->space_px;
    }
}

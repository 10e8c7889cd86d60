// The words of the exhibit, in the order of the alphabet below their first letters, in as many even
// columns as fit. The columns are made higher, a little at a time, until all words find a place.
#include "screen/block_kinds.h"

#include "base/utf8.h"

#include <string.h>

enum { COLUMNS_MAX = 4 };

struct entry {
    int term;
    struct ui_set word, letter; // the letter above the first of its words; else no lines
    int column, y;              // of the word's target, from the block's top
    int height_px;
};

struct glossary {
    struct entry *entries;
    size_t count;
    int columns, column_px; // width of a column
};

static int gap_px(const struct screen *s)
{
    return geom_max((s->m->slop_px + 1) / 2, s->m->space_px / 2);
}

static int letter_gap_px(const struct screen *s)
{
    return s->m->space_px / 3;
}

static int word_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

static const char *word_of(const struct screen *s, int term)
{
    return screen_text(s, &s->pack->terms[term].term);
}

// The order of the pack stays where words are equal.
static void sort_entries(const struct screen *s, struct glossary *plan)
{
    for (size_t i = 1; i < plan->count; i++) {
        struct entry moved = plan->entries[i];
        size_t at = i;
        const char *word = word_of(s, moved.term);
        for (; at > 0 && block_compare_words(word, word_of(s, plan->entries[at - 1].term)) < 0;
             at--)
            plan->entries[at] = plan->entries[at - 1];
        plan->entries[at] = moved;
    }
}

static uint32_t letter_of(const struct screen *s, const struct entry *entry)
{
    const char *word = word_of(s, entry->term);
    uint32_t code = 0;
    utf8_decode(word, strlen(word), &code);
    return block_upper(code);
}

static void set_entries(struct screen *s, struct glossary *plan)
{
    uint32_t last = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        entry->word = ui_set_text(&s->ui, block_strong(UI_TEXT), word_of(s, entry->term),
            plan->column_px - 2 * word_pad_px(s));
        entry->height_px = geom_max(s->m->target_px, entry->word.block.height_px + word_pad_px(s));
        uint32_t letter = letter_of(s, entry);
        if (letter != last) {
            char text[5] = {0};
            utf8_encode(letter, text);
            entry->letter = ui_set_text(&s->ui, block_type(UI_CARD_TITLE), text, plan->column_px);
        }
        last = letter;
    }
}

// The room that the entry takes at `y` of a column: its letter with the air around it, and itself.
static int room_px(const struct screen *s, const struct entry *entry, int y)
{
    int above = y > 0 ? gap_px(s) : 0;
    if (entry->letter.block.count)
        above += entry->letter.block.height_px + letter_gap_px(s) + (y > 0 ? s->m->gap_px / 2 : 0);
    return above + entry->height_px;
}

// Fills columns of at most `limit` px; true when they are enough. The height goes to *height_out.
static bool fill_columns(struct screen *s, struct glossary *plan, int limit, int *height_out)
{
    int column = 0, y = 0;
    *height_out = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (y > 0 && y + room_px(s, entry, y) > limit) {
            column++;
            y = 0;
        }
        y += room_px(s, entry, y);
        entry->column = column;
        entry->y = y - entry->height_px;
        *height_out = geom_max(*height_out, y);
    }
    return column < plan->columns;
}

static int even_height_px(struct screen *s, struct glossary *plan)
{
    int total = 0, height = 0;
    for (size_t i = 0; i < plan->count; i++)
        total += room_px(s, &plan->entries[i], total);
    int limit = total / plan->columns;
    while (!fill_columns(s, plan, limit, &height))
        limit += geom_max(1, s->m->space_px / 2);
    return height;
}

void block_set_glossary(struct screen *s, struct block_set *set)
{
    struct glossary *plan = ARENA_NEW(s->ui.arena, struct glossary);
    set->plan = plan;
    plan->count = set->block->glossary.count;
    plan->entries = ARENA_ARRAY(s->ui.arena, struct entry, plan->count);
    for (size_t i = 0; i < plan->count; i++)
        plan->entries[i].term = set->block->glossary.terms[i];
    int gap = s->m->gap_px;
    plan->columns = geom_clamp((set->width_px + gap) / (block_ems(s, 18) + gap), 1, COLUMNS_MAX);
    plan->column_px = (set->width_px - (plan->columns - 1) * gap) / plan->columns;
    sort_entries(s, plan);
    set_entries(s, plan);
    set->height_px = even_height_px(s, plan);
}

void block_put_glossary(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct glossary *plan = set->plan;
    int radius = s->m->button_radius_px * 3 / 4;
    for (size_t i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        int x = area.x + entry->column * (plan->column_px + s->m->gap_px), y = area.y + entry->y;
        ui_put(&s->ui, &entry->letter, x, y - letter_gap_px(s) - entry->letter.block.height_px,
            set->accent);
        struct rect place = {x, y, plan->column_px, entry->height_px};
        struct action open = {ACTION_TERM, (int16_t)entry->term, 0};
        bool pressed = ui_target(&s->ui, place, open, radius);
        ui_card(&s->ui, place, pressed ? ui_pressed(s->style->card) : s->style->card,
            s->style->line, s->m->hair_px, radius);
        ui_put(&s->ui, &entry->word, x + word_pad_px(s),
            y + (place.h - entry->word.block.height_px) / 2, s->style->ink);
    }
}

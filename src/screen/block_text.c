// Running text: paragraphs, lists, notes.
#include "screen/block_kinds.h"

void block_set_paragraph(struct screen *s, struct block_set *set)
{
    enum ui_role role = set->block->kind == PACK_LEAD ? UI_LEAD : UI_TEXT;
    block_add_marked(s, set, role, &set->block->text, set->width_px);
    set->height_px = block_sets_height(set);
}

void block_put_paragraph(struct screen *s, const struct block_set *set, struct rect area)
{
    ui_put_linked(&s->ui, &set->sets[0], area.x, area.y, s->style->ink, set->accent);
}

static int list_indent_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT];
}

static int list_gap_px(const struct screen *s)
{
    return s->m->space_px / 3;
}

void block_set_list(struct screen *s, struct block_set *set)
{
    size_t count = set->block->list.count;
    int w = set->width_px - list_indent_px(s);
    for (size_t i = 0; i < count; i++)
        block_add_marked(s, set, UI_TEXT, &set->block->list.items[i], w);
    set->height_px = block_sets_height(set) + (int)(count - 1) * list_gap_px(s);
}

void block_put_list(struct screen *s, const struct block_set *set, struct rect area)
{
    int dot = geom_max(4, s->m->role_px[UI_TEXT] / 4), y = area.y;
    for (int i = 0; i < set->count; i++) {
        int middle = y + set->sets[i].block.lines[0].baseline_px - s->m->role_px[UI_TEXT] * 3 / 8;
        ui_fill(&s->ui, (struct rect){area.x, middle - dot / 2, dot, dot}, set->accent, dot / 2);
        ui_put_linked(
            &s->ui, &set->sets[i], area.x + list_indent_px(s), y, s->style->ink, set->accent);
        y += set->sets[i].block.height_px + list_gap_px(s);
    }
}

void block_set_note(struct screen *s, struct block_set *set)
{
    int pad = s->m->pad_px * 3 / 4;
    block_add_marked(s, set, UI_TEXT, &set->block->text, set->width_px - 2 * pad - block_bar_px(s));
    set->height_px = block_sets_height(set) + pad * 3 / 2;
}

void block_put_note(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px * 3 / 4;
    block_put_barred(s, area, set->accent);
    ui_put_linked(&s->ui, &set->sets[0], area.x + block_bar_px(s) + pad, area.y + pad * 3 / 4,
        s->style->ink, set->accent);
}

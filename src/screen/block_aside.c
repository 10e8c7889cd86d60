// What stands beside the text: a quote, a number, a picture, a question to take along.
#include "screen/block_kinds.h"

// --- quote ---
void block_set_quote(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    block_add_marked(s, set, UI_CARD_TITLE, &set->block->quote.text, w);
    block_add_plain(s, set, block_strong(UI_SMALL), screen_text(s, &set->block->quote.by), w);
    set->height_px = block_sets_height(set) + 2 * s->m->pad_px + s->m->space_px;
}

void block_put_quote(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px;
    ui_card(&s->ui, area, s->style->card, s->style->line, s->m->hair_px, s->m->card_radius_px);
    int y = area.y + (area.h - set->height_px) / 2 + pad;
    ui_put_linked(&s->ui, &set->sets[0], area.x + pad, y, s->style->ink, set->accent);
    y += set->sets[0].block.height_px + s->m->space_px;
    ui_put(&s->ui, &set->sets[1], area.x + pad, y, set->accent);
}

// --- number ---
static int figure_gap_px(const struct screen *s)
{
    return s->m->space_px / 3;
}

// The figure's role shrinks to a heading where the whole would not fit on one line.
void block_set_number(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    const char *value = screen_text(s, &set->block->number.value);
    bool fits = ui_text_width(&s->ui, block_type(UI_FIGURE), value) <= w;
    block_add_plain(s, set, block_strong(UI_LABEL), screen_text(s, &set->block->number.label), w);
    block_add_plain(s, set, block_type(fits ? UI_FIGURE : UI_HEADING), value, w);
    block_add_plain(s, set, block_type(UI_TEXT), screen_text(s, &set->block->number.caption), w);
    int frieze = s->m->line_px[UI_TEXT] * 3 / 2;
    set->height_px = block_sets_height(set) + 2 * s->m->pad_px + 2 * figure_gap_px(s) + frieze;
}

static void put_accent_card(struct screen *s, const struct block_set *set, struct rect area)
{
    ui_fill(&s->ui, area, set->accent, s->m->card_radius_px);
    struct rect inner = rect_inset(area, s->m->card_radius_px / 2, 0);
    inner.h -= s->m->card_radius_px / 6;
    ui_frieze(&s->ui, inner, colour_alpha(s->style->on_accent, 46));
}

void block_put_number(struct screen *s, const struct block_set *set, struct rect area)
{
    put_accent_card(s, set, area);
    int x = area.x + s->m->pad_px, y = area.y + s->m->pad_px;
    for (int i = 0; i < set->count; i++) {
        ui_put(&s->ui, &set->sets[i], x, y, s->style->on_accent);
        y += set->sets[i].block.height_px + figure_gap_px(s);
    }
}

// --- image ---
static int picture_height_px(const struct screen *s, const struct block_set *set)
{
    struct point size = set->block->image.image.size;
    int width = set->width_px - 2 * s->m->hair_px;
    int height = size.x > 0 ? width * size.y / size.x : width;
    height = geom_min(height, s->body.h * (s->m->wide ? 60 : 30) / 100);
    return geom_max(height, s->m->target_px); // it opens the picture
}

void block_set_image(struct screen *s, struct block_set *set)
{
    const char *caption = screen_text(s, &set->block->image.caption);
    int pad = s->m->pad_px * 3 / 4;
    set->height_px = picture_height_px(s, set) + 2 * s->m->hair_px;
    if (caption) {
        block_add_plain(s, set, block_type(UI_SMALL), caption, set->width_px - 2 * pad);
        set->height_px += block_sets_height(set) + pad;
    }
}

void block_put_image(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px * 3 / 4, caption = set->count ? set->sets[0].block.height_px + pad : 0;
    bool pressed = ui_target(&s->ui, area, block_open_picture(set, 0), s->m->card_radius_px);
    colour ground = pressed ? ui_pressed(s->style->card) : s->style->card;
    ui_card(&s->ui, area, ground, s->style->line, s->m->hair_px, s->m->card_radius_px);
    struct rect room = rect_inset(area, s->m->hair_px, s->m->hair_px);
    room.h -= caption;
    const struct pack_image *image = &set->block->image.image;
    if (s->style->picture != s->style->card)
        ui_fill(&s->ui, room, s->style->picture, s->m->card_radius_px);
    struct rect fitted = block_fitted(room, image->size);
    ui_picture(&s->ui, fitted, image->file, 0, s->m->card_radius_px);
    block_put_opens(s, fitted);
    if (caption)
        ui_put(&s->ui, &set->sets[0], area.x + pad, rect_bottom(room), s->style->ink_2);
}

// --- think ---
void block_set_think(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    block_add_plain(s, set, block_strong(UI_LABEL), screen_word(s, WORD_THINK), w);
    block_add_plain(s, set, block_type(UI_CARD_TITLE), screen_text(s, &set->block->text), w);
    set->height_px =
        block_sets_height(set) + 2 * s->m->pad_px + s->m->space_px / 2 + s->m->icon_px * 2;
}

void block_put_think(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px, icon = s->m->icon_px * 3 / 2;
    ui_card(&s->ui, area, ui_tint(s->style, set->accent), s->style->line, 0, s->m->card_radius_px);
    int y = area.y + (area.h - set->height_px) / 2 + pad;
    ui_icon(&s->ui, (struct rect){area.x + pad, y, icon, icon}, "question", set->accent);
    y += s->m->icon_px * 2;
    ui_put(&s->ui, &set->sets[0], area.x + pad, y, set->accent);
    y += set->sets[0].block.height_px + s->m->space_px / 2;
    ui_put(&s->ui, &set->sets[1], area.x + pad, y, s->style->ink);
}

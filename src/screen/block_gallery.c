// Pictures, one at a time: its card with the caption, and below it the way to the others, around
// the ends. The card is as high as the highest picture and the longest caption need, so that the
// buttons stay where the finger is.
#include "screen/block_kinds.h"

struct gallery {
    struct ui_set caption; // of the shown picture; no lines where it has none
    struct ui_set counter;
    int picture_px, captions_px; // heights
    int row_px;                  // height of the buttons and what stands between them
};

static int count_of(const struct block_set *set)
{
    return (int)set->block->gallery.count;
}

static int shown_picture(const struct screen *s, const struct block_set *set)
{
    return geom_max(1, block_chosen(s, set, set->block->gallery.count)) - 1;
}

static int caption_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

static void set_pictures(struct screen *s, const struct block_set *set, struct gallery *plan)
{
    int width = set->width_px - 2 * s->m->hair_px;
    for (int i = 0; i < count_of(set); i++) {
        const struct pack_picture *picture = &set->block->gallery.pictures[i];
        struct point size = picture->image.size;
        int height = size.x > 0 ? width * size.y / size.x : width;
        plan->picture_px = geom_max(plan->picture_px, height);
        const char *text = screen_text(s, &picture->caption);
        if (!text)
            continue;
        struct ui_set caption =
            ui_set_text(&s->ui, block_type(UI_SMALL), text, set->width_px - 2 * caption_pad_px(s));
        plan->captions_px = geom_max(plan->captions_px, caption.block.height_px);
        if (i == shown_picture(s, set))
            plan->caption = caption;
    }
    plan->picture_px = geom_min(plan->picture_px, s->body.h * (s->m->wide ? 50 : 40) / 100);
    plan->picture_px = geom_max(plan->picture_px, s->m->target_px);
}

static int arrow_px(const struct screen *s)
{
    return geom_max(s->m->button_px, s->m->main_px);
}

static int card_height_px(const struct screen *s, const struct gallery *plan)
{
    int caption = plan->captions_px ? plan->captions_px + 2 * caption_pad_px(s) : 0;
    return plan->picture_px + caption + 2 * s->m->hair_px;
}

void block_set_gallery(struct screen *s, struct block_set *set)
{
    struct gallery *plan = ARENA_NEW(s->ui.arena, struct gallery);
    set->plan = plan;
    set_pictures(s, set, plan);
    struct ui_type type = block_type(UI_LABEL);
    type.align = TEXT_CENTRE;
    plan->counter = ui_set_text(&s->ui, type,
        screen_word_of(s, WORD_PICTURE_OF, shown_picture(s, set) + 1, count_of(set)),
        set->width_px - 2 * (arrow_px(s) + s->m->space_px));
    plan->row_px = geom_max(arrow_px(s), plan->counter.block.height_px);
    set->height_px = card_height_px(s, plan) + s->m->space_px + plan->row_px;
}

static struct action step_to(const struct screen *s, const struct block_set *set, int step)
{
    int count = count_of(set);
    return block_choice(set, (shown_picture(s, set) + step + count) % count + 1);
}

static void put_picture(struct screen *s, const struct block_set *set, struct rect card)
{
    const struct gallery *plan = set->plan;
    int shown = shown_picture(s, set), radius = s->m->card_radius_px * 3 / 4;
    const struct pack_image *image = &set->block->gallery.pictures[shown].image;
    bool pressed = ui_target(&s->ui, card, block_open_picture(set, shown), radius);
    block_put_card(s, card, pressed, false, set->accent);
    struct rect room = rect_inset(card, s->m->hair_px, s->m->hair_px);
    if (plan->captions_px)
        room.h -= plan->captions_px + 2 * caption_pad_px(s);
    struct rect fitted = block_fitted(room, image->size);
    ui_picture(&s->ui, fitted, image->file, 0, radius);
    block_put_opens(s, fitted);
    ui_put(&s->ui, &plan->caption, card.x + caption_pad_px(s),
        rect_bottom(room) + caption_pad_px(s), s->style->ink_2);
}

static void put_arrow(
    struct screen *s, const struct block_set *set, struct rect area, const char *icon, int step)
{
    ui_put_button(&s->ui, area,
        &(struct ui_button){.icon = icon, .look = UI_PLAIN, .action = step_to(s, set, step)});
}

void block_put_gallery(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct gallery *plan = set->plan;
    struct rect card = {area.x, area.y, area.w, area.h - plan->row_px - s->m->space_px};
    put_picture(s, set, card);
    int size = arrow_px(s), y = rect_bottom(area) - plan->row_px;
    int arrow_y = y + (plan->row_px - size) / 2;
    put_arrow(s, set, (struct rect){area.x, arrow_y, size, size}, "back", -1);
    put_arrow(s, set, (struct rect){rect_right(area) - size, arrow_y, size, size}, "next", +1);
    ui_put(&s->ui, &plan->counter, area.x + (area.w - plan->counter.width_px) / 2,
        y + (plan->row_px - plan->counter.block.height_px) / 2, s->style->ink);
}

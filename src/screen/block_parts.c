// The parts that more than one block kind is made of.
#include "screen/block_kinds.h"

struct ui_type block_type(enum ui_role role)
{
    return (struct ui_type){.role = role, .weight = -1};
}

struct ui_type block_strong(enum ui_role role)
{
    return (struct ui_type){.role = role, .weight = TEXT_SEMIBOLD};
}

int block_sets_height(const struct block_set *set)
{
    int height = 0;
    for (int i = 0; i < set->count; i++)
        height += set->sets[i].block.height_px;
    return height;
}

void block_add_marked(
    struct screen *s, struct block_set *set, enum ui_role role, const struct pack_text *text, int w)
{
    set->sets[set->count++] = screen_set_marked(s, block_type(role), screen_text(s, text), w);
}

void block_add_plain(
    struct screen *s, struct block_set *set, struct ui_type type, const char *text, int w)
{
    set->sets[set->count++] = ui_set_text(&s->ui, type, text, w);
}

int block_ems(const struct screen *s, int ems)
{
    return ems * s->m->role_px[UI_TEXT];
}

int block_room_px(const struct screen *s)
{
    return s->body.h * 66 / 100;
}

struct action block_choice(const struct block_set *set, int choice)
{
    return (struct action){ACTION_CHOOSE, (int16_t)set->index, (int16_t)choice};
}

int block_chosen(const struct screen *s, const struct block_set *set, size_t count)
{
    const int8_t *chosen = &s->visit->chosen[set->index];
    return *chosen > (int)count ? 0 : *chosen;
}

void block_put_card(struct screen *s, struct rect area, bool pressed, bool chosen, colour accent)
{
    colour ground = pressed ? ui_pressed(s->style->card) : s->style->card;
    int edge = s->style->outlined ? s->m->hair_px * 4 : s->m->hair_px * 2;
    ui_card(&s->ui, area, ground, chosen ? accent : s->style->line, chosen ? edge : s->m->hair_px,
        s->m->card_radius_px * 3 / 4);
}

void block_put_tinted(struct screen *s, struct rect area, colour accent)
{
    ui_card(&s->ui, area, ui_tint(s->style, accent), s->style->line, 0, s->m->button_radius_px);
}

int block_bar_px(const struct screen *s)
{
    return geom_max(4, s->m->hair_px * 4);
}

void block_put_barred(struct screen *s, struct rect area, colour accent)
{
    int bar = block_bar_px(s), radius = s->m->button_radius_px / 2;
    ui_fill(&s->ui, (struct rect){area.x, area.y, bar, area.h}, accent, 0);
    struct rect ground = {area.x + bar, area.y, area.w - bar, area.h};
    ui_fill_corners(
        &s->ui, ground, ui_tint(s->style, accent), radius, DRAW_TOP_RIGHT | DRAW_BOTTOM_RIGHT);
}

struct action block_open_picture(const struct block_set *set, int index)
{
    return (struct action){ACTION_PICTURE, (int16_t)set->index, (int16_t)index};
}

void block_put_opens(struct screen *s, struct rect picture)
{
    int icon = s->m->icon_px, size = icon * 3 / 2, inset = s->m->gap_px / 3;
    struct rect sign = {
        rect_right(picture) - size - inset, rect_bottom(picture) - size - inset, size, size};
    ui_card(&s->ui, sign, s->style->card, s->style->line, s->m->hair_px, size / 2);
    ui_icon(&s->ui, rect_inset(sign, (size - icon) / 2, (size - icon) / 2), "plus", s->style->ink);
}

struct rect block_fitted(struct rect room, struct point size)
{
    if (size.x <= 0 || size.y <= 0)
        return room;
    int w = room.w, h = room.w * size.y / size.x;
    if (h > room.h) {
        h = room.h;
        w = room.h * size.x / size.y;
    }
    return (struct rect){room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
}

// "Are you still there?": with the seconds that are left; any touch anywhere says yes.
#include "screen/parts.h"

void screen_put_scrim(struct screen *s, struct action outside)
{
    ui_modal(&s->ui, outside);
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->scrim, 0);
}

void screen_put_sheet(struct screen *s, struct rect area)
{
    int edge = s->style->outlined ? s->m->hair_px : 0;
    ui_card(&s->ui, area, s->style->card, s->style->line, edge, s->m->card_radius_px);
}

void still_draw(struct screen *s)
{
    struct ui *ui = &s->ui;
    int pad = s->m->pad_px;
    int w = geom_min(s->m->size.x - s->m->margin_px, s->m->role_px[UI_TEXT] * 34);
    int seconds = visit_seconds_left(s->visit, s->view->now_ms);
    struct ui_type head_type = {.role = UI_HEADING, .weight = -1, .align = TEXT_CENTRE};
    struct ui_type text_type = {.role = UI_TEXT, .weight = -1, .align = TEXT_CENTRE};
    struct ui_set head = ui_set_text(ui, head_type, screen_word(s, WORD_STILL_THERE), w - 2 * pad);
    struct ui_set hint = ui_set_text(ui, text_type, screen_word(s, WORD_STILL_HINT), w - 2 * pad);
    struct ui_set left =
        ui_set_text(ui, head_type, screen_word_of(s, WORD_SECONDS, seconds, 0), w - 2 * pad);
    int height = 2 * pad + head.block.height_px + hint.block.height_px + left.block.height_px +
                 2 * s->m->space_px + s->m->main_px;
    int room = s->m->size.y - s->top_px;
    struct rect area = {
        (s->m->size.x - w) / 2, s->top_px + geom_max(0, (room - height) / 2), w, height};
    screen_put_scrim(s, (struct action){ACTION_STAY, 0, 0});
    screen_put_sheet(s, area);
    int x = area.x + pad, y = area.y + pad;
    ui_put(ui, &head, x, y, s->style->ink);
    y += head.block.height_px + s->m->space_px / 2;
    ui_put(ui, &hint, x, y, s->style->ink_2);
    y += hint.block.height_px + s->m->space_px / 2;
    ui_put(ui, &left, x, y, s->style->ink);
    y += left.block.height_px + s->m->space_px;
    struct ui_button stay = {.icon = "check",
        .label = screen_word(s, WORD_STAY),
        .look = UI_CHOSEN,
        .action = {ACTION_STAY, 0, 0}};
    int stay_w = geom_min(w - 2 * pad, ui_button_width(ui, &stay) + 2 * pad);
    ui_put_button(ui, (struct rect){(s->m->size.x - stay_w) / 2, y, stay_w, s->m->main_px}, &stay);
    s->frame->next_ms = visit_deadline_ms(s->visit);
}

// "Are you still there?": with the seconds that are left; any touch anywhere says yes.
#include "screen/parts.h"

#include "ui/mirror.h"

void screen_put_scrim(struct screen *s, struct action outside)
{
    ui_modal(&s->ui, outside);
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->scrim, 0);
}

void screen_put_sheet(struct screen *s, struct rect area)
{
    int edge = s->style->outlined ? s->m->hair_px : 0;
    ui_card(&s->ui, area, s->style->card, s->style->line, edge, s->m->card_radius_px);
    s->frame->sheet = ui_mirrored(&s->ui, area);
    s->frame->sheet_radius_px = s->m->card_radius_px;
    s->frame->scrim = s->style->scrim;
}

struct still {
    struct ui_set head, hint, left;
    int height_px;
};

// Where the screen is low, the head is smaller and the hint is left out: the button says it too.
static struct still set_still(struct screen *s, int width, bool low)
{
    struct ui_type head = {
        .role = low ? UI_CARD_TITLE : UI_HEADING, .weight = -1, .align = TEXT_CENTRE};
    struct ui_type text = {.role = UI_TEXT, .weight = -1, .align = TEXT_CENTRE};
    int seconds = visit_seconds_left(s->visit, s->view->now_ms);
    struct still still = {
        .head = ui_set_text(&s->ui, head, screen_word(s, WORD_STILL_THERE), width),
        .left = ui_set_text(&s->ui, head, screen_word_of(s, WORD_SECONDS, seconds, 0), width),
    };
    if (!low)
        still.hint = ui_set_text(&s->ui, text, screen_word(s, WORD_STILL_HINT), width);
    still.height_px = still.head.block.height_px + still.hint.block.height_px +
                      still.left.block.height_px + 2 * s->m->space_px + s->m->main_px;
    return still;
}

void still_draw(struct screen *s)
{
    struct ui *ui = &s->ui;
    int pad = s->m->pad_px, room = s->m->size.y - s->top_px;
    int w = geom_min(s->m->size.x - s->m->margin_px, s->m->role_px[UI_TEXT] * 34);
    struct still still = set_still(s, w - 2 * pad, false);
    if (still.height_px + 2 * pad > room)
        still = set_still(s, w - 2 * pad, true);
    int height = still.height_px + 2 * pad;
    struct rect area = {
        (s->m->size.x - w) / 2, s->top_px + geom_max(0, (room - height) / 2), w, height};
    screen_put_scrim(s, (struct action){ACTION_STAY, 0, 0});
    screen_put_sheet(s, area);
    int x = area.x + pad, y = area.y + pad;
    ui_put(ui, &still.head, x, y, s->style->ink);
    y += still.head.block.height_px + s->m->space_px / 2;
    ui_put(ui, &still.hint, x, y, s->style->ink_2);
    y += still.hint.block.height_px + s->m->space_px / 2;
    ui_put(ui, &still.left, x, y, s->style->ink);
    y += still.left.block.height_px + s->m->space_px;
    struct ui_button stay = {.icon = "check",
        .label = screen_word(s, WORD_STAY),
        .look = UI_CHOSEN,
        .action = {ACTION_STAY, 0, 0}};
    int stay_w = geom_min(w - 2 * pad, ui_button_width(ui, &stay) + 2 * pad);
    ui_put_button(ui, (struct rect){(s->m->size.x - stay_w) / 2, y, stay_w, s->m->main_px}, &stay);
    s->frame->next_ms = visit_deadline_ms(s->visit);
}

// What staff read where something cannot be shown: a heading, and the text of the faults in a card.
#include "screen/parts.h"

void fault_draw(struct screen *s, const char *heading, const char *faults, struct rect around)
{
    struct ui *ui = &s->ui;
    const struct ui_metrics *m = s->m;
    struct rect area = rect_inset(around, m->margin_px, m->margin_px);
    struct ui_set head =
        ui_set_text(ui, (struct ui_type){.role = UI_HEADING, .weight = -1}, heading, area.w);
    ui_put(ui, &head, area.x, area.y, s->style->ink);
    int y = area.y + head.block.height_px + m->space_px / 2;
    struct ui_set lead = ui_set_text(ui, (struct ui_type){.role = UI_TEXT, .weight = -1},
        "For staff: the content pack has faults. Mend these, then start again.", area.w);
    ui_put(ui, &lead, area.x, y, s->style->ink_2);
    y += lead.block.height_px + m->space_px;
    struct rect card = {area.x, y, area.w, rect_bottom(area) - y};
    ui_card(ui, card, s->style->card, s->style->line, m->hair_px, m->card_radius_px);
    struct rect before = ui_clip(ui, rect_inset(card, m->pad_px / 2, m->pad_px / 2));
    struct ui_set text = ui_set_text(
        ui, (struct ui_type){.role = UI_SMALL, .weight = -1}, faults, card.w - 2 * m->pad_px);
    ui_put(ui, &text, card.x + m->pad_px, card.y + m->pad_px, s->style->ink);
    ui_unclip(ui, before);
}

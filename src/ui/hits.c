// Targets: where a finger or the focus can press, in the order of the frame.
#include "ui/ui.h"

#include "ui/mirror.h"

int ui_hit_at(const struct ui_hits *hits, struct point at)
{
    for (int i = hits->count - 1; i >= 0; i--)
        if (rect_contains(hits->items[i].area, at))
            return i;
    return -1;
}

// Gold with an ink outline: 3:1 on every ground of ours.
static void draw_focus_ring(struct ui *ui, struct rect area, int radius_px)
{
    int width = geom_max(3, ui->metrics->hair_px * 3);
    struct rect ring = rect_inset(area, -width, -width);
    struct rect ink = rect_inset(ring, -ui->metrics->hair_px, -ui->metrics->hair_px);
    draw_fill(ui->list, ink,
        (struct draw_fill){.edge = ui->style->ink,
            .edge_px = width + 2 * ui->metrics->hair_px,
            .radius_px = radius_px + width,
            .corners = DRAW_ALL});
    draw_fill(ui->list, ring,
        (struct draw_fill){.edge = ui->style->gold,
            .edge_px = width,
            .radius_px = radius_px + width,
            .corners = DRAW_ALL});
}

bool ui_target(struct ui *ui, struct rect area, struct action action, int radius_px)
{
    struct rect shown = ui_mirrored(ui, area);
    struct rect visible = rect_intersect(shown, ui->list->clip);
    if (rect_empty(visible) || ui->hits->count == UI_HITS_MAX)
        return false;
    if (ui->hits->count == ui->focus)
        draw_focus_ring(ui, shown, radius_px);
    ui->hits->items[ui->hits->count++] =
        (struct ui_hit){visible, shown, action, action.kind == ACTION_NONE};
    return ui->pressing && action_equal(ui->pressed, action);
}

void ui_modal(struct ui *ui, struct action outside)
{
    struct rect frame = {0, 0, ui->list->size.x, ui->list->size.y};
    ui->hits->items[0] = (struct ui_hit){frame, frame, outside, true};
    ui->hits->count = 1;
}

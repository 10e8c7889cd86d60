// Shapes and pictures, mirrored where the language asks for it.
#include "ui/ui.h"

#include "ui/mirror.h"

#include <string.h>

static int mirrored_corners(const struct ui *ui, int corners)
{
    if (!ui->right_to_left)
        return corners;
    return (corners & DRAW_TOP_LEFT ? DRAW_TOP_RIGHT : 0) |
           (corners & DRAW_TOP_RIGHT ? DRAW_TOP_LEFT : 0) |
           (corners & DRAW_BOTTOM_LEFT ? DRAW_BOTTOM_RIGHT : 0) |
           (corners & DRAW_BOTTOM_RIGHT ? DRAW_BOTTOM_LEFT : 0);
}

void ui_fill_corners(struct ui *ui, struct rect area, colour fill, int radius_px, int corners)
{
    draw_fill(ui->list, ui_mirrored(ui, area),
        (struct draw_fill){
            .fill = fill, .radius_px = radius_px, .corners = mirrored_corners(ui, corners)});
}

void ui_fill(struct ui *ui, struct rect area, colour fill, int radius_px)
{
    ui_fill_corners(ui, area, fill, radius_px, radius_px > 0 ? DRAW_ALL : 0);
}

void ui_card(struct ui *ui, struct rect area, colour fill, colour edge, int edge_px, int radius_px)
{
    if (ui->style->outlined)
        edge_px = geom_max(edge_px, 2 * ui->metrics->hair_px);
    draw_fill(ui->list, ui_mirrored(ui, area),
        (struct draw_fill){.fill = fill,
            .edge = edge,
            .edge_px = edge_px,
            .radius_px = radius_px,
            .corners = DRAW_ALL});
}

// Arrows that mean a direction of reading point the other way in a mirrored layout.
static const char *mirrored_icon(const struct ui *ui, const char *name)
{
    if (ui->right_to_left && strcmp(name, "back") == 0)
        return "next";
    if (ui->right_to_left && strcmp(name, "next") == 0)
        return "back";
    return name;
}

void ui_icon(struct ui *ui, struct rect area, const char *name, colour ink)
{
    const char *file =
        arena_print(ui->arena, "%s/icons/%s.svg", ui->assets_folder, mirrored_icon(ui, name));
    draw_picture(ui->list, ui_mirrored(ui, area), (struct draw_picture){.file = file, .tint = ink});
}

void ui_picture(struct ui *ui, struct rect area, const char *file, colour tint, int radius_px)
{
    draw_picture(ui->list, ui_mirrored(ui, area),
        (struct draw_picture){.file = file,
            .tint = tint,
            .radius_px = radius_px,
            .corners = DRAW_ALL,
            .ground = tint >> 24 ? 0 : ui->style->soft});
}

void ui_picture_part(struct ui *ui, struct rect area, const char *file, struct point source)
{
    draw_picture(ui->list, ui_mirrored(ui, area),
        (struct draw_picture){.file = file, .source = source, .ground = ui->style->soft});
}

void ui_stroke(struct ui *ui, const struct point *points, size_t count, int width_16, colour ink)
{
    struct point *shown = ARENA_ARRAY(ui->arena, struct point, count);
    for (size_t i = 0; i < count; i++) {
        shown[i] = points[i];
        if (ui->right_to_left)
            shown[i].x = 16 * ui->list->size.x - points[i].x;
    }
    draw_stroke(ui->list,
        (struct draw_stroke){.points = shown, .count = count, .width_16 = width_16, .ink = ink});
}

// The tile is 160 by 96 units (assets/ornaments/koshkar.svg); whole tiles fill the width.
void ui_frieze(struct ui *ui, struct rect area, colour ink)
{
    int usual = geom_min(area.h / 3, ui->metrics->line_px[UI_TEXT] * 2) * 160 / 96;
    int count = geom_max(1, (area.w + usual / 2) / geom_max(1, usual));
    int tile = area.w / count, height = tile * 96 / 160;
    if (height < 1)
        return;
    struct rect strip = {
        area.x + (area.w - tile * count) / 2, rect_bottom(area) - height, tile * count, height};
    const char *file = arena_print(ui->arena, "%s/ornaments/koshkar.svg", ui->assets_folder);
    draw_tiles(ui->list, ui_mirrored(ui, strip),
        (struct draw_picture){.file = file, .tint = ink, .tile_px = tile});
}

struct rect ui_clip(struct ui *ui, struct rect area)
{
    return draw_clip(ui->list, ui_mirrored(ui, area));
}

void ui_unclip(struct ui *ui, struct rect before)
{
    draw_clip_restore(ui->list, before);
}

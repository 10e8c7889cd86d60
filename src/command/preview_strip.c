// Set with the kit of the screens, for a screen at a desk, in dark colours: it is none of the pack.
#include "command/preview_strip.h"

#include "ui/ui.h"

// Of a usual desktop: 96 px an inch, looked at from near.
static const double DESK_MM_PER_PX = 25.4 / 96;
enum { DESK_DISTANCE_MM = 400 };

struct draw_list preview_strip_draw(struct arena *arena, const struct text_measure *measure,
    struct point window, const char *heading, const char *text)
{
    struct ui_screen screen = {.size_px = window,
        .mm_per_px = DESK_MM_PER_PX,
        .distance_mm = DESK_DISTANCE_MM,
        .text_step = 1};
    struct ui_metrics metrics = ui_metrics(&screen);
    const struct ui_style *style = ui_style(UI_DARK);
    struct draw_list list;
    struct ui_hits hits = {0};
    struct ui ui = {.list = &list,
        .hits = &hits,
        .arena = arena,
        .measure = measure,
        .metrics = &metrics,
        .style = style,
        .language = "en",
        .focus = -1};
    int pad = metrics.pad_px / 2, width = window.x - 2 * pad;
    struct ui_type type = {.role = UI_SMALL, .weight = TEXT_BOLD};
    struct ui_set head = ui_set_text(&ui, type, heading, width);
    type.weight = -1;
    struct ui_set body = ui_set_text(&ui, type, text, width);
    int height = head.block.height_px + body.block.height_px + 2 * pad + pad / 2;
    list = draw_list_begin(arena, (struct point){window.x, geom_min(height, window.y * 2 / 5)});
    draw_fill(&list, (struct rect){0, 0, list.size.x, list.size.y},
        (struct draw_fill){.fill = style->card});
    draw_fill(&list, (struct rect){0, 0, list.size.x, metrics.hair_px},
        (struct draw_fill){.fill = style->gold});
    ui_put(&ui, &head, pad, pad, style->gold);
    ui_put(&ui, &body, pad, pad + head.block.height_px + pad / 2, style->ink);
    return list;
}

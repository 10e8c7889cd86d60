// Setting text: a role becomes a font and a line height, the text room does the rest.
#include "ui/ui.h"

#include "ui/mirror.h"

#include <string.h>

static struct text_font type_font(const struct ui *ui, struct ui_type type)
{
    struct text_font font = ui_font(ui->metrics, type.role);
    if (type.weight >= 0)
        font.weight = (uint8_t)type.weight;
    if (type.sans)
        font.family = TEXT_SANS;
    return font;
}

static struct text_paragraph paragraph(
    const struct ui *ui, struct ui_type type, const struct text_span *spans, size_t count)
{
    return (struct text_paragraph){
        .spans = spans,
        .count = count,
        .language = ui->language,
        .right_to_left = ui->right_to_left,
        .align = type.align,
        .line_height_px = ui->metrics->line_px[type.role],
        .max_lines = type.max_lines,
    };
}

struct ui_set ui_set_spans(
    struct ui *ui, struct ui_type type, const struct text_span *spans, size_t count, int width_px)
{
    struct text_paragraph set = paragraph(ui, type, spans, count);
    return (struct ui_set){
        .block = text_layout(ui->arena, ui->measure, &set, width_px),
        .width_px = width_px,
    };
}

bool ui_smaller(struct ui_type *type)
{
    static const int next[UI_ROLE_COUNT] = {[UI_DISPLAY] = UI_HEADING,
        [UI_FIGURE] = UI_HEADING,
        [UI_HEADING] = UI_CARD_TITLE,
        [UI_CARD_TITLE] = UI_LEAD};
    if (type->fixed || next[type->role] == 0)
        return false;
    type->role = (enum ui_role)next[type->role];
    if (type->role == UI_LEAD && type->weight < 0)
        type->weight = TEXT_SEMIBOLD;
    return true;
}

struct ui_set ui_set_text(struct ui *ui, struct ui_type type, const char *text, int width_px)
{
    struct ui_set set;
    do {
        struct text_span span = {.text = text, .font = type_font(ui, type), .tag = -1};
        set = ui_set_spans(ui, type, &span, 1, width_px);
    } while (set.block.overfull && ui_smaller(&type));
    set.origin = text;
    return set;
}

int ui_text_width(struct ui *ui, struct ui_type type, const char *text)
{
    struct text_span span = {.text = text, .font = type_font(ui, type), .tag = -1};
    struct text_paragraph set = paragraph(ui, type, &span, 1);
    return text_natural_width(ui->arena, ui->measure, &set);
}

static void put_run(struct ui *ui, const struct ui_set *set, const struct text_run *run,
    struct point origin, colour ink)
{
    const struct text_run_spec *spec = &run->spec;
    struct text_metrics metrics =
        ui->measure->metrics(ui->measure->self, spec->face, spec->size_px);
    struct draw_text text = {
        .bytes = spec->bytes,
        .length = spec->length,
        .language = spec->language,
        .right_to_left = spec->right_to_left,
        .face = spec->face,
        .size_px = spec->size_px,
        .baseline_px = origin.y,
        .ink = ink,
        .origin = set->origin,
        .word_cut = set->block.overfull,
        .truncated = set->block.truncated,
    };
    memcpy(text.script, spec->script, sizeof text.script);
    struct rect bounds = {origin.x + run->x_px, origin.y - metrics.ascent_px, run->width_px,
        metrics.ascent_px + metrics.descent_px};
    draw_text(ui->list, bounds, text);
}

// A link is as tall as its line and at least as large as the smallest target, so a finger finds it.
static void put_link(struct ui *ui, const struct text_run *run, struct point origin, colour accent)
{
    const struct ui_metrics *m = ui->metrics;
    int below = origin.y + run->spec.size_px * 5 / 32;
    struct rect rule = {
        origin.x + run->x_px, below, run->width_px, geom_max(2, m->hair_px * 3 / 2)};
    draw_fill(ui->list, rule, (struct draw_fill){.fill = accent});
    struct rect area = {rule.x, origin.y - run->spec.size_px, rule.w, run->spec.size_px * 3 / 2};
    int dx = geom_max(0, (m->target_px - area.w + 1) / 2);
    int dy = geom_max(0, (m->target_px - area.h + 1) / 2);
    // Runs are placed on the screen already; ui_target mirrors, so mirror back first.
    ui_target(ui, ui_mirrored(ui, rect_inset(area, -dx, -dy)),
        (struct action){ACTION_TERM, (int16_t)run->tag, 0}, m->button_radius_px / 2);
}

static void put_lines(
    struct ui *ui, const struct ui_set *set, int x, int y, colour ink, const colour *accent)
{
    struct rect area = ui_mirrored(ui, (struct rect){x, y, set->width_px, set->block.height_px});
    for (size_t i = 0; i < set->block.count; i++) {
        const struct text_line *line = &set->block.lines[i];
        struct point origin = {area.x, y + line->baseline_px};
        for (size_t r = 0; r < line->count; r++) {
            put_run(ui, set, &line->runs[r], origin, ink);
            if (accent && line->runs[r].tag >= 0)
                put_link(ui, &line->runs[r], origin, *accent);
        }
    }
}

void ui_put(struct ui *ui, const struct ui_set *set, int x, int y, colour ink)
{
    put_lines(ui, set, x, y, ink, NULL);
}

void ui_put_linked(struct ui *ui, const struct ui_set *set, int x, int y, colour ink, colour accent)
{
    put_lines(ui, set, x, y, ink, &accent);
}

// A chart in a card: bars from 0, a row each, or a line through points above their labels. A line
// whose labels do not fit side by side is shown as bars. Every value is written beside its mark.
#include "screen/block_kinds.h"

#include "base/bug.h"

struct chart {
    struct ui_set title, unit, source;
    struct ui_set labels[PACK_VALUES_MAX], values[PACK_VALUES_MAX];
    bool line;
    double low, high;       // of the axis, 0 among them
    int label_px, value_px; // widths; label_px == 0: labels stand above their bars
    int labels_px;          // of a line: height of the labels
    int plot_px;            // height of bars or line with their labels
};

static int count_of(const struct block_set *set)
{
    return (int)set->block->chart.count;
}

static const struct pack_value *value_of(const struct block_set *set, int i)
{
    return &set->block->chart.values[i];
}

static int inner_width_px(const struct screen *s, const struct block_set *set)
{
    return set->width_px - 2 * s->m->pad_px;
}

static void find_range(const struct block_set *set, struct chart *plan)
{
    for (int i = 0; i < count_of(set); i++) {
        double value = value_of(set, i)->value;
        plan->low = value < plan->low ? value : plan->low;
        plan->high = value > plan->high ? value : plan->high;
    }
}

// How much of `length_px` lies between the low end of the axis and `value`.
static int along_px(const struct chart *plan, double value, int length_px)
{
    double range = plan->high - plan->low;
    return range > 0 ? (int)((value - plan->low) / range * length_px + 0.5) : 0;
}

static void set_values(struct screen *s, const struct block_set *set, struct chart *plan)
{
    for (int i = 0; i < count_of(set); i++) {
        const char *written = value_of(set, i)->written;
        int width = ui_text_width(&s->ui, block_strong(UI_LABEL), written);
        plan->value_px = geom_max(plan->value_px, width);
        plan->values[i] = ui_set_text(&s->ui, block_strong(UI_LABEL), written, width);
    }
}

// The tallest label; 0 where a word does not fit.
static int set_labels(struct screen *s, const struct block_set *set, struct ui_type type, int width,
    struct chart *plan)
{
    int tallest = 0;
    bool fits = true;
    for (int i = 0; i < count_of(set); i++) {
        plan->labels[i] =
            ui_set_text(&s->ui, type, screen_text(s, &value_of(set, i)->label), width);
        tallest = geom_max(tallest, plan->labels[i].block.height_px);
        fits = fits && !plan->labels[i].block.overfull;
    }
    return fits ? tallest : 0;
}

// --- bars ---
static int bar_px(const struct screen *s)
{
    return s->m->line_px[UI_LABEL];
}

static int row_height_px(const struct screen *s, const struct chart *plan, int i)
{
    int label = plan->labels[i].block.height_px;
    return plan->label_px ? geom_max(label, bar_px(s)) : label + bar_px(s);
}

static int row_gap_px(const struct screen *s)
{
    return s->m->space_px * 2 / 3;
}

static void set_bars(struct screen *s, const struct block_set *set, struct chart *plan)
{
    int inner = inner_width_px(s, set), widest = 0;
    struct ui_type type = block_type(UI_LABEL);
    type.weight = TEXT_REGULAR;
    for (int i = 0; i < count_of(set); i++)
        widest =
            geom_max(widest, ui_text_width(&s->ui, type, screen_text(s, &value_of(set, i)->label)));
    plan->label_px = widest <= inner * 38 / 100 ? widest : 0;
    set_labels(s, set, type, plan->label_px ? plan->label_px : inner, plan);
    plan->plot_px = (count_of(set) - 1) * row_gap_px(s);
    for (int i = 0; i < count_of(set); i++)
        plan->plot_px += row_height_px(s, plan, i);
}

static void put_bar(struct screen *s, const struct block_set *set, struct rect track, int i)
{
    const struct chart *plan = set->plan;
    int gap = s->m->space_px / 2, length = track.w - plan->value_px - gap;
    int zero = along_px(plan, 0, length), end = along_px(plan, value_of(set, i)->value, length);
    struct rect bar = {track.x + geom_min(zero, end), track.y + track.h / 10,
        geom_max(end, zero) - geom_min(end, zero), track.h - track.h / 5};
    int round = end >= zero ? DRAW_TOP_RIGHT | DRAW_BOTTOM_RIGHT : DRAW_TOP_LEFT | DRAW_BOTTOM_LEFT;
    ui_fill_corners(&s->ui, bar, set->accent, geom_min(bar.w, s->m->button_radius_px / 3), round);
    const struct ui_set *value = &plan->values[i];
    ui_put(&s->ui, value, rect_right(bar) + gap, track.y + (track.h - value->block.height_px) / 2,
        s->style->ink);
}

static void put_bars(struct screen *s, const struct block_set *set, struct rect plot)
{
    const struct chart *plan = set->plan;
    int indent = plan->label_px ? plan->label_px + s->m->space_px : 0, y = plot.y;
    for (int i = 0; i < count_of(set); i++) {
        int height = row_height_px(s, plan, i), label = plan->labels[i].block.height_px;
        int bar_y = plan->label_px ? y + (height - bar_px(s)) / 2 : y + label;
        ui_put(&s->ui, &plan->labels[i], plot.x, plan->label_px ? y + (height - label) / 2 : y,
            s->style->ink);
        put_bar(s, set, (struct rect){plot.x + indent, bar_y, plot.w - indent, bar_px(s)}, i);
        y += height + row_gap_px(s);
    }
    int hair = s->m->hair_px, length = plot.w - indent - plan->value_px - s->m->space_px / 2;
    int zero = plot.x + indent + along_px(plan, 0, length);
    if (plan->label_px)
        ui_fill(&s->ui, (struct rect){zero - hair, plot.y, hair, plot.h}, s->style->ink_2, 0);
}

// --- line ---
static int point_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT] / 2;
}

// What a value takes above or below its point.
static int value_room_px(const struct screen *s)
{
    return s->m->line_px[UI_LABEL] + point_px(s);
}

static int line_height_px(const struct screen *s)
{
    return block_ems(s, 6);
}

// Below the lowest point: where it is under the axis, its value stands below it.
static int floor_room_px(const struct screen *s, const struct chart *plan)
{
    return plan->low < 0 ? value_room_px(s) : s->m->space_px / 2;
}

static bool set_line(struct screen *s, const struct block_set *set, struct chart *plan)
{
    int step = inner_width_px(s, set) / count_of(set);
    struct ui_type type = block_type(UI_SMALL);
    type.align = TEXT_CENTRE;
    plan->labels_px = set_labels(s, set, type, step - s->m->space_px / 2, plan);
    if (plan->labels_px == 0 || plan->labels_px > 3 * s->m->line_px[UI_SMALL] ||
        plan->value_px + s->m->space_px / 2 > step)
        return false;
    plan->plot_px = value_room_px(s) + line_height_px(s) + floor_room_px(s, plan) + plan->labels_px;
    return true;
}

// Between two higher ones the value would stand in the angle of the line; below, it stands free of
// it, if it does not meet the axis there.
static bool stands_below(const struct screen *s, const struct block_set *set, int i)
{
    const struct chart *plan = set->plan;
    double value = value_of(set, i)->value;
    if (value < 0)
        return true;
    if (i == 0 || i == count_of(set) - 1)
        return false;
    int height = line_height_px(s);
    int above_axis = along_px(plan, value, height) - along_px(plan, 0, height);
    return value_of(set, i - 1)->value > value && value_of(set, i + 1)->value > value &&
           above_axis >= value_room_px(s);
}

static void put_point(struct screen *s, const struct block_set *set, struct point at, int i)
{
    const struct chart *plan = set->plan;
    int size = point_px(s);
    ui_fill(
        &s->ui, (struct rect){at.x - size / 2, at.y - size / 2, size, size}, set->accent, size / 2);
    const struct ui_set *value = &plan->values[i];
    int y = stands_below(s, set, i) ? at.y + size / 2 : at.y - size - value->block.height_px;
    ui_put(&s->ui, value, at.x - value->width_px / 2, y, s->style->ink);
}

static void put_line(struct screen *s, const struct block_set *set, struct rect plot)
{
    const struct chart *plan = set->plan;
    struct point points[PACK_VALUES_MAX], sixteenths[PACK_VALUES_MAX];
    int step = plot.w / count_of(set), hair = s->m->hair_px;
    int height = line_height_px(s), floor = plot.y + value_room_px(s) + height;
    int zero = floor - along_px(plan, 0, height);
    ui_fill(&s->ui, (struct rect){plot.x, zero, plot.w, hair}, s->style->line, 0);
    for (int i = 0; i < count_of(set); i++) {
        points[i] = (struct point){
            plot.x + step * i + step / 2, floor - along_px(plan, value_of(set, i)->value, height)};
        sixteenths[i] = (struct point){16 * points[i].x, 16 * points[i].y};
    }
    ui_stroke(&s->ui, sixteenths, set->block->chart.count, 16 * 3 * hair, set->accent);
    for (int i = 0; i < count_of(set); i++) {
        put_point(s, set, points[i], i);
        ui_put(&s->ui, &plan->labels[i], points[i].x - plan->labels[i].width_px / 2,
            floor + floor_room_px(s, plan), s->style->ink_2);
    }
}

// --- the block ---
static struct ui_set set_source(struct screen *s, const struct block_set *set, int width)
{
    const struct pack_source *source = &s->pack->sources[set->block->chart.source.source];
    const char *text = arena_print(s->ui.arena, "%s: %s, %s", screen_word(s, WORD_SOURCE),
        screen_text(s, &source->author), screen_text(s, &source->publisher));
    return ui_set_text(&s->ui, block_type(UI_SMALL), text, width);
}

void block_set_chart(struct screen *s, struct block_set *set)
{
    BUG_IF(set->block->chart.count < 2);
    struct chart *plan = ARENA_NEW(s->ui.arena, struct chart);
    set->plan = plan;
    int inner = inner_width_px(s, set);
    plan->title =
        ui_set_text(&s->ui, block_strong(UI_TEXT), screen_text(s, &set->block->chart.title), inner);
    plan->unit =
        ui_set_text(&s->ui, block_type(UI_SMALL), screen_text(s, &set->block->chart.unit), inner);
    plan->source = set_source(s, set, inner);
    find_range(set, plan);
    set_values(s, set, plan);
    plan->line = set->block->chart.line && set_line(s, set, plan);
    if (!plan->line)
        set_bars(s, set, plan);
    set->height_px = plan->title.block.height_px + plan->unit.block.height_px + plan->plot_px +
                     plan->source.block.height_px + 2 * s->m->space_px + 2 * s->m->pad_px;
}

void block_put_chart(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct chart *plan = set->plan;
    struct rect inner = rect_inset(area, s->m->pad_px, s->m->pad_px);
    block_put_card(s, area, false, false, set->accent);
    ui_put(&s->ui, &plan->title, inner.x, inner.y, s->style->ink);
    int y = inner.y + plan->title.block.height_px;
    ui_put(&s->ui, &plan->unit, inner.x, y, s->style->ink_2);
    y += plan->unit.block.height_px + s->m->space_px;
    struct rect plot = {inner.x, y, inner.w, plan->plot_px};
    if (plan->line)
        put_line(s, set, plot);
    else
        put_bars(s, set, plot);
    ui_put(&s->ui, &plan->source, inner.x, rect_bottom(plot) + s->m->space_px, s->style->ink_2);
}

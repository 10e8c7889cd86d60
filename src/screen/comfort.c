// The visitor's own settings: text size, colours, motion, controls within reach. Each changes the
// page at once; the end of the visit undoes them all.
#include "screen/panel.h"

enum { CHOICES_MAX = 4 };

struct comfort_choice {
    int value;
    enum word word;      // what it says, or
    enum ui_role sample; // a letter of that role, where sample is a role of running text
};

struct comfort_row {
    enum action_setting setting;
    enum word word;
    struct comfort_choice choices[CHOICES_MAX];
    int count;
};

static const struct comfort_row ROWS[] = {
    {SETTING_TEXT, WORD_TEXT_SIZE,
        {{1, WORD_COUNT, UI_SMALL}, {2, WORD_COUNT, UI_TEXT}, {3, WORD_COUNT, UI_LEAD},
            {4, WORD_COUNT, UI_CARD_TITLE}},
        4},
    {SETTING_STYLE, WORD_COLOURS,
        {{UI_LIGHT, WORD_LIGHT, 0}, {UI_DARK, WORD_DARK, 0},
            {UI_HIGH_CONTRAST, WORD_HIGH_CONTRAST, 0}},
        3},
    {SETTING_MOTION, WORD_MOTION, {{0, WORD_ON, 0}, {1, WORD_REDUCED, 0}}, 2},
    {SETTING_REACH, WORD_REACH, {{0, WORD_NORMAL, 0}, {1, WORD_LOWER_HALF, 0}}, 2},
};

enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

static bool stacked(const struct screen *s, int width)
{
    return width < s->m->role_px[UI_TEXT] * 28;
}

static struct ui_set set_label(struct screen *s, const struct comfort_row *row, int width)
{
    int w = stacked(s, width) ? width : width * 34 / 100;
    return ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = TEXT_SEMIBOLD},
        screen_word(s, row->word), w);
}

static int choice_gap_px(const struct screen *s)
{
    return s->m->apart_px;
}

static int bar_width(const struct screen *s, int width)
{
    return stacked(s, width) ? width : width - width * 36 / 100;
}

// Side by side where every word fits its button, else below each other.
static int columns(struct screen *s, const struct comfort_row *row, int width)
{
    int room = (bar_width(s, width) + choice_gap_px(s)) / row->count - choice_gap_px(s);
    for (int i = 0; i < row->count; i++) {
        if (row->choices[i].word == WORD_COUNT)
            continue;
        struct ui_button button = {.label = screen_word(s, row->choices[i].word)};
        if (ui_button_width(&s->ui, &button) - s->m->role_px[UI_LABEL] > room)
            return 1;
    }
    return row->count;
}

static int bar_height(struct screen *s, const struct comfort_row *row, int width)
{
    int rows = row->count / columns(s, row, width);
    return rows * s->m->button_px + (rows - 1) * choice_gap_px(s);
}

static int row_height(struct screen *s, const struct comfort_row *row, int width)
{
    int label = set_label(s, row, width).block.height_px, bar = bar_height(s, row, width);
    return stacked(s, width) ? label + s->m->space_px / 3 + bar : geom_max(label, bar);
}

static int measure(struct screen *s, const void *context, int width)
{
    (void)context;
    int height = (ROW_COUNT - 1) * s->m->space_px;
    for (int i = 0; i < ROW_COUNT; i++)
        height += row_height(s, &ROWS[i], width);
    return height;
}

static void put_choice(struct screen *s, const struct comfort_row *row, int index, struct rect area)
{
    const struct comfort_choice *choice = &row->choices[index];
    bool chosen = s->visit->settings[row->setting] == choice->value;
    bool sample = choice->word == WORD_COUNT;
    ui_put_button(&s->ui, area,
        &(struct ui_button){.label = sample ? NULL : screen_word(s, choice->word),
            .look = chosen ? UI_CHOSEN : UI_PLAIN,
            .action = {ACTION_SET, (int16_t)row->setting, (int16_t)choice->value}});
    if (!sample)
        return;
    struct ui_type type = {
        .role = choice->sample, .weight = TEXT_SEMIBOLD, .align = TEXT_CENTRE, .sans = true};
    struct ui_set letter = ui_set_text(&s->ui, type, "A", area.w);
    ui_put(&s->ui, &letter, area.x, area.y + (area.h - letter.block.height_px) / 2,
        chosen ? s->style->on_chosen : s->style->ink);
}

static void put_row(struct screen *s, const struct comfort_row *row, struct rect area)
{
    struct ui_set label = set_label(s, row, area.w);
    int height = bar_height(s, row, area.w), width = bar_width(s, area.w);
    struct rect bar = {rect_right(area) - width, rect_bottom(area) - height, width, height};
    int label_y = stacked(s, area.w) ? area.y : area.y + (area.h - label.block.height_px) / 2;
    ui_put(&s->ui, &label, area.x, label_y, s->style->ink);
    int across = columns(s, row, area.w), gap = choice_gap_px(s);
    int w = (bar.w + gap) / across - gap, h = s->m->button_px;
    for (int i = 0; i < row->count; i++)
        put_choice(s, row, i,
            (struct rect){bar.x + i % across * (w + gap), bar.y + i / across * (h + gap), w, h});
}

static void put(struct screen *s, const void *context, struct rect area)
{
    (void)context;
    int y = area.y;
    for (int i = 0; i < ROW_COUNT; i++) {
        int height = row_height(s, &ROWS[i], area.w);
        put_row(s, &ROWS[i], (struct rect){area.x, y, area.w, height});
        y += height + s->m->space_px;
    }
}

void comfort_draw(struct screen *s)
{
    panel_put(
        s, &(struct panel_content){screen_word(s, WORD_COMFORT), WORD_DONE, measure, put, NULL});
}

// Buttons: icon and word together; darker while the finger is down.
#include "ui/ui.h"

static const struct ui_type LABEL = {.role = UI_LABEL, .weight = -1, .max_lines = 2};

static int button_pad_px(const struct ui *ui)
{
    return ui->metrics->role_px[UI_LABEL] * 9 / 8;
}

static int button_gap_px(const struct ui *ui)
{
    return ui->metrics->role_px[UI_LABEL] / 2;
}

static int icons_width_px(const struct ui *ui, const struct ui_button *button)
{
    int icons = (button->icon != NULL) + (button->icon_after != NULL);
    int gaps = button->label ? icons : geom_max(0, icons - 1);
    return icons * ui->metrics->icon_px + gaps * button_gap_px(ui);
}

int ui_button_width(struct ui *ui, const struct ui_button *button)
{
    int width = 2 * button_pad_px(ui) + icons_width_px(ui, button);
    if (button->label)
        width += ui_text_width(ui, LABEL, button->label);
    return geom_max(width, ui->metrics->button_px);
}

static colour button_ground(const struct ui *ui, const struct ui_button *button)
{
    switch (button->look) {
    case UI_STRONG:
        return button->accent;
    case UI_CHOSEN:
        return ui->style->chosen;
    default:
        return ui->style->soft;
    }
}

static colour button_ink(const struct ui *ui, const struct ui_button *button)
{
    if (button->disabled)
        return colour_mix(ui->style->soft, ui->style->ink_2, 110);
    if (button->look == UI_STRONG)
        return ui->style->on_accent;
    return button->look == UI_CHOSEN ? ui->style->on_chosen : ui->style->ink;
}

// One line is centred by its capitals, so that it stands level with the icon in every script.
static int label_y(const struct ui *ui, struct rect area, const struct ui_set *label)
{
    if (label->block.count != 1)
        return area.y + (area.h - label->block.height_px) / 2;
    int baseline = area.y + area.h / 2 + ui->metrics->role_px[UI_LABEL] * 3 / 8;
    return baseline - label->block.lines[0].baseline_px;
}

static void put_content(struct ui *ui, struct rect area, const struct ui_button *button, colour ink)
{
    int icon = ui->metrics->icon_px, gap = button_gap_px(ui);
    int room = area.w - button_pad_px(ui) / 2 - icons_width_px(ui, button);
    struct ui_set label = {0};
    int text_w = 0;
    if (button->label) {
        label = ui_set_text(ui, LABEL, button->label, geom_max(room, 1));
        text_w = label.width_px = label.block.width_px;
    }
    int x = area.x + (area.w - icons_width_px(ui, button) - text_w) / 2;
    int icon_y = area.y + (area.h - icon) / 2;
    if (button->icon) {
        ui_icon(ui, (struct rect){x, icon_y, icon, icon}, button->icon, ink);
        x += icon + gap;
    }
    if (button->label) {
        // Set again at its own width, so that a right-to-left label starts where it should.
        label = ui_set_text(ui, LABEL, button->label, geom_max(text_w, 1));
        ui_put(ui, &label, x, label_y(ui, area, &label), ink);
        x += text_w + gap;
    }
    if (button->icon_after)
        ui_icon(ui, (struct rect){x, icon_y, icon, icon}, button->icon_after, ink);
}

void ui_put_button(struct ui *ui, struct rect area, const struct ui_button *button)
{
    int radius = geom_min(ui->metrics->button_radius_px, area.h / 3);
    colour ground = button_ground(ui, button);
    if (!button->disabled && ui_target(ui, area, button->action, radius))
        ground = ui_pressed(ground);
    if (ui->style->outlined)
        ui_card(ui, area, ground, ui->style->line, ui->metrics->hair_px, radius);
    else
        ui_fill(ui, area, ground, radius);
    put_content(ui, area, button, button_ink(ui, button));
}

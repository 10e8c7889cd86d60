// The light style is a well-printed book: calm paper, strong ink. Dark is the same book at night;
// high contrast is black, white and yellow, without tints.
#include "ui/style.h"

static const struct ui_style STYLES[UI_STYLE_COUNT] = {
    [UI_LIGHT] =
        {
            .name = "light",
            .paper = COLOUR(0xF6F2E9),
            .card = COLOUR(0xFFFDF8),
            .soft = COLOUR(0xECE6D8),
            .line = COLOUR(0xD9D2C3),
            .ink = COLOUR(0x12263A),
            .ink_2 = COLOUR(0x4A5B6B),
            .chosen = COLOUR(0x12263A),
            .on_chosen = COLOUR(0xFFFFFF),
            .on_accent = COLOUR(0xFFFFFF),
            .night = COLOUR(0x0B2233),
            .night_glow = COLOUR(0x12466C),
            .on_night = COLOUR(0xFFFFFF),
            .on_night_2 = COLOUR(0xD5DEE6),
            .picture = COLOUR(0xFFFDF8),
            .gold = COLOUR(0xE3B23C),
            .scrim = 0x990B2233u,
        },
    [UI_DARK] =
        {
            .name = "dark",
            .paper = COLOUR(0x0F1C28),
            .card = COLOUR(0x172838),
            .soft = COLOUR(0x24384A),
            .line = COLOUR(0x3C5266),
            .ink = COLOUR(0xF3EFE6),
            .ink_2 = COLOUR(0xBECAD4),
            .chosen = COLOUR(0xF3EFE6),
            .on_chosen = COLOUR(0x0F1C28),
            .on_accent = COLOUR(0x0B1620),
            .night = COLOUR(0x0B2233),
            .night_glow = COLOUR(0x12466C),
            .on_night = COLOUR(0xFFFFFF),
            .on_night_2 = COLOUR(0xD5DEE6),
            .picture = COLOUR(0xFFFDF8),
            .gold = COLOUR(0xE3B23C),
            .scrim = 0xB3000000u,
        },
    [UI_HIGH_CONTRAST] =
        {
            .name = "high contrast",
            .outlined = true,
            .paper = COLOUR(0x000000),
            .card = COLOUR(0x000000),
            .soft = COLOUR(0x000000),
            .line = COLOUR(0xFFFFFF),
            .ink = COLOUR(0xFFFFFF),
            .ink_2 = COLOUR(0xFFFFFF),
            .chosen = COLOUR(0xFFE04A),
            .on_chosen = COLOUR(0x000000),
            .on_accent = COLOUR(0x000000),
            .night = COLOUR(0x000000),
            .night_glow = COLOUR(0x000000),
            .on_night = COLOUR(0xFFFFFF),
            .on_night_2 = COLOUR(0xFFFFFF),
            .picture = COLOUR(0xFFFDF8),
            .gold = COLOUR(0xFFE04A),
            .scrim = 0xCC000000u,
        },
};

const struct ui_style *ui_style(enum ui_style_kind kind)
{
    return &STYLES[kind];
}

static bool stands_out(const struct ui_style *style, colour accent)
{
    return colour_contrast(accent, style->paper) >= 4.8 &&
           colour_contrast(accent, style->card) >= 4.8;
}

// On dark paper the accent is lightened, step by step, until it can be read.
colour ui_accent(const struct ui_style *style, colour accent)
{
    if (style->outlined)
        return style->chosen;
    if (colour_contrast(style->paper, COLOUR(0xFFFFFF)) < 4.5)
        return accent;
    colour shown = accent;
    for (int step = 0; step < 256 && !stands_out(style, shown); step += 8)
        shown = colour_mix(accent, COLOUR(0xFFFFFF), step);
    return shown;
}

colour ui_tint(const struct ui_style *style, colour accent)
{
    if (style->outlined)
        return style->paper;
    bool dark = colour_contrast(style->card, COLOUR(0x000000)) < 4.5;
    return colour_mix(style->card, accent, dark ? 8 : 30);
}

colour ui_pressed(colour ground)
{
    bool dark = colour_contrast(ground, COLOUR(0x000000)) < 2.5;
    return dark ? colour_mix(ground, COLOUR(0xFFFFFF), 64)
                : colour_mix(ground, COLOUR(0x12263A), 48);
}

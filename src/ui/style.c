// The tokens of the light style are those of a well-printed book: calm paper, strong ink.
#include "ui/style.h"

const struct ui_style *ui_style_light(void)
{
    static const struct ui_style light = {
        .name = "light",
        .paper = COLOUR(0xF6F2E9),
        .card = COLOUR(0xFFFDF8),
        .soft = COLOUR(0xECE6D8),
        .line = COLOUR(0xD9D2C3),
        .ink = COLOUR(0x12263A),
        .ink_2 = COLOUR(0x4A5B6B),
        .night = COLOUR(0x0B2233),
        .night_glow = COLOUR(0x14507A),
        .gold = COLOUR(0xE3B23C),
        .on_night = COLOUR(0xFFFFFF),
        .on_night_2 = COLOUR(0xD5DEE6),
        .on_accent = COLOUR(0xFFFFFF),
        .scrim = 0x990B2233u,
    };
    return &light;
}

colour ui_tint(const struct ui_style *style, colour accent)
{
    return colour_mix(style->card, accent, 26);
}

colour ui_pressed(colour ground)
{
    return colour_mix(ground, COLOUR(0x12263A), 48);
}

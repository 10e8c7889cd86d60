// Colour tokens. A screen asks for a token, never for a colour.
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include "base/colour.h"

struct ui_style {
    const char *name;
    colour paper, card, soft, line;
    colour ink, ink_2;
    colour night, night_glow; // the ground of attract
    colour gold;
    colour on_night, on_night_2;
    colour on_accent;
    colour scrim; // over the page, below a panel
};

const struct ui_style *ui_style_light(void);
// A light tint of the accent, for notes and answers.
colour ui_tint(const struct ui_style *style, colour accent);
// One step darker (lighter on dark grounds): a control under the finger.
colour ui_pressed(colour ground);

#endif

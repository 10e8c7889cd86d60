// Colour tokens. A screen asks for a token, never for a colour. Three styles: light, dark, high
// contrast.
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include "base/colour.h"

#include <stdbool.h>

enum ui_style_kind { UI_LIGHT, UI_DARK, UI_HIGH_CONTRAST, UI_STYLE_COUNT };

struct ui_style {
    const char *name;
    bool outlined; // controls and cards have outlines instead of tinted grounds
    colour paper, card, soft, line;
    colour ink, ink_2;
    colour chosen, on_chosen; // the chosen one of several, and strong buttons without an accent
    colour on_accent;         // text on a ground of ui_accent
    colour night, night_glow; // the ground of attract
    colour on_night, on_night_2;
    colour gold;
    colour picture; // the ground of pictures, which are drawn for light paper
    colour scrim;   // over the page, below a panel
};

const struct ui_style *ui_style(enum ui_style_kind kind);
// A pack's accent as this style shows it: at least 4.5:1 against paper, card and on_accent (7:1 in
// high contrast), given that it has 4.5:1 against white and light paper.
colour ui_accent(const struct ui_style *style, colour accent);
// A faint tint of a colour of ui_accent, for notes and answers; ink on it keeps its contrast.
colour ui_tint(const struct ui_style *style, colour accent);
// One step darker (lighter, where it is dark already): a control under the finger.
colour ui_pressed(colour ground);

#endif

// Every size of the interface, derived from the physical screen (mm), the distance of the eye and
// the visitor's text step. No screen's code knows a bare pixel number.
#ifndef UI_METRICS_H
#define UI_METRICS_H

#include "base/geom.h"
#include "text/measure.h"

#include <stdbool.h>

// Roles of type. One size per role over all languages (standards A-120).
enum ui_role {
    UI_DISPLAY, // the question of attract
    UI_FIGURE,  // the number of a number card
    UI_HEADING,
    UI_CARD_TITLE,
    UI_LEAD,
    UI_TEXT,
    UI_LABEL, // buttons, kickers
    UI_SMALL, // captions, sources
    UI_ROLE_COUNT,
};

struct ui_screen {
    struct point size_px;
    double mm_per_px; // 0 = unknown: guessed from the size in pixels
    int distance_mm;  // eye to glass; 0 = from the screen's diagonal
    int text_step; // 1 to 4; at 2, a capital H of UI_SMALL subtends 0.7 degrees (EN 301 549, 5.1.4)
};

struct ui_metrics {
    struct point size;
    double mm_per_px;
    int distance_mm;
    bool tall;     // higher than wide
    bool two_rows; // the dock has two rows
    bool wide;     // there is room for a second column beside a text of full measure
    int role_px[UI_ROLE_COUNT];
    int line_px[UI_ROLE_COUNT];
    int margin_px; // at the left and right of the screen
    int gap_px;    // between cards, columns, groups
    int space_px;  // between paragraphs; half of it between a heading and its text
    int pad_px;    // inside cards
    int hair_px;   // lines and outlines: 2 px at 1080 lines
    int bar_px;    // the accent bar at the top
    int card_radius_px, button_radius_px;
    int button_px; // height of a button: at least 15 mm
    int target_px; // no target smaller than this: 12 mm
    int apart_px;  // targets stand at least this far apart: 2 mm (standards A-104)
    int main_px;   // main targets: 20 mm
    int icon_px;
    int dock_px;    // height of the dock
    int measure_px; // the width of a text column of about 62 characters
    int slop_px;    // 4 mm: a tap stays within
};

struct ui_metrics ui_metrics(const struct ui_screen *screen);
// The font of a role: serif for what is read from afar, sans for the rest.
struct text_font ui_font(const struct ui_metrics *metrics, enum ui_role role);

#endif

// Looks at a frame as a careful person would: what is cut, what overlaps, what is too small to
// touch or to read, what has too little contrast. Pure: the display list and the hit regions are
// all that it needs.
#ifndef KIOSK_AUDIT_H
#define KIOSK_AUDIT_H

#include "draw/list.h"
#include "ui/ui.h"

enum audit_kind {
    AUDIT_CLIPPED,   // text goes over the edge of the screen or of what it stands in
    AUDIT_OVERLAP,   // two texts lie on each other
    AUDIT_WORD_CUT,  // a word was broken in the middle
    AUDIT_TRUNCATED, // a text ends in an ellipsis
    AUDIT_CONTRAST,  // text and its ground: 4.5:1; 3:1 from 48 px; 7:1 in high contrast
    AUDIT_SMALL,     // text under the size that the distance asks for (from text step 2 on)
    AUDIT_LONG,      // a line of more than 75 characters
    AUDIT_TARGET,    // a control under 12 mm
    AUDIT_CLOSE,     // two controls less than 2 mm apart; links in running text are exempt
    AUDIT_COUNT,
};

struct audit_finding {
    enum audit_kind kind;
    const void *origin; // of the text at fault (struct draw_text); NULL for a control
    double value;       // ratio, mm, px or characters: see audit_describe
    struct rect place;  // on the screen
};

struct audit_view {
    const struct ui_metrics *metrics;
    const struct ui_style *style;
    int text_step;
};

typedef void audit_report(void *context, const struct audit_finding *finding);

// Calls `report` for everything found.
void audit_frame(const struct audit_view *view, const struct draw_list *list,
    const struct ui_hits *hits, audit_report *report, void *context);
// What is wrong, for people: "a line of 81 characters (at most 75 are read well)".
void audit_describe(const struct audit_finding *finding, struct buf *out);

#endif

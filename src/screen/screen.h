// Screens: pack + visit -> display list and hit regions. Pure: the same view gives the same frame.
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include "draw/list.h"
#include "pack/model.h"
#include "ui/ui.h"
#include "visit/visit.h"

#include <stdint.h>

// Attract shows each question for a while; it rests more when nobody has come for long.
enum {
    SCREEN_QUESTION_MS = 9000,        // from one question to the next
    SCREEN_CHANGE_MS = 1200,          // of these the change takes
    SCREEN_REST_AFTER_MS = 600000,    // after the last visitor: the long rest
    SCREEN_REST_QUESTION_MS = 120000, // from one question to the next then
    SCREEN_PLACES = 8,                // places that the composition takes in turn
};

// How an import from a stick goes, for whoever put it in: a strip along the upper edge.
enum screen_notice_kind {
    SCREEN_NO_NOTICE,
    SCREEN_IMPORTING,      // `percent` is done
    SCREEN_IMPORTED,       // it is shown now, or was there already; the stick may be removed
    SCREEN_IMPORT_REFUSED, // the stick may be removed
};
struct screen_notice {
    enum screen_notice_kind kind;
    int percent;      // 0 to 100
    int64_t until_ms; // when it leaves by itself
};
enum { SCREEN_NOTICE_TURN_MS = 4000 }; // at attract, where the languages take turns

// What is to be shown, and to whom.
struct screen_view {
    const struct pack *pack;
    const struct visit *visit;
    const struct text_measure *measure;
    const struct ui_metrics *metrics;
    const struct ui_style *style;
    const char *assets_folder; // icons/, ornaments/
    int64_t now_ms;
    int pull_px;      // what scrolls (the panel, else the page) is shown this much further up
    bool still;       // nothing moves: what changes does so at once
    int attract_only; // attract shows this language, counted from 1; 0 = all in turn
    bool pressing;    // a finger is on the control of `pressed`
    struct action pressed;
    struct screen_notice notice;
    const char *warning; // for staff, at attract while there is no notice; NULL = none
};

struct screen_frame {
    struct draw_list list;
    struct ui_hits hits;
    int scroll_limit_px; // how far what is shown can scroll
    int scroll_page_px;  // one step of the paging buttons
    int answer_px;      // lower edge of what was last asked for on the page, from its top; 0 = none
    int panel_limit_px; // the same two of the open panel
    int panel_page_px;
    struct rect sheet; // what lies over the page; w == 0: nothing
    int sheet_radius_px;
    colour scrim;            // what lies between it and the page
    struct point picture_px; // for visit_picture_limits, of the open picture panel
    struct rect picture_view;
    int64_t next_ms; // when the picture changes by itself; INT64_MAX = never
};

// When attract comes to its question number `step` (from 0), in ms after it began. The languages
// take turns, then the questions; SCREEN_PLACES rounds show each of them at each place.
int64_t screen_attract_ms(int64_t step);

// Everything in the frame lives in `arena`.
void screen_draw(const struct screen_view *view, struct arena *arena, struct screen_frame *frame);

// For staff, when no pack can be shown: a heading and the text of the faults. `view->pack` and
// `view->visit` are not looked at.
void screen_draw_fault(const struct screen_view *view, const char *faults, struct arena *arena,
    struct screen_frame *frame);

#endif

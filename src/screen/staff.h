// The staff menu: what it shows beyond its state.
#ifndef SCREEN_STAFF_H
#define SCREEN_STAFF_H

#include "pack/staff_words.h"
#include "screen/screen.h"
#include "visit/staff.h"

// Facts about the device, as texts of people. All borrowed; none is NULL.
struct screen_facts {
    const struct staff_words *words;
    const char *program;  // "vitrine 0.1.0"
    const char *pack;     // what is shown
    const char *before;   // the pack before; "" = there is none to go back to
    const char *given_up; // "" = none
    const char *faults;   // "" = none
    const char *imports;  // a line each, the newest first; "" = none
};

// `view->visit` only gives the settings of the look; `view->pack` may be NULL. In the frame,
// scroll_limit_px and scroll_page_px are those of the report.
void screen_draw_staff(const struct screen_view *view, const struct staff *staff,
    const struct screen_facts *facts, struct arena *arena, struct screen_frame *frame);

#endif

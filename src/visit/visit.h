// One visitor's session, as a pure state machine: what was pressed and how much time has passed go in,
// the new state comes out. It knows counts, not packs; no clock, no memory, no pictures.
#ifndef VISIT_VISIT_H
#define VISIT_VISIT_H

#include "base/action.h"
#include "base/event.h"

#include <stdbool.h>
#include <stdint.h>

enum { VISIT_THEMES_MAX = 8, VISIT_BLOCKS_MAX = 12 };

// How large the pack is, and the times it asks for.
struct visit_shape {
    int languages, themes, terms;
    int pages[VISIT_THEMES_MAX];
    bool has_about;
    int64_t ask_after_ms, reset_after_ms;
};

enum visit_place {
    VISIT_ATTRACT,
    VISIT_HOME,
    VISIT_THEME,
    VISIT_PAGE,
    VISIT_ABOUT,
    VISIT_PLACE_COUNT,
};

enum visit_panel { VISIT_NO_PANEL, VISIT_TERM_PANEL, VISIT_SOURCES_PANEL };

struct visit {
    struct visit_shape shape;
    enum visit_place place;
    int language;
    int theme, page;        // where `place` has them; else 0
    enum visit_panel panel;
    int term;               // of the term panel
    bool revealed[VISIT_BLOCKS_MAX]; // the answers shown on this page
    int scroll_px;          // of what scrolls here; the screen clamps it through visit_scroll_limit
    int scroll_limit_px;    // how far the shown page can scroll, told by the screen
    int scroll_page_px;     // what one step of paging scrolls
    int focus;              // index of the focused control of the frame, or -1
    bool asking;            // "still there?" is on the screen
    int64_t touched_ms;     // the last sign of life
    int text_step;          // 1 to 4; 2 = as configured (the control for it comes later)
};

// At attract, nothing touched.
void visit_init(struct visit *visit, const struct visit_shape *shape, int64_t now_ms);
// Obeys a pressed control. An action that does not fit the place or the shape changes nothing but
// counts as a sign of life.
void visit_act(struct visit *visit, struct action action, int64_t now_ms);
// A touch or key that pressed nothing: a sign of life. While asking, it answers "yes" and nothing else;
// at attract, it enters with the default language. Returns true if that was all the input may do.
bool visit_wake(struct visit *visit, int64_t now_ms);
// Time passes: ask, then reset.
void visit_tick(struct visit *visit, int64_t now_ms);
// When visit_tick will next change something; INT64_MAX at attract.
int64_t visit_deadline_ms(const struct visit *visit);
// Whole seconds left of the countdown, rounded up; 0 when not asking.
int visit_seconds_left(const struct visit *visit, int64_t now_ms);
// The screen tells how far what it shows can scroll; scroll_px is clamped.
void visit_scroll_limits(struct visit *visit, int limit_px, int page_px);
void visit_scroll_by(struct visit *visit, int delta_px);
// The action that a key stands for in this place; ACTION_NONE for focus and select keys.
struct action visit_key_action(const struct visit *visit, enum event_key key);
// Moves the focus among `count` controls by +1 or -1, around the ends; -1 (none) enters at an end.
void visit_focus(struct visit *visit, int step, int count);

#endif

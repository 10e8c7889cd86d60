// One visitor's session, as a pure state machine: what was pressed and how much time has passed go
// in, the new state comes out. It knows counts, not packs; no clock, no memory, no pictures.
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

enum visit_panel {
    VISIT_NO_PANEL,
    VISIT_TERM_PANEL,
    VISIT_SOURCES_PANEL,
    VISIT_COMFORT_PANEL,
    VISIT_LANGUAGES_PANEL,
    VISIT_PICTURE_PANEL,
};

enum {
    VISIT_ZOOM_ONE = 1 << 16, // the picture fits its view
    VISIT_ZOOM_MOST = 4 * VISIT_ZOOM_ONE,
    VISIT_CENTRE_ONE = 1 << 24, // a whole picture, along either axis
};

// The picture of the picture panel, and how it is looked at. Zeroed when that is not open.
struct visit_picture {
    int block, index;    // picture `index` of that block of the page; the screen checks them
    int zoom;            // VISIT_ZOOM_ONE to VISIT_ZOOM_MOST
    struct point centre; // what of the picture is in the middle of the view, in VISIT_CENTRE_ONE
    struct point fitted; // size at VISIT_ZOOM_ONE, px; told by the screen
    struct rect view;    // where it is seen, px; told by the screen
};

struct visit {
    struct visit_shape shape;
    enum visit_place place;
    int language;
    int theme, page; // where `place` has them; else 0
    enum visit_panel panel;
    int term;                        // of the term panel
    int8_t chosen[VISIT_BLOCKS_MAX]; // what was chosen in each block of this page; 0 at first
    int scroll_px;       // of what scrolls here; the screen clamps it through visit_scroll_limits
    int scroll_limit_px; // how far the shown page can scroll, told by the screen
    int scroll_page_px;  // what one step of paging scrolls
    int panel_scroll_px; // the same three of the open panel; 0 when none is open
    int panel_limit_px;
    int panel_page_px;
    struct visit_picture picture;
    int focus;                   // index of the focused control of the frame, or -1
    bool asking;                 // "still there?" is on the screen
    int counted_s;               // the number of the countdown at the last tick; 0 when not asking
    int64_t asked_ms;            // when the question came; 0 when not asking
    int64_t touched_ms;          // the last sign of life, at attract its begin; never goes back
    int settings[SETTING_COUNT]; // enum action_setting; gone with the visit
};

// Times are the port's monotonic milliseconds. They may stand still; a time before one already
// given only delays what is due.

// At attract, nothing touched. A shape out of range is a BUG.
void visit_init(struct visit *visit, const struct visit_shape *shape, int64_t now_ms);
// Obeys a pressed control. An action that does not fit the place or the shape changes nothing but
// counts as a sign of life. While asking and at attract every action is a visit_wake and no more,
// except that ACTION_ENTER chooses the language.
void visit_act(struct visit *visit, struct action action, int64_t now_ms);
// A touch or key that pressed nothing: a sign of life. While asking, it answers "yes" and nothing
// else; at attract, it enters with the default language. Returns true if that was all the input may
// do.
bool visit_wake(struct visit *visit, int64_t now_ms);
// A finger came down, and what it will do is not known yet: a sign of life, and the focus goes.
// While asking it answers "yes" and returns true: the finger may do nothing more (gesture_drop). At
// attract it only waits for the tap: what is shown there goes on by its own time.
bool visit_touch(struct visit *visit, int64_t now_ms);
// Time passes: ask, then reset, one step a call: however late the call, a question that was never
// shown gets its whole countdown.
void visit_tick(struct visit *visit, int64_t now_ms);
// When visit_tick will next change something (while asking, the number too); INT64_MAX at attract.
int64_t visit_deadline_ms(const struct visit *visit);
// Whole seconds left of the countdown, rounded up; never grows; 0 when not asking.
int visit_seconds_left(const struct visit *visit, int64_t now_ms);
// The screen tells how far what it shows can scroll; scroll_px is clamped. A new place knows no
// limit until it is told: nothing scrolls.
void visit_scroll_limits(struct visit *visit, int limit_px, int page_px);
// The same for the open panel and panel_scroll_px; ignored when none is open.
void visit_panel_limits(struct visit *visit, int limit_px, int page_px);
// Back to a place where the visitor was a moment ago, with its choices and as far as it was
// scrolled; all else of the visit stays. The shape of both is the same.
void visit_return(struct visit *visit, const struct visit *earlier, int64_t now_ms);
// A visit that has just begun takes up where another was that ends, whose indices mean the same
// here: its place with choices and scroll, its panel, language, settings and times. What this shape
// does not have is left out: then it stands at home, or without the panel.
void visit_resume(struct visit *visit, const struct visit *other);
// Scrolls the panel when one is open, else the page; nothing at attract and while asking.
void visit_scroll_by(struct visit *visit, int delta_px);

// The picture panel. These change nothing when it is not open, and while asking; like
// visit_scroll_by, none is a sign of life. The picture never leaves its view: along an axis on
// which it is smaller it stands in the middle, else it covers the view.

// The screen tells the size of the picture where it fits, and the view on the screen.
void visit_picture_limits(struct visit *visit, struct point fitted_px, struct rect view);
// Enlarges by now / before (two fingers: how far they are and were apart), as far as it goes; what
// of the picture is at `anchor` stays there.
void visit_picture_zoom(struct visit *visit, int now, int before, struct point anchor);
// The picture follows a finger that moved by so much.
void visit_picture_pan(struct visit *visit, struct point by_px);
// A tap centres what it points at, for those who cannot drag. A touch outside the view does
// nothing.
void visit_picture_tap(struct visit *visit, struct point at);
// A double tap: enlarges to 2.5 at that point, or back to the whole.
void visit_picture_double(struct visit *visit, struct point at);
// Where on the screen the whole picture lies, from its fitted size and view.
struct rect visit_picture_place(const struct visit_picture *picture);

// The action that a key stands for in this place; ACTION_NONE for focus and select keys, and where
// the key has nothing to do.
struct action visit_key_action(const struct visit *visit, enum event_key key);
// Moves the focus among `count` controls by +1 or -1, around the ends; -1 (none) enters at an end.
// No sign of life by itself: visit_wake comes first.
void visit_focus(struct visit *visit, int step, int count);

#endif

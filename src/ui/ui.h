// The kit that screens are made of. All coordinates given to it are those of a left-to-right
// layout; for a right-to-left language the kit mirrors every one of them, so no screen can forget
// to.
#ifndef UI_UI_H
#define UI_UI_H

#include "base/action.h"
#include "draw/list.h"
#include "text/layout.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <stdbool.h>
#include <stddef.h>

enum { UI_HITS_MAX = 96 };

// What can be pressed in a frame, in focus order. Where areas overlap, the later one wins.
struct ui_hit {
    struct rect area;  // on the screen, clipped to what is visible
    struct rect whole; // the same unclipped
    struct action action;
    bool surface; // swallows touches or closes a panel; no stop for the focus
};

struct ui_hits {
    struct ui_hit items[UI_HITS_MAX];
    int count;
};

// The index of the control at a point, or -1.
int ui_hit_at(const struct ui_hits *hits, struct point at);

// All that the kit needs for a frame.
struct ui {
    struct draw_list *list;
    struct ui_hits *hits;
    struct arena *arena; // the frame's
    const struct text_measure *measure;
    const struct ui_metrics *metrics;
    const struct ui_style *style;
    const char *assets_folder; // icons/, ornaments/
    const char *language;      // BCP 47 of what is set
    bool right_to_left;
    bool pressing; // a finger is on the control of this action
    struct action pressed;
    int focus; // index of the focused hit, or -1
};

// --- type
// ------------------------------------------------------------------------------------------- A
// text that has been set: its height is known before it is put somewhere.
struct ui_set {
    struct text_block block;
    int width_px;
    const void *origin; // the text as it was given; goes to the display list, for audits
};

struct ui_type {
    enum ui_role role;
    int weight; // enum text_weight; -1 = the role's own
    enum text_align align;
    int max_lines; // 0 = all
    bool sans;     // in the face of running text, whatever the role
    bool fixed;    // a heading with a word too wide for the place keeps its role
};

// A heading that would break a word takes the next smaller role, down to running text. False when
// there is none, or the role is fixed.
bool ui_smaller(struct ui_type *type);
struct ui_set ui_set_text(struct ui *ui, struct ui_type type, const char *text, int width_px);
// Marked text: `bold` and `italic` spans, links with a tag >= 0.
struct ui_set ui_set_spans(
    struct ui *ui, struct ui_type type, const struct text_span *spans, size_t count, int width_px);
// Puts a set text with its top left corner at x, y.
void ui_put(struct ui *ui, const struct ui_set *set, int x, int y, colour ink);
// The same, with links underlined in `accent` and made into targets of ACTION_TERM (a = tag).
void ui_put_linked(
    struct ui *ui, const struct ui_set *set, int x, int y, colour ink, colour accent);
int ui_text_width(struct ui *ui, struct ui_type type, const char *text);

// --- shapes ---
void ui_fill(struct ui *ui, struct rect area, colour fill, int radius_px);
void ui_card(struct ui *ui, struct rect area, colour fill, colour edge, int edge_px, int radius_px);
// Rounds only some corners (DRAW_TOP_LEFT | ...), of the left-to-right layout.
void ui_fill_corners(struct ui *ui, struct rect area, colour fill, int radius_px, int corners);
void ui_icon(struct ui *ui, struct rect area, const char *name, colour ink);
void ui_picture(struct ui *ui, struct rect area, const char *file, colour tint, int radius_px);
// A picture that is larger than what is seen of it; its file is decoded to the size `source`.
void ui_picture_part(struct ui *ui, struct rect area, const char *file, struct point source);
// A polyline with round ends; points in 1/16 px of the screen, of the left-to-right layout.
void ui_stroke(struct ui *ui, const struct point *points, size_t count, int width_16, colour ink);
// The ram's-horn frieze along the lower edge of `area`, behind what follows.
void ui_frieze(struct ui *ui, struct rect area, colour ink);
// Narrows what follows to `area`; hand the result to ui_unclip.
struct rect ui_clip(struct ui *ui, struct rect area);
void ui_unclip(struct ui *ui, struct rect before);

// --- controls ---
enum ui_look { UI_PLAIN, UI_STRONG, UI_CHOSEN };

struct ui_button {
    const char *icon;       // a name in assets/icons, or NULL
    const char *icon_after; // at the end, or NULL
    const char *label;      // or NULL
    enum ui_look look;
    colour accent; // of UI_STRONG
    struct action action;
    bool disabled; // drawn faint, not a target
};

// Makes `area` a target; returns whether a finger is on it. Draws the focus ring when it has the
// focus.
bool ui_target(struct ui *ui, struct rect area, struct action action, int radius_px);
void ui_put_button(struct ui *ui, struct rect area, const struct ui_button *button);
// The width that the button needs.
int ui_button_width(struct ui *ui, const struct ui_button *button);

// From here on only what follows can be pressed; a touch elsewhere is `outside`.
void ui_modal(struct ui *ui, struct action outside);

#endif

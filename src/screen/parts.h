// What the files of this room share: the state of one drawing, and the parts that every screen has.
#ifndef SCREEN_PARTS_H
#define SCREEN_PARTS_H

#include "screen/screen.h"

struct screen {
    struct ui ui;
    const struct screen_view *view;
    struct screen_frame *frame;
    const struct pack *pack;
    const struct visit *visit;
    const struct ui_metrics *m;
    const struct ui_style *style;
    int language;
    int measure_px;   // the width of a readable column in this language
    int top_px;       // what can be tapped lies below: 0, or the middle with controls within reach
    struct rect body; // between top_px and the dock
};

// The frame is empty, and the screen as wide as can be.
struct screen screen_begin(
    const struct screen_view *view, struct arena *arena, struct screen_frame *frame);

// --- words
// ------------------------------------------------------------------------------------------ The
// interface word in the visitor's language.
const char *screen_word(const struct screen *s, enum word word);
// The same with "{n}" and "{count}" replaced.
const char *screen_word_of(const struct screen *s, enum word word, int n, int count);
// The pack's text in the visitor's language.
const char *screen_text(const struct screen *s, const struct pack_text *text);
// `text` with each "{name}" replaced by `value`.
const char *screen_fill(struct arena *arena, const char *text, const char *name, const char *value);
// Sets a text with inline marks; glossary links are tagged with the term's index.
struct ui_set screen_set_marked(
    struct screen *s, struct ui_type type, const char *marked, int width_px);
// The page of the place, which is a page or the one about the exhibit. NULL where it has faults.
const struct pack_page *screen_page(const struct screen *s);
// The accent of a theme, or of the whole when theme < 0.
colour screen_accent(const struct screen *s, int theme);

// The column that holds 45 to 70 characters of running text in the language that is set: that of
// the metrics, or narrower for a script with narrow letters.
int screen_measure_px(struct screen *s);

// --- scrolling
// -------------------------------------------------------------------------------------- A body
// whose content may be higher than the screen. Begin clips to the body; the content is put at y -
// scroll_y(). End draws the paging buttons into the rail when the content is too high.
struct screen_scroll {
    struct rect area; // for the content: the body within the margins, without the rail
    int offset_px;    // how far the content is scrolled
    bool rail;        // the paging buttons take a column at the end
    struct rect clip_before;
};

// The room for content; with `rail`, less the column of the paging buttons.
struct rect screen_content(const struct screen *s, bool rail);
struct screen_scroll screen_scroll_begin(struct screen *s, bool rail, int content_height_px);
void screen_scroll_end(struct screen *s, const struct screen_scroll *scroll);
// The two paging buttons, one above the other in the lower end corner of `area`.
void screen_put_pagers(struct screen *s, struct rect area, int offset_px, int limit_px);

// --- the screens and their parts ---
void attract_draw(struct screen *s);
void home_draw(struct screen *s);
void theme_draw(struct screen *s);
void page_draw(struct screen *s, const struct pack_page *page, int theme, int number);
void dock_draw(struct screen *s, colour accent, int page, int page_count);
void term_draw(struct screen *s);
void sources_draw(struct screen *s);
void comfort_draw(struct screen *s);
void languages_draw(struct screen *s);
void picture_draw(struct screen *s);
void still_draw(struct screen *s);
void notice_draw(struct screen *s);       // nothing where there is none
int notice_warning_px(struct screen *s);  // of attract, that is covered by the warning
void notice_draw_fault(struct screen *s); // the same without a pack, in English
// Says to staff, in English, that what should be in `around` has these faults.
void fault_draw(struct screen *s, const char *heading, const char *faults, struct rect around);
// Dims everything that was drawn so far, and takes its controls away; a touch there is `outside`.
void screen_put_scrim(struct screen *s, struct action outside);
// The ground of what lies over the page.
void screen_put_sheet(struct screen *s, struct rect area);

#endif

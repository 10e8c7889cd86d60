// Styled paragraphs to lines of runs: bidi (UAX 9, FriBidi), line breaks (UAX 14, libunistring)
// with a typographic pass, fallback per character, first-fit lines with a widow rule, alignment.
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "base/arena.h"
#include "text/measure.h"

#include <stdbool.h>
#include <stddef.h>

enum text_align { TEXT_START, TEXT_CENTRE, TEXT_END };

// A stretch of one style. `tag` comes back on the runs made from it (a link's term; -1 = none).
struct text_span {
    const char *text; // NUL-terminated UTF-8
    struct text_font font;
    int tag;
};

struct text_paragraph {
    const struct text_span *spans;
    size_t count;
    const char *language;  // BCP 47
    bool right_to_left;    // the paragraph's base direction
    enum text_align align; // START follows the direction
    int line_height_px;    // at least; more where faces that fall back need it (text_layout)
    int max_lines;         // 0 = no limit; else the last line ends in an ellipsis
};

// A positioned run of a line, in visual order from the left. Coordinates are relative to the block.
struct text_run {
    struct text_run_spec spec; // bytes live in the arena given to text_layout
    int x_px, width_px;        // rounded from 1/64 px
    int span;                  // index into the paragraph's spans
    int tag;
};

struct text_line {
    const struct text_run *runs;
    size_t count;
    int baseline_px; // from the top of the block
    int x_px, width_px;
};

struct text_block {
    const struct text_line *lines;
    size_t count;
    int width_px;   // the widest line
    int height_px;  // of all lines, see text_layout
    bool overfull;  // some word is wider than the block and had to be broken inside
    bool truncated; // max_lines cut it
    bool uncovered; // some character has no face (it is left out)
};

// Sets the paragraph to `width_px`. All results live in `arena`. '\n' in the text begins a line;
// spaces at the ends of a line take no width; a paragraph with nothing to show has no lines.
// All lines of a paragraph are equally high: line_height_px, or the greatest text_metrics.line_px
// of the faces beside the main font (Nastaliq, Han) where they need more. So lines do not overlap,
// and lines of the main font alone are as designed.
struct text_block text_layout(struct arena *arena, const struct text_measure *measure,
    const struct text_paragraph *paragraph, int width_px);
// The width of the paragraph on one line (of its widest, where it has '\n'), in px, rounded up.
int text_natural_width(struct arena *arena, const struct text_measure *measure,
    const struct text_paragraph *paragraph);

#endif

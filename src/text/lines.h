// Chooses the lines of a passage: first fit, a widow rule, an ellipsis where lines run out.
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "text/pieces.h"

struct lines {
    struct pieces_extent *items;
    size_t count;
    bool overfull, truncated; // see struct text_block
};

// No lines where the passage shows nothing. `max_lines` 0 = no limit.
struct lines lines_choose(
    struct arena *scratch, const struct passage *passage, int64_t width_64, int max_lines);

#endif

// The pieces of a line: its part of each item, cut and measured exactly as it will be drawn.
#ifndef TEXT_PIECES_H
#define TEXT_PIECES_H

#include "text/passage.h"

enum pieces_suffix { PIECES_PLAIN, PIECES_HYPHEN, PIECES_ELLIPSIS };

// A line: characters first to end - 1 of the passage (spaces at its end are not drawn).
struct pieces_extent {
    size_t first, end;
    enum pieces_suffix suffix;
};

struct piece {
    struct passage_style style;
    const char *bytes;
    size_t length;
    int64_t width_64;
};

struct pieces {
    struct piece *items; // in logical order
    size_t count;
    int64_t width_64;
};

// The pieces belong to `scratch`; their bytes to the passage, or to `results` where a hyphen or an
// ellipsis was added. A piece is shaped anew only where the line cuts a word.
struct pieces pieces_cut(struct arena *scratch, struct arena *results,
    const struct passage *passage, struct pieces_extent extent);

#endif

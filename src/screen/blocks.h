// Blocks of a page, in two phases: set (the height becomes known), then put.
#ifndef SCREEN_BLOCKS_H
#define SCREEN_BLOCKS_H

#include "screen/parts.h"

enum { BLOCK_SETS_MAX = PACK_BLOCK_SOURCES_MAX + 3 };

// A block that has been set to a width.
struct block_set {
    const struct pack_block *block;
    int index; // in the page
    colour accent;
    int width_px;
    int height_px;
    struct ui_set sets[BLOCK_SETS_MAX];
    int count;
    const void *plan; // what else the kind worked out; in the frame's arena
};

// Where a block stands on the page.
enum block_place {
    BLOCK_FLOW,  // in the column of text
    BLOCK_ASIDE, // beside it, where the screen is wide enough
    BLOCK_FULL,  // across the whole page, below what stands before it
};

enum block_place block_place(enum pack_block_kind kind);
struct block_set block_set(
    struct screen *s, const struct pack_block *block, int index, colour accent, int width_px);
// An aside may be given more height than it needs; `height_px` >= set->height_px.
void block_put(struct screen *s, const struct block_set *set, int x, int y, int height_px);

#endif

// Where a pack keeps its pages, and what it takes to read one later. For load.c and pages.c.
#ifndef PACK_SHELF_H
#define PACK_SHELF_H

#include "base/buf.h"
#include "pack/pack.h"

struct pack_held;

struct pack_shelf {
    struct pack *pack;
    struct pack_seams seams;           // without the folder of words, which only loading needs
    int root;                          // the pack's folder, to read from; -1 = all is read
    struct pack_held *newest, *oldest; // in the order in which they were asked for
    size_t held, held_max;
    size_t unchecked; // how many pages nobody has read yet
    int theme, page;  // where to look for the next of them
    struct buf faults;
};

void shelf_finish(struct pack_shelf *shelf);
size_t shelf_held_bytes(const struct pack_shelf *shelf);

#endif

// Where the texts of a pack stand in its files, found by their addresses in memory.
#ifndef COMMAND_PLACES_H
#define COMMAND_PLACES_H

#include "pack/model.h"

// Zero-initialise, add, sort, find; places_finish.
struct places {
    struct place *items;
    size_t count, capacity;
    struct arena arena;
};

void places_add(struct places *places, const void *text, struct diag_mark mark); // NULL is left out
// The text in every language; for pack_each_text, with the places as context.
void places_add_text(void *places, const struct pack_text *text);
void places_sort(struct places *places);
// Where the text stands, or NULL. The places are sorted.
const struct diag_mark *places_find(const struct places *places, const void *text);
void places_clear(struct places *places); // keeps some memory
void places_finish(struct places *places);

#endif

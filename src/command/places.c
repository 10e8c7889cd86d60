// An array that is sorted by address.
#include "command/places.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct place {
    const void *text;
    struct diag_mark mark;
};

void places_add(struct places *places, const void *text, struct diag_mark mark)
{
    if (!text)
        return;
    if (places->count == places->capacity) {
        places->capacity = places->capacity ? places->capacity * 2 : 256;
        struct place *more = ARENA_ARRAY(&places->arena, struct place, places->capacity);
        if (places->count)
            memcpy(more, places->items, places->count * sizeof *more);
        places->items = more;
    }
    places->items[places->count++] = (struct place){text, mark};
}

void places_add_text(void *places, const struct pack_text *text)
{
    for (size_t i = 0; i < PACK_LANGUAGES_MAX; i++)
        places_add(places, text->in[i], text->mark[i]);
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const struct place *)a)->text;
    uintptr_t y = (uintptr_t)((const struct place *)b)->text;
    return (x > y) - (x < y);
}

void places_sort(struct places *places)
{
    if (places->count)
        qsort(places->items, places->count, sizeof *places->items, by_address);
}

const struct diag_mark *places_find(const struct places *places, const void *text)
{
    struct place key = {.text = text};
    if (!text || !places->count)
        return NULL;
    const struct place *found = bsearch(&key, places->items, places->count, sizeof key, by_address);
    return found ? &found->mark : NULL;
}

void places_clear(struct places *places)
{
    arena_reset(&places->arena);
    places->items = NULL;
    places->count = places->capacity = 0;
}

void places_finish(struct places *places)
{
    arena_finish(&places->arena);
    *places = (struct places){0};
}

// An arena: many allocations, one release. A pack is one arena, const after loading; a frame is one
// arena, reset each frame. No allocation fails: out of memory is a BUG.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

// Zero-initialise (`struct arena a = {0}`), use, arena_finish.
struct arena {
    struct arena_block *newest;
    size_t used_bytes; // handed out since the last reset
};

void arena_finish(struct arena *arena); // releases everything; the arena may be used again
void arena_reset(struct arena *arena);  // forgets everything, keeps the largest block for reuse

// Zeroed memory, aligned for any type; valid until reset or finish.
void *arena_alloc(struct arena *arena, size_t bytes);
// `count` zeroed elements; an overflow of count * size is a BUG.
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);
// A copy of the `length` bytes at `text`, with a NUL after them.
char *arena_copy(struct arena *arena, const char *text, size_t length);
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// How many bytes the arena holds from the system.
size_t arena_held_bytes(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count)                                                            \
    ((type *)arena_alloc_array((arena), (size_t)(count), sizeof(type)))

#endif

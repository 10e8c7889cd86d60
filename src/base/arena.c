// Blocks in a list, newest first; each allocation is a bump of the newest block.
#include "base/arena.h"

#include "base/bug.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 16 * 1024, ALIGNMENT = _Alignof(max_align_t) };

struct arena_block {
    struct arena_block *older;
    size_t capacity;
    size_t used;
    max_align_t bytes[];
};

static struct arena_block *block_create(struct arena_block *older, size_t capacity)
{
    BUG_IF(capacity > SIZE_MAX - sizeof(struct arena_block));
    struct arena_block *block = malloc(sizeof *block + capacity);
    if (!block)
        BUG("out of memory for %zu bytes", capacity);
    *block = (struct arena_block){.older = older, .capacity = capacity};
    return block;
}

void arena_finish(struct arena *arena)
{
    for (struct arena_block *block = arena->newest, *older; block; block = older) {
        older = block->older;
        free(block);
    }
    *arena = (struct arena){0};
}

// The newest block is the one that was needed last, and usually the largest.
void arena_reset(struct arena *arena)
{
    struct arena_block *kept = arena->newest;
    if (!kept)
        return;
    struct arena rest = {.newest = kept->older};
    arena_finish(&rest);
    kept->older = NULL;
    kept->used = 0;
    arena->used_bytes = 0;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    BUG_IF(bytes > SIZE_MAX / 4);
    size_t rounded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = arena->newest;
    if (!block || block->capacity - block->used < rounded) {
        size_t capacity = block ? block->capacity * 2 : BLOCK_BYTES;
        if (capacity < rounded)
            capacity = rounded;
        block = arena->newest = block_create(block, capacity);
    }
    void *memory = (char *)block->bytes + block->used;
    block->used += rounded;
    arena->used_bytes += rounded;
    return memset(memory, 0, rounded);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    BUG_IF(size != 0 && count > SIZE_MAX / size);
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    BUG_IF(length < 0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}

size_t arena_held_bytes(const struct arena *arena)
{
    size_t held = 0;
    for (const struct arena_block *block = arena->newest; block; block = block->older)
        held += sizeof *block + block->capacity;
    return held;
}

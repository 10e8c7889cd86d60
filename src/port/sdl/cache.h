// Things that are costly to make and may be made again: found by their key, at most so many bytes
// of them, the one unused for longest leaves first.
#ifndef PORT_SDL_CACHE_H
#define PORT_SDL_CACHE_H

#include <stddef.h>

struct cache;

struct cache *cache_create(size_t cap_bytes);
void cache_destroy(struct cache *cache);
// The value added under that key, or NULL. Valid until the next cache_add.
void *cache_find(struct cache *cache, const void *key, size_t key_length);
// Makes room for a value of that size under a key that is not there, and returns it, zeroed,
// aligned for any type, to be filled in. The others leave as needed; a value above the cap stands
// alone, until the next is added.
void *cache_add(struct cache *cache, const void *key, size_t key_length, size_t value_bytes);
// The same for a value that goes with a block of its own, from malloc: the cache counts its bytes
// and frees it with the value.
void *cache_add_with(struct cache *cache, const void *key, size_t key_length, size_t value_bytes,
    void *block, size_t block_bytes);
// From now on at most that many bytes; the others leave.
void cache_limit(struct cache *cache, size_t cap_bytes);
// What the values and their keys hold: at most the cap, unless one value alone is above it.
size_t cache_bytes(const struct cache *cache);

#endif

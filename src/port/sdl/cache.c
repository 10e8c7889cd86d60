// A hash table of entries that are also in a list, the latest used first. An entry is one block of
// memory: the links, the value, the key.
#include "port/sdl/cache.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKET_COUNT = 4096 };

struct entry {
    struct entry *newer, *older; // by use
    struct entry *next;          // in the bucket
    uint64_t hash;
    size_t value_bytes, key_length;
    void *block; // that goes with the value, or NULL
    size_t block_bytes;
    max_align_t bytes[]; // the value, then the key
};

struct cache {
    struct entry *buckets[BUCKET_COUNT];
    struct entry *newest, *oldest;
    size_t cap_bytes, used_bytes;
};

struct cache *cache_create(size_t cap_bytes)
{
    struct cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        BUG("out of memory");
    cache->cap_bytes = cap_bytes;
    return cache;
}

static void entry_free(struct entry *entry)
{
    free(entry->block);
    free(entry);
}

void cache_destroy(struct cache *cache)
{
    if (!cache)
        return;
    for (struct entry *entry = cache->newest, *older; entry; entry = older) {
        older = entry->older;
        entry_free(entry);
    }
    free(cache);
}

size_t cache_bytes(const struct cache *cache)
{
    return cache->used_bytes;
}

static uint64_t hash_of(const unsigned char *key, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ key[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}

static size_t entry_bytes(const struct entry *entry)
{
    return sizeof *entry + entry->value_bytes + entry->key_length + entry->block_bytes;
}

static char *entry_key(struct entry *entry)
{
    return (char *)entry->bytes + entry->value_bytes;
}

static void unlink_use(struct cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void drop_oldest(struct cache *cache)
{
    struct entry *entry = cache->oldest;
    struct entry **link = &cache->buckets[entry->hash % BUCKET_COUNT];
    while (*link != entry)
        link = &(*link)->next;
    *link = entry->next;
    unlink_use(cache, entry);
    cache->used_bytes -= entry_bytes(entry);
    entry_free(entry);
}

void *cache_find(struct cache *cache, const void *key, size_t key_length)
{
    uint64_t hash = hash_of(key, key_length);
    struct entry *entry = cache->buckets[hash % BUCKET_COUNT];
    while (entry && (entry->hash != hash || entry->key_length != key_length ||
                        memcmp(entry_key(entry), key, key_length) != 0))
        entry = entry->next;
    if (!entry)
        return NULL;
    unlink_use(cache, entry);
    link_newest(cache, entry);
    return entry->bytes;
}

void cache_limit(struct cache *cache, size_t cap_bytes)
{
    cache->cap_bytes = cap_bytes;
    while (cache->oldest && cache->used_bytes > cap_bytes)
        drop_oldest(cache);
}

void *cache_add(struct cache *cache, const void *key, size_t key_length, size_t value_bytes)
{
    return cache_add_with(cache, key, key_length, value_bytes, NULL, 0);
}

void *cache_add_with(struct cache *cache, const void *key, size_t key_length, size_t value_bytes,
    void *block, size_t block_bytes)
{
    size_t bytes = sizeof(struct entry) + value_bytes + key_length;
    while (cache->oldest && cache->used_bytes + bytes + block_bytes > cache->cap_bytes)
        drop_oldest(cache);
    struct entry *entry = calloc(1, bytes);
    if (!entry)
        BUG("out of memory for %zu bytes", bytes);
    entry->value_bytes = value_bytes;
    entry->key_length = key_length;
    entry->block = block;
    entry->block_bytes = block_bytes;
    entry->hash = hash_of(key, key_length);
    memcpy(entry_key(entry), key, key_length);
    struct entry **bucket = &cache->buckets[entry->hash % BUCKET_COUNT];
    entry->next = *bucket;
    *bucket = entry;
    link_newest(cache, entry);
    cache->used_bytes += bytes + block_bytes;
    return entry->bytes;
}

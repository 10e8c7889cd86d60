// The difference of two lists as rectangles. Items that both lists have, in the same order, paint
// the same over each other; so the pictures differ only where some other item reaches. The items in
// common are found as patience diff does: equal ends are trimmed, then the k-th occurrence of a
// hash in the one list is paired with the k-th in the other, and the longest rising run of pairs is
// kept.
#include "draw/list.h"

#include <string.h>

enum { NONE = -1 };

// The middle of a list, between the equal ends.
struct middle {
    const struct draw_item *items;
    size_t count;
};

// --- pairing by hash ---

// Open addressing; a slot holds the first unpaired item of a hash, `next` leads to the others.
struct index {
    int *slots;
    size_t mask;
    int *next;
};

static size_t slot_of(const struct index *index, const struct middle *of, uint64_t hash)
{
    size_t slot = (size_t)(hash ^ hash >> 32) & index->mask;
    while (index->slots[slot] != NONE && of->items[index->slots[slot]].hash != hash)
        slot = (slot + 1) & index->mask;
    return slot;
}

static struct index index_build(struct arena *arena, const struct middle *of)
{
    size_t capacity = 16;
    while (capacity < of->count * 2)
        capacity *= 2;
    struct index index = {
        .slots = ARENA_ARRAY(arena, int, capacity),
        .mask = capacity - 1,
        .next = ARENA_ARRAY(arena, int, of->count),
    };
    for (size_t i = 0; i < capacity; i++)
        index.slots[i] = NONE;
    for (size_t i = of->count; i-- > 0;) {
        size_t slot = slot_of(&index, of, of->items[i].hash);
        index.next[i] = index.slots[slot];
        index.slots[slot] = (int)i;
    }
    return index;
}

// For each item of `to` its partner in `from`, or NONE. Each is the partner of at most one.
static int *pair_up(struct arena *arena, const struct middle *from, const struct middle *to)
{
    struct index index = index_build(arena, from);
    int *cursor = ARENA_ARRAY(arena, int, index.mask + 1);
    memcpy(cursor, index.slots, (index.mask + 1) * sizeof *cursor);
    int *partner = ARENA_ARRAY(arena, int, to->count);
    for (size_t i = 0; i < to->count; i++) {
        size_t slot = slot_of(&index, from, to->items[i].hash);
        partner[i] = cursor[slot];
        if (cursor[slot] != NONE)
            cursor[slot] = index.next[cursor[slot]];
    }
    return partner;
}

// Of the places in `heaps` (ascending by partner), how many have a partner below `value`.
static size_t heaps_below(const int *heaps, size_t count, const int *partner, int value)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t half = (low + high) / 2;
        if (partner[heaps[half]] < value)
            low = half + 1;
        else
            high = half;
    }
    return low;
}

// Keeps the longest run of rising partners and sets the others to NONE (patience sorting).
static void keep_rising(struct arena *arena, int *partner, size_t count)
{
    int *heaps = ARENA_ARRAY(arena, int, count);
    int *before = ARENA_ARRAY(arena, int, count);
    size_t heap_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (partner[i] == NONE)
            continue;
        size_t heap = heaps_below(heaps, heap_count, partner, partner[i]);
        before[i] = heap > 0 ? heaps[heap - 1] : NONE;
        heaps[heap] = (int)i;
        if (heap == heap_count)
            heap_count++;
    }
    int kept = heap_count > 0 ? heaps[heap_count - 1] : NONE;
    for (size_t i = count; i-- > 0;) {
        if ((int)i == kept)
            kept = before[i];
        else
            partner[i] = NONE;
    }
}

// --- collecting rectangles ---

static int64_t area(struct rect r)
{
    return (int64_t)r.w * r.h;
}

// How many pixels more are painted for the rectangle around both than for each of them; what lies
// in both would be painted twice.
static int64_t waste(struct rect a, struct rect b)
{
    return area(rect_union(a, b)) - area(a) - area(b);
}

struct collection {
    struct rect rects[DRAW_DAMAGE_MAX + 1];
    size_t count;
    struct rect frame;
};

static void merge(struct collection *into, size_t a, size_t b)
{
    into->rects[a] = rect_union(into->rects[a], into->rects[b]);
    into->rects[b] = into->rects[--into->count];
}

// Merges the pair that wastes least, if that is at most `most`. False when there is none.
static bool merge_cheapest(struct collection *into, int64_t most)
{
    size_t best_a = 0, best_b = 0;
    for (size_t a = 0; a < into->count; a++)
        for (size_t b = a + 1; b < into->count; b++) {
            int64_t wasted = waste(into->rects[a], into->rects[b]);
            if (wasted <= most) {
                most = wasted;
                best_a = a;
                best_b = b;
            }
        }
    if (best_b == 0)
        return false;
    merge(into, best_a, best_b);
    return true;
}

static bool collected(const struct collection *into, struct rect r)
{
    for (size_t i = 0; i < into->count; i++)
        if (rect_equal(rect_intersect(into->rects[i], r), r))
            return true;
    return false;
}

static void collect(struct collection *into, struct rect r)
{
    r = rect_intersect(r, into->frame);
    if (rect_empty(r) || collected(into, r))
        return;
    into->rects[into->count++] = r;
    if (into->count > DRAW_DAMAGE_MAX)
        merge_cheapest(into, INT64_MAX);
}

// One rectangle more costs about as much as painting these many pixels in vain.
enum { RECT_WORTH_PX = 1024 };

static struct draw_damage collection_damage(struct collection *from)
{
    while (merge_cheapest(from, RECT_WORTH_PX)) {
    }
    struct draw_damage damage = {.count = from->count};
    memcpy(damage.rects, from->rects, from->count * sizeof *damage.rects);
    return damage;
}

// --- the difference ---

static void trim_ends(struct middle *a, struct middle *b)
{
    while (a->count && b->count && a->items[0].hash == b->items[0].hash) {
        a->items++, a->count--;
        b->items++, b->count--;
    }
    while (a->count && b->count && a->items[a->count - 1].hash == b->items[b->count - 1].hash)
        a->count--, b->count--;
}

static void collect_unpaired(struct collection *into, struct arena *arena,
    const struct middle *from, const struct middle *to)
{
    int *partner = pair_up(arena, from, to);
    keep_rising(arena, partner, to->count);
    bool *paired = ARENA_ARRAY(arena, bool, from->count);
    for (size_t i = 0; i < to->count; i++) {
        if (partner[i] == NONE)
            collect(into, draw_reach(&to->items[i]));
        else
            paired[partner[i]] = true;
    }
    for (size_t i = 0; i < from->count; i++)
        if (!paired[i])
            collect(into, draw_reach(&from->items[i]));
}

struct draw_damage draw_difference(const struct draw_list *before, const struct draw_list *after)
{
    struct collection found = {.frame = {0, 0, after->size.x, after->size.y}};
    if (!before || before->size.x != after->size.x || before->size.y != after->size.y) {
        collect(&found, found.frame);
        return collection_damage(&found);
    }
    struct middle from = {before->items, before->count}, to = {after->items, after->count};
    trim_ends(&from, &to);
    collect_unpaired(&found, after->arena, &from, &to);
    return collection_damage(&found);
}

void draw_pictures_damage(const struct draw_list *list, struct draw_damage *damage)
{
    struct collection found = {.frame = {0, 0, list->size.x, list->size.y}};
    for (size_t i = 0; i < damage->count; i++)
        collect(&found, damage->rects[i]);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        bool picture = item->kind == DRAW_PICTURE || item->kind == DRAW_TILES;
        if (picture && !draw_at_once(item))
            collect(&found, draw_reach(item));
    }
    *damage = collection_damage(&found);
}

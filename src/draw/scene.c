// Names by contents: FNV-1a over the hashes that the items have already.
#include "draw/scene.h"

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
    for (int shift = 0; shift < 64; shift += 16)
        hash = (hash ^ (number >> shift & 0xFFFF)) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_int(uint64_t hash, int number)
{
    return hash_number(hash, (uint64_t)(int64_t)number);
}

static const uint64_t START = UINT64_C(0xCBF29CE484222325);

uint64_t draw_list_id(const struct draw_list *list, uint64_t epoch)
{
    uint64_t hash = START;
    bool later = false;
    hash = hash_int(hash_int(hash, list->size.x), list->size.y);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        later |= item->kind == DRAW_PICTURE && !draw_at_once(item);
        hash = hash_number(hash, item->hash);
    }
    if (later)
        hash = hash_number(hash, epoch);
    return hash ? hash : 1;
}

struct draw_leaf draw_leaf(
    const struct draw_list *list, uint64_t epoch, const struct draw_leaf *before)
{
    struct draw_leaf leaf = {.id = draw_list_id(list, epoch), .list = list, .epoch = epoch};
    if (!before || before->id == leaf.id)
        return leaf;
    leaf.damage = draw_difference(before->list, list);
    if (before->epoch != epoch)
        draw_pictures_damage(list, &leaf.damage);
    if (leaf.damage.count > 0)
        leaf.was_id = before->id;
    return leaf;
}

uint64_t draw_scene_hash(const struct draw_scene *scene)
{
    if (scene->mix == DRAW_STILL)
        return scene->over.id;
    uint64_t hash = hash_int(START, (int)scene->mix);
    hash = hash_number(hash_number(hash, scene->over.id), scene->under.id);
    hash = hash_int(hash_int(hash, scene->area.x), scene->area.y);
    hash = hash_int(hash_int(hash, scene->area.w), scene->area.h);
    hash = hash_int(hash_int(hash, scene->offset_px), scene->part_256);
    hash = hash_number(hash, scene->scrim);
    return hash_int(hash_int(hash, scene->radius_px), scene->under_stays);
}

// A leaf is named like draw_list_id does it, but with its pictures drawn once more, below their
// root. As the same leaves come in every frame of a motion, names are kept for a while.
#include "port/trace/names.h"

#include <string.h>

void names_finish(struct names *names)
{
    arena_finish(&names->scratch);
}

// --- names that are known ---

// In front, and those of the first `places` one place back.
static void put_front(struct names *names, size_t places, uint64_t id, uint64_t name)
{
    memmove(&names->known[1], &names->known[0], places * sizeof names->known[0]);
    names->known[0].id = id;
    names->known[0].name = name;
}

static void remember(struct names *names, uint64_t id, uint64_t name)
{
    put_front(names, NAMES_KNOWN - 1, id, name);
}

// False where it is not known.
static bool recall(struct names *names, uint64_t id, uint64_t *name_out)
{
    for (size_t i = 0; i < NAMES_KNOWN; i++) {
        if (names->known[i].id != id)
            continue;
        *name_out = names->known[i].name;
        put_front(names, i, id, *name_out);
        return true;
    }
    return false;
}

// --- leaves ---

// The path below `root` with the letter of the root before it; NULL where it is not there.
static const char *below(struct names *names, const char *file, const char *root, char letter)
{
    size_t length = root ? strlen(root) : 0;
    if (length == 0 || strncmp(file, root, length) != 0 || file[length] != '/')
        return NULL;
    file += length;
    return arena_print(&names->scratch, "%c:%s", letter, file + strspn(file, "/"));
}

static uint64_t picture_hash(struct names *names, const struct draw_item *item)
{
    struct draw_list list = draw_list_begin(&names->scratch, (struct point){0, 0});
    struct draw_picture picture = item->picture;
    const char *in_pack = below(names, picture.file, names->roots.pack, 'p');
    const char *in_assets = below(names, picture.file, names->roots.assets, 'a');
    if (in_pack || in_assets)
        picture.file = in_pack ? in_pack : in_assets;
    list.clip = item->clip;
    if (item->kind == DRAW_TILES)
        draw_tiles(&list, item->bounds, picture);
    else
        draw_picture(&list, item->bounds, picture);
    return list.count ? list.items[0].hash : item->hash;
}

static uint64_t list_name(struct names *names, const struct draw_list *list)
{
    struct draw_list named = *list;
    arena_reset(&names->scratch);
    named.items = ARENA_ARRAY(&names->scratch, struct draw_item, list->count);
    for (size_t i = 0; i < list->count; i++) {
        bool picture = list->items[i].kind == DRAW_PICTURE || list->items[i].kind == DRAW_TILES;
        named.items[i].hash = picture ? picture_hash(names, &list->items[i]) : list->items[i].hash;
    }
    return draw_list_id(&named, 0);
}

static uint64_t leaf_name(struct names *names, const struct draw_leaf *leaf)
{
    uint64_t name = leaf->id;
    if (leaf->id == 0 || recall(names, leaf->id, &name) || !leaf->list)
        return name;
    name = list_name(names, leaf->list);
    remember(names, leaf->id, name);
    return name;
}

uint64_t names_scene(struct names *names, const struct draw_scene *scene)
{
    struct draw_scene named = *scene;
    uint64_t id = draw_scene_hash(scene), known;
    named.over.id = leaf_name(names, &scene->over);
    named.under.id = leaf_name(names, &scene->under);
    uint64_t name = draw_scene_hash(&named);
    if (!recall(names, id, &known))
        remember(names, id, name);
    return name;
}

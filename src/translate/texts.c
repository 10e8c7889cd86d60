// The loader tells of each text while its file is read; what is needed later is copied then. A key
// path is found by going up from the text to the file's root.
#include "translate/texts.h"

#include "pack/node.h"

#include <string.h>

// --- growing ---

static void *grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 64;
    void *more = arena_alloc_array(arena, *capacity, size);
    if (count > 0)
        memcpy(more, items, count * size);
    return more;
}

// A file's texts come together, so only the last file needs a look.
static size_t take_file(struct texts *texts, const struct source *source)
{
    size_t count = texts->file_count;
    if (count > 0 && strcmp(texts->files[count - 1].path, source->path) == 0)
        return count - 1;
    texts->files =
        grow(&texts->arena, texts->files, count, &texts->file_capacity, sizeof *texts->files);
    texts->files[count] =
        (struct texts_file){.path = arena_copy(&texts->arena, source->path, strlen(source->path)),
            .bytes = arena_copy(&texts->arena, source->text, source->length),
            .length = source->length};
    return texts->file_count++;
}

// --- where a text stands ---

// "blocks[2].list[0]"
static const char *key_path(struct arena *arena, const struct node *node)
{
    const char *path = "";
    for (; node->parent; node = node->parent) {
        const char *point = *path && *path != '[' ? "." : "";
        if (node->key)
            path = arena_print(arena, "%s%s%s", node->key->text, point, path);
        else
            path = arena_print(arena, "[%zu]%s%s", node->index, point, path);
    }
    return path;
}

// The key that names it best: of an item, that of its list.
static const char *nearest_key(const struct node *node)
{
    while (node && !node->key)
        node = node->parent;
    return node ? node->key->text : "";
}

// A block of a page is a map of one key, its kind, in a list called blocks.
static const char *block_kind(const struct node *node)
{
    for (; node->parent; node = node->parent)
        if (node->key && node->parent->parent && node->parent->parent->key && !node->parent->key &&
            strcmp(node->parent->parent->key->text, "blocks") == 0)
            return node->key->text;
    return NULL;
}

static const char *describe(struct arena *arena, const struct node *map)
{
    const char *key = nearest_key(map), *kind = block_kind(map);
    if (!kind || strcmp(kind, key) == 0)
        return arena_print(arena, "%s", key);
    return arena_print(arena, "%s, %s", kind, key);
}

// --- taking ---

static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    return arena_copy(arena, text, length);
}

static void take_values(struct texts *texts, const struct node *map, struct texts_entry *entry)
{
    for (const struct node *value = map->first; value; value = value->next) {
        int language = texts_language(texts, value->key->text);
        if (language >= 0 && value->kind == NODE_SCALAR)
            entry->in[language] = (struct texts_value){.text = trimmed(&texts->arena, value->text),
                .line = value->mark.line,
                .indent = value->key->mark.col - 1,
                .from = value->from,
                .to = value->to,
                .flow = node_in_flow(value)};
    }
}

static void take_made(struct texts *texts, const struct made *made)
{
    for (size_t i = 0; made && !texts->made_taken && i < PACK_LANGUAGES_MAX; i++) {
        const struct made_language *known = &made->in[i];
        struct made_pair *pairs = ARENA_ARRAY(&texts->arena, struct made_pair, known->count);
        if (known->count > 0)
            memcpy(pairs, known->pairs, known->count * sizeof *pairs);
        texts->made[i] = (struct made_language){known->from, pairs, known->count};
    }
    texts->made_taken = true;
}

static void take_text(void *self, const struct pack_met *met)
{
    struct texts *texts = self;
    struct arena *arena = &texts->arena;
    const struct node *map = met->map;
    texts->pack = met->pack;
    take_made(texts, met->made);
    texts->entries =
        grow(arena, texts->entries, texts->count, &texts->capacity, sizeof *texts->entries);
    struct texts_entry *entry = &texts->entries[texts->count++];
    *entry = (struct texts_entry){
        .file = take_file(texts, map->source), .what = describe(arena, map), .marked = met->marked};
    entry->context = arena_print(arena, "%s:%s", map->source->path, key_path(arena, map));
    take_values(texts, map, entry);
}

// --- the whole ---

int texts_language(const struct texts *texts, const char *code)
{
    for (size_t i = 0; i < texts->pack->language_count; i++)
        if (strcmp(texts->pack->languages[i].code, code) == 0)
            return (int)i;
    return -1;
}

const struct texts_entry *texts_find(struct texts *texts, const char *context)
{
    for (size_t i = 0; i < texts->count; i++) {
        size_t at = (texts->found + i) % texts->count;
        if (strcmp(texts->entries[at].context, context) != 0)
            continue;
        texts->found = at;
        return &texts->entries[at];
    }
    return NULL;
}

bool texts_read(
    struct texts *texts, const char *folder, const struct pack_seams *seams, struct diag *diag)
{
    struct pack_seams asking = *seams;
    asking.met = take_text;
    asking.met_self = texts;
    struct pack *pack = pack_load(folder, &asking, diag);
    texts->pack = pack; // take_text saw it while it was read
    return pack != NULL;
}

void texts_finish(struct texts *texts)
{
    pack_destroy((struct pack *)texts->pack);
    arena_finish(&texts->arena);
    *texts = (struct texts){0};
}

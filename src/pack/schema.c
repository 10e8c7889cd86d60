// Keys are checked in the order of the file, values are read in the order of the table: so a table
// puts first what later readers need.
#include "pack/schema.h"

#include "pack/load.h"

#include <string.h>

enum { NAMES_MAX = 64 };

const char *schema_join(struct load *load, const char *const *names, size_t count)
{
    const char *joined = "";
    for (size_t i = 0; i < count; i++)
        joined = arena_print(&load->scratch, "%s%s%s", joined, i ? ", " : "", names[i]);
    return joined;
}

size_t schema_keys(const struct node *map, const char *names[64])
{
    size_t count = 0;
    const struct node *value = map && map->kind == NODE_MAP ? map->first : NULL;
    for (; value && count < NAMES_MAX; value = value->next)
        names[count++] = value->key->text;
    return count;
}

const char *schema_suggest(
    struct load *load, const char *word, const char *const *names, size_t count, const char *rest)
{
    const char *nearest = diag_nearest(word, names, count);
    return nearest ? arena_print(&load->scratch, "did you mean '%s'? %s", nearest, rest) : rest;
}

void schema_missing(
    const struct node *node, const char *name, const char *missing, const char *hint)
{
    struct diag_mark mark = node->key ? node->key->mark : node->mark;
    source_fault(node->source, DIAG_ERROR, mark, hint, "%s has no '%s'", name, missing);
}

static const char *without_article(const char *name)
{
    const char *space = strchr(name, ' ');
    return space ? space + 1 : name;
}

static const struct field *find_field(const struct schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->count; i++)
        if (strcmp(schema->fields[i].key, key) == 0)
            return &schema->fields[i];
    return NULL;
}

static const char *field_names(struct load *load, const struct schema *schema, const char **names)
{
    for (size_t i = 0; i < schema->count; i++)
        names[i] = schema->fields[i].key;
    return arena_print(
        &load->scratch, "%s has: %s", schema->name, schema_join(load, names, schema->count));
}

// Whether some unknown key of the map was taken for `key`: then the fault has been said.
static bool is_misspelt(
    const struct node *map, const struct schema *schema, const char *const *names, const char *key)
{
    for (const struct node *value = map->first; value; value = value->next) {
        const char *word = value->key->text;
        const char *meant =
            find_field(schema, word) ? NULL : diag_nearest(word, names, schema->count);
        if (meant && strcmp(meant, key) == 0)
            return true;
    }
    return false;
}

void schema_read(struct load *load, const struct node *map, const struct schema *schema, void *out)
{
    const char *names[NAMES_MAX];
    const char *known = field_names(load, schema, names);
    if (!load_expect(map, NODE_MAP, arena_print(&load->scratch, "a map (%s)", known)))
        return;
    for (const struct node *value = map->first; value; value = value->next)
        if (!find_field(schema, value->key->text))
            source_fault(map->source, DIAG_ERROR, value->key->mark,
                schema_suggest(load, value->key->text, names, schema->count, known),
                "unknown key '%.60s'", value->key->text);
    for (size_t i = 0; i < schema->count; i++) {
        const struct field *field = &schema->fields[i];
        const struct node *value = node_get(map, field->key);
        if (value)
            field->read(load, value, field, (char *)out + field->offset);
        else if (field->required && !is_misspelt(map, schema, names, field->key))
            schema_missing(map, without_article(schema->name), field->key, known);
    }
}

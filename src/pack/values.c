// Readers of plain values, lists and maps. Every plain value is text; a number is read from it.
#include "pack/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *load_declared(struct load *load)
{
    const struct pack *pack = load->pack;
    const char *codes[PACK_LANGUAGES_MAX];
    for (size_t i = 0; i < pack->language_count; i++)
        codes[i] = pack->languages[i].code;
    struct diag_mark mark = pack->languages_mark;
    return arena_print(&load->scratch, "this pack declares %s (%s:%d:%d)",
        schema_join(load, codes, pack->language_count), mark.path, mark.line, mark.col);
}

int load_find_language(const struct load *load, const char *code)
{
    for (size_t i = 0; i < load->pack->language_count; i++)
        if (strcmp(load->pack->languages[i].code, code) == 0)
            return (int)i;
    return -1;
}

static const char *way_out(const struct node *node, enum node_kind wanted)
{
    const char *text = node->text;
    size_t word = strcspn(text, ": \n");
    if (wanted == NODE_MAP && text[word] == ':' && text[word + 1])
        return "put a space after ':'";
    switch (wanted) {
    case NODE_LIST:
        return "write [one, two], or each item on a line of its own after '- '";
    case NODE_MAP:
        return "write 'key: value' lines, indented below the key";
    default:
        return "write one plain value; a text that begins with '[' or '{' must stand in quotes";
    }
}

bool load_expect(const struct node *node, enum node_kind kind, const char *wanted)
{
    if (node->broken || node->kind == kind)
        return !node->broken;
    const char *what = node_what(node), *hint = way_out(node, kind);
    if (node->key)
        node_error(node, hint, "'%.60s' must be %s, but is %s", node->key->text, wanted, what);
    else
        node_error(node, hint, "expected %s, but this is %s", wanted, what);
    return false;
}

void load_id(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    const char **id_out = out;
    if (!load_expect(value, NODE_SCALAR, "an id"))
        return;
    if (pack_is_id(value->text))
        *id_out = arena_copy(load->arena, value->text, strlen(value->text));
    else
        node_error(value,
            "an id is 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or digit",
            "'%.60s' is not an id", value->text);
}

void load_whole(struct load *load, const struct node *value, const struct field *field, void *out)
{
    int *number_out = out;
    if (!load_expect(value, NODE_SCALAR, "a whole number"))
        return;
    size_t length = strlen(value->text);
    bool digits = length >= 1 && length <= 10 && strspn(value->text, "0123456789") == length;
    long long number = digits ? strtoll(value->text, NULL, 10) : -1;
    if (number >= field->low && number <= field->high)
        *number_out = (int)number;
    else
        node_error(value,
            arena_print(
                &load->scratch, "write a whole number from %d to %d", field->low, field->high),
            "'%s' cannot be '%.60s'", field->key, value->text);
}

void load_seconds(struct load *load, const struct node *value, const struct field *field, void *out)
{
    int seconds = -1;
    int *ms_out = out;
    load_whole(load, value, field, &seconds);
    if (seconds >= 0)
        *ms_out = seconds * 1000;
}

void load_map(struct load *load, const struct node *value, const struct field *field, void *out)
{
    schema_read(load, value, field->schema, out);
}

// The items of a list that were met so far, found by their text: open addressing, a power of two.
struct met {
    const struct node **slots; // NULL = empty; never more than half of them are full
    size_t size;
};

static struct met met_begin(struct arena *arena, size_t items)
{
    struct met met = {.size = 4};
    while (met.size < 2 * items)
        met.size *= 2;
    met.slots = ARENA_ARRAY(arena, const struct node *, met.size);
    return met;
}

static const struct node **met_slot(const struct met *met, const char *text)
{
    size_t at = 5381;
    for (const char *byte = text; *byte; byte++)
        at = at * 33 + (unsigned char)*byte;
    for (at &= met->size - 1; met->slots[at] && strcmp(met->slots[at]->text, text) != 0;)
        at = (at + 1) & (met->size - 1);
    return &met->slots[at];
}

static void check_unique(struct met *met, const struct node *item)
{
    if (item->kind != NODE_SCALAR || item->broken)
        return;
    const struct node **slot = met_slot(met, item->text), *earlier = *slot;
    if (!earlier) {
        *slot = item;
        return;
    }
    char hint[256];
    snprintf(hint, sizeof hint, "the first one is at %s:%d:%d", earlier->mark.path,
        earlier->mark.line, earlier->mark.col);
    node_error(item, hint, "'%.60s' is listed twice", item->text);
}

void load_keep_list(const struct field *field, void *out, void *items, size_t count)
{
    memcpy(out, &items, sizeof items); // whatever the items are, it is a pointer
    memcpy((char *)out + field->count_offset, &count, sizeof count);
}

void load_list(struct load *load, const struct node *value, const struct field *field, void *out)
{
    if (!load_expect(value, NODE_LIST, "a list"))
        return;
    if (value->count < (size_t)field->low || value->count > (size_t)field->high)
        source_fault(value->source, DIAG_ERROR, value->key ? value->key->mark : value->mark,
            arena_print(
                &load->scratch, "'%s' takes %d to %d items", field->key, field->low, field->high),
            "'%s' has %zu items", field->key, value->count);
    size_t count = value->count < (size_t)field->high ? value->count : (size_t)field->high;
    char *items = arena_alloc_array(load->arena, count, field->item_size);
    const struct node *item = value->first;
    bool unique = field->flags & LOAD_UNIQUE;
    struct met met = unique ? met_begin(&load->scratch, count) : (struct met){0};
    for (size_t i = 0; i < count; i++, item = item->next) {
        if (unique)
            check_unique(&met, item);
        field->item->read(load, item, field->item, items + i * field->item_size);
    }
    load_keep_list(field, out, items, count);
}

void load_entries(struct load *load, const struct node *value, const struct field *field, void *out)
{
    if (!load_expect(value, NODE_MAP, "a map by id"))
        return;
    char *entries = arena_alloc_array(load->arena, value->count, field->item_size), *at = entries;
    for (const struct node *entry = value->first; entry; entry = entry->next) {
        load_id(load, entry->key, field, at);
        schema_read(load, entry, field->schema, at);
        at += field->item_size;
    }
    load_keep_list(field, out, entries, value->count);
}

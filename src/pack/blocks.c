// The kinds of blocks, as one table in the order of enum pack_block_kind: a block is a map with
// exactly one of these keys.
#include "pack/load.h"

#include <assert.h>
#include <string.h>

enum { VALUE_CHARACTERS_MAX = 16 };

static const struct field list_item = {
    .key = "list", .read = load_text, .flags = LOAD_MARKED | LOAD_PROSE};
static const struct field source_item = {.key = "sources", .read = load_source_index};

#define PART(member) offsetof(struct pack_block, member)

static const struct field quote_fields[] = {
    {.key = "text",
        .required = true,
        .read = load_text,
        .offset = PART(quote.text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "by",
        .required = true,
        .read = load_text,
        .offset = PART(quote.by),
        .flags = LOAD_PROSE},
};
static const struct schema quote_schema = SCHEMA("a quote", quote_fields);

static const struct field number_fields[] = {
    {.key = "label",
        .required = true,
        .read = load_text,
        .offset = PART(number.label),
        .flags = LOAD_PROSE},
    {.key = "value",
        .required = true,
        .read = load_text,
        .offset = PART(number.value),
        .flags = LOAD_PROSE,
        .high = VALUE_CHARACTERS_MAX},
    {.key = "caption",
        .required = true,
        .read = load_text,
        .offset = PART(number.caption),
        .flags = LOAD_PROSE},
};
static const struct schema number_schema = SCHEMA("a number", number_fields);

static const struct field image_fields[] = {
    {.key = "file", .required = true, .read = load_image, .offset = PART(image.image)},
    {.key = "alt", .required = true, .read = load_text, .offset = PART(image.alt)},
    {.key = "caption", .read = load_text, .offset = PART(image.caption), .flags = LOAD_PROSE},
};
static const struct schema image_schema = SCHEMA("an image", image_fields);

static const struct field check_fields[] = {
    {.key = "question",
        .required = true,
        .read = load_text,
        .offset = PART(check.question),
        .flags = LOAD_PROSE},
    {.key = "answer",
        .required = true,
        .read = load_text,
        .offset = PART(check.answer),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema check_schema = SCHEMA("a check", check_fields);

static const struct field kinds[] = {
    {.key = "lead", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "text", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "list",
        .read = load_list,
        .offset = PART(list.items),
        .low = 1,
        .high = PACK_LIST_MAX,
        .item = &list_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(list.count) - PART(list.items)},
    {.key = "note", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "quote", .read = load_map, .schema = &quote_schema},
    {.key = "number", .read = load_map, .schema = &number_schema},
    {.key = "image", .read = load_map, .schema = &image_schema},
    {.key = "check", .read = load_map, .schema = &check_schema},
    {.key = "think", .read = load_text, .offset = PART(text), .flags = LOAD_PROSE},
    {.key = "sources",
        .read = load_list,
        .offset = PART(sources.indices),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_BLOCK_SOURCES_MAX,
        .item = &source_item,
        .item_size = sizeof(int),
        .count_offset = PART(sources.count) - PART(sources.indices)},
    {.key = "timeline", .read = load_map, .schema = &quote_schema},
    {.key = "compare", .read = load_map, .schema = &quote_schema},
    {.key = "quiz", .read = load_map, .schema = &quote_schema},
    {.key = "route", .read = load_map, .schema = &quote_schema},
    {.key = "chart", .read = load_map, .schema = &quote_schema},
    {.key = "gallery", .read = load_map, .schema = &quote_schema},
    {.key = "glossary", .read = load_map, .schema = &quote_schema},
    {.key = "qr", .read = load_map, .schema = &quote_schema},
};
static_assert(sizeof kinds / sizeof *kinds == PACK_BLOCK_COUNT, "a row for every kind");

const char *pack_block_name(enum pack_block_kind kind)
{
    return kinds[kind].key;
}

static void unknown_kind(struct load *load, const struct node *value)
{
    const char *names[PACK_BLOCK_COUNT];
    for (size_t i = 0; i < PACK_BLOCK_COUNT; i++)
        names[i] = kinds[i].key;
    const char *known = arena_print(
        &load->scratch, "a block is one of: %s", schema_join(load, names, PACK_BLOCK_COUNT));
    source_fault(value->source, DIAG_ERROR, value->key->mark,
        schema_suggest(load, value->key->text, names, PACK_BLOCK_COUNT, known),
        "unknown block '%.60s'", value->key->text);
}

static void read_kind(struct load *load, const struct node *value, struct pack_block *block)
{
    size_t kind = 0;
    while (kind < PACK_BLOCK_COUNT && strcmp(kinds[kind].key, value->key->text) != 0)
        kind++;
    if (kind == PACK_BLOCK_COUNT) {
        unknown_kind(load, value);
        return;
    }
    block->kind = (enum pack_block_kind)kind;
    block->mark = value->key->mark;
    kinds[kind].read(load, value, &kinds[kind], (char *)block + kinds[kind].offset);
}

void load_block(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    if (!load_expect(value, NODE_MAP, "a block (a map with one key, its kind)"))
        return;
    if (value->count != 1)
        source_fault(value->source, DIAG_ERROR,
            value->count > 1 ? value->first->next->key->mark : value->mark,
            "begin each block with '- ' and indent what belongs to it deeper",
            "a block has one key, its kind; this one has %zu", value->count);
    if (value->first)
        read_kind(load, value->first, out);
}

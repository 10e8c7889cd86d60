// Pages: their references and blocks, the reading time, and the warning of too many words.
#include "pack/load.h"
#include "pack/prose.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_CHARACTERS_MAX = 90, PAGE_WORDS_MAX = 100 };

static int find_source(const struct pack *pack, const char *id, size_t length)
{
    for (size_t i = 0; i < pack->source_count; i++) {
        const char *known = pack->sources[i].id;
        if (known && strlen(known) == length && memcmp(known, id, length) == 0)
            return (int)i;
    }
    return -1;
}

// As pack.yaml has them, or, when that is no longer at hand, as the model has.
static size_t source_names(const struct load *load, const char *names[64])
{
    if (load->pack_node)
        return schema_keys(node_get(load->pack_node, "sources"), names);
    size_t count = 0;
    for (; count < load->pack->source_count && count < 64; count++)
        names[count] = load->pack->sources[count].id;
    return count;
}

// Of a source whose id is wrong, or of sources that are no map, that fault was reported.
static bool is_reported(const struct load *load, const char *id)
{
    if (!load->pack_node)
        return false;
    const struct node *sources = node_get(load->pack_node, "sources");
    return !sources || sources->kind != NODE_MAP || node_get(sources, id);
}

// The index of the source that the first `length` bytes name, or -1 with the fault reported.
static int expect_source(struct load *load, const struct node *value, size_t length)
{
    int index = find_source(load->pack, value->text, length);
    if (index >= 0)
        return index;
    const char *names[64], *id = arena_copy(&load->scratch, value->text, length);
    if (!is_reported(load, id))
        node_error(value,
            schema_suggest(load, id, names, source_names(load, names),
                "sources stand in pack.yaml, under 'sources'"),
            "no source '%.60s'", id);
    return -1;
}

void load_source_index(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    int *index_out = out;
    if (load_expect(value, NODE_SCALAR, "a source id"))
        *index_out = expect_source(load, value, strlen(value->text));
}

void load_reference(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    struct pack_reference *reference = out;
    if (!load_expect(value, NODE_SCALAR, "a reference"))
        return;
    size_t length = strcspn(value->text, ":");
    const char *number = value->text[length] ? value->text + length + 1 : NULL;
    int source = expect_source(load, value, length);
    if (source < 0)
        return;
    int last = load->pack->sources[source].paragraphs;
    bool digits =
        number && *number && strlen(number) <= 6 && strspn(number, "0123456789") == strlen(number);
    long paragraph = digits ? strtol(number, NULL, 10) : 0;
    *reference = (struct pack_reference){source, (int)paragraph};
    if (number && (paragraph < 1 || paragraph > last))
        source_fault(value->source, DIAG_ERROR, node_within(value, number, strlen(number)),
            last > 0 ? arena_print(&load->scratch,
                           "it has %d: write ':1' to ':%d' after its id, or nothing for the whole",
                           last, last)
                     : "it has no numbered paragraphs: write its id alone, for the whole",
            "source '%.*s' has no paragraph '%.20s'", (int)length, value->text, number);
}

static const struct field reference_item = {.key = "source", .read = load_reference};

// One reference, or a list of them.
void load_references(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    if (value->kind != NODE_SCALAR) {
        load_list(load, value, field, out);
        return;
    }
    struct pack_reference *reference = ARENA_NEW(load->arena, struct pack_reference);
    load_reference(load, value, &reference_item, reference);
    load_keep_list(field, out, reference, 1);
}

static const struct field block_item = {.key = "blocks", .read = load_block};

#define PART(member) offsetof(struct pack_page, member)

static const struct field page_fields[] = {
    {.key = "title",
        .about = "What the page is called",
        .required = true,
        .read = load_text,
        .offset = PART(title),
        .high = TITLE_CHARACTERS_MAX},
    {.key = "source",
        .about = "What the page rests on: a source of pack.yaml, with a paragraph as in 'book:4'",
        .required = true,
        .read = load_references,
        .offset = PART(references),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_REFERENCES_MAX,
        .item = &reference_item,
        .item_size = sizeof(struct pack_reference),
        .count_offset = PART(reference_count) - PART(references)},
    {.key = "blocks",
        .about =
            "The parts of the page, from top to bottom: each is its kind and what belongs to it",
        .required = true,
        .read = load_list,
        .offset = PART(blocks),
        .low = 1,
        .high = PACK_BLOCKS_MAX,
        .item = &block_item,
        .item_size = sizeof(struct pack_block),
        .count_offset = PART(block_count) - PART(blocks)},
};
const struct schema load_page_schema = SCHEMA("a page", page_fields);

static void finish_page(struct load *load, const struct node *root, struct pack_page *page)
{
    const struct node *blocks = node_get(root, "blocks");
    for (size_t i = 0; i < load->pack->language_count; i++) {
        page->seconds[i] = prose_seconds(load->words[i]);
        if (load->words[i] > PAGE_WORDS_MAX && blocks)
            source_fault(root->source, DIAG_WARNING, blocks->key->mark,
                "at most 100 read well on foot: make two pages of it",
                "the page has %d words in '%s'", load->words[i], load->pack->languages[i].code);
    }
}

void load_page_file(struct load *load, const struct node *from, struct pack_page *page)
{
    const char *path = load->theme
                           ? arena_print(load->arena, "%s/%s.yaml", load->theme->id, page->id)
                           : arena_print(load->arena, "%s.yaml", page->id);
    const struct node *root = load_yaml(load, path, from);
    if (!root)
        return;
    page->mark = root->mark;
    memset(load->words, 0, sizeof load->words);
    schema_read(load, root, &load_page_schema, page);
    finish_page(load, root, page);
}

// A block is a map with exactly one key, its kind; block_kinds.c says what each kind holds.
#include "pack/load.h"

#include <string.h>

const char *pack_block_name(enum pack_block_kind kind)
{
    return load_kinds[kind].key;
}

static void unknown_kind(struct load *load, const struct node *value)
{
    const char *names[PACK_BLOCK_COUNT];
    for (size_t i = 0; i < PACK_BLOCK_COUNT; i++)
        names[i] = load_kinds[i].key;
    const char *known = arena_print(
        &load->scratch, "a block is one of: %s", schema_join(load, names, PACK_BLOCK_COUNT));
    source_fault(value->source, DIAG_ERROR, value->key->mark,
        schema_suggest(load, value->key->text, names, PACK_BLOCK_COUNT, known),
        "unknown block '%.60s'", value->key->text);
}

static void read_kind(struct load *load, const struct node *value, struct pack_block *block)
{
    size_t kind = 0;
    while (kind < PACK_BLOCK_COUNT && strcmp(load_kinds[kind].key, value->key->text) != 0)
        kind++;
    if (kind == PACK_BLOCK_COUNT) {
        unknown_kind(load, value);
        return;
    }
    block->kind = (enum pack_block_kind)kind;
    block->mark = value->key->mark;
    load_kinds[kind].read(load, value, &load_kinds[kind], (char *)block + load_kinds[kind].offset);
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

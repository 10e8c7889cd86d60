// The table of block kinds, a pair of functions each: set, put.
#include "screen/blocks.h"

#include "base/bug.h"
#include "screen/block_kinds.h"

static const struct {
    block_setter *set;
    block_putter *put;
    enum block_place place;
} KINDS[PACK_BLOCK_COUNT] = {
    [PACK_LEAD] = {block_set_paragraph, block_put_paragraph, BLOCK_FLOW},
    [PACK_TEXT] = {block_set_paragraph, block_put_paragraph, BLOCK_FLOW},
    [PACK_LIST] = {block_set_list, block_put_list, BLOCK_FLOW},
    [PACK_NOTE] = {block_set_note, block_put_note, BLOCK_FLOW},
    [PACK_QUOTE] = {block_set_quote, block_put_quote, BLOCK_ASIDE},
    [PACK_NUMBER] = {block_set_number, block_put_number, BLOCK_ASIDE},
    [PACK_IMAGE] = {block_set_image, block_put_image, BLOCK_ASIDE},
    [PACK_CHECK] = {block_set_check, block_put_check, BLOCK_FLOW},
    [PACK_THINK] = {block_set_think, block_put_think, BLOCK_ASIDE},
    [PACK_SOURCES] = {block_set_sources, block_put_sources, BLOCK_ASIDE},
    [PACK_TIMELINE] = {block_set_timeline, block_put_timeline, BLOCK_FULL},
    [PACK_COMPARE] = {block_set_compare, block_put_compare, BLOCK_FULL},
    [PACK_QUIZ] = {block_set_quiz, block_put_quiz, BLOCK_FLOW},
    [PACK_ROUTE] = {block_set_route, block_put_route, BLOCK_FULL},
    [PACK_CHART] = {block_set_chart, block_put_chart, BLOCK_FLOW},
    [PACK_GALLERY] = {block_set_gallery, block_put_gallery, BLOCK_ASIDE},
    [PACK_GLOSSARY] = {block_set_glossary, block_put_glossary, BLOCK_FULL},
    [PACK_QR] = {block_set_qr, block_put_qr, BLOCK_ASIDE},
};

enum block_place block_place(enum pack_block_kind kind)
{
    return KINDS[kind].place;
}

struct block_set block_set(
    struct screen *s, const struct pack_block *block, int index, colour accent, int width_px)
{
    BUG_IF(!KINDS[block->kind].set);
    struct block_set set = {.block = block, .index = index, .accent = accent, .width_px = width_px};
    KINDS[block->kind].set(s, &set);
    return set;
}

void block_put(struct screen *s, const struct block_set *set, int x, int y, int height_px)
{
    struct rect area = {x, y, set->width_px, height_px};
    KINDS[set->block->kind].put(s, set, area);
}

// UTF-8, line breaks, bidi and lines. Four bytes say how the rest is set: width, direction and
// alignment, most lines, where the second span begins. What is no UTF-8 becomes '?'.
#include "target.h"

#include "base/bug.h"
#include "text/bidi.h"
#include "text/breaks.h"
#include "unit/text/fake.h"

enum { SETTINGS = 4, TEXT_BYTES_MAX = 2000 };

static size_t decode(const uint8_t *bytes, size_t length, uint32_t *codes)
{
    const char *text = (const char *)bytes;
    size_t count = 0, step = 0;
    for (size_t at = 0; at < length; at += step) {
        char again[4];
        uint32_t code = '?';
        step = utf8_decode(text + at, length - at, &code);
        if (step > 0)
            BUG_IF(utf8_encode(code, again) != step || memcmp(again, text + at, step) != 0);
        else
            step = 1;
        codes[count++] = code == 0 ? '?' : code;
    }
    return count;
}

static void check_levels(struct arena *arena, const uint32_t *codes, size_t count, bool rtl)
{
    int *isolates = ARENA_ARRAY(arena, int, count + 1);
    uint8_t *levels = ARENA_ARRAY(arena, uint8_t, count + 1);
    size_t *order = ARENA_ARRAY(arena, size_t, count + 1);
    char *seen = ARENA_ARRAY(arena, char, count + 1), *kinds = ARENA_ARRAY(arena, char, count + 1);
    for (size_t i = 0; i < count; i++)
        isolates[i] = codes[i] >= '0' && codes[i] <= '9';
    bidi_levels(arena, codes, count, isolates, rtl, levels);
    bidi_order(levels, count, order);
    for (size_t i = 0; i < count; i++) {
        BUG_IF(order[i] >= count || seen[order[i]]);
        seen[order[i]] = 1;
    }
    breaks_find(codes, count, kinds);
    for (size_t i = 0; i < count; i++)
        BUG_IF(kinds[i] < BREAKS_NONE || kinds[i] > BREAKS_HARD);
}

static char *encode(struct arena *arena, const uint32_t *codes, size_t count)
{
    char *text = ARENA_ARRAY(arena, char, 4 * count + 1);
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += utf8_encode(codes[i], text + length);
    return text;
}

static void check_block(
    const struct text_block *block, const struct text_paragraph *paragraph, int width_px)
{
    BUG_IF(!block->overfull && block->width_px > width_px);
    BUG_IF(paragraph->max_lines && block->count > (size_t)paragraph->max_lines);
    for (size_t i = 0; i < block->count; i++)
        for (size_t j = 0; j < block->lines[i].count; j++) {
            const struct text_run *run = &block->lines[i].runs[j];
            BUG_IF(run->width_px < 0 || run->span < 0 || (size_t)run->span >= paragraph->count);
            BUG_IF(utf8_valid_prefix(run->spec.bytes, run->spec.length) != run->spec.length);
        }
}

static void check_layout(
    struct arena *arena, const uint32_t *codes, size_t count, const uint8_t settings[SETTINGS])
{
    size_t first = settings[3] < count ? settings[3] : count;
    struct text_span spans[2] = {fake_span(encode(arena, codes, first)),
        fake_span(encode(arena, codes + first, count - first))};
    spans[1].font.weight = TEXT_BOLD;
    struct text_paragraph paragraph = fake_paragraph(spans, 2);
    paragraph.right_to_left = settings[1] & 1;
    paragraph.align = (enum text_align)(settings[1] / 2 % 3);
    paragraph.max_lines = settings[2] % 8;
    struct fake fake = {.missing = {0xE000, 'q'}};
    struct text_measure measure = fake_measure(&fake);
    int width_px = 1 + settings[0] * 4;
    struct text_block block = text_layout(arena, &measure, &paragraph, width_px);
    check_block(&block, &paragraph, width_px);
    BUG_IF(text_natural_width(arena, &measure, &paragraph) < 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length < SETTINGS || length > SETTINGS + TEXT_BYTES_MAX)
        return 0;
    struct arena arena = {0};
    uint32_t *codes = ARENA_ARRAY(&arena, uint32_t, length);
    size_t count = decode(bytes + SETTINGS, length - SETTINGS, codes);
    check_levels(&arena, codes, count, bytes[1] & 1);
    check_layout(&arena, codes, count, bytes);
    arena_finish(&arena);
    return 0;
}

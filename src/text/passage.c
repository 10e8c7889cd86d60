// Decode, find breaks and levels, itemize, shape each item once; everything is one pass over the
// characters, but for the bidi algorithm.
#include "text/passage.h"

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/breaks.h"
#include "text/itemize.h"
#include "text/ties.h"

#include <string.h>

#include <unictype.h>
#include <unigbrk.h>

enum { REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0, FIGURE_SPACE = 0x2007, NARROW_SPACE = 0x202F };

static bool is_space(uint32_t code)
{
    return uc_is_property_white_space(code) && code != NO_BREAK_SPACE && code != FIGURE_SPACE &&
           code != NARROW_SPACE;
}

static void decode_span(struct passage *passage, size_t span)
{
    const char *at = passage->paragraph->spans[span].text;
    for (size_t left = strlen(at); left > 0;) {
        uint32_t code = REPLACEMENT;
        size_t step = utf8_decode(at, left, &code);
        step = step ? step : 1;
        passage->codes[passage->count] = code == '\t' ? ' ' : code;
        passage->spans[passage->count++] = span;
        at += step;
        left -= step;
    }
}

static void decode(struct passage *passage, struct arena *scratch)
{
    const struct text_paragraph *paragraph = passage->paragraph;
    size_t most = 0; // there are no more characters than bytes
    for (size_t i = 0; i < paragraph->count; i++)
        most += strlen(paragraph->spans[i].text);
    passage->codes = ARENA_ARRAY(scratch, uint32_t, most);
    passage->spans = ARENA_ARRAY(scratch, size_t, most);
    for (size_t i = 0; i < paragraph->count; i++)
        decode_span(passage, i);
}

// What is between two hard breaks is a paragraph to the bidi algorithm (its rule P1).
static void find_levels(struct passage *passage, struct arena *scratch)
{
    const int *isolates = itemize_isolates(passage, scratch);
    passage->levels = ARENA_ARRAY(scratch, uint8_t, passage->count);
    for (size_t first = 0, end; first < passage->count; first = end) {
        end = first + 1;
        while (passage_break(passage, end) != BREAKS_HARD)
            end++;
        bidi_levels(scratch, passage->codes + first, end - first, isolates + first,
            passage->paragraph->right_to_left, passage->levels + first);
    }
}

static void analyse(struct passage *passage, struct arena *scratch)
{
    size_t count = passage->count;
    passage->breaks = ARENA_ARRAY(scratch, char, count);
    passage->graphemes = ARENA_ARRAY(scratch, char, count);
    breaks_find(passage->codes, count, passage->breaks);
    ties_apply(passage->codes, count, passage->breaks);
    uc_grapheme_breaks(passage->codes, count, passage->graphemes);
    find_levels(passage, scratch);
}

static void encode(struct passage *passage, struct arena *scratch, struct arena *results)
{
    enum { LONGEST = 4 };
    size_t count = passage->count;
    passage->offsets = ARENA_ARRAY(scratch, size_t, count + 1);
    passage->ink_ends = ARENA_ARRAY(scratch, size_t, count + 1);
    size_t most = count * LONGEST, length = 0;
    char *whole = ARENA_ARRAY(scratch, char, most);
    for (size_t i = 0; i < count; i++) {
        if (passage->drawn[i])
            length += utf8_encode(passage->codes[i], whole + length);
        passage->offsets[i + 1] = length;
        passage->ink_ends[i + 1] = passage_has_ink(passage, i) ? i + 1 : passage->ink_ends[i];
    }
    passage->bytes = arena_copy(results, whole, length);
}

static void shape_items(struct passage *passage, struct arena *scratch)
{
    const struct text_measure *measure = passage->measure;
    const size_t *offsets = passage->offsets;
    int32_t *advances = ARENA_ARRAY(scratch, int32_t, offsets[passage->count]);
    for (size_t i = 0; i < passage->item_count; i++) {
        const struct passage_item *item = &passage->items[i];
        size_t first = offsets[item->first];
        struct text_run_spec spec =
            passage_spec(passage, &item->style, passage->bytes + first, offsets[item->end] - first);
        measure->shape(measure->self, &spec, advances + first);
    }
    passage->sum_64 = ARENA_ARRAY(scratch, int64_t, passage->count + 1);
    for (size_t i = 0; i < passage->count; i++) {
        passage->sum_64[i + 1] = passage->sum_64[i];
        for (size_t at = offsets[i]; at < offsets[i + 1]; at++)
            passage->sum_64[i + 1] += advances[at];
    }
}

struct passage passage_prepare(struct arena *scratch, struct arena *results,
    const struct text_measure *measure, const struct text_paragraph *paragraph)
{
    struct passage passage = {.measure = measure, .paragraph = paragraph};
    decode(&passage, scratch);
    analyse(&passage, scratch);
    itemize_styles(&passage, scratch);
    encode(&passage, scratch, results);
    shape_items(&passage, scratch);
    return passage;
}

int passage_break(const struct passage *passage, size_t at)
{
    return at < passage->count ? passage->breaks[at] : BREAKS_HARD;
}

size_t passage_item_at(const struct passage *passage, size_t at)
{
    size_t low = 0, high = passage->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (passage->items[middle].end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

bool passage_has_ink(const struct passage *passage, size_t at)
{
    return passage->drawn[at] && !is_space(passage->codes[at]);
}

int64_t passage_width_64(const struct passage *passage, size_t first, size_t end)
{
    size_t ink_end = passage->ink_ends[end];
    return ink_end > first ? passage->sum_64[ink_end] - passage->sum_64[first] : 0;
}

struct text_run_spec passage_spec(const struct passage *passage, const struct passage_style *style,
    const char *bytes, size_t length)
{
    struct text_run_spec spec = {
        .bytes = bytes,
        .length = length,
        .face = style->face,
        .size_px = passage->paragraph->spans[style->span].font.size_px,
        .right_to_left = style->level & 1,
        .language = passage->paragraph->language,
    };
    memcpy(spec.script, style->script, sizeof spec.script);
    return spec;
}

int64_t passage_shape_64(
    struct arena *scratch, const struct passage *passage, const struct text_run_spec *spec)
{
    int32_t *advances = ARENA_ARRAY(scratch, int32_t, spec->length);
    passage->measure->shape(passage->measure->self, spec, advances);
    int64_t width_64 = 0;
    for (size_t i = 0; i < spec->length; i++)
        width_64 += advances[i];
    return width_64;
}

// A piece is mostly a slice of its item, and its width a difference of sums. Where the line cuts a
// word (soft hyphen, no room), letters may join or kern otherwise, so that piece is shaped again.
#include "text/pieces.h"

#include "text/breaks.h"

#include <string.h>

enum { ELLIPSIS = 0x2026 };
static const char ellipsis_bytes[] = "\xE2\x80\xA6";

static void measure_piece(struct arena *scratch, const struct passage *passage, struct piece *piece)
{
    struct text_run_spec spec = passage_spec(passage, &piece->style, piece->bytes, piece->length);
    piece->width_64 = passage_shape_64(scratch, passage, &spec);
}

// Whether cutting the item before `at` changes how the letters beside the cut are shaped.
static bool cuts_word(const struct passage *passage, const struct passage_item *item, size_t at)
{
    if (at <= item->first || at >= item->end)
        return false;
    bool space_before = passage->drawn[at - 1] && !passage_has_ink(passage, at - 1);
    bool space_after = passage->drawn[at] && !passage_has_ink(passage, at);
    int kind = passage_break(passage, at);
    return !space_before && !space_after && (kind == BREAKS_NONE || kind == BREAKS_SOFT);
}

// The item's part from `first` to `end`.
static struct piece cut_item(
    const struct passage *passage, const struct passage_item *item, size_t first, size_t end)
{
    first = first > item->first ? first : item->first;
    end = end < item->end ? end : item->end;
    const size_t *offsets = passage->offsets;
    return (struct piece){
        .style = item->style,
        .bytes = passage->bytes + offsets[first],
        .length = offsets[end] - offsets[first],
        .width_64 = passage->sum_64[end] - passage->sum_64[first],
    };
}

static void append(struct arena *results, struct piece *piece, const char *suffix)
{
    piece->bytes = arena_print(results, "%.*s%s", (int)piece->length, piece->bytes, suffix);
    piece->length += strlen(suffix);
}

// The face of the text before it, where that has one: an ellipsis differs from script to script.
static int ellipsis_face(const struct passage *passage, const struct piece *last, size_t span)
{
    const struct text_measure *measure = passage->measure;
    const struct text_paragraph *paragraph = passage->paragraph;
    if (last && measure->shows(measure->self, last->style.face, ELLIPSIS))
        return last->style.face;
    return measure->coverage(
        measure->self, paragraph->spans[span].font, ELLIPSIS, paragraph->language);
}

// The ellipsis ends the line, so it goes by the direction of the paragraph.
static void append_ellipsis(struct arena *scratch, struct arena *results,
    const struct passage *passage, struct pieces *pieces, size_t span)
{
    struct piece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
    int face = ellipsis_face(passage, last, span);
    if (face < 0)
        return;
    uint8_t level = passage->paragraph->right_to_left ? 1 : 0;
    if (!last || last->style.span != span || last->style.face != face ||
        last->style.level != level) {
        const char *script = last ? last->style.script : "Zyyy";
        last = &pieces->items[pieces->count++];
        *last = (struct piece){.style = {span, face, level, script}, .bytes = ""};
    }
    append(results, last, ellipsis_bytes);
    measure_piece(scratch, passage, last);
}

struct pieces pieces_cut(struct arena *scratch, struct arena *results,
    const struct passage *passage, struct pieces_extent extent)
{
    size_t end = passage->ink_ends[extent.end];
    size_t item = passage_item_at(passage, extent.first), item_end = item;
    while (end > extent.first && item_end < passage->item_count &&
           passage->items[item_end].first < end)
        item_end++;
    struct pieces pieces = {.items = ARENA_ARRAY(scratch, struct piece, item_end - item + 1)};
    for (; item < item_end; item++) {
        const struct passage_item *whole = &passage->items[item];
        struct piece piece = cut_item(passage, whole, extent.first, end);
        bool with_hyphen = extent.suffix == PIECES_HYPHEN && item + 1 == item_end;
        if (with_hyphen)
            append(results, &piece, "-");
        if (with_hyphen || cuts_word(passage, whole, extent.first) ||
            cuts_word(passage, whole, end))
            measure_piece(scratch, passage, &piece);
        pieces.items[pieces.count++] = piece;
    }
    if (extent.suffix == PIECES_ELLIPSIS) {
        size_t last = end > extent.first ? end - 1 : extent.first;
        append_ellipsis(scratch, results, passage, &pieces, passage->spans[last]);
    }
    for (size_t i = 0; i < pieces.count; i++)
        pieces.width_64 += pieces.items[i].width_64;
    return pieces;
}

// Levels through FriBidi: the isolate marks are put into a copy of the text, and the levels mapped
// back to the characters they came from; the marks themselves are never seen outside.
#include "text/bidi.h"

#include "base/bug.h"

#include <fribidi.h>

enum { FSI = 0x2068, PDI = 0x2069 };

// The text as FriBidi gets it; `origins` are indices into the caller's text.
struct marked {
    FriBidiChar *codes;
    size_t *origins; // SIZE_MAX = a mark of ours
    size_t count;
};

static void marked_add(struct marked *marked, FriBidiChar code, size_t origin)
{
    marked->codes[marked->count] = code;
    marked->origins[marked->count++] = origin;
}

static struct marked mark_isolates(
    struct arena *scratch, const uint32_t *codes, size_t count, const int *isolates)
{
    struct marked marked = {
        .codes = ARENA_ARRAY(scratch, FriBidiChar, 3 * count),
        .origins = ARENA_ARRAY(scratch, size_t, 3 * count),
    };
    for (size_t i = 0; i < count; i++) {
        int number = isolates ? isolates[i] : 0;
        if (number && (i == 0 || isolates[i - 1] != number))
            marked_add(&marked, FSI, SIZE_MAX);
        marked_add(&marked, codes[i], i);
        if (number && (i + 1 == count || isolates[i + 1] != number))
            marked_add(&marked, PDI, SIZE_MAX);
    }
    return marked;
}

void bidi_levels(struct arena *scratch, const uint32_t *codes, size_t count, const int *isolates,
    bool right_to_left, uint8_t *levels)
{
    if (count == 0)
        return;
    struct marked marked = mark_isolates(scratch, codes, count, isolates);
    FriBidiStrIndex length = (FriBidiStrIndex)marked.count;
    FriBidiCharType *types = ARENA_ARRAY(scratch, FriBidiCharType, marked.count);
    FriBidiBracketType *brackets = ARENA_ARRAY(scratch, FriBidiBracketType, marked.count);
    FriBidiLevel *found = ARENA_ARRAY(scratch, FriBidiLevel, marked.count);
    FriBidiParType base = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(marked.codes, length, types);
    fribidi_get_bracket_types(marked.codes, length, types, brackets);
    // Both fail for want of memory only. The second resets the spaces at the end (rule L1, 4).
    BUG_IF(!fribidi_get_par_embedding_levels_ex(types, brackets, length, &base, found));
    BUG_IF(!fribidi_reorder_line(0, types, length, 0, base, found, NULL, NULL));
    for (size_t i = 0; i < marked.count; i++)
        if (marked.origins[i] != SIZE_MAX)
            levels[marked.origins[i]] = (uint8_t)found[i];
}

static void reverse(size_t *order, size_t first, size_t end)
{
    for (; first + 1 < end; first++, end--) {
        size_t kept = order[first];
        order[first] = order[end - 1];
        order[end - 1] = kept;
    }
}

void bidi_order(const uint8_t *levels, size_t count, size_t *order)
{
    uint8_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (size_t first = 0, end; first < count; first = end + 1) {
            for (end = first; end < count && levels[order[end]] >= level; end++)
                ;
            reverse(order, first, end);
        }
    }
}

int bidi_first_strong(const uint32_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        FriBidiCharType type = fribidi_get_bidi_type(codes[i]);
        if (FRIBIDI_IS_LETTER(type))
            return FRIBIDI_IS_RTL(type) ? -1 : 1;
    }
    return 0;
}

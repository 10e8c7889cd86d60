// First fit in one walk: the last break that fits, else the last tied break, else the last
// grapheme. Sums of advances decide; only where a hyphen shows is the line cut and measured to be
// sure.
#include "text/lines.h"

#include "text/breaks.h"

struct chooser {
    struct arena *scratch;
    const struct passage *passage;
    int64_t width_64;
    struct lines lines;
};

static int64_t exact_width_64(const struct chooser *chooser, struct pieces_extent extent)
{
    struct arena *scratch = chooser->scratch;
    return pieces_cut(scratch, scratch, chooser->passage, extent).width_64;
}

static struct pieces_extent make_extent(const struct chooser *chooser, size_t first, size_t end)
{
    bool soft = passage_break(chooser->passage, end) == BREAKS_SOFT;
    return (struct pieces_extent){first, end, soft ? PIECES_HYPHEN : PIECES_PLAIN};
}

static bool fits(const struct chooser *chooser, size_t first, size_t end)
{
    return passage_width_64(chooser->passage, first, end) <= chooser->width_64;
}

static bool fits_exactly(const struct chooser *chooser, struct pieces_extent extent)
{
    return exact_width_64(chooser, extent) <= chooser->width_64;
}

static size_t next_grapheme(const struct passage *passage, size_t at)
{
    do
        at++;
    while (at < passage->count && !passage->graphemes[at]);
    return at;
}

// The end of the line from `first`, before `stop`. `*cut_out` is set where a word had to be cut.
static size_t find_end_before(
    const struct chooser *chooser, size_t first, size_t stop, bool *cut_out)
{
    const struct passage *passage = chooser->passage;
    size_t good = 0, tied = 0, grapheme = 0;
    for (size_t end = first + 1; end < stop && fits(chooser, first, end); end++) {
        int kind = passage_break(passage, end);
        if (kind == BREAKS_HARD)
            return end;
        if (kind == BREAKS_ALLOWED || kind == BREAKS_SOFT)
            good = end;
        if (kind == BREAKS_TIED)
            tied = end;
        if (passage->graphemes[end])
            grapheme = end;
    }
    *cut_out = !good && !tied;
    if (good || tied)
        return good ? good : tied;
    return grapheme ? grapheme : next_grapheme(passage, first);
}

static size_t find_end(const struct chooser *chooser, size_t first, bool *cut_out)
{
    size_t stop = chooser->passage->count + 1;
    for (;;) {
        size_t end = find_end_before(chooser, first, stop, cut_out);
        bool soft = passage_break(chooser->passage, end) == BREAKS_SOFT;
        if (!soft || *cut_out || fits_exactly(chooser, make_extent(chooser, first, end)))
            return end;
        stop = end;
    }
}

// Past what is not seen at the start of a line; not past the end of an empty one.
static size_t skip_blank(const struct passage *passage, size_t at)
{
    while (at < passage->count && !passage_has_ink(passage, at) &&
           passage_break(passage, at + 1) != BREAKS_HARD)
        at++;
    return at;
}

static size_t last_break(const struct passage *passage, size_t first, size_t end)
{
    for (size_t at = end; --at > first;)
        if (passage->breaks[at] == BREAKS_ALLOWED)
            return at;
    return 0;
}

// The widow rule: a last line of one short word gets the last word of the line before, where that
// one stays long enough.
static void mend_widow(struct chooser *chooser)
{
    enum { SHORT_PART = 8, LONG_PARTS = 3 };
    const struct passage *passage = chooser->passage;
    struct lines *lines = &chooser->lines;
    if (lines->count < 2)
        return;
    struct pieces_extent *last = &lines->items[lines->count - 1], *before = last - 1;
    if (passage_break(passage, before->end) == BREAKS_HARD ||
        passage_width_64(passage, last->first, last->end) * SHORT_PART >= chooser->width_64 ||
        last_break(passage, last->first, last->end))
        return;
    size_t at = last_break(passage, before->first, before->end);
    if (at == 0 || !fits(chooser, at, last->end) ||
        passage_width_64(passage, before->first, at) * LONG_PARTS < chooser->width_64 * 2)
        return;
    *before = make_extent(chooser, before->first, at);
    last->first = skip_blank(passage, at);
}

static bool may_end_at(const struct passage *passage, size_t end, bool words_only)
{
    int kind = passage_break(passage, end);
    bool word_end = kind == BREAKS_ALLOWED || kind == BREAKS_HARD;
    return word_end || (!words_only && passage->graphemes[end]);
}

// Fills the line, then cuts it so that an ellipsis fits: between words where that leaves it half
// full.
static void end_in_ellipsis(struct chooser *chooser, struct pieces_extent *line)
{
    const struct passage *passage = chooser->passage;
    line->suffix = PIECES_ELLIPSIS;
    while (passage_break(passage, line->end) != BREAKS_HARD &&
           fits(chooser, line->first, line->end + 1))
        line->end++;
    struct pieces_extent tried = *line;
    for (int words_only = 1; words_only >= 0; words_only--) {
        for (tried.end = line->end; tried.end > line->first; tried.end--) {
            if (words_only &&
                passage_width_64(passage, line->first, tried.end) * 2 < chooser->width_64)
                break;
            if (may_end_at(passage, tried.end, words_only) && fits_exactly(chooser, tried)) {
                *line = tried;
                return;
            }
        }
    }
    line->end = line->first;
    chooser->lines.overfull |= !fits_exactly(chooser, *line);
}

static void choose_all(struct chooser *chooser)
{
    const struct passage *passage = chooser->passage;
    struct lines *lines = &chooser->lines;
    for (size_t at = 0; at < passage->count;) {
        size_t first = skip_blank(passage, at);
        bool cut = false;
        size_t end = find_end(chooser, first, &cut);
        lines->items[lines->count++] = make_extent(chooser, first, end);
        lines->overfull |= cut;
        if (passage_break(passage, end) == BREAKS_HARD)
            mend_widow(chooser);
        at = end;
    }
}

struct lines lines_choose(
    struct arena *scratch, const struct passage *passage, int64_t width_64, int max_lines)
{
    struct chooser chooser = {.scratch = scratch, .passage = passage, .width_64 = width_64};
    if (passage->ink_ends[passage->count] == 0)
        return chooser.lines;
    chooser.lines.items = ARENA_ARRAY(scratch, struct pieces_extent, passage->count);
    choose_all(&chooser);
    if (max_lines > 0 && chooser.lines.count > (size_t)max_lines) {
        chooser.lines.count = (size_t)max_lines;
        chooser.lines.truncated = true;
        end_in_ellipsis(&chooser, &chooser.lines.items[max_lines - 1]);
    }
    return chooser.lines;
}

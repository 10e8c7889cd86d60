// The face is asked for character by character; spaces, marks and joiners keep the face of the
// character before them, so that a word in a fallback face is not torn. So do signs where that face
// has them, but opening ones go with what follows: a quotation's marks are of its face.
#include "text/itemize.h"

#include "text/bidi.h"
#include "text/breaks.h"
#include "text/numbers.h"
#include "text/script.h"

#include <string.h>

#include <unictype.h>

enum {
    NO_FACE = -1,
    NON_JOINER = 0x200C,
    JOINER = 0x200D,
    TAG_FIRST = 0xE0020,
    TAG_LAST = 0xE007F
};

static bool same_font(struct text_font a, struct text_font b)
{
    return a.family == b.family && a.weight == b.weight && a.italic == b.italic &&
           a.size_px == b.size_px;
}

// The span that the others stand out from: the longest that is no link; NULL where all are links.
static const struct text_span *find_plain(const struct text_paragraph *paragraph)
{
    const struct text_span *plain = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        const struct text_span *span = &paragraph->spans[i];
        size_t length = strlen(span->text);
        if (span->tag < 0 && length > longest) {
            plain = span;
            longest = length;
        }
    }
    return plain;
}

static bool stands_out(const struct text_span *span, const struct text_span *plain)
{
    return span->tag >= 0 || !plain || !same_font(span->font, plain->font);
}

int *itemize_isolates(const struct passage *passage, struct arena *scratch)
{
    const struct text_span *spans = passage->paragraph->spans;
    const struct text_span *plain = find_plain(passage->paragraph);
    int base = passage->paragraph->right_to_left ? -1 : 1, number = 0;
    int *isolates = ARENA_ARRAY(scratch, int, passage->count);
    for (size_t first = 0, end; first < passage->count; first = end) {
        const struct text_span *span = &spans[passage->spans[first]];
        bool marked = stands_out(span, plain);
        for (end = first + 1; end < passage->count; end++) {
            const struct text_span *other = &spans[passage->spans[end]];
            if (other->tag != span->tag || stands_out(other, plain) != marked)
                break;
        }
        bool whole = first == 0 && end == passage->count;
        int direction = bidi_first_strong(passage->codes + first, end - first);
        if (!marked || whole || direction == 0 || direction == base)
            continue;
        number++;
        for (size_t i = first; i < end; i++)
            isolates[i] = number;
    }
    if (passage->paragraph->right_to_left)
        numbers_isolate(passage->codes, passage->count, isolates, number);
    return isolates;
}

// The format characters that do their work in shaping: joiners, and the tags of emoji flags.
static bool is_joiner(uint32_t code)
{
    return code == NON_JOINER || code == JOINER || (code >= TAG_FIRST && code <= TAG_LAST);
}

// Controls and the other format characters have done theirs before.
static bool is_hidden(uint32_t code)
{
    if (is_joiner(code))
        return false;
    const uint32_t controls = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
    return uc_is_general_category_withtable(code, controls) ||
           (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cf) &&
               uc_is_property_default_ignorable_code_point(code));
}

// Belongs to the character before it: a mark, a variation selector, a joiner.
static bool is_attached(uint32_t code)
{
    return is_joiner(code) || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
}

static bool is_plain_space(uint32_t code)
{
    return code == ' ' || code == 0xA0;
}

static bool is_one_stretch(const struct passage *passage, size_t a, size_t b)
{
    return passage->spans[a] == passage->spans[b] && passage->levels[a] == passage->levels[b];
}

static bool is_opening(uint32_t code)
{
    const uint32_t opening = UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi;
    return uc_is_general_category_withtable(code, opening);
}

// Whether `neighbour`, a character beside the sign at `at`, lends it its face.
static bool lends_face(const struct passage *passage, size_t neighbour, int face, size_t at)
{
    const struct text_measure *measure = passage->measure;
    return face != NO_FACE && passage->spans[neighbour] == passage->spans[at] &&
           !is_plain_space(passage->codes[neighbour]) &&
           measure->shows(measure->self, face, passage->codes[at]);
}

// `last` is the character before (SIZE_MAX = none) and `before` its face.
static int face_of(const struct passage *passage, size_t at, size_t last, int before)
{
    const struct text_measure *measure = passage->measure;
    uint32_t code = passage->codes[at];
    bool continues = last != SIZE_MAX && is_one_stretch(passage, last, at);
    if (continues && (is_attached(code) || (is_plain_space(code) && before != NO_FACE)))
        return before;
    bool sign = uc_is_general_category_withtable(code, UC_CATEGORY_MASK_P);
    if (last != SIZE_MAX && sign && lends_face(passage, last, before, at))
        return before;
    struct text_font font = passage->paragraph->spans[passage->spans[at]].font;
    return measure->coverage(measure->self, font, code, passage->paragraph->language);
}

static void lend_to_opening(const struct passage *passage, int *faces)
{
    for (size_t i = passage->count; i-- > 1;)
        if (is_opening(passage->codes[i - 1]) && lends_face(passage, i, faces[i], i - 1))
            faces[i - 1] = faces[i];
}

static int *find_faces(struct passage *passage, struct arena *scratch)
{
    int *faces = ARENA_ARRAY(scratch, int, passage->count);
    passage->drawn = ARENA_ARRAY(scratch, bool, passage->count);
    size_t last = SIZE_MAX; // the last character that is not hidden
    for (size_t i = 0; i < passage->count; i++) {
        faces[i] = NO_FACE;
        if (is_hidden(passage->codes[i]))
            continue;
        bool continues = last != SIZE_MAX && is_one_stretch(passage, last, i);
        faces[i] = face_of(passage, i, last, last != SIZE_MAX ? faces[last] : NO_FACE);
        // A space at the start of a stretch goes with what follows it.
        bool leads = continues && is_plain_space(passage->codes[last]) && faces[i] != NO_FACE &&
                     (last == 0 || !is_one_stretch(passage, last - 1, last));
        if (leads && faces[last] != NO_FACE)
            faces[last] = faces[i];
        passage->drawn[i] = faces[i] != NO_FACE;
        passage->uncovered |= faces[i] == NO_FACE;
        last = i;
    }
    lend_to_opening(passage, faces);
    return faces;
}

static bool shows_hyphen(const struct passage *passage, const struct passage_style *style)
{
    const struct text_measure *measure = passage->measure;
    struct text_font font = passage->paragraph->spans[style->span].font;
    return style->face == measure->coverage(measure->self, font, '-', passage->paragraph->language);
}

static bool same_style(const struct passage_style *a, const struct passage_style *b)
{
    return a->span == b->span && a->face == b->face && a->level == b->level &&
           a->script == b->script;
}

static void add_drawn(
    struct passage *passage, const struct passage_style *style, size_t at, bool line_start)
{
    size_t count = passage->item_count;
    if (line_start || !same_style(&passage->items[count - 1].style, style)) {
        passage->items[count] = (struct passage_item){.style = *style, .first = at};
        passage->item_count = ++count;
    }
    passage->items[count - 1].end = at + 1;
}

// A hyphen can only follow a letter, and is drawn with its face.
static bool may_break_softly(const struct passage *passage, bool line_start)
{
    if (line_start)
        return false;
    const struct passage_item *last = &passage->items[passage->item_count - 1];
    return passage_has_ink(passage, last->end - 1) && shows_hyphen(passage, &last->style);
}

void itemize_styles(struct passage *passage, struct arena *scratch)
{
    const int *faces = find_faces(passage, scratch);
    const char **scripts = ARENA_ARRAY(scratch, const char *, passage->count);
    script_find(passage->codes, passage->levels, passage->count, scripts);
    passage->items = ARENA_ARRAY(scratch, struct passage_item, passage->count);
    bool line_start = true; // nothing is drawn yet since the last hard break
    for (size_t i = 0; i < passage->count; i++) {
        line_start |= passage->breaks[i] == BREAKS_HARD;
        if (passage->breaks[i] == BREAKS_SOFT && !may_break_softly(passage, line_start))
            passage->breaks[i] = BREAKS_NONE;
        if (!passage->drawn[i])
            continue;
        struct passage_style style = {passage->spans[i], faces[i], passage->levels[i], scripts[i]};
        add_drawn(passage, &style, i, line_start);
        line_start = false;
    }
}

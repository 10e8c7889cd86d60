// A paragraph made ready for breaking into lines: its characters with what is known of each, the
// items they are shaped in, and sums of their advances. Indices count code points.
#ifndef TEXT_PASSAGE_H
#define TEXT_PASSAGE_H

#include "text/layout.h"

#include <stdint.h>

// What the characters of a run share.
struct passage_style {
    size_t span;
    int face;
    uint8_t level;      // of UAX 9; odd = right to left
    const char *script; // a constant
};

// A stretch of one style that is shaped at once: characters first to end - 1 that are drawn.
struct passage_item {
    struct passage_style style;
    size_t first, end;
};

struct passage {
    const struct text_measure *measure;
    const struct text_paragraph *paragraph;
    size_t count;
    uint32_t *codes;
    size_t *spans;   // the span a character is of
    char *breaks;    // the break before it, enum breaks_kind
    char *graphemes; // 1 where a grapheme begins
    bool *drawn;     // false for controls, soft hyphens and what no face shows
    uint8_t *levels;
    struct passage_item *items;
    size_t item_count;
    int64_t *sum_64;  // count + 1: of the advances before it
    size_t *offsets;  // count + 1: into `bytes`
    char *bytes;      // all that is drawn, as UTF-8
    size_t *ink_ends; // count + 1: the end of the last drawn character before it that is no space
    bool uncovered;
};

// The passage belongs to `scratch`, its bytes to `results`.
struct passage passage_prepare(struct arena *scratch, struct arena *results,
    const struct text_measure *measure, const struct text_paragraph *paragraph);

// The break before `at`; the end of the passage is HARD.
int passage_break(const struct passage *passage, size_t at);
// The first item that ends after character `at`; item_count where none does.
size_t passage_item_at(const struct passage *passage, size_t at);
// Whether `at` is drawn and no space.
bool passage_has_ink(const struct passage *passage, size_t at);
// The width of characters first to end - 1 without the spaces at their end, as shaped within their
// items: exact where the line breaks between words.
int64_t passage_width_64(const struct passage *passage, size_t first, size_t end);
// A run of that style over `length` bytes.
struct text_run_spec passage_spec(const struct passage *passage, const struct passage_style *style,
    const char *bytes, size_t length);
// Shapes the run and returns its width.
int64_t passage_shape_64(
    struct arena *scratch, const struct passage *passage, const struct text_run_spec *spec);

#endif

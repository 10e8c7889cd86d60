// A measure without fonts: every code point is as wide as half its size; faces go by script. And a
// dump of a block, to compare at a glance.
#ifndef TESTS_UNIT_TEXT_FAKE_H
#define TESTS_UNIT_TEXT_FAKE_H

#include "base/buf.h"
#include "base/utf8.h"
#include "text/layout.h"

#include <stdio.h>
#include <string.h>

enum { FAKE_PLAIN, FAKE_SEMITIC, FAKE_CJK, FAKE_BOLD = 10, FAKE_SIZE_PX = 20, FAKE_PER_PX = 64 };

struct fake {
    uint32_t missing[4]; // code points without a face
    int last_extra_px;   // the last character of a run is so much wider
    int semitic_px;      // ascent of the Semitic face, and more than its lines need; 0 = as others
    int shape_count;
};

static inline int fake_coverage(
    void *self, struct text_font font, uint32_t code, const char *language)
{
    (void)language;
    const struct fake *fake = self;
    for (size_t i = 0; i < sizeof fake->missing / sizeof *fake->missing; i++)
        if (fake->missing[i] == code && code != 0)
            return -1;
    int bold = font.weight == TEXT_BOLD ? FAKE_BOLD : 0;
    if (code >= 0x590 && code < 0x780)
        return FAKE_SEMITIC + bold;
    return (code >= 0x3040 && code < 0xE000 ? FAKE_CJK : FAKE_PLAIN) + bold;
}

static inline bool fake_shows(void *self, int face, uint32_t code)
{
    struct text_font font = {.weight = face >= FAKE_BOLD ? TEXT_BOLD : TEXT_REGULAR};
    return fake_coverage(self, font, code, "") == face;
}

static inline struct text_metrics fake_metrics(void *self, int face, int size_px)
{
    const struct fake *fake = self;
    if (fake->semitic_px && face % FAKE_BOLD == FAKE_SEMITIC)
        return (struct text_metrics){fake->semitic_px, size_px / 2, fake->semitic_px};
    return (struct text_metrics){size_px * 3 / 4, size_px / 4, size_px};
}

static inline void fake_shape(void *self, const struct text_run_spec *spec, int32_t *advances_64)
{
    struct fake *fake = self;
    fake->shape_count++;
    size_t last = 0;
    for (size_t at = 0, step; at < spec->length; at += step) {
        uint32_t code = 0;
        step = utf8_decode(spec->bytes + at, spec->length - at, &code);
        if (step == 0)
            break;
        memset(advances_64 + at, 0, step * sizeof *advances_64);
        advances_64[at] = spec->size_px * FAKE_PER_PX / 2;
        last = at;
    }
    advances_64[last] += fake->last_extra_px * FAKE_PER_PX;
}

static inline struct text_measure fake_measure(struct fake *fake)
{
    return (struct text_measure){fake, fake_coverage, fake_shows, fake_metrics, fake_shape};
}

static inline struct text_span fake_span(const char *text)
{
    return (struct text_span){text, {.weight = TEXT_REGULAR, .size_px = FAKE_SIZE_PX}, -1};
}

static inline struct text_paragraph fake_paragraph(const struct text_span *spans, size_t count)
{
    return (struct text_paragraph){
        .spans = spans, .count = count, .language = "kk", .line_height_px = 30};
}

// A line each; a run is "[text]x+width", with '<' before it when it goes right to left.
static inline void fake_dump(const struct text_block *block, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < block->count; i++) {
        const struct text_line *line = &block->lines[i];
        for (size_t j = 0; j < line->count; j++) {
            const struct text_run *run = &line->runs[j];
            buf_print(out, "%s%s[", j ? " " : "", run->spec.right_to_left ? "<" : "");
            buf_add(out, run->spec.bytes, run->spec.length);
            buf_print(out, "]%d+%d", run->x_px, run->width_px);
        }
        buf_add_text(out, "\n");
    }
}

#endif

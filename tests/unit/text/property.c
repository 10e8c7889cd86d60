// 5,000 random paragraphs in eight scripts at random widths: whatever the text, every character
// that is to be seen is set once and in order, within the width, and the same way twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/text/fake.h"

#include <stdlib.h>

enum {
    TEXTS = 5000,
    SPANS_MOST = 4,
    CODES_MOST = 80,
    WIDTH_MOST_PX = 500,
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
};

struct range {
    uint32_t first, last;
};

static const struct range scripts[] = {
    {'a', 'z'},       // Latin
    {0x0430, 0x044F}, // Cyrillic
    {0x0627, 0x064A}, // Arabic
    {0x05D0, 0x05EA}, // Hebrew
    {0x4E00, 0x4FFF}, // Han
    {0xAC00, 0xAFFF}, // Hangul
    {0x0915, 0x0939}, // Devanagari
    {0x0E01, 0x0E2E}, // Thai
};

// Neither '-' (it marks a shown soft hyphen here) nor what is never drawn, but the soft hyphen.
static const uint32_t signs[] = {' ', ' ', ' ', ' ', '1', '2', '9', '.', ',', '(', ')', '/', 0xAB,
    0xBB, 0x2014, 0x2116, 0x20B8, 0x0301, '\n', SOFT_HYPHEN, NO_BREAK_SPACE, 0x0661};

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static uint32_t below(uint32_t *seed, uint32_t limit)
{
    return next_random(seed) % limit;
}

static uint32_t random_code(uint32_t *seed, const struct range *script)
{
    if (below(seed, 3) == 0)
        return signs[below(seed, sizeof signs / sizeof *signs)];
    return script->first + below(seed, script->last - script->first + 1);
}

struct sample {
    struct text_span spans[SPANS_MOST];
    struct text_paragraph paragraph;
    uint32_t ink[SPANS_MOST * CODES_MOST]; // what is to be seen, in order
    size_t ink_count;
    int width_px;
};

static void fill_span(struct sample *sample, struct arena *arena, uint32_t *seed, size_t span)
{
    enum { SCRIPTS = sizeof scripts / sizeof *scripts };
    const struct range *script = &scripts[below(seed, SCRIPTS)];
    char *text = ARENA_ARRAY(arena, char, 4 * CODES_MOST + 1);
    size_t length = 0;
    for (uint32_t left = below(seed, CODES_MOST); left > 0; left--) {
        uint32_t code = random_code(seed, script);
        length += utf8_encode(code, text + length);
        if (code != ' ' && code != '\n' && code != SOFT_HYPHEN)
            sample->ink[sample->ink_count++] = code;
    }
    sample->spans[span] = fake_span(text);
    sample->spans[span].font.weight = below(seed, 2) ? TEXT_BOLD : TEXT_REGULAR;
    sample->spans[span].tag = (int)below(seed, 3) - 1;
}

static void make_sample(struct sample *sample, struct arena *arena, uint32_t *seed)
{
    *sample = (struct sample){.width_px = (int)below(seed, WIDTH_MOST_PX)};
    size_t count = 1 + below(seed, SPANS_MOST);
    for (size_t i = 0; i < count; i++)
        fill_span(sample, arena, seed, i);
    sample->paragraph = fake_paragraph(sample->spans, count);
    sample->paragraph.right_to_left = below(seed, 2);
    sample->paragraph.align = (enum text_align)below(seed, 3);
}

static bool ends_in_hyphen(const struct text_run *run)
{
    return run->spec.bytes[run->spec.length - 1] == '-';
}

// Runs that are parts of one text lie in memory in logical order; the one with a hyphen is a copy,
// and the last of its line.
static int compare_runs(const void *a, const void *b)
{
    const struct text_run *x = a, *y = b;
    if (ends_in_hyphen(x) != ends_in_hyphen(y))
        return ends_in_hyphen(x) ? 1 : -1;
    uintptr_t left = (uintptr_t)x->spec.bytes, right = (uintptr_t)y->spec.bytes;
    return (left > right) - (left < right);
}

static size_t check_ink(const struct sample *sample, const struct text_run *run, size_t seen)
{
    size_t length = run->spec.length - (ends_in_hyphen(run) ? 1 : 0);
    assert_true(length > 0);
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t code = 0;
        step = utf8_decode(run->spec.bytes + at, length - at, &code);
        assert_true(step > 0);
        if (code == ' ')
            continue;
        assert_true(seen < sample->ink_count);
        assert_int_equal(code, sample->ink[seen]);
        seen++;
        assert_false(run->spec.right_to_left && code >= '0' && code <= '9');
    }
    return seen;
}

static bool same_style(const struct text_run *a, const struct text_run *b)
{
    return a->span == b->span && a->spec.face == b->spec.face &&
           a->spec.right_to_left == b->spec.right_to_left &&
           strcmp(a->spec.script, b->spec.script) == 0;
}

// Whether there is but one bidi level.
static bool is_one_way(const struct sample *sample)
{
    for (size_t i = 0; i < sample->ink_count; i++)
        if (sample->ink[i] >= 0x590 && sample->ink[i] < 0x780)
            return false;
    return !sample->paragraph.right_to_left;
}

static size_t check_line(const struct sample *sample, const struct text_line *line, size_t seen)
{
    bool one_way = is_one_way(sample);
    struct text_run runs[SPANS_MOST * CODES_MOST];
    for (size_t i = 0; i < line->count; i++) {
        runs[i] = line->runs[i];
        if (i > 0)
            assert_int_equal(runs[i].x_px, runs[i - 1].x_px + runs[i - 1].width_px);
    }
    if (line->count)
        qsort(runs, line->count, sizeof *runs, compare_runs);
    for (size_t i = 0; i < line->count; i++) {
        seen = check_ink(sample, &runs[i], seen);
        const struct text_run *before = &runs[i > 0 ? i - 1 : 0];
        if (one_way && before->spec.bytes + before->spec.length == runs[i].spec.bytes)
            assert_false(same_style(before, &runs[i])); // else they would be one run
    }
    return seen;
}

static void check_block(const struct sample *sample, const struct text_block *block)
{
    size_t seen = 0;
    for (size_t i = 0; i < block->count; i++) {
        const struct text_line *line = &block->lines[i];
        seen = check_line(sample, line, seen);
        if (!block->overfull) {
            assert_true(line->x_px >= 0);
            assert_true(line->x_px + line->width_px <= sample->width_px);
        }
    }
    assert_int_equal(seen, sample->ink_count);
    assert_false(block->truncated);
    assert_false(block->uncovered);
}

static void sets_every_character_once_and_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    struct buf first = {0}, second = {0};
    uint32_t seed = 19911216;
    int overfull = 0;
    for (int i = 0; i < TEXTS; i++, arena_reset(&arena)) {
        struct sample sample;
        make_sample(&sample, &arena, &seed);
        struct text_block block = text_layout(&arena, &measure, &sample.paragraph, sample.width_px);
        check_block(&sample, &block);
        fake_dump(&block, &first);
        block = text_layout(&arena, &measure, &sample.paragraph, sample.width_px);
        fake_dump(&block, &second);
        assert_string_equal(buf_text(&first), buf_text(&second));
        overfull += block.overfull;
    }
    assert_true(overfull > 0 && overfull < TEXTS / 2);
    buf_finish(&first);
    buf_finish(&second);
    arena_finish(&arena);
}

// A block of the natural width is as wide as its widest line, and cuts nothing.
static void shrinks_to_its_lines(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    uint32_t seed = 20220605;
    for (int i = 0; i < TEXTS / 10; i++, arena_reset(&arena)) {
        struct sample sample;
        make_sample(&sample, &arena, &seed);
        int natural_px = text_natural_width(&arena, &measure, &sample.paragraph);
        struct text_block block = text_layout(&arena, &measure, &sample.paragraph, natural_px);
        assert_int_equal(block.width_px, natural_px);
        assert_false(block.overfull);
    }
    arena_finish(&arena);
}

// max_lines holds, and the last line fits with its ellipsis.
static void truncates_within_the_width(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    uint32_t seed = 19930830;
    int truncated = 0;
    for (int i = 0; i < TEXTS / 10; i++, arena_reset(&arena)) {
        struct sample sample;
        make_sample(&sample, &arena, &seed);
        sample.paragraph.max_lines = 2;
        struct text_block block = text_layout(&arena, &measure, &sample.paragraph, sample.width_px);
        assert_true(block.count <= 2);
        truncated += block.truncated;
        for (size_t j = 0; j < block.count && !block.overfull; j++)
            assert_true(block.lines[j].width_px <= sample.width_px);
    }
    assert_true(truncated > TEXTS / 40);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_every_character_once_and_in_order),
        cmocka_unit_test(shrinks_to_its_lines),
        cmocka_unit_test(truncates_within_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

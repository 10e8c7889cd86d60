// Random paragraphs in eight scripts with the program's own fonts: no line is wider than its width,
// no two lines of a paragraph stand in each other, and every character keeps its face.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "port/sdl/fonts.h"
#include "text/layout.h"

enum { TEXTS = 1500, WORDS_MOST = 30, ROLES = 3 };

struct script {
    const char *language;
    bool right_to_left;
    const char *words[8];
};

static const struct script scripts[] = {
    {"en", false, {"water", "bridge", "(spring)", "1993", "12 500 ₸", "“well”", "jumping,", "Ågy"}},
    {"kk", false, {"көпір", "құдық", "500-ден", "«бұлақ»", "Тас", "қанағаттандыру", "№ 7", "һәм"}},
    {"ur", true, {"چشمہ", "کیسے", "پھوٹتا", "مُستحکم،", "(Hale)", "12 500", "گہرائی۔", "لمبے"}},
    {"ar", true, {"جسر", "ماء", "(بئر)", "١٩٩٣", "الينبوع،", "Hale", "حجر", "نهر"}},
    {"zh-Hans", false,
        {"水位", "桥梁，", "“大地”", "（Hale）", "1993", "呼吸。", "含水层", "《水经注》"}},
    {"ja", false, {"水の", "橋、", "「泉」", "1993年", "カメラ", "です。", "（Hale）", "深さ"}},
    {"ko", false, {"다리", "물의", "“샘”", "1993년", "우물,", "깊이.", "(Hale)", "돌"}},
    {"el", false, {"γέφυρα", "νερό,", "πηγή", "1993", "(Hale)", "βάθος.", "«λίθος»", "ποταμός"}},
};

static uint32_t below(uint32_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}

struct sample {
    struct text_span span;
    struct text_paragraph paragraph;
    int width_px;
};

// Mostly of one script; now and then a word of another.
static struct sample make_sample(struct buf *text, uint32_t *seed)
{
    enum { SCRIPTS = sizeof scripts / sizeof *scripts, WORDS = 8 };
    static const struct {
        struct text_font font;
        int line_px;
    } roles[ROLES] = {
        {{.family = TEXT_SANS, .size_px = 26}, 37},
        {{.family = TEXT_SANS, .weight = TEXT_SEMIBOLD, .size_px = 22}, 29},
        {{.family = TEXT_SERIF, .weight = TEXT_SEMIBOLD, .size_px = 58}, 66},
    };
    const struct script *script = &scripts[below(seed, SCRIPTS)];
    buf_clear(text);
    for (uint32_t left = 1 + below(seed, WORDS_MOST); left > 0; left--) {
        const struct script *from = below(seed, 12) ? script : &scripts[below(seed, SCRIPTS)];
        buf_print(text, "%s ", from->words[below(seed, WORDS)]);
    }
    size_t role = below(seed, ROLES);
    return (struct sample){
        .span = {text->text, roles[role].font, -1},
        .paragraph = {.count = 1,
            .language = script->language,
            .right_to_left = script->right_to_left,
            .line_height_px = roles[role].line_px},
        .width_px = 200 + (int)below(seed, 1200),
    };
}

// The line height that the faces of the line ask for; those of the main font ask for none.
static int needed_px(
    const struct text_measure *measure, const struct sample *sample, const struct text_line *line)
{
    int main = measure->coverage(measure->self, sample->span.font, 'x', "en"), most = 0;
    int size_px = sample->span.font.size_px;
    int least = measure->metrics(measure->self, main, size_px).line_px;
    for (size_t i = 0; i < line->count; i++) {
        int asks = measure->metrics(measure->self, line->runs[i].spec.face, size_px).line_px;
        most = asks > least && asks > most ? asks : most;
    }
    return most;
}

static void check_block(
    const struct text_measure *measure, const struct sample *sample, const struct text_block *block)
{
    assert_false(block->uncovered);
    for (size_t i = 0; i < block->count; i++) {
        const struct text_line *line = &block->lines[i];
        if (!block->overfull) {
            assert_true(line->x_px >= 0);
            assert_true(line->x_px + line->width_px <= sample->width_px);
        }
        int above_px = i ? line->baseline_px - line[-1].baseline_px : INT16_MAX;
        assert_true(above_px >= sample->paragraph.line_height_px);
        assert_true(above_px >= needed_px(measure, sample, line));
        assert_true(i == 0 || above_px >= needed_px(measure, sample, &line[-1]));
    }
    if (block->count > 0)
        assert_true(block->lines[block->count - 1].baseline_px < block->height_px);
}

static void lines_keep_apart(void **state)
{
    struct fonts *fonts = *state;
    const struct text_measure *measure = fonts_measure(fonts);
    struct arena arena = {0};
    struct buf text = {0};
    uint32_t seed = 19930605;
    int overfull = 0;
    for (int i = 0; i < TEXTS; i++, arena_reset(&arena)) {
        struct sample sample = make_sample(&text, &seed);
        sample.paragraph.spans = &sample.span;
        struct text_block block = text_layout(&arena, measure, &sample.paragraph, sample.width_px);
        check_block(measure, &sample, &block);
        overfull += block.overfull;
    }
    assert_true(overfull < TEXTS / 4);
    buf_finish(&text);
    arena_finish(&arena);
}

// The faces of a text's runs, in visual order: 'L' the main font's, 'F' one that falls back.
static void check_faces(struct fonts *fonts, const char *language, bool right_to_left,
    const char *text, const char *expected)
{
    const struct text_measure *measure = fonts_measure(fonts);
    struct arena arena = {0};
    struct text_span span = {text, {.size_px = 26}, -1};
    struct text_paragraph paragraph = {.spans = &span,
        .count = 1,
        .language = language,
        .right_to_left = right_to_left,
        .line_height_px = 37};
    struct text_block block = text_layout(&arena, measure, &paragraph, 4000);
    char seen[32] = {0};
    assert_int_equal(block.count, 1);
    assert_true(block.lines[0].count < sizeof seen);
    int main = measure->coverage(measure->self, span.font, 'x', language);
    for (size_t i = 0; i < block.lines[0].count; i++)
        seen[i] = block.lines[0].runs[i].spec.face == main ? 'L' : 'F';
    assert_string_equal(seen, expected);
    arena_finish(&arena);
}

static void signs_keep_to_their_neighbours(void **state)
{
    check_faces(*state, "ur", true, "پانی اور پل: (گہرا) “پانی”!", "F");
    check_faces(*state, "ur", true, "ہیل (Hale) نے", "FLLLF");
    check_faces(*state, "ur", true, "سال ۱۹۹۳، 1993", "LFFF");
    check_faces(*state, "zh-Hans", false, "叫作“大地”——这样……", "F");
    check_faces(*state, "zh-Hans", false, "叫“500-ден”的", "FLLF");
    check_faces(*state, "kk", false, "бұл «көпір»…", "L");
}

static int open_fonts(void **state)
{
    *state = fonts_create();
    return *state ? 0 : 1;
}

static int close_fonts(void **state)
{
    fonts_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_keep_apart),
        cmocka_unit_test(signs_keep_to_their_neighbours),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}

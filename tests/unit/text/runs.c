// The runs of a line: which stretches they are, in which order, in which face, and where.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/text/fake.h"

#define ALEF "\xD7\x90"
#define BET "\xD7\x91"
#define SHY "\xC2\xAD"

enum { SPANS_MOST = 4, WIDTH_PX = 400, ALEF_CODE = 0x5D0 };

struct example {
    const char *texts[SPANS_MOST]; // the second and fourth are bold, and links 7 and 8
    const char *dump;
    bool right_to_left;
};

static struct text_block lay_out(struct arena *arena, struct fake *fake,
    const char *const texts[SPANS_MOST], bool right_to_left, int width_px)
{
    struct text_span *spans = ARENA_ARRAY(arena, struct text_span, SPANS_MOST);
    size_t count = 0;
    for (; count < SPANS_MOST && texts[count]; count++) {
        spans[count] = fake_span(texts[count]);
        if (count % 2 == 1) {
            spans[count].font.weight = TEXT_BOLD;
            spans[count].tag = 7 + (int)count / 2;
        }
    }
    struct text_measure measure = fake_measure(fake);
    struct text_paragraph paragraph = fake_paragraph(spans, count);
    paragraph.right_to_left = right_to_left;
    return text_layout(arena, &measure, &paragraph, width_px);
}

static void check_all(const struct example *examples, size_t count)
{
    struct arena arena = {0};
    struct buf dump = {0};
    for (size_t i = 0; i < count; i++) {
        struct fake fake = {0};
        struct text_block block =
            lay_out(&arena, &fake, examples[i].texts, examples[i].right_to_left, WIDTH_PX);
        fake_dump(&block, &dump);
        assert_string_equal(buf_text(&dump), examples[i].dump);
    }
    buf_finish(&dump);
    arena_finish(&arena);
}

static void orders_runs_as_they_are_seen(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {.texts = {"ab " ALEF BET " cd"}, .dump = "[ab ]0+30 <[" ALEF BET "]30+20 [ cd]50+30\n"},
        // numbers keep their digits' order
        {.texts = {ALEF " 1993 " BET},
            "<[ " BET "]320+20 [1993]340+40 <[" ALEF " ]380+20\n",
            .right_to_left = true},
        {.texts = {ALEF " ab 12"},
            .dump = "[ab 12]330+50 <[" ALEF " ]380+20\n",
            .right_to_left = true},
        {.texts = {"1993"}, .dump = "[1993]360+40\n", .right_to_left = true},
        // the base direction is given, not guessed
        {.texts = {"ab."}, .dump = "<[.]370+10 [ab]380+20\n", .right_to_left = true},
        {.texts = {ALEF "."}, .dump = "<[" ALEF "]0+10 [.]10+10\n"},
        // a joiner does not tear its word
        {.texts = {"a " ALEF "\xE2\x80\x8C" BET},
            .dump = "[a ]0+20 <[" ALEF "\xE2\x80\x8C" BET "]20+30\n"},
        {.texts = {"a " ALEF SHY BET}, .dump = "[a ]0+20 <[" ALEF BET "]20+20\n"},
        // marks of direction act, and are not drawn
        {.texts = {"ab\xE2\x80\x8F."}, .dump = "[ab.]0+30\n"},
        {.texts = {"\xE2\x81\xA7"
                   "ab.\xE2\x81\xA9 c"},
            .dump = "<[.]0+10 [ab]10+20 [ c]30+20\n"},
    };
    check_all(examples, sizeof examples / sizeof *examples);
}

static void isolates_spans_of_the_other_direction(void **state)
{
    (void)state;
    static const struct example examples[] = {
        // the number stays after the link, and outside its direction
        {.texts = {"ab ", ALEF BET, " 12 cd"},
            .dump = "[ab ]0+30 <[" ALEF BET "]30+20 [ 12 cd]50+60\n"},
        // one span: the same text is reordered as a whole
        {.texts = {"ab " ALEF BET " 12 cd"},
            .dump = "[ab ]0+30 [12]30+20 <[" ALEF BET " ]50+30 [ cd]80+30\n"},
        // a link to the left in a text to the right keeps its full stop
        {.texts = {ALEF " ", "ab.", " " BET},
            .dump = "<[ " BET "]330+20 [ab.]350+30 <[" ALEF " ]380+20\n",
            .right_to_left = true},
        // a title that is wholly a link takes the paragraph's direction
        {.texts = {"", "ab."}, .dump = "<[.]370+10 [ab]380+20\n", .right_to_left = true},
    };
    check_all(examples, sizeof examples / sizeof *examples);
}
static void merges_what_is_alike(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {.texts = {"a" SHY "b\xE2\x80\x8B"
                   "c 1, \xD0\xB4"},
            .dump = "[abc 1, ]0+70 [\xD0\xB4]70+10\n"},
        {.texts = {"ab", "cd", "ef"}, .dump = "[ab]0+20 [cd]20+20 [ef]40+20\n"},
        // faces by character; spaces go with their word
        {.texts = {"ab \xE4\xBD\xA0 \xE5\xA5\xBD, c"},
            .dump = "[ab ]0+30 [\xE4\xBD\xA0 \xE5\xA5\xBD]30+30 [, ]60+20 [c]80+10\n"},
        // an accent on a fallback face stays on it
        {.texts = {ALEF "\xCC\x81" ALEF},
            .dump = "<[" ALEF "\xCC\x81" ALEF "]370+30\n",
            .right_to_left = true},
    };
    check_all(examples, sizeof examples / sizeof *examples);
}

static void says_what_a_run_is(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    const char *const texts[SPANS_MOST] = {"ab ", "\xD0\xB6 " ALEF, " \xE4\xBD\xA0", "1"};
    struct text_block block = lay_out(&arena, &fake, texts, false, WIDTH_PX);
    static const struct {
        const char *script;
        int face, span, tag;
        bool right_to_left;
    } expected[] = {
        {"Latn", FAKE_PLAIN, 0, -1, false},
        {"Cyrl", FAKE_BOLD + FAKE_PLAIN, 1, 7, false},
        {"Hebr", FAKE_BOLD + FAKE_SEMITIC, 1, 7, true},
        {"Hani", FAKE_CJK, 2, -1, false},
        {"Hani", FAKE_BOLD + FAKE_PLAIN, 3, 8, false},
    };
    const struct text_line *line = &block.lines[0];
    assert_int_equal(line->count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < line->count; i++) {
        const struct text_run *run = &line->runs[i];
        assert_string_equal(run->spec.script, expected[i].script);
        assert_string_equal(run->spec.language, "kk");
        assert_int_equal(run->spec.size_px, FAKE_SIZE_PX);
        assert_int_equal(run->spec.face, expected[i].face);
        assert_int_equal(run->span, expected[i].span);
        assert_int_equal(run->tag, expected[i].tag);
        assert_int_equal(run->spec.right_to_left, expected[i].right_to_left);
    }
    arena_finish(&arena);
}

static void leaves_out_what_no_face_shows(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {.missing = {'x', ALEF_CODE}};
    struct buf dump = {0};
    static const struct {
        const char *text, *dump;
        bool uncovered;
    } cases[] = {
        {"axb", "[ab]0+20\n", true},
        {"ax\xCC\x81"
         "b",
            "[ab]0+20\n", true}, // its accent too
        {"ab", "[ab]0+20\n", false},
        {"x", "", true},
        {"a " ALEF, "[a]0+10\n", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const texts[SPANS_MOST] = {cases[i].text};
        struct text_block block = lay_out(&arena, &fake, texts, false, WIDTH_PX);
        fake_dump(&block, &dump);
        assert_string_equal(buf_text(&dump), cases[i].dump);
        assert_int_equal(block.uncovered, cases[i].uncovered);
    }
    buf_finish(&dump);
    arena_finish(&arena);
}

static void shapes_once_and_again_where_a_word_is_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width_px, shape_count, first_width_px;
    } cases[] = {
        // the last letter of a run is 3 px wider
        {"one two three", 400, 1, 133},
        {"one two three", 80, 1, 70},     // the lines' widths are parts of the whole
        {"one" SHY "two", 50, 1 + 3, 43}, // "one-" tried, "one-" set, "two"
        {"onetwo", 40, 1 + 2, 43},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fake fake = {.last_extra_px = 3};
        const char *const texts[SPANS_MOST] = {cases[i].text};
        struct text_block block = lay_out(&arena, &fake, texts, false, cases[i].width_px);
        assert_int_equal(block.lines[0].width_px, cases[i].first_width_px);
        assert_int_equal(fake.shape_count, cases[i].shape_count);
    }
    arena_finish(&arena);
}

static void rounding_does_not_add_up(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    enum { COUNT = 9 };
    struct text_span spans[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        spans[i] = fake_span("a");
        spans[i].font.size_px = 21; // 10.5 px each
    }
    struct text_paragraph paragraph = fake_paragraph(spans, COUNT);
    struct text_block block = text_layout(&arena, &measure, &paragraph, 100);
    static const int xs_px[COUNT] = {0, 11, 21, 32, 42, 53, 63, 74, 84};
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(block.lines[0].runs[i].x_px, xs_px[i]);
    assert_int_equal(block.width_px, 95);
    assert_int_equal(block.lines[0].width_px, 95);
    arena_finish(&arena);
}

static void centres_the_main_font_in_the_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    struct text_span span = fake_span("a\n\nb");
    struct text_paragraph paragraph = fake_paragraph(&span, 1);
    struct text_block block = text_layout(&arena, &measure, &paragraph, WIDTH_PX);
    assert_int_equal(block.count, 3);
    // ascent 15, descent 5, lines of 30
    for (size_t i = 0; i < block.count; i++)
        assert_int_equal(block.lines[i].baseline_px, 20 + 30 * (int)i);
    assert_int_equal(block.height_px, 90);
    assert_int_equal(block.lines[1].count, 0);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_runs_as_they_are_seen),
        cmocka_unit_test(isolates_spans_of_the_other_direction),
        cmocka_unit_test(merges_what_is_alike),
        cmocka_unit_test(says_what_a_run_is),
        cmocka_unit_test(leaves_out_what_no_face_shows),
        cmocka_unit_test(shapes_once_and_again_where_a_word_is_cut),
        cmocka_unit_test(rounding_does_not_add_up),
        cmocka_unit_test(centres_the_main_font_in_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

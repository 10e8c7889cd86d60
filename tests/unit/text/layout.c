// Paragraphs to lines, with a measure where every character of 20 px text is 10 px wide.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/text/fake.h"

#define ALEF "\xD7\x90"
#define BET "\xD7\x91"
#define GIMEL "\xD7\x92"
#define SHY "\xC2\xAD"

struct example {
    const char *text;
    const char *dump;
    int width_px;
    int max_lines;
    enum text_align align;
    bool right_to_left;
};

// Lays the example out and compares; the block lives in `arena`.
static struct text_block check(struct arena *arena, const struct example *example)
{
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    struct text_span span = fake_span(example->text);
    struct text_paragraph paragraph = fake_paragraph(&span, 1);
    paragraph.right_to_left = example->right_to_left;
    paragraph.align = example->align;
    paragraph.max_lines = example->max_lines;
    struct text_block block = text_layout(arena, &measure, &paragraph, example->width_px);
    struct buf dump = {0};
    fake_dump(&block, &dump);
    char *seen = arena_copy(arena, buf_text(&dump), dump.length);
    buf_finish(&dump);
    assert_string_equal(seen, example->dump);
    assert_int_equal(block.height_px, (int)block.count * 30);
    return block;
}

static void check_all(const struct example *examples, size_t count)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++)
        check(&arena, &examples[i]);
    arena_finish(&arena);
}

#define CHECK_ALL(examples) check_all((examples), sizeof(examples) / sizeof *(examples))

static void breaks_lines_at_the_first_fit(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"one two three", "[one two]0+70\n[three]0+50\n", .width_px = 70},
        {"one two three", "[one]0+30\n[two]0+30\n[three]0+50\n", .width_px = 69},
        {"one two three", "[one two three]0+130\n", .width_px = 130},
        {"one    two", "[one]0+30\n[two]0+30\n",
            .width_px = 40}, // spaces at the edge take no width
        {"  one two  ", "[one two]0+70\n", .width_px = 70},
        {"one\ntwo", "[one]0+30\n[two]0+30\n", .width_px = 100},
        {"one\n\ntwo\n", "[one]0+30\n\n[two]0+30\n", .width_px = 100},
        {"one\ttwo", "[one two]0+70\n", .width_px = 100},
        {"", "", .width_px = 100},
        {"   ", "", .width_px = 100},
        {"\n \n", "", .width_px = 100},
        {"\xE4\xBD\xA0\xE5\xA5\xBD\xE5\x90\x97",
            "[\xE4\xBD\xA0\xE5\xA5\xBD]0+20\n[\xE5\x90\x97]0+10\n", .width_px = 20},
    };
    CHECK_ALL(examples);
}

static void aligns_by_direction(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"abc", "[abc]0+30\n", .width_px = 100},
        {"abc", "[abc]35+30\n", .width_px = 100, .align = TEXT_CENTRE},
        {"abc", "[abc]70+30\n", .width_px = 100, .align = TEXT_END},
        {ALEF, "<[" ALEF "]90+10\n", .width_px = 100, .right_to_left = true},
        {ALEF, "<[" ALEF "]45+10\n", .width_px = 100, .align = TEXT_CENTRE, .right_to_left = true},
        {ALEF, "<[" ALEF "]0+10\n", .width_px = 100, .align = TEXT_END, .right_to_left = true},
    };
    CHECK_ALL(examples);
}

static void gives_a_short_last_word_company(void **state)
{
    (void)state;
    static const struct example examples[] = {
        // 200 wide: a last line under 25 is short, a line of 134 long enough
        {"aaaa bbbb cccc dddd xx", "[aaaa bbbb cccc]0+140\n[dddd xx]0+70\n", .width_px = 200},
        {"aaaa bbbb cccc dddd xxx", "[aaaa bbbb cccc dddd]0+190\n[xxx]0+30\n", .width_px = 200},
        {"aaaa bbbb cccccccc xx", "[aaaa bbbb cccccccc]0+180\n[xx]0+20\n",
            .width_px = 200}, // leaves 90
        {"aaaa bbbb cccc dddd\nxx", "[aaaa bbbb cccc dddd]0+190\n[xx]0+20\n", .width_px = 200},
        {"aaaa bbbb cccc dddd xx\ny", "[aaaa bbbb cccc]0+140\n[dddd xx]0+70\n[y]0+10\n",
            .width_px = 200},
    };
    CHECK_ALL(examples);
}

static void shows_soft_hyphens_only_where_it_breaks(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Kazakh" SHY "stan", "[Kazakhstan]0+100\n", .width_px = 100},
        {"Kazakh" SHY "stan", "[Kazakh-]0+70\n[stan]0+40\n", .width_px = 90},
        {"Ka" SHY "zakh" SHY "stan", "[Ka-]0+30\n[zakh-]0+50\n[stan]0+40\n", .width_px = 60},
        {"my ka" SHY "zakh", "[my ka-]0+60\n[zakh]0+40\n", .width_px = 60},
        {"my ka" SHY "zakh", "[my]0+20\n[ka-]0+30\n[zakh]0+40\n",
            .width_px = 59},                               // no room for the hyphen
        {"ab " SHY "cd", "[ab cd]0+50\n", .width_px = 50}, // nothing to put a hyphen to
        {"ab " SHY "cd", "[ab]0+20\n[cd]0+20\n", .width_px = 30},
        {SHY "abcd", "[ab]0+20\n[cd]0+20\n", .width_px = 20},
    };
    CHECK_ALL(examples);
}

static void no_hyphen_in_a_face_without_one(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {.missing = {'-'}};
    struct text_measure measure = fake_measure(&fake);
    struct text_span span = fake_span("my kazakh" SHY "stan");
    struct text_paragraph paragraph = fake_paragraph(&span, 1);
    struct text_block block = text_layout(&arena, &measure, &paragraph, 110);
    assert_int_equal(block.count, 2);
    assert_int_equal(block.lines[1].width_px, 100);
    assert_false(block.uncovered);
    arena_finish(&arena);
}

static void keeps_ties_while_there_is_room(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"go in a museum", "[go in]0+50\n[a museum]0+80\n", .width_px = 80},
        {"go in a museum", "[go in]0+50\n[a]0+10\n[museum]0+60\n",
            .width_px = 70}, // the tie is wider than the block
        {"pay 12 500 km", "[pay]0+30\n[12 500 km]0+90\n", .width_px = 90},
    };
    CHECK_ALL(examples);
}

static void cuts_words_that_are_too_wide(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct example word = {
        "a constitution", "[a]0+10\n[constit]0+70\n[ution]0+50\n", .width_px = 70};
    assert_true(check(&arena, &word).overfull);
    const struct example fitting = {"constitution", "[constitution]0+120\n", .width_px = 120};
    assert_false(check(&arena, &fitting).overfull);
    // a grapheme is never cut: e and an acute accent
    const struct example marks = {"e\xCC\x81"
                                  "e\xCC\x81",
        "[e\xCC\x81]0+20\n[e\xCC\x81]0+20\n", .width_px = 30};
    assert_true(check(&arena, &marks).overfull);
    // even where not one fits
    const struct example narrow = {"ab", "[a]0+10\n[b]0+10\n", .width_px = 0};
    struct text_block block = check(&arena, &narrow);
    assert_true(block.overfull);
    assert_int_equal(block.width_px, 10);
    arena_finish(&arena);
}

static void ends_in_an_ellipsis(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"one two three four", "[one two]0+70\n[three\xE2\x80\xA6]0+60\n", .width_px = 70,
            .max_lines = 2},
        {"one two three", "[one two]0+70\n[three]0+50\n", .width_px = 70,
            .max_lines = 2}, // no need for one
        {"one two three", "[one tw\xE2\x80\xA6]0+70\n", .width_px = 70, .max_lines = 1},
        {"one two three", "[one two\xE2\x80\xA6]0+80\n", .width_px = 80, .max_lines = 1},
        {"a constitution of", "[a constit\xE2\x80\xA6]0+100\n", .width_px = 100,
            .max_lines = 1}, // a word would leave too little
        {"one\ntwo", "[one\xE2\x80\xA6]0+40\n", .width_px = 100, .max_lines = 1},
        {"\none", "[\xE2\x80\xA6]0+10\n", .width_px = 100, .max_lines = 1},
        {ALEF BET " " GIMEL ALEF, "<[\xE2\x80\xA6]10+10 <[" ALEF BET "]20+20\n", .width_px = 40,
            .max_lines = 1, .right_to_left = true},
        // at the end of the line, not of the last word
        {ALEF " ab cd", "<[\xE2\x80\xA6]10+10 [ab]20+20 <[" ALEF " ]40+20\n", .width_px = 60,
            .max_lines = 1, .right_to_left = true},
    };
    CHECK_ALL(examples);
}

static void says_what_was_cut(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct example cut = {
        "one two", "[one\xE2\x80\xA6]0+40\n", .width_px = 40, .max_lines = 1};
    struct text_block block = check(&arena, &cut);
    assert_true(block.truncated);
    assert_false(block.overfull);
    const struct example whole = {
        "one two", "[one]0+30\n[two]0+30\n", .width_px = 40, .max_lines = 2};
    assert_false(check(&arena, &whole).truncated);
    const struct example narrow = {
        "one two", "[\xE2\x80\xA6]0+10\n", .width_px = 5, .max_lines = 1};
    assert_true(check(&arena, &narrow).overfull);
    arena_finish(&arena);
}

// A face that falls back and needs 50 px a line: ascent 50, descent 10.
static void grows_lines_for_tall_faces(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {.semitic_px = 50};
    struct text_measure measure = fake_measure(&fake);
    struct text_span span = fake_span("one " ALEF BET);
    struct text_paragraph paragraph = fake_paragraph(&span, 1);
    struct text_block block = text_layout(&arena, &measure, &paragraph, 40);
    assert_int_equal(block.count, 2);
    assert_int_equal(block.lines[0].baseline_px, 50); // room for the whole ascent
    assert_int_equal(block.lines[1].baseline_px, 100);
    assert_int_equal(block.height_px, 105); // 60 px centred in 50: 5 px stood out above
    paragraph.line_height_px = 80;          // is enough
    block = text_layout(&arena, &measure, &paragraph, 40);
    assert_int_equal(block.lines[0].baseline_px, 60);
    assert_int_equal(block.height_px, 160);
    span.text = "one two"; // the main font has the height it is given
    paragraph.line_height_px = 10;
    block = text_layout(&arena, &measure, &paragraph, 40);
    assert_int_equal(block.lines[0].baseline_px, 10);
    assert_int_equal(block.height_px, 20);
    arena_finish(&arena);
}

static void keeps_numbers_whole(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {ALEF " 12 500 " BET, "<[ " BET "]0+20 [12 500]20+60 <[" ALEF " ]80+20\n", .width_px = 100,
            .right_to_left = true},
        {ALEF " 500-ab", "[500-ab]0+60 <[" ALEF " ]60+20\n", .width_px = 80, .right_to_left = true},
    };
    CHECK_ALL(examples);
}

static void measures_one_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct fake fake = {0};
    struct text_measure measure = fake_measure(&fake);
    static const struct {
        const char *text;
        int width_px;
    } cases[] = {{"one two", .width_px = 70}, {"", .width_px = 0}, {"one\nthree", .width_px = 50},
        {" a ", .width_px = 10}, {"a" SHY "b", .width_px = 20}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text_span span = fake_span(cases[i].text);
        struct text_paragraph paragraph = fake_paragraph(&span, 1);
        int width_px = text_natural_width(&arena, &measure, &paragraph);
        assert_int_equal(width_px, cases[i].width_px);
    }
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lines_at_the_first_fit),
        cmocka_unit_test(aligns_by_direction),
        cmocka_unit_test(gives_a_short_last_word_company),
        cmocka_unit_test(shows_soft_hyphens_only_where_it_breaks),
        cmocka_unit_test(no_hyphen_in_a_face_without_one),
        cmocka_unit_test(keeps_ties_while_there_is_room),
        cmocka_unit_test(cuts_words_that_are_too_wide),
        cmocka_unit_test(ends_in_an_ellipsis),
        cmocka_unit_test(says_what_was_cut),
        cmocka_unit_test(grows_lines_for_tall_faces),
        cmocka_unit_test(keeps_numbers_whole),
        cmocka_unit_test(measures_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

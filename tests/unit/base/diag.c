// Diagnostics: their text to the letter, their order, and the nearest name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/utf8.h"

#include <string.h>

static struct diag_mark at(const char *path, int line, int col, int width)
{
    return (struct diag_mark){path, line, col, width};
}

static void expect_rendered(struct diag *diag, const char *expected)
{
    struct buf text = {0};
    diag_render(diag, &text);
    assert_string_equal(buf_text(&text), expected);
    buf_finish(&text);
    diag_finish(diag);
}

static void test_nothing(void **state)
{
    (void)state;
    struct diag diag = {0};
    expect_rendered(&diag, "");
}

static void test_the_whole_form(void **state)
{
    (void)state;
    struct diag diag = {0};
    diag_add(&diag, DIAG_ERROR, at("rights/court.yaml", 9, 3, 5), "  titel: Court",
        "did you mean 'title'? a page has: title, source, blocks", "unknown key '%s'", "titel");
    expect_rendered(&diag, "rights/court.yaml:9:3: error: unknown key 'titel'\n"
                           "    9 |   titel: Court\n"
                           "      |   ^^^^^\n"
                           "  did you mean 'title'? a page has: title, source, blocks\n");
}

static void test_parts_may_be_missing(void **state)
{
    (void)state;
    struct diag diag = {0};
    diag_add(&diag, DIAG_ERROR, (struct diag_mark){0}, NULL, NULL, "no place");
    diag_add(&diag, DIAG_WARNING, at("a.yaml", 0, 0, 0), NULL, "one\ntwo", "the file");
    diag_add(&diag, DIAG_NOTE, at("a.yaml", 2, 1, 1), NULL, NULL, "no line");
    assert_int_equal(diag.counts[DIAG_ERROR], 1);
    assert_int_equal(diag.counts[DIAG_WARNING], 1);
    assert_int_equal(diag.counts[DIAG_NOTE], 1);
    expect_rendered(&diag, "error: no place\n"
                           "a.yaml: warning: the file\n"
                           "  one\n"
                           "  two\n"
                           "a.yaml:2:1: note: no line\n");
}

static void test_order(void **state)
{
    (void)state;
    struct diag diag = {0};
    diag_add(&diag, DIAG_ERROR, at("b", 2, 1, 1), NULL, NULL, "3");
    diag_add(&diag, DIAG_ERROR, at("a", 1, 1, 1), NULL, NULL, "5");
    diag_add(&diag, DIAG_ERROR, at("b", 1, 9, 1), NULL, NULL, "2");
    diag_add(&diag, DIAG_NOTE, at("b", 1, 2, 1), NULL, NULL, "1");
    diag_add(&diag, DIAG_ERROR, at("b", 2, 1, 1), NULL, NULL, "4");
    expect_rendered(&diag, "b:1:2: note: 1\nb:1:9: error: 2\nb:2:1: error: 3\nb:2:1: error: 4\n"
                           "a:1:1: error: 5\n");
}

static void test_brief_has_errors_only(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct buf text = {0};
    diag_add(&diag, DIAG_NOTE, at("a", 1, 1, 1), "line", NULL, "note");
    diag_add(&diag, DIAG_ERROR, at("a", 2, 3, 1), "  titel: x", "did you mean 'title'?", "wrong");
    diag_add(&diag, DIAG_WARNING, at("a", 3, 1, 1), NULL, NULL, "warning");
    diag_render_brief(&diag, &text);
    assert_string_equal(buf_text(&text), "a:2:3: error: wrong\n  did you mean 'title'?\n");
    buf_finish(&text);
    diag_finish(&diag);
}

static void test_everything_is_copied(void **state)
{
    (void)state;
    struct diag diag = {0};
    char path[] = "a", line[] = "x: y", hint[] = "h";
    for (int i = 1; i <= 100; i++)
        diag_add(&diag, DIAG_ERROR, at(path, i, 1, 1), line, hint, "m");
    memset(path, '!', 1);
    memset(line, '!', 4);
    memset(hint, '!', 1);
    assert_int_equal(diag.count, 100);
    assert_string_equal(diag.items[99].mark.path, "a");
    assert_string_equal(diag.items[99].source_line, "x: y");
    assert_string_equal(diag.items[99].hint, "h");
    diag_finish(&diag);
    assert_int_equal(diag.count, 0);
}

static void test_carets(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int col, width;
        const char *shown;
    } cases[] = {
        {"abc", 2, 1, "    1 | abc\n      |  ^\n"},
        {"abc", 2, 9, "    1 | abc\n      |  ^^\n"},  // not beyond the end
        {"abc", 4, 1, "    1 | abc\n      |    ^\n"}, // just behind it
        {"Құдық: су", 8, 2, "    1 | Құдық: су\n      |        ^^\n"},
        {"\ta: b", 2, 1, "    1 | \ta: b\n      | \t^\n"}, // a tab stays a tab
        {"a\x1B[31m", 2, 1, "    1 | a\uFFFD[31m\n      |  ^\n"},
        {"a\xFF"
         "b",
            3, 1, "    1 | a\uFFFDb\n      |   ^\n"},
        {"a\u202Eb\u202C", 3, 1, "    1 | a\uFFFDb\uFFFD\n      |   ^\n"},
        {"", 1, 1, "    1 | \n      | ^\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        struct buf expected = {0};
        diag_add(
            &diag, DIAG_ERROR, at("p", 1, cases[i].col, cases[i].width), cases[i].line, NULL, "m");
        buf_print(&expected, "p:1:%d: error: m\n%s", cases[i].col, cases[i].shown);
        expect_rendered(&diag, expected.text);
        buf_finish(&expected);
    }
}

// Of a long line, the part around the mark; the caret stands below its character.
static void test_long_lines(void **state)
{
    (void)state;
    char line[1001] = "";
    memset(line, '-', 1000);
    line[699] = 'X';
    struct diag_item item = {.mark = at("p", 12345, 700, 1), .message = "m", .source_line = line};
    struct buf text = {0};
    diag_render_item(&item, &text);
    const char *shown = strchr(text.text, '\n') + 1, *carets = strchr(shown, '\n') + 1;
    const char *mark = strchr(shown, 'X');
    assert_non_null(mark);
    // the ellipsis is three bytes and one column
    assert_int_equal((mark - shown) - 2, strchr(carets, '^') - carets);
    assert_true(strlen(shown) < 300);
    buf_finish(&text);
}

static void test_messages_are_safe_to_show(void **state)
{
    (void)state;
    struct diag diag = {0};
    diag_add(&diag, DIAG_ERROR, at("a\nb", 1, 1, 1), NULL, "h\x07", "m\x1B\xC3");
    expect_rendered(&diag, "a\uFFFDb:1:1: error: m\uFFFD\uFFFD\n  h\uFFFD\n");
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"title", "source", "blocks", "summary"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"titel", "title"},
        {"tile", "title"},
        {"titles", "title"},
        {"TITLE", "title"},
        {"sources", "source"},
        {"sumary", "summary"},
        {"block", "blocks"},
        {"bolcks", "blocks"},
        {"t", NULL},
        {"", NULL},
        {"picture", NULL},
        {"a word that is far longer than any name of a key in any of the files of a pack", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *nearest = diag_nearest(cases[i].word, names, 4);
        if (cases[i].nearest)
            assert_string_equal(nearest, cases[i].nearest);
        else
            assert_null(nearest);
    }
    assert_null(diag_nearest("title", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_the_whole_form),
        cmocka_unit_test(test_parts_may_be_missing),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_brief_has_errors_only),
        cmocka_unit_test(test_everything_is_copied),
        cmocka_unit_test(test_carets),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_messages_are_safe_to_show),
        cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

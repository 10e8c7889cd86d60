// Faults for other programs, to the letter; the JSON is read by a strict reader too.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag_formats.h"
#include "support/json.h"

static struct diag_mark at(const char *path, int line, int col, int width)
{
    return (struct diag_mark){path, line, col, width};
}

// One fault of each form.
static void fill(struct diag *diag)
{
    diag_add(diag, DIAG_ERROR, at("rights/court.yaml", 9, 3, 5), "  titel: \"Court\"",
        "did you mean 'title'?\na page has: title", "unknown key '%s'", "titel");
    diag_add(diag, DIAG_WARNING, at("media/a.svg", 0, 0, 0), NULL, NULL, "nothing uses this file");
    diag_add(diag, DIAG_NOTE, at("/usr/share/words/kk.yaml", 2, 1, 1), "құдық: \\", NULL, "a note");
    diag_add(diag, DIAG_ERROR, (struct diag_mark){0}, NULL, "name the folder", "cannot open it");
}

typedef void renderer(const struct diag *diag, const char *folder, struct buf *out);

static void expect(struct diag *diag, renderer *render, const char *folder, const char *expected)
{
    struct buf text = {0};
    render(diag, folder, &text);
    assert_string_equal(buf_text(&text), expected);
    if (render == diag_render_json)
        assert_true(json_is_valid(text.text));
    buf_finish(&text);
    diag_finish(diag);
}

static void test_gcc(void **state)
{
    struct diag diag = {0};
    (void)state;
    fill(&diag);
    expect(&diag, diag_render_gcc, "packs/reforms",
        "packs/reforms/rights/court.yaml:9:3: error: unknown key 'titel' (did you mean 'title'?; "
        "a page has: title)\n"
        "packs/reforms/media/a.svg:1:1: warning: nothing uses this file\n"
        "/usr/share/words/kk.yaml:2:1: note: a note\n"
        "packs/reforms: error: cannot open it (name the folder)\n");
    expect(&diag, diag_render_gcc, "p", "");
}

static void test_json(void **state)
{
    struct diag diag = {0};
    (void)state;
    fill(&diag);
    expect(&diag, diag_render_json, "p/",
        "[\n"
        "  {\"severity\": \"error\", \"path\": \"p/rights/court.yaml\", \"line\": 9, \"column\": "
        "3, "
        "\"length\": 5, \"message\": \"unknown key 'titel'\", \"hint\": \"did you mean "
        "'title'?\\na page has: title\", \"source\": \"  titel: \\\"Court\\\"\"},\n"
        "  {\"severity\": \"warning\", \"path\": \"p/media/a.svg\", \"line\": null, \"column\": "
        "null, \"length\": null, \"message\": \"nothing uses this file\", \"hint\": null, "
        "\"source\": null},\n"
        "  {\"severity\": \"note\", \"path\": \"/usr/share/words/kk.yaml\", \"line\": 2, "
        "\"column\": 1, \"length\": 1, \"message\": \"a note\", \"hint\": null, \"source\": "
        "\"құдық: \\\\\"},\n"
        "  {\"severity\": \"error\", \"path\": \"p\", \"line\": null, \"column\": null, "
        "\"length\": null, \"message\": \"cannot open it\", \"hint\": \"name the folder\", "
        "\"source\": null}\n"
        "]\n");
    expect(&diag, diag_render_json, "p", "[]\n");
}

// The folder as it was written, but without what would make two slashes of one.
static void test_folders(void **state)
{
    static const char *const cases[][2] = {{".", "./a:1:1: note: m\n"}, {"p", "p/a:1:1: note: m\n"},
        {"p//", "p/a:1:1: note: m\n"}, {"/", "/a:1:1: note: m\n"}, {"/p", "/p/a:1:1: note: m\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        diag_add(&diag, DIAG_NOTE, at("a", 1, 1, 1), NULL, NULL, "m");
        expect(&diag, diag_render_gcc, cases[i][0], cases[i][1]);
    }
}

// Nothing of a file acts on a terminal or breaks a line, and JSON keeps what it was.
static void test_hostile(void **state)
{
    static const char line[] = "a\x1B[31m\xFF\u202E\U000E0001\t\x7F";
    struct diag diag = {0};
    (void)state;
    diag_add(&diag, DIAG_ERROR, at("a\nb", 1, 1, 1), line, line, "%s", line);
    struct buf text = {0};
    diag_render_gcc(&diag, "p", &text);
    assert_string_equal(text.text, "p/a\uFFFDb:1:1: error: a\uFFFD[31m\uFFFD\uFFFD\uFFFD\t\uFFFD "
                                   "(a\uFFFD[31m\uFFFD\uFFFD\uFFFD\t\uFFFD)\n");
    buf_clear(&text);
    diag_render_json(&diag, "p", &text);
    assert_true(json_is_valid(text.text));
    assert_non_null(
        strstr(text.text, "\"source\": \"a\\u001b[31m\uFFFD\\u202e\\udb40\\udc01\\t\\u007f\"}"));
    assert_non_null(strstr(text.text, "\"path\": \"p/a\\nb\""));
    buf_finish(&text);
    diag_finish(&diag);
}

// The reader of these tests refuses what is no JSON.
static void test_the_reader(void **state)
{
    static const char *const good[] = {
        "[]", " {\"a\": [1, -0.5e3, true, null]} ", "\"\\u00e4\"", "\"\\ud800\\udc00\""};
    static const char *const bad[] = {"", "[", "[1,]", "[1 2]", "{\"a\"}", "{a: 1}", "01", "1.",
        "\"\t\"", "\"\\x\"", "\"\\ud800\"", "\"\xFF\"", "[] []", "'a'", "nul", "[1]}"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(json_is_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(json_is_valid(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gcc),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_folders),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

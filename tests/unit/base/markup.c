// Inline marks: a text, and its spans written as [flags:term:offset|text].
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/markup.h"

#include <string.h>

static const struct {
    const char *text, *spans, *plain;
} good[] = {
    {"", "[::0|]", ""},
    {"plain", "[::0|plain]", "plain"},
    {"**bold**", "[b::2|bold]", "bold"},
    {"*it*", "[i::1|it]", "it"},
    {"a **b** c", "[::0|a ][b::4|b][::7| c]", "a b c"},
    {"a **b *c* d**", "[::0|a ][b::4|b ][bi::7|c][b::9| d]", "a b c d"},
    {"***both***", "[bi::3|both]", "both"},
    {"[w](glossary:x)", "[:x:1|w]", "w"},
    {"a [w **b**](glossary:t-1).", "[::0|a ][:t-1:3|w ][b:t-1:7|b][::25|.]", "a w b."},
    {"**a [b](glossary:x) c**", "[b::2|a ][b:x:5|b][b::19| c]", "a b c"},
    {"\\*a\\* \\[b] \\\\", "[::1|*a* [b] \\]", "*a* [b] \\"},
    {"5 \\n", "[::0|5 \\n]", "5 \\n"},
    {"end \\", "[::0|end \\]", "end \\"},
    {"a] (b)", "[::0|a] (b)]", "a] (b)"},
    {"[a\\]b](glossary:x)", "[:x:1|a\\]b]", "a\\]b"},
    {"**Қ**ұ", "[b::2|Қ][::6|ұ]", "Құ"},
};

static const struct {
    const char *text, *reason;
    size_t offset;
} bad[] = {
    {"a **b", "'**' is never closed", 2},
    {"a *b", "'*' is never closed", 2},
    {"5 * 3", "'*' is never closed", 2},
    {"**", "'**' is never closed", 0},
    {"a ****", "nothing stands between '**' and '**'", 2},
    {"**a* b*", "'**' is never closed", 0},
    {"x [a", "'[' is never closed", 2},
    {"x [a\\]", "'[' is never closed", 2},
    {"x [a]", "'[' begins a link, but no '](glossary:term-id)' follows", 2},
    {"[a](http://b)", "'[' begins a link, but no '](glossary:term-id)' follows", 0},
    {"[a](glossary:b", "the ')' of the link is missing", 0},
    {"[](glossary:b)", "the link has no words or no term", 0},
    {"[a](glossary:)", "the link has no words or no term", 0},
    {"[a [b](glossary:c)](glossary:d)", "a link cannot stand within a link", 3},
};

static void write_spans(const struct markup *markup, struct buf *out)
{
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_span *span = &markup->spans[i];
        buf_print(out, "[%s%s:%s:%zu|%s]", span->bold ? "b" : "", span->italic ? "i" : "",
            span->term ? span->term : "", span->offset, span->text);
    }
}

static void test_good(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct arena arena = {0};
        struct buf spans = {0};
        struct markup markup;
        assert_true(markup_parse(&arena, good[i].text, &markup, NULL));
        write_spans(&markup, &spans);
        assert_string_equal(buf_text(&spans), good[i].spans);
        assert_string_equal(markup_plain(&arena, good[i].text), good[i].plain);
        buf_finish(&spans);
        arena_finish(&arena);
    }
}

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena arena = {0};
        struct markup markup = {.count = 77};
        struct markup_fault fault = {0};
        assert_false(markup_parse(&arena, bad[i].text, &markup, &fault));
        assert_int_equal(markup.count, 77);
        assert_string_equal(fault.reason, bad[i].reason);
        assert_int_equal(fault.offset, bad[i].offset);
        assert_false(markup_parse(&arena, bad[i].text, &markup, NULL));
        assert_string_equal(markup_plain(&arena, bad[i].text), bad[i].text);
        arena_finish(&arena);
    }
}

// Every text of up to six of these characters: no crash, and a good one is plain without marks.
static void test_every_short_text(void **state)
{
    (void)state;
    static const char *const parts[] = {"*", "[", "]", "\\", "a", "](glossary:x)"};
    enum { PARTS = sizeof parts / sizeof *parts, LENGTH = 6 };
    struct arena arena = {0};
    for (int number = 0; number < 46656; number++) {
        struct buf buf = {0};
        for (int i = 0, rest = number; i < LENGTH; i++, rest /= PARTS)
            buf_add_text(&buf, parts[rest % PARTS]);
        const char *text = buf_text(&buf);
        struct markup markup;
        if (markup_parse(&arena, text, &markup, NULL)) {
            assert_true(markup.count >= 1);
            assert_true(strlen(markup_plain(&arena, text)) <= strlen(text));
        }
        arena_reset(&arena);
        buf_finish(&buf);
    }
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_every_short_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

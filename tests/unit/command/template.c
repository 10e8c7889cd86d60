// The lines of a template, one rule each, to the letter.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/template.h"

#include <string.h>

static struct template_wish wish_of(const char *first, const char *second)
{
    return (struct template_wish){.id = "well",
        .title = "It's \"so\" \\ new",
        .languages = {first, second},
        .language_count = second ? 2 : 1,
        .schemas = "/usr/share/vitrine/schema"};
}

static void expect(
    const struct template_wish *wish, bool head, const char *text, const char *expected)
{
    struct buf out = {0};
    template_fill(wish, text, head, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_finish(&out);
}

static void test_languages(void **state)
{
    static const char text[] = "title:\n  kk: A\n  ru: B\n  en: C\nsource: a\n";
    (void)state;
    struct template_wish wish = wish_of("ru", NULL);
    expect(&wish, false, text, "title:\n  ru: B\nsource: a\n");
    wish = wish_of("en", "kk");
    expect(&wish, false, text, "title:\n  en: C\n  kk: A\nsource: a\n");
    wish = wish_of("ur", "zh-Hans");
    expect(&wish, false, text,
        "title:\n  ur: C # to translate\n  zh-Hans: C # to translate\nsource: a\n");
}

// Texts in a list follow each other: each begins with its own dash.
static void test_items(void **state)
{
    (void)state;
    struct template_wish wish = wish_of("en", "fr");
    expect(&wish, false, "- list:\n    - kk: A\n      en: B\n    - kk: C\n      en: D\n",
        "- list:\n    - en: B\n      fr: B # to translate\n    - en: D\n      fr: D # to "
        "translate\n");
}

// Texts that follow each other with another indent are two.
static void test_indents(void **state)
{
    (void)state;
    struct template_wish wish = wish_of("en", NULL);
    expect(&wish, false, "  - kk: A\n    en: B\nen: C\n", "  - en: B\nen: C\n");
}

static void test_schema(void **state)
{
    (void)state;
    struct template_wish wish = wish_of("en", NULL);
    expect(&wish, false, "# yaml-language-server: $schema=../../x/page.schema.json\n# a\n",
        "# yaml-language-server: $schema=/usr/share/vitrine/schema/page.schema.json\n# a\n");
}

// Only pack.yaml has these keys, and only at the left edge.
static void test_head(void **state)
{
    static const char text[] = "id: a\nlanguages: [kk]\nreview: {kk: draft}\ntitle: b\n  id: c\n";
    (void)state;
    struct template_wish wish = wish_of("kk", "en");
    expect(&wish, false, text, text);
    expect(&wish, true, text,
        "id: \"well\"\nlanguages: [kk, en]\nreview: {kk: draft, en: draft}\n"
        "title: \"It's \\\"so\\\" \\\\ new\"\n  id: c\n");
}

static void test_words(void **state)
{
    (void)state;
    struct buf out = {0};
    template_words("ur", true,
        "# English\ndirection: ltr\nlanguage_name: English\nhome: Home\n"
        "on: 'On'\n",
        &out);
    assert_string_equal(buf_text(&out),
        "  ur:\n    direction: rtl\n    language_name: \"ur\" # its own name, in its own letters\n"
        "    home: Home # to translate\n    on: 'On' # to translate\n");
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_indents),
        cmocka_unit_test(test_schema),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

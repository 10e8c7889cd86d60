// Words and sentences.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/prose.h"

#include <string.h>

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int words;
    } cases[] = {
        {"", 0},
        {"  \n ", 0},
        {"one", 1},
        {"one two\nthree", 3},
        {"Су — өмір.", 2},
        {"« Құдық » 30 м", 3},
        {"A [Constitutional Court](glossary:court) **came** back", 5},
        {"... ! ?", 0},
        {"500-ден астам", 2},
        {"پانی زندگی ہے", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(prose_count_words(cases[i].text, strlen(cases[i].text)), cases[i].words);
    assert_int_equal(prose_count_words("one two", 3), 1);
}

static void test_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first;
    } cases[] = {
        {"", ""},
        {"One", "One"},
        {"One. Two.", "One. "},
        {"One! \n Two", "One! \n "},
        {"\"One?\" Two", "\"One?\" "},
        {"**One.** Two", "**One.** "},
        {"1.5 m. Two", "1.5 m. "},
        {"One… Two", "One… "},
        {"«Бір.» Екі", "«Бір.» "},
        {"ایک۔ دو", "ایک۔ "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(prose_sentence(cases[i].text), strlen(cases[i].first));
}

static void test_seconds(void **state)
{
    (void)state;
    assert_int_equal(prose_seconds(0), 0);
    assert_int_equal(prose_seconds(1), 1);
    assert_int_equal(prose_seconds(10), 3);
    assert_int_equal(prose_seconds(11), 4);
    assert_int_equal(prose_seconds(200), 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_seconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

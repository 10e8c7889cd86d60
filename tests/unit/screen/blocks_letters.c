// The order of words, where code points alone would be wrong.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/block_kinds.h"

static void test_each_word_comes_before_the_next(void **state)
{
    (void)state;
    static const char *const words[] = {"Accountability", "amendment", "Constitution",
        "Constitutional Court", "zone", "Азамат", "азаматтар", "Әділет", "Билік", "Ғылым", "Ереже",
        "ёлка", "Жарғы", "Конституция", "Қазына"};
    for (size_t i = 0; i + 1 < sizeof words / sizeof *words; i++) {
        assert_true(block_compare_words(words[i], words[i + 1]) < 0);
        assert_true(block_compare_words(words[i + 1], words[i]) > 0);
    }
}

// The whole Kazakh alphabet.
static void test_alphabet(void **state)
{
    (void)state;
    static const char *const letters[] = {"А", "Ә", "Б", "В", "Г", "Ғ", "Д", "Е", "Ё", "Ж", "З",
        "И", "Й", "К", "Қ", "Л", "М", "Н", "Ң", "О", "Ө", "П", "Р", "С", "Т", "У", "Ұ", "Ү", "Ф",
        "Х", "Һ", "Ц", "Ч", "Ш", "Щ", "Ъ", "Ы", "І", "Ь", "Э", "Ю", "Я"};
    for (size_t i = 0; i + 1 < sizeof letters / sizeof *letters; i++)
        if (block_compare_words(letters[i], letters[i + 1]) >= 0)
            fail_msg("%s comes after %s", letters[i], letters[i + 1]);
}

static void test_case_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(block_compare_words("Қазақ ёлка", "ҚАЗАҚ ЁЛКА"), 0);
    assert_int_equal(block_compare_words("été", "ÉTÉ"), 0);
    assert_int_equal(block_compare_words("", ""), 0);
    assert_true(block_compare_words("", "a") < 0);
}

static void test_upper(void **state)
{
    (void)state;
    static const struct {
        uint32_t letter, upper;
    } rows[] = {{'a', 'A'}, {'Z', 'Z'}, {'5', '5'}, {0xE9, 0xC9}, {0xF7, 0xF7}, {0x17E, 0x17D},
        {0x144, 0x143}, {0x142, 0x141}, {0x3B1, 0x391}, {0x434, 0x414}, {0x456, 0x406},
        {0x49B, 0x49A}, {0x4D9, 0x4D8}, {0x4C2, 0x4C1}, {0x627, 0x627}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(block_upper(rows[i].letter), rows[i].upper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_word_comes_before_the_next),
        cmocka_unit_test(test_alphabet),
        cmocka_unit_test(test_case_does_not_count),
        cmocka_unit_test(test_upper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

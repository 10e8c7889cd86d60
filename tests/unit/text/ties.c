// The typographic pass, by example: '|' stands where a line may still break.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/ties.h"

#include <string.h>

enum { MOST = 256 };

static const char *const examples[] = {
    // em dashes stay with the word before
    "Астана — |столица |страны",
    "one—|two",
    "1991 – |1995",
    "well-|known",
    // numbers
    "цена |12 500 ₸ |за |билет",
    "1 234 567 |people",
    "pay |12 500 km |away",
    "in |1995 |120 |people",
    "in |2020 |people",
    "рост |на |7 % |в год",
    "at |30 °C |outside",
    "около |1500 млн |тенге",
    "с 1995 г. |по |сей |день",
    "1500 |маусым",
    // signs
    "приказ |№ 17/1 |от |5 июня",
    "статья |§ 12",
    // suffixes of numbers
    "500-ден |астам",
    "2022-ші |жылы",
    "Ақ-|Орда",
    // words of one letter
    "он |в музее |и к музею",
    "I went |to |a park",
    "(в музее) |«а он»",
    "категория |А",
    "你|好|吗",
    // initials
    "K. T. Akram |said",
    "К.Т. Акрам |сказал",
    "the |end. |New |words",
    // days and months
    "on |5 June |1995",
    "5 маусым |1995",
    "12 чудес",
    "1995 |year",
    // quotation marks and LB29
    "слово |«Егемен |Қазақстан» |газеті",
    "т.е. |e.g. |a:b",
    "10:30 |1.5 |1,5",
    "",
};

static size_t decode(const char *marked, uint32_t *codes)
{
    size_t count = 0;
    for (size_t step; *marked; marked += step) {
        step = utf8_decode(marked, strlen(marked), &codes[count]);
        assert_true(step > 0 && count < MOST - 1);
        count += codes[count] != '|';
    }
    return count;
}

static void leaves_the_marked_breaks_only(void **state)
{
    (void)state;
    struct buf seen = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        uint32_t codes[MOST];
        char kinds[MOST], bytes[4];
        size_t count = decode(examples[i], codes);
        breaks_find(codes, count, kinds);
        ties_apply(codes, count, kinds);
        buf_clear(&seen);
        for (size_t j = 0; j < count; j++) {
            if (kinds[j] == BREAKS_ALLOWED)
                buf_add_text(&seen, "|");
            buf_add(&seen, bytes, utf8_encode(codes[j], bytes));
        }
        assert_string_equal(buf_text(&seen), examples[i]);
    }
    buf_finish(&seen);
}

static void knows_hard_and_soft_breaks(void **state)
{
    (void)state;
    static const struct {
        uint32_t codes[4];
        size_t count;
        char kinds[4];
    } cases[] = {
        {{'a', '\n', 'b'}, 3, {BREAKS_NONE, BREAKS_NONE, BREAKS_HARD}},
        {{'a', '\r', '\n', 'b'}, 4, {BREAKS_NONE, BREAKS_NONE, BREAKS_NONE, BREAKS_HARD}},
        {{'a', 0xAD, 'b'}, 3, {BREAKS_NONE, BREAKS_NONE, BREAKS_SOFT}},
        {{'a', ' ', 'b'}, 3, {BREAKS_NONE, BREAKS_NONE, BREAKS_ALLOWED}},
        {{'a', '\n'}, 2, {BREAKS_NONE, BREAKS_NONE}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char kinds[4];
        breaks_find(cases[i].codes, cases[i].count, kinds);
        assert_memory_equal(kinds, cases[i].kinds, cases[i].count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_the_marked_breaks_only),
        cmocka_unit_test(knows_hard_and_soft_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

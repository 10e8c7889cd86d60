// Which stretches of a right-to-left text are one number.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/numbers.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 64 };

// The isolates as digits below the text, '.' for none.
static void check(const char *text, const char *expected)
{
    uint32_t codes[MOST] = {0};
    int isolates[MOST] = {0};
    char seen[MOST + 1] = {0};
    size_t count = 0;
    for (size_t at = 0, length = strlen(text), step; at < length; at += step) {
        step = utf8_decode(text + at, length - at, &codes[count++]);
        assert_true(step > 0 && count < MOST);
    }
    numbers_isolate(codes, count, isolates, 0);
    for (size_t i = 0; i < count; i++)
        seen[i] = isolates[i] ? (char)('0' + isolates[i]) : '.';
    assert_string_equal(seen, expected);
}

#define ALEF "\xD8\xA7"
#define ZERO "\xDB\xB0" // the Urdu digit
#define DASH "\xE2\x80\x93"
#define MINUS "\xE2\x88\x92"
#define DE "\xD0\xB4\xD0\xB5"

static void finds_whole_numbers(void **state)
{
    (void)state;
    check("12 500", "111111");
    check(ALEF " 12 500 " ALEF, "..111111..");
    check("1 234 567,5", "11111111111");
    check(ZERO " " ZERO ZERO ZERO, "11111");
    check("+7 727 555-01-23", "1111111111111111");
    check("555-01-23", "111111111");
    check("2022-06-05", "1111111111");
    check("05.06.2022", "1111111111");
    check(ALEF " " MINUS "5.5%" ALEF, "..11111.");
    check("500-" DE " " ALEF, "111111..");
    check("12 500, 13 000", "111111..222222");
}

static void leaves_the_rest(void **state)
{
    (void)state;
    check("1993", "....");
    check("5 6", "...");
    check("12 5000", ".......");
    check("1993 500", "........");
    check("5-10", "....");
    check("5" DASH "10", "....");
    check("1993.", ".....");
    check("3-" ALEF, "...");
    check("a-1", "...");
    check("", "");
    check("-", ".");
}

static void leaves_what_is_isolated(void **state)
{
    (void)state;
    const uint32_t codes[] = {'1', '2', ' ', '5', '0', '0'};
    int isolates[] = {0, 0, 0, 0, 0, 3};
    numbers_isolate(codes, 6, isolates, 3);
    assert_int_equal(isolates[0], 0);
    assert_int_equal(isolates[5], 3);
    isolates[5] = 0;
    numbers_isolate(codes, 6, isolates, 3);
    assert_int_equal(isolates[0], 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_whole_numbers),
        cmocka_unit_test(leaves_the_rest),
        cmocka_unit_test(leaves_what_is_isolated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// The strict readers of option values: the whole word must be the number, and nothing is touched
// where it is not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/command.h"
#include "command/options.h"

#include "config.h"

enum { UNTOUCHED = -77 };

static void test_whole(void **state)
{
    static const struct {
        const char *text;
        int least, most;
        bool good;
        int value;
    } cases[] = {
        {"0", 0, 100, true, 0},
        {"100", 0, 100, true, 100},
        {"60", 0, 100, true, 60},
        {"-5", -10, 10, true, -5},
        {"101", 0, 100, false, 0},
        {"-1", 0, 100, false, 0},
        {"", 0, 100, false, 0},
        {"many", 0, 100, false, 0},
        {"60%", 0, 100, false, 0},
        {"6.5", 0, 100, false, 0},
        {"1e1", 0, 100, false, 0},
        {"0x10", 0, 100, false, 0},
        {"60 ", 0, 100, false, 0},
        {"99999999999999999999", 0, INT32_MAX, false, 0},
        {"4294967296", 0, INT32_MAX, false, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int value = UNTOUCHED;
        bool good = options_whole(cases[i].text, cases[i].least, cases[i].most, &value);
        if (good != cases[i].good || value != (good ? cases[i].value : UNTOUCHED))
            fail_msg("'%s': %s, %d", cases[i].text, good ? "taken" : "refused", value);
    }
}

static void test_size(void **state)
{
    static const struct {
        const char *text;
        struct point size; // 0x0: refused
    } cases[] = {
        {"1920x1080", {1920, 1080}},
        {"1x1", {1, 1}},
        {"16384x16384", {16384, 16384}},
        {"16385x1", {0, 0}},
        {"0x1080", {0, 0}},
        {"1920x0x438", {0, 0}},
        {"1920x", {0, 0}},
        {"x1080", {0, 0}},
        {"1920", {0, 0}},
        {"1920X1080", {0, 0}},
        {"1920 x 1080", {0, 0}},
        {"1920.5x1080", {0, 0}},
        {"-1920x1080", {0, 0}},
        {"1920x-1080", {0, 0}},
        {"1920x1080x24", {0, 0}},
        {"1920x1080 ", {0, 0}},
        {"infxinf", {0, 0}},
        {"", {0, 0}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct point size = {UNTOUCHED, UNTOUCHED}, expected = cases[i].size;
        bool good = options_size(cases[i].text, &size);
        if (!good && expected.x == 0)
            expected = (struct point){UNTOUCHED, UNTOUCHED};
        if (size.x != expected.x || size.y != expected.y || good != (cases[i].size.x > 0))
            fail_msg("'%s': %s, %dx%d", cases[i].text, good ? "taken" : "refused", size.x, size.y);
    }
}

static void test_numbers(void **state)
{
    static const struct {
        const char *text;
        int count;
        double first, second;
    } cases[] = {
        {"21.5", 1, 21.5, 0},
        {"7", 1, 7, 0},
        {"476x268", 2, 476, 268},
        {"475.9x267.7", 2, 475.9, 267.7},
        {"1000000", 1, 1e6, 0},
        {"1000001", 0, 0, 0},
        {"0", 0, 0, 0},
        {"0x268", 0, 0, 0},
        {"476x0", 0, 0, 0},
        {"0X1p3", 0, 0, 0},
        {"476x", 0, 0, 0},
        {"-21.5", 0, 0, 0},
        {"+21.5", 0, 0, 0},
        {" 21.5", 0, 0, 0},
        {".5", 0, 0, 0},
        {"nan", 0, 0, 0},
        {"inf", 0, 0, 0},
        {"21.5\"", 0, 0, 0},
        {"21,5", 0, 0, 0},
        {"476x268x10", 0, 0, 0},
        {"", 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double out[2] = {UNTOUCHED, UNTOUCHED};
        int count = options_numbers(cases[i].text, out);
        double first = cases[i].count >= 1 ? cases[i].first : UNTOUCHED;
        double second = cases[i].count == 2 ? cases[i].second : UNTOUCHED;
        if (count != cases[i].count || out[0] != first || out[1] != second)
            fail_msg("'%s': %d numbers, %g and %g", cases[i].text, count, out[0], out[1]);
    }
}

static void test_version(void **state)
{
    (void)state;
    assert_string_equal(command_version(), "vitrine " VITRINE_VERSION "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

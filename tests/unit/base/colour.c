// Colours: the written form, mixing, and contrast against values that WCAG tools give.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/colour.h"

static void test_parse(void **state)
{
    (void)state;
    static const char *const bad[] = {"", "#", "A63D40", "#A63D4", "#A63D400", "#G63D40",
        " #A63D40", "#A63D40 ", "#-63D40", "red"};
    colour c = 1;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(colour_parse(bad[i], &c));
    assert_int_equal(c, 1);
    assert_true(colour_parse("#a63D40", &c));
    assert_int_equal(c, 0xFFA63D40);
}

static void test_mix(void **state)
{
    (void)state;
    assert_int_equal(colour_mix(0xFF000000, 0x00FFFFFF, 0), 0xFF000000);
    assert_int_equal(colour_mix(0xFF000000, 0x00FFFFFF, 256), 0x00FFFFFF);
    assert_int_equal(colour_mix(0xFF000000, 0xFF804020, 128), 0xFF402010);
    assert_int_equal(colour_mix(0xFF804020, 0xFF000000, 128), 0xFF402010);
}

static void test_alpha(void **state)
{
    (void)state;
    assert_int_equal(colour_alpha(0xFF123456, 0), 0x00123456);
    assert_int_equal(colour_alpha(0x00123456, 255), 0xFF123456);
}

static void test_contrast(void **state)
{
    (void)state;
    static const struct {
        colour a, b;
        double ratio; // to two digits
    } known[] = {
        {0xFF000000, 0xFFFFFFFF, 21.0},
        {0xFFFFFFFF, 0xFFFFFFFF, 1.0},
        {0xFF767676, 0xFFFFFFFF, 4.54}, // the palest grey that passes on white
        {0xFF777777, 0xFFFFFFFF, 4.48}, // the next one does not
        {0xFFFF0000, 0xFFFFFFFF, 4.00},
        {0xFF0000FF, 0xFFFFFFFF, 8.59},
        {0xFF00FF00, 0xFF000000, 15.30},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_float_equal(colour_contrast(known[i].a, known[i].b), known[i].ratio, 0.005);
        assert_float_equal(colour_contrast(known[i].b, known[i].a), known[i].ratio, 0.005);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_mix),
        cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// UTF-8 at every boundary of RFC 3629.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

#include <string.h>

static const struct {
    uint32_t code;
    const char *bytes;
} good[] = {
    {0x01, "\x01"},
    {0x7F, "\x7F"},
    {0x80, "\xC2\x80"},
    {0x7FF, "\xDF\xBF"},
    {0x800, "\xE0\xA0\x80"},
    {0xFFF, "\xE0\xBF\xBF"},
    {0x1000, "\xE1\x80\x80"},
    {0xD7FF, "\xED\x9F\xBF"},
    {0xE000, "\xEE\x80\x80"},
    {0xFFFF, "\xEF\xBF\xBF"},
    {0x10000, "\xF0\x90\x80\x80"},
    {0x3FFFF, "\xF0\xBF\xBF\xBF"},
    {0x40000, "\xF1\x80\x80\x80"},
    {0x10FFFF, "\xF4\x8F\xBF\xBF"},
};

static const char *const bad[] = {
    "\x80",             // a tail alone
    "\xBF",             //
    "\xC0\x80",         // overlong
    "\xC1\xBF",         //
    "\xE0\x9F\xBF",     //
    "\xF0\x8F\xBF\xBF", //
    "\xED\xA0\x80",     // surrogates
    "\xED\xBF\xBF",     //
    "\xF4\x90\x80\x80", // above U+10FFFF
    "\xF5\x80\x80\x80", //
    "\xFE",             //
    "\xFF",             //
    "\xC2",             // cut off
    "\xC2 ",            //
    "\xE1\x80",         //
    "\xE1\x80 ",        //
    "\xF1\x80\x80",     //
    "\xF1\x80\x80 ",    //
};

static void test_decode_and_encode(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        uint32_t code = 0xDEAD;
        char bytes[4];
        size_t length = strlen(good[i].bytes);
        assert_int_equal(utf8_decode(good[i].bytes, length, &code), length);
        assert_int_equal(code, good[i].code);
        assert_int_equal(utf8_encode(good[i].code, bytes), length);
        assert_memory_equal(bytes, good[i].bytes, length);
        for (size_t cut = 0; cut < length; cut++)
            assert_int_equal(utf8_decode(good[i].bytes, cut, &code), 0);
    }
}

static void test_every_scalar_value_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code == 0xD800)
            code = 0xE000;
        char bytes[4];
        uint32_t back = 0;
        size_t length = utf8_encode(code, bytes);
        if (utf8_decode(bytes, length, &back) != length || back != code)
            fail_msg("U+%04X", (unsigned)code);
    }
}

static void test_refuse(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t code = 0xDEAD;
        assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &code), 0);
        assert_int_equal(code, 0xDEAD);
    }
}

static void test_valid_prefix_and_count(void **state)
{
    (void)state;
    static const char text[] = "Құдық 30 м";
    assert_int_equal(utf8_valid_prefix(text, strlen(text)), strlen(text));
    assert_int_equal(utf8_valid_prefix("ab\xFF", 3), 2);
    assert_int_equal(utf8_valid_prefix("a\0b\x80", 4), 3);
    assert_int_equal(utf8_valid_prefix("", 0), 0);
    assert_int_equal(utf8_count(text), 10);
    assert_int_equal(utf8_count(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode_and_encode),
        cmocka_unit_test(test_every_scalar_value_comes_back),
        cmocka_unit_test(test_refuse),
        cmocka_unit_test(test_valid_prefix_and_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

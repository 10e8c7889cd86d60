// The growing buffer.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

#include <string.h>

static void test_empty(void **state)
{
    (void)state;
    struct buf buf = {0};
    assert_string_equal(buf_text(&buf), "");
    assert_null(buf.text);
    buf_finish(&buf);
}

static void test_adding(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_add(&buf, "abc", 2);
    buf_add_text(&buf, "-");
    buf_print(&buf, "%03d", 7);
    assert_string_equal(buf_text(&buf), "ab-007");
    assert_int_equal(buf.length, 6);
    buf_clear(&buf);
    assert_string_equal(buf_text(&buf), "");
    buf_add_text(&buf, "new");
    assert_string_equal(buf_text(&buf), "new");
    buf_finish(&buf);
}

static void test_growing(void **state)
{
    (void)state;
    struct buf buf = {0};
    for (int i = 0; i < 10000; i++)
        buf_print(&buf, "%d", i % 10);
    assert_int_equal(buf.length, 10000);
    assert_int_equal(strlen(buf.text), 10000);
    assert_int_equal(buf.text[9999], '9');
    assert_true(buf.capacity > 10000);
    buf_finish(&buf);
    assert_null(buf.text);
}

static void test_a_long_print(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_print(&buf, "%5000s|", "x");
    assert_int_equal(buf.length, 5001);
    assert_int_equal(buf.text[4999], 'x');
    buf_finish(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_adding),
        cmocka_unit_test(test_growing),
        cmocka_unit_test(test_a_long_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

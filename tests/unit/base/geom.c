// Rectangles: half-open, empty ones count for nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geom.h"

#define R(x, y, w, h) ((struct rect){x, y, w, h})

static void test_contains(void **state)
{
    (void)state;
    struct rect r = R(10, 20, 5, 4);
    assert_true(rect_contains(r, (struct point){10, 20}));
    assert_true(rect_contains(r, (struct point){14, 23}));
    assert_false(rect_contains(r, (struct point){15, 23}));
    assert_false(rect_contains(r, (struct point){14, 24}));
    assert_false(rect_contains(r, (struct point){9, 20}));
    assert_false(rect_contains(R(0, 0, 0, 0), (struct point){0, 0}));
    assert_int_equal(rect_right(r), 15);
    assert_int_equal(rect_bottom(r), 24);
}

static void test_intersect_and_union(void **state)
{
    (void)state;
    static const struct {
        struct rect a, b, both, around;
    } cases[] = {
        {{0, 0, 10, 10}, {5, 5, 10, 10}, {5, 5, 5, 5}, {0, 0, 15, 15}},
        {{0, 0, 10, 10}, {10, 0, 5, 5}, {0, 0, 0, 0}, {0, 0, 15, 10}}, // they touch
        {{0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}, {0, 0, 10, 10}},
        {{-5, -5, 3, 3}, {7, 7, 1, 1}, {0, 0, 0, 0}, {-5, -5, 13, 13}},
        {{3, 3, 0, 9}, {7, 7, 1, 1}, {0, 0, 0, 0}, {7, 7, 1, 1}}, // one is empty
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(rect_equal(rect_intersect(cases[i].a, cases[i].b), cases[i].both));
        assert_true(rect_equal(rect_intersect(cases[i].b, cases[i].a), cases[i].both));
        assert_true(rect_equal(rect_union(cases[i].a, cases[i].b), cases[i].around));
        assert_true(rect_equal(rect_union(cases[i].b, cases[i].a), cases[i].around));
    }
}

static void test_the_rest(void **state)
{
    (void)state;
    assert_true(rect_equal(rect_inset(R(0, 0, 10, 10), 2, 3), R(2, 3, 6, 4)));
    assert_true(rect_equal(rect_inset(R(5, 5, 10, 10), -1, 0), R(4, 5, 12, 10)));
    assert_true(rect_empty(R(0, 0, -1, 5)));
    assert_false(rect_empty(R(0, 0, 1, 1)));
    assert_int_equal(geom_clamp(5, 1, 3), 3);
    assert_int_equal(geom_clamp(-5, 1, 3), 1);
    assert_int_equal(geom_clamp(2, 1, 3), 2);
    assert_int_equal(geom_min(2, -1), -1);
    assert_int_equal(geom_max(2, -1), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contains),
        cmocka_unit_test(test_intersect_and_union),
        cmocka_unit_test(test_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

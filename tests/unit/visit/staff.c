// The staff menu: who comes in, what it does, how it ends.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "visit/staff.h"

#include <stdlib.h>
#include <string.h>

static void act(struct staff *staff, enum staff_act what, int b, int64_t now_ms)
{
    staff_act(staff, (struct action){ACTION_STAFF, (int16_t)what, (int16_t)b}, now_ms);
}

static void enter(struct staff *staff, const char *pin, int64_t now_ms)
{
    for (; *pin; pin++)
        act(staff, STAFF_DIGIT, *pin - '0', now_ms);
    act(staff, STAFF_ENTER, 0, now_ms);
}

static struct staff opened(void)
{
    struct staff staff;
    staff_init(&staff, "2718", -1, 60);
    assert_true(staff_open(&staff, 1000));
    return staff;
}

static struct staff in_menu(void)
{
    struct staff staff = opened();
    enter(&staff, "2718", 1000);
    assert_int_equal(staff.page, STAFF_MENU);
    return staff;
}

static void test_without_a_pin(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, NULL, -1, 60);
    assert_false(staff_open(&staff, 0));
    staff_init(&staff, "", -1, 60);
    assert_false(staff_open(&staff, 0));
    assert_false(staff_is_open(&staff));
}

static void test_the_pin(void **state)
{
    (void)state;
    struct staff staff = opened();
    act(&staff, STAFF_ENTER, 0, 1000); // nothing entered is no try
    assert_int_equal(staff_tries_left(&staff), STAFF_TRIES);
    enter(&staff, "27189", 1000);
    assert_int_equal(staff.page, STAFF_PIN);
    assert_int_equal(staff_tries_left(&staff), STAFF_TRIES - 1);
    act(&staff, STAFF_DIGIT, 2, 1000);
    act(&staff, STAFF_DIGIT, 2, 1000);
    act(&staff, STAFF_ERASE, 0, 1000);
    enter(&staff, "718", 1000);
    assert_int_equal(staff.page, STAFF_MENU);
    assert_int_equal(staff_tries_left(&staff), STAFF_TRIES);
}

// All ten thousand PINs, as fast as they can be tried: the lock lets five through in 15 minutes.
static void test_brute_force(void **state)
{
    (void)state;
    struct staff staff;
    int64_t now_ms = 0;
    int tried = 0;
    staff_init(&staff, "9999", -1, 60);
    for (int pin = 0; pin < 10000; now_ms += 1000) {
        char digits[5] = {(char)('0' + pin / 1000), (char)('0' + pin / 100 % 10),
            (char)('0' + pin / 10 % 10), (char)('0' + pin % 10), '\0'};
        assert_true(staff_open(&staff, now_ms)); // closing and opening gains nothing
        bool locked = staff_locked_min(&staff, now_ms) > 0;
        enter(&staff, digits, now_ms);
        assert_true(!locked || staff.page == STAFF_PIN);
        pin += !locked;
        tried += !locked;
        act(&staff, STAFF_LEAVE, 0, now_ms);
    }
    assert_int_equal(tried, 10000);
    assert_true(now_ms / STAFF_LOCK_MS >= 10000 / STAFF_TRIES - 1); // some three weeks
}

static void test_the_lock(void **state)
{
    (void)state;
    struct staff staff = opened();
    for (int i = 0; i < STAFF_TRIES; i++)
        enter(&staff, "0000", 2000);
    assert_int_equal(staff_locked_min(&staff, 2000), 15);
    assert_int_equal(staff_locked_min(&staff, 2000 + STAFF_LOCK_MS - 1), 1);
    enter(&staff, "2718", 3000); // not even the right one
    assert_int_equal(staff.page, STAFF_PIN);
    assert_int_equal(staff_deadline_ms(&staff, 3000), 3000 + STAFF_PIN_IDLE_MS);
    int64_t later_ms = 2000 + STAFF_LOCK_MS;
    assert_true(staff_open(&staff, later_ms));
    enter(&staff, "2718", later_ms);
    assert_int_equal(staff.page, STAFF_MENU);
}

// Ending the program, at whatever time, gains no try.
static void test_lock_outlives_program(void **state)
{
    (void)state;
    struct staff before = opened(), after;
    for (int i = 0; i < STAFF_TRIES - 1; i++)
        enter(&before, "0000", 2000);
    staff_init(&after, "2718", -1, 60);
    staff_resume_lock(&after, staff_lock(&before, 5000), 0);
    assert_int_equal(staff_tries_left(&after), 1);
    assert_true(staff_open(&after, 100));
    enter(&after, "0000", 100);
    assert_int_equal(staff_locked_min(&after, 100), 15);
    staff_init(&before, "2718", -1, 60);
    staff_resume_lock(&before, staff_lock(&after, 60100), 7);
    assert_int_equal(staff_locked_min(&before, 7), 14);
    assert_true(staff_open(&before, 7 + STAFF_LOCK_MS - 60001));
    enter(&before, "2718", 7 + STAFF_LOCK_MS - 60001);
    assert_int_equal(before.page, STAFF_PIN);
    assert_true(staff_open(&before, 7 + STAFF_LOCK_MS - 60000));
    assert_int_equal(staff_tries_left(&before), STAFF_TRIES);
}

static void test_impossible_lock(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, "2718", -1, 60);
    staff_resume_lock(&staff, (struct staff_lock){-3, INT64_MAX}, 1000);
    assert_int_equal(staff_locked_min(&staff, 1000), 15);
    staff_resume_lock(&staff, (struct staff_lock){99, -5}, 1000);
    assert_int_equal(staff_locked_min(&staff, 1000), 0);
    assert_int_equal(staff_tries_left(&staff), 1);
}

static void test_wishes(void **state)
{
    (void)state;
    struct staff staff = in_menu();
    act(&staff, STAFF_ASK, STAFF_ROLL_BACK, 1000);
    assert_int_equal(staff.page, STAFF_SURE);
    assert_int_equal(staff_take_wish(&staff), STAFF_NOTHING);
    act(&staff, STAFF_LEAVE, 0, 1000); // no
    assert_int_equal(staff.page, STAFF_MENU);
    act(&staff, STAFF_YES, 0, 1000); // not asked
    assert_int_equal(staff_take_wish(&staff), STAFF_NOTHING);
    act(&staff, STAFF_ASK, STAFF_KEEP, 1000); // no such question
    assert_int_equal(staff.page, STAFF_MENU);
    act(&staff, STAFF_ASK, STAFF_RESTART, 1000);
    act(&staff, STAFF_YES, 0, 1000);
    assert_int_equal(staff_take_wish(&staff), STAFF_RESTART);
    assert_int_equal(staff_take_wish(&staff), STAFF_NOTHING);
    assert_false(staff_is_open(&staff));
    staff = in_menu();
    act(&staff, STAFF_TEST, 0, 1000);
    assert_int_equal(staff_take_wish(&staff), STAFF_TOUCH_TEST);
    act(&staff, STAFF_LANGUAGE, 2, 1000);
    assert_int_equal(staff.language, 2);
    assert_int_equal(staff_take_wish(&staff), STAFF_KEEP);
    for (int i = 0; i < 7; i++)
        act(&staff, STAFF_LOUDER, -1, 1000);
    assert_int_equal(staff.volume_percent, 0);
}

static void test_ends_by_itself(void **state)
{
    (void)state;
    struct staff staff = opened();
    staff_tick(&staff, 1000 + STAFF_PIN_IDLE_MS - 1);
    assert_true(staff_is_open(&staff));
    assert_int_equal(staff_deadline_ms(&staff, 1000), 1000 + STAFF_PIN_IDLE_MS);
    staff_tick(&staff, 1000 + STAFF_PIN_IDLE_MS);
    assert_false(staff_is_open(&staff));
    staff = in_menu();
    act(&staff, STAFF_READ, 0, 1000);
    staff_scroll_limits(&staff, 100, 60);
    act(&staff, STAFF_SCROLL, 1, 1000);
    act(&staff, STAFF_SCROLL, 1, 1000);
    assert_int_equal(staff.scroll_px, 100);
    staff_touch(&staff, 50000);
    staff_tick(&staff, 1000 + STAFF_MENU_IDLE_MS);
    assert_int_equal(staff.page, STAFF_REPORT);
    staff_tick(&staff, 50000 + STAFF_MENU_IDLE_MS);
    assert_false(staff_is_open(&staff));
    // The dark stays until it is touched.
    staff = in_menu();
    act(&staff, STAFF_DARKEN, 0, 1000);
    staff_tick(&staff, INT64_MAX / 2);
    assert_int_equal(staff.page, STAFF_DARK);
    assert_int_equal(staff_deadline_ms(&staff, 1000), INT64_MAX);
    staff_touch(&staff, INT64_MAX / 2);
    assert_false(staff_is_open(&staff));
}

// Whatever is pressed, no page but the first is reached without the PIN.
static void test_no_way_around(void **state)
{
    (void)state;
    struct staff staff = opened();
    srand(3);
    for (int i = 0; i < 200000; i++) {
        int what = rand() % (STAFF_YES + 2) - 1;
        act(&staff, (enum staff_act)what, what == STAFF_DIGIT ? 3 : rand() % 9 - 2, 1000 + i);
        assert_true(staff.page == STAFF_PIN || staff.page == STAFF_CLOSED);
        assert_int_equal(staff_take_wish(&staff), STAFF_NOTHING);
        if (staff.page == STAFF_CLOSED)
            staff_open(&staff, 1000 + i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_a_pin),
        cmocka_unit_test(test_the_pin),
        cmocka_unit_test(test_brute_force),
        cmocka_unit_test(test_the_lock),
        cmocka_unit_test(test_lock_outlives_program),
        cmocka_unit_test(test_impossible_lock),
        cmocka_unit_test(test_wishes),
        cmocka_unit_test(test_ends_by_itself),
        cmocka_unit_test(test_no_way_around),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

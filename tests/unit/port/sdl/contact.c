// How wide fingers are: event sequences as multitouch panels send them, read through a pipe.
#include "port/sdl/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

static const struct point SCREEN = {1920, 1080};
static const struct contact_axis X = {0, 4095, 0}, WIDTH = {0, 4095, 0};

#define SLOT(n)                                                                                    \
    {                                                                                              \
        .type = EV_ABS, .code = ABS_MT_SLOT, .value = n                                            \
    }
#define ID(n)                                                                                      \
    {                                                                                              \
        .type = EV_ABS, .code = ABS_MT_TRACKING_ID, .value = n                                     \
    }
#define AT(n)                                                                                      \
    {                                                                                              \
        .type = EV_ABS, .code = ABS_MT_POSITION_X, .value = n                                      \
    }
#define WIDE(n)                                                                                    \
    {                                                                                              \
        .type = EV_ABS, .code = ABS_MT_TOUCH_MAJOR, .value = n                                     \
    }
#define REPORT                                                                                     \
    {                                                                                              \
        .type = EV_SYN, .code = SYN_REPORT                                                         \
    }
#define DROPPED                                                                                    \
    {                                                                                              \
        .type = EV_SYN, .code = SYN_DROPPED                                                        \
    }

static void read_events(
    struct contacts *contacts, const struct input_event *events, size_t count, bool expect_any)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    if (count > 0) {
        ssize_t size = (ssize_t)(count * sizeof *events);
        assert_int_equal(write(ends[1], events, (size_t)size), size);
    }
    assert_int_equal(contact_read(contacts, ends[0]), expect_any);
    close(ends[0]), close(ends[1]);
}

#define READ(contacts, ...)                                                                        \
    read_events(contacts, (const struct input_event[]){__VA_ARGS__},                               \
        sizeof((const struct input_event[]){__VA_ARGS__}) / sizeof(struct input_event), true)

static struct contacts panel(void)
{
    struct contacts contacts;
    contact_init(&contacts, X, WIDTH);
    return contacts;
}

// 40 of 4096 on 1920 px.
static void test_one_finger(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 0);
    READ(&contacts, ID(7), AT(100), WIDE(40), REPORT);
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 18);
    assert_int_equal(contact_px(&contacts, 8, SCREEN), 0);
    READ(&contacts, WIDE(600), REPORT, ID(-1), REPORT);
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 281); // SDL tells of it only now
    assert_int_equal(contact_px(&contacts, -1, SCREEN), 0);
}

// The next finger in a slot has the width of the last one, unless another is sent.
static void test_a_slot_keeps_its_width(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    READ(&contacts, ID(7), WIDE(40), REPORT, ID(-1), REPORT, ID(8), AT(5), REPORT);
    assert_int_equal(contact_px(&contacts, 8, SCREEN), 18);
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 0);
}

static void test_two_fingers(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    READ(&contacts, ID(7), WIDE(40), SLOT(1), ID(8), WIDE(400), REPORT, SLOT(0), WIDE(80), REPORT,
        SLOT(99), ID(3), WIDE(9), SLOT(-3), WIDE(1), REPORT);
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 37);
    assert_int_equal(contact_px(&contacts, 8, SCREEN), 187);
    assert_int_equal(contact_px(&contacts, 3, SCREEN), 0); // more slots than we have
}

static void test_more_than_one_read(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    struct input_event events[200] = {ID(7), WIDE(20), REPORT};
    events[199] = (struct input_event)WIDE(40);
    for (int i = 3; i < 199; i++)
        events[i] = (struct input_event)AT(i);
    read_events(&contacts, events, 200, true);
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 18);
    read_events(&contacts, NULL, 0, false);
}

static void test_lost_events(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    READ(&contacts, SLOT(2), ID(7), WIDE(40), DROPPED, WIDE(900), SLOT(1));
    assert_int_equal(contact_px(&contacts, 7, SCREEN), 0);
    READ(&contacts, ID(9), WIDE(900), REPORT);
    assert_int_equal(contact_px(&contacts, 9, SCREEN), 0); // void, until this report
    READ(&contacts, ID(9), WIDE(80), REPORT);
    assert_int_equal(contact_px(&contacts, 9, SCREEN), 37);
}

static void test_units(void **state)
{
    (void)state;
    struct contacts contacts;
    // Both know the mm: 10 mm at 8 of 4096 a mm.
    contact_init(&contacts, (struct contact_axis){0, 4095, 8}, (struct contact_axis){0, 255, 2});
    READ(&contacts, ID(1), WIDE(20), REPORT);
    assert_int_equal(contact_px(&contacts, 1, SCREEN), 37);
    // A range that does not begin at 0.
    contact_init(&contacts, (struct contact_axis){-500, 499, 0}, WIDTH);
    READ(&contacts, ID(1), WIDE(20), REPORT);
    assert_int_equal(contact_px(&contacts, 1, SCREEN), 38);
    // One that has no width, and one that has no range.
    contact_init(&contacts, X, (struct contact_axis){0, 0, 0});
    READ(&contacts, ID(1), WIDE(20), REPORT);
    assert_int_equal(contact_px(&contacts, 1, SCREEN), 0);
    contact_init(&contacts, (struct contact_axis){0, 0, 0}, WIDTH);
    READ(&contacts, ID(1), WIDE(20), REPORT);
    assert_int_equal(contact_px(&contacts, 1, SCREEN), 0);
}

// Whatever it measures, it is not fingers, until one comes that may be one.
static void test_a_panel_that_is_not_believed(void **state)
{
    (void)state;
    struct contacts contacts = panel();
    READ(&contacts, ID(1), WIDE(500), REPORT, ID(-1), REPORT, ID(2), WIDE(900), REPORT);
    assert_int_equal(contact_px(&contacts, 2, SCREEN), 0);
    READ(&contacts, ID(-1), REPORT, ID(3), WIDE(0), WIDE(90), REPORT, SLOT(1), ID(4), WIDE(900));
    assert_int_equal(contact_px(&contacts, 3, SCREEN), 42);
    assert_int_equal(contact_px(&contacts, 4, SCREEN), 421);
}

// A pipe is no touch panel, and says so.
static void test_no_panel(void **state)
{
    (void)state;
    struct contacts contacts;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    contact_open(&contacts, ends[0]);
    close(ends[0]), close(ends[1]);
    READ(&contacts, ID(1), WIDE(20), REPORT);
    assert_int_equal(contact_px(&contacts, 1, SCREEN), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_finger),
        cmocka_unit_test(test_a_slot_keeps_its_width),
        cmocka_unit_test(test_two_fingers),
        cmocka_unit_test(test_more_than_one_read),
        cmocka_unit_test(test_lost_events),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_a_panel_that_is_not_believed),
        cmocka_unit_test(test_no_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// What a device's coordinates mean, learned from where fingers come down.
#include "port/sdl/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct point SCREEN = {1024, 600};

static struct point down(struct units_device *device, double x, double y)
{
    units_learn(device, x, y, SCREEN);
    return units_place(device, x, y, SCREEN);
}

static void expect(struct point at, int x, int y)
{
    assert_int_equal(at.x, x);
    assert_int_equal(at.y, y);
}

static void test_the_promised_unit(void **state)
{
    (void)state;
    struct units units = {0};
    struct units_device *device = units_device(&units, 1);
    expect(down(device, 0.5, 0.5), 512, 300);
    expect(down(device, 0, 0), 0, 0);
    expect(down(device, 1, 1), 1023, 599);
    expect(down(device, 1.05, -0.01), 1023, 0);           // a digitizer larger than the screen
    expect(units_place(device, 4, 7, SCREEN), 1023, 599); // a drag out of a window
    expect(down(device, 0.5, 0.5), 512, 300);
}

// Every pixel of the screen, as X11 and a digitizer of as many steps give it.
static void test_every_pixel_is_its_own(void **state)
{
    (void)state;
    struct units units = {0};
    struct units_device *device = units_device(&units, 1);
    down(device, 0.5, 0.5);
    for (int x = 0; x < SCREEN.x; x++) {
        float place = (float)x / (float)(SCREEN.x - 1);
        expect(units_place(device, (double)place, 0, SCREEN), x, 0);
    }
    device = units_device(&units, 2);
    expect(down(device, 512, 300), 512, 300);
    for (int x = 0; x < SCREEN.x; x++)
        expect(units_place(device, (double)(float)x, 0, SCREEN), x, 0);
}

// Near the corner only whole numbers tell them from those of the next test.
static void test_pixels(void **state)
{
    (void)state;
    struct units units = {0};
    expect(down(units_device(&units, 1), 10, 4), 10, 4);
    expect(down(units_device(&units, 2), 900.5, 4), 900, 4);
}

// SDL issue 14947, as its reporter gives it: x up to 15.98462 and y up to 5.48409 on this screen.
static void test_pixels_squared(void **state)
{
    (void)state;
    struct units units = {0};
    struct units_device *device = units_device(&units, 1);
    expect(down(device, 1023 * 1024 / 65535.0, 599 * 600 / 65535.0), 1023, 599);
    expect(down(device, 15.98462, 5.48409), 1023, 598); // as it was printed, a hair less
    expect(down(device, 512 * 1024 / 65535.0, 259 * 600 / 65535.0), 512, 259);
    expect(down(device, 0.5, 0.5), 31, 54); // what looks normal is not
}

// The same device without the screen's size in it: it says 65535 and sends pixels.
static void test_a_device_that_lies_about_its_range(void **state)
{
    (void)state;
    struct units units = {0};
    struct units_device *device = units_device(&units, 1);
    static const struct point taps[] = {{100, 100}, {900, 500}, {512, 259}, {700, 40}, {1023, 599}};
    for (int i = 0; i < 5; i++) {
        struct point at = down(device, taps[i].x / 65535.0, taps[i].y / 65535.0);
        if (i < 3)
            expect(at, taps[i].x * 1024 / 65535, taps[i].y * 600 / 65535); // not yet known
        else
            expect(at, taps[i].x, taps[i].y);
    }
    // It was a child in the corner after all.
    expect(down(device, 0.5, 0.5), 512, 300);
    for (int i = 0; i < 5; i++) // and it stays known
        down(device, taps[i].x / 65535.0, taps[i].y / 65535.0);
    expect(down(device, 0.01, 0.005), 10, 3);
}

// One button in the corner, tapped again and again, is no evidence.
static void test_a_button_in_the_corner(void **state)
{
    (void)state;
    struct units units = {0};
    struct units_device *device = units_device(&units, 1);
    for (int i = 0; i < 50; i++)
        expect(down(device, 0.010 + i % 3 * 0.001, 0.006), 10 + i % 3 * 1, 3);
}

static void test_the_devices_own_numbers(void **state)
{
    (void)state;
    static const struct {
        double most;
        double x, y;
    } cases[] = {{4095, 3000, 2000}, {32767, 20000, 9000}, {65535, 60000, 30000}};
    for (int i = 0; i < 3; i++) {
        struct units units = {0};
        struct units_device *device = units_device(&units, 1);
        double most = cases[i].most;
        expect(down(device, cases[i].x, cases[i].y), (int)(cases[i].x / most * 1024),
            (int)(cases[i].y / most * 600));
        expect(down(device, most, most), 1023, 599);
        expect(down(device, 1e9, 1e9), 1023, 599); // whatever that is
    }
}

static void test_devices_are_learned_one_by_one(void **state)
{
    (void)state;
    struct units units = {0};
    down(units_device(&units, 1), 512, 300);
    expect(down(units_device(&units, 2), 0.5, 0.5), 512, 300);
    expect(down(units_device(&units, 1), 1, 1), 1, 1);
    for (uint64_t key = 3; key < 3 + UNITS_DEVICE_COUNT; key++) // more than there is room for
        expect(down(units_device(&units, key), 0.5, 0.5), 512, 300);
    expect(down(units_device(&units, 1), 512, 300), 512, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_promised_unit),
        cmocka_unit_test(test_every_pixel_is_its_own),
        cmocka_unit_test(test_pixels),
        cmocka_unit_test(test_pixels_squared),
        cmocka_unit_test(test_a_device_that_lies_about_its_range),
        cmocka_unit_test(test_a_button_in_the_corner),
        cmocka_unit_test(test_the_devices_own_numbers),
        cmocka_unit_test(test_devices_are_learned_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

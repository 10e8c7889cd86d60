// A virtual multitouch panel of the kernel, where it lets us make one: it is found when it is
// plugged in, again and again, and its widths are read. Skipped elsewhere.
#include "port/sdl/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

enum { REPLUG_COUNT = 20, PATIENCE_MS = 5000 };

static const struct point SCREEN = {1920, 1080};

static void set_axis(int panel, uint16_t code, int most)
{
    struct uinput_abs_setup axis = {.code = code, .absinfo = {.maximum = most}};
    assert_true(ioctl(panel, UI_ABS_SETUP, &axis) >= 0);
}

static void plug(int panel)
{
    struct uinput_setup setup = {.id = {.bustype = BUS_VIRTUAL, .vendor = 1, .product = 1}};
    strcpy(setup.name, "virtual panel");
    assert_true(ioctl(panel, UI_SET_EVBIT, EV_KEY) >= 0);
    assert_true(ioctl(panel, UI_SET_KEYBIT, BTN_TOUCH) >= 0);
    assert_true(ioctl(panel, UI_SET_EVBIT, EV_ABS) >= 0);
    assert_true(ioctl(panel, UI_SET_PROPBIT, INPUT_PROP_DIRECT) >= 0);
    set_axis(panel, ABS_MT_SLOT, 9);
    set_axis(panel, ABS_MT_TRACKING_ID, 65535);
    set_axis(panel, ABS_MT_POSITION_X, 4095);
    set_axis(panel, ABS_MT_POSITION_Y, 4095);
    set_axis(panel, ABS_MT_TOUCH_MAJOR, 4095);
    assert_true(ioctl(panel, UI_DEV_SETUP, &setup) >= 0);
    assert_true(ioctl(panel, UI_DEV_CREATE) >= 0);
}

static void send(int panel, uint16_t type, uint16_t code, int value)
{
    struct input_event event = {.type = type, .code = code, .value = value};
    assert_int_equal(write(panel, &event, sizeof event), sizeof event);
}

static void touch(int panel, int id, int width)
{
    send(panel, EV_ABS, ABS_MT_TRACKING_ID, id);
    send(panel, EV_ABS, ABS_MT_POSITION_X, 2000 + id);
    send(panel, EV_ABS, ABS_MT_TOUCH_MAJOR, width);
    send(panel, EV_SYN, SYN_REPORT, 0);
    send(panel, EV_ABS, ABS_MT_TRACKING_ID, -1);
    send(panel, EV_SYN, SYN_REPORT, 0);
}

static void test_a_panel_plugged_in_again(void **state)
{
    (void)state;
    int panel = open("/dev/uinput", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (panel < 0) {
        print_message("skipped: /dev/uinput cannot be opened: %s\n", strerror(errno));
        skip();
    }
    struct watch *watch = watch_create();
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    watch_start(watch, "/dev/input");
    for (int i = 0; i < REPLUG_COUNT; i++) {
        SDL_Event event;
        plug(panel);
        Uint64 before_ms = SDL_GetTicks64();
        // Until udev lets us read it nothing is heard of it.
        for (int id = 1 + 1000 * i; watch_contact_px(watch, id - 1, SCREEN) != 46; id++) {
            assert_true(SDL_GetTicks64() - before_ms < PATIENCE_MS);
            touch(panel, id, 100);
            watch_event(watch, 50, &event);
        }
        assert_true(ioctl(panel, UI_DEV_DESTROY) >= 0);
        watch_event(watch, PATIENCE_MS, &event);
        assert_true(SDL_GetTicks64() - before_ms < 2 * PATIENCE_MS);
    }
    watch_destroy(watch);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    close(panel);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_panel_plugged_in_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Sleeping where SDL cannot: what ends a sleep, and that nothing else does. Named pipes stand for
// input devices, and ioctl is ours, so that they are panels. A sleep that does not end fails by the
// test's time limit.
#include "port/sdl/watch.h"

#include "port/sdl/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { LONG_MS = 60000 };

// What a panel of 4096 steps says of itself while finger 12 rests in its second slot.
int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *answer = va_arg(rest, void *);
    va_end(rest);
    (void)fd;
    int32_t slots[17] = {0}; // the axis that is asked for, and its values
    if (request == EVIOCGABS(ABS_MT_SLOT))
        *(struct input_absinfo *)answer = (struct input_absinfo){.value = 1, .maximum = 9};
    else if (request == EVIOCGABS(ABS_MT_POSITION_X) || request == EVIOCGABS(ABS_MT_TOUCH_MAJOR))
        *(struct input_absinfo *)answer = (struct input_absinfo){.maximum = 4095};
    else if (request == EVIOCGMTSLOTS(sizeof slots)) {
        int32_t *values = answer;
        bool ids = values[0] == ABS_MT_TRACKING_ID;
        for (int i = 1; i < 17; i++)
            values[i] = i == 2 ? ids ? 12 : 100 : ids ? -1 : 0;
    } else
        return -1;
    return 0;
}

struct scene {
    char above[32], folder[64], device[96];
    struct watch *watch;
};

static void scene_open(struct scene *scene, bool with_folder)
{
    strcpy(scene->above, "devices-XXXXXX");
    assert_non_null(mkdtemp(scene->above));
    snprintf(scene->folder, sizeof scene->folder, "%s/input", scene->above);
    snprintf(scene->device, sizeof scene->device, "%s/event0", scene->folder);
    if (with_folder) {
        assert_int_equal(mkdir(scene->folder, 0700), 0);
        assert_int_equal(mkfifo(scene->device, 0600), 0);
    }
    scene->watch = watch_create();
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    watch_start(scene->watch, scene->folder);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

static void scene_close(struct scene *scene)
{
    watch_destroy(scene->watch);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    unlink(scene->device), rmdir(scene->folder), rmdir(scene->above);
}

// It is open for reading, or this fails.
static int open_writer(const char *device)
{
    int writer = open(device, O_WRONLY | O_NONBLOCK);
    assert_true(writer >= 0);
    return writer;
}

static int64_t switches(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nvcsw;
}

static void test_sleep_ends_with_devices(void **state)
{
    (void)state;
    struct scene scene;
    char other[96];
    scene_open(&scene, true);
    snprintf(other, sizeof other, "%s/event1", scene.folder);
    int writer = open_writer(scene.device);
    SDL_Event event;
    Uint64 before = SDL_GetTicks64();
    assert_int_equal(write(writer, "x", 1), 1);
    assert_false(watch_event(scene.watch, LONG_MS, &event));
    assert_int_equal(mkfifo(other, 0600), 0);
    assert_false(watch_event(scene.watch, LONG_MS, &event));
    int other_writer = open_writer(other); // the new one too
    assert_true(SDL_GetTicks64() - before < 5000);
    close(writer), close(other_writer);
    unlink(other);
    scene_close(&scene);
}

// The last device takes its folder with it.
static void test_a_folder_that_comes_late(void **state)
{
    (void)state;
    struct scene scene;
    SDL_Event event;
    scene_open(&scene, false);
    Uint64 before = SDL_GetTicks64();
    assert_int_equal(mkdir(scene.folder, 0700), 0);
    assert_false(watch_event(scene.watch, LONG_MS, &event));
    assert_int_equal(mkfifo(scene.device, 0600), 0);
    assert_false(watch_event(scene.watch, LONG_MS, &event));
    close(open_writer(scene.device));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(unlink(scene.device), 0);
        assert_int_equal(rmdir(scene.folder), 0);
        assert_false(watch_event(scene.watch, LONG_MS, &event));
        assert_int_equal(mkdir(scene.folder, 0700), 0);
        assert_int_equal(mkfifo(scene.device, 0600), 0);
        assert_false(watch_event(scene.watch, LONG_MS, &event));
        close(open_writer(scene.device));
    }
    assert_true(SDL_GetTicks64() - before < 5000);
    scene_close(&scene);
}

static int push_event(void *folder)
{
    (void)folder;
    SDL_Event event = {.type = SDL_USEREVENT};
    return SDL_PushEvent(&event);
}

static void test_sleep_ends_with_pushed_events(void **state)
{
    (void)state;
    struct scene scene;
    scene_open(&scene, true);
    Uint64 before = SDL_GetTicks64();
    for (int i = 0; i < 100; i++) {
        SDL_Event event = {.type = SDL_FIRSTEVENT};
        SDL_Thread *thread = SDL_CreateThread(push_event, "pushes", NULL);
        assert_non_null(thread);
        while (!watch_event(scene.watch, LONG_MS, &event))
            assert_true(SDL_GetTicks64() - before < 10000);
        assert_int_equal(event.type, SDL_USEREVENT);
        SDL_WaitThread(thread, NULL);
    }
    scene_close(&scene);
}

// Every sleep is at least one switch to another process.
static void test_nothing_wakes_it(void **state)
{
    (void)state;
    struct scene scene;
    SDL_Event event;
    scene_open(&scene, true);
    while (watch_event(scene.watch, 0, &event)) {
    }
    int64_t before = switches();
    Uint64 before_ms = SDL_GetTicks64();
    assert_false(watch_event(scene.watch, 1200, &event));
    assert_true(SDL_GetTicks64() - before_ms >= 1200);
    assert_true(switches() - before <= 5);
    scene_close(&scene);
}

// The width comes with the event, even where it is SDL that reads it first.
static void test_widths_come_with_events(void **state)
{
    (void)state;
    static const struct input_event wide[] = {
        {.type = EV_ABS, .code = ABS_MT_TOUCH_MAJOR, .value = 80},
        {.type = EV_ABS, .code = ABS_MT_SLOT, .value = 0},
        {.type = EV_ABS, .code = ABS_MT_TRACKING_ID, .value = 13},
        {.type = EV_ABS, .code = ABS_MT_TOUCH_MAJOR, .value = 800},
        {.type = EV_SYN, .code = SYN_REPORT},
    };
    struct scene scene;
    SDL_Event from = {.tfinger = {.type = SDL_FINGERDOWN, .fingerId = 12, .x = 0.5F, .y = 0.5F}};
    struct event event;
    scene_open(&scene, true);
    struct input input = {.screen = {2048, 1000}, .watch = scene.watch};
    int writer = open_writer(scene.device);
    assert_int_equal(write(writer, wide, sizeof wide), sizeof wide);
    SDL_PushEvent(&from);
    assert_true(watch_event(scene.watch, LONG_MS, &from)); // from the queue, nothing was read
    assert_true(input_translate(&input, &from, 1, &event));
    assert_int_equal(event.contact_px, 50); // as the panel said when it was opened
    assert_false(watch_event(scene.watch, LONG_MS, &from));
    from.tfinger.type = SDL_FINGERMOTION;
    SDL_PushEvent(&from);
    assert_true(watch_event(scene.watch, LONG_MS, &from));
    assert_true(input_translate(&input, &from, 1, &event));
    assert_int_equal(event.contact_px, 40);
    assert_int_equal(watch_contact_px(scene.watch, 13, input.screen), 400);
    assert_int_equal(watch_contact_px(scene.watch, 14, input.screen), 0);
    close(writer);
    scene_close(&scene);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sleep_ends_with_devices),
        cmocka_unit_test(test_a_folder_that_comes_late),
        cmocka_unit_test(test_sleep_ends_with_pushed_events),
        cmocka_unit_test(test_nothing_wakes_it),
        cmocka_unit_test(test_widths_come_with_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

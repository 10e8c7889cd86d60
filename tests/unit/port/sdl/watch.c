// Sleeping where SDL cannot: what ends a sleep, and that nothing else does. Named pipes stand for
// input devices. A sleep that does not end fails by the test's time limit.
#include "port/sdl/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { LONG_MS = 60000 };

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

static void test_widths_are_known_while_awake(void **state)
{
    (void)state;
    struct scene scene;
    SDL_Event event;
    scene_open(&scene, true);
    int writer = open_writer(scene.device);
    struct input_event id = {.type = EV_ABS, .code = ABS_MT_TRACKING_ID, .value = 3};
    assert_int_equal(write(writer, &id, sizeof id), sizeof id);
    assert_false(watch_event(scene.watch, LONG_MS, &event));
    // A pipe does not say what its numbers mean.
    assert_int_equal(watch_contact_px(scene.watch, 3, (struct point){1000, 500}), 0);
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
        cmocka_unit_test(test_widths_are_known_while_awake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// The window's surface goes when the window changes, before the port hears of it: what is shown
// again in between must not look at the one that is gone.
#include "port/sdl/glass.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct bench {
    SDL_Window *window;
    struct glass *glass;
};

static SDL_Surface *frame_of(struct bench *bench, struct point size, bool fresh)
{
    bool is_fresh;
    SDL_Surface *frame = glass_frame(bench->glass, size, &is_fresh);
    assert_non_null(frame);
    assert_int_equal(is_fresh, fresh);
    assert_int_equal(frame->w, size.x);
    assert_int_equal(frame->h, size.y);
    return frame;
}

static struct bench open_bench(int degrees)
{
    struct bench bench = {.window = SDL_CreateWindow("glass", 0, 0, 320, 200, SDL_WINDOW_HIDDEN)};
    assert_non_null(bench.window);
    bench.glass = glass_create(bench.window, GLASS_SURFACE, degrees);
    assert_non_null(bench.glass);
    return bench;
}

static void close_bench(struct bench *bench)
{
    glass_destroy(bench->glass);
    SDL_DestroyWindow(bench->window);
}

// Exposed, more than once, before the new size is known; then painted anew.
static void test_window_changes(void **state)
{
    static const int degrees[] = {0, 90, 180};
    (void)state;
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++) {
        struct bench bench = open_bench(degrees[i]);
        bool across = degrees[i] == 90;
        struct point before = across ? (struct point){200, 320} : (struct point){320, 200};
        struct point after = across ? (struct point){480, 640} : (struct point){640, 480};
        frame_of(&bench, before, true);
        assert_true(glass_show(bench.glass, NULL));
        SDL_SetWindowSize(bench.window, 640, 480);
        assert_true(glass_show(bench.glass, NULL));
        assert_true(glass_show(bench.glass, NULL));
        frame_of(&bench, after, true);
        assert_true(glass_show(bench.glass, NULL));
        frame_of(&bench, after, false);
        close_bench(&bench);
    }
}

// A frame of our own comes to the window's surface as it stands.
static void test_own_frame(void **state)
{
    (void)state;
    struct bench bench = open_bench(180);
    SDL_Surface *frame = frame_of(&bench, (struct point){320, 200}, true);
    SDL_FillRect(frame, NULL, 0x102030);
    SDL_FillRect(frame, &(SDL_Rect){0, 0, 1, 1}, 0x405060);
    assert_true(glass_show(bench.glass, NULL));
    const SDL_Surface *screen = SDL_GetWindowSurface(bench.window);
    const uint32_t *last = (const uint32_t *)((const char *)screen->pixels + 199 * screen->pitch);
    assert_int_equal(last[319] & 0xFFFFFF, 0x405060);
    assert_int_equal(last[318] & 0xFFFFFF, 0x102030);
    close_bench(&bench);
}

static int begin(void **state)
{
    (void)state;
    return SDL_Init(SDL_INIT_VIDEO);
}

static int end(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_window_changes),
        cmocka_unit_test(test_own_frame),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

// The window shows a picture when the thread has decoded it: it sleeps until then, says so with an
// event, and what is painted again shows it.
#include "port/sdl/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { W = 640, H = 480 };
static const colour RED = COLOUR(0xC02020), GROUND = COLOUR(0xECE6D8);

static uint32_t shown_pixel(int x, int y)
{
    for (Uint32 id = 1; id < 1000; id++)
        if (SDL_GetWindowFromID(id)) {
            const SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(id));
            const uint8_t *row = (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
            return ((const uint32_t *)(const void *)row)[x] | 0xFF000000;
        }
    return 0;
}

static void save_red(const char *path)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, 900, 900, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, NULL, RED);
    assert_int_equal(IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
}

static void test_a_picture_comes(void **state)
{
    struct fonts *fonts = *state;
    struct window_options options = {.title = "test", .size = {W, H}};
    struct window *window = window_create(&options, fonts);
    assert_non_null(window);
    struct port port = window_port(window);
    while (port.wait(port.self, 0).kind != EVENT_NONE) { // whatever SDL says about a new window
    }
    save_red("comes.png");
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, (struct point){W, H});
    draw_picture(&list, (struct rect){0, 0, 400, 300},
        (struct draw_picture){.file = "comes.png", .ground = GROUND});
    struct draw_scene scene = {.over = draw_leaf(&list, 0, NULL)};
    assert_true(port.present(port.self, &scene));
    assert_int_equal(shown_pixel(200, 150), GROUND);
    struct event event = {.kind = EVENT_NONE};
    while (event.kind == EVENT_NONE) // the window's own events are none of the core's
        event = port.wait(port.self, INT64_MAX);
    assert_int_equal(event.kind, EVENT_PICTURES);
    struct draw_leaf before = scene.over;
    scene.over = draw_leaf(&list, 1, &before);
    assert_int_equal(scene.over.damage.count, 1);
    assert_true(port.present(port.self, &scene));
    assert_int_equal(shown_pixel(200, 150), RED);
    assert_int_equal(port.wait(port.self, 0).kind, EVENT_NONE);
    unlink("comes.png");
    arena_finish(&arena);
    window_destroy(window);
}

static int open_fonts(void **state)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    *state = fonts_create();
    return *state ? 0 : -1;
}

static int close_fonts(void **state)
{
    fonts_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_picture_comes),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}

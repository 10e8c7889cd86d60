// The window under SDL's dummy driver: pictures and places on a turned screen, the events that
// reach the core and those that do not, waiting, and signals.
#include "port/sdl/window.h"

#include "port/sdl/turn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { W = 320, H = 200 };

struct bench {
    struct fonts *fonts;
    struct window *window;
    struct port port;
};

static void bench_open(struct bench *bench, int rotate_degrees, bool closable)
{
    struct window_options options = {
        .title = "test", .size = {W, H}, .rotate_degrees = rotate_degrees, .closable = closable};
    bench->window = window_create(&options, bench->fonts);
    assert_non_null(bench->window);
    bench->port = window_port(bench->window);
    // Whatever SDL says about a new window.
    while (bench->port.wait(bench->port.self, 0).kind != EVENT_NONE) {
    }
}

static void bench_close(struct bench *bench)
{
    window_destroy(bench->window);
    bench->window = NULL;
}

static int open_fonts(void **state)
{
    static struct bench bench;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    bench.fonts = fonts_create();
    *state = &bench;
    return bench.fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    struct bench *bench = *state;
    fonts_destroy(bench->fonts);
    return 0;
}

static struct event wait_now(const struct bench *bench)
{
    return bench->port.wait(bench->port.self, 0);
}

static SDL_Surface *shown_surface(void)
{
    for (Uint32 id = 1; id < 1000; id++)
        if (SDL_GetWindowFromID(id))
            return SDL_GetWindowSurface(SDL_GetWindowFromID(id));
    return NULL;
}

static uint32_t shown_pixel(int x, int y)
{
    const SDL_Surface *surface = shown_surface();
    const uint32_t *pixels = surface->pixels;
    return pixels[y * surface->pitch / 4 + x] & 0xFFFFFF;
}

// The list alone, as it differs from `was` (NULL = nothing is known of it).
static bool present(struct bench *bench, const struct draw_list *list, const struct draw_list *was,
    struct draw_damage damage)
{
    struct draw_scene scene = {.over = {.id = draw_list_id(list, 0), .list = list}};
    if (was) {
        scene.over.was_id = draw_list_id(was, 0);
        scene.over.damage = damage;
    }
    return bench->port.present(bench->port.self, &scene);
}

static bool present_new(struct bench *bench, const struct draw_list *list)
{
    return present(bench, list, NULL, (struct draw_damage){.count = 0});
}

// --- pictures ------------------------------------------------------------------------------------

static void test_sizes(void **state)
{
    struct bench *bench = *state;
    static const int degrees[] = {0, 90, 180, 270};
    for (int i = 0; i < 4; i++) {
        bench_open(bench, degrees[i], false);
        struct point size = bench->port.size(bench->port.self);
        assert_int_equal(size.x, i % 2 ? H : W);
        assert_int_equal(size.y, i % 2 ? W : H);
        assert_true(bench->port.mm_per_px(bench->port.self) == 0); // dummy does not know
        assert_ptr_equal(bench->port.measure, fonts_measure(bench->fonts));
        bench_close(bench);
    }
}

// A mark at the visible top left is where the top left of a picture turned clockwise comes to lie.
static void test_pictures_are_turned(void **state)
{
    struct bench *bench = *state;
    static const struct {
        int degrees;
        struct point mark, right_of_it; // on the screen
    } cases[] = {
        {0, {0, 0}, {1, 0}},
        {90, {W - 1, 0}, {W - 1, 1}},
        {180, {W - 1, H - 1}, {W - 2, H - 1}},
        {270, {0, H - 1}, {0, H - 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench_open(bench, cases[i].degrees, false);
        struct arena arena = {0};
        struct draw_list list = draw_list_begin(&arena, bench->port.size(bench->port.self));
        draw_fill(
            &list, (struct rect){0, 0, 500, 500}, (struct draw_fill){.fill = COLOUR(0x101010)});
        draw_fill(&list, (struct rect){0, 0, 1, 1}, (struct draw_fill){.fill = COLOUR(0xA00000)});
        draw_fill(&list, (struct rect){1, 0, 1, 1}, (struct draw_fill){.fill = COLOUR(0x00B000)});
        assert_true(present_new(bench, &list));
        assert_int_equal(shown_pixel(cases[i].mark.x, cases[i].mark.y), 0xA00000);
        assert_int_equal(shown_pixel(cases[i].right_of_it.x, cases[i].right_of_it.y), 0x00B000);
        assert_int_equal(shown_pixel(W / 2, H / 2), 0x101010);
        arena_finish(&arena);
        bench_close(bench);
    }
}

// The first picture is whole, whatever the damage says; then only the damage is shown.
static void test_only_damage_is_shown(void **state)
{
    struct bench *bench = *state;
    bench_open(bench, 90, false);
    struct arena arena = {0};
    struct point size = bench->port.size(bench->port.self);
    struct draw_list red = draw_list_begin(&arena, size), blue = draw_list_begin(&arena, size);
    draw_fill(&red, (struct rect){0, 0, 500, 500}, (struct draw_fill){.fill = COLOUR(0xFF0000)});
    draw_fill(&blue, (struct rect){0, 0, 500, 500}, (struct draw_fill){.fill = COLOUR(0x0000FF)});
    struct draw_damage damage = {.rects = {{10, 20, 30, 40}}, .count = 1};
    assert_true(present(bench, &red, &blue, damage));
    int reds = 0, blues = 0;
    assert_true(present(bench, &blue, &red, damage));
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            reds += shown_pixel(x, y) == 0xFF0000;
            blues += shown_pixel(x, y) == 0x0000FF;
        }
    assert_int_equal(blues, 30 * 40);
    assert_int_equal(reds, W * H - 30 * 40);
    assert_int_equal(shown_pixel(W - 1 - 20, 10), 0x0000FF);
    damage.count = 0;
    assert_true(present(bench, &red, &blue, damage));
    assert_int_equal(shown_pixel(W - 1 - 20, 10), 0x0000FF);
    arena_finish(&arena);
    bench_close(bench);
}

static void test_a_new_size(void **state)
{
    struct bench *bench = *state;
    bench_open(bench, 270, false);
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, (struct point){H, W});
    assert_true(present_new(bench, &list));
    for (Uint32 id = 1; id < 1000; id++)
        if (SDL_GetWindowFromID(id))
            SDL_SetWindowSize(SDL_GetWindowFromID(id), 400, 300);
    struct event event = wait_now(bench);
    assert_int_equal(event.kind, EVENT_RESIZE);
    assert_int_equal(event.size.x, 300);
    assert_int_equal(event.size.y, 400);
    struct point size = bench->port.size(bench->port.self);
    assert_int_equal(size.x, 300);
    assert_int_equal(size.y, 400);
    arena_finish(&arena);
    bench_close(bench);
}

// The window's surface was overwritten: it is shown again, and the core hears nothing of it.
static void test_what_was_hidden_is_shown_again(void **state)
{
    struct bench *bench = *state;
    bench_open(bench, 180, false);
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, (struct point){W, H});
    draw_fill(&list, (struct rect){0, 0, W, H}, (struct draw_fill){.fill = COLOUR(0xFF0000)});
    assert_true(present_new(bench, &list));
    SDL_FillRect(shown_surface(), NULL, 0);
    SDL_Event exposed = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
    SDL_PushEvent(&exposed);
    assert_int_equal(wait_now(bench).kind, EVENT_NONE);
    assert_int_equal(shown_pixel(5, 5), 0xFF0000);
    SDL_FillRect(shown_surface(), NULL, 0);
    assert_true(window_show_again(bench->window));
    assert_int_equal(shown_pixel(5, 5), 0xFF0000);
    arena_finish(&arena);
    bench_close(bench);
}

// --- places --------------------------------------------------------------------------------------

static void push_finger(Uint32 type, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .touchId = 5, .fingerId = 7, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void test_fingers_are_turned_back(void **state)
{
    struct bench *bench = *state;
    static const struct {
        int degrees;
        float x, y;
        struct point at;
    } cases[] = {
        {0, 0.25F, 0.75F, {80, 150}}, {90, 0.25F, 0.75F, {150, W - 1 - 80}},
        {180, 0.25F, 0.75F, {W - 1 - 80, H - 1 - 150}}, {270, 0.25F, 0.75F, {H - 1 - 150, 80}},
        {0, 0, 0, {0, 0}}, {0, 1, 1, {W - 1, H - 1}},
        {0, 80, 150, {80, 150}},       // pixels, from a driver that does not scale
        {0, -0.5F, 1.05F, {0, H - 1}}, // beyond the edge
    };
    static const struct {
        Uint32 type;
        enum event_kind kind;
    } kinds[] = {
        {SDL_FINGERDOWN, EVENT_DOWN}, {SDL_FINGERMOTION, EVENT_MOVE}, {SDL_FINGERUP, EVENT_UP}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench_open(bench, cases[i].degrees, false);
        for (size_t k = 0; k < 3; k++) {
            push_finger(kinds[k].type, cases[i].x, cases[i].y);
            struct event event = wait_now(bench);
            assert_int_equal(event.kind, kinds[k].kind);
            assert_int_equal(event.finger, 1); // not SDL's number
            assert_int_equal(event.contact_px, 0);
            assert_int_equal(event.at.x, cases[i].at.x);
            assert_int_equal(event.at.y, cases[i].at.y);
            assert_in_range(event.at_ms, 0, bench->port.now_ms(bench->port.self));
        }
        assert_int_equal(wait_now(bench).kind, EVENT_NONE);
        bench_close(bench);
    }
}

// A place turned to the screen and back is the same place; rectangles keep their pixels.
static void test_turning_and_back(void **state)
{
    (void)state;
    const struct point screen = {W, H};
    for (int degrees = 0; degrees < 360; degrees += 90) {
        struct point visible = turn_size(screen, degrees);
        for (int y = 0; y < visible.y; y += 7)
            for (int x = 0; x < visible.x; x += 7) {
                struct rect on_screen = turn_rect((struct rect){x, y, 1, 1}, screen, degrees);
                assert_int_equal(on_screen.w * on_screen.h, 1);
                struct point back =
                    turn_back((struct point){on_screen.x, on_screen.y}, screen, degrees);
                assert_int_equal(back.x, x);
                assert_int_equal(back.y, y);
            }
        struct rect r = turn_rect((struct rect){10, 20, 30, 40}, screen, degrees);
        assert_int_equal(r.w, degrees % 180 ? 40 : 30);
        assert_true(rect_equal(rect_intersect(r, (struct rect){0, 0, W, H}), r));
    }
}

static void test_the_mouse(void **state)
{
    struct bench *bench = *state;
    bench_open(bench, 180, false);
    SDL_Event dropped[] = {
        {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT, .x = 1, .y = 1}},
        {.button = {.type = SDL_MOUSEBUTTONDOWN,
             .button = SDL_BUTTON_LEFT,
             .which = SDL_TOUCH_MOUSEID,
             .x = 1,
             .y = 1}},
        {.motion = {.type = SDL_MOUSEMOTION, .state = 0, .x = 1, .y = 1}},
        {.wheel = {.type = SDL_MOUSEWHEEL, .y = 1}},
    };
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        SDL_PushEvent(&dropped[i]);
        assert_int_equal(wait_now(bench).kind, EVENT_NONE);
    }
    SDL_Event down = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 10}};
    SDL_PushEvent(&down);
    struct event event = wait_now(bench);
    assert_int_equal(event.kind, EVENT_DOWN);
    assert_int_equal(event.finger, -1);
    assert_int_equal(event.at.x, W - 1 - 10);
    assert_int_equal(event.at.y, H - 1);
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .state = SDL_BUTTON_LMASK, .x = 11}};
    SDL_PushEvent(&move);
    event = wait_now(bench);
    assert_int_equal(event.kind, EVENT_MOVE);
    assert_int_equal(event.at.x, W - 1 - 11);
    bench_close(bench);
}

// --- keys ----------------------------------------------------------------------------------------

static void test_keys(void **state)
{
    struct bench *bench = *state;
    enum { DROPPED = -1 };
    static const struct {
        SDL_Scancode scancode;
        Uint16 mod;
        Uint8 repeat;
        int key;
    } cases[] = {
        {SDL_SCANCODE_TAB, KMOD_NONE, 0, EVENT_KEY_NEXT},
        {SDL_SCANCODE_TAB, KMOD_LSHIFT, 0, EVENT_KEY_PREVIOUS},
        {SDL_SCANCODE_TAB, KMOD_LALT, 0, DROPPED},
        {SDL_SCANCODE_LEFT, KMOD_NONE, 0, EVENT_KEY_LEFT},
        {SDL_SCANCODE_RIGHT, KMOD_NUM, 0, EVENT_KEY_RIGHT},
        {SDL_SCANCODE_RIGHT, KMOD_NONE, 1, DROPPED},
        {SDL_SCANCODE_UP, KMOD_NONE, 0, EVENT_KEY_UP},
        {SDL_SCANCODE_DOWN, KMOD_NONE, 0, EVENT_KEY_DOWN},
        {SDL_SCANCODE_RETURN, KMOD_NONE, 0, EVENT_KEY_SELECT},
        {SDL_SCANCODE_KP_ENTER, KMOD_NONE, 0, EVENT_KEY_SELECT},
        {SDL_SCANCODE_SPACE, KMOD_NONE, 0, EVENT_KEY_SELECT},
        {SDL_SCANCODE_SPACE, KMOD_LGUI, 0, DROPPED},
        {SDL_SCANCODE_ESCAPE, KMOD_NONE, 0, EVENT_KEY_BACK},
        {SDL_SCANCODE_ESCAPE, KMOD_LCTRL, 0, DROPPED},
        {SDL_SCANCODE_BACKSPACE, KMOD_NONE, 0, EVENT_KEY_BACK},
        {SDL_SCANCODE_HOME, KMOD_NONE, 0, EVENT_KEY_HOME},
        {SDL_SCANCODE_A, KMOD_NONE, 0, DROPPED},
        {SDL_SCANCODE_F4, KMOD_LALT, 0, DROPPED},
        {SDL_SCANCODE_POWER, KMOD_NONE, 0, DROPPED},
        {SDL_SCANCODE_PRINTSCREEN, KMOD_NONE, 0, DROPPED},
    };
    bench_open(bench, 0, false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SDL_Event down = {.key = {.type = SDL_KEYDOWN,
                              .repeat = cases[i].repeat,
                              .keysym = {.scancode = cases[i].scancode, .mod = cases[i].mod}}};
        SDL_Event up = down;
        up.key.type = SDL_KEYUP;
        SDL_PushEvent(&down);
        SDL_PushEvent(&up);
        struct event event = wait_now(bench);
        if (cases[i].key == DROPPED) {
            assert_int_equal(event.kind, EVENT_NONE);
            continue;
        }
        assert_int_equal(event.kind, EVENT_KEY);
        assert_int_equal(event.key, cases[i].key);
        assert_int_equal(wait_now(bench).kind, EVENT_NONE);
    }
    bench_close(bench);
}

// --- waiting and quitting ------------------------------------------------------------------------

static void test_waits_until_the_time(void **state)
{
    struct bench *bench = *state;
    bench_open(bench, 0, false);
    int64_t before = bench->port.now_ms(bench->port.self);
    struct event event = bench->port.wait(bench->port.self, before + 30);
    int64_t after = bench->port.now_ms(bench->port.self);
    assert_int_equal(event.kind, EVENT_NONE);
    assert_true(event.at_ms >= before + 30);
    assert_true(after >= before + 30);
    assert_int_equal(bench->port.wait(bench->port.self, before).kind, EVENT_NONE); // long ago
    bench_close(bench);
}

static void test_signals_quit(void **state)
{
    struct bench *bench = *state;
    static const int signals[] = {SIGTERM, SIGINT};
    for (int i = 0; i < 2; i++) {
        bench_open(bench, 0, false);
        kill(getpid(), signals[i]);
        assert_int_equal(bench->port.wait(bench->port.self, INT64_MAX).kind, EVENT_QUIT);
        assert_int_equal(wait_now(bench).kind, EVENT_NONE);
        bench_close(bench);
    }
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    assert_false(sigismember(&mask, SIGTERM)); // as before
}

static void test_closing_quits_only_a_desk_window(void **state)
{
    struct bench *bench = *state;
    for (int closable = 0; closable < 2; closable++) {
        bench_open(bench, 0, closable);
        SDL_Event quit = {.type = SDL_QUIT};
        SDL_PushEvent(&quit);
        assert_int_equal(wait_now(bench).kind, closable ? EVENT_QUIT : EVENT_NONE);
        SDL_Event close = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}};
        SDL_PushEvent(&close);
        assert_int_equal(wait_now(bench).kind, closable ? EVENT_QUIT : EVENT_NONE);
        bench_close(bench);
    }
}

static void test_no_screen(void **state)
{
    struct bench *bench = *state;
    setenv("SDL_VIDEODRIVER", "none-such", 1);
    struct window_options options = {.title = "test"};
    assert_null(window_create(&options, bench->fonts));
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    window_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_pictures_are_turned),
        cmocka_unit_test(test_only_damage_is_shown),
        cmocka_unit_test(test_a_new_size),
        cmocka_unit_test(test_what_was_hidden_is_shown_again),
        cmocka_unit_test(test_fingers_are_turned_back),
        cmocka_unit_test(test_turning_and_back),
        cmocka_unit_test(test_the_mouse),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_waits_until_the_time),
        cmocka_unit_test(test_signals_quit),
        cmocka_unit_test(test_closing_quits_only_a_desk_window),
        cmocka_unit_test(test_no_screen),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}

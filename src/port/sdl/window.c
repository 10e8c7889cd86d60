// The window: its frame is kept, painted within the damage, and shown on the glass; SDL's events
// and the signals become the core's events.
#include "port/sdl/window.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/glass.h"
#include "port/sdl/input.h"
#include "port/sdl/paint.h"
#include "port/sdl/turn.h"
#include "port/sdl/watch.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>

struct window {
    const struct text_measure *measure;
    bool closable;
    struct watch *watch;
    SDL_Window *window;
    struct glass *glass;
    struct paint *paint;
    struct input input;
    SDL_Surface *frame; // the visible picture, kept, XRGB8888
    bool painted;       // the frame holds a picture
    bool shown;
};

// --- opening ---

// Not left to the environment: each of them was found to be needed.
static void set_hints(void)
{
    static const char *const hints[][2] = {
        {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"}, // else the window's surface goes through GL
        {SDL_HINT_RENDER_DRIVER, "opengles2"},    // "opengl" on KMS/DRM shows black
        {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},
        {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
        {SDL_HINT_NO_SIGNAL_HANDLERS, "1"},
        {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0"},
        {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        SDL_SetHintWithPriority(hints[i][0], hints[i][1], SDL_HINT_OVERRIDE);
}

// A hidden window is not yet as large as the screen, but the first picture must be.
static struct point whole_screen(void)
{
    SDL_DisplayMode mode;
    bool known = SDL_GetDesktopDisplayMode(0, &mode) == 0;
    return known ? (struct point){mode.w, mode.h} : (struct point){1920, 1080};
}

// Hidden until there is a picture: no blank first frame.
static bool open_window(struct window *window, const struct window_options *options)
{
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return false;
    bool whole = options->size.x == 0;
    struct point size = whole ? whole_screen() : options->size;
    Uint32 flags = whole ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    window->window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED,
        SDL_WINDOWPOS_CENTERED, size.x, size.y, flags | SDL_WINDOW_HIDDEN);
    if (!window->window)
        return false;
    SDL_StopTextInput();
    SDL_ShowCursor(whole ? SDL_DISABLE : SDL_ENABLE);
    return true;
}

static struct point visible_size(const struct window *window)
{
    return turn_size(window->input.screen, window->input.rotate_degrees);
}

// A new frame of the window's size. False when the size is as before.
static bool fit_frame(struct window *window)
{
    struct point *screen = &window->input.screen;
    SDL_GetWindowSize(window->window, &screen->x, &screen->y);
    struct point size = visible_size(window);
    if (window->frame && window->frame->w == size.x && window->frame->h == size.y)
        return false;
    SDL_FreeSurface(window->frame);
    window->frame = SDL_CreateRGBSurfaceWithFormat(0, size.x, size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!window->frame)
        BUG("no frame of %dx%d: %s", size.x, size.y, SDL_GetError());
    window->painted = false;
    return true;
}

struct window *window_create(const struct window_options *options, struct fonts *fonts)
{
    BUG_IF(options->rotate_degrees % 90 != 0);
    BUG_IF(options->rotate_degrees < 0 || options->rotate_degrees > 270);
    struct window *window = calloc(1, sizeof *window);
    BUG_IF(!window);
    window->measure = fonts_measure(fonts);
    window->closable = options->closable;
    window->input.rotate_degrees = options->rotate_degrees;
    window->watch = watch_create();
    if (!open_window(window, options)) {
        log_error("window", "no screen: %s", SDL_GetError());
        window_destroy(window);
        return NULL;
    }
    watch_start(window->watch, "/dev/input");
    window->glass = glass_create(window->window, options->rotate_degrees);
    if (!window->glass) {
        window_destroy(window);
        return NULL;
    }
    window->paint = paint_create(fonts);
    fit_frame(window);
    return window;
}

void window_destroy(struct window *window)
{
    if (!window)
        return;
    watch_destroy(window->watch);
    paint_destroy(window->paint);
    glass_destroy(window->glass);
    SDL_FreeSurface(window->frame);
    if (window->window)
        SDL_DestroyWindow(window->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(window);
}

// --- facts ---

static struct point port_size(void *self)
{
    return visible_size(self);
}

// Screens that do not know their size say nothing, zero, or something absurd.
static double port_mm_per_px(void *self)
{
    const struct window *window = self;
    float across = 0, down = 0;
    int display = SDL_GetWindowDisplayIndex(window->window);
    if (display < 0 || SDL_GetDisplayDPI(display, NULL, &across, &down) < 0)
        return 0;
    bool sane = across > 20 && across < 800 && fabs((double)(across - down)) < (double)across / 10;
    return sane ? 25.4 / (double)across : 0;
}

static int64_t port_now_ms(void *self)
{
    (void)self;
    return (int64_t)SDL_GetTicks64();
}

// --- events ---

// What the screen forgot is shown again from the frame; the core need not know.
static void show_again(struct window *window)
{
    if (window->painted && window->shown)
        glass_show(window->glass, window->frame, NULL);
}

static struct event window_event(struct window *window, const SDL_WindowEvent *from)
{
    struct event none = {.kind = EVENT_NONE};
    switch (from->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        if (fit_frame(window))
            return (struct event){.kind = EVENT_RESIZE, .size = visible_size(window)};
        return none;
    case SDL_WINDOWEVENT_EXPOSED:
        show_again(window);
        return none;
    case SDL_WINDOWEVENT_CLOSE:
        return (struct event){.kind = window->closable ? EVENT_QUIT : EVENT_NONE};
    default:
        return none;
    }
}

static struct event translate(struct window *window, const SDL_Event *from)
{
    struct event event = {.kind = EVENT_NONE};
    int64_t now_ms = port_now_ms(window);
    switch (from->type) {
    case SDL_WINDOWEVENT:
        event = window_event(window, &from->window);
        break;
    case SDL_QUIT:
        event.kind = window->closable ? EVENT_QUIT : EVENT_NONE;
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        glass_reset(window->glass);
        show_again(window);
        break;
    default:
        input_translate(&window->input, from, now_ms, &event);
        break;
    }
    event.at_ms = now_ms;
    return event;
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct window *window = self;
    for (;;) {
        int64_t now_ms = port_now_ms(window);
        struct event event = {.at_ms = now_ms};
        if (watch_signalled(window->watch)) {
            event.kind = EVENT_QUIT;
            return event;
        }
        SDL_Event from;
        int64_t left_ms = until_ms > now_ms ? until_ms - now_ms : 0;
        if (watch_event(window->watch, left_ms, &from)) {
            event = translate(window, &from);
            if (event.kind != EVENT_NONE)
                return event;
        } else if (input_unplugged(&window->input, now_ms, &event) || left_ms == 0) {
            return event;
        }
    }
}

// --- pictures ---

static bool port_present(void *self, const struct draw_list *list, const struct draw_damage *damage)
{
    struct window *window = self;
    const struct draw_damage all = {
        .rects = {{0, 0, window->frame->w, window->frame->h}}, .count = 1};
    if (!window->painted)
        damage = &all;
    if (damage->count == 0)
        return true;
    paint_list(window->paint, window->frame, list, damage);
    window->painted = true;
    if (!window->shown) {
        SDL_ShowWindow(window->window);
        SDL_RaiseWindow(window->window);
        window->shown = true;
        damage = &all;
    }
    return glass_show(window->glass, window->frame, damage);
}

struct port window_port(struct window *window)
{
    return (struct port){
        .self = window,
        .measure = window->measure,
        .size = port_size,
        .mm_per_px = port_mm_per_px,
        .now_ms = port_now_ms,
        .wait = port_wait,
        .present = port_present,
    };
}

// The scene is composed at the size of its screen, scaled as a whole, and copied to the window.
#include "port/sdl/desk.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/composer.h"
#include "port/sdl/input.h"
#include "port/sdl/paint.h"
#include "port/sdl/tree.h"
#include "port/sdl/watch.h"
#include "port/sdl/zoom.h"

#include <SDL.h>
#include <stdlib.h>

enum { TITLE_BAR_PX = 48 }; // left free above the window

struct desk {
    struct fonts *fonts;
    struct watch *watch;
    struct tree *tree;
    SDL_Window *window;
    struct input input;
    struct composer *composer;
    struct paint *paint; // of the strip
    SDL_Surface *screen; // as large as the screen
    SDL_Surface *scaled; // as large as the window; NULL where that is the same
    SDL_Surface *strip;  // as large as the window, its upper part used; NULL: none so far
    int strip_px;        // its height; 0 = none is shown
    Uint32 changed_type; // of SDL's event that the folder has changed
    bool shown;
};

static SDL_Surface *make_surface(struct point size)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size.x, size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface)
        BUG("no surface of %dx%d: %s", size.x, size.y, SDL_GetError());
    return surface;
}

static struct point size_of(const SDL_Surface *surface)
{
    return (struct point){surface->w, surface->h};
}

// --- opening ---

static struct point room_on_desktop(void)
{
    SDL_Rect usable;
    if (SDL_GetDisplayUsableBounds(0, &usable) < 0)
        return (struct point){1280, 720};
    return (struct point){usable.w, usable.h - TITLE_BAR_PX};
}

// As large as the screen where there is room, else as large as fits.
static struct point fit(struct point size, struct point most)
{
    double scale = 1;
    if (size.x > most.x)
        scale = (double)most.x / size.x;
    if (size.y * scale > most.y)
        scale = (double)most.y / size.y;
    return (struct point){geom_max((int)(size.x * scale), 1), geom_max((int)(size.y * scale), 1)};
}

static bool open_window(struct desk *desk, const struct desk_options *options)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); // else the surface goes through GL
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return false;
    struct point size =
        fit(options->screen, options->most.x > 0 ? options->most : room_on_desktop());
    desk->window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
        size.x, size.y, SDL_WINDOW_HIDDEN);
    desk->input.screen = size;
    SDL_StopTextInput();
    return desk->window;
}

// Called by the thread that watches the folder.
static void push_changed(void *context, int64_t first_ms)
{
    const struct desk *desk = context;
    SDL_Event event = {.user = {.type = desk->changed_type, .code = (Sint32)first_ms}};
    SDL_PushEvent(&event);
}

struct desk *desk_create(const struct desk_options *options, struct fonts *fonts)
{
    struct desk *desk = calloc(1, sizeof *desk);
    BUG_IF(!desk);
    desk->fonts = fonts;
    desk->watch = watch_create();
    if (!open_window(desk, options)) {
        log_error("window", "no screen: %s", SDL_GetError());
        desk_destroy(desk);
        return NULL;
    }
    watch_start(desk->watch, "/dev/input");
    desk->changed_type = SDL_RegisterEvents(1);
    desk->screen = make_surface(options->screen);
    if (desk->input.screen.x != options->screen.x || desk->input.screen.y != options->screen.y)
        desk->scaled = make_surface(desk->input.screen);
    desk->composer = composer_create(fonts, NULL, NULL);
    desk->paint = paint_create(fonts, NULL, NULL);
    desk->tree = tree_create(options->folder, push_changed, desk);
    if (!desk->tree) {
        desk_destroy(desk);
        return NULL;
    }
    return desk;
}

void desk_destroy(struct desk *desk)
{
    if (!desk)
        return;
    tree_destroy(desk->tree);
    watch_destroy(desk->watch);
    composer_destroy(desk->composer);
    paint_destroy(desk->paint);
    SDL_FreeSurface(desk->screen);
    SDL_FreeSurface(desk->scaled);
    SDL_FreeSurface(desk->strip);
    if (desk->window)
        SDL_DestroyWindow(desk->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(desk);
}

struct point desk_size(const struct desk *desk)
{
    return desk->input.screen;
}

void desk_forget(struct desk *desk)
{
    composer_destroy(desk->composer);
    desk->composer = composer_create(desk->fonts, NULL, NULL);
}

// --- showing ---

// Where the damage of the screen reaches in the window: a pixel more, as scaled pixels mix.
static struct rect to_window(const struct desk *desk, struct rect r)
{
    struct point from = size_of(desk->screen), to = size_of(desk->scaled);
    int left = r.x * to.x / from.x - 1, top = r.y * to.y / from.y - 1;
    int right = (rect_right(r) * to.x + from.x - 1) / from.x + 1;
    int bottom = (rect_bottom(r) * to.y + from.y - 1) / from.y + 1;
    return rect_intersect(
        (struct rect){left, top, right - left, bottom - top}, (struct rect){0, 0, to.x, to.y});
}

static void compose(struct desk *desk, const struct draw_scene *scene)
{
    struct draw_damage damage = composer_show(desk->composer, desk->screen, scene);
    if (!desk->scaled)
        return;
    struct zoom_source source = {desk->screen->pixels, size_of(desk->screen), true};
    struct raster to = {desk->scaled->pixels, desk->scaled->pitch / 4};
    struct rect whole = {0, 0, desk->scaled->w, desk->scaled->h};
    for (size_t i = 0; i < damage.count; i++)
        zoom_paint(&to, to_window(desk, damage.rects[i]), whole, &source);
}

static void paint_strip(struct desk *desk, const struct draw_list *strip)
{
    desk->strip_px = strip ? geom_min(strip->size.y, desk->input.screen.y) : 0;
    if (!strip)
        return;
    if (!desk->strip)
        desk->strip = make_surface(desk->input.screen);
    struct draw_damage all = {.rects = {{0, 0, desk->input.screen.x, desk->strip_px}}, .count = 1};
    paint_list(desk->paint, desk->strip, strip, &all);
}

static bool show(struct desk *desk)
{
    SDL_Surface *to = SDL_GetWindowSurface(desk->window);
    if (to) {
        struct point size = desk->input.screen;
        SDL_BlitSurface(desk->scaled ? desk->scaled : desk->screen, NULL, to, NULL);
        SDL_Rect from = {0, 0, size.x, desk->strip_px}, at = {0, size.y - desk->strip_px, 0, 0};
        if (desk->strip_px > 0)
            SDL_BlitSurface(desk->strip, &from, to, &at);
    }
    bool good = to && SDL_UpdateWindowSurface(desk->window) == 0;
    if (!good)
        log_error("window", "the window cannot be updated: %s", SDL_GetError());
    return good;
}

bool desk_show(struct desk *desk, const struct draw_scene *scene, const struct draw_list *strip)
{
    if (scene)
        compose(desk, scene);
    paint_strip(desk, strip);
    if (!desk->shown)
        SDL_ShowWindow(desk->window);
    desk->shown = true;
    return show(desk);
}

// --- waiting ---

int64_t desk_now_ms(void)
{
    return (int64_t)SDL_GetTicks64();
}

static bool find_key(const SDL_KeyboardEvent *from, enum desk_key *key_out)
{
    static const struct {
        SDL_Scancode scancode;
        enum desk_key key;
    } keys[] = {
        {SDL_SCANCODE_PAGEDOWN, DESK_NEXT},
        {SDL_SCANCODE_PAGEUP, DESK_PREVIOUS},
        {SDL_SCANCODE_L, DESK_LANGUAGE},
        {SDL_SCANCODE_1, DESK_TEXT_1},
        {SDL_SCANCODE_2, DESK_TEXT_2},
        {SDL_SCANCODE_3, DESK_TEXT_3},
        {SDL_SCANCODE_4, DESK_TEXT_4},
        {SDL_SCANCODE_S, DESK_STYLE},
        {SDL_SCANCODE_T, DESK_THEME},
        {SDL_SCANCODE_H, DESK_HOME},
        {SDL_SCANCODE_HOME, DESK_HOME},
        {SDL_SCANCODE_R, DESK_RELOAD},
        {SDL_SCANCODE_F5, DESK_RELOAD},
        {SDL_SCANCODE_SLASH, DESK_HELP},
        {SDL_SCANCODE_F1, DESK_HELP},
        {SDL_SCANCODE_Q, DESK_QUIT},
        {SDL_SCANCODE_ESCAPE, DESK_QUIT},
    };
    if (from->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI))
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].scancode == from->keysym.scancode) {
            *key_out = keys[i].key;
            return true;
        }
    return false;
}

// A place in the window is one on the screen.
static struct point to_screen(const struct desk *desk, struct point at)
{
    struct point window = desk->input.screen, screen = size_of(desk->screen);
    return (struct point){at.x * screen.x / window.x, at.y * screen.y / window.y};
}

// False for what is no news.
static bool translate(struct desk *desk, const SDL_Event *from, struct desk_news *news)
{
    if (from->type == desk->changed_type) {
        news->what = DESK_CHANGED;
        news->first_ms = from->user.code;
    } else if (from->type == SDL_QUIT) {
        news->what = DESK_CLOSED;
    } else if (from->type == SDL_WINDOWEVENT) {
        if (from->window.event == SDL_WINDOWEVENT_EXPOSED && desk->shown)
            show(desk);
        return false;
    } else if (from->type == SDL_KEYDOWN && find_key(&from->key, &news->key)) {
        news->what = DESK_KEY;
    } else if (input_translate(&desk->input, from, desk_now_ms(), &news->event)) {
        news->what = DESK_EVENT;
        news->event.at = to_screen(desk, news->event.at);
    } else {
        return false;
    }
    return true;
}

struct desk_news desk_wait(struct desk *desk, int64_t until_ms)
{
    for (;;) {
        int64_t now_ms = desk_now_ms();
        struct desk_news news = {.what = DESK_TIME, .event.at_ms = now_ms};
        SDL_Event from;
        int64_t left_ms = until_ms > now_ms ? until_ms - now_ms : 0;
        if (watch_signalled(desk->watch)) {
            news.what = DESK_CLOSED;
            return news;
        }
        if (watch_event(desk->watch, left_ms, &from)) {
            bool any = translate(desk, &from, &news);
            news.event.at_ms = desk_now_ms();
            if (any)
                return news;
        } else if (left_ms == 0) {
            return news;
        }
    }
}

// The window: scenes are composed into its frame, of which the damage is shown on the glass, or
// mixed by the glass itself; SDL's events and the signals become the core's events.
#include "port/sdl/window.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/composer.h"
#include "port/sdl/glass.h"
#include "port/sdl/input.h"
#include "port/sdl/notices.h"
#include "port/sdl/plug.h"
#include "port/sdl/turn.h"
#include "port/sdl/watch.h"

#include <SDL.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct window {
    const struct text_measure *measure;
    bool closable;
    struct watch *watch;
    SDL_Window *window;
    struct glass *glass;
    struct composer *composer;
    struct input input;
    Uint32 ready_type; // of SDL's event that pictures are decoded
    Uint32 news_type;  // and that a file has changed, its code which
    struct notices *notices;
    atomic_uint news; // a bit for each file whose event is in SDL's queue
    bool shown;
    struct plug plug; // of KMS/DRM; hears nothing elsewhere
    bool lost;        // the display is another one now
    int touch_count;  // as was last said in the log
    enum window_touch_state touch;
    // What the glass mixed last, to be shown again; mix is STILL where the frame is on the screen.
    struct draw_scene mixed;
    struct composer_pair pair;
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
        {SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1"}, // else the first click only gives the focus
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

// Where there is no display, SDL goes on with a driver that shows nothing to anybody. That is only
// right where it was asked for.
static bool start_video(void)
{
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return false;
    const char *driver = SDL_GetCurrentVideoDriver();
    bool blind = strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
    if (!blind || SDL_GetHint(SDL_HINT_VIDEODRIVER))
        return true;
    SDL_SetError("no display is plugged in, or it may not be opened (group video)");
    return false;
}

// Hidden until there is a picture: no blank first frame.
static bool open_window(struct window *window, const struct window_options *options)
{
    set_hints();
    if (!start_video())
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

// Called by the thread that decodes.
static void pictures_ready(void *self)
{
    struct window *window = self;
    SDL_PushEvent(&(SDL_Event){.type = window->ready_type}); // the watch wakes for it
}

void window_tell(struct window *window, size_t number)
{
    BUG_IF(number >= NOTICES_MOST);
    unsigned bit = 1U << number;
    SDL_Event event = {.user = {.type = window->news_type, .code = (Sint32)number}};
    if ((atomic_fetch_or(&window->news, bit) & bit) == 0 && SDL_PushEvent(&event) != 1)
        atomic_fetch_and(&window->news, ~bit);
}

// Called by the thread that watches the files.
static void file_changed(void *self, size_t index)
{
    window_tell(self, index);
}

bool window_watch_paths(struct window *window, const char *const *paths, size_t count)
{
    BUG_IF(window->notices);
    window->notices = notices_create(paths, count, file_changed, window);
    return window->notices;
}

static struct point visible_size(const struct window *window)
{
    return turn_size(window->input.screen, window->input.rotate_degrees);
}

static void learn_size(struct window *window)
{
    SDL_GetWindowSize(window->window, &window->input.screen.x, &window->input.screen.y);
}

// The surface to paint into, whatever it holds; NULL = the screen is lost.
static SDL_Surface *frame_of(struct window *window)
{
    bool fresh;
    SDL_Surface *frame = glass_frame(window->glass, visible_size(window), &fresh);
    if (fresh)
        composer_forget(window->composer);
    return frame;
}

static bool on_bare_screen(void)
{
    return strcmp(SDL_GetCurrentVideoDriver(), "KMSDRM") == 0;
}

static void watch_display(struct window *window)
{
    if (!on_bare_screen())
        return;
    plug_open(&window->plug, PLUG_FOLDER);
    watch_also(window->watch, window->plug.fd);
}

// A screen that cannot be touched must not be silent about it: one line whenever that changes.
static bool say_touch(struct window *window)
{
    int denied, count = SDL_GetNumTouchDevices();
    if (!on_bare_screen() || count == window->touch_count)
        return false;
    window->touch_count = count;
    int readable = watch_devices(window->watch, &denied);
    window->touch = count > 0                     ? WINDOW_TOUCH_THERE
                    : readable == 0 && denied > 0 ? WINDOW_TOUCH_DENIED
                                                  : WINDOW_TOUCH_NONE;
    if (window->touch == WINDOW_TOUCH_THERE)
        log_info("window", "touch screen: %s", SDL_GetTouchName(0));
    else if (window->touch == WINDOW_TOUCH_DENIED)
        log_error("window", "no touch: /dev/input may not be read; is the user in group input?");
    else
        log_warning("window", "no touch: no touch screen is plugged in");
    return true;
}

enum window_touch_state window_touch_state(const struct window *window)
{
    return window->touch;
}

void window_hold_signals(void)
{
    watch_hold_signals();
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
    window->plug.fd = -1;
    window->touch_count = -1;
    window->watch = watch_create();
    if (!open_window(window, options)) {
        log_error("window", "no screen: %s", SDL_GetError());
        window_destroy(window);
        return NULL;
    }
    watch_start(window->watch, "/dev/input");
    window->input.watch = window->watch;
    watch_display(window);
    (void)say_touch(window);
    window->glass = glass_create(window->window, options->backend, options->rotate_degrees);
    if (!window->glass) {
        window_destroy(window);
        return NULL;
    }
    window->ready_type = SDL_RegisterEvents(1);
    window->news_type = SDL_RegisterEvents(1);
    window->composer = composer_create(fonts, pictures_ready, window);
    learn_size(window);
    return window;
}

void window_destroy(struct window *window)
{
    if (!window)
        return;
    composer_destroy(window->composer); // its thread wakes the watch
    notices_destroy(window->notices);   // and so does this one's
    watch_destroy(window->watch);
    plug_close(&window->plug);
    glass_destroy(window->glass);
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

int window_touch_devices(const struct window *window, const char *names_out[], int most)
{
    (void)window; // that there is one: SDL looks for devices when it opens its screen
    int count = geom_min(SDL_GetNumTouchDevices(), most);
    for (int i = 0; i < count; i++) {
        const char *name = SDL_GetTouchName(i);
        names_out[i] = name && *name ? name : "without a name";
    }
    return count;
}

static int64_t port_now_ms(void *self)
{
    (void)self;
    return (int64_t)SDL_GetTicks64();
}

// --- events ---

// What the screen forgot is shown again; the core need not know.
bool window_show_again(void *self)
{
    struct window *window = self;
    if (!window->shown)
        return true;
    if (window->mixed.mix != DRAW_STILL)
        return glass_mix(window->glass, &window->mixed, &window->pair);
    return glass_show(window->glass, NULL);
}

static struct event window_event(struct window *window, const SDL_WindowEvent *from)
{
    struct event none = {.kind = EVENT_NONE};
    switch (from->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        learn_size(window);
        composer_forget(window->composer); // the window's own surface is another one now
        return (struct event){.kind = EVENT_RESIZE, .size = visible_size(window)};
    case SDL_WINDOWEVENT_EXPOSED:
        window_show_again(window);
        return none;
    case SDL_WINDOWEVENT_CLOSE:
        return (struct event){.kind = window->closable ? EVENT_QUIT : EVENT_NONE};
    default:
        return none;
    }
}

static struct event news_event(struct window *window, const SDL_UserEvent *from)
{
    atomic_fetch_and(&window->news, ~(1U << from->code)); // what comes from here on is news again
    return (struct event){.kind = EVENT_NEWS, .number = from->code};
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
        window_show_again(window);
        break;
    default:
        if (from->type == window->news_type)
            event = news_event(window, &from->user);
        else if (from->type != window->ready_type)
            input_translate(&window->input, from, now_ms, &event);
        else if (composer_take_pictures(window->composer))
            event.kind = EVENT_PICTURES;
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
        if (say_touch(window))
            return event; // whoever shows it looks again
        if (plug_changed(&window->plug)) {
            log_warning("window", "a display is plugged in: ending, to be started anew on it");
            window->lost = true;
        }
        if (window->lost || watch_signalled(window->watch)) {
            event.kind = EVENT_QUIT;
            return event;
        }
        if (input_held(&window->input, now_ms, &event))
            return event;
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

static bool present_mixed(struct window *window, const struct draw_scene *scene)
{
    SDL_Surface *frame = frame_of(window);
    if (!frame)
        return false;
    window->pair = composer_leaves(window->composer, frame, scene);
    window->mixed = *scene;
    return glass_mix(window->glass, scene, &window->pair);
}

static bool present_frame(struct window *window, const struct draw_scene *scene)
{
    SDL_Surface *frame = frame_of(window);
    if (!frame)
        return false;
    struct draw_damage changed = composer_show(window->composer, frame, scene);
    bool whole = window->mixed.mix != DRAW_STILL;
    window->mixed.mix = DRAW_STILL;
    if (!whole && changed.count == 0)
        return true;
    return glass_show(window->glass, whole ? NULL : &changed);
}

// The window appears with its first picture. Appearing may change its size, and so its surface.
static bool present_first(struct window *window, const struct draw_scene *scene)
{
    SDL_Surface *frame = frame_of(window);
    if (!frame)
        return false;
    composer_show(window->composer, frame, scene);
    SDL_ShowWindow(window->window);
    SDL_RaiseWindow(window->window);
    window->shown = true;
    frame = frame_of(window);
    if (!frame)
        return false;
    composer_show(window->composer, frame, scene);
    return glass_show(window->glass, NULL);
}

static bool port_present(void *self, const struct draw_scene *scene)
{
    struct window *window = self;
    if (!window->shown)
        return present_first(window, scene);
    if (scene->mix != DRAW_STILL && glass_mixes(window->glass))
        return present_mixed(window, scene);
    return present_frame(window, scene);
}

static void port_prepare(void *self, const struct draw_leaf *leaf)
{
    struct window *window = self;
    SDL_Surface *frame = leaf ? frame_of(window) : NULL;
    if (frame)
        composer_prepare(window->composer, frame, leaf);
    else
        composer_release(window->composer);
}

void window_touch(struct window *window, const struct event *event)
{
    Uint32 type = event->kind == EVENT_DOWN ? SDL_FINGERDOWN
                  : event->kind == EVENT_UP ? SDL_FINGERUP
                                            : SDL_FINGERMOTION;
    struct point size = visible_size(window), screen = window->input.screen;
    struct rect on_screen = turn_rect(
        (struct rect){event->at.x, event->at.y, 1, 1}, screen, window->input.rotate_degrees);
    BUG_IF(!rect_contains((struct rect){0, 0, size.x, size.y}, event->at));
    SDL_Event touch = {.tfinger = {.type = type,
                           .touchId = 1,
                           .fingerId = event->finger,
                           .x = ((float)on_screen.x + 0.5F) / (float)screen.x,
                           .y = ((float)on_screen.y + 0.5F) / (float)screen.y}};
    SDL_PushEvent(&touch);
}

bool window_lost(const struct window *window)
{
    return window->lost;
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
        .prepare = port_prepare,
    };
}

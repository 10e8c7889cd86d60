// A window on a desk that shows a screen as it would stand elsewhere: the picture of the whole
// screen, scaled down where it is larger than the window, with a strip of notes over its lower
// edge. Watches the folder of the pack.
#ifndef PORT_SDL_DESK_H
#define PORT_SDL_DESK_H

#include "base/event.h"
#include "draw/scene.h"
#include "port/sdl/fonts.h"

#include <stdbool.h>
#include <stdint.h>

struct desk_options {
    const char *title;
    struct point screen; // that is shown, px
    struct point most;   // the window is no larger, px; {0, 0} = as the desktop has room
    const char *folder;  // to be watched
};

// The keys of a desk, wherever a keyboard's layout has them.
enum desk_key {
    DESK_NEXT,     // Page Down
    DESK_PREVIOUS, // Page Up
    DESK_LANGUAGE, // L
    DESK_TEXT_1,   // 1 to 4
    DESK_TEXT_2,
    DESK_TEXT_3,
    DESK_TEXT_4,
    DESK_STYLE,  // S
    DESK_THEME,  // T
    DESK_HOME,   // H, Home
    DESK_RELOAD, // R, F5
    DESK_HELP,   // ?, F1
    DESK_QUIT,   // Q, Escape
    DESK_KEY_COUNT,
};

enum desk_what {
    DESK_TIME,    // the time came
    DESK_EVENT,   // for the kiosk, in pixels of the screen
    DESK_KEY,     //
    DESK_CHANGED, // something in the folder
    DESK_CLOSED,  // the window, or a signal
};

struct desk_news {
    enum desk_what what;
    struct event event; // of EVENT; at_ms is always set
    enum desk_key key;  // of KEY
    int64_t first_ms;   // of CHANGED: when the first change was seen
};

struct desk;

// NULL, with one log line, when there is no screen or the folder cannot be watched. SIGTERM and
// SIGINT as window_create has them.
struct desk *desk_create(const struct desk_options *options, struct fonts *fonts);
void desk_destroy(struct desk *desk);            // NULL is fine
struct point desk_size(const struct desk *desk); // of the window, px
int64_t desk_now_ms(void);
struct desk_news desk_wait(struct desk *desk, int64_t until_ms);
// Shows the scene, or the one before when NULL, and over it the strip: a list as wide as the
// window, or NULL. False, with one log line, when the window is lost.
bool desk_show(struct desk *desk, const struct draw_scene *scene, const struct draw_list *strip);
// Nothing that was decoded or painted is used again: files may be others now.
void desk_forget(struct desk *desk);

#endif

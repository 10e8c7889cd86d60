// The port on SDL: full screen on KMS/DRM, Wayland or X11, or a window for a desk.
#ifndef PORT_SDL_WINDOW_H
#define PORT_SDL_WINDOW_H

#include "port/port.h"
#include "port/sdl/fonts.h"
#include "port/sdl/glass.h"

struct window_options {
    const char *title;
    struct point size;  // of a window, px, before turning; {0, 0} = the whole screen
    int rotate_degrees; // 0, 90, 180, 270 clockwise: pixels and touch together
    enum glass_backend backend;
    bool closable; // closing the window ends the program (only --window)
};

struct window;

// From here on SIGTERM and SIGINT wait for a window. Before anything starts a thread.
void window_hold_signals(void);
// NULL, with one log line, when there is no screen. From here to window_destroy SIGTERM and SIGINT
// do not end the program but become EVENT_QUIT.
struct window *window_create(const struct window_options *options, struct fonts *fonts);
void window_destroy(struct window *window);
struct port window_port(struct window *window);
// From now on, wait() gives EVENT_NEWS with an index as its number when something is written, made,
// renamed or removed at that path; notices.h says what is seen. Look at the files after this call.
// Changes that come fast may be told of once. To be called once; false, with one log line, when the
// system does not watch.
bool window_watch_paths(struct window *window, const char *const *paths, size_t count);
// From any thread: wait() gives EVENT_NEWS with that number, which is below NOTICES_MOST.
void window_tell(struct window *window, size_t number);
// Brings the picture to the screen once more, if there was one; `window` is a struct window. False
// when the screen is lost.
bool window_show_again(void *window);
// Whether the program should end and be started anew: another display was plugged in, or the same
// one came back. Waiting then ends with EVENT_QUIT.
bool window_lost(const struct window *window);
// Whether somebody can touch the screen. Known on KMS/DRM only; elsewhere always TOUCH_THERE.
enum window_touch_state { WINDOW_TOUCH_THERE, WINDOW_TOUCH_NONE, WINDOW_TOUCH_DENIED };
enum window_touch_state window_touch_state(const struct window *window);
// For measurements: puts a DOWN, MOVE or UP into SDL's own queue, as a touch screen does.
void window_touch(struct window *window, const struct event *event);
// The names of the touch screens that are there now; at most `most` of them, returns how many.
// Valid until the port waits again.
int window_touch_devices(const struct window *window, const char *names_out[], int most);

#endif

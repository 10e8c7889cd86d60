// Input: SDL's events become the core's, or nothing. Fingers, the left mouse button as finger -1,
// and the keys of the allow-list. Keys stay as they are on a turned screen.
#ifndef PORT_SDL_INPUT_H
#define PORT_SDL_INPUT_H

#include "base/event.h"
#include "port/sdl/units.h"
#include "port/sdl/watch.h"

#include <SDL.h>

enum { INPUT_FINGER_COUNT = 16 };

// Zero-initialise but for the first three.
struct input {
    struct point screen; // its size, px, before turning
    int rotate_degrees;
    const struct watch *watch; // knows how wide fingers are; may be NULL
    struct units units;
    struct input_finger {
        bool down;
        bool pluggable; // of a device that SDL lists, and so may be unplugged
        SDL_TouchID device;
        SDL_FingerID finger;
        int64_t id;      // the core's: SDL's come again, with another device, or plugged in anew
        struct point at; // on the screen, not turned
    } fingers[INPUT_FINGER_COUNT];
    int64_t ids;       // given so far
    bool holding;      // `held` is to be handed out
    struct event held; // a DOWN that found fingers of an unplugged screen still down
};

// False for what is none of the core's business; *out is untouched then. A finger whose DOWN was
// not seen is not.
bool input_translate(struct input *input, const SDL_Event *from, int64_t now_ms, struct event *out);
// To be called before each of SDL's events: true, with an event that has to come before it.
bool input_held(struct input *input, int64_t now_ms, struct event *out);
// To be called when SDL has no more events: it tells nothing of fingers on a screen that was
// unplugged. True, with a CANCEL, for each of them.
bool input_unplugged(struct input *input, int64_t now_ms, struct event *out);

#endif

// Input: SDL's events become the core's, or nothing. Fingers, the left mouse button as finger -1,
// and the keys of the allow-list.
#ifndef PORT_SDL_INPUT_H
#define PORT_SDL_INPUT_H

#include "base/event.h"

#include <SDL.h>

enum { INPUT_FINGER_COUNT = 16 };

// Zero-initialise but for the first two.
struct input {
    struct point screen; // its size, px, before turning
    int rotate_degrees;
    struct {
        SDL_TouchID device;
        SDL_FingerID finger;
        bool down;
    } fingers[INPUT_FINGER_COUNT]; // of devices that may be unplugged
};

// False for what is none of the core's business; *out is untouched then.
bool input_translate(struct input *input, const SDL_Event *from, int64_t now_ms, struct event *out);
// SDL tells nothing of fingers on a screen that was unplugged. True, with a CANCEL, for each of
// them.
bool input_unplugged(struct input *input, int64_t now_ms, struct event *out);

#endif

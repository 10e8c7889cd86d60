// Touch comes from SDL's finger events alone: mouse events made from touch are lost when the screen
// is unplugged. Every finger has a number of its own from DOWN to UP, so that one that was lost
// with its screen is not taken for another. Places are turned back from the screen to the visible
// picture.
#include "port/sdl/input.h"

#include "port/sdl/turn.h"

#include <math.h>
#include <stddef.h>

enum { MOUSE_FINGER = -1 };

// --- devices ---

static int device_index(SDL_TouchID device)
{
    for (int i = 0; i < SDL_GetNumTouchDevices(); i++)
        if (SDL_GetTouchDevice(i) == device)
            return i;
    return -1;
}

// By its name (FNV-1a), and by its id where it has none.
static uint64_t device_key(SDL_TouchID device)
{
    int index = device_index(device);
    const char *name = index >= 0 ? SDL_GetTouchName(index) : NULL;
    uint64_t key = 14695981039346656037U;
    for (const char *at = name; at && *at; at++)
        key = (key ^ (unsigned char)*at) * 1099511628211U;
    return name ? key | 1 : ((uint64_t)device << 1 | 1);
}

static bool device_feels(SDL_TouchID device, SDL_FingerID finger)
{
    for (int i = 0; i < SDL_GetNumTouchFingers(device); i++) {
        const SDL_Finger *felt = SDL_GetTouchFinger(device, i);
        if (felt && felt->id == finger)
            return true;
    }
    return false;
}

// --- fingers ---

static struct input_finger *find_finger(struct input *input, const SDL_TouchFingerEvent *from)
{
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        struct input_finger *finger = &input->fingers[i];
        if (finger->down && finger->finger == from->fingerId && finger->device == from->touchId)
            return finger;
    }
    return NULL;
}

// A free place, or that of the one that came down first: its UP must have been lost.
static struct input_finger *place_for_finger(struct input *input)
{
    struct input_finger *oldest = &input->fingers[0];
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        if (!input->fingers[i].down)
            return &input->fingers[i];
        if (input->fingers[i].id < oldest->id)
            oldest = &input->fingers[i];
    }
    return oldest;
}

// One that is down already keeps its number: its UP was lost, and the core shall know.
static struct input_finger *new_finger(struct input *input, const SDL_TouchFingerEvent *from)
{
    struct input_finger *finger = find_finger(input, from);
    int64_t id = finger ? finger->id : ++input->ids;
    if (!finger)
        finger = place_for_finger(input);
    *finger = (struct input_finger){
        .down = true,
        .pluggable = device_index(from->touchId) >= 0,
        .device = from->touchId,
        .finger = from->fingerId,
        .id = id,
    };
    return finger;
}

static struct event cancel_event(struct input_finger *finger, int64_t now_ms)
{
    finger->down = false;
    return (struct event){.kind = EVENT_CANCEL, .at_ms = now_ms, .finger = finger->id};
}

static bool cancel_of_lost_device(struct input *input, int64_t now_ms, struct event *out)
{
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        struct input_finger *finger = &input->fingers[i];
        if (!finger->down || !finger->pluggable || device_index(finger->device) >= 0)
            continue;
        *out = cancel_event(finger, now_ms);
        return true;
    }
    return false;
}

bool input_held(struct input *input, int64_t now_ms, struct event *out)
{
    if (!input->holding)
        return false;
    if (cancel_of_lost_device(input, now_ms, out))
        return true;
    *out = input->held;
    input->holding = false;
    return true;
}

// A screen that is plugged in again may have the id that it had before: then it is its fingers that
// SDL does not know.
bool input_unplugged(struct input *input, int64_t now_ms, struct event *out)
{
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        struct input_finger *finger = &input->fingers[i];
        if (!finger->down || !finger->pluggable || device_feels(finger->device, finger->finger))
            continue;
        *out = cancel_event(finger, now_ms);
        return true;
    }
    return false;
}

// False where SDL divided by the range of a device that says it has none.
static bool place_finger(
    struct input *input, struct input_finger *finger, const SDL_TouchFingerEvent *from)
{
    double x = (double)from->x, y = (double)from->y;
    if (!isfinite(x) || !isfinite(y))
        return false;
    struct units_device *device = units_device(&input->units, device_key(from->touchId));
    if (from->type == SDL_FINGERDOWN)
        units_learn(device, x, y, input->screen);
    finger->at = units_place(device, x, y, input->screen);
    return true;
}

static enum event_kind finger_kind(Uint32 type)
{
    return type == SDL_FINGERDOWN ? EVENT_DOWN : type == SDL_FINGERUP ? EVENT_UP : EVENT_MOVE;
}

static struct event finger_event(
    struct input *input, const SDL_TouchFingerEvent *from, int64_t now_ms)
{
    struct event event = {.kind = finger_kind(from->type), .at_ms = now_ms};
    bool comes = event.kind == EVENT_DOWN;
    struct input_finger *finger = comes ? new_finger(input, from) : find_finger(input, from);
    if (!finger)
        return (struct event){.kind = EVENT_NONE};
    bool placed = place_finger(input, finger, from);
    finger->down = event.kind != EVENT_UP && (placed || !comes);
    if (!placed && comes)
        return (struct event){.kind = EVENT_NONE};
    event.finger = finger->id;
    event.at = turn_back(finger->at, input->screen, input->rotate_degrees);
    if (input->watch)
        event.contact_px = watch_contact_px(input->watch, from->fingerId, input->screen);
    struct event first;
    if (!comes || !cancel_of_lost_device(input, now_ms, &first))
        return event;
    input->holding = true;
    input->held = event;
    return first;
}

static struct point mouse_place(const struct input *input, int x, int y)
{
    struct point at = {
        geom_clamp(x, 0, input->screen.x - 1), geom_clamp(y, 0, input->screen.y - 1)};
    return turn_back(at, input->screen, input->rotate_degrees);
}

// --- mouse ---

static struct event button_event(const struct input *input, const SDL_MouseButtonEvent *from)
{
    if (from->button != SDL_BUTTON_LEFT || from->which == SDL_TOUCH_MOUSEID)
        return (struct event){.kind = EVENT_NONE};
    return (struct event){
        .kind = from->type == SDL_MOUSEBUTTONDOWN ? EVENT_DOWN : EVENT_UP,
        .finger = MOUSE_FINGER,
        .at = mouse_place(input, from->x, from->y),
    };
}

static struct event motion_event(const struct input *input, const SDL_MouseMotionEvent *from)
{
    if (!(from->state & SDL_BUTTON_LMASK) || from->which == SDL_TOUCH_MOUSEID)
        return (struct event){.kind = EVENT_NONE};
    return (struct event){
        .kind = EVENT_MOVE,
        .finger = MOUSE_FINGER,
        .at = mouse_place(input, from->x, from->y),
    };
}

// --- keys ---

static struct event key_event(const SDL_KeyboardEvent *from)
{
    static const struct {
        SDL_Scancode scancode;
        enum event_key key;
    } allowed[] = {
        {SDL_SCANCODE_TAB, EVENT_KEY_NEXT},
        {SDL_SCANCODE_LEFT, EVENT_KEY_LEFT},
        {SDL_SCANCODE_RIGHT, EVENT_KEY_RIGHT},
        {SDL_SCANCODE_UP, EVENT_KEY_UP},
        {SDL_SCANCODE_DOWN, EVENT_KEY_DOWN},
        {SDL_SCANCODE_RETURN, EVENT_KEY_SELECT},
        {SDL_SCANCODE_KP_ENTER, EVENT_KEY_SELECT},
        {SDL_SCANCODE_SPACE, EVENT_KEY_SELECT},
        {SDL_SCANCODE_ESCAPE, EVENT_KEY_BACK},
        {SDL_SCANCODE_BACKSPACE, EVENT_KEY_BACK},
        {SDL_SCANCODE_HOME, EVENT_KEY_HOME},
    };
    struct event none = {.kind = EVENT_NONE};
    if (from->repeat || from->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI))
        return none;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        if (allowed[i].scancode != from->keysym.scancode)
            continue;
        bool back = allowed[i].key == EVENT_KEY_NEXT && from->keysym.mod & KMOD_SHIFT;
        return (struct event){.kind = EVENT_KEY, .key = back ? EVENT_KEY_PREVIOUS : allowed[i].key};
    }
    return none;
}

bool input_translate(struct input *input, const SDL_Event *from, int64_t now_ms, struct event *out)
{
    struct event event = {.kind = EVENT_NONE};
    switch (from->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        event = finger_event(input, &from->tfinger, now_ms);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        event = button_event(input, &from->button);
        break;
    case SDL_MOUSEMOTION:
        event = motion_event(input, &from->motion);
        break;
    case SDL_KEYDOWN:
        event = key_event(&from->key);
        break;
    default:
        break;
    }
    if (event.kind == EVENT_NONE)
        return false;
    event.at_ms = now_ms;
    *out = event;
    return true;
}

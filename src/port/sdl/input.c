// Touch comes from SDL's finger events alone: mouse events made from touch are lost when the screen
// is unplugged. Places are turned back from the screen to the visible picture.
#include "port/sdl/input.h"

#include "port/sdl/turn.h"

enum { MOUSE_FINGER = -1 };

// --- places ---

// SDL gives 0 to 1 of the screen; some drivers give pixels.
static int pixel_of(float place, int size)
{
    double part = place > 2 ? (double)place / size : (double)place;
    return geom_clamp((int)(part * size), 0, size - 1);
}

static struct point finger_place(const struct input *input, const SDL_TouchFingerEvent *from)
{
    struct point at = {pixel_of(from->x, input->screen.x), pixel_of(from->y, input->screen.y)};
    return turn_back(at, input->screen, input->rotate_degrees);
}

static struct point mouse_place(const struct input *input, int x, int y)
{
    struct point at = {
        geom_clamp(x, 0, input->screen.x - 1), geom_clamp(y, 0, input->screen.y - 1)};
    return turn_back(at, input->screen, input->rotate_degrees);
}

// --- fingers ---

static bool plugged_in(SDL_TouchID device)
{
    for (int i = 0; i < SDL_GetNumTouchDevices(); i++)
        if (SDL_GetTouchDevice(i) == device)
            return true;
    return false;
}

static void forget_finger(struct input *input, const SDL_TouchFingerEvent *from)
{
    for (int i = 0; i < INPUT_FINGER_COUNT; i++)
        if (input->fingers[i].finger == from->fingerId && input->fingers[i].device == from->touchId)
            input->fingers[i].down = false;
}

static void note_finger(struct input *input, const SDL_TouchFingerEvent *from)
{
    forget_finger(input, from);
    if (!plugged_in(from->touchId))
        return; // not a device that can be unplugged
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        if (input->fingers[i].down)
            continue;
        input->fingers[i].device = from->touchId;
        input->fingers[i].finger = from->fingerId;
        input->fingers[i].down = true;
        return;
    }
}

bool input_unplugged(struct input *input, int64_t now_ms, struct event *out)
{
    for (int i = 0; i < INPUT_FINGER_COUNT; i++) {
        if (!input->fingers[i].down || plugged_in(input->fingers[i].device))
            continue;
        input->fingers[i].down = false;
        *out = (struct event){
            .kind = EVENT_CANCEL, .at_ms = now_ms, .finger = input->fingers[i].finger};
        return true;
    }
    return false;
}

static struct event finger_event(struct input *input, const SDL_TouchFingerEvent *from)
{
    struct event event = {.finger = from->fingerId, .at = finger_place(input, from)};
    if (from->type == SDL_FINGERDOWN) {
        event.kind = EVENT_DOWN;
        note_finger(input, from);
    } else if (from->type == SDL_FINGERUP) {
        event.kind = EVENT_UP;
        forget_finger(input, from);
    } else {
        event.kind = EVENT_MOVE;
    }
    return event;
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
        event = finger_event(input, &from->tfinger);
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

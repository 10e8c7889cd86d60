// What hardware (or a script) tells the core. Times are the port's monotonic milliseconds.
#ifndef BASE_EVENT_H
#define BASE_EVENT_H

#include "base/geom.h"

#include <stdbool.h>
#include <stdint.h>

enum event_kind {
    EVENT_NONE,     // nothing but the passing of time
    EVENT_DOWN,     // a finger (or the mouse button) touches the glass
    EVENT_MOVE,     // it moves while down
    EVENT_UP,       // it leaves
    EVENT_CANCEL,   // it is gone without leaving (device lost): no action may follow
    EVENT_KEY,      // a key of the allow-list was pressed (no repeats)
    EVENT_RESIZE,   // the window has a new size, or was made anew: nothing is on it
    EVENT_PICTURES, // pictures that were not ready are: what shows them is to be painted again
    EVENT_NEWS,     // a file that the port watches has changed, was made or has gone
    EVENT_QUIT,     // SIGTERM, or the window of --window was closed
};

// The keys the core knows; every other key is dropped by the port (standards A-110, S-04).
enum event_key {
    EVENT_KEY_PREVIOUS, // focus to the control before
    EVENT_KEY_NEXT,     // focus to the control after
    EVENT_KEY_LEFT,     // page back
    EVENT_KEY_RIGHT,    // page on
    EVENT_KEY_UP,       // scroll up
    EVENT_KEY_DOWN,     // scroll down
    EVENT_KEY_SELECT,   // press what has the focus
    EVENT_KEY_BACK,     // close the panel, or one level up
    EVENT_KEY_HOME,     // to the home screen
    EVENT_KEY_COUNT,
};

struct event {
    enum event_kind kind;
    int64_t at_ms;
    struct point at;    // DOWN, MOVE, UP: in pixels of the rotated, visible screen
    int64_t finger;     // DOWN, MOVE, UP, CANCEL: which one; the mouse is -1
    int contact_px;     // DOWN, MOVE, UP: how wide it lies on the glass; 0 = not known
    enum event_key key; // KEY
    struct point size;  // RESIZE: pixels
    int number;         // NEWS: which of the files, from 0
};

#endif

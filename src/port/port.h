// What the kiosk asks of a machine: fonts to measure with, a picture to show, events to wait for.
// Two ports: sdl (a window or the whole screen) and script (headless, scripted, with its own time).
#ifndef PORT_PORT_H
#define PORT_PORT_H

#include "base/event.h"
#include "draw/scene.h"
#include "text/measure.h"

#include <stdbool.h>
#include <stdint.h>

struct port {
    void *self;
    const struct text_measure *measure;
    struct point (*size)(void *self); // of the visible, rotated screen, px
    // The screen's pitch in mm a pixel as the machine reports it, or 0 when it does not know.
    double (*mm_per_px)(void *self);
    int64_t (*now_ms)(void *self); // monotonic, 64 bit
    // Waits for an event until `until_ms` (INT64_MAX = for ever, a time that has passed = only
    // looks for one that is there). EVENT_NONE when the time came, or sooner where something
    // changed that the caller may look at again.
    struct event (*wait)(void *self, int64_t until_ms);
    // Shows the scene. False when the screen is lost and the program should end (exit 3) to be
    // started anew. Lists need not live on after the call.
    bool (*present)(void *self, const struct draw_scene *scene);
    // There is time: paints the leaf, which may be shown next; NULL gives the memory of such leaves
    // back. Shows nothing.
    void (*prepare)(void *self, const struct draw_leaf *leaf);
};

#endif

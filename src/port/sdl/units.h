// What the coordinates of a touch device mean. SDL promises 0 to 1 across the screen; what comes is
// learned of each device from where fingers come down.
#ifndef PORT_SDL_UNITS_H
#define PORT_SDL_UNITS_H

#include "base/geom.h"

#include <stdbool.h>
#include <stdint.h>

enum { UNITS_DEVICE_COUNT = 8 };

// How much the far edge is, from the smallest to the largest.
enum unit {
    UNIT_PIXEL_OF_16_BITS, // the device sends pixels, but says that it goes to 65535
    UNIT_SCREEN,           // 1, as SDL promises
    UNIT_PIXEL_SQUARED,    // the first one times the screen's size (SDL issue 14947)
    UNIT_PIXEL,            // Wayland and X11 at times
    UNIT_12_BITS,          // the device's own numbers
    UNIT_15_BITS,
    UNIT_16_BITS,
    UNIT_COUNT,
};

// Zero-initialise. Devices are known by name, as a panel that is plugged in again has a new id.
struct units {
    struct units_device {
        uint64_t key; // 0: none yet
        bool learned; // the unit is for certain not smaller than this
        enum unit unit;
        int downs;          // in the corner that UNIT_PIXEL_OF_16_BITS would lie in
        double left, right; // where they were
        double top, bottom;
    } devices[UNITS_DEVICE_COUNT];
    int next; // to be replaced, when all are taken
};

// The device's entry; to be given to the others at once.
struct units_device *units_device(struct units *units, uint64_t key);
// A finger came down here. A value beyond the far edge means a larger unit, at once. Four fingers
// in a corner of a 65535th, all over it, mean the smallest one, until one comes down elsewhere.
void units_learn(struct units_device *device, double x, double y, struct point screen);
// The pixel of the screen, at its edge when it is beyond. The values must be finite.
struct point units_place(
    const struct units_device *device, double x, double y, struct point screen);

#endif

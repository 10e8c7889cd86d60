// A ladder of units: the smallest one counts in which all fingers came down on the screen. Only
// DOWNs are looked at, since drags may go beyond the edge of a window.
#include "port/sdl/units.h"

#include <math.h>

enum { DOWN_COUNT = 4 };

static const double BEYOND = 1.1; // digitizers may reach a little further than the screen

static double edge(enum unit unit, int screen_px)
{
    switch (unit) {
    case UNIT_PIXEL_OF_16_BITS:
        return screen_px / 65535.0;
    case UNIT_PIXEL_SQUARED:
        return screen_px * (screen_px / 65535.0);
    case UNIT_PIXEL:
        return screen_px;
    case UNIT_12_BITS:
        return 4095;
    case UNIT_15_BITS:
        return 32767;
    case UNIT_16_BITS:
        return 65535;
    default:
        return 1;
    }
}

struct units_device *units_device(struct units *units, uint64_t key)
{
    for (int i = 0; i < UNITS_DEVICE_COUNT; i++)
        if (units->devices[i].key == key)
            return &units->devices[i];
    struct units_device *device = &units->devices[units->next];
    units->next = (units->next + 1) % UNITS_DEVICE_COUNT;
    *device = (struct units_device){.key = key, .unit = UNIT_SCREEN};
    return device;
}

static bool within(enum unit unit, double x, double y, struct point screen)
{
    return x <= BEYOND * edge(unit, screen.x) && y <= BEYOND * edge(unit, screen.y);
}

// Pixels are whole numbers, and pixels in another unit are hardly ever.
static bool fits(enum unit unit, double x, double y, struct point screen)
{
    bool whole = floor(x) == x && floor(y) == y;
    return within(unit, x, y, screen) && !(unit == UNIT_PIXEL_SQUARED && whole);
}

static void note_corner(struct units_device *device, double x, double y)
{
    bool first = device->downs++ == 0;
    device->left = first ? x : fmin(device->left, x);
    device->right = first ? x : fmax(device->right, x);
    device->top = first ? y : fmin(device->top, y);
    device->bottom = first ? y : fmax(device->bottom, y);
}

static bool all_over_corner(const struct units_device *device, struct point screen)
{
    return device->downs >= DOWN_COUNT &&
           device->right - device->left > edge(UNIT_PIXEL_OF_16_BITS, screen.x) / 4 &&
           device->bottom - device->top > edge(UNIT_PIXEL_OF_16_BITS, screen.y) / 4;
}

void units_learn(struct units_device *device, double x, double y, struct point screen)
{
    if (!device->learned && within(UNIT_PIXEL_OF_16_BITS, x, y, screen)) {
        note_corner(device, x, y);
        if (all_over_corner(device, screen))
            device->unit = UNIT_PIXEL_OF_16_BITS;
        return;
    }
    device->learned = true;
    while (device->unit + 1 < UNIT_COUNT && !fits(device->unit, x, y, screen))
        device->unit = (enum unit)(device->unit + 1);
}

static int pixel(double place, double far, int screen_px)
{
    // A hair more, lest whole pixels come out one less.
    double px = place / far * screen_px + 0.0001;
    return px < 0 ? 0 : px >= screen_px ? screen_px - 1 : (int)px;
}

struct point units_place(const struct units_device *device, double x, double y, struct point screen)
{
    return (struct point){pixel(x, edge(device->unit, screen.x), screen.x),
        pixel(y, edge(device->unit, screen.y), screen.y)};
}

// How wide a finger lies on the glass, which SDL does not tell: decoded from the events of a Linux
// multitouch device (protocol B). SDL's finger ids are the tracking ids of these devices.
#ifndef PORT_SDL_CONTACT_H
#define PORT_SDL_CONTACT_H

#include "base/geom.h"

#include <linux/input.h>
#include <stdbool.h>
#include <stdint.h>

enum { CONTACT_SLOT_COUNT = 16 };

struct contact_axis {
    int least, most;
    int per_mm; // 0 where the device does not say
};

struct contacts {
    struct contact_axis x, width; // width: ABS_MT_TOUCH_MAJOR; `most` is 0 where it has none
    int slot;                     // that the next events are of
    int narrowest;                // of all contacts, as the device says; 0: none yet
    bool lost;                    // events were lost, and until the next report all are void
    bool unknown;                 // what is in the slots is no longer known
    struct contact_slot {
        int id; // tracking id; -1: none yet. Kept when the finger left: SDL tells of it later
        int width;
    } slots[CONTACT_SLOT_COUNT];
};

void contact_init(struct contacts *contacts, struct contact_axis x, struct contact_axis width);
// From what the device says of itself; all widths are unknown where it is no touch panel.
void contact_open(struct contacts *contacts, int fd);
void contact_feed(struct contacts *contacts, const struct input_event *event);
// Feeds what the device has to say now; `fd` does not block. False when it said nothing.
bool contact_read(struct contacts *contacts, int fd);
// The width of a finger on a screen that the panel covers; 0 = not known. Panels that never saw a
// contact narrower than a twelfth of the screen measure something else, and are not believed.
int contact_px(const struct contacts *contacts, int64_t id, struct point screen);

#endif

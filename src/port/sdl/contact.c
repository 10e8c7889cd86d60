// The kernel sends only what changes in a slot, and a slot keeps its width from one finger to the
// next: so widths belong to slots, and are asked for once when the device is opened.
#include "port/sdl/contact.h"

#include <sys/ioctl.h>
#include <unistd.h>

enum { FRACTION_OF_SCREEN = 12, READ_COUNT = 64 };

void contact_init(struct contacts *contacts, struct contact_axis x, struct contact_axis width)
{
    *contacts = (struct contacts){.x = x, .width = width};
    for (int i = 0; i < CONTACT_SLOT_COUNT; i++)
        contacts->slots[i].id = -1;
}

// --- what the device says of itself ---

static struct contact_axis axis_of(int fd, unsigned code)
{
    struct input_absinfo info = {0};
    if (ioctl(fd, EVIOCGABS(code), &info) < 0)
        return (struct contact_axis){0, 0, 0};
    return (struct contact_axis){info.minimum, info.maximum, info.resolution};
}

struct slot_values {
    uint32_t code;
    int32_t values[CONTACT_SLOT_COUNT];
};

static bool ask_slots(int fd, unsigned code, struct slot_values *out)
{
    *out = (struct slot_values){.code = code};
    return ioctl(fd, EVIOCGMTSLOTS(sizeof *out), out) >= 0;
}

static void set_width(struct contacts *contacts, struct contact_slot *slot, int width)
{
    slot->width = width;
    if (width > 0 && (contacts->narrowest == 0 || width < contacts->narrowest))
        contacts->narrowest = width;
}

static void ask_all(struct contacts *contacts, int fd)
{
    struct slot_values ids, widths;
    struct input_absinfo slot = {0};
    contacts->unknown = false;
    if (!ask_slots(fd, ABS_MT_TRACKING_ID, &ids) || !ask_slots(fd, ABS_MT_TOUCH_MAJOR, &widths))
        return;
    for (int i = 0; i < CONTACT_SLOT_COUNT; i++) {
        contacts->slots[i].id = ids.values[i];
        set_width(contacts, &contacts->slots[i], widths.values[i]);
    }
    if (ioctl(fd, EVIOCGABS(ABS_MT_SLOT), &slot) >= 0)
        contacts->slot = slot.value;
}

void contact_open(struct contacts *contacts, int fd)
{
    contact_init(contacts, axis_of(fd, ABS_MT_POSITION_X), axis_of(fd, ABS_MT_TOUCH_MAJOR));
    if (contacts->width.most > 0)
        ask_all(contacts, fd);
}

// --- what it says of fingers ---

static void feed_axis(struct contacts *contacts, int code, int value)
{
    if (code == ABS_MT_SLOT) {
        contacts->slot = value;
        return;
    }
    if (contacts->slot < 0 || contacts->slot >= CONTACT_SLOT_COUNT)
        return;
    struct contact_slot *slot = &contacts->slots[contacts->slot];
    if (code == ABS_MT_TRACKING_ID && value >= 0)
        slot->id = value;
    if (code == ABS_MT_TOUCH_MAJOR)
        set_width(contacts, slot, value);
}

static void forget(struct contacts *contacts)
{
    contacts->lost = contacts->unknown = true;
    contacts->slot = 0;
    for (int i = 0; i < CONTACT_SLOT_COUNT; i++)
        contacts->slots[i] = (struct contact_slot){-1, 0};
}

void contact_feed(struct contacts *contacts, const struct input_event *event)
{
    if (event->type == EV_SYN && event->code == SYN_DROPPED)
        forget(contacts);
    else if (event->type == EV_SYN && event->code == SYN_REPORT)
        contacts->lost = false;
    else if (event->type == EV_ABS && !contacts->lost)
        feed_axis(contacts, event->code, event->value);
}

bool contact_read(struct contacts *contacts, int fd)
{
    struct input_event events[READ_COUNT];
    bool any = false;
    for (;;) {
        ssize_t size = read(fd, events, sizeof events);
        if (size < (ssize_t)sizeof *events)
            break;
        any = true;
        for (size_t i = 0; i < (size_t)size / sizeof *events; i++)
            contact_feed(contacts, &events[i]);
    }
    if (contacts->unknown && !contacts->lost)
        ask_all(contacts, fd);
    return any;
}

// --- widths ---

// Widths are said in units of the position, unless both have a scale of their own.
static int px_of(const struct contacts *contacts, int width, int screen_px)
{
    struct contact_axis x = contacts->x;
    double range = (double)x.most - x.least + 1;
    bool scaled = x.per_mm > 0 && contacts->width.per_mm > 0;
    double units = scaled ? (double)width * x.per_mm / contacts->width.per_mm : width;
    return (int)(units * screen_px / range);
}

int contact_px(const struct contacts *contacts, int64_t id, struct point screen)
{
    if (id < 0 || contacts->width.most <= 0 || contacts->x.most <= contacts->x.least)
        return 0;
    if (px_of(contacts, contacts->narrowest, screen.x) > screen.x / FRACTION_OF_SCREEN)
        return 0;
    for (int i = 0; i < CONTACT_SLOT_COUNT; i++)
        if (contacts->slots[i].id == id)
            return px_of(contacts, contacts->slots[i].width, screen.x);
    return 0;
}

// Which displays are plugged in, as the kernel says (folders CARD-CONNECTOR in /sys/class/drm), and
// that it changes (its messages, "uevents"). SDL lists displays only once, when its video starts.
#ifndef PORT_SDL_PLUG_H
#define PORT_SDL_PLUG_H

#include <stdbool.h>
#include <stdint.h>

#define PLUG_FOLDER "/sys/class/drm"

struct plug {
    const char *folder; // borrowed
    int fd;             // of the messages; -1: none are heard
    uint64_t shown;     // what was plugged in when the picture was opened
    bool away;          // since then, nothing was plugged in at some time
};

// Hears the kernel from now on, and notes what is plugged in. Where it cannot be heard, `fd` is -1.
void plug_open(struct plug *plug, const char *folder);
// The same with messages of somebody else's descriptor, which the plug closes.
void plug_open_fd(struct plug *plug, const char *folder, int fd);
void plug_close(struct plug *plug);
// Names the displays that are plugged in, with their modes and what they say of themselves (EDID);
// 0: there is none.
uint64_t plug_state(const char *folder);
// Reads the messages that are there. True when another display is there than at the opening, or the
// same one came back: then the picture must be opened anew. Never while none is there.
bool plug_changed(struct plug *plug);
// Sleeps until the kernel has a message, at most so long.
void plug_wait(struct plug *plug, int timeout_ms);

#endif

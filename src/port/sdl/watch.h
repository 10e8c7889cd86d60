// Waiting: for SDL's events, for SIGTERM and SIGINT, and never by asking again and again.
#ifndef PORT_SDL_WATCH_H
#define PORT_SDL_WATCH_H

#include "base/geom.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

struct watch;

// From here on the two signals wait for a watch.
void watch_hold_signals(void);
// Blocks the two signals, so call it before anything starts a thread.
struct watch *watch_create(void);
// To be called once SDL's video is up. `device_folder` is where input devices appear, "/dev/input".
void watch_start(struct watch *watch, const char *device_folder);
// Wakes for this descriptor, too, where SDL does not sleep by itself; the caller reads it. -1:
// none.
void watch_also(struct watch *watch, int fd);
// How many input devices may be read; *denied_out: and how many not. 0 and 0 where SDL sleeps.
int watch_devices(const struct watch *watch, int *denied_out);
// Ends the watching and lets the signals through again; before SDL's video is shut down.
void watch_destroy(struct watch *watch);
// Whether one of the signals came since the last call.
bool watch_signalled(struct watch *watch);
// How wide the finger lies on a screen of that size, px before turning; 0 = not known, and always
// so where SDL sleeps by itself. `finger` is SDL's.
int watch_contact_px(const struct watch *watch, SDL_FingerID finger, struct point screen);
// The next of SDL's events. False when none came in `timeout_ms`, or for a reason to look around:
// a signal, a device that came or went.
bool watch_event(struct watch *watch, int64_t timeout_ms, SDL_Event *out);

#endif

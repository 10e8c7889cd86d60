// The headless port: no screen, its own time from 0 on, events from a script. It measures with the
// fonts it is given, counts what is presented, and paints and keeps nothing.
//
// wait() moves the time on to the next scripted event or to `until_ms`, whichever is first; the
// event when both are at once. Past the script's end it stands still at the end and returns
// EVENT_QUIT, so that loops end; more may be appended then. size() follows a RESIZE once it was
// waited for.
#ifndef PORT_SCRIPT_SCRIPT_H
#define PORT_SCRIPT_SCRIPT_H

#include "port/port.h"

struct script;

// `measure` is borrowed. The screen is `size` px with `mm_per_px`.
struct script *script_create(
    const struct text_measure *measure, struct point size, double mm_per_px);
void script_destroy(struct script *script);
struct port script_port(struct script *script);

// Appends events. Times count from the last event appended; a first one is at 0.
// A tap takes 80 ms: two of them at one place need a script_wait between, or the second is a
// bounce.
void script_tap(struct script *script, struct point at);
// Down, evenly on (a MOVE every 16 ms, the last at `to`), up.
void script_drag(struct script *script, struct point from, struct point to, int duration_ms);
void script_key(struct script *script, enum event_key key);
void script_wait(struct script *script, int64_t duration_ms);
void script_event(struct script *script, struct event event); // at_ms is set here
// True while events or waiting time are left.
bool script_pending(const struct script *script);
// How many frames were presented, and the damaged pixels of them all (where rectangles overlap,
// twice).
int64_t script_frames(const struct script *script);
int64_t script_damage_px(const struct script *script);

#endif

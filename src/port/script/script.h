// The headless port: no screen, its own time, events from a script. Measures with real fonts; paints
// only when asked for a picture.
#ifndef PORT_SCRIPT_SCRIPT_H
#define PORT_SCRIPT_SCRIPT_H

#include "port/port.h"

struct script;

// `measure` is borrowed. The screen is `size` px with `mm_per_px`.
struct script *script_create(
    const struct text_measure *measure, struct point size, double mm_per_px);
void script_destroy(struct script *script);
struct port script_port(struct script *script);

// Appends events. Times count from the last event appended.
void script_tap(struct script *script, struct point at);
void script_drag(struct script *script, struct point from, struct point to, int duration_ms);
void script_key(struct script *script, enum event_key key);
void script_wait(struct script *script, int64_t duration_ms);
void script_event(struct script *script, struct event event); // at_ms is set here
// True while events or waiting time are left.
bool script_pending(const struct script *script);
// How many frames were presented, and the damaged pixels of them all.
int64_t script_frames(const struct script *script);
int64_t script_damage_px(const struct script *script);

#endif

// What `vitrine run` does with recordings: makes one of an exhibit that runs, and replays one.
#ifndef COMMAND_TRACE_H
#define COMMAND_TRACE_H

#include "command/exhibit.h"
#include "kiosk/kiosk.h"
#include "port/trace/recorder.h"

// Records what crosses `port`, into the new file `path`; `options` and `size` are those the kiosk
// starts with. NULL, and nothing is recorded, where path is NULL, or, with one log line, where it
// is not possible.
struct recorder *command_record(const char *path, const struct exhibit *exhibit,
    const struct kiosk_options *options, struct point size, const struct port *port);

// Replays the recording `path` over the exhibit's pack, in a window turned by that many degrees or
// headless, and prints one line about it. Returns the exit code.
int command_replay(
    const char *path, const struct exhibit *exhibit, int rotate_degrees, bool headless);

#endif

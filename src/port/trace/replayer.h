// A port that gives the answers of a recording again, in their order, and compares the frames that
// it is given with those of the recording. What it answers depends on nothing else, so that a kiosk
// that is as it was does as it did.
#ifndef PORT_TRACE_REPLAYER_H
#define PORT_TRACE_REPLAYER_H

#include "port/port.h"
#include "port/trace/names.h"
#include "port/trace/trace.h"

struct replayer;

struct replay_result {
    int64_t frames;    // compared; one that only one side has counts too
    int64_t differing; // of these
    int first_line;    // of the recording: where the first of them was missed, or came too much
    int64_t first_ms;  // since the start
    bool stopped;      // the screen ended it (EVENT_QUIT) before all was compared
};

// From the next line of `trace` on. `screen` is NULL, and everything goes as fast as it can; or it
// is a port that shows the frames, in the recorded tempo, while it is of the recorded size, and of
// whose events only EVENT_QUIT counts. wait() returns EVENT_QUIT at the end. Everything is
// borrowed.
struct replayer *replayer_create(struct trace *trace, const struct text_measure *measure,
    struct trace_roots roots, const struct port *screen);
void replayer_destroy(struct replayer *replayer); // NULL is fine
struct port replayer_port(struct replayer *replayer);

// To be asked once all has been played.
struct replay_result replayer_result(const struct replayer *replayer);

#endif

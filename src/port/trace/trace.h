// A recording of what crossed a port: the answers that the kiosk was given and the frames that it
// gave, line by line. docs/traces.md is its written form; this file and that page change together.
#ifndef PORT_TRACE_TRACE_H
#define PORT_TRACE_TRACE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/event.h"

enum { TRACE_FORMAT = 1, TRACE_MOST_BYTES = 64 << 20 };

// All that frames depend on besides the answers.
struct trace_facts {
    const char *program; // the version of Vitrine that recorded: one word
    const char *pack;    // the pack's id: one word
    int pack_version;
    struct point size; // of the visible screen, px
    double mm_per_px;  // 0 = guessed from the size
    int distance_mm;   // as in the kiosk's options, like those that follow
    int64_t ask_after_ms, reset_after_ms;
    int bounce_ms;
    bool still;
    int64_t start_ms; // what the clock said at the start; times in the file count from it
};

enum trace_kind {
    TRACE_NOW,   // now_ms() answered at_ms
    TRACE_FRAME, // a frame of that name was presented
    TRACE_EVENT, // wait() answered this event, at at_ms
};

struct trace_line {
    enum trace_kind kind;
    int number;    // of the line in the file; set by trace_next
    int64_t at_ms; // of the port's clock
    uint64_t frame;
    struct event event;
};

// --- writing
void trace_put_facts(struct buf *out, const struct trace_facts *facts);
void trace_put_line(struct buf *out, const struct trace_line *line, int64_t start_ms);

// --- reading
struct trace;

// Reads and checks the whole file; NULL, with the first fault in `diag`, where it is not there or
// is no recording. A last line without its end was cut off, and is left out.
struct trace *trace_read(const char *path, struct diag *diag);
// The same of a text that was read from `path`. It is taken over.
struct trace *trace_parse(const char *path, struct buf *text, struct diag *diag);
void trace_destroy(struct trace *trace); // NULL is fine

const struct trace_facts *trace_facts(const struct trace *trace);
// The line after the one that was given last; false at the end.
bool trace_next(struct trace *trace, struct trace_line *line_out);

#endif

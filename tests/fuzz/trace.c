// Recordings: what is taken comes out the same when it is written and read again.
#include "target.h"

#include "base/bug.h"
#include "port/trace/trace.h"

#include <string.h>

// Writes anew all that the trace says.
static void put_all(struct trace *trace, struct buf *out)
{
    struct trace_line line;
    const struct trace_facts *facts = trace_facts(trace);
    trace_put_facts(out, facts);
    while (trace_next(trace, &line))
        trace_put_line(out, &line, facts->start_ms);
}

// The trace of a text, or NULL with a fault.
static struct trace *parse(const char *bytes, size_t length)
{
    struct diag diag = {0};
    struct buf text = {0};
    buf_add(&text, bytes, length);
    struct trace *trace = trace_parse("visit.trace", &text, &diag);
    BUG_IF((trace == NULL) != (diag.counts[DIAG_ERROR] > 0));
    diag_finish(&diag);
    return trace;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct trace *trace = parse((const char *)bytes, length);
    if (!trace)
        return 0;
    struct buf first = {0}, second = {0};
    put_all(trace, &first);
    struct trace *again = parse(first.text, first.length);
    BUG_IF(!again);
    put_all(again, &second);
    BUG_IF(strcmp(buf_text(&first), buf_text(&second)) != 0);
    trace_destroy(again);
    trace_destroy(trace);
    buf_finish(&first);
    buf_finish(&second);
    return 0;
}

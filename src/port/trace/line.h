// One line of a recording after its header: "TIME WHAT ...".
#ifndef PORT_TRACE_LINE_H
#define PORT_TRACE_LINE_H

#include "port/trace/scan.h"
#include "port/trace/trace.h"

#define TRACE_TIME_MOST INT64_C(1000000000000000) // ms either way: nothing overflows

// False with the fault in `scan`.
bool line_parse(struct scan *scan, int64_t start_ms, struct trace_line *out);

#endif

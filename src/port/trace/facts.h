// The header of a recording: "NAME VALUE", each in its line, in one order.
#ifndef PORT_TRACE_FACTS_H
#define PORT_TRACE_FACTS_H

#include "base/arena.h"
#include "port/trace/scan.h"
#include "port/trace/trace.h"

enum { FACTS_LINES = 12 };

// Takes the line `index` of the header. False with the fault in `scan`. Texts go to `arena`.
bool facts_parse(struct scan *scan, int index, struct arena *arena, struct trace_facts *out);

#endif

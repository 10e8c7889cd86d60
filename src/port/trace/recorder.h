// A port that passes everything on to another, and writes down what crosses it. Each line is
// written when it happens, so that the file is usable whatever ends the program.
#ifndef PORT_TRACE_RECORDER_H
#define PORT_TRACE_RECORDER_H

#include "port/around.h"
#include "port/trace/names.h"
#include "port/trace/trace.h"

struct recorder;

// A new file `path`; start_ms of `facts` is set here. NULL, with one log line, where it cannot be
// made: one that is there already is never written over. The recording ends, with one log line,
// where it would be longer than `most_bytes` or a line cannot be written; the port goes on. What
// `port` stands for and the roots are borrowed.
struct recorder *recorder_create(const char *path, const struct trace_facts *facts,
    struct trace_roots roots, const struct port *port, int64_t most_bytes);
void recorder_destroy(struct recorder *recorder); // NULL is fine
struct port recorder_port(struct recorder *recorder);

#endif

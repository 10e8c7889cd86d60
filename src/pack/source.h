// A file as text that was read, and where its lines begin: what a fault shows of it.
#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
    const char *path; // for messages
    const char *text; // NUL-terminated; a byte order mark is left out
    size_t length;
    const size_t *lines; // the offset of each line
    int line_count;
    const char *shown; // as text, but a NUL ends each line
    struct diag *diag; // where the faults of this file go
};

// The path and the text are kept by reference; what else is needed is put into `arena`.
struct source source_make(
    struct arena *arena, struct diag *diag, const char *path, const char *text, size_t length);
// Reports what is not UTF-8, lines over 16 KiB and every character that packs refuse. False where
// that keeps a reader of YAML from going on.
bool source_check(const struct source *source);
// Whether packs refuse this character: controls, bidi overrides, invisible and private ones.
bool source_refuses(uint32_t code);
// The byte at a place, which may be the end of its line.
const char *source_at(const struct source *source, int line, int col);
// Adds a fault at `mark`, which is in this file. `hint` may be NULL.
void source_fault(const struct source *source, enum diag_severity severity, struct diag_mark mark,
    const char *hint, const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif

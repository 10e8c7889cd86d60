// Faults of the content, collected: every one, with its place, the line of the file, and the way
// out. Rendered as "path:line:col: error: message", the source line, a caret line, then hints.
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"

#include <stddef.h>

enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE, DIAG_SEVERITY_COUNT };

// A place in a file of the pack. Lines and columns count from 1; columns in code points.
struct diag_mark {
    const char *path; // relative to the pack; NULL = no place
    int line;         // 0 = the file as a whole
    int col;
    int width; // code points to underline; at least 1
};

struct diag_item {
    enum diag_severity severity;
    struct diag_mark mark;
    const char *message;
    const char *hint;        // more lines, '\n' between them; or NULL
    const char *source_line; // or NULL
};

// Zero-initialise, use, diag_finish.
struct diag {
    struct arena arena;
    struct diag_item *items;
    size_t count, capacity;
    int counts[DIAG_SEVERITY_COUNT];
};

void diag_finish(struct diag *diag);
// Everything is copied. `hint` and `source_line` may be NULL; `message` is printf-like.
void diag_add(struct diag *diag, enum diag_severity severity, struct diag_mark mark,
    const char *source_line, const char *hint, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
// Adds every item's text, in order of file (as first met), line and column.
void diag_render(const struct diag *diag, struct buf *out);
// Only the errors, each with its place and the way out, for a screen without fixed-width type.
void diag_render_brief(const struct diag *diag, struct buf *out);
void diag_render_item(const struct diag_item *item, struct buf *out);
typedef void diag_visitor(const struct diag_item *item, void *context);
// Every item, in the order of diag_render.
void diag_each(const struct diag *diag, diag_visitor *visit, void *context);
const char *diag_severity_name(enum diag_severity severity); // "error"

// The nearest of `names` to `word` by edit distance, or NULL where none is near (more than a third
// of its letters differ).
const char *diag_nearest(const char *word, const char *const *names, size_t count);

#endif

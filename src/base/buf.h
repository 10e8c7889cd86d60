// A growing byte buffer, always NUL-terminated once something was added. Out of memory is a BUG.
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

// Zero-initialise (`struct buf b = {0}`), use, buf_finish.
struct buf {
    char *text; // NULL while nothing was added
    size_t length;
    size_t capacity;
};

void buf_finish(struct buf *buf);
void buf_clear(struct buf *buf); // keeps the memory
void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_add_text(struct buf *buf, const char *text);
void buf_print(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The text so far; "" while nothing was added.
const char *buf_text(const struct buf *buf);

#endif

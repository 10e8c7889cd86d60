// Text of a file as it may be shown: no control, bidi or invisible character of a pack reaches a
// terminal or a log.
#ifndef BASE_SHOWN_H
#define BASE_SHOWN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

// Whether a character does something else than being seen. A tab does not count.
bool shown_is_unsafe(uint32_t code);
// Takes one code point, or one byte that is none, and returns it as it may be shown: U+FFFD for a
// byte that is none and for what is unsafe. **at is not at the end.
uint32_t shown_take(const char **at);
void shown_add_code(struct buf *out, uint32_t code);
void shown_add(struct buf *out, const char *text);

#endif

// Inline marks of a text: **bold**, *italic*, [words](glossary:term-id); a backslash before
// '*', '[' or '\' keeps that character. Lives in base because the pack checks it and text sets it.
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct markup_span {
    const char *text; // NUL-terminated, in the arena
    size_t offset;    // byte offset of the span's first character in the marked text
    bool bold, italic;
    const char *term; // the glossary id of a link, or NULL
};

struct markup {
    struct markup_span *spans; // never empty; the text "" is one empty span
    size_t count;
};

struct markup_fault {
    const char *reason; // a constant, e.g. "'**' is never closed"
    size_t offset;      // byte offset of the mark at fault
};

// False, with *out untouched and *fault_out set (if not NULL), where marks do not pair.
bool markup_parse(
    struct arena *arena, const char *text, struct markup *out, struct markup_fault *fault_out);
// The text without its marks. A text with faulty marks comes back as it is.
const char *markup_plain(struct arena *arena, const char *text);

#endif

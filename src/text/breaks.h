// Where lines may break: UAX 14 through libunistring. What good setting adds is in ties.h.
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>
#include <stdint.h>

enum breaks_kind {
    BREAKS_NONE,
    BREAKS_TIED, // UAX 14 allows it, good setting does not: only where a word would be cut else
    BREAKS_SOFT, // after a soft hyphen: a hyphen shows when the line breaks here
    BREAKS_ALLOWED,
    BREAKS_HARD, // the line must break here
};

enum { BREAKS_SOFT_HYPHEN = 0xAD };

// Fills kinds[i] with the kind of break before character i, as UAX 14 has it; kinds[0] is NONE.
// A line feed at the very end breaks nothing.
void breaks_find(const uint32_t *codes, size_t count, char *kinds);

#endif

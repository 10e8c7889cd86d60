// Pairs of counts, each followed by bytes: so many zeros, so many bytes as they are. Zeros at the
// end are left out.
#include "port/sdl/squeeze.h"

#include <string.h>

enum {
    COUNT_MOST = 255,
    GAP = 3, // so many zeros are worth a pair of counts
};

static size_t zeros_at(const uint8_t *bytes, size_t count, size_t most)
{
    size_t zeros = 0;
    while (zeros < count && zeros < most && bytes[zeros] == 0)
        zeros++;
    return zeros;
}

static size_t inked_at(const uint8_t *bytes, size_t count)
{
    size_t inked = 0;
    while (inked < count && inked < COUNT_MOST &&
           (bytes[inked] || zeros_at(bytes + inked, count - inked, GAP) < GAP))
        inked++;
    return inked;
}

void squeeze_add(struct buf *out, const uint8_t *bytes, size_t count)
{
    while (count > 0 && bytes[count - 1] == 0)
        count--;
    for (size_t at = 0; at < count;) {
        size_t zeros = zeros_at(bytes + at, count - at, COUNT_MOST);
        size_t inked = inked_at(bytes + at + zeros, count - at - zeros);
        const char counts[] = {(char)zeros, (char)inked};
        buf_add(out, counts, sizeof counts);
        buf_add(out, (const char *)bytes + at + zeros, inked);
        at += zeros + inked;
    }
}

void squeeze_expand(const char *squeezed, size_t length, uint8_t *bytes)
{
    const char *end = squeezed + length;
    while (squeezed < end) {
        size_t inked = (uint8_t)squeezed[1];
        bytes += (uint8_t)squeezed[0];
        memcpy(bytes, squeezed + 2, inked);
        bytes += inked;
        squeezed += 2 + inked;
    }
}

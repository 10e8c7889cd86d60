// The Unicode bidirectional algorithm (UAX 9), through FriBidi: levels of a paragraph, and the
// visual order of the pieces of a line.
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Rules X1 to L1 for one paragraph that is also one line. `isolates` is NULL or gives each
// character the number of the isolate it is in, 0 = none: every stretch of one number is set as
// if between FSI and PDI. Fills `levels`; odd = right to left.
void bidi_levels(struct arena *scratch, const uint32_t *codes, size_t count, const int *isolates,
    bool right_to_left, uint8_t *levels);

// Rule L2: fills order[visual position, from the left] = index of the piece.
void bidi_order(const uint8_t *levels, size_t count, size_t *order);

// The direction of the first strong character: -1 right to left, 1 left to right, 0 there is none.
int bidi_first_strong(const uint32_t *codes, size_t count);

#endif

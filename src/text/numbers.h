// Numbers within right-to-left text. UAX 9 sets "12 500", "+7 727 555-01-23" and "500-ден" there
// from right to left, group by group; a reader wants them as they stand on paper.
#ifndef TEXT_NUMBERS_H
#define TEXT_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

// Numbers as isolates (bidi.h), from `number` + 1 on, the stretches that are one number: digits in
// groups, with signs, a percent sign, or a hyphen and left-to-right letters. Stretches that touch
// an isolate stay as they are; so does a range ("5–10"), which is read from right to left.
void numbers_isolate(const uint32_t *codes, size_t count, int *isolates, int number);

#endif

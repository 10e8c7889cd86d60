// A colour: 0xAARRGGBB, not premultiplied, and its contrast by WCAG 2.2.
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t colour;

#define COLOUR(rgb) (0xFF000000u | (rgb))

// "#RRGGBB" only. False, with *out untouched, for anything else.
bool colour_parse(const char *text, colour *out);
// `a` at 0, `b` at 256, in between at the others; alpha too.
colour colour_mix(colour a, colour b, int of_256);
// Replaces the alpha, 0 to 255.
colour colour_alpha(colour c, int alpha);
// (L1 + 0.05) / (L2 + 0.05), 1 to 21; alpha is ignored. WCAG 2.2, "contrast ratio".
double colour_contrast(colour a, colour b);

#endif

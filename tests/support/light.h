// Light on the glass: relative luminance as WCAG 2.2 defines it, flashes as its 2.3.1 counts them,
// and pixels that stay bright.
#ifndef SUPPORT_LIGHT_H
#define SUPPORT_LIGHT_H

#include "port/sdl/canvas.h"

#include <stdint.h>

// 0 (black) to 1 (white).
double light_of(colour c);

// --- flashes ---

// Watches a screen in coarse cells. A flash is a pair of opposing changes of at least 0.1, the
// darker below 0.8.
struct flashes;

struct flashes *flashes_create(struct point size);
void flashes_destroy(struct flashes *flashes);
// The next frame; times rise.
void flashes_add(struct flashes *flashes, const struct canvas *canvas, int64_t at_ms);
// The most flashes that any second had on at least a quarter of any field of 341x256 px of a screen
// of 768 lines (10 degrees of what the eye sees).
int flashes_most(const struct flashes *flashes);

// --- pixels that stay bright ---

struct glare {
    struct point size;
    int64_t *since_ms; // of each pixel: when it became bright; -1 = it is dark
    int64_t longest_ms;
};

struct glare glare_begin(struct point size);
void glare_finish(struct glare *glare);
// What the screen shows from `at_ms` on. Bright is more than half of the light of white.
void glare_add(struct glare *glare, const struct canvas *canvas, int64_t at_ms);

#endif

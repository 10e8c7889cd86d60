// The smallest program on SDL that opens a window and a font: what the start of ours is measured
// against.
#ifndef PORT_SDL_SMALLEST_H
#define PORT_SDL_SMALLEST_H

#include "base/geom.h"

#include <stdbool.h>

// Shows a word in a window of that size, calls `shown`, and waits to be ended. False where it
// cannot.
bool smallest_run(struct point size, void (*shown)(void));

#endif

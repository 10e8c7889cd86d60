// Coverage in little room: most of a run's mask is clear.
#ifndef PORT_SDL_SQUEEZE_H
#define PORT_SDL_SQUEEZE_H

#include "base/buf.h"

#include <stdint.h>

// Adds `count` bytes to `out`, with stretches of zeros counted.
void squeeze_add(struct buf *out, const uint8_t *bytes, size_t count);
// Writes what was squeezed to `bytes`, which is zeroed; all of it is there.
void squeeze_expand(const char *squeezed, size_t length, uint8_t *bytes);

#endif

// Picture files, decoded by what their names say they are (never guessed from their bytes) and
// scaled to the size asked for. After decode_ready, any thread may call the others: SDL
// locks what its surfaces share.
#ifndef PORT_SDL_DECODE_H
#define PORT_SDL_DECODE_H

#include "base/geom.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>

// What comes out: rows without gaps.
enum decode_form {
    DECODE_PIXELS,        // 0xAARRGGBB
    DECODE_PREMULTIPLIED, // the same, premultiplied
    DECODE_ALPHA,         // the alpha alone, a byte a pixel
};

struct decode_ask {
    const char *file;
    struct point size; // px, not empty
    enum decode_form form;
};

// The decoders are loaded, so that threads need not.
void decode_ready(void);
// The file as it is, or as a drawing made for that size; NULL, with one log line, when it cannot be
// shown.
SDL_Surface *decode_open(const struct decode_ask *ask);
// What decode_fit writes.
size_t decode_bytes(const struct decode_ask *ask);
// Scales the picture of decode_open, in the form asked for, and frees the surface. Whether all its
// pixels are opaque.
bool decode_fit(SDL_Surface *surface, const struct decode_ask *ask, void *out);

#endif

// A second raster for a screen that stands turned, through the window's surface: kept, so that only
// damage is turned.
#ifndef PORT_SDL_TURNED_H
#define PORT_SDL_TURNED_H

#include "base/geom.h"

#include <SDL.h>

// Writes the pixels of the visible picture's rectangle `r` to where they lie on the screen, 90, 180
// or 270 degrees clockwise. Both surfaces have 32 bits a pixel; the screen's has the turned size.
void turned_copy(SDL_Surface *screen, const SDL_Surface *visible, struct rect r, int degrees);

#endif

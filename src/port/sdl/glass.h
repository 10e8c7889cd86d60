// The glass: brings the visible picture to the screen, turned as the screen stands. Through the
// window's own surface; on KMS/DRM, which has none, through a texture.
#ifndef PORT_SDL_GLASS_H
#define PORT_SDL_GLASS_H

#include "draw/list.h"

#include <SDL.h>
#include <stdbool.h>

struct glass;

// `window` is borrowed. NULL, with one log line, when it cannot be drawn on.
struct glass *glass_create(SDL_Window *window, int rotate_degrees);
void glass_destroy(struct glass *glass);
// Shows the parts of `frame` (XRGB8888, of the visible size) that are damaged; `damage` NULL = all
// of it. False, with one log line, when the screen is lost.
bool glass_show(struct glass *glass, SDL_Surface *frame, const struct draw_damage *damage);
// The graphics device lost what it held: the next glass_show must be of all of the frame.
void glass_reset(struct glass *glass);

#endif

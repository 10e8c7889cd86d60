// Paints a display list into a surface, only within the damage. Integer blending of our own, so
// that x86_64 and arm64 give the same bits.
#ifndef PORT_SDL_PAINT_H
#define PORT_SDL_PAINT_H

#include "draw/list.h"
#include "port/sdl/fonts.h"

#include <SDL.h>
#include <stdbool.h>

struct paint;

// `fonts` is borrowed and must outlive the painter.
struct paint *paint_create(struct fonts *fonts);
void paint_destroy(struct paint *paint);
// `target` is 32 bits a pixel, XRGB8888 or ARGB8888; alpha is written as 255. Where the list has
// nothing, the target is black.
void paint_list(struct paint *paint, SDL_Surface *target, const struct draw_list *list,
    const struct draw_damage *damage);
// Writes the surface as a PNG without alpha. False, with one log line, when it cannot.
bool paint_save_png(SDL_Surface *surface, const char *path);

#endif

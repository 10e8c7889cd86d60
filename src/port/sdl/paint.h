// Paints a display list into a surface, only within the damage. Integer blending of our own, so
// that x86_64 and arm64 give the same bits.
#ifndef PORT_SDL_PAINT_H
#define PORT_SDL_PAINT_H

#include "draw/list.h"
#include "port/sdl/decoder.h"
#include "port/sdl/fonts.h"

#include <SDL.h>
#include <stdbool.h>

struct paint;

// `fonts` is borrowed and must outlive the painter. Without `ready`, all pictures are decoded when
// they are painted; with it, large ones by a thread, which calls it each time that one is finished
// (port/sdl/pictures.h). Then paint_take_pictures, and paint them again (draw_pictures_damage).
struct paint *paint_create(struct fonts *fonts, decoder_ready *ready, void *context);
void paint_destroy(struct paint *paint);
// `target` is 32 bits a pixel, XRGB8888 or ARGB8888; alpha is written as 255. Where the list has
// nothing, the target is black.
void paint_list(struct paint *paint, SDL_Surface *target, const struct draw_list *list,
    const struct draw_damage *damage);
// Takes over the pictures that are finished; false when there was none.
bool paint_take_pictures(struct paint *paint);
// Has the pictures of a list decoded that will be painted soon, as far as there is room for them.
void paint_want_pictures(struct paint *paint, const struct draw_list *list);
// Writes the surface as a PNG without alpha. False, with one log line, when it cannot.
bool paint_save_png(SDL_Surface *surface, const char *path);

#endif

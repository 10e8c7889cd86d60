// The glass: brings the visible picture to the screen, turned as the screen stands. Two backends:
// the window's own surface, into which the processor paints (tests, X11, machines without a
// graphics card); and SDL's renderer with a texture for each picture, turned and moved by the
// graphics card.
#ifndef PORT_SDL_GLASS_H
#define PORT_SDL_GLASS_H

#include "port/sdl/composer.h"

#include <SDL.h>
#include <stdbool.h>

enum glass_backend {
    GLASS_AUTO,     // the renderer on KMS/DRM, which has no window surface; else the surface
    GLASS_SURFACE,  // where there is one
    GLASS_RENDERER, // OpenGL ES 2; the surface, with one log line, where that is not to be had
};

struct glass;

// `window` is borrowed. NULL, with one log line, when it cannot be drawn on.
struct glass *glass_create(SDL_Window *window, enum glass_backend backend, int rotate_degrees);
void glass_destroy(struct glass *glass);
// The surface of the visible size (XRGB8888) to paint into. It is another one after the window has
// changed: *fresh_out, and it holds nothing then. NULL, with one log line, when the screen is lost.
SDL_Surface *glass_frame(struct glass *glass, struct point size, bool *fresh_out);
// Whether scenes are mixed by the graphics card: glass_mix, not composer_show.
bool glass_mixes(const struct glass *glass);
// Shows the parts of the frame that are damaged; `damage` NULL = all of it. False, with one log
// line, when the screen is lost.
bool glass_show(struct glass *glass, const struct draw_damage *damage);
// Shows the mixture of two leaves; only where glass_mixes. The same return value.
bool glass_mix(
    struct glass *glass, const struct draw_scene *scene, const struct composer_pair *pair);
// The graphics device lost what it held: it is brought there again when it is next shown.
void glass_reset(struct glass *glass);

#endif

// The backend on SDL's renderer (OpenGL ES 2): the picture that is shown and the two leaves that
// are mixed are a texture each; the graphics card turns, moves and fades them.
#ifndef PORT_SDL_RENDERER_H
#define PORT_SDL_RENDERER_H

#include "port/sdl/composer.h"

#include <SDL.h>
#include <stdbool.h>

struct renderer;

// NULL, with one log line, where there is none. `window` is borrowed.
struct renderer *renderer_create(SDL_Window *window, int rotate_degrees);
void renderer_destroy(struct renderer *renderer);
// As glass_show and glass_mix. All of the frame is uploaded after it was not shown for a while.
bool renderer_show(
    struct renderer *renderer, const SDL_Surface *frame, const struct draw_damage *damage);
bool renderer_mix(
    struct renderer *renderer, const struct draw_scene *scene, const struct composer_pair *pair);
// Textures are gone; they are made again from the surfaces.
void renderer_reset(struct renderer *renderer);

#endif

// Two pictures become one: side by side, faded, or a sheet that rises. Whole numbers only.
#ifndef PORT_SDL_MIX_H
#define PORT_SDL_MIX_H

#include "draw/scene.h"
#include "port/sdl/shapes.h"

// Writes the mixture that the scene asks for to `to`; all three have the size `size`. The scene is
// not STILL.
void mix_scene(const struct draw_scene *scene, const struct raster *to, const struct raster *over,
    const struct raster *under, struct point size);

// The colour that dims `under` in a scene that RISEs, as far as it has come.
colour mix_scrim(const struct draw_scene *scene);

#endif

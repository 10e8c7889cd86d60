// Pictures from files, decoded and scaled once, kept up to a cap of bytes.
#ifndef PORT_SDL_PICTURES_H
#define PORT_SDL_PICTURES_H

#include "port/sdl/shapes.h"

#include <stdbool.h>

struct pictures;

struct pictures *pictures_create(void);
void pictures_destroy(struct pictures *pictures);
// Paints a PICTURE or TILES item, where `within` lies in the raster and in the item's reach. A file
// that cannot be shown paints nothing, with one log line the first time.
void pictures_paint(struct pictures *pictures, const struct raster *to, struct rect within,
    const struct draw_item *item);
size_t pictures_cache_bytes(const struct pictures *pictures);

#endif

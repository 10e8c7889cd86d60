// Pictures from files, decoded and scaled once, kept up to a cap of bytes.
#ifndef PORT_SDL_PICTURES_H
#define PORT_SDL_PICTURES_H

#include "port/sdl/decoder.h"
#include "port/sdl/shapes.h"

#include <stdbool.h>

struct pictures;

// With `ready`, only icons (draw_at_once) are decoded when they are painted. The others are decoded
// by a thread; until then their ground stands in their place. Each time that one is finished, the
// thread calls `ready`; the owner then calls pictures_take, and paints them again.
struct pictures *pictures_create(decoder_ready *ready, void *context);
void pictures_destroy(struct pictures *pictures);
// The list that is painted from now on: what it shows is kept, whatever the cap, and what of it is
// not there is asked for.
void pictures_show(struct pictures *pictures, const struct draw_list *list);
// Asks for a picture that will be shown soon; forgotten where there is no room beside the list's.
void pictures_want(struct pictures *pictures, const struct draw_item *item);
// Takes over what the thread has finished. False when there was nothing.
bool pictures_take(struct pictures *pictures);
// Paints a PICTURE or TILES item, where `within` lies in the raster and in the item's reach. A file
// that cannot be shown paints nothing, with one log line the first time.
void pictures_paint(struct pictures *pictures, const struct raster *to, struct rect within,
    const struct draw_item *item);
size_t pictures_cache_bytes(const struct pictures *pictures);

#endif

// Scaling of pictures: the average of the area when smaller, between the nearest when larger.
#ifndef PORT_SDL_SCALE_H
#define PORT_SDL_SCALE_H

#include "base/geom.h"

#include <stdint.h>

// `from` and `to` are rows of 0xAARRGGBB, not premultiplied, without gaps. No size is empty.
void scale_picture(
    const uint32_t *from, struct point from_size, uint32_t *to, struct point to_size);

#endif

// The size of a picture, from the first bytes of its file: PNG, JPEG, SVG.
#ifndef PACK_IMAGE_HEADER_H
#define PACK_IMAGE_HEADER_H

#include "pack/model.h"

#include <stdbool.h>
#include <stddef.h>

// The format that the end of the name says (".png", ".jpg", ".jpeg", ".svg"; no other case).
bool image_format_of_name(const char *path, enum pack_image_format *out);
// The format that the bytes show.
bool image_format_of_bytes(const char *bytes, size_t length, enum pack_image_format *out);
// The size in pixels; for SVG the root's width and height, or its viewBox, rounded up. False where
// the header is broken or says no size. A NUL must follow the bytes.
bool image_size(
    enum pack_image_format format, const char *bytes, size_t length, struct point *size_out);
// "PNG"
const char *image_format_name(enum pack_image_format format);

#endif

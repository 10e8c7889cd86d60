// The first bytes of a picture, taken for each format in turn; and as the name of a file.
#include "target.h"

#include "base/bug.h"
#include "pack/image_header.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *copy = malloc(length + 1); // of just this size: one byte beyond is found
    BUG_IF(!copy);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    enum pack_image_format format = PACK_PNG;
    image_format_of_name(copy, &format);
    image_format_of_bytes(copy, length, &format);
    for (int i = PACK_PNG; i <= PACK_SVG; i++) {
        struct point size = {0, 0};
        if (image_size((enum pack_image_format)i, copy, length, &size))
            BUG_IF(size.x < 1 || size.y < 1);
    }
    free(copy);
    return 0;
}

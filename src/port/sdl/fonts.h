// The fonts of the program: found by name at configure time in Debian's packages, opened once per
// file and size. HarfBuzz measures runs; SDL_ttf draws them.
#ifndef PORT_SDL_FONTS_H
#define PORT_SDL_FONTS_H

#include "draw/list.h"
#include "text/measure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fonts;

// The ink of a run, without its colour.
struct fonts_mask {
    struct point top_left; // from the pen's start on the baseline, px
    int width_px, height_px;
    int stride;           // bytes from row to row
    const uint8_t *alpha; // coverage, 0 to 255
};

// Opens what must be there; NULL, with one log line, when one is missing.
struct fonts *fonts_create(void);
void fonts_destroy(struct fonts *fonts);
const struct text_measure *fonts_measure(struct fonts *fonts);
// The ink of the run, valid until the next call. NULL for a run without ink.
const struct fonts_mask *fonts_render(struct fonts *fonts, const struct draw_text *text);
// For `check`: whether any face shows `code` in `language`.
bool fonts_cover(void *fonts, uint32_t code, const char *language);
// The file of a face, and its index in that; "" for a face that is not there.
const char *fonts_file(int face, int *index_out);
enum { FONTS_CACHE_CAP_BYTES = 10 * 1024 * 1024 };
// What the caches of measured and of rendered runs hold: at most the cap, unless one run alone is
// above it.
size_t fonts_cache_bytes(const struct fonts *fonts);

#endif

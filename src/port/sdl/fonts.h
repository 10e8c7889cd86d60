// The fonts of the program: found by name at configure time in Debian's packages, opened once per
// file and size. HarfBuzz measures runs; SDL_ttf draws them.
#ifndef PORT_SDL_FONTS_H
#define PORT_SDL_FONTS_H

#include "draw/list.h"
#include "text/measure.h"

#include <SDL.h>

struct fonts;

// Opens what must be there (Inter, Noto Serif); NULL, with one log line, when one is missing.
struct fonts *fonts_create(void);
void fonts_destroy(struct fonts *fonts);
const struct text_measure *fonts_measure(struct fonts *fonts);
// The run as an ARGB8888 surface of its ink's colour with alpha as coverage, and where it goes:
// *top_left_out in screen pixels. The surface belongs to the fonts' cache (a hard byte cap) and is
// valid until the next call. NULL for a run without ink.
const SDL_Surface *fonts_render(
    struct fonts *fonts, const struct draw_text *text, struct rect bounds, struct point *top_left_out);
// For `check`: whether any face shows `code` in `language`.
bool fonts_cover(void *fonts, uint32_t code, const char *language);
size_t fonts_cache_bytes(const struct fonts *fonts);

#endif

// The strip of notes over the lower edge of a preview.
#ifndef COMMAND_PREVIEW_STRIP_H
#define COMMAND_PREVIEW_STRIP_H

#include "draw/list.h"
#include "text/measure.h"

// A list as wide as the window and as high as the texts need, at most two fifths of the window:
// what is below that is cut. It lives in `arena`.
struct draw_list preview_strip_draw(struct arena *arena, const struct text_measure *measure,
    struct point window, const char *heading, const char *text);

#endif

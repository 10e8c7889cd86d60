// A picture off the screen: for `shoot`, and for tests that compare with a picture kept.
#ifndef PORT_SDL_CANVAS_H
#define PORT_SDL_CANVAS_H

#include "draw/scene.h"
#include "port/sdl/fonts.h"

#include <stdbool.h>
#include <stdint.h>

struct canvas;

// `fonts` is borrowed and must outlive the canvas. No screen is needed.
struct canvas *canvas_create(struct fonts *fonts, struct point size);
void canvas_destroy(struct canvas *canvas);
// Paints the list, within the damage only; `damage` NULL = everywhere.
void canvas_paint(
    struct canvas *canvas, const struct draw_list *list, const struct draw_damage *damage);
// Composes the scene as a screen would. From the first call on, only by this.
void canvas_show(struct canvas *canvas, const struct draw_scene *scene);
void canvas_prepare(struct canvas *canvas, const struct draw_leaf *leaf); // as struct port has it
// 0xFFRRGGBB; the point lies within the size.
colour canvas_pixel(const struct canvas *canvas, struct point at);
// False, with one log line, when the file cannot be written.
bool canvas_save_png(const struct canvas *canvas, const char *path);

struct canvas_comparison {
    bool comparable;   // the file could be read and has the same size
    int64_t differing; // pixels of which a channel differs by more than the tolerance
    int worst;         // the largest difference of a channel
};

// Compares with a picture kept. Where they differ, or are not comparable, writes "NAME.actual.png"
// and "NAME.difference.png" (differing pixels red on a pale copy) into `folder`; NULL = writes
// nothing. When they are not comparable, one log line says why.
struct canvas_comparison canvas_compare(
    const struct canvas *canvas, const char *expected_path, int tolerance, const char *folder);

#endif

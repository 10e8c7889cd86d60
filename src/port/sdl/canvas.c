// A surface in memory and a painter; and comparing it, pixel by pixel, with a PNG.
#include "port/sdl/canvas.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/blend.h"
#include "port/sdl/composer.h"
#include "port/sdl/paint.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

struct canvas {
    struct paint *paint;
    struct composer *composer;
    SDL_Surface *surface; // XRGB8888
};

static SDL_Surface *surface_create(struct point size)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size.x, size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface)
        BUG("no surface of %dx%d: %s", size.x, size.y, SDL_GetError());
    return surface;
}

struct canvas *canvas_create(struct fonts *fonts, struct point size)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);
    BUG_IF(!canvas);
    canvas->paint = paint_create(fonts, NULL, NULL);
    canvas->composer = composer_create(fonts, NULL, NULL);
    canvas->surface = surface_create(size);
    return canvas;
}

void canvas_destroy(struct canvas *canvas)
{
    if (!canvas)
        return;
    paint_destroy(canvas->paint);
    composer_destroy(canvas->composer);
    SDL_FreeSurface(canvas->surface);
    free(canvas);
}

void canvas_paint(
    struct canvas *canvas, const struct draw_list *list, const struct draw_damage *damage)
{
    struct draw_damage all = {
        .rects = {{0, 0, canvas->surface->w, canvas->surface->h}}, .count = 1};
    paint_list(canvas->paint, canvas->surface, list, damage ? damage : &all);
}

void canvas_show(struct canvas *canvas, const struct draw_scene *scene)
{
    composer_show(canvas->composer, canvas->surface, scene);
}

void canvas_prepare(struct canvas *canvas, const struct draw_leaf *leaf)
{
    if (leaf)
        composer_prepare(canvas->composer, canvas->surface, leaf);
    else
        composer_release(canvas->composer);
}

static uint32_t *pixels_at(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

colour canvas_pixel(const struct canvas *canvas, struct point at)
{
    return COLOUR(pixels_at(canvas->surface, at.y)[at.x]);
}

bool canvas_save_png(const struct canvas *canvas, const char *path)
{
    return paint_save_png(canvas->surface, path);
}

// --- comparing ---

// The picture kept, as XRGB8888; NULL, with one log line, when it is not comparable.
static SDL_Surface *load_expected(const char *path, const SDL_Surface *actual)
{
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    SDL_Surface *decoded = file ? IMG_LoadPNG_RW(file) : NULL;
    if (file)
        SDL_RWclose(file);
    if (!decoded) {
        log_error("canvas", "cannot read %s: %s", path, SDL_GetError());
        return NULL;
    }
    SDL_Surface *expected = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_XRGB8888, 0);
    SDL_FreeSurface(decoded);
    if (expected && (expected->w != actual->w || expected->h != actual->h)) {
        log_error("canvas", "%s is %dx%d, the canvas is %dx%d", path, expected->w, expected->h,
            actual->w, actual->h);
        SDL_FreeSurface(expected);
        return NULL;
    }
    return expected;
}

static int pixel_difference(colour a, colour b)
{
    int worst = 0;
    for (int shift = 0; shift < 24; shift += 8)
        worst = geom_max(worst, abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)));
    return worst;
}

// Counts, and marks what differs in `marked`.
static void compare_row(struct canvas_comparison *found, const uint32_t *actual,
    const uint32_t *expected, uint32_t *marked, int count, int tolerance)
{
    for (int x = 0; x < count; x++) {
        int difference = pixel_difference(actual[x], expected[x]);
        found->worst = geom_max(found->worst, difference);
        found->differing += difference > tolerance;
        marked[x] = difference > tolerance ? COLOUR(0xE00000)
                                           : blend_pixel(expected[x], COLOUR(0xFFFFFF), 200);
    }
}

// The name of the picture kept, with another ending.
static void save_beside(
    SDL_Surface *surface, const char *folder, const char *expected_path, const char *ending)
{
    const char *slash = strrchr(expected_path, '/');
    const char *name = slash ? slash + 1 : expected_path;
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".png") == 0)
        length -= 4;
    struct buf path = {0};
    buf_print(&path, "%s/", folder);
    buf_add(&path, name, length);
    buf_add_text(&path, ending);
    paint_save_png(surface, buf_text(&path));
    buf_finish(&path);
}

struct canvas_comparison canvas_compare(
    const struct canvas *canvas, const char *expected_path, int tolerance, const char *folder)
{
    struct canvas_comparison found = {0};
    SDL_Surface *actual = canvas->surface, *expected = load_expected(expected_path, actual);
    if (expected) {
        found.comparable = true;
        SDL_Surface *marked = surface_create((struct point){actual->w, actual->h});
        for (int y = 0; y < actual->h; y++)
            compare_row(&found, pixels_at(actual, y), pixels_at(expected, y), pixels_at(marked, y),
                actual->w, tolerance);
        if (folder && found.differing > 0)
            save_beside(marked, folder, expected_path, ".difference.png");
        SDL_FreeSurface(marked);
        SDL_FreeSurface(expected);
    }
    if (folder && (!found.comparable || found.differing > 0))
        save_beside(actual, folder, expected_path, ".actual.png");
    return found;
}

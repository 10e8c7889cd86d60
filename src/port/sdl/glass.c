// Two ways to the screen. The window's surface: damaged rectangles are copied and handed over. A
// texture: damaged rectangles are uploaded, then all of it is drawn and the page flipped. For a
// screen that stands turned there is a second raster, kept turned, so only damage is turned.
#include "port/sdl/glass.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/turn.h"

#include <stdlib.h>

struct glass {
    SDL_Window *window;
    int rotate_degrees;
    SDL_Surface *turned;    // of the screen's size; NULL before the first, or when not turned
    SDL_Renderer *renderer; // NULL: through the window's surface
    SDL_Texture *texture;   // NULL before the first
    struct point texture_size;
};

// KMS/DRM has no window surface of its own.
static bool needs_renderer(void)
{
    return SDL_strcasecmp(SDL_GetCurrentVideoDriver(), "kmsdrm") == 0;
}

struct glass *glass_create(SDL_Window *window, int rotate_degrees)
{
    SDL_Renderer *renderer = NULL;
    if (needs_renderer()) {
        renderer =
            SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
        if (!renderer) {
            log_error("window", "no renderer: %s", SDL_GetError());
            return NULL;
        }
    }
    struct glass *glass = calloc(1, sizeof *glass);
    BUG_IF(!glass);
    glass->window = window;
    glass->rotate_degrees = rotate_degrees;
    glass->renderer = renderer;
    return glass;
}

void glass_destroy(struct glass *glass)
{
    if (!glass)
        return;
    glass_reset(glass);
    if (glass->renderer)
        SDL_DestroyRenderer(glass->renderer);
    SDL_FreeSurface(glass->turned);
    free(glass);
}

void glass_reset(struct glass *glass)
{
    if (glass->texture)
        SDL_DestroyTexture(glass->texture);
    glass->texture = NULL;
}

// --- turning ---

// Where the visible pixel (0, 0) lies in the turned raster, and how far a step right and down lead.
struct path {
    uint32_t *start;
    ptrdiff_t right, down;
};

static struct path path_in(const SDL_Surface *turned, int degrees)
{
    uint32_t *pixels = turned->pixels;
    ptrdiff_t stride = turned->pitch / 4, w = turned->w, h = turned->h;
    switch (degrees) {
    case 90:
        return (struct path){pixels + w - 1, stride, -1};
    case 180:
        return (struct path){pixels + (h - 1) * stride + w - 1, -1, -stride};
    default:
        return (struct path){pixels + (h - 1) * stride, -stride, 1};
    }
}

static void turn_block(const struct path *to, const SDL_Surface *from, struct rect block)
{
    const uint32_t *pixels = from->pixels;
    ptrdiff_t stride = from->pitch / 4;
    for (int y = block.y; y < rect_bottom(block); y++)
        for (int x = block.x; x < rect_right(block); x++)
            to->start[x * to->right + y * to->down] = pixels[y * stride + x];
}

// In blocks that the processor's cache holds: rows of the one are columns of the other.
static void turn_pixels(SDL_Surface *turned, const SDL_Surface *frame, struct rect r, int degrees)
{
    enum { BLOCK = 32 };
    struct path path = path_in(turned, degrees);
    for (int y = r.y; y < rect_bottom(r); y += BLOCK)
        for (int x = r.x; x < rect_right(r); x += BLOCK)
            turn_block(&path, frame, rect_intersect(r, (struct rect){x, y, BLOCK, BLOCK}));
}

// The raster of the screen's size for that frame; new ones are filled by showing all.
static SDL_Surface *screen_raster(struct glass *glass, SDL_Surface *frame)
{
    if (glass->rotate_degrees == 0)
        return frame;
    struct point size = turn_size((struct point){frame->w, frame->h}, glass->rotate_degrees);
    if (glass->turned && glass->turned->w == size.x && glass->turned->h == size.y)
        return glass->turned;
    SDL_FreeSurface(glass->turned);
    glass->turned = SDL_CreateRGBSurfaceWithFormat(0, size.x, size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    BUG_IF(!glass->turned);
    return glass->turned;
}

// --- showing ---

static bool lost(const char *what)
{
    log_error("window", "%s: %s", what, SDL_GetError());
    return false;
}

static bool show_surface(const struct glass *glass, SDL_Surface *raster, SDL_Rect *rects, int count)
{
    SDL_Surface *screen = SDL_GetWindowSurface(glass->window);
    if (!screen)
        return lost("the window has no surface");
    for (int i = 0; i < count; i++) {
        SDL_Rect to = rects[i]; // cut to the window by the copy
        SDL_BlitSurface(raster, &rects[i], screen, &to);
        rects[i] = to;
    }
    if (SDL_UpdateWindowSurfaceRects(glass->window, rects, count) < 0)
        return lost("the window cannot be updated");
    return true;
}

static bool texture_ready(struct glass *glass, struct point size)
{
    if (glass->texture && glass->texture_size.x == size.x && glass->texture_size.y == size.y)
        return true;
    glass_reset(glass);
    glass->texture = SDL_CreateTexture(
        glass->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, size.x, size.y);
    glass->texture_size = size;
    if (glass->texture)
        SDL_SetTextureBlendMode(glass->texture, SDL_BLENDMODE_NONE);
    return glass->texture;
}

// Two buffers take turns on the screen, so each flip draws all of the texture.
static bool show_texture(
    struct glass *glass, const SDL_Surface *raster, const SDL_Rect *rects, int count)
{
    if (!texture_ready(glass, (struct point){raster->w, raster->h}))
        return lost("no texture");
    for (int i = 0; i < count; i++) {
        const uint8_t *pixels = raster->pixels;
        pixels += (ptrdiff_t)rects[i].y * raster->pitch + (ptrdiff_t)rects[i].x * 4;
        if (SDL_UpdateTexture(glass->texture, &rects[i], pixels, raster->pitch) < 0)
            return lost("the texture cannot be updated");
    }
    if (SDL_RenderCopy(glass->renderer, glass->texture, NULL, NULL) < 0)
        return lost("the texture cannot be drawn");
    SDL_RenderPresent(glass->renderer);
    return true;
}

bool glass_show(struct glass *glass, SDL_Surface *frame, const struct draw_damage *damage)
{
    const struct draw_damage all = {.rects = {{0, 0, frame->w, frame->h}}, .count = 1};
    const struct draw_damage *parts = damage ? damage : &all;
    SDL_Surface *raster = screen_raster(glass, frame);
    SDL_Rect rects[DRAW_DAMAGE_MAX];
    int count = 0;
    for (size_t i = 0; i < parts->count; i++) {
        struct rect part = rect_intersect(parts->rects[i], all.rects[0]);
        if (rect_empty(part))
            continue;
        if (raster != frame)
            turn_pixels(raster, frame, part, glass->rotate_degrees);
        struct rect r =
            turn_rect(part, (struct point){raster->w, raster->h}, glass->rotate_degrees);
        rects[count++] = (SDL_Rect){r.x, r.y, r.w, r.h};
    }
    return glass->renderer ? show_texture(glass, raster, rects, count)
                           : show_surface(glass, raster, rects, count);
}

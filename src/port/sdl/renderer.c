// Two buffers take turns on the screen, so each flip draws everything. Textures hold the visible
// pictures; a screen that stands turned is served by turning each part about its middle.
#include "port/sdl/renderer.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/mix.h"
#include "port/sdl/turn.h"

#include <stdlib.h>

enum { FRAME, LEAF, OTHER_LEAF, TEXTURE_COUNT };

struct sheet {
    SDL_Texture *texture; // NULL: not made yet, or lost
    struct point size;
    uint64_t changes; // of the leaf's surface that it holds; 0 = unknown
};

struct renderer {
    SDL_Renderer *renderer;
    struct point screen;
    int rotate_degrees;
    struct sheet sheets[TEXTURE_COUNT];
};

struct renderer *renderer_create(SDL_Window *window, int rotate_degrees)
{
    SDL_Renderer *sdl =
        SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!sdl) {
        log_warning("window", "no renderer: %s", SDL_GetError());
        return NULL;
    }
    struct renderer *renderer = calloc(1, sizeof *renderer);
    BUG_IF(!renderer);
    renderer->renderer = sdl;
    renderer->rotate_degrees = rotate_degrees;
    return renderer;
}

void renderer_destroy(struct renderer *renderer)
{
    if (!renderer)
        return;
    renderer_reset(renderer);
    SDL_DestroyRenderer(renderer->renderer);
    free(renderer);
}

void renderer_reset(struct renderer *renderer)
{
    for (int i = 0; i < TEXTURE_COUNT; i++) {
        if (renderer->sheets[i].texture)
            SDL_DestroyTexture(renderer->sheets[i].texture);
        renderer->sheets[i] = (struct sheet){0};
    }
}

static bool lost(const char *what)
{
    log_error("window", "%s: %s", what, SDL_GetError());
    return false;
}

// --- textures ---

// A texture of that size; a new one holds nothing.
static bool fit_sheet(struct renderer *renderer, struct sheet *sheet, struct point size)
{
    if (sheet->texture && sheet->size.x == size.x && sheet->size.y == size.y)
        return true;
    if (sheet->texture)
        SDL_DestroyTexture(sheet->texture);
    *sheet = (struct sheet){.size = size};
    sheet->texture = SDL_CreateTexture(
        renderer->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, size.x, size.y);
    if (sheet->texture)
        SDL_SetTextureScaleMode(sheet->texture, SDL_ScaleModeNearest);
    return sheet->texture;
}

static bool upload(const struct sheet *sheet, const SDL_Surface *from, struct rect part)
{
    const uint8_t *pixels = from->pixels;
    pixels += (ptrdiff_t)part.y * from->pitch + (ptrdiff_t)part.x * 4;
    SDL_Rect to = {part.x, part.y, part.w, part.h};
    return SDL_UpdateTexture(sheet->texture, &to, pixels, from->pitch) == 0;
}

static struct rect all_of(const SDL_Surface *surface)
{
    return (struct rect){0, 0, surface->w, surface->h};
}

// The sheet that holds the leaf's surface as it is; uploaded where need be. NULL = lost.
static struct sheet *leaf_sheet(struct renderer *renderer, const SDL_Surface *surface,
    uint64_t changes, const struct sheet *other)
{
    struct sheet *first = &renderer->sheets[LEAF], *second = &renderer->sheets[OTHER_LEAF];
    struct sheet *sheet = first->changes == changes && first->texture ? first : second;
    if (sheet->changes == changes && sheet->texture)
        return sheet;
    sheet = other == first ? second : first;
    if (!fit_sheet(renderer, sheet, (struct point){surface->w, surface->h}) ||
        !upload(sheet, surface, all_of(surface)))
        return NULL;
    sheet->changes = changes;
    return sheet;
}

// --- drawing ---

// Part of a sheet, at `to` of the visible picture, by `alpha` (255 = opaque).
static void put(const struct renderer *renderer, const struct sheet *sheet, struct rect part,
    struct point to, int alpha)
{
    if (rect_empty(part))
        return;
    struct rect r = turn_rect(
        (struct rect){to.x, to.y, part.w, part.h}, renderer->screen, renderer->rotate_degrees);
    SDL_Rect from = {part.x, part.y, part.w, part.h};
    SDL_FRect at = {(float)r.x + (float)(r.w - part.w) / 2, (float)r.y + (float)(r.h - part.h) / 2,
        (float)part.w, (float)part.h};
    SDL_SetTextureBlendMode(sheet->texture, alpha < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(sheet->texture, (Uint8)alpha);
    SDL_RenderCopyExF(renderer->renderer, sheet->texture, &from, &at, renderer->rotate_degrees,
        NULL, SDL_FLIP_NONE);
}

static void put_all(const struct renderer *renderer, const struct sheet *sheet, int alpha)
{
    put(renderer, sheet, (struct rect){0, 0, sheet->size.x, sheet->size.y}, (struct point){0, 0},
        alpha);
}

static void put_slide(const struct renderer *renderer, const struct draw_scene *scene,
    const struct sheet *over, const struct sheet *under)
{
    struct rect area = scene->area;
    int w = area.w, offset = geom_clamp(scene->offset_px, -w, w), hidden = w - abs(offset);
    int from_over = geom_max(0, -offset), from_under = offset > 0 ? hidden : 0;
    int under_at = offset > 0 ? 0 : w + offset;
    put_all(renderer, scene->under_stays ? under : over, 255);
    put(renderer, over, (struct rect){area.x + from_over, area.y, hidden, area.h},
        (struct point){area.x + geom_max(0, offset), area.y}, 255);
    put(renderer, under, (struct rect){area.x + from_under, area.y, w - hidden, area.h},
        (struct point){area.x + under_at, area.y}, 255);
}

static void put_rise(const struct renderer *renderer, const struct draw_scene *scene,
    const struct sheet *over, const struct sheet *under)
{
    colour scrim = mix_scrim(scene);
    struct rect sheet = scene->area;
    sheet.h = geom_min(sheet.h, over->size.y - sheet.y - scene->offset_px);
    put_all(renderer, under, 255);
    SDL_SetRenderDrawBlendMode(renderer->renderer, SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer->renderer, (Uint8)(scrim >> 16), (Uint8)(scrim >> 8),
        (Uint8)scrim, (Uint8)(scrim >> 24));
    SDL_RenderFillRect(renderer->renderer, NULL);
    put(renderer, over, sheet, (struct point){sheet.x, sheet.y + scene->offset_px},
        geom_clamp(scene->part_256, 0, 255));
}

static void put_mixture(const struct renderer *renderer, const struct draw_scene *scene,
    const struct sheet *over, const struct sheet *under)
{
    if (scene->mix == DRAW_SLIDE) {
        put_slide(renderer, scene, over, under);
    } else if (scene->mix == DRAW_RISE) {
        put_rise(renderer, scene, over, under);
    } else {
        put_all(renderer, under, 255);
        put_all(renderer, over, geom_clamp(scene->part_256, 0, 255));
    }
}

// The screen's own size is asked for anew each time: the window may have changed.
static bool begin(struct renderer *renderer)
{
    int w, h;
    if (SDL_GetRendererOutputSize(renderer->renderer, &w, &h) < 0)
        return lost("no size of the screen");
    renderer->screen = (struct point){w, h};
    return true;
}

bool renderer_show(
    struct renderer *renderer, const SDL_Surface *frame, const struct draw_damage *damage)
{
    struct sheet *sheet = &renderer->sheets[FRAME];
    bool had = sheet->texture;
    struct rect all = all_of(frame);
    if (!begin(renderer) || !fit_sheet(renderer, sheet, (struct point){frame->w, frame->h}))
        return lost("no texture");
    const struct draw_damage whole = {.rects = {all}, .count = 1};
    const struct draw_damage *parts = had && damage ? damage : &whole;
    for (size_t i = 0; i < parts->count; i++) {
        struct rect part = rect_intersect(parts->rects[i], all);
        if (!rect_empty(part) && !upload(sheet, frame, part))
            return lost("the texture cannot be updated");
    }
    put_all(renderer, sheet, 255);
    SDL_RenderPresent(renderer->renderer);
    return true;
}

bool renderer_mix(
    struct renderer *renderer, const struct draw_scene *scene, const struct composer_pair *pair)
{
    BUG_IF(scene->mix == DRAW_STILL);
    const struct sheet *under = leaf_sheet(renderer, pair->under, pair->under_changes, NULL);
    const struct sheet *over =
        under ? leaf_sheet(renderer, pair->over, pair->over_changes, under) : NULL;
    if (!over || !begin(renderer))
        return lost("no texture for a leaf");
    put_mixture(renderer, scene, over, under);
    SDL_RenderPresent(renderer->renderer);
    return true;
}

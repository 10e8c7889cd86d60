// Through the window's surface, SDL's own pixels are painted into where they are 32 bits and stand
// upright; otherwise there is a frame of our own, and its damage is turned or converted over.
#include "port/sdl/glass.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/renderer.h"
#include "port/sdl/turn.h"
#include "port/sdl/turned.h"

#include <stdlib.h>

struct glass {
    SDL_Window *window;
    int rotate_degrees;
    struct renderer *renderer; // NULL: through the window's surface
    SDL_Surface *frame;        // ours, or the window's own, which may be gone: then only compared
    struct point frame_size;
    SDL_Surface *own;    // the frame when it is ours; NULL otherwise
    SDL_Surface *turned; // of the screen's size: between the frame and pixels of another kind
};

static bool has_surface(void)
{
    return SDL_strcasecmp(SDL_GetCurrentVideoDriver(), "kmsdrm") != 0;
}

struct glass *glass_create(SDL_Window *window, enum glass_backend backend, int rotate_degrees)
{
    struct glass *glass = calloc(1, sizeof *glass);
    BUG_IF(!glass);
    glass->window = window;
    glass->rotate_degrees = rotate_degrees;
    if (backend == GLASS_RENDERER || !has_surface())
        glass->renderer = renderer_create(window, rotate_degrees);
    if (glass->renderer || has_surface())
        return glass;
    glass_destroy(glass);
    return NULL;
}

void glass_destroy(struct glass *glass)
{
    if (!glass)
        return;
    renderer_destroy(glass->renderer);
    SDL_FreeSurface(glass->own);
    SDL_FreeSurface(glass->turned);
    free(glass);
}

bool glass_mixes(const struct glass *glass)
{
    return glass->renderer;
}

void glass_reset(struct glass *glass)
{
    if (glass->renderer)
        renderer_reset(glass->renderer);
}

static bool lost(const char *what)
{
    log_error("window", "%s: %s", what, SDL_GetError());
    return false;
}

// --- the frame ---

static SDL_Surface *make_surface(struct point size)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size.x, size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface)
        BUG("no surface of %dx%d: %s", size.x, size.y, SDL_GetError());
    return surface;
}

static bool has_size(const SDL_Surface *surface, struct point size)
{
    return surface && surface->w == size.x && surface->h == size.y;
}

static bool is_ours_to_paint(const SDL_Surface *surface)
{
    return surface->format->format == SDL_PIXELFORMAT_XRGB8888 ||
           surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

static SDL_Surface *own_frame(struct glass *glass, struct point size)
{
    if (!has_size(glass->own, size)) {
        SDL_FreeSurface(glass->own);
        glass->own = make_surface(size);
        glass->frame = NULL; // whatever was there, this is another one
    }
    return glass->own;
}

SDL_Surface *glass_frame(struct glass *glass, struct point size, bool *fresh_out)
{
    SDL_Surface *frame = NULL;
    if (!glass->renderer) {
        frame = SDL_GetWindowSurface(glass->window);
        if (!frame) {
            lost("the window has no surface");
            return NULL;
        }
    }
    if (!frame || glass->rotate_degrees != 0 || !is_ours_to_paint(frame))
        frame = own_frame(glass, size);
    *fresh_out = frame != glass->frame || !has_size(frame, glass->frame_size);
    glass->frame = frame;
    glass->frame_size = (struct point){frame->w, frame->h};
    return frame;
}

// --- showing ---

// The damage of a frame of our own goes to the window's surface.
static void hand_over(struct glass *glass, SDL_Surface *screen, struct rect part, struct rect to)
{
    SDL_Surface *upright = glass->frame;
    if (glass->rotate_degrees != 0 && is_ours_to_paint(screen)) {
        turned_copy(screen, upright, part, glass->rotate_degrees);
        return;
    }
    if (glass->rotate_degrees != 0) {
        struct point size = {screen->w, screen->h};
        if (!has_size(glass->turned, size)) {
            SDL_FreeSurface(glass->turned);
            glass->turned = make_surface(size);
        }
        turned_copy(glass->turned, upright, part, glass->rotate_degrees);
        upright = glass->turned;
    }
    SDL_Rect from = {to.x, to.y, to.w, to.h}, at = from;
    SDL_BlitSurface(upright, &from, screen, &at);
}

static bool show_surface(struct glass *glass, const struct draw_damage *damage)
{
    SDL_Surface *screen = SDL_GetWindowSurface(glass->window);
    if (!screen)
        return lost("the window has no surface");
    SDL_Rect rects[DRAW_DAMAGE_MAX];
    struct point size = turn_size((struct point){screen->w, screen->h}, glass->rotate_degrees);
    bool own = glass->frame == glass->own;
    if ((!own && screen != glass->frame) || glass->frame_size.x != size.x ||
        glass->frame_size.y != size.y)
        return true; // the window has changed; its event is on the way
    int count = 0;
    for (size_t i = 0; i < damage->count; i++) {
        struct rect part = rect_intersect(damage->rects[i], (struct rect){0, 0, size.x, size.y});
        if (rect_empty(part))
            continue;
        struct rect to =
            turn_rect(part, (struct point){screen->w, screen->h}, glass->rotate_degrees);
        if (own)
            hand_over(glass, screen, part, to);
        rects[count++] = (SDL_Rect){to.x, to.y, to.w, to.h};
    }
    if (count > 0 && SDL_UpdateWindowSurfaceRects(glass->window, rects, count) < 0)
        return lost("the window cannot be updated");
    return true;
}

bool glass_show(struct glass *glass, const struct draw_damage *damage)
{
    if (glass->renderer)
        return renderer_show(glass->renderer, glass->frame, damage);
    const struct draw_damage all = {
        .rects = {{0, 0, glass->frame_size.x, glass->frame_size.y}}, .count = 1};
    return show_surface(glass, damage ? damage : &all);
}

bool glass_mix(
    struct glass *glass, const struct draw_scene *scene, const struct composer_pair *pair)
{
    return renderer_mix(glass->renderer, scene, pair);
}

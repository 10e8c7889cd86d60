// SDL_image reads the file, our own scaler makes the size; the whole picture is in memory only
// between decode_open and decode_fit.
#include "port/sdl/decode.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/blend.h"
#include "port/sdl/scale.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void decode_ready(void)
{
    IMG_Init(IMG_INIT_PNG | IMG_INIT_JPG);
}

static bool name_ends(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);
    return length > end_length && strcasecmp(name + length - end_length, end) == 0;
}

static SDL_Surface *decode_named(const char *name, SDL_RWops *file, struct point size)
{
    if (name_ends(name, ".svg"))
        return IMG_LoadSizedSVG_RW(file, size.x, size.y);
    if (name_ends(name, ".png"))
        return IMG_LoadPNG_RW(file);
    if (name_ends(name, ".jpg") || name_ends(name, ".jpeg"))
        return IMG_LoadJPG_RW(file);
    SDL_SetError("its name ends in none of .svg, .png, .jpg, .jpeg");
    return NULL;
}

// As 0xAARRGGBB without gaps between rows; or NULL.
static SDL_Surface *decode(const struct decode_ask *ask)
{
    SDL_RWops *file = SDL_RWFromFile(ask->file, "rb");
    if (!file)
        return NULL;
    SDL_Surface *decoded = decode_named(ask->file, file, ask->size);
    SDL_RWclose(file);
    if (!decoded)
        return NULL;
    SDL_Surface *plain = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(decoded);
    BUG_IF(plain && plain->pitch != plain->w * 4);
    return plain;
}

SDL_Surface *decode_open(const struct decode_ask *ask)
{
    SDL_Surface *surface = decode(ask);
    if (!surface)
        log_warning("pictures", "%s cannot be shown: %s", ask->file, SDL_GetError());
    return surface;
}

size_t decode_bytes(const struct decode_ask *ask)
{
    return (size_t)ask->size.x * (size_t)ask->size.y *
           (ask->form == DECODE_ALPHA ? 1 : sizeof(uint32_t));
}

// An SVG keeps its proportions and may come out smaller on one axis.
static void fit(const SDL_Surface *from, uint32_t *to, struct point size)
{
    if (from->w == size.x && from->h == size.y)
        memcpy(to, from->pixels, (size_t)size.x * (size_t)size.y * sizeof *to);
    else
        scale_picture(from->pixels, (struct point){from->w, from->h}, to, size);
}

static void fit_alpha(const SDL_Surface *from, uint8_t *to, struct point size)
{
    size_t count = (size_t)size.x * (size_t)size.y;
    uint32_t *pixels = malloc(count * sizeof *pixels);
    BUG_IF(!pixels);
    fit(from, pixels, size);
    for (size_t i = 0; i < count; i++)
        to[i] = (uint8_t)(pixels[i] >> 24);
    free(pixels);
}

static void premultiply(uint32_t *pixels, struct point size)
{
    size_t count = (size_t)size.x * (size_t)size.y;
    for (size_t i = 0; i < count; i++)
        pixels[i] = blend_premultiplied(pixels[i]);
}

static bool is_opaque(const uint32_t *pixels, struct point size)
{
    size_t count = (size_t)size.x * (size_t)size.y;
    uint32_t all = UINT32_MAX;
    for (size_t i = 0; i < count; i++)
        all &= pixels[i];
    return all >> 24 == 255;
}

bool decode_fit(SDL_Surface *surface, const struct decode_ask *ask, void *out)
{
    bool opaque = false;
    if (ask->form == DECODE_ALPHA)
        fit_alpha(surface, out, ask->size);
    else
        fit(surface, out, ask->size);
    if (ask->form != DECODE_ALPHA)
        opaque = is_opaque(out, ask->size);
    if (ask->form == DECODE_PREMULTIPLIED && !opaque)
        premultiply(out, ask->size);
    SDL_FreeSurface(surface);
    return opaque;
}

// A picture is decoded by what its name says it is (never guessed from its bytes), scaled to the
// size it is asked for, and kept: as pixels, or when tinted as its alpha alone.
#include "port/sdl/pictures.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/blend.h"
#include "port/sdl/cache.h"
#include "port/sdl/scale.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CAP_BYTES = 10 * 1024 * 1024 };

struct pictures {
    struct cache *cache; // key -> struct picture and its bytes
    struct buf key;
};

struct picture {
    struct point size;      // {0, 0}: the file cannot be shown
    const uint32_t *pixels; // 0xAARRGGBB; or NULL, and
    const uint8_t *alpha;   // its alpha alone
};

struct pictures *pictures_create(void)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    BUG_IF(!pictures);
    pictures->cache = cache_create(CAP_BYTES);
    return pictures;
}

void pictures_destroy(struct pictures *pictures)
{
    if (!pictures)
        return;
    cache_destroy(pictures->cache);
    buf_finish(&pictures->key);
    free(pictures);
}

size_t pictures_cache_bytes(const struct pictures *pictures)
{
    return cache_bytes(pictures->cache);
}

// --- loading ---

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
static SDL_Surface *decode(const char *name, struct point size)
{
    SDL_RWops *file = SDL_RWFromFile(name, "rb");
    if (!file)
        return NULL;
    SDL_Surface *decoded = decode_named(name, file, size);
    SDL_RWclose(file);
    if (!decoded)
        return NULL;
    SDL_Surface *plain = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(decoded);
    BUG_IF(plain && plain->pitch != plain->w * 4);
    return plain;
}

// An SVG keeps its proportions and may come out smaller on one axis.
static void fit(const SDL_Surface *from, uint32_t *to, struct point size)
{
    if (from->w == size.x && from->h == size.y)
        memcpy(to, from->pixels, (size_t)size.x * (size_t)size.y * sizeof *to);
    else
        scale_picture(from->pixels, (struct point){from->w, from->h}, to, size);
}

// Under the key in hand, pictures->key.
static struct picture *add_pixels(struct pictures *pictures, SDL_Surface *from, struct point size)
{
    size_t count = (size_t)size.x * (size_t)size.y;
    struct picture *picture = cache_add(pictures->cache, pictures->key.text, pictures->key.length,
        sizeof *picture + count * sizeof(uint32_t));
    uint32_t *pixels = (uint32_t *)(picture + 1);
    fit(from, pixels, size);
    *picture = (struct picture){.size = size, .pixels = pixels};
    return picture;
}

static struct picture *add_alpha(struct pictures *pictures, SDL_Surface *from, struct point size)
{
    size_t count = (size_t)size.x * (size_t)size.y;
    struct picture *picture = cache_add(
        pictures->cache, pictures->key.text, pictures->key.length, sizeof *picture + count);
    uint8_t *alpha = (uint8_t *)(picture + 1);
    uint32_t *pixels = malloc(count * sizeof *pixels);
    BUG_IF(!pixels);
    fit(from, pixels, size);
    for (size_t i = 0; i < count; i++)
        alpha[i] = (uint8_t)(pixels[i] >> 24);
    free(pixels);
    *picture = (struct picture){.size = size, .alpha = alpha};
    return picture;
}

static const struct picture *find_or_load(
    struct pictures *pictures, const char *file, struct point size, bool tinted)
{
    buf_clear(&pictures->key);
    buf_print(&pictures->key, "%d %d %d %s", size.x, size.y, tinted, file);
    struct picture *picture = cache_find(pictures->cache, pictures->key.text, pictures->key.length);
    if (picture)
        return picture;
    SDL_Surface *decoded = decode(file, size);
    if (!decoded) {
        log_warning("pictures", "%s cannot be shown: %s", file, SDL_GetError());
        return cache_add(
            pictures->cache, pictures->key.text, pictures->key.length, sizeof *picture);
    }
    picture = tinted ? add_alpha(pictures, decoded, size) : add_pixels(pictures, decoded, size);
    SDL_FreeSurface(decoded);
    return picture;
}

// --- painting ---

// A row of the picture, repeated to the right from bounds.x.
struct row {
    const struct picture *picture;
    int offset;   // of the row in the picture
    int origin_x; // of the first repetition
    colour tint;
};

// Columns from `from` to `to`.
static void flat_row(uint32_t *target, const struct row *row, int from, int to)
{
    int width = row->picture->size.x;
    for (int x = from, count; x < to; x += count, target += count) {
        int column = (x - row->origin_x) % width;
        count = geom_min(width - column, to - x);
        if (row->picture->alpha)
            blend_mask_row(target, row->picture->alpha + row->offset + column, count, row->tint);
        else
            blend_pixels_row(target, row->picture->pixels + row->offset + column, count);
    }
}

static void corner_row(
    uint32_t *target, const struct row *row, int from, int to, const struct rounded *shape, int y)
{
    for (int x = from; x < to; x++, target++) {
        int at = row->offset + (x - row->origin_x) % row->picture->size.x;
        uint32_t coverage = rounded_coverage(shape, x, y);
        colour source = row->picture->alpha
                            ? (row->tint & 0xFFFFFF) | (uint32_t)row->picture->alpha[at] << 24
                            : row->picture->pixels[at];
        if (row->picture->alpha)
            coverage = blend_div255(coverage * (row->tint >> 24));
        *target = blend_pixel(*target, source, blend_div255((source >> 24) * coverage));
    }
}

static void paint_row(const struct raster *to, struct rect within, const struct row *row,
    const struct rounded *shape, int y)
{
    int left, right, end = rect_right(within);
    rounded_flat(shape, y, &left, &right);
    left = geom_clamp(left, within.x, end);
    right = geom_clamp(right, left, end);
    corner_row(raster_at(to, within.x, y), row, within.x, left, shape, y);
    flat_row(raster_at(to, left, y), row, left, right);
    corner_row(raster_at(to, right, y), row, right, end, shape, y);
}

void pictures_paint(struct pictures *pictures, const struct raster *to, struct rect within,
    const struct draw_item *item)
{
    const struct draw_picture *asked = &item->picture;
    struct point size = {
        item->kind == DRAW_TILES ? asked->tile_px : item->bounds.w, item->bounds.h};
    const struct picture *picture =
        find_or_load(pictures, asked->file, size, asked->tint >> 24 > 0);
    if (picture->size.x == 0)
        return;
    struct rounded shape = rounded_from(item->bounds, asked->radius_px, asked->corners);
    struct row row = {.picture = picture, .origin_x = item->bounds.x, .tint = asked->tint};
    for (int y = within.y; y < rect_bottom(within); y++) {
        row.offset = (y - item->bounds.y) * size.x;
        paint_row(to, within, &row, &shape, y);
    }
}

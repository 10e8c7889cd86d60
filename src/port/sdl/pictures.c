// Pictures are kept under what was asked for: as pixels, or when tinted as their alpha alone. What
// the list on the screen shows is never dropped for what it does not show, else two pictures too
// large for the cap would drive each other out, again and again.
#include "port/sdl/pictures.h"

#include "base/buf.h"
#include "base/bug.h"
#include "port/sdl/blend.h"
#include "port/sdl/cache.h"
#include "port/sdl/zoom.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

enum {
    CAP_BYTES = 10 * 1024 * 1024,
    ENTRY_BYTES = 256, // what a picture costs besides its pixels and its key, at most
};

struct pictures {
    struct cache *cache; // key -> struct picture and its bytes
    struct buf key;
    struct decoder *decoder; // NULL: every picture is decoded when it is painted
    struct buf shown;        // the keys of the list's pictures, a newline around each
    size_t kept_bytes;       // of the list's pictures, and of those wanted since
};

struct picture {
    struct point size;      // {0, 0}: the file cannot be shown
    bool opaque;            // pixels without alpha
    const uint32_t *pixels; // 0xAARRGGBB, of a zoomed one premultiplied; or NULL, and
    const uint8_t *alpha;   // its alpha alone
};

struct pictures *pictures_create(decoder_ready *ready, void *context)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    BUG_IF(!pictures);
    pictures->cache = cache_create(CAP_BYTES);
    pictures->decoder = ready ? decoder_create(ready, context) : NULL;
    return pictures;
}

void pictures_destroy(struct pictures *pictures)
{
    if (!pictures)
        return;
    decoder_destroy(pictures->decoder);
    cache_destroy(pictures->cache);
    buf_finish(&pictures->key);
    buf_finish(&pictures->shown);
    free(pictures);
}

size_t pictures_cache_bytes(const struct pictures *pictures)
{
    return cache_bytes(pictures->cache);
}

// --- what is kept ---

static bool is_picture(const struct draw_item *item)
{
    return item->kind == DRAW_PICTURE || item->kind == DRAW_TILES;
}

static bool is_zoomed(const struct draw_item *item)
{
    return item->picture.source.x > 0;
}

static struct decode_ask ask_for(const struct draw_item *item)
{
    struct decode_ask ask = {.file = item->picture.file,
        .size = {item->bounds.w, item->bounds.h},
        .form = item->picture.tint >> 24 > 0 ? DECODE_ALPHA : DECODE_PIXELS};
    if (item->kind == DRAW_TILES)
        ask.size.x = item->picture.tile_px;
    if (is_zoomed(item)) {
        ask.size = item->picture.source;
        ask.form = DECODE_PREMULTIPLIED;
    }
    return ask;
}

// The key becomes the one in hand, pictures->key.
static struct picture *find(struct pictures *pictures, const struct decode_ask *ask)
{
    buf_clear(&pictures->key);
    buf_print(&pictures->key, "%d %d %d %s", ask->size.x, ask->size.y, ask->form, ask->file);
    return cache_find(pictures->cache, pictures->key.text, pictures->key.length);
}

// Under the key in hand, with its bytes; NULL: it cannot be shown.
static struct picture *add(
    struct pictures *pictures, const struct decode_ask *ask, void *bytes, bool opaque)
{
    struct picture *picture = cache_add_with(pictures->cache, pictures->key.text,
        pictures->key.length, sizeof *picture, bytes, bytes ? decode_bytes(ask) : 0);
    if (bytes && ask->form == DECODE_ALPHA)
        *picture = (struct picture){.size = ask->size, .alpha = bytes};
    else if (bytes)
        *picture = (struct picture){.size = ask->size, .opaque = opaque, .pixels = bytes};
    return picture;
}

static struct picture *load(struct pictures *pictures, const struct decode_ask *ask)
{
    SDL_Surface *surface = decode_open(ask);
    if (!surface)
        return add(pictures, ask, NULL, false);
    void *bytes = malloc(decode_bytes(ask));
    BUG_IF(!bytes);
    bool opaque = decode_fit(surface, ask, bytes);
    return add(pictures, ask, bytes, opaque);
}

// --- ahead of painting ---

static bool is_shown(const struct pictures *pictures, const struct buf *key)
{
    const char *at = pictures->shown.text;
    while (at && (at = strstr(at, key->text))) {
        if (at[-1] == '\n' && at[key->length] == '\n')
            return true;
        at += key->length;
    }
    return false;
}

// What keeping it costs; its key is in hand.
static size_t cost(const struct pictures *pictures, const struct decode_ask *ask)
{
    return decode_bytes(ask) + pictures->key.length + ENTRY_BYTES;
}

static bool fits_beside(const struct pictures *pictures, const struct decode_ask *ask)
{
    return pictures->kept_bytes + cost(pictures, ask) <= CAP_BYTES;
}

static void note_shown(struct pictures *pictures, const struct draw_item *item)
{
    struct decode_ask ask = ask_for(item);
    bool there = find(pictures, &ask) != NULL; // which makes it the one used last
    if (is_shown(pictures, &pictures->key))
        return;
    pictures->kept_bytes += cost(pictures, &ask);
    buf_print(&pictures->shown, "%s\n", pictures->key.text);
    if (!there && pictures->decoder && !draw_at_once(item))
        decoder_ask(pictures->decoder, &ask, true);
}

void pictures_show(struct pictures *pictures, const struct draw_list *list)
{
    buf_clear(&pictures->shown);
    buf_add_text(&pictures->shown, "\n");
    pictures->kept_bytes = 0;
    for (size_t i = 0; i < list->count; i++)
        if (is_picture(&list->items[i]))
            note_shown(pictures, &list->items[i]);
    cache_limit(
        pictures->cache, pictures->kept_bytes > CAP_BYTES ? pictures->kept_bytes : CAP_BYTES);
}

void pictures_want(struct pictures *pictures, const struct draw_item *item)
{
    if (!pictures->decoder || !is_picture(item) || draw_at_once(item))
        return;
    struct decode_ask ask = ask_for(item);
    bool there = find(pictures, &ask) != NULL;
    if (is_shown(pictures, &pictures->key) || !fits_beside(pictures, &ask))
        return;
    if (there)
        pictures->kept_bytes += cost(pictures, &ask);
    else
        decoder_ask(pictures->decoder, &ask, false);
}

// What is on the screen no more is kept only where it drives out nothing that is.
static void keep(struct pictures *pictures, struct decoded *decoded)
{
    const struct decode_ask *ask = &decoded->ask;
    if (find(pictures, ask))
        return;
    bool shown = is_shown(pictures, &pictures->key);
    if (!shown && !fits_beside(pictures, ask))
        return;
    if (!shown)
        pictures->kept_bytes += cost(pictures, ask);
    add(pictures, ask, decoded->bytes, decoded->opaque);
    decoded->bytes = NULL; // the cache has them now
}

bool pictures_take(struct pictures *pictures)
{
    bool taken = false;
    struct decoded decoded;
    while (pictures->decoder && decoder_take(pictures->decoder, &decoded)) {
        keep(pictures, &decoded);
        decoded_finish(&decoded);
        taken = true;
    }
    return taken;
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

static void paint_picture(const struct raster *to, struct rect within, const struct draw_item *item,
    const struct picture *picture)
{
    const struct draw_picture *asked = &item->picture;
    struct rounded shape = rounded_from(item->bounds, asked->radius_px, asked->corners);
    struct row row = {.picture = picture, .origin_x = item->bounds.x, .tint = asked->tint};
    for (int y = within.y; y < rect_bottom(within); y++) {
        row.offset = (y - item->bounds.y) * picture->size.x;
        paint_row(to, within, &row, &shape, y);
    }
}

static void paint_ground(const struct raster *to, struct rect within, const struct draw_item *item)
{
    const struct draw_picture *asked = &item->picture;
    shapes_fill(to, within, item->bounds,
        &(struct draw_fill){
            .fill = asked->ground, .radius_px = asked->radius_px, .corners = asked->corners});
}

void pictures_paint(struct pictures *pictures, const struct raster *to, struct rect within,
    const struct draw_item *item)
{
    struct decode_ask ask = ask_for(item);
    const struct picture *picture = find(pictures, &ask);
    bool later = pictures->decoder && !draw_at_once(item);
    if (!picture && !later)
        picture = load(pictures, &ask);
    if (!picture)
        paint_ground(to, within, item);
    else if (picture->size.x == 0)
        return;
    else if (is_zoomed(item))
        zoom_paint(to, within, item->bounds,
            &(struct zoom_source){picture->pixels, picture->size, picture->opaque});
    else
        paint_picture(to, within, item, picture);
}

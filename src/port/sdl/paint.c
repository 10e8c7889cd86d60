// The painter: for each rectangle of the damage, the list from the last item that hides all below
// it.
#include "port/sdl/paint.h"

#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/blend.h"
#include "port/sdl/pictures.h"
#include "port/sdl/shapes.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

// The last glow, as pixels: it lies below everything else, and everything that moves shows it anew.
struct glow {
    uint64_t hash; // of its item
    struct rect area;
    uint32_t *pixels; // NULL before the first
};

struct paint {
    struct fonts *fonts;
    struct pictures *pictures;
    struct glow glow;
    void *scratch; // for strokes
    size_t scratch_bytes;
};

struct paint *paint_create(struct fonts *fonts, decoder_ready *ready, void *context)
{
    struct paint *paint = calloc(1, sizeof *paint);
    BUG_IF(!paint);
    paint->fonts = fonts;
    paint->pictures = pictures_create(ready, context);
    return paint;
}

void paint_destroy(struct paint *paint)
{
    if (!paint)
        return;
    pictures_destroy(paint->pictures);
    free(paint->glow.pixels);
    free(paint->scratch);
    free(paint);
}

// --- items ---

static void render_glow(struct glow *glow, const struct draw_item *item)
{
    glow->hash = item->hash;
    glow->area = draw_reach(item);
    free(glow->pixels);
    glow->pixels = calloc((size_t)glow->area.w * (size_t)glow->area.h, sizeof *glow->pixels);
    BUG_IF(!glow->pixels);
    shapes_glow(glow->pixels, glow->area, &item->glow);
}

static void paint_glow(
    struct paint *paint, const struct raster *to, struct rect within, const struct draw_item *item)
{
    struct glow *glow = &paint->glow;
    if (!glow->pixels || glow->hash != item->hash)
        render_glow(glow, item);
    for (int y = within.y; y < rect_bottom(within); y++) {
        ptrdiff_t row = (ptrdiff_t)(y - glow->area.y) * glow->area.w;
        memcpy(raster_at(to, within.x, y), glow->pixels + row + (within.x - glow->area.x),
            (size_t)within.w * sizeof(uint32_t));
    }
}

static void paint_text(
    struct paint *paint, const struct raster *to, struct rect within, const struct draw_item *item)
{
    const struct fonts_mask *mask = fonts_render(paint->fonts, &item->text);
    if (!mask)
        return;
    int left = item->bounds.x + mask->top_left.x, top = item->text.baseline_px + mask->top_left.y;
    within = rect_intersect(within, (struct rect){left, top, mask->width_px, mask->height_px});
    for (int y = within.y; y < rect_bottom(within); y++)
        blend_mask_row(raster_at(to, within.x, y),
            mask->alpha + (ptrdiff_t)(y - top) * mask->stride + (within.x - left), within.w,
            item->text.ink);
}

static void paint_stroke(
    struct paint *paint, const struct raster *to, struct rect within, const struct draw_item *item)
{
    size_t bytes = shapes_stroke_scratch(within);
    if (bytes > paint->scratch_bytes) {
        free(paint->scratch);
        paint->scratch = malloc(bytes);
        BUG_IF(!paint->scratch);
        paint->scratch_bytes = bytes;
    }
    shapes_stroke(to, within, &item->stroke, paint->scratch);
}

static void paint_item(
    struct paint *paint, const struct raster *to, struct rect within, const struct draw_item *item)
{
    switch (item->kind) {
    case DRAW_FILL:
        shapes_fill(to, within, item->bounds, &item->fill);
        break;
    case DRAW_GLOW:
        paint_glow(paint, to, within, item);
        break;
    case DRAW_TEXT:
        paint_text(paint, to, within, item);
        break;
    case DRAW_PICTURE:
    case DRAW_TILES:
        pictures_paint(paint->pictures, to, within, item);
        break;
    case DRAW_STROKE:
        paint_stroke(paint, to, within, item);
        break;
    case DRAW_KIND_COUNT:
        BUG("an item of no kind");
    }
}

// --- lists ---

// Whether nothing below the item shows in the area.
static bool hides(const struct draw_item *item, struct rect area)
{
    bool opaque =
        item->kind == DRAW_GLOW || (item->kind == DRAW_FILL && item->fill.fill >> 24 == 255 &&
                                       item->fill.edge_px == 0 && item->fill.radius_px == 0);
    return opaque && rect_equal(rect_intersect(draw_reach(item), area), area);
}

static void paint_area(
    struct paint *paint, const struct raster *to, struct rect area, const struct draw_list *list)
{
    size_t first = list->count;
    while (first > 0 && !hides(&list->items[first - 1], area))
        first--;
    if (first > 0)
        first--;
    else
        shapes_fill(to, area, area, &(struct draw_fill){.fill = COLOUR(0)});
    for (size_t i = first; i < list->count; i++) {
        struct rect within = rect_intersect(draw_reach(&list->items[i]), area);
        if (!rect_empty(within))
            paint_item(paint, to, within, &list->items[i]);
    }
}

// A list without a glow is a page: a frame's worth of pixels is not kept for the visit's end.
static void forget_unused_glow(struct paint *paint, const struct draw_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_GLOW)
            return;
    free(paint->glow.pixels);
    paint->glow.pixels = NULL;
}

void paint_list(struct paint *paint, SDL_Surface *target, const struct draw_list *list,
    const struct draw_damage *damage)
{
    BUG_IF(target->format->format != SDL_PIXELFORMAT_XRGB8888 &&
           target->format->format != SDL_PIXELFORMAT_ARGB8888);
    struct raster to = {target->pixels, target->pitch / 4};
    const struct rect whole = {0, 0, target->w, target->h};
    forget_unused_glow(paint, list);
    pictures_show(paint->pictures, list);
    for (size_t i = 0; i < damage->count; i++) {
        struct rect area = rect_intersect(damage->rects[i], whole);
        if (!rect_empty(area))
            paint_area(paint, &to, area, list);
    }
}

bool paint_take_pictures(struct paint *paint)
{
    return pictures_take(paint->pictures);
}

void paint_want_pictures(struct paint *paint, const struct draw_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        pictures_want(paint->pictures, &list->items[i]);
}

bool paint_save_png(SDL_Surface *surface, const char *path)
{
    SDL_Surface *opaque = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);
    bool saved = opaque && IMG_SavePNG(opaque, path) == 0;
    if (!saved)
        log_error("paint", "cannot write %s: %s", path, SDL_GetError());
    SDL_FreeSurface(opaque);
    return saved;
}

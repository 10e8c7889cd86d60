// Every row of the screen is put together from rows of the two pictures: copied where a picture
// stands alone, mixed channel by channel where one fades into the other.
#include "port/sdl/mix.h"

#include "base/bug.h"
#include "port/sdl/blend.h"

#include <string.h>

static void copy_row(uint32_t *to, const uint32_t *from, int count)
{
    if (count > 0)
        memcpy(to, from, (size_t)count * sizeof *to);
}

// Fades to `over`. Red and blue in one word, green in another; 256 parts, so that a shift divides.
static void fade_row(uint32_t *restrict to, const uint32_t *over, int count, int part_256)
{
    uint32_t part = (uint32_t)part_256, rest = 256 - part;
    for (int x = 0; x < count; x++) {
        uint32_t pair = (over[x] & 0xFF00FF) * part + (to[x] & 0xFF00FF) * rest;
        uint32_t green = (over[x] & 0x00FF00) * part + (to[x] & 0x00FF00) * rest;
        to[x] = 0xFF000000 | (pair >> 8 & 0xFF00FF) | (green >> 8 & 0x00FF00);
    }
}

// What is right of `over` or left of it is `under`, which stands a whole width away from it.
static void slide_row(
    uint32_t *to, const uint32_t *over, const uint32_t *under, int width, int offset)
{
    if (offset >= 0) {
        copy_row(to, under + width - offset, offset);
        copy_row(to + offset, over, width - offset);
    } else {
        copy_row(to, over - offset, width + offset);
        copy_row(to + width + offset, under, -offset);
    }
}

// One row of each, all from column 0.
struct rows {
    uint32_t *to;
    const uint32_t *over, *under;
};

static void mix_slide(const struct draw_scene *scene, struct rows row, int y, int width)
{
    struct rect area = scene->area;
    const uint32_t *around = scene->under_stays ? row.under : row.over;
    if (y < area.y || y >= rect_bottom(area)) {
        copy_row(row.to, around, width);
        return;
    }
    int right = rect_right(area), offset = geom_clamp(scene->offset_px, -area.w, area.w);
    copy_row(row.to, around, area.x);
    slide_row(row.to + area.x, row.over + area.x, row.under + area.x, area.w, offset);
    copy_row(row.to + right, around + right, width - right);
}

static void put_corner(const struct rounded *sheet, uint32_t *to, const uint32_t *from, int y,
    int first, int end, int part_256)
{
    for (int x = first; x < end; x++)
        to[x] =
            blend_pixel(to[x], from[x], rounded_coverage(sheet, x, y) * (uint32_t)part_256 / 256);
}

static void put_sheet_row(
    const struct draw_scene *scene, uint32_t *to, const struct raster *over, int y)
{
    struct rounded sheet = rounded_from(scene->area, scene->radius_px, DRAW_ALL);
    int from_y = y - scene->offset_px, left, right;
    if (from_y < scene->area.y || from_y >= rect_bottom(scene->area))
        return;
    const uint32_t *from = raster_at(over, 0, from_y);
    if (scene->offset_px == 0 && scene->part_256 == 256) { // its corners are mixed already
        copy_row(to + scene->area.x, from + scene->area.x, scene->area.w);
        return;
    }
    rounded_flat(&sheet, from_y, &left, &right);
    int part = scene->part_256, end = rect_right(scene->area);
    put_corner(&sheet, to, from, from_y, scene->area.x, left, part);
    fade_row(to + left, from + left, right - left, part);
    put_corner(&sheet, to, from, from_y, right, end, part);
}

static void mix_rise(const struct draw_scene *scene, uint32_t *restrict to, const uint32_t *under,
    const struct raster *over, int y, int width)
{
    colour scrim = mix_scrim(scene);
    uint32_t alpha = scrim >> 24;
    for (int x = 0; x < width; x++)
        to[x] = blend_pixel(under[x], scrim, alpha);
    put_sheet_row(scene, to, over, y);
}

colour mix_scrim(const struct draw_scene *scene)
{
    return colour_alpha(scene->scrim, (int)(scene->scrim >> 24) * scene->part_256 / 256);
}

static void mix_fade(struct rows row, int width, int part_256)
{
    copy_row(row.to, row.under, width);
    fade_row(row.to, row.over, width, part_256);
}

void mix_scene(const struct draw_scene *scene, const struct raster *to, const struct raster *over,
    const struct raster *under, struct point size)
{
    BUG_IF(scene->mix == DRAW_STILL);
    for (int y = 0; y < size.y; y++) {
        struct rows row = {raster_at(to, 0, y), raster_at(over, 0, y), raster_at(under, 0, y)};
        if (scene->mix == DRAW_SLIDE)
            mix_slide(scene, row, y, size.x);
        else if (scene->mix == DRAW_RISE)
            mix_rise(scene, row.to, row.under, over, y, size.x);
        else
            mix_fade(row, size.x, scene->part_256);
    }
}

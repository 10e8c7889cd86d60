// The display list: items are appended to a growing array in the frame's arena, with everything
// they point to. Each gets a hash of its contents: FNV-1a over the fields one by one, never over
// padding.
#include "draw/list.h"

#include "base/bug.h"

#include <string.h>

struct rect draw_reach(const struct draw_item *item)
{
    struct rect reach = item->bounds;
    if (item->kind == DRAW_TEXT) {
        // An italic's tail, a letter's negative bearing, a mark above the ascent.
        int size_px = item->text.size_px;
        reach = rect_inset(reach, -(size_px / 2 + 2), -(size_px * 5 / 8 + 2));
    }
    return rect_intersect(reach, item->clip);
}

struct draw_list draw_list_begin(struct arena *arena, struct point size)
{
    return (struct draw_list){
        .arena = arena,
        .size = size,
        .clip = {0, 0, size.x, size.y},
    };
}

struct rect draw_clip(struct draw_list *list, struct rect clip)
{
    struct rect before = list->clip;
    list->clip = rect_intersect(before, clip);
    return before;
}

void draw_clip_restore(struct draw_list *list, struct rect before)
{
    list->clip = before;
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_number(uint64_t hash, int64_t number)
{
    for (int shift = 0; shift < 64; shift += 16)
        hash = (hash ^ ((uint64_t)number >> shift & 0xFFFF)) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    size_t length = strlen(text);
    return hash_bytes(hash_number(hash, (int64_t)length), text, length);
}

static uint64_t hash_rect(uint64_t hash, struct rect r)
{
    return hash_number(hash_number(hash_number(hash_number(hash, r.x), r.y), r.w), r.h);
}

static struct draw_item item_begin(
    const struct draw_list *list, enum draw_kind kind, struct rect bounds)
{
    uint64_t hash = hash_number(UINT64_C(0xCBF29CE484222325), kind);
    hash = hash_rect(hash_rect(hash, bounds), list->clip);
    return (struct draw_item){.kind = kind, .bounds = bounds, .clip = list->clip, .hash = hash};
}

static void item_number(struct draw_item *item, int64_t number)
{
    item->hash = hash_number(item->hash, number);
}

static void list_grow(struct draw_list *list)
{
    size_t capacity = list->capacity ? list->capacity * 2 : 64;
    struct draw_item *items = ARENA_ARRAY(list->arena, struct draw_item, capacity);
    if (list->count)
        memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->capacity = capacity;
}

static void item_add(struct draw_list *list, const struct draw_item *item)
{
    if (list->count == list->capacity)
        list_grow(list);
    list->items[list->count++] = *item;
}

static bool hidden(const struct draw_item *item)
{
    return rect_empty(item->bounds) || rect_empty(draw_reach(item));
}

void draw_fill(struct draw_list *list, struct rect bounds, struct draw_fill fill)
{
    struct draw_item item = item_begin(list, DRAW_FILL, bounds);
    item.fill = fill;
    if (hidden(&item))
        return;
    item_number(&item, fill.fill);
    item_number(&item, fill.edge);
    item_number(&item, fill.edge_px);
    item_number(&item, fill.radius_px);
    item_number(&item, fill.corners);
    item_add(list, &item);
}

void draw_glow(struct draw_list *list, struct rect bounds, struct draw_glow glow)
{
    struct draw_item item = item_begin(list, DRAW_GLOW, bounds);
    item.glow = glow;
    if (hidden(&item))
        return;
    item_number(&item, glow.inner);
    item_number(&item, glow.outer);
    item_number(&item, glow.centre.x);
    item_number(&item, glow.centre.y);
    item_number(&item, glow.radius_px);
    item_add(list, &item);
}

void draw_text(struct draw_list *list, struct rect bounds, struct draw_text text)
{
    struct draw_item item = item_begin(list, DRAW_TEXT, bounds);
    item.text = text;
    if (text.length == 0 || hidden(&item))
        return;
    BUG_IF(!text.language);
    BUG_IF(!memchr(text.script, '\0', sizeof text.script));
    item.text.bytes = arena_copy(list->arena, text.bytes, text.length);
    item.text.language = arena_copy(list->arena, text.language, strlen(text.language));
    item_number(&item, (int64_t)text.length);
    item.hash = hash_bytes(item.hash, text.bytes, text.length);
    item.hash = hash_text(item.hash, text.language);
    item.hash = hash_text(item.hash, text.script);
    item_number(&item, text.right_to_left);
    item_number(&item, text.face);
    item_number(&item, text.size_px);
    item_number(&item, text.baseline_px);
    item_number(&item, text.ink);
    item_add(list, &item);
}

static void add_picture(
    struct draw_list *list, enum draw_kind kind, struct rect bounds, struct draw_picture picture)
{
    struct draw_item item = item_begin(list, kind, bounds);
    item.picture = picture;
    if (hidden(&item))
        return;
    BUG_IF(!picture.file);
    BUG_IF(picture.source.x > 0 && picture.tint >> 24 > 0);
    item.picture.file = arena_copy(list->arena, picture.file, strlen(picture.file));
    item.hash = hash_text(item.hash, picture.file);
    item_number(&item, picture.tint);
    item_number(&item, picture.radius_px);
    item_number(&item, picture.tile_px);
    item_number(&item, picture.corners);
    item_number(&item, picture.ground);
    item_number(&item, picture.source.x);
    item_number(&item, picture.source.y);
    item_add(list, &item);
}

bool draw_at_once(const struct draw_item *item)
{
    int w = item->kind == DRAW_TILES ? item->picture.tile_px : item->bounds.w;
    return item->picture.tint >> 24 > 0 && w < DRAW_AT_ONCE_PX && item->bounds.h < DRAW_AT_ONCE_PX;
}

void draw_picture(struct draw_list *list, struct rect bounds, struct draw_picture picture)
{
    add_picture(list, DRAW_PICTURE, bounds, picture);
}

void draw_tiles(struct draw_list *list, struct rect bounds, struct draw_picture picture)
{
    BUG_IF(picture.tile_px <= 0);
    add_picture(list, DRAW_TILES, bounds, picture);
}

static int pixel_of(int sixteenths)
{
    return sixteenths >= 0 ? sixteenths / 16 : -((15 - sixteenths) / 16);
}

// Half the width around the points, and one pixel for the soft edge.
static struct rect stroke_bounds(const struct draw_stroke *stroke)
{
    struct point low = stroke->points[0], high = low;
    for (size_t i = 1; i < stroke->count; i++) {
        struct point p = stroke->points[i];
        low = (struct point){geom_min(low.x, p.x), geom_min(low.y, p.y)};
        high = (struct point){geom_max(high.x, p.x), geom_max(high.y, p.y)};
    }
    int around = stroke->width_16 / 2 + 16;
    int x = pixel_of(low.x - around), y = pixel_of(low.y - around);
    return (struct rect){
        x, y, pixel_of(high.x + around) + 1 - x, pixel_of(high.y + around) + 1 - y};
}

void draw_stroke(struct draw_list *list, struct draw_stroke stroke)
{
    if (stroke.count == 0)
        return;
    struct draw_item item = item_begin(list, DRAW_STROKE, stroke_bounds(&stroke));
    item.stroke = stroke;
    if (hidden(&item))
        return;
    struct point *points = ARENA_ARRAY(list->arena, struct point, stroke.count);
    for (size_t i = 0; i < stroke.count; i++) {
        points[i] = stroke.points[i];
        item_number(&item, points[i].x);
        item_number(&item, points[i].y);
    }
    item.stroke.points = points;
    item_number(&item, stroke.width_16);
    item_number(&item, stroke.ink);
    item_add(list, &item);
}

static void append_stroke(struct draw_list *list, const struct draw_stroke *stroke, int dx)
{
    struct point *points = ARENA_ARRAY(list->arena, struct point, stroke->count);
    for (size_t i = 0; i < stroke->count; i++)
        points[i] = (struct point){stroke->points[i].x + 16 * dx, stroke->points[i].y};
    struct draw_stroke moved = *stroke;
    moved.points = points;
    draw_stroke(list, moved);
}

static void append_item(struct draw_list *list, const struct draw_item *item, int dx)
{
    struct rect bounds = item->bounds;
    struct draw_glow glow = item->glow;
    bounds.x += dx;
    switch (item->kind) {
    case DRAW_FILL:
        draw_fill(list, bounds, item->fill);
        break;
    case DRAW_GLOW:
        glow.centre.x += dx;
        draw_glow(list, bounds, glow);
        break;
    case DRAW_TEXT:
        draw_text(list, bounds, item->text);
        break;
    case DRAW_PICTURE:
        draw_picture(list, bounds, item->picture);
        break;
    case DRAW_TILES:
        draw_tiles(list, bounds, item->picture);
        break;
    default:
        append_stroke(list, &item->stroke, dx);
    }
}

void draw_append(struct draw_list *list, const struct draw_list *other, int dx)
{
    for (size_t i = 0; i < other->count; i++) {
        struct rect clip = other->items[i].clip;
        clip.x += dx;
        struct rect before = draw_clip(list, clip);
        append_item(list, &other->items[i], dx);
        draw_clip_restore(list, before);
    }
}

// A display list as text, one line an item: kind, place, and what was asked for, defaults left out.
#include "draw/list.h"

#include <string.h>

static void put_colour(struct buf *out, colour c)
{
    if (c >> 24 == 0xFF)
        buf_print(out, " #%06X", (unsigned)(c & 0xFFFFFF));
    else
        buf_print(out, " #%08X", (unsigned)c);
}

static void put_rect(struct buf *out, struct rect r)
{
    buf_print(out, " %d,%d %dx%d", r.x, r.y, r.w, r.h);
}

static void put_quoted(struct buf *out, const char *bytes, size_t length)
{
    buf_add_text(out, " \"");
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < ' ')
            buf_print(out, "\\x%02X", byte);
        else if (byte == '"' || byte == '\\')
            buf_print(out, "\\%c", byte);
        else
            buf_add(out, &bytes[i], 1);
    }
    buf_add_text(out, "\"");
}

// The last two parts, "icons/home.svg", are the same on every machine.
static const char *short_path(const char *path)
{
    int slashes = 0;
    for (const char *at = path + strlen(path); at > path; at--)
        if (at[-1] == '/' && ++slashes == 2)
            return at;
    return path;
}

static void put_corners(struct buf *out, int radius_px, int corners)
{
    if (radius_px == 0 || corners == 0)
        return;
    buf_print(out, " radius %d", radius_px);
    if (corners != DRAW_ALL)
        buf_print(out, " corners%s%s%s%s", corners & DRAW_TOP_LEFT ? " tl" : "",
            corners & DRAW_TOP_RIGHT ? " tr" : "", corners & DRAW_BOTTOM_LEFT ? " bl" : "",
            corners & DRAW_BOTTOM_RIGHT ? " br" : "");
}

static void put_fill(struct buf *out, const struct draw_fill *fill)
{
    if (fill->fill >> 24)
        put_colour(out, fill->fill);
    put_corners(out, fill->radius_px, fill->corners);
    if (fill->edge_px) {
        buf_print(out, " edge %d", fill->edge_px);
        put_colour(out, fill->edge);
    }
}

static void put_glow(struct buf *out, const struct draw_glow *glow)
{
    put_colour(out, glow->inner);
    put_colour(out, glow->outer);
    buf_print(out, " centre %d,%d radius %d", glow->centre.x, glow->centre.y, glow->radius_px);
}

static void put_text(struct buf *out, const struct draw_text *text)
{
    put_quoted(out, text->bytes, text->length);
    buf_print(out, " size %d face %d %s %s%s baseline %d", text->size_px, text->face,
        text->language, text->script, text->right_to_left ? " rtl" : "", text->baseline_px);
    put_colour(out, text->ink);
}

static void put_picture(struct buf *out, const struct draw_picture *picture)
{
    buf_print(out, " %s", short_path(picture->file));
    if (picture->tile_px)
        buf_print(out, " tile %d", picture->tile_px);
    if (picture->tint >> 24)
        put_colour(out, picture->tint);
    put_corners(out, picture->radius_px, picture->corners);
    if (picture->source.x)
        buf_print(out, " source %dx%d", picture->source.x, picture->source.y);
}

static void put_stroke(struct buf *out, const struct draw_stroke *stroke)
{
    buf_print(out, " points %zu width %d/16", stroke->count, stroke->width_16);
    put_colour(out, stroke->ink);
}

static void put_item(struct buf *out, const struct draw_item *item)
{
    switch (item->kind) {
    case DRAW_FILL:
        put_fill(out, &item->fill);
        break;
    case DRAW_GLOW:
        put_glow(out, &item->glow);
        break;
    case DRAW_TEXT:
        put_text(out, &item->text);
        break;
    case DRAW_PICTURE:
    case DRAW_TILES:
        put_picture(out, &item->picture);
        break;
    case DRAW_STROKE:
        put_stroke(out, &item->stroke);
        break;
    case DRAW_KIND_COUNT:
        break;
    }
}

void draw_dump(const struct draw_list *list, struct buf *out)
{
    static const char *const names[] = {"fill", "glow", "text", "picture", "tiles", "stroke"};
    _Static_assert(sizeof names / sizeof *names == DRAW_KIND_COUNT, "a name for each kind");
    const struct rect frame = {0, 0, list->size.x, list->size.y};
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        buf_add_text(out, names[item->kind]);
        put_rect(out, item->bounds);
        put_item(out, item);
        if (!rect_equal(item->clip, frame)) {
            buf_add_text(out, " clip");
            put_rect(out, item->clip);
        }
        buf_add_text(out, "\n");
    }
}

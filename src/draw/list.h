// The display list: what a frame shows, as a flat array of items, back to front. Pure data: two
// equal lists are the same picture. Strings and points belong to the frame's arena.
#ifndef DRAW_LIST_H
#define DRAW_LIST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/colour.h"
#include "base/geom.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum draw_kind {
    DRAW_FILL, // a (rounded) rectangle: fill, and/or an outline inside its edge
    DRAW_GLOW, // a radial gradient over the bounds: `inner` at `centre`, `outer` from radius_px on
    DRAW_TEXT, // a run
    DRAW_PICTURE, // a file, scaled to the bounds; tinted (its alpha in the colour) when tint alpha
                  // > 0
    DRAW_TILES,   // a file's picture repeated to the right from the bounds' left edge, tinted
    DRAW_STROKE,  // a polyline with round ends and joins
    DRAW_KIND_COUNT,
};

// Which corners of a FILL are round.
enum {
    DRAW_TOP_LEFT = 1,
    DRAW_TOP_RIGHT = 2,
    DRAW_BOTTOM_LEFT = 4,
    DRAW_BOTTOM_RIGHT = 8,
    DRAW_ALL = 15
};

struct draw_fill {
    colour fill; // alpha 0 = none
    colour edge; // the outline's colour
    int edge_px; // 0 = none
    int radius_px;
    int corners; // DRAW_ALL, ...
};

struct draw_glow {
    colour inner, outer; // opaque
    struct point centre; // in screen pixels
    int radius_px;
};

struct draw_text {
    const char *bytes; // `length` bytes, not NUL-terminated
    size_t length;
    const char *language;
    char script[5];
    bool right_to_left;
    int face, size_px;
    int baseline_px; // screen y of the baseline; bounds.x is the pen's start (its visual left end)
    colour ink;
    // For audits, not part of the picture: the text that was set (a key, never read), and its
    // flaws.
    const void *origin;
    bool word_cut, truncated;
};

struct draw_picture {
    const char *file;
    colour tint;   // alpha 0 = the file's own colours
    int radius_px; // rounded corners of the picture
    int tile_px;   // TILES: width of one tile
    int corners;
    colour ground; // stands in its place until the file is decoded; alpha 0 = nothing does
    // Not {0, 0}: it is shown enlarged, and only in part. The file is decoded to this size, px, and
    // only what is seen is scaled to the bounds. Without tint and corners.
    struct point source;
};

struct draw_stroke {
    const struct point *points; // in 1/16 px of the screen
    size_t count;
    int width_16; // 1/16 px
    colour ink;
};

struct draw_item {
    enum draw_kind kind;
    struct rect bounds; // TEXT: pen start to end, ascent to descent; ink may overhang (draw_reach)
    struct rect clip;   // the item is cut to this
    uint64_t hash;      // of all the above and below, by contents; set by the list
    union {
        struct draw_fill fill;
        struct draw_glow glow;
        struct draw_text text;
        struct draw_picture picture;
        struct draw_stroke stroke;
    };
};

struct draw_list {
    struct arena *arena; // the frame's
    struct draw_item *items;
    size_t count, capacity;
    struct point size; // of the frame
    struct rect clip;  // given to the items that are added; the frame at the start
};

// All pixels that the item can touch: its bounds, and the overhang of TEXT, cut to the clip.
struct rect draw_reach(const struct draw_item *item);

// An empty list of a frame of that size; items and copies go to the arena. Items that cannot show
// because the clip hides them are not added.
struct draw_list draw_list_begin(struct arena *arena, struct point size);

void draw_fill(struct draw_list *list, struct rect bounds, struct draw_fill fill);
void draw_glow(struct draw_list *list, struct rect bounds, struct draw_glow glow);
void draw_text(struct draw_list *list, struct rect bounds, struct draw_text text);
void draw_picture(struct draw_list *list, struct rect bounds, struct draw_picture picture);
void draw_tiles(struct draw_list *list, struct rect bounds, struct draw_picture picture);
// The bounds are computed from the points.
void draw_stroke(struct draw_list *list, struct draw_stroke stroke);

// Adds every item of `other`, moved by `dx` px and cut to the clip of `list`.
void draw_append(struct draw_list *list, const struct draw_list *other, int dx);

// Narrows the clip for the items that follow; returns the clip before, for draw_clip_restore.
struct rect draw_clip(struct draw_list *list, struct rect clip);
void draw_clip_restore(struct draw_list *list, struct rect before);

// One line an item, paths shortened to their last two parts: for goldens and journeys.
void draw_dump(const struct draw_list *list, struct buf *out);

enum { DRAW_DAMAGE_MAX = 8 };

struct draw_damage {
    struct rect rects[DRAW_DAMAGE_MAX]; // none empty, all within the frame
    size_t count;
};

// Where the picture of `after` may differ from that of `before`; `before` NULL = everywhere. Equal
// lists give no damage; repainting the damage from `after` over `before`'s picture gives `after`'s.
struct draw_damage draw_difference(const struct draw_list *before, const struct draw_list *after);

// A tinted picture with both sides below this is decoded when it is painted, px.
enum { DRAW_AT_ONCE_PX = 256 };

// Whether a PICTURE or TILES item is small and tinted: an icon. Others may be decoded later than
// they are painted.
bool draw_at_once(const struct draw_item *item);
// Adds what those others of the list reach, for when some of them have been decoded.
void draw_pictures_damage(const struct draw_list *list, struct draw_damage *damage);

#endif

// What is on the screen: one leaf, or a mixture of two while the one becomes the other. A leaf is a
// display list with a name, so that whoever painted it finds its pixels again.
#ifndef DRAW_SCENE_H
#define DRAW_SCENE_H

#include "draw/list.h"

struct draw_leaf {
    uint64_t id;                  // leaves of the same id are the same picture; 0 = none
    const struct draw_list *list; // NULL: what the scene before this one showed, whatever that was
    // What the leaf differs in from the leaf `was_id`, so that little need be painted anew where
    // that one is at hand. 0 = not told.
    uint64_t was_id;
    struct draw_damage damage;
    uint64_t epoch; // of its pictures: see draw_list_id
};

enum draw_mix {
    DRAW_STILL, // `over` alone
    DRAW_SLIDE, // side by side: `over` stands `offset_px` from its place, `under` at its other side
    DRAW_FADE,  // `over` over `under`, by `part_256`
    DRAW_RISE,  // `under`, dimmed by that part of `scrim`; the sheet in `over` over it, by the same
                // part, `offset_px` below its place
    DRAW_MIX_COUNT,
};

struct draw_scene {
    enum draw_mix mix;
    struct draw_leaf over, under; // under.id is 0 when STILL; both lists are of one size
    struct rect area; // SLIDE: the part that moves; around it is `over`. RISE: the sheet's place
    bool under_stays; // SLIDE: around the moving part is `under`
    int offset_px;    // SLIDE: to the right, negative to the left. RISE: down
    int part_256;     // FADE, RISE: 0 = `under` alone, 256 = `over` alone
    int radius_px;    // RISE: of the sheet's corners
    colour scrim;     // RISE: what lies between the sheet and `under` in the end
};

// The name that follows from what the list shows. Where it has pictures that may come later, the
// same list looks different at different times: `epoch` tells them apart. Never 0.
uint64_t draw_list_id(const struct draw_list *list, uint64_t epoch);
// The leaf of a list. `before` may be NULL; otherwise its list is still there.
struct draw_leaf draw_leaf(
    const struct draw_list *list, uint64_t epoch, const struct draw_leaf *before);
// Scenes of the same hash show the same.
uint64_t draw_scene_hash(const struct draw_scene *scene);

#endif

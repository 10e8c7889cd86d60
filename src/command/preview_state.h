// What `vitrine preview` knows, as a pure state machine: which pack is shown, what is wrong with
// the newer one, where we are, and what the keys do. No window, no files.
#ifndef COMMAND_PREVIEW_STATE_H
#define COMMAND_PREVIEW_STATE_H

#include "pack/model.h"
#include "port/sdl/desk.h"
#include "visit/visit.h"

#include <stdbool.h>

enum preview_strip { PREVIEW_NO_STRIP, PREVIEW_FAULTS, PREVIEW_HELP };

// Zero-initialise: nothing was loaded yet.
struct preview_state {
    const struct pack *pack; // shown: the last that was sound; NULL = none so far
    bool faulty;             // what is in the folder now is not sound
    bool help;               // was asked for
};

// The folder was read: `sound` is the new pack, or NULL when it has faults. Returns whether what
// is shown must be made anew: the pack is another, or there is none and its faults may be others.
bool preview_loaded(struct preview_state *state, const struct pack *sound);
// What lies over the picture. Without a pack the faults are the picture.
enum preview_strip preview_strip(const struct preview_state *state);

// The same place in another version of the pack: ids decide, and where one is gone, the next above
// stands for it. Languages go by their codes. `was` is a visit in `from`; the result, whose shape
// is still that of `was`, is for visit_resume.
struct visit preview_follow(
    const struct visit *was, const struct pack *from, const struct pack *to);

// What the key does to the visit, as one action; ACTION_NONE: nothing. Page keys go through home,
// all themes with their pages, and the page about the exhibit.
struct action preview_key(const struct visit *visit, enum desk_key key);

#endif

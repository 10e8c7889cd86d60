// From scenes to pixels: paints leaves, keeps two of them beside the picture that is shown, and
// mixes. So a page that slides is painted once, and its neighbours before anybody asks for them.
#ifndef PORT_SDL_COMPOSER_H
#define PORT_SDL_COMPOSER_H

#include "draw/scene.h"
#include "port/sdl/decoder.h"
#include "port/sdl/fonts.h"

#include <SDL.h>

struct composer;

// `fonts` is borrowed and must outlive the composer. `ready` as paint_create has it; may be NULL.
struct composer *composer_create(struct fonts *fonts, decoder_ready *ready, void *context);
void composer_destroy(struct composer *composer);

// Brings the scene into `frame` (XRGB8888), which must hold what the last call put there, or else
// composer_forget comes first. Returns what of the frame has changed.
struct draw_damage composer_show(
    struct composer *composer, SDL_Surface *frame, const struct draw_scene *scene);
// The same in two steps, for who mixes by other means: brings both leaves of a scene that is not
// STILL to surfaces, which stay as they are until the next call. The frame may be written to.
struct composer_pair {
    SDL_Surface *over, *under;
    uint64_t over_changes, under_changes; // change with the pixels of that surface
};
struct composer_pair composer_leaves(
    struct composer *composer, SDL_Surface *frame, const struct draw_scene *scene);

// Paints a leaf of the frame's size ahead of time.
void composer_prepare(struct composer *composer, SDL_Surface *frame, const struct draw_leaf *leaf);
// Takes over pictures that are decoded; false when there was none. What shows them is a leaf of
// another name from then on (draw_list_id).
bool composer_take_pictures(struct composer *composer);
// Gives the memory of leaves back.
void composer_release(struct composer *composer);
// The frame holds nothing that is known.
void composer_forget(struct composer *composer);

#endif

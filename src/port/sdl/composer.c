// What the frame holds and what each kept surface holds is known by name (draw/scene.h). A leaf is
// taken from where it is: kept, kept in an earlier state, on the frame; and painted otherwise.
#include "port/sdl/composer.h"

#include "base/bug.h"
#include "port/sdl/mix.h"
#include "port/sdl/paint.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_COUNT = 2 };

struct kept {
    SDL_Surface *surface; // NULL before the first
    uint64_t id;          // 0 = nothing that is known
    uint64_t used_at, changes;
};

struct composer {
    struct paint *paint;
    struct kept kept[KEPT_COUNT];
    uint64_t uses, changes;
    uint64_t frame_id;       // of the leaf or the scene that the frame holds; 0 = unknown
    struct draw_scene mixed; // the last that was not STILL; its leaves are kept
    uint64_t mixed_id;
};

struct composer *composer_create(struct fonts *fonts, decoder_ready *ready, void *context)
{
    struct composer *composer = calloc(1, sizeof *composer);
    BUG_IF(!composer);
    composer->paint = paint_create(fonts, ready, context);
    return composer;
}

void composer_destroy(struct composer *composer)
{
    if (!composer)
        return;
    composer_release(composer);
    paint_destroy(composer->paint);
    free(composer);
}

void composer_release(struct composer *composer)
{
    for (int i = 0; i < KEPT_COUNT; i++) {
        SDL_FreeSurface(composer->kept[i].surface);
        composer->kept[i] = (struct kept){0};
    }
    composer->mixed_id = 0;
}

void composer_forget(struct composer *composer)
{
    composer->frame_id = 0;
}

static struct draw_damage all_of(const SDL_Surface *surface)
{
    return (struct draw_damage){.rects = {{0, 0, surface->w, surface->h}}, .count = 1};
}

static struct raster raster_of(const SDL_Surface *surface)
{
    return (struct raster){surface->pixels, surface->pitch / 4};
}

static void copy_surface(SDL_Surface *to, const SDL_Surface *from)
{
    struct raster target = raster_of(to), source = raster_of(from);
    for (int y = 0; y < to->h; y++)
        memcpy(
            raster_at(&target, 0, y), raster_at(&source, 0, y), (size_t)to->w * sizeof(uint32_t));
}

// --- kept leaves ---

static struct kept *find_kept(struct composer *composer, uint64_t id)
{
    for (int i = 0; i < KEPT_COUNT; i++)
        if (id != 0 && composer->kept[i].id == id)
            return &composer->kept[i];
    return NULL;
}

// An empty one, one that the frame shows as well, or the one unused for longest; never `other`.
static struct kept *least_needed(struct composer *composer, const struct kept *other)
{
    struct kept *least = NULL;
    for (int i = 0; i < KEPT_COUNT; i++) {
        struct kept *kept = &composer->kept[i];
        if (kept == other)
            continue;
        if (kept->id == 0 || kept->id == composer->frame_id)
            return kept;
        if (!least || kept->used_at < least->used_at)
            least = kept;
    }
    return least;
}

static void fit_surface(struct kept *kept, const SDL_Surface *frame)
{
    if (kept->surface && kept->surface->w == frame->w && kept->surface->h == frame->h)
        return;
    SDL_FreeSurface(kept->surface);
    kept->surface =
        SDL_CreateRGBSurfaceWithFormat(0, frame->w, frame->h, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!kept->surface)
        BUG("no surface of %dx%d: %s", frame->w, frame->h, SDL_GetError());
}

// What the last mixture looked like, where nobody has brought it into the frame.
static void recall_mixture(struct composer *composer, SDL_Surface *frame, uint64_t id)
{
    const struct kept *over = find_kept(composer, composer->mixed.over.id);
    const struct kept *under = find_kept(composer, composer->mixed.under.id);
    BUG_IF(id != composer->mixed_id || !over || !under);
    struct raster to = raster_of(frame);
    struct raster rasters[] = {raster_of(over->surface), raster_of(under->surface)};
    mix_scene(&composer->mixed, &to, &rasters[0], &rasters[1], (struct point){frame->w, frame->h});
    composer->frame_id = id;
}

// Fills a surface with the leaf from what the frame holds, or paints it.
static void fill_kept(
    struct composer *composer, struct kept *kept, SDL_Surface *frame, const struct draw_leaf *leaf)
{
    uint64_t on_frame = composer->frame_id;
    bool is_there = leaf->id == on_frame, nearly = leaf->was_id && leaf->was_id == on_frame;
    struct draw_damage all = all_of(frame);
    fit_surface(kept, frame);
    if (is_there || nearly)
        copy_surface(kept->surface, frame);
    if (!is_there)
        paint_list(composer->paint, kept->surface, leaf->list, nearly ? &leaf->damage : &all);
}

// The kept leaf; painted, or brought up to date, where need be.
static struct kept *keep_leaf(struct composer *composer, SDL_Surface *frame,
    const struct draw_leaf *leaf, const struct kept *other)
{
    struct kept *kept = find_kept(composer, leaf->id);
    struct kept *earlier = kept ? NULL : find_kept(composer, leaf->was_id);
    if (!kept && !leaf->list && leaf->id != composer->frame_id)
        recall_mixture(composer, frame, leaf->id);
    if (!kept && earlier && earlier != other) {
        kept = earlier;
        paint_list(composer->paint, kept->surface, leaf->list, &leaf->damage);
        kept->changes = ++composer->changes;
    } else if (!kept) {
        kept = least_needed(composer, other);
        fill_kept(composer, kept, frame, leaf);
        kept->changes = ++composer->changes;
    }
    kept->id = leaf->id;
    kept->used_at = ++composer->uses;
    return kept;
}

void composer_prepare(struct composer *composer, SDL_Surface *frame, const struct draw_leaf *leaf)
{
    if (composer->frame_id == leaf->id)
        return;
    paint_want_pictures(composer->paint, leaf->list);
    keep_leaf(composer, frame, leaf, NULL);
}

bool composer_take_pictures(struct composer *composer)
{
    return paint_take_pictures(composer->paint);
}

struct composer_pair composer_leaves(
    struct composer *composer, SDL_Surface *frame, const struct draw_scene *scene)
{
    const struct kept *over = find_kept(composer, scene->over.id);
    if (!over)
        over = find_kept(composer, scene->over.was_id);
    const struct kept *under = keep_leaf(composer, frame, &scene->under, over);
    over = keep_leaf(composer, frame, &scene->over, under);
    composer->mixed = *scene;
    composer->mixed_id = draw_scene_hash(scene);
    return (struct composer_pair){over->surface, under->surface, over->changes, under->changes};
}

// --- the frame ---

static struct draw_damage show_leaf(
    struct composer *composer, SDL_Surface *frame, const struct draw_leaf *leaf)
{
    struct draw_damage all = all_of(frame);
    if (leaf->id == composer->frame_id)
        return (struct draw_damage){.count = 0};
    if (leaf->was_id && leaf->was_id == composer->frame_id) {
        paint_list(composer->paint, frame, leaf->list, &leaf->damage);
        return leaf->damage;
    }
    if (find_kept(composer, leaf->id) || find_kept(composer, leaf->was_id))
        copy_surface(frame, keep_leaf(composer, frame, leaf, NULL)->surface);
    else
        paint_list(composer->paint, frame, leaf->list, &all);
    return all;
}

struct draw_damage composer_show(
    struct composer *composer, SDL_Surface *frame, const struct draw_scene *scene)
{
    if (scene->mix == DRAW_STILL) {
        struct draw_damage changed = show_leaf(composer, frame, &scene->over);
        composer->frame_id = scene->over.id;
        return changed;
    }
    struct composer_pair pair = composer_leaves(composer, frame, scene);
    struct raster to = raster_of(frame), over = raster_of(pair.over);
    struct raster under = raster_of(pair.under);
    mix_scene(scene, &to, &over, &under, (struct point){frame->w, frame->h});
    composer->frame_id = composer->mixed_id;
    return all_of(frame);
}

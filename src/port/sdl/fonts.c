// Measuring and drawing runs. Both shape with HarfBuzz (SDL_ttf has it inside) from the same bytes,
// direction and script, so what is drawn is as wide as what was measured. Results are cached by all
// that they depend on; a rendered run is kept as coverage alone, so one serves every colour, and
// squeezed, so that the runs of many pages find room.
#include "port/sdl/fonts.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/log.h"
#include "port/sdl/cache.h"
#include "port/sdl/faces.h"
#include "port/sdl/squeeze.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHAPE_CAP_BYTES = 2 * 1024 * 1024,
    MASK_CAP_BYTES = FONTS_CACHE_CAP_BYTES - SHAPE_CAP_BYTES,
    SIZED_COUNT = 48, // SDL_ttf fonts open at once: each has glyph bitmaps of its own
};

struct sized {
    TTF_Font *font; // NULL = a free place
    int face, size_px;
    uint64_t used_at;
};

struct fonts {
    struct text_measure measure;
    struct face faces[FACE_COUNT];
    struct sized sized[SIZED_COUNT];
    uint64_t uses;
    hb_buffer_t *buffer;
    struct cache *shapes; // key -> int32_t[length]
    struct cache *masks;  // key -> struct kept_mask and its bytes
    struct buf key;       // of the run in hand
    struct buf squeezed;
    struct fonts_mask mask; // the one given out, in `alpha`
    uint8_t *alpha;
    size_t alpha_capacity;
};

// A mask as the cache keeps it; its squeezed bytes follow.
struct kept_mask {
    struct fonts_mask mask; // without alpha
    size_t length;
};

// All that the shape of a run depends on. Not the language: SDL_ttf cannot be told of it, and both
// must shape alike; languages that write a script differently have faces of their own.
static void set_key(struct fonts *fonts, const struct text_run_spec *run)
{
    const int32_t numbers[] = {run->face, run->size_px, run->right_to_left};
    buf_clear(&fonts->key);
    buf_add(&fonts->key, (const char *)numbers, sizeof numbers);
    buf_add(&fonts->key, run->script, sizeof run->script);
    buf_add(&fonts->key, run->bytes, run->length);
}

static const struct face *run_face(const struct fonts *fonts, int face)
{
    BUG_IF(face < 0 || face >= FACE_COUNT || !fonts->faces[face].font);
    return &fonts->faces[face];
}

// --- measuring ---

// Shapes into fonts->buffer, as SDL_ttf does: no context, no features, no language.
static void shape_run(struct fonts *fonts, const struct text_run_spec *run)
{
    hb_buffer_t *buffer = fonts->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_set_direction(buffer, run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(run->script, -1));
    hb_buffer_add_utf8(buffer, run->bytes, (int)run->length, 0, (int)run->length);
    hb_shape(face_at_size(run_face(fonts, run->face), run->size_px), buffer, NULL, 0);
}

static const int32_t *shaped(struct fonts *fonts, const struct text_run_spec *run)
{
    set_key(fonts, run);
    int32_t *advances = cache_find(fonts->shapes, fonts->key.text, fonts->key.length);
    if (advances)
        return advances;
    advances = cache_add(
        fonts->shapes, fonts->key.text, fonts->key.length, run->length * sizeof *advances);
    shape_run(fonts, run);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        advances[glyphs[i].cluster] += places[i].x_advance;
    return advances;
}

static void measure_shape(void *self, const struct text_run_spec *run, int32_t *advances_64)
{
    if (run->length > 0)
        memcpy(advances_64, shaped(self, run), run->length * sizeof *advances_64);
}

static struct text_metrics measure_metrics(void *self, int face, int size_px)
{
    struct fonts *fonts = self;
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(face_at_size(run_face(fonts, face), size_px), &extents);
    struct text_metrics metrics = {(extents.ascender + 63) / 64, (63 - extents.descender) / 64, 0};
    metrics.line_px = face_line_px(face, metrics.ascent_px + metrics.descent_px);
    return metrics;
}

static int measure_coverage(void *self, struct text_font font, uint32_t code, const char *language)
{
    const struct fonts *fonts = self;
    return faces_cover(fonts->faces, font, code, language);
}

static bool measure_shows(void *self, int face, uint32_t code)
{
    const struct fonts *fonts = self;
    return face_shows(run_face(fonts, face), code);
}

const char *fonts_file(int face, int *index_out)
{
    return face_file(face, index_out);
}

bool fonts_cover(void *fonts, uint32_t code, const char *language)
{
    return measure_coverage(fonts, (struct text_font){0}, code, language) >= 0;
}

// --- opening ---

struct fonts *fonts_create(void)
{
    if (TTF_Init() < 0) {
        log_error("fonts", "SDL_ttf does not start: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = calloc(1, sizeof *fonts);
    BUG_IF(!fonts);
    if (!faces_open(fonts->faces)) {
        free(fonts);
        TTF_Quit();
        return NULL;
    }
    fonts->measure = (struct text_measure){
        .self = fonts,
        .coverage = measure_coverage,
        .shows = measure_shows,
        .metrics = measure_metrics,
        .shape = measure_shape,
    };
    fonts->buffer = hb_buffer_create();
    fonts->shapes = cache_create(SHAPE_CAP_BYTES);
    fonts->masks = cache_create(MASK_CAP_BYTES);
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < SIZED_COUNT; i++)
        if (fonts->sized[i].font)
            TTF_CloseFont(fonts->sized[i].font);
    faces_close(fonts->faces);
    hb_buffer_destroy(fonts->buffer);
    cache_destroy(fonts->shapes);
    cache_destroy(fonts->masks);
    buf_finish(&fonts->key);
    buf_finish(&fonts->squeezed);
    free(fonts->alpha);
    free(fonts);
    TTF_Quit();
}

const struct text_measure *fonts_measure(struct fonts *fonts)
{
    return &fonts->measure;
}

size_t fonts_cache_bytes(const struct fonts *fonts)
{
    return cache_bytes(fonts->shapes) + cache_bytes(fonts->masks);
}

// --- drawing ---

// The font of that face and size; the one unused for longest is closed for it.
static TTF_Font *sized_font(struct fonts *fonts, int face, int size_px)
{
    struct sized *place = &fonts->sized[0];
    for (int i = 0; i < SIZED_COUNT; i++) {
        struct sized *sized = &fonts->sized[i];
        if (sized->font && sized->face == face && sized->size_px == size_px) {
            sized->used_at = ++fonts->uses;
            return sized->font;
        }
        if (sized->used_at < place->used_at)
            place = sized;
    }
    if (place->font)
        TTF_CloseFont(place->font);
    *place = (struct sized){
        .font = face_open_ttf(run_face(fonts, face), size_px),
        .face = face,
        .size_px = size_px,
        .used_at = ++fonts->uses,
    };
    return place->font;
}

static int floor_px(int sixty_fourths)
{
    return sixty_fourths >= 0 ? sixty_fourths / 64 : -((63 - sixty_fourths) / 64);
}

// How far the glyphs of the run in fonts->buffer stand out to the left of the pen's start and above
// the baseline, in px; and the pen's end.
struct outstanding {
    int left_px, above_px, advance_px;
};

static struct outstanding outstanding_of(struct fonts *fonts, const struct text_run_spec *run)
{
    shape_run(fonts, run);
    hb_font_t *font = face_at_size(run_face(fonts, run->face), run->size_px);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &count);
    struct outstanding out = {0};
    int pen = 0;
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t ink = {0};
        hb_font_get_glyph_extents(font, glyphs[i].codepoint, &ink);
        int left = floor_px(pen + places[i].x_offset) + floor_px(ink.x_bearing);
        int above = -floor_px(-places[i].y_offset - ink.y_bearing);
        out.left_px = geom_max(out.left_px, -left);
        out.above_px = geom_max(out.above_px, above);
        pen += places[i].x_advance;
    }
    out.advance_px = floor_px(pen);
    return out;
}

// Where the pen's start on the baseline is in SDL_ttf's surface. SDL_ttf puts it at (0, ascent),
// but makes the surface wider or higher, and shifts the pen, when ink stands out; the surface then
// has more than the pen's way and the font's height, which bounds what the outlines can tell.
static struct point pen_in_surface(
    struct fonts *fonts, const struct text_run_spec *run, const TTF_Font *font, struct point size)
{
    struct outstanding out = outstanding_of(fonts, run);
    int ascent = TTF_FontAscent(font);
    int wider = geom_max(0, size.x - out.advance_px);
    int higher = geom_max(0, size.y - TTF_FontHeight(font));
    return (struct point){
        .x = geom_clamp(out.left_px, 0, wider),
        .y = ascent + geom_clamp(out.above_px - ascent, 0, higher),
    };
}

// White, so that only alpha tells: it is the coverage.
static SDL_Surface *render_surface(TTF_Font *font, const struct text_run_spec *run)
{
    char *text = malloc(run->length + 1);
    BUG_IF(!text);
    memcpy(text, run->bytes, run->length);
    text[run->length] = '\0';
    TTF_SetFontDirection(font, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, run->script);
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
    free(text);
    return surface;
}

static const uint32_t *surface_row(const SDL_Surface *surface, int y)
{
    return (const uint32_t *)(const void *)((const uint8_t *)surface->pixels +
                                            (size_t)y * (size_t)surface->pitch);
}

// The smallest rectangle around all that is not clear.
static struct rect inked_part(const SDL_Surface *surface)
{
    int left = surface->w, right = 0, top = surface->h, bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *row = surface_row(surface, y);
        int first = 0, last = surface->w;
        while (first < last && row[first] >> 24 == 0)
            first++;
        while (last > first && row[last - 1] >> 24 == 0)
            last--;
        if (first == last)
            continue;
        left = geom_min(left, first);
        right = geom_max(right, last);
        top = geom_min(top, y);
        bottom = y + 1;
    }
    return (struct rect){left, top, right - left, bottom - top};
}

// Makes room for the mask's bytes, all zero.
static void clear_alpha(struct fonts *fonts, struct fonts_mask mask)
{
    size_t bytes = (size_t)mask.stride * (size_t)mask.height_px;
    if (bytes > fonts->alpha_capacity) {
        free(fonts->alpha);
        fonts->alpha = malloc(bytes);
        BUG_IF(!fonts->alpha);
        fonts->alpha_capacity = bytes;
    }
    if (bytes > 0)
        memset(fonts->alpha, 0, bytes);
    fonts->mask = mask;
    fonts->mask.alpha = fonts->alpha;
}

static void copy_coverage(struct fonts *fonts, const SDL_Surface *surface, struct point pen)
{
    struct rect part = inked_part(surface);
    if (rect_empty(part))
        part = (struct rect){0, 0, 0, 0};
    clear_alpha(fonts, (struct fonts_mask){
                           .top_left = {part.x - pen.x, part.y - pen.y},
                           .width_px = part.w,
                           .height_px = part.h,
                           .stride = part.w,
                       });
    uint8_t *alpha = fonts->alpha;
    for (int y = 0; y < part.h; y++) {
        const uint32_t *row = surface_row(surface, part.y + y) + part.x;
        for (int x = 0; x < part.w; x++)
            *alpha++ = (uint8_t)(row[x] >> 24);
    }
}

// Keeps the mask in hand under the key in hand.
static void keep_mask(struct fonts *fonts)
{
    size_t bytes = (size_t)fonts->mask.stride * (size_t)fonts->mask.height_px;
    buf_clear(&fonts->squeezed);
    squeeze_add(&fonts->squeezed, fonts->alpha, bytes);
    size_t length = fonts->squeezed.length;
    struct kept_mask *kept =
        cache_add(fonts->masks, fonts->key.text, fonts->key.length, sizeof *kept + length);
    *kept = (struct kept_mask){fonts->mask, length};
    memcpy(kept + 1, buf_text(&fonts->squeezed), length);
}

// False where there is nothing to see, such as a joiner alone.
static bool render_mask(struct fonts *fonts, const struct text_run_spec *run)
{
    TTF_Font *font = sized_font(fonts, run->face, run->size_px);
    SDL_Surface *surface = font ? render_surface(font, run) : NULL;
    if (!surface)
        return false;
    struct point pen = pen_in_surface(fonts, run, font, (struct point){surface->w, surface->h});
    copy_coverage(fonts, surface, pen);
    SDL_FreeSurface(surface);
    keep_mask(fonts);
    return true;
}

const struct fonts_mask *fonts_render(struct fonts *fonts, const struct draw_text *text)
{
    struct text_run_spec run = {
        .bytes = text->bytes,
        .length = text->length,
        .face = text->face,
        .size_px = text->size_px,
        .right_to_left = text->right_to_left,
        .language = text->language,
    };
    memcpy(run.script, text->script, sizeof run.script);
    set_key(fonts, &run);
    const struct kept_mask *kept = cache_find(fonts->masks, fonts->key.text, fonts->key.length);
    if (kept) {
        clear_alpha(fonts, kept->mask);
        squeeze_expand((const char *)(kept + 1), kept->length, fonts->alpha);
    } else if (!render_mask(fonts, &run)) {
        return NULL;
    }
    return fonts->mask.height_px > 0 ? &fonts->mask : NULL;
}

// The faces are a table; the files are mapped into memory once. For a character the face asked for
// is tried first, then a fixed order of fallbacks that depends on the language and the weight.
#include "port/sdl/faces.h"

#include "base/log.h"
#include "config.h"

#include <hb-ot.h>
#include <string.h>

static const struct {
    const char *path; // "" where an optional file was not found
    int index;        // of the face in the file
    bool must;
} files[] = {
    [FACE_SANS_REGULAR] = {VITRINE_FONT_SANS_REGULAR, 0, true},
    [FACE_SANS_SEMIBOLD] = {VITRINE_FONT_SANS_SEMIBOLD, 0, true},
    [FACE_SANS_BOLD] = {VITRINE_FONT_SANS_BOLD, 0, true},
    [FACE_SANS_ITALIC] = {VITRINE_FONT_SANS_ITALIC, 0, true},
    [FACE_SANS_BOLD_ITALIC] = {VITRINE_FONT_SANS_BOLD_ITALIC, 0, true},
    [FACE_SERIF_BOLD] = {VITRINE_FONT_SERIF_BOLD, 0, true},
    [FACE_NASKH_REGULAR] = {VITRINE_FONT_NASKH_REGULAR, 0, true},
    [FACE_NASKH_BOLD] = {VITRINE_FONT_NASKH_BOLD, 0, true},
    [FACE_NASTALIQ_REGULAR] = {VITRINE_FONT_NASTALIQ_REGULAR, 0, true},
    [FACE_NASTALIQ_BOLD] = {VITRINE_FONT_NASTALIQ_BOLD, 0, true},
    [FACE_JAPANESE_REGULAR] = {VITRINE_FONT_CJK_REGULAR, 0, false},
    [FACE_JAPANESE_BOLD] = {VITRINE_FONT_CJK_BOLD, 0, false},
    [FACE_KOREAN_REGULAR] = {VITRINE_FONT_CJK_REGULAR, 1, false},
    [FACE_KOREAN_BOLD] = {VITRINE_FONT_CJK_BOLD, 1, false},
    [FACE_SIMPLIFIED_REGULAR] = {VITRINE_FONT_CJK_REGULAR, 2, false},
    [FACE_SIMPLIFIED_BOLD] = {VITRINE_FONT_CJK_BOLD, 2, false},
    [FACE_TRADITIONAL_REGULAR] = {VITRINE_FONT_CJK_REGULAR, 3, false},
    [FACE_TRADITIONAL_BOLD] = {VITRINE_FONT_CJK_BOLD, 3, false},
};
_Static_assert(sizeof files / sizeof *files == FACE_COUNT, "a file for each face");

// --- opening ---

static bool open_face(struct face *face, const char *path, int index)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
    if (!file)
        return false;
    if (hb_face_count(file) <= (unsigned)index) {
        hb_blob_destroy(file);
        return false;
    }
    hb_face_t *opened = hb_face_create(file, (unsigned)index);
    *face = (struct face){.font = hb_font_create(opened), .file = file, .index = index};
    hb_face_destroy(opened); // the font keeps it
    return true;
}

bool faces_open(struct face faces[FACE_COUNT])
{
    memset(faces, 0, FACE_COUNT * sizeof *faces);
    for (int i = 0; i < FACE_COUNT; i++) {
        if (files[i].path[0] == '\0')
            continue;
        if (!open_face(&faces[i], files[i].path, files[i].index) && files[i].must) {
            log_error("fonts", "%s is missing or not a font", files[i].path);
            faces_close(faces);
            return false;
        }
    }
    return true;
}

const char *face_file(int face, int *index_out)
{
    *index_out = files[face].index;
    return files[face].path;
}

void faces_close(struct face faces[FACE_COUNT])
{
    for (int i = 0; i < FACE_COUNT; i++) {
        hb_font_destroy(faces[i].font);
        hb_blob_destroy(faces[i].file);
        faces[i] = (struct face){0};
    }
}

hb_font_t *face_at_size(const struct face *face, int size_px)
{
    hb_font_set_scale(face->font, size_px * 64, size_px * 64);
    return face->font;
}

// Nastaliq's ascent has room for the tallest stack of letters; such a stack and a deep tail of the
// line above hardly ever meet.
int face_line_px(int face, int height_px)
{
    bool nastaliq = face == FACE_NASTALIQ_REGULAR || face == FACE_NASTALIQ_BOLD;
    return nastaliq ? height_px * 7 / 8 : height_px;
}

// "Light" moves outlines only upwards and downwards, so the advances are those of the file, as with
// HarfBuzz; "subpixel" sets each letter where its pen is, not at the pixel before it.
TTF_Font *face_open_ttf(const struct face *face, int size_px)
{
    unsigned length;
    const char *data = hb_blob_get_data(face->file, &length);
    SDL_RWops *file = SDL_RWFromConstMem(data, (int)length);
    TTF_Font *font = TTF_OpenFontIndexRW(file, 1, size_px, face->index);
    if (!font) {
        log_error("fonts", "a font does not open at %d px: %s", size_px, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

// --- coverage ---

// "zh-Hant" and "zh_TW" are of "zh".
static bool language_is(const char *language, const char *wanted)
{
    size_t length = strlen(wanted);
    return strncmp(language, wanted, length) == 0 &&
           (language[length] == '\0' || language[length] == '-' || language[length] == '_');
}

static int asked_face(struct text_font font)
{
    if (font.family == TEXT_SERIF)
        return FACE_SERIF_BOLD;
    if (font.italic)
        return font.weight == TEXT_REGULAR ? FACE_SANS_ITALIC : FACE_SANS_BOLD_ITALIC;
    static const int by_weight[] = {FACE_SANS_REGULAR, FACE_SANS_SEMIBOLD, FACE_SANS_BOLD};
    return by_weight[font.weight];
}

// Han is written differently in each country, with the same code points.
static int han_face(const char *language)
{
    static const struct {
        const char *language;
        int face;
    } table[] = {
        {"ja", FACE_JAPANESE_REGULAR},
        {"ko", FACE_KOREAN_REGULAR},
        {"zh-Hant", FACE_TRADITIONAL_REGULAR},
        {"zh-TW", FACE_TRADITIONAL_REGULAR},
        {"zh-HK", FACE_TRADITIONAL_REGULAR},
        {"zh-MO", FACE_TRADITIONAL_REGULAR},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (language_is(language, table[i].language))
            return table[i].face;
    return FACE_SIMPLIFIED_REGULAR;
}

// Joiners, variation selectors, marks of direction and the soft hyphen have no ink: whichever face
// sets their neighbours sets them too.
static bool is_format(uint32_t code)
{
    return code == 0xAD || code == 0x34F || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           (code >= 0xE0000 && code <= 0xE0FFF);
}

bool face_shows(const struct face *face, uint32_t code)
{
    hb_codepoint_t glyph;
    return face->font && hb_font_get_nominal_glyph(face->font, code, &glyph);
}

int faces_cover(
    const struct face faces[FACE_COUNT], struct text_font font, uint32_t code, const char *language)
{
    int asked = asked_face(font);
    if (is_format(code) || face_shows(&faces[asked], code))
        return asked;
    int bold = font.weight != TEXT_REGULAR || font.family == TEXT_SERIF;
    bool urdu = language_is(language, "ur");
    const int order[] = {
        bold ? FACE_SANS_BOLD : FACE_SANS_REGULAR,
        (urdu ? FACE_NASTALIQ_REGULAR : FACE_NASKH_REGULAR) + bold,
        (urdu ? FACE_NASKH_REGULAR : FACE_NASTALIQ_REGULAR) + bold,
        han_face(language) + bold,
        FACE_SERIF_BOLD,
    };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (face_shows(&faces[order[i]], code))
            return order[i];
    return -1;
}

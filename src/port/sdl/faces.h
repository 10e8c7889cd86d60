// The faces: which files there are, and which of them serves a character.
#ifndef PORT_SDL_FACES_H
#define PORT_SDL_FACES_H

#include "text/measure.h"

#include <SDL_ttf.h>
#include <hb.h>

enum {
    FACE_SANS_REGULAR,
    FACE_SANS_SEMIBOLD,
    FACE_SANS_BOLD,
    FACE_SANS_ITALIC,
    FACE_SANS_BOLD_ITALIC,
    FACE_SERIF_BOLD,
    FACE_NASKH_REGULAR,
    FACE_NASKH_BOLD,
    FACE_NASTALIQ_REGULAR,
    FACE_NASTALIQ_BOLD,
    FACE_JAPANESE_REGULAR, // the four of Noto Sans CJK, each REGULAR before BOLD
    FACE_JAPANESE_BOLD,
    FACE_KOREAN_REGULAR,
    FACE_KOREAN_BOLD,
    FACE_SIMPLIFIED_REGULAR,
    FACE_SIMPLIFIED_BOLD,
    FACE_TRADITIONAL_REGULAR,
    FACE_TRADITIONAL_BOLD,
    FACE_COUNT,
};

// An open file. `font` is NULL where an optional file is missing.
struct face {
    hb_font_t *font; // its scale is set for each use
    hb_blob_t *file;
    int index; // of the face in the file
};

// False, with one log line, when a file that must be there is missing or is not a font.
bool faces_open(struct face faces[FACE_COUNT]);
void faces_close(struct face faces[FACE_COUNT]);
// As text_measure.coverage says.
int faces_cover(const struct face faces[FACE_COUNT], struct text_font font, uint32_t code,
    const char *language);
// The file of a face, and its index in that; "" where an optional file was not found.
const char *face_file(int face, int *index_out);
// What lines of a face of that ascent and descent need from baseline to baseline.
int face_line_px(int face, int height_px);
bool face_shows(const struct face *face, uint32_t code);
// For HarfBuzz: the em in 1/64 px.
hb_font_t *face_at_size(const struct face *face, int size_px);
// For SDL_ttf, with the advances HarfBuzz reckons with. NULL, with one log line, when SDL_ttf
// refuses.
TTF_Font *face_open_ttf(const struct face *face, int size_px);

#endif

// Fonts: HarfBuzz and SDL_ttf agree, ink lands where HarfBuzz says, and every role shows the
// letters of the exhibit's languages.
#include "port/sdl/fonts.h"

#include "base/utf8.h"
#include "port/sdl/faces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct sample {
    const char *language, *script;
    bool right_to_left;
    int face;
    const char *text;
};

static const struct sample SAMPLES[] = {
    {"kk", "Cyrl", false, FACE_SANS_REGULAR, "Конституциялық Сот қайта құрылды — әділет үшін"},
    {"kk", "Cyrl", false, FACE_SERIF_BOLD, "ӘҒҚҢӨҰҮҺІ Құқықтар"},
    {"ru", "Cyrl", false, FACE_SANS_SEMIBOLD, "Конституционный суд, № 7: 12 500 ₸ «йод»"},
    {"ru", "Cyrl", false, FACE_SANS_BOLD_ITALIC, "Щука фыркает"},
    {"en", "Latn", false, FACE_SANS_REGULAR, "AVATAR: jumping Toyota, official"},
    {"en", "Latn", false, FACE_SANS_ITALIC, "jolly fjord of fluff"},
    {"en", "Latn", false, FACE_SERIF_BOLD, "jVA. Who should hold power in a state?"},
    {"ur", "Arab", true, FACE_NASTALIQ_REGULAR, "آئینی عدالت واپس آ گئی"},
    {"ur", "Arab", true, FACE_NASTALIQ_BOLD, "حقوق"},
    {"ar", "Arab", true, FACE_NASKH_REGULAR, "المحكمة الدستورية"},
    {"ar", "Arab", true, FACE_NASKH_BOLD, "لا"},
    {"zh", "Hans", false, FACE_SIMPLIFIED_REGULAR, "宪法法院恢复"},
    {"ja", "Jpan", false, FACE_JAPANESE_BOLD, "憲法裁判所、直す"},
};
enum { SAMPLE_COUNT = sizeof SAMPLES / sizeof *SAMPLES };

static const int SIZES[] = {13, 18, 26, 34, 35, 46, 76, 152};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

struct opened {
    struct fonts *fonts;
    struct face faces[FACE_COUNT]; // the same files, for the test's own reckoning
};

static int open_all(void **state)
{
    static struct opened opened;
    opened.fonts = fonts_create();
    *state = &opened;
    return opened.fonts && faces_open(opened.faces) ? 0 : -1;
}

static int close_all(void **state)
{
    struct opened *opened = *state;
    faces_close(opened->faces);
    fonts_destroy(opened->fonts);
    return 0;
}

static struct text_run_spec run_of(const struct sample *sample, const char *text, int size_px)
{
    struct text_run_spec run = {
        .bytes = text,
        .length = strlen(text),
        .face = sample->face,
        .size_px = size_px,
        .right_to_left = sample->right_to_left,
        .language = sample->language,
    };
    // What text gives for Chinese and Japanese alike.
    bool han = strcmp(sample->script, "Hans") == 0 || strcmp(sample->script, "Jpan") == 0;
    memcpy(run.script, han ? "Hani" : sample->script, sizeof run.script);
    return run;
}

static struct draw_text text_of(const struct text_run_spec *run)
{
    struct draw_text text = {
        .bytes = run->bytes,
        .length = run->length,
        .language = run->language,
        .right_to_left = run->right_to_left,
        .face = run->face,
        .size_px = run->size_px,
        .ink = COLOUR(0),
    };
    memcpy(text.script, run->script, sizeof text.script);
    return text;
}

static int64_t width_64(struct fonts *fonts, const struct text_run_spec *run)
{
    const struct text_measure *measure = fonts_measure(fonts);
    int32_t advances[256];
    assert_true(run->length <= 256);
    measure->shape(measure->self, run, advances);
    int64_t width = 0;
    for (size_t i = 0; i < run->length; i++) {
        bool starts = ((unsigned char)run->bytes[i] & 0xC0) != 0x80;
        assert_true(starts || advances[i] == 0); // only characters begin clusters
        width += advances[i];
    }
    return width;
}

// Between spaces no ink stands out, so SDL_ttf's surface is as wide as the pen's way; each glyph's
// advance is rounded to 1/64 px.
static void test_widths_are_those_of_sdl_ttf(void **state)
{
    struct opened *opened = *state;
    for (int s = 0; s < SAMPLE_COUNT; s++)
        for (int z = 0; z < SIZE_COUNT; z++) {
            const struct sample *sample = &SAMPLES[s];
            if (!opened->faces[sample->face].font)
                continue; // an optional font
            char text[200];
            snprintf(text, sizeof text, "  %s  ", sample->text);
            struct text_run_spec run = run_of(sample, text, SIZES[z]);
            TTF_Font *font = face_open_ttf(&opened->faces[sample->face], SIZES[z]);
            assert_non_null(font);
            TTF_SetFontDirection(
                font, sample->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
            TTF_SetFontScriptName(font, run.script);
            int drawn_px = 0;
            TTF_SizeUTF8(font, text, &drawn_px, NULL);
            int64_t width = width_64(opened->fonts, &run), rounding = (int64_t)run.length;
            if (drawn_px < (width - rounding) / 64 || drawn_px > (width + rounding) / 64)
                fail_msg(
                    "%s at %d: measured %d/64, drawn %d", text, SIZES[z], (int)width, drawn_px);
            TTF_CloseFont(font);
        }
}

// The ink of the run as HarfBuzz reckons it, in 1/64 px from the pen's start, y upwards.
struct ink {
    int left, right, top, bottom;
};

static struct ink reckoned_ink(struct opened *opened, const struct text_run_spec *run)
{
    hb_font_t *font = face_at_size(&opened->faces[run->face], run->size_px);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_direction(buffer, run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(run->script, -1));
    hb_buffer_add_utf8(buffer, run->bytes, (int)run->length, 0, -1);
    hb_shape(font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    struct ink ink = {INT32_MAX, INT32_MIN, INT32_MIN, INT32_MAX};
    int pen = 0;
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t e;
        hb_font_get_glyph_extents(font, glyphs[i].codepoint, &e);
        int x = pen + places[i].x_offset + e.x_bearing, y = places[i].y_offset + e.y_bearing;
        pen += places[i].x_advance;
        if (e.width == 0)
            continue;
        ink.left = geom_min(ink.left, x), ink.right = geom_max(ink.right, x + e.width);
        ink.top = geom_max(ink.top, y), ink.bottom = geom_min(ink.bottom, y + e.height);
    }
    hb_buffer_destroy(buffer);
    return ink;
}

// Hinting moves outlines upwards or downwards by a pixel at most, never sideways; and ink that
// begins in a pixel fills it.
static void test_ink_lands_where_harfbuzz_says(void **state)
{
    struct opened *opened = *state;
    for (int s = 0; s < SAMPLE_COUNT; s++)
        for (int z = 0; z < SIZE_COUNT; z++) {
            if (!opened->faces[SAMPLES[s].face].font)
                continue;
            struct text_run_spec run = run_of(&SAMPLES[s], SAMPLES[s].text, SIZES[z]);
            struct draw_text text = text_of(&run);
            const struct fonts_mask *mask = fonts_render(opened->fonts, &text);
            assert_non_null(mask);
            struct ink ink = reckoned_ink(opened, &run);
            int left = mask->top_left.x * 64, top = -mask->top_left.y * 64;
            int right = left + mask->width_px * 64, bottom = top - mask->height_px * 64;
            bool good = left > ink.left - 80 && left < ink.left + 64 && right > ink.right - 64 &&
                        right < ink.right + 80 && abs(top - ink.top) < 128 &&
                        abs(bottom - ink.bottom) < 128;
            if (!good)
                fail_msg("%s at %d: drawn %d..%d, %d..%d; reckoned %d..%d, %d..%d (1/64 px)",
                    SAMPLES[s].text, SIZES[z], left, right, bottom, top, ink.left, ink.right,
                    ink.bottom, ink.top);
        }
}

// Damage is reckoned by draw_reach: no ink may stand out of it.
static void test_ink_is_within_reach(void **state)
{
    struct opened *opened = *state;
    const struct text_measure *measure = fonts_measure(opened->fonts);
    for (int s = 0; s < SAMPLE_COUNT; s++)
        for (int z = 0; z < SIZE_COUNT; z++) {
            if (!opened->faces[SAMPLES[s].face].font)
                continue;
            struct text_run_spec run = run_of(&SAMPLES[s], SAMPLES[s].text, SIZES[z]);
            struct text_metrics metrics = measure->metrics(measure->self, run.face, run.size_px);
            int height_px = metrics.ascent_px + metrics.descent_px;
            struct draw_item item = {
                .kind = DRAW_TEXT,
                .bounds = {0, -metrics.ascent_px, (int)(width_64(opened->fonts, &run) / 64),
                    height_px},
                .clip = {-10000, -10000, 20000, 20000},
                .text = text_of(&run),
            };
            const struct fonts_mask *mask = fonts_render(opened->fonts, &item.text);
            struct rect ink = {mask->top_left.x, mask->top_left.y, mask->width_px, mask->height_px};
            if (!rect_equal(rect_intersect(ink, draw_reach(&item)), ink))
                fail_msg("%s at %d: ink %d,%d %dx%d", SAMPLES[s].text, SIZES[z], ink.x, ink.y,
                    ink.w, ink.h);
        }
}

static void test_every_role_covers_the_languages(void **state)
{
    struct opened *opened = *state;
    const struct text_measure *measure = fonts_measure(opened->fonts);
    static const char letters[] = "ӘҒҚҢӨҰҮҺІәғқңөұүһіЁёЩщAz09 ₸№«»—…·“”‘’–";
    for (int family = 0; family < TEXT_FAMILY_COUNT; family++)
        for (int weight = 0; weight < TEXT_WEIGHT_COUNT; weight++)
            for (int italic = 0; italic < 2; italic++) {
                struct text_font font = {(uint8_t)family, (uint8_t)weight, italic, 34};
                int own = measure->coverage(measure->self, font, 'a', "kk");
                for (size_t i = 0, n; i < sizeof letters - 1; i += n) {
                    uint32_t code = 0;
                    n = utf8_decode(letters + i, sizeof letters - 1 - i, &code);
                    int face = measure->coverage(measure->self, font, code, "kk");
                    if (face != own)
                        fail_msg("U+%04X: face %d, not %d", (unsigned)code, face, own);
                }
            }
}

static void test_fallbacks(void **state)
{
    struct opened *opened = *state;
    static const struct {
        struct text_font font;
        uint32_t code;
        int face;
        const char *language;
    } cases[] = {
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 'a', FACE_SANS_REGULAR, "en"},
        {{TEXT_SANS, TEXT_SEMIBOLD, false, 34}, 'a', FACE_SANS_SEMIBOLD, "en"},
        {{TEXT_SANS, TEXT_BOLD, true, 34}, 'a', FACE_SANS_BOLD_ITALIC, "en"},
        {{TEXT_SERIF, TEXT_REGULAR, true, 34}, 'a', FACE_SERIF_BOLD, "en"},
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 0x62A, FACE_NASKH_REGULAR, "ar"},
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 0x62A, FACE_NASTALIQ_REGULAR, "ur"},
        {{TEXT_SANS, TEXT_BOLD, true, 34}, 0x62A, FACE_NASTALIQ_BOLD, "ur-PK"},
        {{TEXT_SERIF, TEXT_BOLD, false, 76}, 0x62A, FACE_NASKH_BOLD, "en"},
        {{TEXT_SERIF, TEXT_BOLD, false, 76}, 0x200C, FACE_SERIF_BOLD, "ur"},
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 0x200D, FACE_SANS_REGULAR, "ur"},
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 0xFE0F, FACE_SANS_REGULAR, "en"},
        {{TEXT_SANS, TEXT_REGULAR, false, 34}, 0x1F600, -1, "en"}, // no emoji
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int face = faces_cover(opened->faces, cases[i].font, cases[i].code, cases[i].language);
        if (face != cases[i].face)
            fail_msg("case %zu: face %d", i, face);
    }
    assert_true(fonts_cover(opened->fonts, 0x20B8, "kk"));
    assert_false(fonts_cover(opened->fonts, 0x1F600, "kk"));
}

static void test_han_by_country(void **state)
{
    struct opened *opened = *state;
    if (!opened->faces[FACE_JAPANESE_REGULAR].font)
        skip(); // fonts-noto-cjk is optional
    static const struct {
        const char *language;
        int face;
    } cases[] = {
        {"ja", FACE_JAPANESE_REGULAR},
        {"ko", FACE_KOREAN_REGULAR},
        {"zh", FACE_SIMPLIFIED_REGULAR},
        {"zh-Hans", FACE_SIMPLIFIED_REGULAR},
        {"zh-Hant", FACE_TRADITIONAL_REGULAR},
        {"zh-TW", FACE_TRADITIONAL_REGULAR},
        {"kk", FACE_SIMPLIFIED_REGULAR},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            faces_cover(opened->faces, (struct text_font){0}, 0x76F4, cases[i].language),
            cases[i].face);
}

static void test_metrics_hold_what_sdl_ttf_draws(void **state)
{
    struct opened *opened = *state;
    const struct text_measure *measure = fonts_measure(opened->fonts);
    for (int face = 0; face < FACE_COUNT; face++) {
        if (!opened->faces[face].font)
            continue;
        TTF_Font *font = face_open_ttf(&opened->faces[face], 34);
        struct text_metrics metrics = measure->metrics(measure->self, face, 34);
        assert_int_equal(metrics.ascent_px, TTF_FontAscent(font));
        assert_in_range(metrics.descent_px + TTF_FontDescent(font), 0, 1); // rounded outwards
        TTF_CloseFont(font);
    }
}

static void test_a_run_without_ink(void **state)
{
    struct opened *opened = *state;
    static const char *const texts[] = {" ", "\u200D", "\u00A0"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct text_run_spec run = run_of(&SAMPLES[0], texts[i], 34);
        struct draw_text text = text_of(&run);
        assert_null(fonts_render(opened->fonts, &text));
        assert_null(fonts_render(opened->fonts, &text)); // from the cache
    }
}

// Clusters: the advance of a ligature or of a letter with marks stands at its first byte.
static void test_clusters(void **state)
{
    struct opened *opened = *state;
    const struct text_measure *measure = fonts_measure(opened->fonts);
    struct text_run_spec run = run_of(&SAMPLES[9], "لا", 34); // two letters, one glyph
    int32_t advances[4];
    measure->shape(measure->self, &run, advances);
    assert_true(advances[0] > 0);
    assert_int_equal(advances[1], 0);
    assert_int_equal(advances[2], 0);
    assert_int_equal(advances[3], 0);
}

static void test_the_caches_are_capped(void **state)
{
    struct opened *opened = *state;
    const size_t cap = (size_t)(8 + 2) << 20;
    const struct fonts_mask *mask;
    size_t most = 0;
    for (int i = 0; i < 3000; i++) {
        char text[96];
        snprintf(text, sizeof text, "%d Конституциялық Сот қайта құрылды %d", i, i);
        struct text_run_spec run = run_of(&SAMPLES[0], text, 40);
        struct draw_text drawn = text_of(&run);
        width_64(opened->fonts, &run);
        mask = fonts_render(opened->fonts, &drawn);
        assert_non_null(mask);
        size_t bytes = fonts_cache_bytes(opened->fonts);
        assert_true(bytes <= cap);
        most = bytes > most ? bytes : most;
    }
    assert_true(most > cap * 9 / 10); // or this shows nothing
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths_are_those_of_sdl_ttf),
        cmocka_unit_test(test_ink_lands_where_harfbuzz_says),
        cmocka_unit_test(test_ink_is_within_reach),
        cmocka_unit_test(test_every_role_covers_the_languages),
        cmocka_unit_test(test_fallbacks),
        cmocka_unit_test(test_han_by_country),
        cmocka_unit_test(test_metrics_hold_what_sdl_ttf_draws),
        cmocka_unit_test(test_a_run_without_ink),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_the_caches_are_capped),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}

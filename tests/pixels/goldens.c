// A few screens, pixel by pixel, against tests/golden/pixels/NAME.png. Where one differs, the
// actual picture and the differing pixels are kept in the build folder. VITRINE_GOLDENS=write
// writes them anew.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pages.h"
#include "support/stage.h"

#include "port/sdl/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// All blending is in integers of our own, so processors of 64 bits give the same pictures bit by
// bit. Of 32 bits, FreeType rounds a glyph's edge differently; nobody sees that. SDL_image draws
// SVG in floating point: lines of a picture that fills the screen differ as little.
enum { TOLERANCE = sizeof(void *) == 8 ? 0 : 2, SVG_TOLERANCE = 2 };

enum spot {
    ATTRACT,
    HOME,
    THEME,
    IMAGE_PAGE,
    NUMBER_PAGE,
    QUIZ,
    TERM,
    SOURCES,
    STILL_THERE,
    PICTURE,
    ENLARGED,
    STAFF_LOCK,
    STAFF
};

static const struct shot {
    const char *name;
    struct point size;
    int language; // index in the pack
    enum spot spot;
    int style; // of SETTING_STYLE
} SHOTS[] = {
    {"attract-kk-800x480", {800, 480}, 0, ATTRACT, 0},
    {"home-ru-1280x720", {1280, 720}, 1, HOME, 0},
    {"home-kk-480x800", {480, 800}, 0, HOME, 0},
    {"theme-en-800x480", {800, 480}, 2, THEME, 0},
    {"image-kk-1280x720", {1280, 720}, 0, IMAGE_PAGE, 0},
    {"image-ru-800x480-dark", {800, 480}, 1, IMAGE_PAGE, 1},
    {"number-en-1280x720", {1280, 720}, 2, NUMBER_PAGE, 0},
    {"number-kk-800x480-contrast", {800, 480}, 0, NUMBER_PAGE, 2},
    {"quiz-ru-800x480", {800, 480}, 1, QUIZ, 0},
    {"term-kk-800x480", {800, 480}, 0, TERM, 0},
    {"sources-en-1280x720", {1280, 720}, 2, SOURCES, 0},
    {"still-there-ru-800x480", {800, 480}, 1, STILL_THERE, 0},
    {"picture-en-1280x720", {1280, 720}, 2, PICTURE, 0},
    {"enlarged-kk-480x800-dark", {480, 800}, 0, ENLARGED, 1},
    {"staff-pin-ru-480x800", {480, 800}, 1, STAFF_LOCK, 0},
    {"staff-pin-en-800x480", {800, 480}, 2, STAFF_LOCK, 0},
    {"staff-kk-1280x720", {1280, 720}, 0, STAFF, 0},
    {"staff-en-800x480", {800, 480}, 2, STAFF, 0},
};

static void act(struct stage *stage, enum action_kind kind, int a, int b)
{
    kiosk_act(stage->kiosk, (struct action){(int16_t)kind, (int16_t)a, (int16_t)b}, 0);
}

// Opens the first page that has such a block; returns the block's index.
static int open_page_with(struct stage *stage, enum pack_block_kind kind)
{
    for (int t = 0; t < (int)stage->pack->theme_count; t++) {
        for (int p = 0; p < (int)stage->pack->themes[t].page_count; p++) {
            const struct pack_page *page = pack_page(stage->pack, t, p);
            for (size_t b = 0; b < page->block_count; b++) {
                if (page->blocks[b].kind != kind)
                    continue;
                act(stage, ACTION_PAGE, t, p);
                return (int)b;
            }
        }
    }
    fail_msg("no page has a block of kind %d", (int)kind);
    return -1;
}

static void hold_corner(struct stage *stage)
{
    struct event down = {.kind = EVENT_DOWN, .finger = 1, .at = {5, 5}};
    kiosk_handle(stage->kiosk, &down);
    kiosk_handle(stage->kiosk, &(struct event){.at_ms = 5000});
    assert_true(staff_is_open(kiosk_staff(stage->kiosk)));
}

static void go(struct stage *stage, enum spot spot)
{
    switch (spot) {
    case THEME:
        act(stage, ACTION_THEME, 1, 0);
        break;
    case IMAGE_PAGE:
        open_page_with(stage, PACK_IMAGE);
        break;
    case NUMBER_PAGE:
        open_page_with(stage, PACK_NUMBER);
        break;
    case QUIZ:
        act(stage, ACTION_CHOOSE, open_page_with(stage, PACK_QUIZ), 1);
        break;
    case TERM:
        act(stage, ACTION_PAGE, 0, 0);
        act(stage, ACTION_TERM, 0, 0);
        break;
    case PICTURE:
        act(stage, ACTION_PICTURE, open_page_with(stage, PACK_IMAGE), 0);
        break;
    case ENLARGED: // the screen must have said how large it is before it can be moved
        act(stage, ACTION_PICTURE, open_page_with(stage, PACK_IMAGE), 0);
        act(stage, ACTION_ZOOM, 1, 0);
        act(stage, ACTION_ZOOM, 1, 0);
        kiosk_frame(stage->kiosk, 0, &(struct draw_damage){0});
        act(stage, ACTION_PAN, 1, 1);
        break;
    case STAFF_LOCK:
        hold_corner(stage);
        act(stage, ACTION_STAFF, STAFF_DIGIT, 1);
        act(stage, ACTION_STAFF, STAFF_ENTER, 0);
        act(stage, ACTION_STAFF, STAFF_DIGIT, 1);
        break;
    case STAFF:
        hold_corner(stage);
        for (const char *pin = "2718"; *pin; pin++)
            act(stage, ACTION_STAFF, STAFF_DIGIT, *pin - '0');
        act(stage, ACTION_STAFF, STAFF_ENTER, 0);
        break;
    case SOURCES:
        act(stage, ACTION_PAGE, 0, 0);
        act(stage, ACTION_SOURCES, 0, 0);
        break;
    default:
        break;
    }
}

// A fresh kiosk at the spot, as it looks then.
static void show(struct stage *stage, const struct shot *shot, struct canvas *canvas)
{
    struct draw_damage damage;
    struct arena words = {0};
    struct screen_facts facts = {.words = staff_words_load(&words, SOURCE_FOLDER "/assets/staff",
                                     stage->pack->languages[shot->language].code),
        .program = "vitrine 1.2.3",
        .pack = "Қазақстандағы реформалар (kazakhstan-reforms 3)",
        .before = "kazakhstan-reforms 2",
        .given_up = "",
        .faults = "",
        .imports = "2026-11-26T09:30:00Z  import: done, kazakhstan-reforms 3"};
    stage->facts = &facts;
    stage_start(stage, shot->size);
    if (shot->spot == ATTRACT) {
        canvas_paint(canvas, stage_list(stage), NULL);
        arena_finish(&words);
        return;
    }
    act(stage, ACTION_ENTER, shot->language, 0);
    act(stage, ACTION_SET, SETTING_STYLE, shot->style);
    go(stage, shot->spot);
    int64_t now_ms = shot->spot == STILL_THERE ? stage->pack->ask_after_ms : 0;
    const struct draw_list *list = kiosk_frame(stage->kiosk, now_ms, &damage);
    assert_non_null(list);
    canvas_paint(canvas, list, NULL);
    stage->facts = NULL;
    arena_finish(&words);
}

static bool writing(void)
{
    const char *mode = getenv("VITRINE_GOLDENS");
    return mode && strcmp(mode, "write") == 0;
}

static bool same(const struct canvas *canvas, const struct shot *shot)
{
    char path[512];
    snprintf(path, sizeof path, TESTS_FOLDER "/golden/pixels/%s.png", shot->name);
    if (writing())
        return canvas_save_png(canvas, path);
    int tolerance = shot->spot == PICTURE ? SVG_TOLERANCE : TOLERANCE;
    struct canvas_comparison found = canvas_compare(canvas, path, tolerance, PICTURES_FOLDER);
    if (found.comparable && found.differing == 0)
        return true;
    print_error("%s: %lld pixels differ, the worst by %d\n  actual     %s/%s.actual.png\n", path,
        (long long)found.differing, found.worst, PICTURES_FOLDER, shot->name);
    if (found.comparable)
        print_error("  difference %s/%s.difference.png\n", PICTURES_FOLDER, shot->name);
    return false;
}

static void test_pictures(void **state)
{
    struct stage *stage = *state;
    int differing = 0;
    for (size_t i = 0; i < sizeof SHOTS / sizeof *SHOTS; i++) {
        struct canvas *canvas = canvas_create(stage->fonts, SHOTS[i].size);
        show(stage, &SHOTS[i], canvas);
        differing += !same(canvas, &SHOTS[i]);
        canvas_destroy(canvas);
    }
    assert_int_equal(differing, 0);
}

// --- damage: what is painted over the last picture gives the picture that is painted whole ---

static void assert_equal_pixels(
    const struct canvas *a, const struct canvas *b, struct point size, int step)
{
    for (int y = 0; y < size.y; y++)
        for (int x = 0; x < size.x; x++)
            if (canvas_pixel(a, (struct point){x, y}) != canvas_pixel(b, (struct point){x, y}))
                fail_msg("step %d: %d,%d differs from the picture painted whole", step, x, y);
}

static bool shows_enlarged(const struct draw_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_PICTURE && list->items[i].picture.source.x > 0)
            return true;
    return false;
}

static void test_damage(void **state)
{
    static const struct action steps[] = {{ACTION_ENTER, 1, 0}, {ACTION_LANGUAGE, 2, 0},
        {ACTION_THEME, 1, 0}, {ACTION_PAGE, 1, 1}, {ACTION_NEXT, 0, 0}, {ACTION_SOURCES, 0, 0},
        {ACTION_CLOSE, 0, 0}, {ACTION_TERM, 1, 0}, {ACTION_SET, SETTING_STYLE, 1},
        {ACTION_SET, SETTING_TEXT, 4}, {ACTION_SCROLL, 1, 0}, {ACTION_HOME, 0, 0},
        {ACTION_ABOUT, 0, 0}, {ACTION_SET, SETTING_STYLE, 0}, {ACTION_PAGE, 0, 2},
        {ACTION_PICTURE, 3, 0}, {ACTION_ZOOM, 1, 0}, {ACTION_ZOOM, 1, 0}, {ACTION_PAN, 1, 0},
        {ACTION_PAN, 0, -1}, {ACTION_ZOOM, -1, 0}, {ACTION_CLOSE, 0, 0}};
    struct stage *stage = *state;
    const struct point size = {800, 480};
    struct canvas *kept = canvas_create(stage->fonts, size);
    stage_start(stage, size);
    canvas_paint(kept, stage_list(stage), NULL);
    int enlarged = 0;
    for (int i = 0; i < (int)(sizeof steps / sizeof *steps); i++) {
        struct draw_damage damage;
        kiosk_act(stage->kiosk, steps[i], i);
        const struct draw_list *list = kiosk_frame(stage->kiosk, i, &damage);
        if (!list)
            continue;
        enlarged += shows_enlarged(list);
        struct canvas *whole = canvas_create(stage->fonts, size);
        canvas_paint(kept, list, &damage);
        canvas_paint(whole, list, NULL);
        assert_equal_pixels(kept, whole, size, i);
        canvas_destroy(whole);
    }
    assert_int_equal(enlarged, 6); // or the steps above no longer lead to a picture
    canvas_destroy(kept);
}

static int open_stage(void **state)
{
    static struct stage stage;
    mkdir(PICTURES_FOLDER, 0777);
    stage_open(&stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &stage;
    return 0;
}

static int close_stage(void **state)
{
    stage_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

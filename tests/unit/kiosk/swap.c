// One pack takes the place of another, a thousand times, while a visitor taps at random: never in
// the midst of a visit, and every frame is one of the old pack, of the new one, or of their fade.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/sdl/canvas.h"
#include "support/stage.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

enum { W = 320, H = 240, SWAPS = 1000 };

static const char *const FOLDERS[] = {
    SOURCE_FOLDER "/tests/packs/minimal", SOURCE_FOLDER "/tests/packs/scripts"};

// A visitor's place, and what was shown.
struct watcher {
    struct around around; // first: the port is around the script's
    struct fonts *fonts;
    struct script *script;
    struct canvas *canvas, *over, *under;
    struct kiosk *kiosk;
    struct pack *shown, *offered;
    const struct pack *shown_before; // at the last frame
    int frames, fades, swaps, visits;
};

static struct pack *load(struct watcher *watcher, int which)
{
    struct pack_seams seams = {.words_folder = SOURCE_FOLDER "/assets/words",
        .covers = fonts_cover,
        .covers_self = watcher->fonts};
    struct diag diag = {0};
    struct pack *pack = pack_open(FOLDERS[which], &seams, &diag);
    assert_non_null(pack);
    diag_finish(&diag);
    return pack;
}

static int channel(colour pixel, int shift)
{
    return (int)(pixel >> shift & 255);
}

static bool is_between(colour a, colour b, colour pixel)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int x = channel(a, shift), y = channel(b, shift), z = channel(pixel, shift);
        if (z < geom_min(x, y) - 1 || z > geom_max(x, y) + 1)
            return false;
    }
    return true;
}

// A fresh painting of each leaf tells what may be on the screen.
static void check_pixels(struct watcher *watcher, const struct draw_scene *scene)
{
    bool mixed = scene->mix != DRAW_STILL;
    canvas_paint(watcher->over, scene->over.list, NULL);
    if (mixed)
        canvas_paint(watcher->under, scene->under.list, NULL);
    colour first = canvas_pixel(watcher->canvas, (struct point){0, 0});
    bool blank = true;
    for (int y = 0; y < H; y += 3)
        for (int x = 0; x < W; x += 3) {
            struct point at = {x, y};
            colour pixel = canvas_pixel(watcher->canvas, at),
                   over = canvas_pixel(watcher->over, at);
            colour under = mixed ? canvas_pixel(watcher->under, at) : over;
            assert_true(is_between(over, under, pixel));
            blank = blank && pixel == first;
        }
    assert_false(blank);
}

static bool present(void *self, const struct draw_scene *scene)
{
    struct watcher *watcher = self;
    canvas_show(watcher->canvas, scene);
    const struct pack *shown = kiosk_pack(watcher->kiosk);
    bool swapped = watcher->shown_before && shown != watcher->shown_before;
    if (swapped)
        assert_int_equal(scene->mix, DRAW_FADE);
    bool still_there = scene->mix == DRAW_STILL || scene->under.list;
    bool simple = scene->mix == DRAW_STILL || scene->mix == DRAW_FADE;
    if (still_there && simple && (swapped || watcher->frames % 11 == 0))
        check_pixels(watcher, scene);
    watcher->swaps += swapped;
    watcher->fades += scene->mix == DRAW_FADE;
    watcher->shown_before = shown;
    watcher->frames++;
    return around_present(self, scene);
}

// As the program does it: what the kiosk needs no more is destroyed.
static void settle(struct watcher *watcher)
{
    if (!watcher->offered || kiosk_pack(watcher->kiosk) != watcher->offered ||
        kiosk_needs(watcher->kiosk, watcher->shown))
        return;
    pack_destroy(watcher->shown);
    watcher->shown = watcher->offered;
    watcher->offered = NULL;
}

static void play(struct watcher *watcher, const struct port *port)
{
    enum kiosk_round round = KIOSK_GOES_ON;
    while (round == KIOSK_GOES_ON) {
        struct visit before = *kiosk_visit(watcher->kiosk);
        const struct pack *pack = kiosk_pack(watcher->kiosk);
        round = kiosk_round(watcher->kiosk, port, INT64_MAX);
        const struct visit *now = kiosk_visit(watcher->kiosk);
        if (pack != kiosk_pack(watcher->kiosk)) {
            assert_true(before.place == VISIT_ATTRACT || now->touched_ms > before.touched_ms);
            assert_int_equal(now->place, VISIT_ATTRACT);
        }
        watcher->visits += before.place == VISIT_ATTRACT && now->place != VISIT_ATTRACT;
        settle(watcher);
    }
}

extern size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static size_t memory_in_use(void)
{
    if (__sanitizer_get_current_allocated_bytes)
        return __sanitizer_get_current_allocated_bytes();
    return mallinfo2().uordblks;
}

// Every fourth time somebody is there, and often still when the pack stands ready.
static void one_swap(struct watcher *watcher, const struct port *port, int which)
{
    bool visited = rand() % 4 == 0;
    for (int taps = visited ? rand() % 6 : 0; taps > 0; taps--) {
        script_tap(watcher->script, (struct point){rand() % W, rand() % H});
        script_wait(watcher->script, 30 + rand() % 300);
    }
    play(watcher, port);
    watcher->offered = load(watcher, which);
    kiosk_offer(watcher->kiosk, watcher->offered, NULL);
    if (visited) {
        script_wait(watcher->script, 10 + rand() % 2000);
        script_tap(watcher->script, (struct point){rand() % W, rand() % H});
    }
    script_wait(watcher->script, visited ? 5000 : 300);
    play(watcher, port);
    assert_null(watcher->offered); // the visit is over: it has its place
}

static void a_thousand_swaps(void **state)
{
    (void)state;
    struct watcher watcher = {.fonts = fonts_create()};
    struct point size = {W, H};
    watcher.script = script_create(fonts_measure(watcher.fonts), size, 0);
    watcher.canvas = canvas_create(watcher.fonts, size);
    watcher.over = canvas_create(watcher.fonts, size);
    watcher.under = canvas_create(watcher.fonts, size);
    watcher.shown = load(&watcher, 0);
    struct port script = script_port(watcher.script);
    struct port port = around_port(&watcher.around, &script);
    port.present = present;
    struct kiosk_options options = {.pack = watcher.shown,
        .assets_folder = SOURCE_FOLDER "/assets",
        .ask_after_ms = 1500,
        .reset_after_ms = 1500};
    watcher.kiosk = kiosk_create(&options, port.measure, size, 0, 0);
    size_t before = 0;
    srand(7);
    for (int i = 1; i <= SWAPS; i++) {
        one_swap(&watcher, &port, i % 2);
        if (i == SWAPS / 2)
            before = memory_in_use();
    }
    size_t after = memory_in_use();
    print_message("%d swaps, %d visits, %d frames, %d of them in fades, %zu -> %zu bytes\n",
        watcher.swaps, watcher.visits, watcher.frames, watcher.fades, before, after);
    assert_int_equal(watcher.swaps, SWAPS);
    assert_true(watcher.visits > SWAPS / 8);
    assert_true(after < before + before / 50);
    kiosk_destroy(watcher.kiosk);
    pack_destroy(watcher.shown);
    canvas_destroy(watcher.canvas);
    canvas_destroy(watcher.over);
    canvas_destroy(watcher.under);
    script_destroy(watcher.script);
    fonts_destroy(watcher.fonts);
}

// A pack that stands ready while somebody is there waits; a later one takes its place.
static void offers_wait_for_the_visitor(void **state)
{
    (void)state;
    struct stage stage;
    stage_open(&stage, FOLDERS[0]);
    stage_start(&stage, (struct point){W, H});
    struct watcher watcher = {.fonts = stage.fonts};
    struct pack *second = load(&watcher, 1), *third = load(&watcher, 0);
    kiosk_act(stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 0);
    kiosk_offer(stage.kiosk, second, NULL);
    script_wait(stage.script, 1000);
    stage_play(&stage);
    assert_ptr_equal(kiosk_pack(stage.kiosk), stage.pack);
    assert_true(kiosk_needs(stage.kiosk, second));
    kiosk_offer(stage.kiosk, third, NULL);
    assert_false(kiosk_needs(stage.kiosk, second));
    pack_destroy(second);
    script_wait(stage.script, 600000);
    stage_play(&stage);
    assert_ptr_equal(kiosk_pack(stage.kiosk), third);
    assert_false(kiosk_needs(stage.kiosk, stage.pack));
    pack_destroy(stage.pack);
    stage.pack = third;
    stage_close(&stage);
}

// Where there was no sound pack, a sound one is shown at once.
static void the_fault_screen_gives_way(void **state)
{
    (void)state;
    struct stage stage;
    stage_open(&stage, FOLDERS[0]);
    stage_start(&stage, (struct point){W, H});
    struct kiosk_options options = {
        .faults = "pack.yaml:1:1: error: nothing\n", .assets_folder = SOURCE_FOLDER "/assets"};
    kiosk_destroy(stage.kiosk);
    stage.kiosk = kiosk_create(&options, stage.port.measure, stage.size, 0, 0);
    stage_play(&stage);
    assert_null(kiosk_pack(stage.kiosk));
    assert_false(kiosk_needs(stage.kiosk, NULL));
    kiosk_offer(stage.kiosk, stage.pack, NULL);
    script_wait(stage.script, 1000);
    stage_play(&stage);
    assert_ptr_equal(kiosk_pack(stage.kiosk), stage.pack);
    assert_int_equal(kiosk_visit(stage.kiosk)->place, VISIT_ATTRACT);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_swaps),
        cmocka_unit_test(offers_wait_for_the_visitor),
        cmocka_unit_test(the_fault_screen_gives_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

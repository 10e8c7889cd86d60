// Packs with random texts in eight scripts, about as long as those that they replace: on every page
// no text lies on another and none goes over an edge, and the same page set twice is the same.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "kiosk/audit.h"
#include "pack/texts.h"
#include "support/stage.h"

#include <string.h>

enum { PACKS = 6 };

static const struct {
    uint32_t first;
    int letters;
    bool spaces;
} SCRIPTS[] = {
    {'a', 26, true},
    {0x0430, 32, true},
    {0x03B1, 17, true},
    {0x0627, 20, true},
    {0x4E00, 200, false},
    {0x3042, 40, false},
    {0xAC00, 500, true},
    {0x0679, 12, true},
};

struct mixer {
    uint64_t seed;
    struct arena arena;
};

static int below(struct mixer *mixer, int limit)
{
    mixer->seed = mixer->seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((mixer->seed >> 33) % (uint64_t)limit);
}

// As many letters as the text had, in words of up to nine, all of one script.
static const char *random_text(struct mixer *mixer, const char *before)
{
    struct buf text = {0};
    int script = below(mixer, 8), word = 0, left = (int)utf8_count(before);
    for (; left > 0; left--) {
        char letter[4];
        uint32_t code = SCRIPTS[script].first + (uint32_t)below(mixer, SCRIPTS[script].letters);
        buf_add(&text, letter, utf8_encode(code, letter));
        bool ends = ++word > 2 && (word > 8 || below(mixer, 4) == 0);
        if (ends && SCRIPTS[script].spaces && left > 1)
            buf_add_text(&text, " ");
        word = ends ? 0 : word;
    }
    const char *copy = arena_copy(&mixer->arena, buf_text(&text), text.length);
    buf_finish(&text);
    return copy;
}

static void replace(void *context, const struct pack_text *text)
{
    // The loaded pack is ours alone here.
    struct pack_text *mine = (struct pack_text *)(uintptr_t)text;
    for (int i = 0; i < PACK_LANGUAGES_MAX; i++)
        if (mine->in[i])
            mine->in[i] = random_text(context, mine->in[i]);
}

static void note(void *context, const struct audit_finding *finding)
{
    int *found = context;
    if (finding->kind == AUDIT_OVERLAP || finding->kind == AUDIT_CLIPPED)
        (*found)++;
}

static void check_page(struct stage *stage, const struct ui_metrics *metrics, struct action open)
{
    struct draw_damage damage;
    struct buf first = {0}, second = {0};
    struct audit_view view = {metrics, ui_style(UI_LIGHT), 2};
    int found = 0;
    kiosk_act(stage->kiosk, open, 0);
    const struct draw_list *list = kiosk_frame(stage->kiosk, 0, &damage);
    assert_non_null(list);
    audit_frame(&view, list, kiosk_hits(stage->kiosk), note, &found);
    if (found)
        print_error("page %d of theme %d: %d overlaps or clips\n", open.b, open.a, found);
    assert_int_equal(found, 0);
    draw_dump(list, &first);
    kiosk_act(stage->kiosk, (struct action){ACTION_HOME, 0, 0}, 0);
    kiosk_frame(stage->kiosk, 0, &damage);
    kiosk_act(stage->kiosk, open, 0);
    draw_dump(kiosk_frame(stage->kiosk, 0, &damage), &second);
    assert_string_equal(buf_text(&first), buf_text(&second));
    buf_finish(&first);
    buf_finish(&second);
}

static void check_pack(struct stage *stage, struct point size)
{
    struct ui_screen screen = {.size_px = size, .text_step = 2};
    struct ui_metrics metrics = ui_metrics(&screen);
    for (size_t language = 0; language < stage->pack->language_count; language++) {
        stage_start(stage, size);
        kiosk_act(stage->kiosk, (struct action){ACTION_ENTER, (int16_t)language, 0}, 0);
        for (size_t t = 0; t < stage->pack->theme_count; t++)
            for (size_t p = 0; p < stage->pack->themes[t].page_count; p++)
                check_page(stage, &metrics, (struct action){ACTION_PAGE, (int16_t)t, (int16_t)p});
    }
}

static void test_random_packs(void **state)
{
    static const struct point sizes[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    (void)state;
    for (int i = 0; i < PACKS; i++) {
        struct stage stage;
        struct mixer mixer = {.seed = 77 + (uint64_t)i};
        stage_open(&stage, SOURCE_FOLDER "/tests/packs/scripts");
        pack_each_text(stage.pack, replace, &mixer);
        check_pack(&stage, sizes[i % 3]);
        stage_close(&stage);
        arena_finish(&mixer.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_packs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// The screens and pages of tests/packs/scripts in Urdu and Chinese at two sizes, as text dumps,
// against tests/golden/scripts-LANG-WxH.txt; and what must hold for every run in them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/stage.h"

#include "base/utf8.h"
#include "unit/screen/golden.h"

static const struct point SIZES[] = {{1920, 1080}, {720, 1280}};
enum { LANGUAGES = 2 }; // the first ones of the pack

// A digit that is read from left to right must never be in a run that is set from right to left.
static void check_digits(const struct draw_text *text)
{
    for (size_t at = 0, step; at < text->length; at += step) {
        uint32_t code = 0;
        step = utf8_decode(text->bytes + at, text->length - at, &code);
        assert_true(step > 0);
        bool digit = (code >= '0' && code <= '9') || (code >= 0x6F0 && code <= 0x6F9);
        assert_false(digit && text->right_to_left);
    }
}

static void add(struct stage *stage, struct buf *out, struct action action, const char *name)
{
    struct draw_damage damage;
    kiosk_act(stage->kiosk, action, 0);
    const struct draw_list *list = kiosk_frame(stage->kiosk, 0, &damage);
    assert_non_null(list);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT)
            check_digits(&list->items[i].text);
    buf_print(out, "== %s\n", name);
    draw_dump(list, out);
}

static void add_themes(struct stage *stage, struct buf *out)
{
    for (size_t t = 0; t < stage->pack->theme_count; t++) {
        const struct pack_theme *theme = &stage->pack->themes[t];
        add(stage, out, (struct action){ACTION_THEME, (int16_t)t, 0}, theme->id);
        for (size_t p = 0; p < theme->page_count; p++) {
            struct action open = {ACTION_PAGE, (int16_t)t, (int16_t)p};
            add(stage, out, open, theme->entries[p].id);
        }
    }
}

static void test_dumps(void **state)
{
    struct stage *stage = *state;
    for (size_t size = 0; size < sizeof SIZES / sizeof *SIZES; size++) {
        for (int language = 0; language < LANGUAGES; language++) {
            struct buf dump = {0};
            char name[64];
            stage_start(stage, SIZES[size]);
            add(stage, &dump, (struct action){ACTION_ENTER, (int16_t)language, 0}, "home");
            add_themes(stage, &dump);
            add(stage, &dump, (struct action){ACTION_SOURCES, 0, 0}, "sources");
            add(stage, &dump, (struct action){ACTION_TERM, 0, 0}, "term");
            snprintf(name, sizeof name, "scripts-%s-%dx%d.txt",
                stage->pack->languages[language].code, SIZES[size].x, SIZES[size].y);
            golden_compare(name, &dump);
            buf_finish(&dump);
        }
    }
}

static int open_stage(void **state)
{
    static struct stage stage;
    stage_open(&stage, TESTS_FOLDER "/packs/scripts");
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dumps)};
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

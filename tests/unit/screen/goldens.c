// Every screen and page in every language at two sizes, as the text dump of its display list,
// against tests/golden/LANG-WxH.txt. VITRINE_GOLDENS=write writes them anew: look at the pictures
// first.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/stage.h"

#include "unit/screen/golden.h"

static const struct point SIZES[] = {{1920, 1080}, {800, 480}};

static void add_frame(struct stage *stage, struct buf *out, int64_t now_ms, const char *name)
{
    struct draw_damage damage;
    const struct draw_list *list = kiosk_frame(stage->kiosk, now_ms, &damage);
    assert_non_null(list);
    buf_print(out, "== %s\n", name);
    draw_dump(list, out);
}

static void add_at(struct stage *stage, struct buf *out, struct action action, const char *name)
{
    kiosk_act(stage->kiosk, action, 0);
    add_frame(stage, out, 0, name);
}

static void add_theme(struct stage *stage, struct buf *out, int index)
{
    const struct pack_theme *theme = &stage->pack->themes[index];
    add_at(stage, out, (struct action){ACTION_THEME, (int16_t)index, 0}, theme->id);
    for (size_t i = 0; i < theme->page_count; i++) {
        struct action open = {ACTION_PAGE, (int16_t)index, (int16_t)i};
        add_at(stage, out, open, theme->entries[i].id);
    }
}

static void add_all(struct stage *stage, struct buf *out, int language)
{
    struct action enter = {ACTION_ENTER, (int16_t)language, 0};
    add_at(stage, out, enter, "home");
    for (size_t i = 0; i < stage->pack->theme_count; i++)
        add_theme(stage, out, (int)i);
    add_at(stage, out, (struct action){ACTION_ABOUT, 0, 0}, "about");
    add_at(stage, out, (struct action){ACTION_SOURCES, 0, 0}, "sources");
    add_at(stage, out, (struct action){ACTION_TERM, 0, 0}, "term");
    add_frame(stage, out, stage->pack->ask_after_ms, "still there");
}

static void test_dumps(void **state)
{
    struct stage *stage = *state;
    for (size_t size = 0; size < sizeof SIZES / sizeof *SIZES; size++) {
        for (size_t language = 0; language < stage->pack->language_count; language++) {
            struct buf dump = {0};
            char name[64];
            stage_start(stage, SIZES[size]);
            buf_print(&dump, "== attract\n");
            draw_dump(stage_list(stage), &dump);
            add_all(stage, &dump, (int)language);
            snprintf(name, sizeof name, "%s-%dx%d.txt", stage->pack->languages[language].code,
                SIZES[size].x, SIZES[size].y);
            golden_compare(name, &dump);
            buf_finish(&dump);
        }
    }
}

static int open_stage(void **state)
{
    static struct stage stage;
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dumps)};
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

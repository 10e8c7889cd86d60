// A pack of 10,000 pages on a screen: its last pages open like the first, the list of a long theme
// sets only the rows in sight, and a page with faults says so and leads on.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pages.h"
#include "support/stage.h"
#include "unit/pack/large.h"

enum { THEMES = 8, A_THEME = 1250, LAST_THEME = THEMES - 1, LAST_PAGE = A_THEME - 1 };

static char folder[64];
static struct stage stage;
static struct buf shown; // the texts of the last frame, one line a run

static void show(struct action action)
{
    struct draw_damage damage;
    kiosk_act(stage.kiosk, action, 0);
    const struct draw_list *list = kiosk_frame(stage.kiosk, 0, &damage);
    if (!list)
        return;
    buf_clear(&shown);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT) {
            buf_add(&shown, list->items[i].text.bytes, list->items[i].text.length);
            buf_add_text(&shown, "\n");
        }
}

static bool shows(const char *text)
{
    return strstr(buf_text(&shown), text) != NULL;
}

static int held(int theme)
{
    int count = 0;
    for (int i = 0; i < A_THEME; i++)
        count += stage.pack->themes[theme].entries[i].held != NULL;
    return count;
}

static bool has_control(enum action_kind kind, int a, int b)
{
    struct point middle;
    return stage_find(&stage, kind, a, b, &middle);
}

static void start(struct point size)
{
    stage_start(&stage, size);
    show((struct action){ACTION_ENTER, 1, 0});
}

static void test_a_late_page(void **state)
{
    (void)state;
    start((struct point){1920, 1080});
    show((struct action){ACTION_PAGE, LAST_THEME, LAST_PAGE - 1});
    assert_true(shows("Well 1249 and its water"));
    assert_true(shows("1249 of 1250"));
    assert_true(shows("\n1249/1250\n"));
    show((struct action){ACTION_NEXT, 0, 0});
    assert_true(shows("Well 1250 and its water"));
    assert_int_equal(held(LAST_THEME), 2);
    show((struct action){ACTION_NEXT, 0, 0});
    assert_int_equal(kiosk_visit(stage.kiosk)->place, VISIT_HOME);
}

// How long 10,000 pages take to read is not known, and not said.
static void test_home(void **state)
{
    (void)state;
    start((struct point){1920, 1080});
    assert_true(shows("Water\n8\n"));
    assert_false(shows("min"));
}

static void see_list(struct point size)
{
    start(size);
    int before = held(2);
    show((struct action){ACTION_THEME, 2, 0});
    assert_true(shows("Well 1 and its water"));
    assert_true(held(2) - before <= 24);
    for (int step = 0; step < A_THEME && !has_control(ACTION_PAGE, 2, LAST_PAGE); step++)
        show((struct action){ACTION_SCROLL, 1, 0});
    assert_true(shows("Well 1250 and its water"));
    assert_false(shows("Well 1 and its water"));
    assert_true(has_control(ACTION_PAGE, 2, LAST_PAGE - 1));
    assert_false(has_control(ACTION_PAGE, 2, LAST_PAGE - 30));
    show((struct action){ACTION_PAGE, 2, LAST_PAGE});
    assert_true(shows("Well 1250 and its water"));
}

static void test_the_list_of_a_theme(void **state)
{
    (void)state;
    see_list((struct point){1920, 1080});
    see_list((struct point){720, 1280});
}

static void test_a_faulty_page(void **state)
{
    (void)state;
    start((struct point){1280, 720});
    large_write(folder, "theme-4/page-600.yaml", "title: A well\nblocks:\n  - text: Water.\n");
    show((struct action){ACTION_PAGE, 3, 599});
    assert_true(shows("This page is not ready"));
    assert_true(shows("page-600.yaml:1:1:"));
    assert_true(has_control(ACTION_NEXT, -1, -1));
    assert_true(has_control(ACTION_HOME, -1, -1));
    show((struct action){ACTION_SOURCES, 0, 0}); // from a key or a finger that was late
    show((struct action){ACTION_CLOSE, 0, 0});
    show((struct action){ACTION_SET, SETTING_REACH, 1});
    assert_true(shows("Water 4"));
    show((struct action){ACTION_NEXT, 0, 0});
    assert_true(shows("Well 601 and its water"));
}

// Nobody has come, and the pack is checked meanwhile: attract gives way to the faults.
static void test_a_fault_found_at_rest(void **state)
{
    (void)state;
    stage_close(&stage);
    stage_open(&stage, folder);
    stage_start(&stage, (struct point){1280, 720});
    kiosk_destroy(stage.kiosk);
    struct kiosk_options options = {
        .pack = stage.pack, .unchecked = stage.pack, .assets_folder = SOURCE_FOLDER "/assets"};
    stage.kiosk = kiosk_create(&options, stage.port.measure, stage.size, 0, 0);
    assert_int_equal(pack_faults(stage.pack)[0], 0);
    script_wait(stage.script, 100);
    stage_play(&stage);
    assert_true(strstr(pack_faults(stage.pack), "page-600.yaml:1:1:") != NULL);
    struct buf dump = {0};
    draw_dump(stage_list(&stage), &dump);
    assert_true(strstr(buf_text(&dump), "not ready") != NULL);
    assert_true(strstr(buf_text(&dump), "page-600.yaml") != NULL);
    buf_finish(&dump);
}

static int open_stage(void **state)
{
    (void)state;
    large_create(folder, THEMES * A_THEME, THEMES);
    stage_open(&stage, folder);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    buf_finish(&shown);
    temp_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_late_page),
        cmocka_unit_test(test_home),
        cmocka_unit_test(test_the_list_of_a_theme),
        cmocka_unit_test(test_a_faulty_page),
        cmocka_unit_test(test_a_fault_found_at_rest),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

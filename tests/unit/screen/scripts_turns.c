// 10,000 page turns over the shipped pack and tests/packs/scripts, every run drawn: the caches stay
// under their caps, and memory does not grow once it has seen all there is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SETTLED_TURNS = 2000,
    SHARE_TURNS = 250, // before the next pack, in its next language
    GROWTH_BYTES = 1024 * 1024,
};

#ifdef __SANITIZE_ADDRESS__
enum { TURNS = 4000, SANITIZED = true }; // so that it stays below 20 s
#else
enum { TURNS = 10000, SANITIZED = false };
#endif

// The second number of statm, in pages.
static long resident_bytes(void)
{
    char line[128] = "", *end = line;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    strtol(line, &end, 10);
    long pages = strtol(end, NULL, 10);
    assert_true(pages > 0);
    return pages * sysconf(_SC_PAGESIZE);
}

static struct action page_of(const struct pack *pack, int turn)
{
    size_t theme = (size_t)turn % pack->theme_count;
    size_t page = (size_t)turn / pack->theme_count % pack->themes[theme].page_count;
    return (struct action){ACTION_PAGE, (int16_t)theme, (int16_t)page};
}

static size_t turn_to(struct stage *stage, int turn)
{
    struct draw_damage damage;
    size_t inked = 0;
    kiosk_act(stage->kiosk, page_of(stage->pack, turn), 0);
    const struct draw_list *list = kiosk_frame(stage->kiosk, 0, &damage);
    for (size_t i = 0; list && i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT)
            inked += fonts_render(stage->fonts, &list->items[i].text) != NULL;
    assert_true(fonts_cache_bytes(stage->fonts) <= FONTS_CACHE_CAP_BYTES);
    return inked;
}

static void turns_without_growth(void **state)
{
    struct stage *stages = *state;
    long settled = 0;
    size_t inked = 0;
    for (int turn = 0; turn < TURNS; turn++) {
        int share = turn / SHARE_TURNS;
        struct stage *stage = &stages[share % 2];
        int16_t language = (int16_t)(share / 2 % (int)stage->pack->language_count);
        if (turn % SHARE_TURNS == 0)
            kiosk_act(stage->kiosk, (struct action){ACTION_ENTER, language, 0}, 0);
        inked += turn_to(stage, turn);
        if (turn == SETTLED_TURNS)
            settled = resident_bytes();
    }
    assert_true(inked > TURNS);
    if (SANITIZED)
        print_message("memory is not compared: the sanitizer keeps what is freed\n");
    else
        assert_true(resident_bytes() - settled <= GROWTH_BYTES);
}

static int open_stages(void **state)
{
    static struct stage stages[2];
    stage_open(&stages[0], SOURCE_FOLDER "/content/kazakhstan-reforms");
    stage_open(&stages[1], TESTS_FOLDER "/packs/scripts");
    for (int i = 0; i < 2; i++)
        stage_start(&stages[i], (struct point){800, 480});
    *state = stages;
    return 0;
}

static int close_stages(void **state)
{
    struct stage *stages = *state;
    for (int i = 0; i < 2; i++)
        stage_close(&stages[i]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(turns_without_growth)};
    return cmocka_run_group_tests(tests, open_stages, close_stages);
}

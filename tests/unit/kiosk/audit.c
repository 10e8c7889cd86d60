// The audit finds each kind of fault in a frame made for it, and nothing in a good one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kiosk/audit.h"

#include <string.h>

struct found {
    int counts[AUDIT_COUNT];
    const void *origin;
    double value;
};

static const char ORIGIN[] = "the text", OTHER[] = "another";

struct bench {
    struct arena arena;
    struct draw_list list;
    struct ui_hits hits;
    struct ui_metrics metrics;
    struct found found;
};

static void begin(struct bench *bench)
{
    struct ui_screen screen = {.size_px = {1920, 1080}, .text_step = 2};
    *bench = (struct bench){.metrics = ui_metrics(&screen)};
    bench->list = draw_list_begin(&bench->arena, screen.size_px);
    draw_fill(&bench->list, (struct rect){0, 0, 1920, 1080},
        (struct draw_fill){.fill = COLOUR(0xFFFFFF)});
}

static struct draw_text words(const char *text, const void *origin)
{
    return (struct draw_text){.bytes = text,
        .length = strlen(text),
        .language = "en",
        .script = "Latn",
        .size_px = 34,
        .baseline_px = 140,
        .ink = COLOUR(0x000000),
        .origin = origin};
}

static void note(void *context, const struct audit_finding *finding)
{
    struct found *found = context;
    found->counts[finding->kind]++;
    found->origin = finding->origin;
    found->value = finding->value;
}

// Audits what the bench holds and expects `times` of `kind` and nothing else; -1: nothing at all.
static void expect(struct bench *bench, enum ui_style_kind style, int kind, int times)
{
    struct audit_view view = {&bench->metrics, ui_style(style), 2};
    audit_frame(&view, &bench->list, &bench->hits, note, &bench->found);
    for (int i = 0; i < AUDIT_COUNT; i++)
        if (bench->found.counts[i] != (i == kind ? times : 0))
            fail_msg("kind %d: found %d", i, bench->found.counts[i]);
    arena_finish(&bench->arena);
}

static const struct rect PLACE = {100, 110, 300, 40};

static void test_good_frame(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    draw_text(&bench.list, PLACE, words("good", ORIGIN));
    bench.hits.items[0] =
        (struct ui_hit){{0, 900, 90, 90}, {0, 900, 90, 90}, {ACTION_HOME, 0, 0}, false};
    bench.hits.items[1] =
        (struct ui_hit){{110, 900, 90, 90}, {110, 900, 90, 90}, {ACTION_NEXT, 0, 0}, false};
    bench.hits.count = 2;
    expect(&bench, UI_LIGHT, -1, 0);
}

static void test_clipped(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    draw_text(&bench.list, (struct rect){1800, 110, 300, 40}, words("over the edge", ORIGIN));
    expect(&bench, UI_LIGHT, AUDIT_CLIPPED, 1);
    assert_ptr_equal(bench.found.origin, ORIGIN);
}

static void test_overlap(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    draw_text(&bench.list, PLACE, words("one", ORIGIN));
    draw_text(&bench.list, (struct rect){250, 110, 300, 40}, words("two", OTHER));
    expect(&bench, UI_LIGHT, AUDIT_OVERLAP, 1);
    assert_ptr_equal(bench.found.origin, OTHER);
}

// A panel over a page hides what lies below it.
static void test_covered_text_is_left_alone(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    draw_text(&bench.list, PLACE, words("below", ORIGIN));
    draw_fill(
        &bench.list, (struct rect){0, 0, 1920, 1080}, (struct draw_fill){.fill = 0x80000000u});
    draw_fill(&bench.list, PLACE, (struct draw_fill){.fill = COLOUR(0xFFFFFF)});
    draw_text(&bench.list, PLACE, words("above", OTHER));
    expect(&bench, UI_LIGHT, -1, 0);
}

static void test_flaws_of_the_text(void **state)
{
    struct bench bench;
    struct draw_text text = words("flawed", ORIGIN);
    (void)state;
    begin(&bench);
    text.word_cut = true;
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_LIGHT, AUDIT_WORD_CUT, 1);
    begin(&bench);
    text.word_cut = false;
    text.truncated = true;
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_LIGHT, AUDIT_TRUNCATED, 1);
}

static void test_contrast(void **state)
{
    struct bench bench;
    struct draw_text text = words("faint", ORIGIN);
    (void)state;
    begin(&bench);
    text.ink = COLOUR(0x999999); // 2.85:1 on white
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_LIGHT, AUDIT_CONTRAST, 1);
    assert_true(bench.found.value > 2.8 && bench.found.value < 2.9);
    begin(&bench);
    text.ink = COLOUR(0x666666); // 5.74:1: enough, but not in high contrast
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_HIGH_CONTRAST, AUDIT_CONTRAST, 1);
}

static void test_small(void **state)
{
    struct bench bench;
    struct draw_text text = words("small", ORIGIN);
    (void)state;
    begin(&bench);
    text.size_px = bench.metrics.role_px[UI_SMALL] - 2;
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_LIGHT, AUDIT_SMALL, 1);
    begin(&bench);
    text.size_px = bench.metrics.role_px[UI_SMALL];
    draw_text(&bench.list, PLACE, text);
    expect(&bench, UI_LIGHT, -1, 0);
}

// Two runs of one line, with an underline between them, count together.
static void test_long_line(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    draw_text(&bench.list, (struct rect){100, 110, 600, 40},
        words("forty characters of a line, no less here", ORIGIN));
    draw_fill(&bench.list, (struct rect){100, 146, 600, 2}, (struct draw_fill){.fill = COLOUR(0)});
    draw_text(&bench.list, (struct rect){700, 110, 600, 40},
        words("and then thirty-six more to be long.", ORIGIN));
    expect(&bench, UI_LIGHT, AUDIT_LONG, 1);
    assert_int_equal((int)bench.found.value, 76);
}

static void test_targets(void **state)
{
    struct bench bench;
    (void)state;
    begin(&bench);
    bench.hits.items[0] =
        (struct ui_hit){{0, 900, 40, 90}, {0, 900, 40, 90}, {ACTION_HOME, 0, 0}, false};
    bench.hits.count = 1;
    expect(&bench, UI_LIGHT, AUDIT_TARGET, 1);
    begin(&bench);
    bench.hits.items[0] =
        (struct ui_hit){{0, 900, 90, 90}, {0, 900, 90, 90}, {ACTION_HOME, 0, 0}, false};
    bench.hits.items[1] =
        (struct ui_hit){{94, 900, 90, 90}, {94, 900, 90, 90}, {ACTION_NEXT, 0, 0}, false};
    bench.hits.count = 2;
    expect(&bench, UI_LIGHT, AUDIT_CLOSE, 1);
    // Links in running text, and what swallows touches below a panel, may be close.
    begin(&bench);
    bench.hits.items[0] =
        (struct ui_hit){{0, 0, 1920, 1080}, {0, 0, 1920, 1080}, {ACTION_CLOSE, 0, 0}, false};
    bench.hits.items[1] =
        (struct ui_hit){{0, 900, 90, 90}, {0, 900, 90, 90}, {ACTION_TERM, 0, 0}, false};
    bench.hits.items[2] =
        (struct ui_hit){{50, 900, 90, 90}, {50, 900, 90, 90}, {ACTION_TERM, 1, 0}, false};
    bench.hits.count = 3;
    expect(&bench, UI_LIGHT, -1, 0);
}

static void test_descriptions_differ(void **state)
{
    (void)state;
    struct buf texts[AUDIT_COUNT] = {{0}};
    for (int i = 0; i < AUDIT_COUNT; i++) {
        audit_describe(&(struct audit_finding){.kind = (enum audit_kind)i, .value = 3}, &texts[i]);
        assert_true(texts[i].length > 10);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(texts[k].text, texts[i].text);
    }
    for (int i = 0; i < AUDIT_COUNT; i++)
        buf_finish(&texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_frame),
        cmocka_unit_test(test_clipped),
        cmocka_unit_test(test_overlap),
        cmocka_unit_test(test_covered_text_is_left_alone),
        cmocka_unit_test(test_flaws_of_the_text),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_descriptions_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

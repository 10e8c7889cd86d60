// Every sample block in every language on five screens: it is drawn within the place it asked for,
// fills it, has targets that a finger can hit, and is the mirror image of itself from right to
// left.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/screen/blocks_samples.h"

#include <string.h>

static const struct {
    struct point size;
    int text_step;
} SCREENS[] = {
    {{1920, 1080}, 2}, {{1080, 1920}, 2}, {{800, 480}, 2}, {{1280, 720}, 4}, {{1920, 710}, 1}};

enum { PLACE_X = 40, PLACE_Y = 30, SCREEN_COUNT = sizeof SCREENS / sizeof *SCREENS };

static int width_of(const struct bench *bench, enum pack_block_kind kind)
{
    const struct ui_metrics *m = &bench->metrics;
    int full = m->size.x - 2 * m->margin_px;
    if (!m->wide || block_place(kind) == BLOCK_FULL)
        return full;
    int column = geom_min(full * 63 / 100, m->measure_px);
    return block_place(kind) == BLOCK_FLOW ? column : full - column - 2 * m->gap_px;
}

// The clip is opened wide, so that what stands below the screen is drawn too.
static struct rect draw_sample(
    struct bench *bench, int screen, int sample, int language, bool right_to_left)
{
    bench_begin(bench, SCREENS[screen].size, SCREENS[screen].text_step, language, right_to_left);
    bench->frame.list.clip = (struct rect){-10000, -10000, 20000, 20000};
    const struct pack_block *block = &sample_blocks[sample];
    struct block_set set = bench_set(bench, block, width_of(bench, block->kind));
    block_put(&bench->s, &set, PLACE_X, PLACE_Y, set.height_px);
    return (struct rect){PLACE_X, PLACE_Y, set.width_px, set.height_px};
}

typedef void sample_check(struct bench *bench, int screen, int sample, int language);

static void each_sample(struct bench *bench, sample_check *check)
{
    for (int choice = 0; choice <= 2; choice++) {
        memset(bench->visit.chosen, choice, sizeof bench->visit.chosen);
        for (int screen = 0; screen < SCREEN_COUNT; screen++)
            for (int sample = 0; sample < SAMPLE_COUNT; sample++)
                for (int language = KK; language <= EN; language++)
                    check(bench, screen, sample, language);
    }
}

static bool is_text(const struct draw_item *item)
{
    return item->kind == DRAW_TEXT;
}

static void fail_at(
    const struct bench *bench, int sample, int language, const char *what, struct rect r)
{
    fail_msg("%s: %s, %dx%d, language %d: %d,%d %dx%d", what,
        pack_block_name(sample_blocks[sample].kind), bench->metrics.size.x, bench->metrics.size.y,
        language, r.x, r.y, r.w, r.h);
}

static void check_inside(struct bench *bench, int screen, int sample, int language)
{
    struct rect place = draw_sample(bench, screen, sample, language, false);
    int bottom = 0;
    for (size_t i = 0; i < bench->frame.list.count; i++) {
        const struct draw_item *item = &bench->frame.list.items[i];
        struct rect r = item->bounds;
        if (is_text(item)) {
            r.y = item->text.baseline_px;
            r.h = 1;
            if (item->text.word_cut)
                fail_at(bench, sample, language, "a word is cut", r);
        } else if (item->kind == DRAW_STROKE) {
            continue; // its bounds have room for round ends
        } else {
            bottom = geom_max(bottom, rect_bottom(r));
        }
        if (!rect_equal(rect_intersect(r, place), r) && !rect_empty(r))
            fail_at(bench, sample, language, "outside", r);
    }
    if (bottom != rect_bottom(place))
        fail_at(bench, sample, language, "not filled", (struct rect){0, bottom, 0, 0});
}

static void test_drawn_within_the_height_that_was_asked_for(void **state)
{
    each_sample(*state, check_inside);
}

static bool within(struct rect inner, struct rect outer)
{
    return rect_equal(rect_intersect(inner, outer), inner);
}

// Targets do not meet, and 2 mm are between them, unless one (a link) lies within another (a card).
static void check_targets(struct bench *bench, int screen, int sample, int language)
{
    draw_sample(bench, screen, sample, language, false);
    const struct ui_metrics *m = &bench->metrics;
    int gap = (int)(2 / m->mm_per_px);
    for (int i = 0; i < bench->frame.hits.count; i++) {
        struct rect area = bench->frame.hits.items[i].area;
        if (area.w < m->target_px || area.h < m->target_px)
            fail_at(bench, sample, language, "target too small", area);
        for (int k = 0; k < i; k++) {
            struct rect other = bench->frame.hits.items[k].area;
            struct rect grown = rect_inset(area, -gap + 1, -gap + 1);
            if (!within(area, other) && !rect_empty(rect_intersect(grown, other)))
                fail_at(bench, sample, language, "targets too close", area);
        }
    }
}

static void test_targets_can_be_hit(void **state)
{
    each_sample(*state, check_targets);
}

struct shape {
    enum draw_kind kind;
    struct rect bounds; // a stroke's: from its first point to its last, in 1/16 px
};

static struct shape shape_of(const struct bench *bench, const struct draw_item *item, bool mirror)
{
    struct shape shape = {item->kind, item->bounds};
    int width = bench->metrics.size.x;
    if (item->kind == DRAW_STROKE) {
        struct point first = item->stroke.points[0];
        struct point last = item->stroke.points[item->stroke.count - 1];
        int from = mirror ? last.x : first.x, to = mirror ? first.x : last.x;
        shape.bounds = (struct rect){from, first.y, to - from, last.y - first.y};
        width *= 16;
    }
    if (mirror)
        shape.bounds.x = width - rect_right(shape.bounds);
    return shape;
}

// What is not text, mirrored when asked for.
static size_t take_shapes(const struct bench *bench, bool mirror, struct shape *out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < bench->frame.list.count; i++) {
        const struct draw_item *item = &bench->frame.list.items[i];
        if (is_text(item))
            continue;
        assert_true(count < most);
        out[count++] = shape_of(bench, item, mirror);
    }
    return count;
}

static void check_mirror(struct bench *bench, int screen, int sample, int language)
{
    enum { SHAPES_MAX = 256 };
    static struct shape ltr[SHAPES_MAX], rtl[SHAPES_MAX];
    // A code is never mirrored; links stand where their words do.
    if (sample_blocks[sample].kind == PACK_QR || language == EN)
        return;
    draw_sample(bench, screen, sample, language, false);
    size_t ltr_count = take_shapes(bench, false, ltr, SHAPES_MAX);
    draw_sample(bench, screen, sample, language, true);
    size_t rtl_count = take_shapes(bench, true, rtl, SHAPES_MAX);
    assert_int_equal(ltr_count, rtl_count);
    for (size_t i = 0; i < ltr_count; i++)
        if (ltr[i].kind != rtl[i].kind || !rect_equal(ltr[i].bounds, rtl[i].bounds))
            fail_at(bench, sample, language, "not mirrored", rtl[i].bounds);
}

static void test_right_to_left_is_the_mirror_image(void **state)
{
    each_sample(*state, check_mirror);
}

static void test_every_new_kind_has_a_sample(void **state)
{
    (void)state;
    for (enum pack_block_kind kind = PACK_TIMELINE; kind < PACK_BLOCK_COUNT; kind++) {
        bool found = false;
        for (int i = 0; i < SAMPLE_COUNT; i++)
            found = found || sample_blocks[i].kind == kind;
        assert_true(found);
    }
}

static int open_bench(void **state)
{
    static struct bench bench;
    stage_open(&bench.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    arena_finish(&bench->arena);
    stage_close(&bench->stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_new_kind_has_a_sample),
        cmocka_unit_test(test_drawn_within_the_height_that_was_asked_for),
        cmocka_unit_test(test_targets_can_be_hit),
        cmocka_unit_test(test_right_to_left_is_the_mirror_image),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}

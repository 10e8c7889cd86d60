// What the blocks show, and how a choice changes it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/screen/blocks_samples.h"

#include <string.h>

static const struct point WIDE = {1920, 1080}, TALL = {1080, 1920};

// Draws the block and leaves its dump in `out`.
static struct block_set draw(
    struct bench *bench, const struct pack_block *block, int width_px, struct buf *out)
{
    struct block_set set = bench_set(bench, block, width_px);
    bench->frame.list.clip = (struct rect){0, 0, 20000, 20000};
    block_put(&bench->s, &set, 0, 0, set.height_px);
    buf_clear(out);
    draw_dump(&bench->frame.list, out);
    return set;
}

static struct block_set draw_chosen(struct bench *bench, struct point size,
    const struct pack_block *block, int choice, struct buf *out)
{
    bench_begin(bench, size, 2, EN, false);
    memset(bench->visit.chosen, 0, sizeof bench->visit.chosen);
    bench->visit.chosen[SAMPLE_BLOCK] = (int8_t)choice;
    const struct ui_metrics *m = &bench->metrics;
    bool full = block_place(block->kind) == BLOCK_FULL;
    int width = m->size.x - 2 * m->margin_px;
    return draw(bench, block, full ? width : geom_min(width, m->measure_px), out);
}

static const struct pack_block *sample(enum pack_block_kind kind)
{
    for (int i = 0; i < SAMPLE_COUNT; i++)
        if (sample_blocks[i].kind == kind)
            return &sample_blocks[i];
    return NULL;
}

static int count_in(const struct buf *dump, const char *part)
{
    int count = 0;
    for (const char *at = dump->text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

static bool has_target(const struct bench *bench, int choice, struct rect *area_out)
{
    for (int i = 0; i < bench->frame.hits.count; i++) {
        const struct ui_hit *hit = &bench->frame.hits.items[i];
        if (hit->action.kind != ACTION_CHOOSE || hit->action.b != choice)
            continue;
        assert_int_equal(hit->action.a, SAMPLE_BLOCK);
        *area_out = hit->area;
        return true;
    }
    return false;
}

static struct rect target(const struct bench *bench, int choice)
{
    struct rect area = {0};
    assert_true(has_target(bench, choice, &area));
    return area;
}

// --- timeline ---
static void test_timeline_is_side_by_side_where_there_is_room(void **state)
{
    struct buf dump = {0};
    draw_chosen(*state, WIDE, sample(PACK_TIMELINE), 3, &dump);
    assert_int_equal(target(*state, 1).y, target(*state, 4).y);
    assert_true(target(*state, 2).x > rect_right(target(*state, 1)));
    assert_int_equal(count_in(&dump, "edge 4 #1B5E8C"), 1); // the chosen card
    assert_int_equal(count_in(&dump, "tolerance"), 1);
    assert_int_equal(count_in(&dump, "Caspian"), 1);
    draw_chosen(*state, TALL, sample(PACK_TIMELINE), 3, &dump);
    assert_int_equal(target(*state, 1).x, target(*state, 4).x);
    assert_true(target(*state, 2).y > rect_bottom(target(*state, 1)));
    assert_int_equal(count_in(&dump, "Caspian"), 1);
    buf_finish(&dump);
}

static void test_timeline_folds_on_a_low_screen(void **state)
{
    static const struct point low = {1920, 600};
    struct buf dump = {0};
    struct block_set first = draw_chosen(*state, low, sample(PACK_TIMELINE), 0, &dump);
    assert_int_equal(target(*state, 1).y, target(*state, 4).y);
    assert_int_equal(count_in(&dump, "councils"), 1);
    assert_int_equal(count_in(&dump, "Caspian"), 0);
    struct block_set last = draw_chosen(*state, low, sample(PACK_TIMELINE), 4, &dump);
    assert_int_equal(count_in(&dump, "councils"), 0);
    assert_int_equal(count_in(&dump, "Caspian"), 1);
    assert_int_equal(first.height_px, last.height_px);
    buf_finish(&dump);
}

// --- compare ---
static void test_compare_is_stacked_where_it_is_narrow(void **state)
{
    struct buf dump = {0};
    draw_chosen(*state, WIDE, sample(PACK_COMPARE), 0, &dump);
    assert_int_equal(count_in(&dump, "Before the reform"), 1);
    draw_chosen(*state, TALL, sample(PACK_COMPARE), 0, &dump);
    assert_int_equal(count_in(&dump, "Before the reform"), 4);
    assert_int_equal(count_in(&dump, "The article describes"), 4);
    buf_finish(&dump);
}

// --- quiz ---
static void test_quiz_says_what_is_right(void **state)
{
    static const struct {
        int choice, checks, crosses, rights, not_rights, again;
    } rows[] = {{0, 0, 0, 0, 0, 0}, {1, 1, 1, 0, 1, 1}, {2, 1, 0, 1, 0, 0}, {5, 0, 0, 0, 0, 0}};
    struct bench *bench = *state;
    struct buf dump = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        draw_chosen(bench, WIDE, sample(PACK_QUIZ), rows[i].choice, &dump);
        struct rect again;
        assert_int_equal(count_in(&dump, "icons/check.svg"), rows[i].checks);
        assert_int_equal(count_in(&dump, "icons/cross.svg"), rows[i].crosses);
        const char *right = screen_word(&bench->s, WORD_RIGHT);
        const char *not_right = screen_word(&bench->s, WORD_NOT_RIGHT);
        assert_int_equal(count_in(&dump, right), rows[i].rights);
        assert_int_equal(count_in(&dump, not_right), rows[i].not_rights);
        assert_int_equal(count_in(&dump, "corridor"), rows[i].checks);
        assert_int_equal(has_target(bench, 0, &again), rows[i].again);
        for (int answer = 1; answer <= 4; answer++)
            assert_true(target(bench, answer).h >= bench->metrics.main_px);
    }
    buf_finish(&dump);
}

// --- route ---
static void test_route_shows_the_chosen_station(void **state)
{
    struct buf dump = {0};
    struct block_set first = draw_chosen(*state, WIDE, sample(PACK_ROUTE), 0, &dump);
    assert_int_equal(count_in(&dump, "Goods leave"), 1);
    assert_int_equal(count_in(&dump, "Ferries"), 0);
    assert_true(target(*state, 5).x > target(*state, 1).x);
    struct block_set third = draw_chosen(*state, WIDE, sample(PACK_ROUTE), 3, &dump);
    assert_int_equal(count_in(&dump, "Goods leave"), 0);
    assert_int_equal(count_in(&dump, "Ferries"), 1);
    assert_int_equal(first.height_px, third.height_px);
    draw_chosen(*state, TALL, sample(PACK_ROUTE), 3, &dump);
    assert_int_equal(count_in(&dump, "Ferries"), 1);
    assert_int_equal(target(*state, 1).x, target(*state, 5).x);
    buf_finish(&dump);
}

// --- chart ---
// The widths of the fills in the accent, in the order they were drawn.
static int take_bars(const struct bench *bench, int *widths, int most)
{
    int count = 0;
    for (size_t i = 0; i < bench->frame.list.count; i++) {
        const struct draw_item *item = &bench->frame.list.items[i];
        if (item->kind == DRAW_FILL && item->fill.fill == COLOUR(0x1B5E8C) && count < most)
            widths[count++] = item->bounds.w;
    }
    return count;
}

static void test_bars_are_as_long_as_their_values(void **state)
{
    struct bench *bench = *state;
    struct buf dump = {0};
    int widths[PACK_VALUES_MAX];
    draw_chosen(bench, WIDE, sample(PACK_CHART), 0, &dump);
    int count = take_bars(bench, widths, PACK_VALUES_MAX);
    assert_int_equal(count, COUNT_OF(sample_values));
    for (int i = 0; i < count; i++) {
        double expected = sample_values[i].value / 48.5 * widths[4];
        assert_true(widths[i] - expected <= 1 && expected - widths[i] <= 1);
        assert_int_equal(count_in(&dump, sample_values[i].written) >= 1, 1);
    }
    assert_int_equal(count_in(&dump, "stroke"), 0);
    buf_finish(&dump);
}

static void test_a_crowded_line_becomes_bars(void **state)
{
    struct pack_value values[PACK_VALUES_MAX];
    for (int i = 0; i < PACK_VALUES_MAX; i++)
        values[i] = (struct pack_value){
            .label = IN("", "", "Constitutional amendments"), .value = i - 3, .written = "7"};
    struct pack_block block = *sample(PACK_CHART);
    block.chart.line = true;
    struct buf dump = {0};
    draw_chosen(*state, WIDE, &block, 0, &dump);
    assert_int_equal(count_in(&dump, "stroke"), 1);
    block.chart.values = values;
    block.chart.count = PACK_VALUES_MAX;
    draw_chosen(*state, WIDE, &block, 0, &dump);
    assert_int_equal(count_in(&dump, "stroke"), 0);
    assert_int_equal(count_in(&dump, "Constitutional amendments"), PACK_VALUES_MAX);
    buf_finish(&dump);
}

static void test_values_that_are_all_zero(void **state)
{
    struct pack_value values[] = {
        {.label = IN("", "", "a"), .written = "0"}, {.label = IN("", "", "b"), .written = "0"}};
    struct pack_block block = *sample(PACK_CHART);
    block.chart.values = values;
    block.chart.count = 2;
    struct buf dump = {0};
    int widths[2];
    draw_chosen(*state, WIDE, &block, 0, &dump);
    assert_int_equal(take_bars(*state, widths, 2), 0);
    block.chart.line = true;
    draw_chosen(*state, WIDE, &block, 0, &dump);
    assert_int_equal(take_bars(*state, widths, 2), 2); // the points
    buf_finish(&dump);
}

// --- gallery ---
static void test_gallery_goes_around(void **state)
{
    static const struct {
        int choice, next, previous;
        const char *counter;
    } rows[] = {{0, 2, 3, "1 of 3"}, {2, 3, 1, "2 of 3"}, {3, 1, 2, "3 of 3"}};
    struct buf dump = {0};
    int height = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct block_set set =
            draw_chosen(*state, WIDE, sample(PACK_GALLERY), rows[i].choice, &dump);
        assert_true(target(*state, rows[i].next).w > 0);
        assert_true(target(*state, rows[i].previous).w > 0);
        assert_int_equal(count_in(&dump, rows[i].counter), 1);
        assert_int_equal(count_in(&dump, "media/shield.svg"), rows[i].choice == 2);
        assert_int_equal(count_in(&dump, "A shield"), rows[i].choice == 2);
        assert_true(height == 0 || height == set.height_px);
        height = set.height_px;
    }
    buf_finish(&dump);
}

// --- glossary ---
static void test_glossary_is_in_the_order_of_the_alphabet(void **state)
{
    struct bench *bench = *state;
    struct buf dump = {0};
    draw_chosen(bench, TALL, sample(PACK_GLOSSARY), 0, &dump);
    assert_int_equal(bench->frame.hits.count, COUNT_OF(sample_terms));
    for (int i = 0; i < bench->frame.hits.count; i++) {
        const struct ui_hit *hits = bench->frame.hits.items;
        assert_int_equal(hits[i].action.kind, ACTION_TERM);
        if (i == 0)
            continue;
        const struct pack_term *terms = bench->stage.pack->terms;
        assert_true(strcmp(terms[hits[i - 1].action.a].term.in[EN],
                        terms[hits[i].action.a].term.in[EN]) < 0);
        assert_true(hits[i].area.y > hits[i - 1].area.y);
    }
    draw_chosen(bench, WIDE, sample(PACK_GLOSSARY), 0, &dump);
    assert_true(bench->frame.hits.items[14].area.x > bench->frame.hits.items[0].area.x);
    buf_finish(&dump);
}

// --- qr ---
enum { MODULES_MAX = 100 };

struct code {
    int module_px, count;
    bool black[MODULES_MAX][MODULES_MAX];
};

// Reads the code back from its fills; the white ground comes first.
static void read_code(const struct bench *bench, struct code *out)
{
    *out = (struct code){0};
    struct rect ground = {0};
    for (size_t i = 0; i < bench->frame.list.count; i++) {
        const struct draw_item *item = &bench->frame.list.items[i];
        if (item->kind != DRAW_FILL || item->fill.radius_px)
            continue;
        if (item->fill.fill == COLOUR(0xFFFFFF)) {
            ground = item->bounds;
            continue;
        }
        assert_int_equal(item->fill.fill, COLOUR(0x000000));
        out->module_px = item->bounds.h;
        for (int x = item->bounds.x; x < rect_right(item->bounds); x += item->bounds.h)
            out->black[(item->bounds.y - ground.y) / item->bounds.h]
                      [(x - ground.x) / item->bounds.h] = true;
    }
    if (out->module_px == 0) {
        fail_msg("there is no code");
        return;
    }
    out->count = ground.w / out->module_px;
    assert_int_equal(ground.w % out->module_px, 0);
    assert_int_equal(ground.w, ground.h);
}

static void test_code_can_be_scanned(void **state)
{
    struct bench *bench = *state;
    static struct code code;
    struct buf dump = {0};
    draw_chosen(bench, WIDE, sample(PACK_QR), 0, &dump);
    read_code(bench, &code);
    assert_true(code.module_px * bench->metrics.mm_per_px >= 0.5);
    assert_int_equal((code.count - 8) % 4, 1); // 17 + 4 * version
    for (int i = 0; i < code.count; i++) {
        assert_false(code.black[3][i] || code.black[i][3]); // quiet
    }
    static const bool finder[7] = {1, 0, 1, 1, 1, 0, 1};
    for (int i = 0; i < 7; i++) {
        assert_true(code.black[4][4 + i]);
        assert_int_equal(code.black[7][4 + i], finder[i]);
        assert_true(code.black[code.count - 5][4 + i]);
        assert_true(code.black[4][code.count - 5 - i]);
    }
    // The fourth corner has none.
    int inked = 0;
    for (int i = 0; i < 7; i++)
        inked += code.black[code.count - 5][code.count - 5 - i];
    assert_true(inked < 7);
    assert_int_equal(count_in(&dump, "https"), 0);
    assert_int_equal(count_in(&dump, "www.example.org"), 1);
    buf_finish(&dump);
}

static void test_code_is_not_mirrored(void **state)
{
    struct bench *bench = *state;
    static struct code ltr, rtl;
    struct buf dump = {0};
    bench_begin(bench, WIDE, 2, EN, false);
    draw(bench, sample(PACK_QR), 600, &dump);
    read_code(bench, &ltr);
    bench_begin(bench, WIDE, 2, EN, true);
    draw(bench, sample(PACK_QR), 600, &dump);
    read_code(bench, &rtl);
    assert_memory_equal(&ltr, &rtl, sizeof ltr);
    buf_finish(&dump);
}

static void test_longest_address_fits(void **state)
{
    char url[301] = "https://example.org/";
    memset(url + strlen(url), 'a', sizeof url - 1 - strlen(url));
    url[300] = '\0';
    struct pack_block block = *sample(PACK_QR);
    block.qr.url = url;
    static struct code code;
    struct buf dump = {0};
    draw_chosen(*state, WIDE, &block, 0, &dump);
    read_code(*state, &code);
    assert_true(code.count > 60 && code.count < MODULES_MAX);
    buf_finish(&dump);
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
        cmocka_unit_test(test_timeline_is_side_by_side_where_there_is_room),
        cmocka_unit_test(test_timeline_folds_on_a_low_screen),
        cmocka_unit_test(test_compare_is_stacked_where_it_is_narrow),
        cmocka_unit_test(test_quiz_says_what_is_right),
        cmocka_unit_test(test_route_shows_the_chosen_station),
        cmocka_unit_test(test_bars_are_as_long_as_their_values),
        cmocka_unit_test(test_a_crowded_line_becomes_bars),
        cmocka_unit_test(test_values_that_are_all_zero),
        cmocka_unit_test(test_gallery_goes_around),
        cmocka_unit_test(test_glossary_is_in_the_order_of_the_alphabet),
        cmocka_unit_test(test_code_can_be_scanned),
        cmocka_unit_test(test_code_is_not_mirrored),
        cmocka_unit_test(test_longest_address_fits),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}

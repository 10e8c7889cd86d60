// The difference: a naive painter proves, over many random pairs of lists, that repainting the
// damage over the old picture gives the new picture.
#include "draw/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { GRID_W = 48, GRID_H = 32, PAIRS = 20000 };

struct grid {
    uint64_t pixels[GRID_H][GRID_W];
};

static uint32_t random_next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static int random_below(uint32_t *seed, int limit)
{
    return (int)(random_next(seed) % (uint32_t)limit);
}

// What a pixel shows depends on every item that reaches it, and on their order.
static void paint(struct grid *grid, const struct draw_list *list, struct rect within)
{
    within = rect_intersect(within, (struct rect){0, 0, GRID_W, GRID_H});
    for (int y = within.y; y < rect_bottom(within); y++)
        memset(&grid->pixels[y][within.x], 0, (size_t)within.w * sizeof grid->pixels[y][0]);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        struct rect r = rect_intersect(draw_reach(item), within);
        for (int y = r.y; y < rect_bottom(r); y++)
            for (int x = r.x; x < rect_right(r); x++)
                grid->pixels[y][x] = grid->pixels[y][x] * 31 + item->hash;
    }
}

static struct rect random_rect(uint32_t *seed)
{
    int x = random_below(seed, GRID_W + 8) - 8, y = random_below(seed, GRID_H + 8) - 8;
    return (struct rect){x, y, 1 + random_below(seed, 20), 1 + random_below(seed, 12)};
}

// Few colours and places, so that equal items are frequent.
static void add_random(struct draw_list *list, uint32_t *seed)
{
    struct rect before = list->clip;
    if (random_below(seed, 4) == 0)
        draw_clip(list, random_rect(seed));
    struct draw_fill fill = {.fill = COLOUR((uint32_t)random_below(seed, 3))};
    struct rect place = random_below(seed, 2) ? random_rect(seed)
                                              : (struct rect){4 * random_below(seed, 4), 4, 9, 7};
    if (random_below(seed, 5) == 0)
        draw_text(list, place,
            (struct draw_text){.bytes = "a", .length = 1, .language = "en", .size_px = 6});
    else
        draw_fill(list, place, fill);
    draw_clip_restore(list, before);
}

static void append(struct draw_list *list, struct draw_item item)
{
    struct rect before = list->clip;
    list->clip = item.clip;
    if (item.kind == DRAW_TEXT)
        draw_text(list, item.bounds, item.text);
    else
        draw_fill(list, item.bounds, item.fill);
    list->clip = before;
}

// The list with some items left out, added, repeated or exchanged.
static void add_edited(struct draw_list *list, const struct draw_list *from, uint32_t *seed)
{
    int rarity = 2 + random_below(seed, 12);
    for (size_t i = 0; i < from->count; i++) {
        int edit = random_below(seed, rarity * 4);
        if (edit == 0)
            continue;
        if (edit == 1)
            add_random(list, seed);
        if (edit == 2)
            append(list, from->items[random_below(seed, (int)from->count)]);
        append(list, from->items[i]);
    }
    if (list->count > 1 && random_below(seed, 3) == 0) {
        size_t a = (size_t)random_below(seed, (int)list->count);
        size_t b = (size_t)random_below(seed, (int)list->count);
        struct draw_item moved = list->items[a];
        list->items[a] = list->items[b];
        list->items[b] = moved;
    }
}

static void check_damage(const struct draw_damage *damage)
{
    assert_true(damage->count <= DRAW_DAMAGE_MAX);
    for (size_t i = 0; i < damage->count; i++) {
        struct rect r = damage->rects[i];
        assert_false(rect_empty(r));
        assert_true(rect_equal(rect_intersect(r, (struct rect){0, 0, GRID_W, GRID_H}), r));
    }
}

static void check_pair(const struct draw_list *before, const struct draw_list *after, uint32_t seed)
{
    static struct grid repainted, wanted;
    const struct rect all = {0, 0, GRID_W, GRID_H};
    struct draw_damage damage = draw_difference(before, after);
    check_damage(&damage);
    paint(&repainted, before, all);
    paint(&wanted, after, all);
    for (size_t i = 0; i < damage.count; i++)
        paint(&repainted, after, damage.rects[i]);
    if (memcmp(&repainted, &wanted, sizeof wanted) != 0)
        fail_msg("seed %u: the repainted picture differs", seed);
}

static void test_repainting_the_damage_is_enough(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t pair = 1; pair <= PAIRS; pair++) {
        uint32_t seed = pair * 2654435761u | 1;
        arena_reset(&arena);
        struct draw_list before = draw_list_begin(&arena, (struct point){GRID_W, GRID_H});
        struct draw_list after = draw_list_begin(&arena, (struct point){GRID_W, GRID_H});
        for (int i = random_below(&seed, 14); i > 0; i--)
            add_random(&before, &seed);
        if (random_below(&seed, 8) == 0)
            for (int i = random_below(&seed, 14); i > 0; i--)
                add_random(&after, &seed);
        else
            add_edited(&after, &before, &seed);
        check_pair(&before, &after, pair);
        assert_int_equal(draw_difference(&after, &after).count, 0);
    }
    arena_finish(&arena);
}

// --- examples ------------------------------------------------------------------------------------

static void add_square(struct draw_list *list, int x, int y, uint32_t shade)
{
    draw_fill(list, (struct rect){x, y, 10, 10}, (struct draw_fill){.fill = COLOUR(shade)});
}

static struct draw_list squares(struct arena *arena, const char *shades)
{
    struct draw_list list = draw_list_begin(arena, (struct point){400, 100});
    for (int i = 0; shades[i]; i++)
        add_square(&list, (shades[i] - 'a') * 40, 0, (uint32_t)shades[i]);
    return list;
}

static void test_examples(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
        size_t count;
        struct rect rects[2];
    } cases[] = {
        {"abcdef", "abcdef", 0, {{0}}},
        {"", "", 0, {{0}}},
        {"abcdef", "abdef", 1, {{80, 0, 10, 10}}},
        {"abdef", "abcdef", 1, {{80, 0, 10, 10}}},
        {"abcdef", "fabcde", 1, {{200, 0, 10, 10}}}, // only what moved
        {"abcdef", "bcdefa", 1, {{0, 0, 10, 10}}},
        {"a", "", 1, {{0, 0, 10, 10}}},
        {"", "b", 1, {{40, 0, 10, 10}}},
        {"aa", "a", 1, {{0, 0, 10, 10}}}, // once less, but it may be translucent
        {"abcdefghij", "bcdefghi", 2, {{0, 0, 10, 10}, {360, 0, 10, 10}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct draw_list before = squares(&arena, cases[i].before);
        struct draw_list after = squares(&arena, cases[i].after);
        struct draw_damage damage = draw_difference(&before, &after);
        if (damage.count != cases[i].count)
            fail_msg("case %zu: %zu rectangles", i, damage.count);
        for (size_t r = 0; r < damage.count; r++)
            if (!rect_equal(damage.rects[r], cases[i].rects[r]))
                fail_msg("case %zu: rectangle %zu at %d", i, r, damage.rects[r].x);
        arena_finish(&arena);
    }
}

static void test_everything_where_nothing_was(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = squares(&arena, "a");
    struct draw_damage damage = draw_difference(NULL, &list);
    assert_int_equal(damage.count, 1);
    assert_true(rect_equal(damage.rects[0], (struct rect){0, 0, 400, 100}));
    struct draw_list other = list;
    other.size.x = 300;
    damage = draw_difference(&list, &other);
    assert_int_equal(damage.count, 1);
    assert_true(rect_equal(damage.rects[0], (struct rect){0, 0, 300, 100}));
    arena_finish(&arena);
}

// Near rectangles become one; far ones stay apart, so that little is painted in vain.
static void test_merges_with_low_waste(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list before = draw_list_begin(&arena, (struct point){1920, 1080});
    struct draw_list after = draw_list_begin(&arena, (struct point){1920, 1080});
    for (int i = 0; i < 40; i++)
        add_square(&after, 10 * i, 0, 1), add_square(&after, 1800, 10 * i, 1);
    struct draw_damage damage = draw_difference(&before, &after);
    int64_t painted = 0;
    for (size_t i = 0; i < damage.count; i++)
        painted += (int64_t)damage.rects[i].w * damage.rects[i].h;
    assert_int_equal(painted, 2 * 400 * 10);
    arena_finish(&arena);
}

static bool covers(const struct draw_damage *damage, struct rect r)
{
    for (size_t i = 0; i < damage->count; i++)
        if (rect_equal(rect_intersect(damage->rects[i], r), r))
            return true;
    return false;
}

// Icons are painted at once, so only other pictures are painted again; and what is damaged already
// stays so.
static void test_pictures_that_came_later(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, (struct point){1000, 1000});
    const struct draw_picture icon = {.file = "i.svg", .tint = COLOUR(0)};
    const struct draw_picture photograph = {.file = "p.jpg"};
    draw_picture(&list, (struct rect){0, 0, 48, 48}, icon);
    struct draw_damage damage = {.rects = {{900, 900, 10, 10}}, .count = 1};
    draw_pictures_damage(&list, &damage);
    assert_int_equal(damage.count, 1);
    assert_true(rect_equal(damage.rects[0], (struct rect){900, 900, 10, 10}));
    draw_picture(&list, (struct rect){100, 100, 48, 48}, photograph);
    draw_picture(&list, (struct rect){300, 0, DRAW_AT_ONCE_PX, 48}, icon);
    struct rect before = draw_clip(&list, (struct rect){0, 0, 1000, 700});
    draw_picture(&list, (struct rect){600, 600, 200, 200}, photograph);
    draw_clip_restore(&list, before);
    draw_fill(&list, (struct rect){0, 900, 48, 48}, (struct draw_fill){.fill = COLOUR(1)});
    draw_pictures_damage(&list, &damage);
    assert_int_equal(damage.count, 4);
    assert_true(covers(&damage, (struct rect){900, 900, 10, 10}));
    assert_true(covers(&damage, (struct rect){100, 100, 48, 48}));
    assert_true(covers(&damage, (struct rect){300, 0, DRAW_AT_ONCE_PX, 48}));
    assert_true(covers(&damage, (struct rect){600, 600, 200, 100}));
    for (int i = 0; i < 30; i++)
        draw_picture(&list, (struct rect){30 * i, 29 * i, 9, 9}, photograph);
    draw_pictures_damage(&list, &damage);
    assert_in_range(damage.count, 1, DRAW_DAMAGE_MAX);
    for (int i = 0; i < 30; i++)
        assert_true(covers(&damage, (struct rect){30 * i, 29 * i, 9, 9}));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repainting_the_damage_is_enough),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_everything_where_nothing_was),
        cmocka_unit_test(test_merges_with_low_waste),
        cmocka_unit_test(test_pictures_that_came_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// The list: copies, hashes by contents, clips, bounds of strokes, and the dump.
#include "draw/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct point FRAME = {1920, 1080};

static struct draw_text sample_text(void)
{
    return (struct draw_text){
        .bytes = "Құқықтар",
        .length = strlen("Құқықтар"),
        .language = "kk",
        .script = "Cyrl",
        .face = 1,
        .size_px = 34,
        .baseline_px = 130,
        .ink = COLOUR(0x12263A),
    };
}

static void test_copies(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    char bytes[] = "abc", language[] = "en", file[] = "icons/home.svg";
    struct point points[] = {{160, 160}, {320, 160}};
    struct draw_text text = sample_text();
    text.bytes = bytes, text.length = 3, text.language = language;
    draw_text(&list, (struct rect){0, 100, 60, 40}, text);
    draw_picture(&list, (struct rect){0, 0, 48, 48}, (struct draw_picture){.file = file});
    draw_stroke(&list, (struct draw_stroke){points, 2, 32, COLOUR(0)});
    memset(bytes, 'x', 3), memset(language, 'x', 2), memset(file, 'x', 5), points[0].x = 0;

    assert_int_equal(list.count, 3);
    assert_memory_equal(list.items[0].text.bytes, "abc", 3);
    assert_string_equal(list.items[0].text.language, "en");
    assert_string_equal(list.items[1].picture.file, "icons/home.svg");
    assert_int_equal(list.items[2].stroke.points[0].x, 160);
    arena_finish(&arena);
}

// One hash of `text` in a new list.
static uint64_t text_hash(struct draw_text text, struct rect bounds, struct rect clip)
{
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    draw_clip(&list, clip);
    draw_text(&list, bounds, text);
    assert_int_equal(list.count, 1);
    uint64_t hash = list.items[0].hash;
    arena_finish(&arena);
    return hash;
}

static void test_hash_sees_every_field(void **state)
{
    (void)state;
    struct rect bounds = {10, 100, 200, 40}, frame = {0, 0, FRAME.x, FRAME.y};
    struct draw_text t[11];
    for (size_t i = 0; i < 11; i++)
        t[i] = sample_text();
    t[1].bytes = "құқықтар";
    t[2].length -= 2;
    t[3].language = "ru";
    memcpy(t[4].script, "Latn", 5);
    t[5].right_to_left = true;
    t[6].face = 2;
    t[7].size_px = 35;
    t[8].baseline_px = 131;
    t[9].ink = COLOUR(0x12263B);
    char same[32];
    memcpy(same, t[10].bytes, t[10].length);
    t[10].bytes = same; // another address, the same contents
    uint64_t first = text_hash(t[0], bounds, frame);
    for (size_t i = 1; i < 10; i++)
        assert_true(text_hash(t[i], bounds, frame) != first);
    assert_true(text_hash(t[10], bounds, frame) == first);
    bounds.x++;
    assert_true(text_hash(t[0], bounds, frame) != first);
    bounds.x--;
    assert_true(text_hash(t[0], bounds, (struct rect){0, 0, 1920, 1079}) != first);
}

// Each of the items differs from the first in one field.
static void assert_all_differ(const struct draw_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i].hash == list->items[0].hash)
            fail_msg("item %zu has the hash of the first", i);
}

static void test_hash_sees_fields_of_shapes(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct rect at = {0, 0, 100, 100};
    struct draw_list fills = draw_list_begin(&arena, FRAME);
    static const struct draw_fill fill[] = {
        {1, 2, 3, 4, 5},
        {9, 2, 3, 4, 5},
        {1, 9, 3, 4, 5},
        {1, 2, 9, 4, 5},
        {1, 2, 3, 9, 5},
        {1, 2, 3, 4, 9},
    };
    for (size_t i = 0; i < sizeof fill / sizeof *fill; i++)
        draw_fill(&fills, at, fill[i]);
    assert_all_differ(&fills);
    struct draw_list glows = draw_list_begin(&arena, FRAME);
    static const struct draw_glow glow[] = {
        {1, 2, {3, 4}, 5},
        {9, 2, {3, 4}, 5},
        {1, 9, {3, 4}, 5},
        {1, 2, {9, 4}, 5},
        {1, 2, {3, 9}, 5},
        {1, 2, {3, 4}, 9},
    };
    for (size_t i = 0; i < sizeof glow / sizeof *glow; i++)
        draw_glow(&glows, at, glow[i]);
    assert_all_differ(&glows);
    arena_finish(&arena);
}

static void test_hash_sees_fields_of_pictures_and_strokes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list pictures = draw_list_begin(&arena, FRAME);
    static const struct draw_picture picture[] = {
        {"a", 2, 3, 4, 5, 6, {7, 8}},
        {"b", 2, 3, 4, 5, 6, {7, 8}},
        {"a", 9, 3, 4, 5, 6, {7, 8}},
        {"a", 2, 9, 4, 5, 6, {7, 8}},
        {"a", 2, 3, 9, 5, 6, {7, 8}},
        {"a", 2, 3, 4, 9, 6, {7, 8}},
        {"a", 2, 3, 4, 5, 9, {7, 8}},
        {"a", 2, 3, 4, 5, 6, {9, 8}},
        {"a", 2, 3, 4, 5, 6, {7, 9}},
    };
    for (size_t i = 0; i < sizeof picture / sizeof *picture; i++)
        draw_picture(&pictures, (struct rect){0, 0, 9, 9}, picture[i]);
    assert_all_differ(&pictures);
    struct draw_list strokes = draw_list_begin(&arena, FRAME);
    static const struct point points[] = {{0, 0}, {800, 800}, {400, 320}, {400, 336}};
    static const struct point moved[] = {{0, 0}, {800, 800}, {400, 336}};
    const struct draw_stroke stroke[] = {
        {points, 3, 32, 1}, // the same bounds, another point
        {moved, 3, 32, 1},
        {points, 2, 32, 1},
        {points, 4, 32, 1},
        {points, 3, 33, 1},
        {points, 3, 32, 9},
    };
    for (size_t i = 0; i < sizeof stroke / sizeof *stroke; i++)
        draw_stroke(&strokes, stroke[i]);
    assert_all_differ(&strokes);
    arena_finish(&arena);
}

static void test_hash_tells_kinds_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    struct rect bounds = {0, 0, 100, 100};
    struct draw_picture picture = {.file = "a.png", .tile_px = 10};
    draw_picture(&list, bounds, picture);
    draw_tiles(&list, bounds, picture);
    draw_fill(&list, bounds, (struct draw_fill){.fill = COLOUR(1)});
    draw_fill(&list, bounds, (struct draw_fill){.edge = COLOUR(1)});
    draw_glow(&list, bounds, (struct draw_glow){.inner = COLOUR(1)});
    for (size_t i = 0; i < list.count; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(list.items[i].hash != list.items[j].hash);
    arena_finish(&arena);
}

static void test_clip(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    struct rect before = draw_clip(&list, (struct rect){100, 100, 50, 50});
    struct rect inner = draw_clip(&list, (struct rect){140, 0, 500, 500});
    struct draw_fill fill = {.fill = COLOUR(0)};
    draw_fill(&list, (struct rect){0, 0, 1000, 1000}, fill);
    draw_fill(&list, (struct rect){0, 0, 140, 140}, fill); // hidden by the clip
    assert_int_equal(list.count, 1);
    assert_true(rect_equal(list.items[0].clip, (struct rect){140, 100, 10, 50}));
    assert_true(rect_equal(draw_reach(&list.items[0]), (struct rect){140, 100, 10, 50}));
    draw_clip_restore(&list, inner);
    assert_true(rect_equal(list.clip, (struct rect){100, 100, 50, 50}));
    draw_clip_restore(&list, before);
    assert_true(rect_equal(list.clip, (struct rect){0, 0, 1920, 1080}));
    draw_fill(&list, (struct rect){0, 0, 0, 10}, fill); // nothing to see
    assert_int_equal(list.count, 1);
    arena_finish(&arena);
}

static void test_stroke_bounds(void **state)
{
    (void)state;
    static const struct {
        struct point points[2];
        int width_16;
        struct rect bounds;
    } cases[] = {
        {{{160, 160}, {320, 160}}, 32, {8, 8, 15, 5}},
        {{{320, 160}, {160, 160}}, 32, {8, 8, 15, 5}},
        {{{0, 0}, {0, 0}}, 16, {-2, -2, 4, 4}},
        {{{-9, -9}, {7, 23}}, 2, {-2, -2, 4, 5}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct draw_list list = draw_list_begin(&arena, FRAME);
        struct draw_stroke stroke = {cases[i].points, 2, cases[i].width_16, COLOUR(0)};
        draw_stroke(&list, stroke);
        assert_int_equal(list.count, 1);
        struct rect got = list.items[0].bounds, want = cases[i].bounds;
        if (!rect_equal(got, want))
            fail_msg("case %zu: %d,%d %dx%d", i, got.x, got.y, got.w, got.h);
        arena_finish(&arena);
    }
}

static void test_grows(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    for (int i = 0; i < 1000; i++)
        draw_fill(&list, (struct rect){i, 0, 1, 1}, (struct draw_fill){.fill = COLOUR(0)});
    assert_int_equal(list.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.items[i].bounds.x, i);
    arena_finish(&arena);
}

static void test_dump(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena, FRAME);
    draw_glow(&list, (struct rect){0, 0, 1920, 1080},
        (struct draw_glow){COLOUR(0x124E78), COLOUR(0x0B2233), {1400, 300}, 900});
    draw_fill(&list, (struct rect){10, 20, 300, 200},
        (struct draw_fill){COLOUR(0xFFFDF8), COLOUR(0xD9D2C3), 2, 36, DRAW_ALL});
    draw_fill(&list, (struct rect){10, 20, 300, 8},
        (struct draw_fill){.fill = 0x80000000u, .radius_px = 4, .corners = DRAW_TOP_LEFT});
    struct rect before = draw_clip(&list, (struct rect){0, 0, 400, 400});
    struct draw_text text = sample_text();
    text.bytes = "a \"b\"\n", text.length = 6, text.right_to_left = true;
    draw_text(&list, (struct rect){10, 100, 200, 40}, text);
    draw_clip_restore(&list, before);
    draw_picture(&list, (struct rect){1, 2, 48, 48},
        (struct draw_picture){.file = "/usr/share/icons/home.svg", .tint = COLOUR(0xFFFFFF)});
    draw_tiles(&list, (struct rect){1, 2, 480, 48},
        (struct draw_picture){.file = "k.svg", .tint = 0x20FFFFFF, .tile_px = 80});
    draw_picture(&list, (struct rect){-8, 0, 900, 600},
        (struct draw_picture){.file = "m.png", .source = {300, 200}});
    struct point points[] = {{160, 160}, {320, 160}};
    draw_stroke(&list, (struct draw_stroke){points, 2, 32, COLOUR(0xE3B23C)});

    struct buf out = {0};
    draw_dump(&list, &out);
    assert_string_equal(buf_text(&out),
        "glow 0,0 1920x1080 #124E78 #0B2233 centre 1400,300 radius 900\n"
        "fill 10,20 300x200 #FFFDF8 radius 36 edge 2 #D9D2C3\n"
        "fill 10,20 300x8 #80000000 radius 4 corners tl\n"
        "text 10,100 200x40 \"a \\\"b\\\"\\x0A\" size 34 face 1 kk Cyrl rtl baseline 130 #12263A"
        " clip 0,0 400x400\n"
        "picture 1,2 48x48 icons/home.svg #FFFFFF\n"
        "tiles 1,2 480x48 k.svg tile 80 #20FFFFFF\n"
        "picture -8,0 900x600 m.png source 300x200\n"
        "stroke 8,8 15x5 points 2 width 32/16 #E3B23C\n");
    buf_finish(&out);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_hash_sees_every_field),
        cmocka_unit_test(test_hash_sees_fields_of_shapes),
        cmocka_unit_test(test_hash_sees_fields_of_pictures_and_strokes),
        cmocka_unit_test(test_hash_tells_kinds_apart),
        cmocka_unit_test(test_clip),
        cmocka_unit_test(test_stroke_bounds),
        cmocka_unit_test(test_grows),
        cmocka_unit_test(test_dump),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

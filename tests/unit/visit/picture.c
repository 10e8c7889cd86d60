// The picture panel: enlarging, moving and centring by fingers, buttons and keys, against what a
// finger may expect: the point under it stays under it.
#include "unit/visit/visits.h"

static const int64_t NOW = 1000;
static const struct point FITTED = {1200, 900};
static const struct rect VIEW = {0, 60, 1920, 900};
static const struct point MIDDLE = {960, 510};

static struct visit with_picture(void)
{
    struct visit visit = fresh(&SHAPE, NOW);
    visit_act(&visit, act(ACTION_ENTER, 1, 0), NOW);
    visit_act(&visit, act(ACTION_PAGE, 0, 1), NOW);
    visit_act(&visit, act(ACTION_PICTURE, 2, 3), NOW);
    visit_picture_limits(&visit, FITTED, VIEW);
    assert_int_equal(visit.panel, VISIT_PICTURE_PANEL);
    assert_sound(&visit);
    return visit;
}

static struct rect place_of(const struct visit *visit)
{
    assert_sound(visit);
    return visit_picture_place(&visit->picture);
}

// What of the picture is at that point, in 1/1000000 of it.
static struct point under(const struct visit *visit, struct point at)
{
    struct rect place = place_of(visit);
    return (struct point){(int)((int64_t)(at.x - place.x) * 1000000 / place.w),
        (int)((int64_t)(at.y - place.y) * 1000000 / place.h)};
}

static bool near(struct point a, struct point b, int tolerance)
{
    return abs(a.x - b.x) <= tolerance && abs(a.y - b.y) <= tolerance;
}

static void it_opens_whole(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    assert_int_equal(visit.picture.block, 2);
    assert_int_equal(visit.picture.index, 3);
    assert_true(rect_equal(place_of(&visit), (struct rect){360, 60, 1200, 900}));
    visit_act(&visit, act(ACTION_CLOSE, 0, 0), NOW);
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
    assert_int_equal(visit.page, 1);
    assert_sound(&visit);
    static const struct action none[] = {{ACTION_PICTURE, -1, 0}, {ACTION_PICTURE, 0, -1},
        {ACTION_PICTURE, VISIT_BLOCKS_MAX, 0}, {ACTION_PICTURE, 0, 1000}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        visit_act(&visit, none[i], NOW);
        assert_int_equal(visit.panel, VISIT_NO_PANEL);
    }
    visit_act(&visit, act(ACTION_HOME, 0, 0), NOW);
    visit_act(&visit, act(ACTION_PICTURE, 0, 0), NOW); // there are no blocks
    assert_int_equal(visit.panel, VISIT_NO_PANEL);
}

static void buttons_go_to_both_ends(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    static const int widths[] = {1800, 2700, 4050, 4800, 4800};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        visit_act(&visit, act(ACTION_ZOOM, 1, 0), NOW);
        assert_int_equal(place_of(&visit).w, widths[i]);
        assert_true(near(under(&visit, MIDDLE), (struct point){500000, 500000}, 500));
    }
    for (int i = 0; i < 4; i++)
        visit_act(&visit, act(ACTION_ZOOM, -1, 0), NOW);
    assert_int_equal(visit.picture.zoom, VISIT_ZOOM_ONE);
    assert_true(rect_equal(place_of(&visit), (struct rect){360, 60, 1200, 900}));
    visit_act(&visit, act(ACTION_ZOOM, 0, 0), NOW);
    visit_act(&visit, act(ACTION_ZOOM, 2, 0), NOW);
    assert_int_equal(visit.picture.zoom, VISIT_ZOOM_ONE);
}

// Two fingers apart by a pixel at a time: what is between them stays there.
static void a_pinch_holds_its_point(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    struct point anchor = {700, 400};
    visit_picture_zoom(&visit, 2, 1, anchor); // from here on both axes cover the view
    struct point held = under(&visit, anchor);
    for (int distance = 400; distance < 700; distance++) {
        visit_picture_zoom(&visit, distance + 1, distance, anchor);
        assert_true(near(under(&visit, anchor), held, 500));
    }
    assert_in_range(visit.picture.zoom, VISIT_ZOOM_ONE * 349 / 100, VISIT_ZOOM_ONE * 351 / 100);
    for (int distance = 700; distance > 400; distance--)
        visit_picture_zoom(&visit, distance - 1, distance, anchor);
    assert_true(near(under(&visit, anchor), held, 1000));
    visit_picture_zoom(&visit, 1, 1000, anchor);
    assert_int_equal(visit.picture.zoom, VISIT_ZOOM_ONE);
    visit_picture_zoom(&visit, 0, 1, anchor);
    visit_picture_zoom(&visit, 1, 0, anchor);
    visit_picture_zoom(&visit, -3, 1, anchor);
    assert_int_equal(visit.picture.zoom, VISIT_ZOOM_ONE);
}

// Pixel by pixel, there and back, as the finger goes.
static void it_follows_the_finger(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    visit_picture_pan(&visit, (struct point){50, 50}); // nowhere to go
    assert_true(rect_equal(place_of(&visit), (struct rect){360, 60, 1200, 900}));
    visit_picture_zoom(&visit, 4, 1, MIDDLE);
    struct rect before = place_of(&visit);
    for (int i = 1; i <= 300; i++) {
        visit_picture_pan(&visit, (struct point){1, -1});
        struct rect now = place_of(&visit);
        assert_true(abs(now.x - before.x - i) <= 1 && abs(now.y - before.y + i) <= 1);
    }
    visit_picture_pan(&visit, (struct point){-300, 300});
    assert_true(abs(place_of(&visit).x - before.x) <= 1);
    visit_picture_pan(&visit, (struct point){INT32_MAX, INT32_MIN});
    assert_int_equal(place_of(&visit).x, VIEW.x);
    assert_int_equal(rect_bottom(place_of(&visit)), rect_bottom(VIEW));
}

static void a_tap_centres(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    visit_picture_tap(&visit, (struct point){800, 300});
    assert_true(rect_equal(place_of(&visit), (struct rect){360, 60, 1200, 900}));
    visit_picture_zoom(&visit, 3, 1, MIDDLE);
    struct point tapped = under(&visit, (struct point){1300, 300});
    visit_picture_tap(&visit, (struct point){1300, 300});
    assert_true(near(under(&visit, MIDDLE), tapped, 500));
    struct rect before = place_of(&visit);
    visit_picture_tap(&visit, (struct point){1300, 1000}); // a button's place
    assert_true(rect_equal(place_of(&visit), before));
}

static void a_double_tap_toggles(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    struct point at = {1000, 500}, held = under(&visit, at);
    visit_picture_double(&visit, at);
    assert_int_equal(place_of(&visit).w, 3000);
    assert_true(near(under(&visit, at), held, 1000));
    visit_picture_double(&visit, at);
    assert_true(rect_equal(place_of(&visit), (struct rect){360, 60, 1200, 900}));
    visit_picture_double(&visit, (struct point){5, 5}); // above the view
    assert_int_equal(visit.picture.zoom, VISIT_ZOOM_ONE);
}

static void arrows_look_around(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    visit_picture_zoom(&visit, 4, 1, MIDDLE);
    struct rect before = place_of(&visit);
    static const struct {
        enum event_key key;
        struct point by;
    } cases[] = {{EVENT_KEY_RIGHT, {-480, 0}}, {EVENT_KEY_DOWN, {0, -225}},
        {EVENT_KEY_LEFT, {480, 0}}, {EVENT_KEY_UP, {0, 225}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct visit moved = visit;
        visit_act(&moved, visit_key_action(&moved, cases[i].key), NOW);
        struct rect place = place_of(&moved);
        assert_true(abs(place.x - before.x - cases[i].by.x) <= 1);
        assert_true(abs(place.y - before.y - cases[i].by.y) <= 1);
    }
    struct action back = visit_key_action(&visit, EVENT_KEY_BACK);
    assert_int_equal(back.kind, ACTION_CLOSE);
}

static void nothing_moves_while_asking_or_closed(void **state)
{
    (void)state;
    struct visit visit = with_picture();
    visit_picture_zoom(&visit, 2, 1, MIDDLE);
    visit_tick(&visit, NOW + SHAPE.ask_after_ms);
    assert_true(visit.asking);
    struct visit before = visit;
    visit_picture_zoom(&visit, 2, 1, MIDDLE);
    visit_picture_pan(&visit, (struct point){9, 9});
    visit_picture_tap(&visit, (struct point){800, 300});
    visit_picture_double(&visit, (struct point){800, 300});
    assert_true(same_visit(&visit, &before));
    visit_wake(&visit, NOW + SHAPE.ask_after_ms);
    visit_act(&visit, act(ACTION_CLOSE, 0, 0), NOW + SHAPE.ask_after_ms);
    before = visit;
    visit_picture_limits(&visit, FITTED, VIEW);
    visit_picture_zoom(&visit, 2, 1, MIDDLE);
    visit_picture_pan(&visit, (struct point){9, 9});
    visit_picture_tap(&visit, (struct point){800, 300});
    visit_picture_double(&visit, (struct point){800, 300});
    assert_true(same_visit(&visit, &before));
}

// Pictures and views of any shape, turned and resized in between: it never leaves its view.
static void anything_goes(void **state)
{
    (void)state;
    uint64_t seed = 4;
    struct visit visit = with_picture();
    for (int i = 0; i < 200000; i++) {
        struct point at = {roll_within(&seed, -100, 4000), roll_within(&seed, -100, 4000)};
        switch (roll_within(&seed, 0, 5)) {
        case 0:
            visit_picture_zoom(
                &visit, roll_within(&seed, -2, 900), roll_within(&seed, -2, 900), at);
            break;
        case 1:
            visit_picture_tap(&visit, at);
            break;
        case 2:
            visit_picture_double(&visit, at);
            break;
        case 3:
            visit_act(&visit, act(ACTION_ZOOM, roll_within(&seed, -1, 1), 0), NOW);
            break;
        case 4:
            visit_picture_pan(&visit, (struct point){at.x - 1950, at.y - 1950});
            break;
        default:
            visit_picture_limits(&visit,
                (struct point){roll_within(&seed, 1, 3840), roll_within(&seed, 1, 2160)},
                (struct rect){0, roll_within(&seed, 0, 900), roll_within(&seed, 1, 3840),
                    roll_within(&seed, 1, 2160)});
        }
        assert_sound(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_opens_whole),
        cmocka_unit_test(buttons_go_to_both_ends),
        cmocka_unit_test(a_pinch_holds_its_point),
        cmocka_unit_test(it_follows_the_finger),
        cmocka_unit_test(a_tap_centres),
        cmocka_unit_test(a_double_tap_toggles),
        cmocka_unit_test(arrows_look_around),
        cmocka_unit_test(nothing_moves_while_asking_or_closed),
        cmocka_unit_test(anything_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

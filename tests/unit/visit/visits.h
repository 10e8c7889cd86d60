// Shared by the tests of the visit: small shapes, ways to a place, and what must hold of any visit.
#ifndef TESTS_VISITS_H
#define TESTS_VISITS_H

#include "visit/visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static const struct visit_shape SHAPE = {
    .languages = 3,
    .themes = 3,
    .terms = 4,
    .pages = {3, 1, 0},
    .has_about = true,
    .ask_after_ms = 60000,
    .reset_after_ms = 20000,
};

static inline struct action act(enum action_kind kind, int a, int b)
{
    return (struct action){(int16_t)kind, (int16_t)a, (int16_t)b};
}

// Not memcmp: a struct has padding.
static inline bool same_shape(const struct visit_shape *x, const struct visit_shape *y)
{
    return x->languages == y->languages && x->themes == y->themes && x->terms == y->terms &&
           memcmp(x->pages, y->pages, sizeof x->pages) == 0 && x->has_about == y->has_about &&
           x->ask_after_ms == y->ask_after_ms && x->reset_after_ms == y->reset_after_ms;
}

static inline bool same_picture(const struct visit_picture *x, const struct visit_picture *y)
{
    return x->block == y->block && x->index == y->index && x->zoom == y->zoom &&
           x->centre.x == y->centre.x && x->centre.y == y->centre.y && x->fitted.x == y->fitted.x &&
           x->fitted.y == y->fitted.y && rect_equal(x->view, y->view);
}

// Equal where the visitor is, what is open, and what is shown: all but focus, asking and times.
static inline bool same_condition(const struct visit *x, const struct visit *y)
{
    return same_shape(&x->shape, &y->shape) && x->place == y->place && x->language == y->language &&
           x->theme == y->theme && x->page == y->page && x->panel == y->panel &&
           x->term == y->term && memcmp(x->chosen, y->chosen, sizeof x->chosen) == 0 &&
           x->scroll_px == y->scroll_px && x->scroll_limit_px == y->scroll_limit_px &&
           x->scroll_page_px == y->scroll_page_px && x->panel_scroll_px == y->panel_scroll_px &&
           x->panel_limit_px == y->panel_limit_px && x->panel_page_px == y->panel_page_px &&
           same_picture(&x->picture, &y->picture) &&
           memcmp(x->settings, y->settings, sizeof x->settings) == 0;
}

static inline bool same_visit(const struct visit *x, const struct visit *y)
{
    return same_condition(x, y) && x->focus == y->focus && x->asking == y->asking &&
           x->counted_s == y->counted_s && x->asked_ms == y->asked_ms &&
           x->touched_ms == y->touched_ms;
}

static inline struct visit fresh(const struct visit_shape *shape, int64_t now_ms)
{
    struct visit visit;
    visit_init(&visit, shape, now_ms);
    return visit;
}

// Along each axis the picture stands in the middle of its view, or covers it.
static inline void assert_sound_picture(const struct visit_picture *picture)
{
    const struct rect *view = &picture->view;
    struct rect place = visit_picture_place(picture);
    assert_in_range(picture->zoom, VISIT_ZOOM_ONE, VISIT_ZOOM_MOST);
    assert_in_range(picture->centre.x, 0, VISIT_CENTRE_ONE);
    assert_in_range(picture->centre.y, 0, VISIT_CENTRE_ONE);
    if (place.w <= view->w)
        assert_int_equal(place.x, view->x + (view->w - place.w) / 2);
    else
        assert_true(place.x <= view->x && rect_right(place) >= rect_right(*view));
    if (place.h <= view->h)
        assert_int_equal(place.y, view->y + (view->h - place.h) / 2);
    else
        assert_true(place.y <= view->y && rect_bottom(place) >= rect_bottom(*view));
}

// What holds of every visit at any time.
static inline void assert_sound(const struct visit *visit)
{
    const struct visit_shape *shape = &visit->shape;
    bool on_theme = visit->place == VISIT_THEME, on_page = visit->place == VISIT_PAGE;
    assert_in_range(visit->place, 0, VISIT_PLACE_COUNT - 1);
    assert_true(visit->language >= 0 && visit->language < shape->languages);
    assert_true(on_theme || on_page ? visit->theme >= 0 && visit->theme < shape->themes
                                    : visit->theme == 0);
    assert_true(
        on_page ? visit->page >= 0 && visit->page < shape->pages[visit->theme] : visit->page == 0);
    assert_true(visit->place != VISIT_ABOUT || shape->has_about);
    assert_true(visit->panel == VISIT_TERM_PANEL ? visit->term >= 0 && visit->term < shape->terms
                                                 : visit->term == 0);
    assert_true(visit->panel != VISIT_SOURCES_PANEL || on_page || visit->place == VISIT_ABOUT);
    for (int i = 0; i < VISIT_BLOCKS_MAX; i++)
        assert_true(!visit->chosen[i] || on_page || visit->place == VISIT_ABOUT);
    assert_true(visit->scroll_px >= 0 && visit->scroll_px <= visit->scroll_limit_px);
    assert_true(visit->panel_scroll_px >= 0 && visit->panel_scroll_px <= visit->panel_limit_px);
    assert_true(visit->panel != VISIT_NO_PANEL || visit->panel_limit_px == 0);
    static const struct visit_picture none = {0};
    assert_true(visit->panel != VISIT_PICTURE_PANEL || on_page || visit->place == VISIT_ABOUT);
    if (visit->panel == VISIT_PICTURE_PANEL)
        assert_sound_picture(&visit->picture);
    else
        assert_true(same_picture(&visit->picture, &none));
    assert_true(visit->focus >= -1);
    assert_in_range(visit->settings[SETTING_TEXT], 1, 4);
    assert_in_range(visit->settings[SETTING_STYLE], 0, 2);
    if (visit->asking) {
        assert_int_not_equal(visit->place, VISIT_ATTRACT);
        assert_true(visit->counted_s >= 1);
        assert_true(visit->asked_ms >= visit->touched_ms + shape->ask_after_ms);
    } else {
        assert_int_equal(visit->counted_s, 0);
        assert_int_equal(visit->asked_ms, 0);
    }
    if (visit->place == VISIT_ATTRACT) {
        assert_int_equal(visit->language, 0);
        assert_int_equal(visit->panel, VISIT_NO_PANEL);
        assert_int_equal(visit->scroll_px, 0);
    }
}

// A small generator of our own: the same numbers on every machine.
static inline uint32_t roll(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static inline int roll_within(uint64_t *seed, int low, int high)
{
    return low + (int)(roll(seed) % (uint32_t)(high - low + 1));
}

#endif

// Every pair of text and ground that the kit puts together, in every style, against WCAG 2.2.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/style.h"

// 4.5:1 for text (1.4.3), 7:1 in high contrast (1.4.6).
static double least(enum ui_style_kind kind)
{
    return kind == UI_HIGH_CONTRAST ? 7.0 : 4.5;
}

static void test_text_pairs(void **state)
{
    (void)state;
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        const struct ui_style *s = ui_style((enum ui_style_kind)kind);
        const struct {
            colour text, ground;
        } pairs[] = {
            {s->ink, s->paper},
            {s->ink, s->card},
            {s->ink, s->soft},
            {s->ink_2, s->paper},
            {s->ink_2, s->card},
            {s->on_chosen, s->chosen},
            {s->on_night, s->night},
            {s->on_night_2, s->night},
            {s->on_night, s->night_glow},
            {s->on_night_2, s->night_glow},
            {s->gold, s->night},
            {s->ink, ui_pressed(s->soft)},
            {s->ink, ui_pressed(s->card)},
        };
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (colour_contrast(pairs[i].text, pairs[i].ground) < least((enum ui_style_kind)kind))
                fail_msg("%s, pair %zu: %.2f", s->name, i,
                    colour_contrast(pairs[i].text, pairs[i].ground));
    }
}

// Those of the shipped pack, and the least that a pack may have (4.5:1 against paper and white).
static const colour ACCENTS[] = {COLOUR(0x1B5E8C), COLOUR(0xA63D40), COLOUR(0x0F766E),
    COLOUR(0x9A5B13), COLOUR(0x6B6B6B), COLOUR(0x000000), COLOUR(0x0000FF)};

static void test_accents(void **state)
{
    (void)state;
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        const struct ui_style *s = ui_style((enum ui_style_kind)kind);
        for (size_t i = 0; i < sizeof ACCENTS / sizeof *ACCENTS; i++) {
            colour accent = ui_accent(s, ACCENTS[i]);
            double limit = least((enum ui_style_kind)kind);
            assert_true(colour_contrast(accent, s->paper) >= limit);
            assert_true(colour_contrast(accent, s->card) >= limit);
            assert_true(colour_contrast(accent, s->on_accent) >= limit);
            assert_true(colour_contrast(s->ink, ui_tint(s, accent)) >= limit);
            assert_true(colour_contrast(accent, ui_tint(s, accent)) >= 4.0);
        }
    }
}

// What is not text but must be seen: 3:1 (1.4.11), 4.5:1 here where it costs nothing.
static void test_controls(void **state)
{
    (void)state;
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        const struct ui_style *s = ui_style((enum ui_style_kind)kind);
        assert_true(colour_contrast(s->chosen, s->soft) >= 3);
        assert_true(colour_contrast(s->gold, s->ink) >= 3 || s->outlined || kind == UI_DARK);
        assert_true(!s->outlined || colour_contrast(s->line, s->paper) >= 7);
    }
}

static void test_pressed_is_seen(void **state)
{
    (void)state;
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        const struct ui_style *s = ui_style((enum ui_style_kind)kind);
        const colour grounds[] = {s->soft, s->card, s->chosen, ui_accent(s, ACCENTS[0])};
        for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
            assert_true(colour_contrast(grounds[i], ui_pressed(grounds[i])) >= 1.15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_pairs),
        cmocka_unit_test(test_accents),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_pressed_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

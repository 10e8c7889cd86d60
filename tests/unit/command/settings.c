// The settings of a device: every key, every fault to the letter, and the screen's pitch.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/log.h"
#include "command/settings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct reading {
    struct arena arena;
    struct settings settings;
    struct buf faults; // with "FILE" for the path
    bool good;
};

static char folder[] = "/tmp/vitrine-settings-XXXXXX";
static char path[sizeof folder + 16];

static void put_file(const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void render(const struct diag *diag, struct buf *out)
{
    struct buf text = {0};
    diag_render(diag, &text);
    const char *from = buf_text(&text);
    for (const char *at; (at = strstr(from, path)) != NULL; from = at + strlen(path)) {
        buf_add(out, from, (size_t)(at - from));
        buf_add_text(out, "FILE");
    }
    buf_add_text(out, from);
    buf_finish(&text);
}

// Reads a file that holds `text` (NULL: as it is) over the defaults.
static struct reading read_text(const char *text, bool must)
{
    struct reading reading = {.settings = settings_default()};
    struct diag diag = {0};
    if (text)
        put_file(text, strlen(text));
    reading.good = settings_read(&reading.arena, path, must, &reading.settings, &diag);
    render(&diag, &reading.faults);
    diag_finish(&diag);
    return reading;
}

static void finish(struct reading *reading)
{
    arena_finish(&reading->arena);
    buf_finish(&reading->faults);
}

static void assert_default(const struct settings *settings)
{
    assert_null(settings->pack);
    assert_true(settings->width_mm == 0 && settings->height_mm == 0);
    assert_true(settings->diagonal_inch == 0);
    assert_int_equal(settings->distance_mm, 0);
    assert_int_equal(settings->rotate_degrees, 0);
    assert_int_equal(settings->ask_after_s, 0);
    assert_int_equal(settings->reset_after_s, 0);
    assert_int_equal(settings->volume_percent, 60);
    assert_int_equal(settings->bounce_ms, 300);
}

static void test_every_key(void **state)
{
    (void)state;
    struct reading r = read_text("pack: /srv/packs/reforms\nscreen: 476x268.5\ndistance_mm: 420\n"
                                 "rotate: 270\nidle:\n  ask_after_s: 45\n  reset_after_s: 30\n"
                                 "volume: 0\nbounce_ms: 1000\n",
        true);
    assert_string_equal(buf_text(&r.faults), "");
    assert_true(r.good);
    assert_string_equal(r.settings.pack, "/srv/packs/reforms");
    assert_true(r.settings.width_mm == 476 && r.settings.height_mm == 268.5);
    assert_true(r.settings.diagonal_inch == 0);
    assert_int_equal(r.settings.distance_mm, 420);
    assert_int_equal(r.settings.rotate_degrees, 270);
    assert_int_equal(r.settings.ask_after_s, 45);
    assert_int_equal(r.settings.reset_after_s, 30);
    assert_int_equal(r.settings.volume_percent, 0);
    assert_int_equal(r.settings.bounce_ms, 1000);
    finish(&r);
}

static void test_bounds(void **state)
{
    static const char *const good[] = {
        "distance_mm: 100",
        "distance_mm: 10000",
        "rotate: 0",
        "renderer: auto",
        "renderer: software",
        "renderer: opengles2",
        "rotate: 90",
        "rotate: 180",
        "idle: {ask_after_s: 10}",
        "idle: {ask_after_s: 3600}",
        "idle: {reset_after_s: 20}",
        "idle: {reset_after_s: 600}",
        "volume: 100",
        "bounce_ms: 0",
        "screen: 21.5",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct reading r = read_text(good[i], true);
        if (!r.good)
            fail_msg("%s: %s", good[i], buf_text(&r.faults));
        finish(&r);
    }
}

// What is said of each fault, complete; FILE stands for the path.
static const struct {
    const char *text, *faults;
} FAULTS[] = {
    {"screen: big",
        "FILE:1:9: error: 'screen' cannot be 'big'\n"
        "    1 | screen: big\n"
        "      |         ^^^\n"
        "  write WIDTHxHEIGHT in mm, such as 476x268, or the diagonal in inches, such as "
        "21.5\n"},
    {"screen: [476, 268]",
        "FILE:1:1: error: 'screen' must be a size, but is a list\n"
        "    1 | screen: [476, 268]\n"
        "      | ^^^^^^\n"
        "  write one plain value; a text that begins with '[' or '{' must stand in quotes\n"},
    {"pack: {a: b}",
        "FILE:1:1: error: 'pack' must be a path, but is a map\n"
        "    1 | pack: {a: b}\n"
        "      | ^^^^\n"
        "  write one plain value; a text that begins with '[' or '{' must stand in quotes\n"},
    {"distance_mm: 99", "FILE:1:14: error: 'distance_mm' cannot be '99'\n"
                        "    1 | distance_mm: 99\n"
                        "      |              ^^\n"
                        "  write a whole number from 100 to 10000\n"},
    {"renderer: fast", "FILE:1:11: error: 'renderer' cannot be 'fast'\n"
                       "    1 | renderer: fast\n"
                       "      |           ^^^^\n"
                       "  write auto, software or opengles2\n"},
    {"rotate: 45", "FILE:1:9: error: 'rotate' cannot be '45'\n"
                   "    1 | rotate: 45\n"
                   "      |         ^^\n"
                   "  write 0, 90, 180 or 270\n"},
    {"rotate: 360", "FILE:1:9: error: 'rotate' cannot be '360'\n"
                    "    1 | rotate: 360\n"
                    "      |         ^^^\n"
                    "  write 0, 90, 180 or 270\n"},
    {"rotate: []",
        "FILE:1:1: error: 'rotate' must be a number of degrees, but is a list\n"
        "    1 | rotate: []\n"
        "      | ^^^^^^\n"
        "  write one plain value; a text that begins with '[' or '{' must stand in quotes\n"},
    {"idle: 60", "FILE:1:7: error: 'idle' must be a map (idle has: ask_after_s, reset_after_s), "
                 "but is text\n"
                 "    1 | idle: 60\n"
                 "      |       ^^\n"
                 "  write 'key: value' lines, indented below the key\n"},
    {"idle:\n  ask_after_s: 9\n  reset_after_s: 601\n",
        "FILE:2:16: error: 'ask_after_s' cannot be '9'\n"
        "    2 |   ask_after_s: 9\n"
        "      |                ^\n"
        "  write a whole number from 10 to 3600\n"
        "FILE:3:18: error: 'reset_after_s' cannot be '601'\n"
        "    3 |   reset_after_s: 601\n"
        "      |                  ^^^\n"
        "  write a whole number from 20 to 600\n"},
    {"volume: 101%", "FILE:1:9: error: 'volume' cannot be '101%'\n"
                     "    1 | volume: 101%\n"
                     "      |         ^^^^\n"
                     "  write a whole number from 0 to 100\n"},
    {"bounce_ms: -1", "FILE:1:12: error: 'bounce_ms' cannot be '-1'\n"
                      "    1 | bounce_ms: -1\n"
                      "      |            ^^\n"
                      "  write a whole number from 0 to 1000\n"},
    {"staff_pin: 123", "FILE:1:12: error: 'staff_pin' is not a PIN\n"
                       "    1 | staff_pin: 123\n"
                       "      |            ^^^\n"
                       "  write 4 to 8 digits, in quotes: staff_pin: \"2718\"\n"},
    {"staff_pin: '12e45'", "FILE:1:12: error: 'staff_pin' is not a PIN\n"
                           "    1 | staff_pin: '12e45'\n"
                           "      |            ^^^^^^^\n"
                           "  write 4 to 8 digits, in quotes: staff_pin: \"2718\"\n"},
    {"attract_language: 'kk: ru'",
        "FILE:1:19: error: 'attract_language' cannot be 'kk: ru'\n"
        "    1 | attract_language: 'kk: ru'\n"
        "      |                   ^^^^^^^^\n"
        "  write the code of a language of the pack, such as kk, or all\n"},
    {"volme: 60", "FILE:1:1: error: unknown key 'volme'\n"
                  "    1 | volme: 60\n"
                  "      | ^^^^^\n"
                  "  did you mean 'volume'? the settings has: pack, screen, distance_mm, rotate, "
                  "renderer, idle, volume, staff_pin, attract_language, bounce_ms\n"},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct reading r = read_text(FAULTS[i].text, false);
        assert_false(r.good);
        assert_string_equal(buf_text(&r.faults), FAULTS[i].faults);
        assert_default(&r.settings);
        finish(&r);
    }
}

static void test_sound_ones_hold(void **state)
{
    (void)state;
    struct reading r =
        read_text("volume: 20\nrotate: 91\nidle: {ask_after_s: 9, reset_after_s: 30}\n", true);
    assert_false(r.good);
    assert_int_equal(r.settings.volume_percent, 20);
    assert_int_equal(r.settings.rotate_degrees, 0);
    assert_int_equal(r.settings.ask_after_s, 0);
    assert_int_equal(r.settings.reset_after_s, 30);
    finish(&r);
}

// Where the file is no YAML, nobody knows what was meant.
static void test_no_yaml(void **state)
{
    (void)state;
    struct reading r = read_text("volume: 20\nrotate: \"90\n", true);
    assert_false(r.good);
    assert_non_null(strstr(buf_text(&r.faults), "FILE:2:9: error: "));
    assert_default(&r.settings);
    finish(&r);
    r = read_text("volume: 20\n\xff\n", true);
    assert_false(r.good);
    assert_default(&r.settings);
    finish(&r);
}

static void test_absent(void **state)
{
    (void)state;
    remove(path);
    struct reading r = read_text(NULL, false);
    assert_true(r.good);
    assert_default(&r.settings);
    finish(&r);
    log_limit(LOG_ERROR);
    r = read_text(NULL, true);
    assert_false(r.good);
    assert_string_equal(buf_text(&r.faults), "");
    assert_default(&r.settings);
    finish(&r);
}

static void test_empty(void **state)
{
    (void)state;
    struct reading r = read_text("", true);
    assert_true(r.good);
    assert_default(&r.settings);
    finish(&r);
}

static void test_folder_is_no_file(void **state)
{
    (void)state;
    remove(path);
    assert_int_equal(mkdir(path, 0700), 0);
    struct reading r = read_text(NULL, false);
    assert_false(r.good);
    assert_default(&r.settings);
    finish(&r);
    assert_int_equal(rmdir(path), 0);
}

static void test_too_large(void **state)
{
    static char comments[65 * 1024 + 1];
    (void)state;
    memset(comments, '#', sizeof comments - 1);
    struct reading r = read_text(comments, true);
    assert_false(r.good);
    assert_default(&r.settings);
    finish(&r);
}

static void assert_near(double actual, double expected)
{
    if (fabs(actual - expected) > expected * 1e-6 + 1e-12)
        fail_msg("%.9f is not %.9f", actual, expected);
}

static void test_pitch(void **state)
{
    (void)state;
    struct settings settings = settings_default();
    assert_near(settings_mm_per_px(&settings, (struct point){1920, 1080}), 0);
    assert_true(settings_set_screen(&settings, "21.5"));
    assert_near(
        settings_mm_per_px(&settings, (struct point){1920, 1080}), 21.5 * 25.4 / 2202.9071700823);
    // The pitch is the same whichever way the screen is turned.
    assert_near(
        settings_mm_per_px(&settings, (struct point){1080, 1920}), 21.5 * 25.4 / 2202.9071700823);
    assert_true(settings_set_screen(&settings, "480x270"));
    assert_near(settings_mm_per_px(&settings, (struct point){1920, 1080}), 0.25);
    assert_near(settings_mm_per_px(&settings, (struct point){1080, 1920}), 0.25);
    assert_true(settings.diagonal_inch == 0); // the later word holds
    assert_true(settings_set_screen(&settings, "7"));
    assert_true(settings.width_mm == 0 && settings.height_mm == 0);
    assert_false(settings_set_screen(&settings, "seven"));
    assert_true(settings.diagonal_inch == 7);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/kiosk.yaml", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    remove(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_sound_ones_hold),
        cmocka_unit_test(test_no_yaml),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_folder_is_no_file),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_pitch),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

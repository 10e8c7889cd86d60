// A settings file with faults: one that was named ends the call; the usual one does not keep the
// exhibit from being shown, and staff are told at the screen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/log.h"
#include "command/command.h"
#include "command/device.h"
#include "command/facts.h"
#include "folder.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[128];

static const struct option LONGS[] = {DEVICE_OPTIONS, OPTIONS_COMMON, {0}};
static const struct options OPTIONS = {.command = "run", .help = "", .longs = LONGS};

static void put_file(const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

// The usual file, with faults or without.
static int read_usual(struct device *device, bool goes_on)
{
    static char name[] = "run";
    char *argv[] = {name, NULL};
    *device = (struct device){.usual = path, .goes_on = goes_on};
    return device_read(device, &OPTIONS, 1, argv);
}

static void test_usual_file(void **state)
{
    struct device device;
    (void)state;
    put_file("volume: 20\nrotate: 91\n");
    assert_int_equal(read_usual(&device, true), -1);
    assert_int_equal(device.settings.volume_percent, 20);
    assert_int_equal(device.settings.rotate_degrees, 0);
    assert_non_null(device.faults);
    assert_memory_equal(device.faults, path, strlen(path));
    assert_string_equal(device.faults + strlen(path),
        ":2:9: error: 'rotate' cannot be '91'\n  write 0, 90, 180 or 270\n");
    device_finish(&device);
    assert_int_equal(read_usual(&device, false), EXIT_CONTENT);
    device_finish(&device);
    put_file("volume: 20\n");
    assert_int_equal(read_usual(&device, true), -1);
    assert_null(device.faults);
    device_finish(&device);
}

static void test_named_file(void **state)
{
    struct device device = {.goes_on = true};
    (void)state;
    put_file("rotate: 91\n");
    static char name[] = "run", option[] = "--config";
    char *argv[] = {name, option, path, NULL};
    assert_int_equal(device_read(&device, &OPTIONS, 3, argv), EXIT_CONTENT);
    assert_null(device.faults);
    device_finish(&device);
}

static void test_unreadable_file(void **state)
{
    struct device device;
    (void)state;
    remove(path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(read_usual(&device, true), -1);
    assert_int_equal(device.settings.volume_percent, settings_default().volume_percent);
    assert_non_null(strstr(device.faults, "/kiosk.yaml: cannot be read\n"));
    device_finish(&device);
    assert_int_equal(rmdir(path), 0);
}

// --- what staff are told ---

static void test_told(void **state)
{
    static char assets[] = SOURCE_FOLDER "/assets";
    struct exhibit exhibit = {.assets = assets};
    struct stock_options options = {
        .exhibit = &exhibit, .fixed = "/nowhere/at/all", .store = "/nowhere"};
    struct facts facts = {0};
    (void)state;
    struct stock *stock = stock_create(&options);
    facts_open(&facts, &exhibit,
        "/etc/a/kiosk.yaml:2:9: error: bad: 1/2\n  hint\n/etc/a/kiosk.yaml:3:1: error: worse\n");
    facts_renew(&facts, &exhibit, stock, options.store);
    assert_string_equal(buf_text(&facts.settings_warning),
        "For staff: a fault in the settings. kiosk.yaml:2:9: error: bad: 1/2");
    assert_memory_equal(facts.shown.faults, "/etc/a/kiosk.yaml:2:9: error: bad", 33);
    assert_non_null(strstr(facts.shown.faults, "/etc/a/kiosk.yaml:3:1: error: worse\n"));
    facts_finish(&facts);
    facts = (struct facts){0};
    facts_open(&facts, &exhibit, NULL);
    facts_renew(&facts, &exhibit, stock, options.store);
    assert_string_equal(buf_text(&facts.settings_warning), "");
    assert_null(strstr(facts.shown.faults, "kiosk.yaml"));
    facts_finish(&facts);
    stock_destroy(stock, true);
    buf_finish(&exhibit.faults);
    buf_finish(&exhibit.errors);
}

static int open_folder(void **state)
{
    int made = make_folder(state);
    snprintf(path, sizeof path, "%s/kiosk.yaml", folder);
    log_limit(LOG_ERROR);
    return made;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_file),
        cmocka_unit_test(test_named_file),
        cmocka_unit_test(test_unreadable_file),
        cmocka_unit_test(test_told),
    };
    return cmocka_run_group_tests(tests, open_folder, remove_folder);
}

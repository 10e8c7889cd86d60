// Displays that come and go: a folder like /sys/class/drm, and the kernel's messages from a socket.
#include "port/sdl/plug.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char MESSAGE[] = "change@/devices/pci/drm/card0";

struct bench {
    char folder[32];
    struct plug plug;
    int kernel_fd;
};

static void write_file(const struct bench *bench, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/card0-HDMI-A-1/%s", bench->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void set_display(const struct bench *bench, const char *status, const char *edid)
{
    bool there = strcmp(status, "connected\n") == 0;
    write_file(bench, "status", status);
    write_file(bench, "modes", there ? "1920x1080\n" : "");
    write_file(bench, "edid", there ? edid : "");
}

static void say(const struct bench *bench, const char *message)
{
    size_t length = strlen(message);
    assert_int_equal(send(bench->kernel_fd, message, length, 0), length);
}

static int set_up(void **state)
{
    int ends[2];
    char path[128];
    struct bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    snprintf(bench->folder, sizeof bench->folder, "/tmp/plug-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    snprintf(path, sizeof path, "%s/card0-HDMI-A-1", bench->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    set_display(bench, "connected\n", "one");
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends), 0);
    bench->kernel_fd = ends[0];
    plug_open_fd(&bench->plug, bench->folder, ends[1]);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"card0-HDMI-A-1/status", "card0-HDMI-A-1/modes",
        "card0-HDMI-A-1/edid", "card0-HDMI-A-1", ""};
    char path[128];
    struct bench *bench = *state;
    plug_close(&bench->plug);
    close(bench->kernel_fd);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", bench->folder, names[i]);
        remove(path);
    }
    free(bench);
    return 0;
}

static void test_same_display_is_no_change(void **state)
{
    struct bench *bench = *state;
    assert_true(bench->plug.shown != 0);
    say(bench, MESSAGE);
    assert_false(plug_changed(&bench->plug));
}

static void test_unplugged_waits_and_comes_back(void **state)
{
    struct bench *bench = *state;
    set_display(bench, "disconnected\n", "");
    say(bench, MESSAGE);
    assert_false(plug_changed(&bench->plug));
    set_display(bench, "connected\n", "one");
    assert_false(plug_changed(&bench->plug)); // nobody said so yet
    say(bench, MESSAGE);
    assert_true(plug_changed(&bench->plug));
}

static void test_another_display(void **state)
{
    struct bench *bench = *state;
    set_display(bench, "connected\n", "another");
    say(bench, MESSAGE);
    assert_true(plug_changed(&bench->plug));
}

static void test_messages_of_others(void **state)
{
    struct bench *bench = *state;
    set_display(bench, "connected\n", "another");
    say(bench, "add@/devices/usb1/1-1");
    assert_false(plug_changed(&bench->plug));
}

// The moment at which some drivers say "connected" before they know a mode.
static void test_without_modes(void **state)
{
    struct bench *bench = *state;
    write_file(bench, "modes", "");
    assert_true(plug_state(bench->folder) == 0);
    assert_true(plug_state("/nowhere") == 0);
}

// plug_wait ends with the message, long before its time.
static void test_wait_ends_with_a_message(void **state)
{
    struct bench *bench = *state;
    char byte;
    say(bench, MESSAGE);
    plug_wait(&bench->plug, 600 * 1000);
    assert_int_equal(recv(bench->plug.fd, &byte, 1, 0), -1); // it was read
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_same_display_is_no_change),
        TEST(test_unplugged_waits_and_comes_back),
        TEST(test_another_display),
        TEST(test_messages_of_others),
        TEST(test_without_modes),
        TEST(test_wait_ends_with_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

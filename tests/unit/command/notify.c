// What the service manager hears, and when: a port of its own time around which notify stands, and
// the manager's end of the socket.
#include "command/notify.h"

#include "command/patience.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { FOR_EVER_MS = 60000 }; // when the port below gives up: a tap

struct bench {
    int manager; // socket
    int64_t now_ms;
    int presented, again;
    int64_t early_ms; // when a wait ends before its time, with nothing; 0 = never
    bool lost;
    struct notify notify;
    struct port port;
};

static int64_t port_now_ms(void *self)
{
    return ((struct bench *)self)->now_ms;
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct bench *bench = self;
    if (bench->early_ms > bench->now_ms && bench->early_ms < until_ms) {
        bench->now_ms = bench->early_ms;
        return (struct event){.kind = EVENT_NONE, .at_ms = bench->now_ms};
    }
    if (until_ms > FOR_EVER_MS) {
        bench->now_ms = FOR_EVER_MS;
        return (struct event){.kind = EVENT_DOWN, .at_ms = FOR_EVER_MS};
    }
    if (until_ms > bench->now_ms)
        bench->now_ms = until_ms;
    return (struct event){.kind = EVENT_NONE, .at_ms = bench->now_ms};
}

static bool port_present(void *self, const struct draw_scene *scene)
{
    struct bench *bench = self;
    (void)scene;
    bench->presented++;
    return !bench->lost;
}

static bool port_again(void *self)
{
    struct bench *bench = self;
    bench->again++;
    return !bench->lost;
}

static void open_bench(struct bench *bench, const char *watchdog_us, const char *watchdog_pid)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    char variable[sizeof name.sun_path + 1];
    *bench = (struct bench){.manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)};
    int length = snprintf(name.sun_path + 1, 64, "vitrine-notify-%d", (int)getpid());
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    assert_int_equal(bind(bench->manager, (const struct sockaddr *)&name, size), 0);
    snprintf(variable, sizeof variable, "@%s", name.sun_path + 1);
    setenv("NOTIFY_SOCKET", variable, 1);
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
    if (watchdog_us)
        setenv("WATCHDOG_USEC", watchdog_us, 1);
    if (watchdog_pid)
        setenv("WATCHDOG_PID", watchdog_pid, 1);
    struct port inner = {
        .self = bench, .now_ms = port_now_ms, .wait = port_wait, .present = port_present};
    bench->port = notify_port(&bench->notify, &inner, port_again);
}

static void close_bench(struct bench *bench)
{
    close(bench->manager);
}

static bool show(struct bench *bench)
{
    return bench->port.present(bench->port.self, &(struct draw_scene){.mix = DRAW_STILL});
}

static struct event rest(struct bench *bench, int64_t until_ms)
{
    return bench->port.wait(bench->port.self, until_ms);
}

// All that was said since the last time, a space after each.
static void assert_heard(const struct bench *bench, const char *expected)
{
    char all[1024] = "", one[64];
    for (ssize_t length; (length = recv(bench->manager, one, sizeof one - 1, 0)) > 0;) {
        one[length] = '\0';
        strncat(all, one, sizeof all - strlen(all) - 2);
        strcat(all, " ");
    }
    assert_string_equal(all, expected);
}

static void test_ready_once(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, NULL, NULL);
    assert_int_equal(rest(&bench, 0).kind, EVENT_NONE);
    assert_heard(&bench, "");
    assert_true(show(&bench));
    assert_heard(&bench, "READY=1 ");
    assert_int_equal(rest(&bench, 50000).at_ms, 50000);
    assert_true(show(&bench));
    assert_heard(&bench, "");
    assert_int_equal(bench.again, 0); // no watchdog, no needless picture
    close_bench(&bench);
}

static void test_not_ready_without_picture(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", NULL);
    bench.lost = true;
    assert_false(show(&bench));
    assert_int_equal(rest(&bench, 20000).kind, EVENT_NONE);
    assert_heard(&bench, "");
    close_bench(&bench);
}

static void test_rest_shows_again(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", NULL);
    assert_true(show(&bench));
    assert_heard(&bench, "READY=1 ");
    assert_int_equal(rest(&bench, 4999).kind, EVENT_NONE);
    assert_heard(&bench, "");
    struct event event = rest(&bench, 16000);
    assert_int_equal(event.kind, EVENT_NONE);
    assert_int_equal(event.at_ms, 16000);
    assert_int_equal(bench.again, 3); // at 5, 10 and 15 s
    assert_heard(&bench, "WATCHDOG=1 WATCHDOG=1 WATCHDOG=1 ");
    assert_int_equal(rest(&bench, INT64_MAX).kind, EVENT_DOWN);
    assert_int_equal(bench.now_ms, FOR_EVER_MS);
    close_bench(&bench);
}

// The port below says that something changed by ending a wait early: that is handed on at once.
static void test_early_end(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", NULL);
    assert_true(show(&bench));
    bench.early_ms = 7000;
    struct event event = rest(&bench, 16000);
    assert_int_equal(event.kind, EVENT_NONE);
    assert_int_equal(event.at_ms, 7000);
    assert_heard(&bench, "READY=1 WATCHDOG=1 "); // at 5 s
    assert_int_equal(rest(&bench, 16000).at_ms, 16000);
    assert_heard(&bench, "WATCHDOG=1 WATCHDOG=1 ");
    close_bench(&bench);
}

// Motion gives the signs itself, and not one a frame.
static void test_motion(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", NULL);
    for (int64_t ms = 0; ms <= 10000; ms += 16) {
        rest(&bench, ms);
        assert_true(show(&bench));
    }
    assert_heard(&bench, "READY=1 WATCHDOG=1 WATCHDOG=1 WATCHDOG=1 "); // every 2.5 s
    assert_int_equal(bench.presented, 626);
    assert_int_equal(bench.again, 0);
    close_bench(&bench);
}

static void test_lost_in_rest(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", NULL);
    assert_true(show(&bench));
    bench.lost = true;
    struct event event = rest(&bench, 20000);
    assert_int_equal(event.kind, EVENT_QUIT);
    assert_int_equal(event.at_ms, 5000);
    assert_true(bench.notify.lost);
    assert_heard(&bench, "READY=1 ");
    close_bench(&bench);
}

static void test_not_our_watchdog(void **state)
{
    struct bench bench;
    (void)state;
    open_bench(&bench, "10000000", "1");
    assert_true(show(&bench));
    assert_int_equal(rest(&bench, 20000).kind, EVENT_NONE);
    assert_heard(&bench, "READY=1 ");
    close_bench(&bench);
    char pid[32];
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    open_bench(&bench, "10000000", pid);
    assert_true(show(&bench));
    assert_int_equal(rest(&bench, 6000).kind, EVENT_NONE);
    assert_heard(&bench, "READY=1 WATCHDOG=1 ");
    close_bench(&bench);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

// However long it was waited for a display: the first picture has a minute from then on.
static void test_time_after_display(void **state)
{
    struct bench bench;
    char folder[] = "/tmp/notify-XXXXXX", display[64], path[128];
    (void)state;
    open_bench(&bench, NULL, NULL);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    assert_non_null(mkdtemp(folder));
    snprintf(display, sizeof display, "%s/card0-HDMI-A-1", folder);
    assert_int_equal(mkdir(display, 0700), 0);
    write_file(display, "status", "connected\n");
    write_file(display, "modes", "1920x1080\n");
    patience_for_display(folder);
    assert_heard(&bench, "EXTEND_TIMEOUT_USEC=60000000 ");
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", display, i ? "status" : "modes");
        unlink(path);
    }
    rmdir(display);
    rmdir(folder);
    close_bench(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ready_once),
        cmocka_unit_test(test_not_ready_without_picture),
        cmocka_unit_test(test_rest_shows_again),
        cmocka_unit_test(test_early_end),
        cmocka_unit_test(test_motion),
        cmocka_unit_test(test_lost_in_rest),
        cmocka_unit_test(test_not_our_watchdog),
        cmocka_unit_test(test_time_after_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// `vitrine touchtest`: for whoever sets up a screen. Exit code 0 when all targets passed.
#include "command/touchtest.h"

#include "command/command.h"

#include "command/exhibit.h"

#include <stdio.h>

static const char HELP[] =
    "usage: vitrine touchtest [OPTIONS]\n"
    "\n"
    "Draws what is touched, in mm and px from the top left corner, names the touch devices, and\n"
    "has five rings tapped, one after the other: the corners and the middle. A tap passes at most\n"
    "8 mm from the middle of its ring. A ruler on the glass must find the bar 100 mm long; else\n"
    "the size of the screen is set wrong. Ends by five seconds on the middle, Escape, SIGTERM, or\n"
    "a minute without a touch; then says how each ring was hit.\n"
    "\n" DEVICE_HELP "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 all rings passed, 1 not all did, or the settings have errors, 2 wrong call, 3 no\n"
    "screen or no fonts\n";

static const struct option LONGS[] = {
    DEVICE_OPTIONS,
    OPTIONS_COMMON,
    {0},
};

enum { DEVICES_MAX = 4 };

struct session {
    struct window *window;
    struct port port;
    struct touchtest test;
    int distance_mm;
    struct arena arenas[2]; // of the list on the screen, and of the next
    struct draw_list lists[2];
    int next;              // which of them is drawn into
    struct draw_leaf leaf; // on the screen; id 0: nothing is
};

static bool apply(void *self, int option, const char *value)
{
    return device_apply(self, option, value);
}

// False when the screen is lost.
static bool show(struct session *session, int64_t now_ms)
{
    const char *devices[DEVICES_MAX];
    struct ui_screen screen = {.size_px = session->test.size,
        .mm_per_px = session->test.mm_per_px,
        .distance_mm = session->distance_mm,
        .text_step = 2};
    struct ui_metrics metrics = ui_metrics(&screen);
    struct touchtest_view view = {.measure = session->port.measure,
        .metrics = &metrics,
        .devices = devices,
        .device_count = window_touch_devices(session->window, devices, DEVICES_MAX),
        .now_ms = now_ms};
    int next = session->next;
    arena_reset(&session->arenas[next]);
    touchtest_draw(&session->test, &view, &session->arenas[next], &session->lists[next]);
    struct draw_leaf before = session->leaf;
    session->leaf = draw_leaf(&session->lists[next], 0, before.id ? &before : NULL);
    session->next = 1 - next;
    struct draw_scene scene = {.over = session->leaf};
    return session->leaf.id == before.id || session->port.present(session->port.self, &scene);
}

static enum kiosk_round play(struct session *session)
{
    const struct port *port = &session->port;
    while (!session->test.over) {
        int64_t now_ms = port->now_ms(port->self);
        if (!show(session, now_ms))
            return KIOSK_LOST;
        struct event event = port->wait(port->self, touchtest_deadline_ms(&session->test, now_ms));
        if (event.kind == EVENT_RESIZE)
            session->leaf = (struct draw_leaf){0}; // the screen holds nothing any more
        touchtest_handle(&session->test, &event);
        if (event.kind == EVENT_QUIT)
            return KIOSK_ENDED;
    }
    return KIOSK_GOES_ON;
}

// As the screen says, or as the settings do, or as most screens of that many pixels are.
static double pitch_mm(const struct device *device, const struct port *port, struct point size)
{
    double told = settings_mm_per_px(&device->settings, size);
    struct ui_screen screen = {
        .size_px = size, .mm_per_px = told > 0 ? told : port->mm_per_px(port->self)};
    return ui_metrics(&screen).mm_per_px;
}

static int report(const struct touchtest *test)
{
    struct buf text = {0};
    touchtest_report(test, &text);
    fputs(buf_text(&text), stdout);
    buf_finish(&text);
    return touchtest_passed(test) == TOUCHTEST_TARGETS ? EXIT_OK : EXIT_CONTENT;
}

enum kiosk_round touchtest_play(const struct device *device, struct window *window,
    const struct port *port, struct touchtest *out)
{
    struct session session = {
        .window = window, .port = *port, .distance_mm = device->settings.distance_mm};
    struct point size = port->size(port->self);
    touchtest_init(&session.test, size, pitch_mm(device, port, size), port->now_ms(port->self));
    enum kiosk_round round = play(&session);
    *out = session.test;
    arena_finish(&session.arenas[0]);
    arena_finish(&session.arenas[1]);
    return round;
}

static int run_test(const struct device *device, struct fonts *fonts)
{
    struct window *window = device_open(device, "Touch test", fonts);
    if (!window)
        return EXIT_ENVIRONMENT;
    struct port port = window_port(window);
    struct touchtest test;
    bool lost = touchtest_play(device, window, &port, &test) == KIOSK_LOST;
    window_destroy(window);
    return lost ? EXIT_ENVIRONMENT : report(&test);
}

int command_touchtest(int argc, char **argv)
{
    struct device device = {0};
    struct exhibit exhibit;
    struct options options = {"touchtest", HELP, LONGS, apply, &device};
    int rest, code = device_read(&device, &options, argc, argv);
    if (code < 0)
        code = options_read(&options, argc, argv, &rest);
    if (code < 0 && rest < argc)
        code = options_fault("touchtest", "'%s' is too much", argv[rest]);
    if (code < 0 && !exhibit_open(&exhibit))
        code = EXIT_ENVIRONMENT;
    if (code < 0) {
        code = run_test(&device, exhibit.fonts);
        exhibit_close(&exhibit);
    }
    device_finish(&device);
    return code;
}

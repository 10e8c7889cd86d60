// `vitrine run [PACK]`: the exhibit itself, until SIGTERM.
#include "command/command.h"

#include "command/exhibit.h"
#include "command/options.h"
#include "command/settings.h"
#include "kiosk/kiosk.h"
#include "port/sdl/window.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "usage: vitrine run [OPTIONS] [PACK]\n"
    "\n"
    "Shows the content pack in the folder PACK, full screen, until SIGTERM. Without PACK,\n"
    "the one that the settings name. Options override the settings.\n"
    "\n"
    "  --config FILE       settings of this device; default " SETTINGS_DEFAULT_FILE "\n"
    "  --window WxH        a window of that size (px) for a desk; it may be closed\n"
    "  --screen WxH        size of the screen in mm, or --screen 21.5: its diagonal in inches\n"
    "  --distance MM       from the visitor's eye to the glass\n"
    "  --rotate DEGREES    0, 90, 180 or 270: turns pixels and touch together\n"
    "  --renderer NAME     software, opengles2, or auto: opengles2 on KMS/DRM, else software\n"
    "  --ask-after S       seconds without a touch until \"are you still there?\"\n"
    "  --reset-after S     seconds that the question waits (at least 20)\n"
    "  --volume PERCENT    0 to 100; kept for sound, which this version does not have\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 ended by SIGTERM, 1 the pack has errors (they are on the screen and on standard\n"
    "error) or the settings have (on standard error), 2 wrong call, 3 no screen or no fonts\n";

struct run {
    struct settings settings;
    struct arena arena;
    struct point window; // 0x0: full screen
};

enum {
    OPTION_CONFIG = 1,
    OPTION_WINDOW,
    OPTION_SCREEN,
    OPTION_DISTANCE,
    OPTION_ROTATE,
    OPTION_RENDERER,
    OPTION_ASK,
    OPTION_RESET,
    OPTION_VOLUME
};

static const struct option LONGS[] = {
    {"config", required_argument, NULL, OPTION_CONFIG},
    {"window", required_argument, NULL, OPTION_WINDOW},
    {"screen", required_argument, NULL, OPTION_SCREEN},
    {"distance", required_argument, NULL, OPTION_DISTANCE},
    {"rotate", required_argument, NULL, OPTION_ROTATE},
    {"renderer", required_argument, NULL, OPTION_RENDERER},
    {"ask-after", required_argument, NULL, OPTION_ASK},
    {"reset-after", required_argument, NULL, OPTION_RESET},
    {"volume", required_argument, NULL, OPTION_VOLUME},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {0},
};

static bool set_rotation(struct settings *settings, const char *text)
{
    int degrees;
    if (!options_whole(text, 0, 270, &degrees) || degrees % 90 != 0)
        return false;
    settings->rotate_degrees = degrees;
    return true;
}

// One option over the settings; false where its value is wrong.
static bool apply(struct run *run, int option, const char *text)
{
    struct settings *settings = &run->settings;
    switch (option) {
    case OPTION_CONFIG:
        return true; // was read before all others
    case OPTION_WINDOW:
        return options_size(text, &run->window);
    case OPTION_SCREEN:
        return settings_set_screen(settings, text);
    case OPTION_DISTANCE:
        return options_whole(text, 100, 10000, &settings->distance_mm);
    case OPTION_ROTATE:
        return set_rotation(settings, text);
    case OPTION_RENDERER:
        return settings_set_renderer(settings, text);
    case OPTION_ASK:
        return options_whole(text, 10, 3600, &settings->ask_after_s);
    case OPTION_RESET:
        return options_whole(text, 20, 600, &settings->reset_after_s);
    case OPTION_VOLUME:
        return options_whole(text, 0, 100, &settings->volume_percent);
    default:
        return false;
    }
}

// Returns -1 to go on, else the exit code.
static int read_options(struct run *run, int argc, char **argv)
{
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "hV", LONGS, NULL)) != -1;) {
        if (option == 'h' || option == 'V') {
            fputs(option == 'h' ? HELP : command_version(), stdout);
            return EXIT_OK;
        }
        if (option == '?')
            return EXIT_USAGE;
        if (!apply(run, option, optarg))
            return options_fault("run", "'%s' is not a value for this option", optarg);
    }
    if (argc - optind > 1)
        return options_fault("run", "expected at most one PACK folder");
    if (optind < argc)
        run->settings.pack = argv[optind];
    return -1;
}

// The settings come first, whatever the order of the options, so that options override them.
static int read_settings(struct run *run, int argc, char **argv)
{
    const char *path = NULL;
    opterr = 0;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "hV", LONGS, NULL)) != -1;)
        if (option == OPTION_CONFIG)
            path = optarg;
        else if (option == 'h' || option == 'V')
            return -1; // read_options answers it, whatever the settings are
    opterr = 1;
    struct diag diag = {0};
    bool good = settings_read(
        &run->arena, path ? path : SETTINGS_DEFAULT_FILE, path != NULL, &run->settings, &diag);
    struct buf text = {0};
    diag_render(&diag, &text);
    fputs(buf_text(&text), stderr);
    buf_finish(&text);
    diag_finish(&diag);
    return good ? -1 : EXIT_CONTENT;
}

static int show(const struct run *run, struct exhibit *exhibit)
{
    const struct settings *settings = &run->settings;
    struct window_options window_options = {
        .title = exhibit->pack ? exhibit->pack->title.in[0] : "Vitrine",
        .size = run->window,
        .rotate_degrees = settings->rotate_degrees,
        .backend = settings->backend,
        .closable = run->window.x > 0,
    };
    struct window *window = window_create(&window_options, exhibit->fonts);
    if (!window)
        return EXIT_ENVIRONMENT;
    struct port port = window_port(window);
    struct point size = port.size(port.self);
    struct kiosk_options options = {
        .pack = exhibit->pack,
        .faults = buf_text(&exhibit->errors),
        .assets_folder = exhibit->assets,
        .mm_per_px = settings_mm_per_px(settings, size),
        .distance_mm = settings->distance_mm,
        .ask_after_ms = (int64_t)settings->ask_after_s * 1000,
        .reset_after_ms = (int64_t)settings->reset_after_s * 1000,
        .bounce_ms = settings->bounce_ms,
    };
    struct kiosk *kiosk = kiosk_create(
        &options, port.measure, size, port.mm_per_px(port.self), port.now_ms(port.self));
    bool ended = kiosk_run(kiosk, &port);
    kiosk_destroy(kiosk);
    window_destroy(window);
    return !ended ? EXIT_ENVIRONMENT : exhibit->pack ? EXIT_OK : EXIT_CONTENT;
}

static int run_exhibit(const struct run *run)
{
    if (!run->settings.pack)
        return options_fault("run", "no PACK given, and the settings name none");
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&exhibit, run->settings.pack);
    if (!exhibit.pack)
        fputs(buf_text(&exhibit.faults), stderr);
    int code = show(run, &exhibit);
    exhibit_close(&exhibit);
    return code;
}

int command_run(int argc, char **argv)
{
    struct run run = {.settings = settings_default()};
    int code = read_settings(&run, argc, argv);
    if (code < 0)
        code = read_options(&run, argc, argv);
    if (code < 0)
        code = run_exhibit(&run);
    arena_finish(&run.arena);
    return code;
}

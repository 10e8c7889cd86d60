// `vitrine run [PACK]`: the exhibit itself, until SIGTERM.
#include "command/command.h"

#include "command/device.h"
#include "command/exhibit.h"
#include "kiosk/kiosk.h"

#include <stdio.h>

static const char HELP[] =
    "usage: vitrine run [OPTIONS] [PACK]\n"
    "\n"
    "Shows the content pack in the folder PACK, full screen, until SIGTERM. Without PACK,\n"
    "the one that the settings name. Options override the settings.\n"
    "\n" DEVICE_HELP
    "  --ask-after S       seconds without a touch until \"are you still there?\"\n"
    "  --reset-after S     seconds that the question waits (at least 20)\n"
    "  --volume PERCENT    0 to 100; kept for sound, which this version does not have\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 ended by SIGTERM, 1 the pack has errors (they are on the screen and on standard\n"
    "error) or the settings have (on standard error), 2 wrong call, 3 no screen or no fonts\n";

enum { OPTION_ASK = DEVICE_OPTION_END, OPTION_RESET, OPTION_VOLUME };

static const struct option LONGS[] = {
    DEVICE_OPTIONS,
    {"ask-after", required_argument, NULL, OPTION_ASK},
    {"reset-after", required_argument, NULL, OPTION_RESET},
    {"volume", required_argument, NULL, OPTION_VOLUME},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *value)
{
    struct device *device = self;
    struct settings *settings = &device->settings;
    switch (option) {
    case OPTION_ASK:
        return options_whole(value, 10, 3600, &settings->ask_after_s);
    case OPTION_RESET:
        return options_whole(value, 20, 600, &settings->reset_after_s);
    case OPTION_VOLUME:
        return options_whole(value, 0, 100, &settings->volume_percent);
    default:
        return device_apply(device, option, value);
    }
}

// Returns -1 to go on, else the exit code.
static int read_arguments(struct device *device, int argc, char **argv)
{
    struct options options = {"run", HELP, LONGS, apply, device};
    int rest, code = device_read(device, &options, argc, argv);
    if (code < 0)
        code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (argc - rest > 1)
        return options_fault("run", "expected at most one PACK folder");
    if (rest < argc)
        device->settings.pack = argv[rest];
    return -1;
}

static int show(const struct device *device, struct exhibit *exhibit)
{
    const struct settings *settings = &device->settings;
    struct window *window =
        device_open(device, exhibit->pack ? exhibit->pack->title.in[0] : "Vitrine", exhibit->fonts);
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

static int run_exhibit(const struct device *device)
{
    if (!device->settings.pack)
        return options_fault("run", "no PACK given, and the settings name none");
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&exhibit, device->settings.pack);
    if (!exhibit.pack)
        fputs(buf_text(&exhibit.faults), stderr);
    int code = show(device, &exhibit);
    exhibit_close(&exhibit);
    return code;
}

int command_run(int argc, char **argv)
{
    struct device device = {0};
    int code = read_arguments(&device, argc, argv);
    if (code < 0)
        code = run_exhibit(&device);
    device_finish(&device);
    return code;
}

// `vitrine run [PACK]`: the exhibit itself, until SIGTERM.
#include "command/command.h"

#include "command/device.h"
#include "command/exhibit.h"
#include "command/notify.h"
#include "command/trace.h"
#include "kiosk/kiosk.h"
#include "pack/pages.h"
#include "store/store.h"

#include <stdio.h>

static const char HELP[] =
    "usage: vitrine run [OPTIONS] [PACK]\n"
    "\n"
    "Shows the content pack in the folder PACK, full screen, until SIGTERM. Without PACK,\n"
    "the one that the settings name, else the one in the store ('vitrine import'), else the\n"
    "one that comes with the program. Options override the settings.\n"
    "\n" DEVICE_HELP
    "  --ask-after S       seconds without a touch until \"are you still there?\"\n"
    "  --reset-after S     seconds that the question waits (at least 20)\n"
    "  --volume PERCENT    0 to 100; kept for sound, which this version does not have\n"
    "  --record FILE       for staff: also writes touches, times and frames to the new FILE\n"
    "  --replay FILE       plays such a file in a window, and compares each frame with it\n"
    "  --headless          replays as fast as it can, without a screen\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 ended by SIGTERM, or replayed with all frames equal; 1 the pack has errors (they\n"
    "are on the screen and on standard error), the settings or the recording have (on standard\n"
    "error), or frames differ; 2 wrong call; 3 no screen or no fonts\n";

struct run {
    struct device device;
    const char *record, *replay; // files; NULL: no such thing
    bool headless;
};

enum {
    OPTION_ASK = DEVICE_OPTION_END,
    OPTION_RESET,
    OPTION_VOLUME,
    OPTION_RECORD,
    OPTION_REPLAY,
    OPTION_HEADLESS
};

static const struct option LONGS[] = {
    DEVICE_OPTIONS,
    {"ask-after", required_argument, NULL, OPTION_ASK},
    {"reset-after", required_argument, NULL, OPTION_RESET},
    {"volume", required_argument, NULL, OPTION_VOLUME},
    {"record", required_argument, NULL, OPTION_RECORD},
    {"replay", required_argument, NULL, OPTION_REPLAY},
    {"headless", no_argument, NULL, OPTION_HEADLESS},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *value)
{
    struct run *run = self;
    struct settings *settings = &run->device.settings;
    switch (option) {
    case OPTION_ASK:
        return options_whole(value, 10, 3600, &settings->ask_after_s);
    case OPTION_RESET:
        return options_whole(value, 20, 600, &settings->reset_after_s);
    case OPTION_VOLUME:
        return options_whole(value, 0, 100, &settings->volume_percent);
    case OPTION_RECORD:
        run->record = value;
        return true;
    case OPTION_REPLAY:
        run->replay = value;
        return true;
    case OPTION_HEADLESS:
        return run->headless = true;
    default:
        return device_apply(&run->device, option, value);
    }
}

// Returns -1 to go on, else the exit code.
static int read_arguments(struct run *run, int argc, char **argv)
{
    struct options options = {"run", HELP, LONGS, apply, run};
    int rest, code = device_read(&run->device, &options, argc, argv);
    if (code < 0)
        code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (argc - rest > 1)
        return options_fault("run", "expected at most one PACK folder");
    if (run->record && run->replay)
        return options_fault("run", "--record and --replay do not go together");
    if (run->headless && !run->replay)
        return options_fault("run", "--headless needs --replay");
    if (rest < argc)
        run->device.settings.pack = argv[rest];
    return -1;
}

static int show(const struct run *run, struct exhibit *exhibit)
{
    const struct settings *settings = &run->device.settings;
    struct window *window = device_open(
        &run->device, exhibit->pack ? exhibit->pack->title.in[0] : "Vitrine", exhibit->fonts);
    if (!window)
        return EXIT_ENVIRONMENT;
    struct port screen = window_port(window);
    struct notify notify;
    struct port port = notify_port(&notify, &screen);
    struct point size = port.size(port.self);
    struct kiosk_options options = {
        .pack = exhibit->pack,
        .faults = buf_text(&exhibit->errors),
        .unchecked = exhibit->pack && exhibit->pack->large ? exhibit->pack : NULL,
        .assets_folder = exhibit->assets,
        .mm_per_px = settings_mm_per_px(settings, size),
        .distance_mm = settings->distance_mm,
        .ask_after_ms = (int64_t)settings->ask_after_s * 1000,
        .reset_after_ms = (int64_t)settings->reset_after_s * 1000,
        .bounce_ms = settings->bounce_ms,
    };
    struct recorder *recorder = command_record(run->record, exhibit, &options, size, &port);
    if (recorder)
        port = recorder_port(recorder);
    struct kiosk *kiosk = kiosk_create(
        &options, port.measure, size, port.mm_per_px(port.self), port.now_ms(port.self));
    bool ended = kiosk_run(kiosk, &port);
    const char *late = exhibit->pack ? pack_faults(exhibit->pack) : "";
    bool sound = exhibit->pack && *late == '\0';
    fputs(late, stderr);
    kiosk_destroy(kiosk);
    recorder_destroy(recorder);
    window_destroy(window);
    return !ended ? EXIT_ENVIRONMENT : sound ? EXIT_OK : EXIT_CONTENT;
}

static int run_exhibit(const struct run *run)
{
    const struct settings *settings = &run->device.settings;
    struct exhibit exhibit;
    struct buf found = {0};
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    if (!settings->pack)
        exhibit_find_pack(&exhibit, STORE_DEFAULT_FOLDER, &found);
    exhibit_load_index(&exhibit, settings->pack ? settings->pack : buf_text(&found));
    buf_finish(&found);
    if (!exhibit.pack)
        fputs(buf_text(&exhibit.faults), stderr);
    int code = run->replay
                   ? command_replay(run->replay, &exhibit, settings->rotate_degrees, run->headless)
                   : show(run, &exhibit);
    exhibit_close(&exhibit);
    return code;
}

int command_run(int argc, char **argv)
{
    struct run run = {0};
    int code = read_arguments(&run, argc, argv);
    if (code < 0)
        code = run_exhibit(&run);
    device_finish(&run.device);
    return code;
}

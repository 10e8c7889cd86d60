// `vitrine run [PACK]`: the exhibit itself, until SIGTERM.
#include "command/command.h"

#include "base/log.h"
#include "command/choices.h"
#include "command/device.h"
#include "command/exhibit.h"
#include "command/facts.h"
#include "command/news.h"
#include "command/notice.h"
#include "command/notify.h"
#include "command/patience.h"
#include "command/pin_lock.h"
#include "command/stock.h"
#include "command/touchtest.h"
#include "command/trace.h"
#include "kiosk/kiosk.h"
#include "pack/pages.h"
#include "port/sdl/plug.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RUNTIME_DEFAULT_FOLDER "/run/vitrine"

static const char HELP[] =
    "usage: vitrine run [OPTIONS] [PACK]\n"
    "\n"
    "Shows the content pack in the folder PACK, full screen, until SIGTERM. Without PACK,\n"
    "the one that the settings name, else the one in the store ('vitrine import'), else the\n"
    "one that comes with the program. When the store shows another one, that is taken over while\n"
    "nobody is there; a pack of which the program dies twice is rolled back. Options override the\n"
    "settings.\n"
    "\n" DEVICE_HELP
    "  --ask-after S       seconds without a touch until \"are you still there?\"\n"
    "  --reset-after S     seconds that the question waits (at least 20)\n"
    "  --store DIR         where 'vitrine import' put the packs; default " STORE_DEFAULT_FOLDER "\n"
    "  --runtime DIR       what need not outlive the machine's power, such as how an import goes;\n"
    "                      default $RUNTIME_DIRECTORY, else " RUNTIME_DEFAULT_FOLDER "\n"
    "  --volume PERCENT    0 to 100; kept for sound, which this version does not have\n"
    "  --record FILE       for staff: also writes touches, times and frames to the new FILE\n"
    "  --replay FILE       plays such a file in a window, and compares each frame with it\n"
    "  --headless          replays as fast as it can, without a screen\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 ended by SIGTERM, or replayed with all frames equal; 1 the pack has errors (they\n"
    "are on the screen and on standard error), the FILE of --config or the recording has (on\n"
    "standard error), or frames differ; 2 wrong call; 3 no screen or no fonts\n";

struct run {
    struct device device;
    const char *store, *runtime; // folders
    const char *record, *replay; // files; NULL: no such thing
    bool headless;
};

enum {
    OPTION_ASK = DEVICE_OPTION_END,
    OPTION_RESET,
    OPTION_STORE,
    OPTION_RUNTIME,
    OPTION_VOLUME,
    OPTION_RECORD,
    OPTION_REPLAY,
    OPTION_HEADLESS
};

static const struct option LONGS[] = {
    DEVICE_OPTIONS,
    {"ask-after", required_argument, NULL, OPTION_ASK},
    {"reset-after", required_argument, NULL, OPTION_RESET},
    {"store", required_argument, NULL, OPTION_STORE},
    {"runtime", required_argument, NULL, OPTION_RUNTIME},
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
    case OPTION_STORE:
        run->store = value;
        return true;
    case OPTION_RUNTIME:
        run->runtime = value;
        return true;
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

// --- the show ---

enum { NEWS_POINTER, NEWS_IMPORT, NEWS_LOADED, NEWS_PATHS = NEWS_LOADED };

struct show {
    const struct run *run;
    struct exhibit *exhibit;
    struct stock *stock;
    struct window *window;
    struct notify notify;
    struct news news;
    struct port screen; // the window's own port: what is asked of it is not recorded
    struct port port;
    struct kiosk *kiosk;
    struct facts facts;
    enum staff_page staff_page; // as it was last noted
    bool locked;
    int wrong;         // PINs, as last kept
    struct buf import; // the file that says how an import goes
    struct buf pin;    // that of the lock of the staff menu; empty: it is not kept
};

static void tell_loaded(void *window)
{
    window_tell(window, NEWS_LOADED);
}

// A recording is of one pack, and of nothing that others have to say.
static void follow_store(struct show *show)
{
    struct buf pointer = {0};
    buf_print(&pointer, "%s/now", show->run->store);
    buf_print(&show->import, "%s/import", show->run->runtime);
    const char *paths[NEWS_PATHS] = {
        [NEWS_POINTER] = pointer.text, [NEWS_IMPORT] = show->import.text};
    if (!show->run->record && window_watch_paths(show->window, paths, NEWS_PATHS))
        stock_follow(show->stock, tell_loaded, show->window);
    buf_finish(&pointer);
}

static struct kiosk *make_kiosk(struct show *show, const struct kiosk_options *options)
{
    const struct port *port = &show->port;
    return kiosk_create(options, port->measure, port->size(port->self), port->mm_per_px(port->self),
        port->now_ms(port->self));
}

static void renew_facts(struct show *show)
{
    facts_renew(&show->facts, show->exhibit, show->stock, show->run->store);
    if (show->kiosk)
        kiosk_learn(show->kiosk);
}

// --- what staff wish for ---

static void keep_choices(const struct show *show)
{
    choices_write(disk_system(), show->run->store, kiosk_attract_language(show->kiosk),
        kiosk_staff(show->kiosk)->volume_percent);
}

// Afterwards nothing of the kiosk is on the screen, which may have another size: only the test
// heard of it.
static enum kiosk_round test_touch(struct show *show)
{
    const struct port *port = &show->port;
    struct touchtest test;
    log_info("run", "staff test the touch screen");
    enum kiosk_round round = touchtest_play(&show->run->device, show->window, port, &test);
    kiosk_handle(show->kiosk, &(struct event){.kind = EVENT_RESIZE,
                                  .at_ms = port->now_ms(port->self),
                                  .size = port->size(port->self)});
    return round;
}

// Before the next try: whatever starts the program again gains none.
static void keep_lock(struct show *show)
{
    const struct staff *staff = kiosk_staff(show->kiosk);
    if (staff->wrong == show->wrong || show->pin.length == 0)
        return;
    show->wrong = staff->wrong;
    int64_t now_ms = show->screen.now_ms(show->screen.self);
    pin_lock_write(show->pin.text, staff_lock(staff, now_ms), pin_lock_now_ms());
}

// Who comes in is known afterwards, and who tries.
static void note_staff(struct show *show)
{
    const struct staff *staff = kiosk_staff(show->kiosk);
    bool locked = staff->locked_until_ms != 0;
    keep_lock(show);
    if (staff->page == STAFF_PIN && show->staff_page == STAFF_CLOSED)
        log_info("staff", "somebody asks for the menu");
    if (staff->page == STAFF_MENU && show->staff_page == STAFF_PIN)
        log_info("staff", "somebody with the PIN is in the menu");
    if (locked && !show->locked)
        log_warning("staff", "locked: too many wrong PINs");
    show->staff_page = staff->page;
    show->locked = locked;
}

static enum kiosk_round obey_staff(struct show *show)
{
    note_staff(show);
    switch (kiosk_take_wish(show->kiosk)) {
    case STAFF_TOUCH_TEST:
        return test_touch(show);
    case STAFF_RESTART:
        log_info("run", "staff wish for a restart");
        return KIOSK_ENDED;
    case STAFF_ROLL_BACK:
        stock_roll_back(show->stock);
        return KIOSK_GOES_ON;
    case STAFF_KEEP:
        keep_choices(show);
        return KIOSK_GOES_ON;
    default:
        return KIOSK_GOES_ON;
    }
}

// What an import does may be in its report, too.
static void tell_import(struct show *show)
{
    notice_tell(show->kiosk, show->import.text, show->screen.now_ms(show->screen.self));
    renew_facts(show);
}

// A screen that cannot be touched says so: nobody comes to the staff menu there. Then the settings:
// who wrote a fault into them stands before the screen, and on a card nobody reads the log.
static void warn_staff(struct show *show)
{
    const char *const *words = show->facts.shown.words->text;
    const struct buf *settings = &show->facts.settings_warning;
    enum window_touch_state touch = window_touch_state(show->window);
    kiosk_warn(show->kiosk, touch == WINDOW_TOUCH_NONE     ? words[STAFF_WORD_TOUCH_NONE]
                            : touch == WINDOW_TOUCH_DENIED ? words[STAFF_WORD_TOUCH_DENIED]
                            : settings->length > 0         ? settings->text
                                                           : NULL);
}

static enum kiosk_round go_on(struct show *show)
{
    const struct port *port = &show->port;
    enum kiosk_round round = KIOSK_GOES_ON;
    if (!show->run->record)
        tell_import(show);
    while (round == KIOSK_GOES_ON) {
        warn_staff(show);
        round = kiosk_round(show->kiosk, port, stock_deadline_ms(show->stock));
        if (round != KIOSK_GOES_ON)
            break;
        if (news_take(&show->news, NEWS_POINTER))
            stock_look(show->stock);
        if (news_take(&show->news, NEWS_IMPORT))
            tell_import(show);
        if (stock_settle(show->stock, show->kiosk, show->screen.now_ms(show->screen.self)))
            renew_facts(show);
        round = obey_staff(show);
    }
    return round;
}

// Where the folder is there: a program that is run by hand keeps no such files.
static const char *runtime_path(const struct run *run, const char *name, struct buf *out)
{
    if (access(run->runtime, W_OK | X_OK) != 0)
        return NULL;
    buf_print(out, "%s/%s", run->runtime, name);
    return out->text;
}

static struct staff_lock take_lock(struct show *show)
{
    const char *path = runtime_path(show->run, "pin", &show->pin);
    struct staff_lock lock = {0};
    if (path)
        lock = pin_lock_read(path, pin_lock_now_ms());
    show->wrong = lock.wrong;
    return lock;
}

static int show_exhibit(struct show *show)
{
    const struct run *run = show->run;
    const struct settings *settings = &run->device.settings;
    struct exhibit *exhibit = show->exhibit;
    show->screen = window_port(show->window);
    show->port = notify_port(&show->notify, &show->screen, window_show_again);
    struct point size = show->screen.size(show->screen.self);
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
        .staff_pin = settings->staff_pin,
        .staff_lock = take_lock(show),
        .facts = &show->facts.shown,
        .attract_language = settings->attract_language,
        .volume_percent = settings->volume_percent,
    };
    struct recorder *recorder = command_record(run->record, exhibit, &options, size, &show->port);
    if (recorder)
        show->port = recorder_port(recorder);
    struct port inner = show->port;
    show->port = news_port(&show->news, &inner);
    follow_store(show);
    facts_open(&show->facts, exhibit, run->device.faults);
    renew_facts(show);
    show->kiosk = make_kiosk(show, &options);
    bool ended = go_on(show) == KIOSK_ENDED && !show->notify.lost && !window_lost(show->window);
    const struct pack *pack = kiosk_pack(show->kiosk);
    const char *late = exhibit->pack ? pack_faults(exhibit->pack) : "";
    bool sound = pack && *late == '\0';
    fputs(late, stderr);
    kiosk_destroy(show->kiosk);
    recorder_destroy(recorder);
    facts_finish(&show->facts);
    return !ended ? EXIT_ENVIRONMENT : sound ? EXIT_OK : EXIT_CONTENT;
}

static int open_show(const struct run *run, struct exhibit *exhibit, struct stock *stock)
{
    struct show show = {.run = run, .exhibit = exhibit, .stock = stock};
    const char *title = exhibit->pack ? exhibit->pack->title.in[0] : "Vitrine";
    show.window = device_open(&run->device, title, exhibit->fonts);
    if (!show.window)
        return EXIT_ENVIRONMENT;
    int code = show_exhibit(&show);
    buf_finish(&show.import);
    buf_finish(&show.pin);
    stock_unfollow(stock); // its thread tells the window
    window_destroy(show.window);
    return code;
}

static int run_exhibit(const struct run *run)
{
    const struct settings *settings = &run->device.settings;
    struct exhibit exhibit;
    struct buf trial = {0};
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    if (!run->replay) {
        patience_for_display(PLUG_FOLDER); // not with the pack on trial
        window_hold_signals();             // to be asked to end while it is read is no death of it
    }
    struct stock_options options = {.exhibit = &exhibit,
        .fixed = settings->pack,
        .store = run->store,
        .trial = run->replay ? NULL : runtime_path(run, "trial", &trial)};
    struct stock *stock = stock_create(&options);
    int code = run->replay
                   ? command_replay(run->replay, &exhibit, settings->rotate_degrees, run->headless)
                   : open_show(run, &exhibit, stock);
    stock_destroy(stock, true);
    exhibit_close(&exhibit);
    buf_finish(&trial);
    return code;
}

// systemd's $RUNTIME_DIRECTORY.
static const char *runtime_folder(void)
{
    const char *told = getenv("RUNTIME_DIRECTORY");
    return told && *told == '/' ? told : RUNTIME_DEFAULT_FOLDER;
}

int command_run(int argc, char **argv)
{
    struct run run = {
        .device.goes_on = true, .store = STORE_DEFAULT_FOLDER, .runtime = runtime_folder()};
    int code = read_arguments(&run, argc, argv);
    if (code < 0) {
        choices_read(run.store, &run.device.arena, &run.device.settings);
        code = run_exhibit(&run);
    }
    device_finish(&run.device);
    return code;
}

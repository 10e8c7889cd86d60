// `vitrine preview PACK`: the pack in a window, shown again whenever a file of it is saved. A new
// version is loaded beside the one that is shown, and takes its place only when it is sound.
#include "command/command.h"

#include "base/log.h"
#include "command/exhibit.h"
#include "command/options.h"
#include "command/preview_state.h"
#include "command/preview_strip.h"
#include "command/screens.h"
#include "kiosk/kiosk.h"
#include "pack/pages.h"
#include "port/sdl/desk.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "usage: vitrine preview [OPTIONS] PACK\n"
    "\n"
    "Shows the content pack in the folder PACK in a window, as on the chosen screen, and shows it\n"
    "again, at the same page, whenever a file of it is saved. Faults appear over the picture; the\n"
    "last version without faults stays below.\n"
    "\n"
    "  --screen NAME       such as 21.5in-portrait; default 21.5in. Or pixels and inches:\n"
    "                      1280x800@10.1, or pixels and mm: 1280x800@217x136\n"
    "  --list-screens      the names of screens\n"
    "  --distance MM       from the visitor's eye to the glass\n"
    "  --window WxH        the window is no larger than that (px); default: as the desktop\n"
    "                      has room. The picture is scaled down, the layout stays\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "keys: Page Up and Page Down through all pages, L language, 1 to 4 text size, S style,\n"
    "T theme, H home, R read again, ? help, Q or Escape quit. The mouse is a finger.\n"
    "\n"
    "exit: 0 closed, 2 wrong call, 3 no screen or no fonts\n";

static const char KEYS[] =
    "Page Up, Page Down: through all pages. Arrows: as a visitor turns pages and scrolls.\n"
    "L: language. 1 to 4: text size. S: style. T: next theme. H: home.\n"
    "R: read the pack again. ?: this help. Q or Escape: quit. The mouse is a finger.";

enum { NEVER_MS = 7 * 24 * 3600 * 1000 }; // a preview asks nobody whether they are still there

struct preview {
    const char *folder;
    struct screens_one screen;
    struct point most;
    int distance_mm;
    bool listing;
    struct exhibit exhibit;
    struct preview_state state;
    struct desk *desk;
    struct kiosk *kiosk;
    struct arena strip_arena;
    struct draw_list strip;
    bool strip_stale; // it is to be shown anew
};

// --- what is shown ---

static void make_kiosk(struct preview *preview, const struct visit *from)
{
    struct kiosk_options options = {
        .pack = preview->state.pack,
        .faults = buf_text(&preview->exhibit.errors),
        .assets_folder = preview->exhibit.assets,
        .mm_per_px = preview->screen.diagonal_inch * 25.4 /
                     hypot(preview->screen.size.x, preview->screen.size.y),
        .distance_mm = preview->distance_mm,
        .ask_after_ms = NEVER_MS,
    };
    kiosk_destroy(preview->kiosk);
    preview->kiosk = kiosk_create(
        &options, fonts_measure(preview->exhibit.fonts), preview->screen.size, 0, desk_now_ms());
    if (from)
        kiosk_resume(preview->kiosk, from);
}

// The kiosk of the pack before is gone when that pack goes.
static void load(struct preview *preview)
{
    struct pack *before = exhibit_reload(&preview->exhibit, preview->folder);
    const struct pack *shown = preview->state.pack;
    struct visit visit = {0};
    bool sound = preview->exhibit.counts[DIAG_ERROR] == 0;
    if (shown && sound)
        visit = preview_follow(kiosk_visit(preview->kiosk), shown, preview->exhibit.pack);
    if (preview_loaded(&preview->state, sound ? preview->exhibit.pack : NULL)) {
        desk_forget(preview->desk);
        make_kiosk(preview, shown ? &visit : NULL);
    }
    pack_destroy(before);
    preview->strip_stale = true;
}

static const struct draw_list *draw_strip(struct preview *preview)
{
    enum preview_strip which = preview_strip(&preview->state);
    const struct text_measure *measure = fonts_measure(preview->exhibit.fonts);
    struct point window = desk_size(preview->desk);
    arena_reset(&preview->strip_arena);
    if (which == PREVIEW_NO_STRIP)
        return NULL;
    int faults = preview->exhibit.counts[DIAG_ERROR];
    const char *heading = which == PREVIEW_HELP ? "Preview"
                          : faults == 1
                              ? "1 fault. Shown is the last version without faults."
                              : arena_print(&preview->strip_arena,
                                    "%d faults. Shown is the last version without faults.", faults);
    preview->strip = preview_strip_draw(&preview->strip_arena, measure, window, heading,
        which == PREVIEW_HELP ? KEYS : buf_text(&preview->exhibit.errors));
    return &preview->strip;
}

// False when the window is lost.
static bool show(struct preview *preview)
{
    const struct draw_scene *scene = kiosk_scene(preview->kiosk, desk_now_ms());
    if (!scene && !preview->strip_stale)
        return true;
    preview->strip_stale = false;
    return desk_show(preview->desk, scene, draw_strip(preview));
}

// --- news ---

static void act(struct preview *preview, struct action action)
{
    int64_t now_ms = desk_now_ms();
    const struct visit *visit = kiosk_visit(preview->kiosk);
    if (visit->place == VISIT_ATTRACT) {
        struct action enter = {ACTION_ENTER, (int16_t)visit->language, 0};
        kiosk_act(preview->kiosk, enter, now_ms);
    }
    kiosk_act(preview->kiosk, action, now_ms);
}

// False when the key ends the preview.
static bool obey_key(struct preview *preview, enum desk_key key)
{
    if (key == DESK_QUIT)
        return false;
    if (key == DESK_HELP) {
        preview->state.help = !preview->state.help;
        preview->strip_stale = true;
    } else if (key == DESK_RELOAD) {
        load(preview);
    } else if (preview->state.pack) {
        struct action action = preview_key(kiosk_visit(preview->kiosk), key);
        if (action.kind != ACTION_NONE)
            act(preview, action);
    }
    return true;
}

// False when the window is lost.
static bool show_change(struct preview *preview, int64_t first_ms)
{
    load(preview);
    bool good = show(preview);
    const char *what = preview->state.faulty ? "faults" : "the pack";
    log_info("preview", "%s shown %" PRId64 " ms after the change", what, desk_now_ms() - first_ms);
    return good;
}

static int go_on(struct preview *preview)
{
    while (show(preview)) {
        struct desk_news news = desk_wait(preview->desk, kiosk_wake_ms(preview->kiosk));
        if (news.what == DESK_CLOSED || (news.what == DESK_KEY && !obey_key(preview, news.key)))
            return EXIT_OK;
        if (news.what == DESK_EVENT)
            kiosk_handle(preview->kiosk, &news.event);
        if (news.what == DESK_CHANGED && !show_change(preview, news.first_ms))
            break;
    }
    return EXIT_ENVIRONMENT;
}

// Watched before it is read, so that nothing is missed.
static int show_pack(struct preview *preview)
{
    struct desk_options options = {.title = "Vitrine preview",
        .screen = preview->screen.size,
        .most = preview->most,
        .folder = preview->folder};
    preview->desk = desk_create(&options, preview->exhibit.fonts);
    if (!preview->desk)
        return EXIT_ENVIRONMENT;
    load(preview);
    int code = go_on(preview);
    kiosk_destroy(preview->kiosk);
    desk_destroy(preview->desk);
    arena_finish(&preview->strip_arena);
    return code;
}

// --- arguments ---

enum { OPTION_SCREEN = 1, OPTION_LIST, OPTION_DISTANCE, OPTION_WINDOW };

static const struct option LONGS[] = {
    {"screen", required_argument, NULL, OPTION_SCREEN},
    {"list-screens", no_argument, NULL, OPTION_LIST},
    {"distance", required_argument, NULL, OPTION_DISTANCE},
    {"window", required_argument, NULL, OPTION_WINDOW},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *text)
{
    struct preview *preview = self;
    switch (option) {
    case OPTION_SCREEN:
        return screens_find(text, &preview->screen);
    case OPTION_LIST:
        return preview->listing = true;
    case OPTION_DISTANCE:
        return options_whole(text, 100, 10000, &preview->distance_mm);
    case OPTION_WINDOW:
        return options_size(text, &preview->most);
    default:
        return false;
    }
}

static int list_screens(void)
{
    struct buf names = {0};
    screens_list(&names);
    fputs(buf_text(&names), stdout);
    buf_finish(&names);
    return EXIT_OK;
}

int command_preview(int argc, char **argv)
{
    struct preview preview = {.screen = {{1920, 1080}, 21.5}};
    struct options options = {"preview", HELP, LONGS, apply, &preview};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (preview.listing)
        return list_screens();
    if (rest + 1 != argc)
        return options_fault("preview", "expected one PACK folder");
    preview.folder = argv[rest];
    if (!exhibit_open(&preview.exhibit))
        return EXIT_ENVIRONMENT;
    code = show_pack(&preview);
    exhibit_close(&preview.exhibit);
    return code;
}

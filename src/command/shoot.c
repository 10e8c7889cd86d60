// `vitrine shoot PACK --out DIR`: every screen and page of a pack, in every language, as PNG.
#include "command/command.h"

#include "base/log.h"
#include "command/exhibit.h"
#include "command/options.h"
#include "command/settings.h"
#include "kiosk/kiosk.h"
#include "pack/pages.h"
#include "pack/spoken.h"
#include "port/sdl/canvas.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char HELP[] =
    "usage: vitrine shoot PACK --out DIR [OPTIONS]\n"
    "\n"
    "Writes a PNG of every screen and page of the content pack in the folder PACK, in every\n"
    "language: DIR/LANGUAGE/NAME.png. The pictures are the ones that visitors see. Beside each\n"
    "page, NAME.txt has its words in reading order, as they would be read aloud.\n"
    "\n"
    "  --out DIR           where to; made if it is not there\n"
    "  --size WxH          of the screen in px; default 1920x1080\n"
    "  --screen WxH        of the screen in mm, or --screen 21.5: its diagonal in inches\n"
    "  --distance MM       from the visitor's eye to the glass\n"
    "  --text STEP         text size, 1 to 4; default 2\n"
    "  --style NAME        light, dark or \"high contrast\"\n"
    "  --reach             everything to tap in the lower half of the screen\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 done, 1 the pack has errors, 2 wrong call, 3 a picture cannot be written\n";

struct shoot {
    const char *out;
    struct settings settings; // only the screen and the distance
    struct point size;
    int settings_of_visit[SETTING_COUNT]; // -1 = as usual
    struct exhibit exhibit;
    struct canvas *canvas;
    struct kiosk *kiosk;
    int language;
    int64_t now_ms;
    int written;
};

// The folder and those above it.
static bool make_folder(const char *path)
{
    struct buf part = {0};
    bool made = true;
    for (const char *at = path; made && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        buf_clear(&part);
        buf_add(&part, path, (size_t)(at - path));
        made = mkdir(part.text, 0777) == 0 || errno == EEXIST;
    }
    if (!made)
        log_error("shoot", "cannot make the folder %s: %s", part.text, strerror(errno));
    buf_finish(&part);
    return made;
}

static const char *language_code(const struct shoot *shoot)
{
    return shoot->exhibit.pack->languages[shoot->language].code;
}

// The kiosk gives no list where nothing changed: then the canvas shows the same as before.
static bool save(struct shoot *shoot, const char *name)
{
    struct draw_damage damage;
    const struct draw_list *list = kiosk_frame(shoot->kiosk, shoot->now_ms, &damage);
    if (list)
        canvas_paint(shoot->canvas, list, &damage);
    struct buf path = {0};
    buf_print(&path, "%s/%s/%s.png", shoot->out, language_code(shoot), name);
    bool saved = canvas_save_png(shoot->canvas, path.text);
    buf_finish(&path);
    shoot->written += saved;
    return saved;
}

// What is read aloud of the page, beside its picture: for proof-reading, and for those who record
// it.
static bool save_spoken(struct shoot *shoot, const struct pack_page *page, const char *name)
{
    struct buf path = {0}, spoken = {0};
    buf_print(&path, "%s/%s/%s.txt", shoot->out, language_code(shoot), name);
    pack_speak_page(shoot->exhibit.pack, page, shoot->language, &spoken);
    FILE *file = fopen(path.text, "wb");
    bool saved = file && fwrite(spoken.text, 1, spoken.length, file) == spoken.length;
    saved = file && fclose(file) == 0 && saved;
    if (!saved)
        log_error("shoot", "cannot write %s: %s", path.text, strerror(errno));
    buf_finish(&spoken);
    buf_finish(&path);
    return saved;
}

static bool save_at(struct shoot *shoot, struct action action, const char *name)
{
    kiosk_act(shoot->kiosk, action, shoot->now_ms);
    return save(shoot, name);
}

// The choice that shows what a block holds back at first; 0 = it holds nothing back.
static int16_t answer_of(const struct pack_block *block)
{
    if (block->kind == PACK_QUIZ)
        return (int16_t)(block->quiz.right + 1);
    return block->kind == PACK_CHECK ? 1 : 0;
}

static bool save_page(struct shoot *shoot, int theme_index, int page_index)
{
    const struct pack_theme *theme = &shoot->exhibit.pack->themes[theme_index];
    const struct pack_page *page = pack_page(shoot->exhibit.pack, theme_index, page_index);
    struct action open = {ACTION_PAGE, (int16_t)theme_index, (int16_t)page_index};
    if (!page) {
        log_error("shoot", "%s", pack_faults(shoot->exhibit.pack));
        return false;
    }
    struct buf name = {0};
    buf_print(&name, "%s-%s", theme->id, page->id);
    bool saved = save_at(shoot, open, name.text) && save_spoken(shoot, page, name.text);
    for (size_t i = 0; saved && i < page->block_count; i++) {
        struct action answer = {ACTION_CHOOSE, (int16_t)i, answer_of(&page->blocks[i])};
        if (answer.b == 0)
            continue;
        buf_print(&name, "-answer");
        saved = save_at(shoot, answer, name.text);
    }
    buf_finish(&name);
    return saved;
}

static bool save_theme(struct shoot *shoot, int index)
{
    const struct pack_theme *theme = &shoot->exhibit.pack->themes[index];
    if (!save_at(shoot, (struct action){ACTION_THEME, (int16_t)index, 0}, theme->id))
        return false;
    for (size_t page = 0; page < theme->page_count; page++)
        if (!save_page(shoot, index, (int)page))
            return false;
    return true;
}

// The first block that shows pictures; -1 where there is none.
static int picture_block(const struct pack_page *page)
{
    for (size_t i = 0; page && i < page->block_count; i++)
        if (page->blocks[i].kind == PACK_IMAGE || page->blocks[i].kind == PACK_GALLERY)
            return (int)i;
    return -1;
}

// The first picture of the pack, as large as the screen; true where it has none.
static bool save_picture(struct shoot *shoot)
{
    const struct pack *pack = shoot->exhibit.pack;
    for (size_t t = 0; t < pack->theme_count; t++)
        for (size_t p = 0; p < pack->themes[t].page_count; p++) {
            int block = picture_block(pack_page(pack, (int)t, (int)p));
            if (block < 0)
                continue;
            struct action open = {ACTION_PAGE, (int16_t)t, (int16_t)p};
            kiosk_act(shoot->kiosk, open, shoot->now_ms);
            struct action picture = {ACTION_PICTURE, (int16_t)block, 0};
            return save_at(shoot, picture, "panel-picture");
        }
    return true;
}

static bool save_panels(struct shoot *shoot)
{
    kiosk_act(shoot->kiosk, (struct action){ACTION_PAGE, 0, 0}, shoot->now_ms);
    bool saved = save_at(shoot, (struct action){ACTION_SOURCES, 0, 0}, "panel-sources");
    if (saved && shoot->exhibit.pack->term_count > 0)
        saved = save_at(shoot, (struct action){ACTION_TERM, 0, 0}, "panel-term");
    saved = saved && save_at(shoot, (struct action){ACTION_COMFORT, 0, 0}, "panel-comfort");
    saved = saved && save_picture(shoot);
    kiosk_act(shoot->kiosk, (struct action){ACTION_CLOSE, 0, 0}, shoot->now_ms);
    shoot->now_ms += shoot->exhibit.pack->ask_after_ms;
    return saved && save(shoot, "still-there");
}

// Attract shows its question in every language in turn: wait until it is this one's.
static bool save_attract(struct shoot *shoot)
{
    shoot->now_ms += (int64_t)shoot->language * SCREEN_QUESTION_MS;
    return save(shoot, "attract");
}

static void set_visit(struct shoot *shoot)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        struct action set = {ACTION_SET, (int16_t)i, (int16_t)shoot->settings_of_visit[i]};
        if (set.b >= 0)
            kiosk_act(shoot->kiosk, set, shoot->now_ms);
    }
}

static bool save_language(struct shoot *shoot)
{
    const struct pack *pack = shoot->exhibit.pack;
    struct buf folder = {0};
    buf_print(&folder, "%s/%s", shoot->out, language_code(shoot));
    bool good = make_folder(folder.text) && save_attract(shoot);
    buf_finish(&folder);
    kiosk_act(
        shoot->kiosk, (struct action){ACTION_ENTER, (int16_t)shoot->language, 0}, shoot->now_ms);
    set_visit(shoot);
    good = good && save(shoot, "home");
    for (size_t i = 0; good && i < pack->theme_count; i++)
        good = save_theme(shoot, (int)i);
    if (good && pack->about)
        good = save_at(shoot, (struct action){ACTION_ABOUT, 0, 0}, "about") &&
               save_spoken(shoot, pack->about, "about");
    return good && save_panels(shoot);
}

static int shoot_pack(struct shoot *shoot)
{
    const struct pack *pack = shoot->exhibit.pack;
    if (!make_folder(shoot->out))
        return EXIT_ENVIRONMENT;
    struct kiosk_options options = {
        .pack = pack,
        .assets_folder = shoot->exhibit.assets,
        .mm_per_px = settings_mm_per_px(&shoot->settings, shoot->size),
        .distance_mm = shoot->settings.distance_mm,
        .still = true,
    };
    bool good = true;
    for (size_t i = 0; good && i < pack->language_count; i++) {
        shoot->language = (int)i;
        shoot->now_ms = 0;
        shoot->kiosk = kiosk_create(
            &options, fonts_measure(shoot->exhibit.fonts), shoot->size, 0, shoot->now_ms);
        good = save_language(shoot);
        kiosk_destroy(shoot->kiosk);
    }
    printf("%d pictures in %s\n", shoot->written, shoot->out);
    return good ? EXIT_OK : EXIT_ENVIRONMENT;
}

enum {
    OPTION_OUT = 1,
    OPTION_SIZE,
    OPTION_SCREEN,
    OPTION_DISTANCE,
    OPTION_TEXT,
    OPTION_STYLE,
    OPTION_REACH
};

static const struct option LONGS[] = {
    {"out", required_argument, NULL, OPTION_OUT},
    {"size", required_argument, NULL, OPTION_SIZE},
    {"screen", required_argument, NULL, OPTION_SCREEN},
    {"distance", required_argument, NULL, OPTION_DISTANCE},
    {"text", required_argument, NULL, OPTION_TEXT},
    {"style", required_argument, NULL, OPTION_STYLE},
    {"reach", no_argument, NULL, OPTION_REACH},
    OPTIONS_COMMON,
    {0},
};

static bool set_style(struct shoot *shoot, const char *text)
{
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        if (strcmp(text, ui_style((enum ui_style_kind)kind)->name) == 0) {
            shoot->settings_of_visit[SETTING_STYLE] = kind;
            return true;
        }
    }
    return false;
}

static bool apply(void *self, int option, const char *text)
{
    struct shoot *shoot = self;
    switch (option) {
    case OPTION_OUT:
        shoot->out = text;
        return true;
    case OPTION_SIZE:
        return options_size(text, &shoot->size);
    case OPTION_SCREEN:
        return settings_set_screen(&shoot->settings, text);
    case OPTION_DISTANCE:
        return options_whole(text, 100, 10000, &shoot->settings.distance_mm);
    case OPTION_TEXT:
        return options_whole(text, 1, 4, &shoot->settings_of_visit[SETTING_TEXT]);
    case OPTION_STYLE:
        return set_style(shoot, text);
    case OPTION_REACH:
        shoot->settings_of_visit[SETTING_REACH] = 1;
        return true;
    default:
        return false;
    }
}

// Returns -1 to go on, else the exit code.
static int read_arguments(struct shoot *shoot, int argc, char **argv, const char **pack_out)
{
    struct options options = {"shoot", HELP, LONGS, apply, shoot};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest + 1 != argc)
        return options_fault("shoot", "expected one PACK folder");
    *pack_out = argv[rest];
    if (!shoot->out)
        return options_fault("shoot", "--out DIR is missing");
    return -1;
}

int command_shoot(int argc, char **argv)
{
    struct shoot shoot = {.settings = settings_default(),
        .size = {1920, 1080},
        .settings_of_visit = {-1, -1, -1, -1}};
    const char *pack = NULL;
    int code = read_arguments(&shoot, argc, argv, &pack);
    if (code >= 0)
        return code;
    if (!exhibit_open(&shoot.exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&shoot.exhibit, pack);
    if (shoot.exhibit.pack) {
        shoot.canvas = canvas_create(shoot.exhibit.fonts, shoot.size);
        code = shoot_pack(&shoot);
        canvas_destroy(shoot.canvas);
    } else {
        fputs(buf_text(&shoot.exhibit.faults), stderr);
        code = EXIT_CONTENT;
    }
    exhibit_close(&shoot.exhibit);
    return code;
}

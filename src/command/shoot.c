// `vitrine shoot PACK --out DIR`: every screen and page of a pack, in every language, as PNG, with
// a contact sheet. The rows of the sheet are dealt out to processes; what comes after all pictures
// is the sheet.
#include "command/command.h"

#include "base/log.h"
#include "command/booklet.h"
#include "command/camera.h"
#include "command/options.h"
#include "command/sheet.h"
#include "command/workers.h"
#include "pack/spoken.h"
#include "ui/style.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char HELP[] =
    "usage: vitrine shoot PACK --out DIR [OPTIONS]\n"
    "\n"
    "Writes a PNG of every screen and page of the content pack in the folder PACK, in every\n"
    "language: DIR/LANGUAGE/NAME.png. The pictures are the ones that visitors see. Beside each\n"
    "page, NAME.txt has its words in reading order, as they would be read aloud. At the end,\n"
    "DIR/index.html shows all of them, languages side by side, for proof-reading.\n"
    "\n"
    "  --out DIR           where to; made if it is not there\n"
    "  --size WxH          of the screen in px; default 1920x1080. With several of this option,\n"
    "                      pictures are DIR/WxH/LANGUAGE/NAME.png\n"
    "  --screen WxH        of the screen in mm, or --screen 21.5: its diagonal in inches\n"
    "  --distance MM       from the visitor's eye to the glass\n"
    "  --text STEP         text size, 1 to 4; default 2\n"
    "  --style NAME        light, dark or \"high contrast\"\n"
    "  --reach             everything to tap in the lower half of the screen\n"
    "  --pdf FILE          also one PDF of all of it, to be read and signed; of the first --size\n"
    "  --jobs N            processes at work; default as many as there are processors\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 done, 1 the pack has errors, 2 wrong call, 3 something cannot be written, or the\n"
    "program was built without PDF\n";

struct shoot {
    struct sheet sheet;
    struct shots shots;
    struct camera_options camera_options;
    struct exhibit exhibit;
    int jobs;
    const char *pdf; // file, or NULL
    long written;
    // In a process that takes pictures:
    struct camera *camera;
    size_t camera_size; // index into the sheet's sizes
};

// --- folders ---

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

static bool make_folders(const struct shoot *shoot)
{
    const struct sheet *sheet = &shoot->sheet;
    bool made = make_folder(sheet->folder);
    struct buf path = {0};
    for (size_t size = 0; size < sheet->size_count; size++)
        for (size_t language = 0; made && language < shoot->exhibit.pack->language_count;
             language++) {
            buf_clear(&path);
            buf_print(&path, "%s/", sheet->folder);
            sheet_place(sheet, size, (int)language, &path);
            made = make_folder(path.text);
        }
    buf_finish(&path);
    return made;
}

// --- in a process of its own ---

// What is read aloud of the page, beside its picture: for proof-reading, and for those who record
// it.
static bool save_spoken(
    const struct shoot *shoot, const struct pack_page *page, int language, const char *path)
{
    struct buf spoken = {0};
    pack_speak_page(shoot->exhibit.pack, page, language, &spoken);
    FILE *file = fopen(path, "wb");
    bool saved = file && fwrite(buf_text(&spoken), 1, spoken.length, file) == spoken.length;
    saved = file && fclose(file) == 0 && saved;
    if (!saved)
        log_error("shoot", "cannot write %s: %s", path, strerror(errno));
    buf_finish(&spoken);
    return saved;
}

static bool take(struct shoot *shoot, size_t size, int language, const struct shot *shot)
{
    const struct sheet *sheet = &shoot->sheet;
    struct buf picture = {0}, text = {0};
    buf_print(&picture, "%s/", sheet->folder);
    sheet_file(sheet, size, language, shot, ".png", &picture);
    buf_print(&text, "%s/", sheet->folder);
    sheet_file(sheet, size, language, shot, ".txt", &text);
    const struct pack_page *page = shot_page(shoot->exhibit.pack, shot);
    bool saved = camera_take(shoot->camera, shot, language, picture.text) &&
                 (!page || save_spoken(shoot, page, language, text.text));
    shoot->written += saved;
    buf_finish(&text);
    buf_finish(&picture);
    return saved;
}

// A unit is a row of the sheet in one size: so each photograph is decoded once for all languages.
static bool work(void *self, int unit)
{
    struct shoot *shoot = self;
    size_t size = (size_t)unit / shoot->shots.count, row = (size_t)unit % shoot->shots.count;
    if (!shoot->camera || shoot->camera_size != size) {
        camera_destroy(shoot->camera);
        shoot->camera = camera_create(&shoot->camera_options, shoot->sheet.sizes[size]);
        shoot->camera_size = size;
    }
    for (size_t i = 0; i < shoot->exhibit.pack->language_count; i++)
        if (!take(shoot, size, (int)i, &shoot->shots.items[row]))
            return false;
    return true;
}

static void tell(void *self, FILE *out)
{
    const struct shoot *shoot = self;
    fprintf(out, "%ld\n", shoot->written);
}

static void hear(void *self, FILE *in)
{
    struct shoot *shoot = self;
    char line[32];
    if (fgets(line, sizeof line, in))
        shoot->written += strtol(line, NULL, 10);
}

// --- all ---

static bool take_all(struct shoot *shoot)
{
    struct workers workers = {
        .doing = "taking pictures, rows",
        .units = (int)(shoot->sheet.size_count * shoot->shots.count),
        .processes = shoot->jobs,
        .self = shoot,
        .work = work,
        .tell = tell,
        .hear = hear,
    };
    bool good = workers_run(&workers);
    printf("%ld pictures in %s\n", shoot->written, shoot->sheet.folder);
    return good;
}

static void set_date(struct sheet *sheet)
{
    time_t now = time(NULL);
    struct tm here;
    if (localtime_r(&now, &here))
        strftime(sheet->date, sizeof sheet->date, "%Y-%m-%d %H:%M %Z", &here);
}

static int shoot_pack(struct shoot *shoot)
{
    shoot->sheet.shots = &shoot->shots;
    set_date(&shoot->sheet);
    shoot->camera_options.exhibit = &shoot->exhibit;
    const struct pdf_module *module = shoot->pdf ? booklet_module() : NULL;
    if (shoot->pdf && !module)
        return EXIT_ENVIRONMENT; // before the long work
    bool good = shots_plan(&shoot->shots, shoot->exhibit.pack) && make_folders(shoot) &&
                take_all(shoot) && sheet_write_html(&shoot->sheet);
    if (good && module)
        good =
            booklet_write(module, &shoot->sheet, fonts_measure(shoot->exhibit.fonts), shoot->pdf);
    shots_finish(&shoot->shots);
    return good ? EXIT_OK : EXIT_ENVIRONMENT;
}

// --- arguments ---

enum {
    OPTION_OUT = 1,
    OPTION_SIZE,
    OPTION_SCREEN,
    OPTION_DISTANCE,
    OPTION_TEXT,
    OPTION_STYLE,
    OPTION_REACH,
    OPTION_JOBS,
    OPTION_PDF
};

static const struct option LONGS[] = {
    {"out", required_argument, NULL, OPTION_OUT},
    {"size", required_argument, NULL, OPTION_SIZE},
    {"screen", required_argument, NULL, OPTION_SCREEN},
    {"distance", required_argument, NULL, OPTION_DISTANCE},
    {"text", required_argument, NULL, OPTION_TEXT},
    {"style", required_argument, NULL, OPTION_STYLE},
    {"reach", no_argument, NULL, OPTION_REACH},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"pdf", required_argument, NULL, OPTION_PDF},
    OPTIONS_COMMON,
    {0},
};

static bool set_style(struct shoot *shoot, const char *text)
{
    for (int kind = 0; kind < UI_STYLE_COUNT; kind++) {
        if (strcmp(text, ui_style((enum ui_style_kind)kind)->name) == 0) {
            shoot->camera_options.visit[SETTING_STYLE] = kind;
            return true;
        }
    }
    return false;
}

// The same size twice is one.
static bool add_size(struct sheet *sheet, const char *text)
{
    struct point size;
    if (!options_size(text, &size))
        return false;
    for (size_t i = 0; i < sheet->size_count; i++)
        if (sheet->sizes[i].x == size.x && sheet->sizes[i].y == size.y)
            return true;
    if (sheet->size_count == SHEET_SIZES_MAX)
        return false;
    sheet->sizes[sheet->size_count++] = size;
    return true;
}

static bool apply(void *self, int option, const char *text)
{
    struct shoot *shoot = self;
    switch (option) {
    case OPTION_OUT:
        shoot->sheet.folder = text;
        return true;
    case OPTION_SIZE:
        return add_size(&shoot->sheet, text);
    case OPTION_SCREEN:
        return settings_set_screen(&shoot->camera_options.settings, text);
    case OPTION_DISTANCE:
        return options_whole(text, 100, 10000, &shoot->camera_options.settings.distance_mm);
    case OPTION_TEXT:
        return options_whole(text, 1, 4, &shoot->camera_options.visit[SETTING_TEXT]);
    case OPTION_STYLE:
        return set_style(shoot, text);
    case OPTION_REACH:
        shoot->camera_options.visit[SETTING_REACH] = 1;
        return true;
    case OPTION_PDF:
        shoot->pdf = text;
        return true;
    case OPTION_JOBS:
        return options_whole(text, 1, WORKERS_MAX, &shoot->jobs);
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
    if (!shoot->sheet.folder)
        return options_fault("shoot", "--out DIR is missing");
    if (shoot->sheet.size_count == 0)
        shoot->sheet.sizes[shoot->sheet.size_count++] = (struct point){1920, 1080};
    return -1;
}

int command_shoot(int argc, char **argv)
{
    struct shoot shoot = {
        .camera_options = {.settings = settings_default(), .visit = {-1, -1, -1, -1}}};
    const char *pack = NULL;
    int code = read_arguments(&shoot, argc, argv, &pack);
    if (code >= 0)
        return code;
    if (!exhibit_open(&shoot.exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&shoot.exhibit, pack);
    if (shoot.exhibit.pack) {
        code = shoot_pack(&shoot);
    } else {
        fputs(buf_text(&shoot.exhibit.faults), stderr);
        code = EXIT_CONTENT;
    }
    exhibit_close(&shoot.exhibit);
    return code;
}

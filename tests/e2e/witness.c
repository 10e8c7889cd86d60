// The eyes of the end-to-end tests: where a control is, and whether the X screen shows a picture.
//
//     witness where PACK WxH INCHES ACTION[:A[:B]]...
//         does all but the last action, prints "X Y", the middle of the last one's control; in the
//         staff menu, whose PIN is 2718, where that is an action of it
//     witness faults FILE WxH INCHES OUT.png
//         draws the fault screen with the text of FILE
//     witness strip FILE HEADING PICTURE.png OUT.png
//         draws the strip of a preview with the text of FILE over the picture
//     witness compare SCREEN.xwd EXPECTED.png DEGREES SHARE
//         0 when at most SHARE permille of the pixels differ from the picture turned by DEGREES
//         (0 or 90, clockwise); else 1, and a line that says how many
#include "support/stage.h"

#include "command/preview_strip.h"
#include "port/sdl/canvas.h"
#include "port/sdl/paint.h"

#include <SDL.h>
#include <SDL_image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOLERANCE = 2 };

static void fail(const char *reason, const char *what)
{
    fprintf(stderr, "witness: %s: %s\n", reason, what);
    exit(2);
}

// --- where ---

static const struct {
    const char *name;
    enum action_kind kind;
} ACTIONS[] = {
    {"enter", ACTION_ENTER},
    {"home", ACTION_HOME},
    {"theme", ACTION_THEME},
    {"page", ACTION_PAGE},
    {"next", ACTION_NEXT},
    {"language", ACTION_LANGUAGE},
    {"staff", ACTION_STAFF},
};

static struct action parse_action(const char *word)
{
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        size_t length = strlen(ACTIONS[i].name);
        int a = -1, b = -1;
        if (strncmp(word, ACTIONS[i].name, length) != 0 || !strchr(":", word[length]))
            continue;
        sscanf(word + length, ":%d:%d", &a, &b);
        return (struct action){(int16_t)ACTIONS[i].kind, (int16_t)a, (int16_t)b};
    }
    fail("no such action", word);
    return (struct action){0};
}

static struct kiosk_options options_for(
    const char *size_word, const char *inches, struct point *size)
{
    if (sscanf(size_word, "%dx%d", &size->x, &size->y) != 2)
        fail("no size", size_word);
    return (struct kiosk_options){
        .assets_folder = SOURCE_FOLDER "/assets",
        .still = true,
        .mm_per_px = strtod(inches, NULL) * 25.4 / hypot(size->x, size->y),
    };
}

// Of facts that take a line each, as those of the tests do.
static const struct screen_facts *staff_facts(struct arena *words)
{
    static struct screen_facts facts = {
        .program = "p", .pack = "p", .before = "b", .given_up = "", .faults = "", .imports = ""};
    facts.words = staff_words_load(words, SOURCE_FOLDER "/assets/staff", "kk");
    return &facts;
}

static void hold_corner(struct stage *stage)
{
    struct event down = {.kind = EVENT_DOWN, .finger = 1, .at = {4, 4}};
    kiosk_handle(stage->kiosk, &down);
    kiosk_handle(stage->kiosk, &(struct event){.at_ms = 5000});
}

static void print_where(int argc, char **argv)
{
    struct stage stage;
    struct point at;
    struct draw_damage damage;
    struct arena words = {0};
    stage_open(&stage, argv[2]);
    struct kiosk_options options = options_for(argv[3], argv[4], &stage.size);
    options.pack = stage.pack;
    options.staff_pin = "2718";
    options.facts = staff_facts(&words);
    stage.kiosk = kiosk_create(&options, fonts_measure(stage.fonts), stage.size, 0, 0);
    if (parse_action(argv[argc - 1]).kind == ACTION_STAFF)
        hold_corner(&stage);
    kiosk_frame(stage.kiosk, 0, &damage);
    for (int i = 5; i < argc - 1; i++) {
        kiosk_act(stage.kiosk, parse_action(argv[i]), 0);
        kiosk_frame(stage.kiosk, 0, &damage);
    }
    struct action action = parse_action(argv[argc - 1]);
    if (!stage_find(&stage, (enum action_kind)action.kind, action.a, action.b, &at))
        fail("no such control on the screen", argv[argc - 1]);
    printf("%d %d\n", at.x, at.y);
    stage_close(&stage);
    arena_finish(&words);
}

// --- faults ---

static void read_text(const char *path, struct buf *out)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("cannot read", path);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(out, bytes, length);
    fclose(file);
}

static void draw_faults(char **argv)
{
    struct buf faults = {0};
    struct point size;
    struct draw_damage damage;
    struct fonts *fonts = fonts_create();
    struct kiosk_options options = options_for(argv[3], argv[4], &size);
    read_text(argv[2], &faults);
    options.faults = buf_text(&faults);
    struct kiosk *kiosk = kiosk_create(&options, fonts_measure(fonts), size, 0, 0);
    struct canvas *canvas = canvas_create(fonts, size);
    canvas_paint(canvas, kiosk_frame(kiosk, 0, &damage), NULL);
    if (!canvas_save_png(canvas, argv[5]))
        fail("cannot write", argv[5]);
    canvas_destroy(canvas);
    kiosk_destroy(kiosk);
    fonts_destroy(fonts);
    buf_finish(&faults);
}

// --- strip ---

static SDL_Surface *read_picture(const char *path)
{
    SDL_Surface *decoded = IMG_Load(path);
    if (!decoded)
        fail("cannot read", path);
    SDL_Surface *picture = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_XRGB8888, 0);
    SDL_FreeSurface(decoded);
    return picture;
}

static void draw_strip(char **argv)
{
    struct buf text = {0};
    struct arena arena = {0};
    struct fonts *fonts = fonts_create();
    SDL_Surface *picture = read_picture(argv[4]);
    read_text(argv[2], &text);
    struct draw_list strip = preview_strip_draw(&arena, fonts_measure(fonts),
        (struct point){picture->w, picture->h}, argv[3], buf_text(&text));
    SDL_Surface *painted =
        SDL_CreateRGBSurfaceWithFormat(0, strip.size.x, strip.size.y, 32, SDL_PIXELFORMAT_XRGB8888);
    struct paint *paint = paint_create(fonts, NULL, NULL);
    paint_list(paint, painted, &strip,
        &(struct draw_damage){.rects = {{0, 0, strip.size.x, strip.size.y}}, .count = 1});
    SDL_BlitSurface(painted, NULL, picture, &(SDL_Rect){0, picture->h - strip.size.y, 0, 0});
    if (!paint_save_png(picture, argv[5]))
        fail("cannot write", argv[5]);
    paint_destroy(paint);
    SDL_FreeSurface(painted);
    SDL_FreeSurface(picture);
    fonts_destroy(fonts);
    arena_finish(&arena);
    buf_finish(&text);
}

// --- compare ---

// What is needed of a dump by xwd: 32 bits a pixel, blue first, as Xvfb of depth 24 gives it.
struct screen {
    struct buf bytes;
    int width, height;
    size_t start, line; // offset of the first pixel; bytes of a row
};

static size_t field(const struct screen *screen, int index)
{
    const unsigned char *at = (const unsigned char *)screen->bytes.text + (size_t)index * 4;
    return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

static bool read_screen(const char *path, struct screen *screen)
{
    enum { FIELDS = 25, COLOUR_BYTES = 12 };
    read_text(path, &screen->bytes);
    if (screen->bytes.length < (size_t)FIELDS * 4)
        return false; // the server was not ready
    if (field(screen, 1) != 7 || field(screen, 11) != 32 || field(screen, 7) != 0)
        fail("not a dump of 32 bits a pixel", path);
    screen->width = (int)field(screen, 4);
    screen->height = (int)field(screen, 5);
    screen->line = field(screen, 12);
    screen->start = field(screen, 0) + field(screen, 19) * COLOUR_BYTES;
    return screen->bytes.length >= screen->start + screen->line * (size_t)screen->height;
}

static const unsigned char *screen_pixel(const struct screen *screen, int x, int y)
{
    return (const unsigned char *)screen->bytes.text + screen->start + screen->line * (size_t)y +
           (size_t)x * 4;
}

static bool differs(const unsigned char *actual, const unsigned char *expected)
{
    for (int channel = 0; channel < 3; channel++)
        if (abs((int)actual[channel] - (int)expected[channel]) > TOLERANCE)
            return true;
    return false;
}

// A picture turned clockwise has its top left corner at the screen's top right.
static long count_differing(const struct screen *screen, const SDL_Surface *picture, bool turned)
{
    long differing = 0;
    for (int y = 0; y < picture->h; y++) {
        const unsigned char *row =
            (const unsigned char *)picture->pixels + (ptrdiff_t)y * picture->pitch;
        for (int x = 0; x < picture->w; x++) {
            const unsigned char *actual = turned ? screen_pixel(screen, screen->width - 1 - y, x)
                                                 : screen_pixel(screen, x, y);
            differing += differs(actual, row + (size_t)x * 4);
        }
    }
    return differing;
}

static int compare(char **argv)
{
    struct screen screen = {0};
    bool turned = strcmp(argv[4], "90") == 0;
    if (!read_screen(argv[2], &screen)) {
        puts("no picture of the screen");
        return 1;
    }
    SDL_Surface *picture = read_picture(argv[3]);
    int width = turned ? picture->h : picture->w, height = turned ? picture->w : picture->h;
    if (screen.width != width || screen.height != height)
        fail("has not the size of the screen", argv[3]);
    long differing = count_differing(&screen, picture, turned);
    long allowed = (long)width * height / 1000 * strtol(argv[5], NULL, 10);
    if (differing > allowed)
        printf("%ld pixels differ from %s\n", differing, argv[3]);
    SDL_FreeSurface(picture);
    buf_finish(&screen.bytes);
    return differing > allowed;
}

int main(int argc, char **argv)
{
    if (argc >= 6 && strcmp(argv[1], "where") == 0)
        print_where(argc, argv);
    else if (argc == 6 && strcmp(argv[1], "faults") == 0)
        draw_faults(argv);
    else if (argc == 6 && strcmp(argv[1], "strip") == 0)
        draw_strip(argv);
    else if (argc == 6 && strcmp(argv[1], "compare") == 0)
        return compare(argv);
    else
        fail("unknown call", argc > 1 ? argv[1] : "");
    return 0;
}

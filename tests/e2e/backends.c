// Both ways to the screen on a real X server: what the graphics card makes of a scene (here its
// emulation, Mesa's llvmpipe) is what the processor makes of it, upright and turned; and it is
// there again after the card has lost everything.
//     backends    (DISPLAY is an X server of at least 640x400; needs OpenGL ES 2)
#include "support/stage.h"

#include "port/sdl/canvas.h"
#include "port/sdl/turn.h"
#include "port/sdl/window.h"

#include <SDL.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <stdlib.h>

enum { W = 640, H = 400, TOLERANCE = 2, PERMILLE = 1 };

struct bench {
    struct stage stage;
    struct window *window;
    struct port port;
    Display *display;
    struct canvas *expected;
    int degrees, faults;
};

static void fail(const char *what)
{
    fprintf(stderr, "backends: %s\n", what);
    exit(1);
}

static int difference(colour a, colour b)
{
    int worst = 0;
    for (int shift = 0; shift < 24; shift += 8)
        worst = geom_max(worst, abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)));
    return worst;
}

// The window's own pixels, as the X server has them.
static XImage *grab(struct bench *bench)
{
    Window root = DefaultRootWindow(bench->display), parent, *children;
    unsigned count;
    XWindowAttributes attributes;
    XImage *image = NULL;
    XSync(bench->display, False);
    XQueryTree(bench->display, root, &root, &parent, &children, &count);
    for (unsigned i = 0; i < count && !image; i++) {
        XGetWindowAttributes(bench->display, children[i], &attributes);
        if (attributes.map_state == IsViewable && attributes.width == W)
            image = XGetImage(bench->display, children[i], 0, 0, W, H, AllPlanes, ZPixmap);
    }
    XFree(children);
    if (!image)
        fail("no window on the screen");
    return image;
}

static void compare(struct bench *bench, const char *what)
{
    XImage *image = grab(bench);
    int differing = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            struct point at = turn_back((struct point){x, y}, (struct point){W, H}, bench->degrees);
            colour seen = (colour)XGetPixel(image, x, y);
            differing += difference(seen, canvas_pixel(bench->expected, at)) > TOLERANCE;
        }
    XDestroyImage(image);
    if (differing * 1000 > W * H * PERMILLE) {
        fprintf(stderr, "backends: %s, turned by %d: %d pixels differ\n", what, bench->degrees,
            differing);
        bench->faults++;
    }
}

static void drain(struct bench *bench)
{
    while (bench->port.wait(bench->port.self, INT64_MIN).kind != EVENT_NONE) {
    }
}

static void show(struct bench *bench, const struct draw_scene *scene, const char *what)
{
    canvas_show(bench->expected, scene);
    if (!bench->port.present(bench->port.self, scene))
        fail("the screen is lost");
    drain(bench);
    compare(bench, what);
}

static void lose_textures(struct bench *bench, Uint32 type, const char *what)
{
    SDL_Event lost = {.type = type};
    SDL_PushEvent(&lost);
    drain(bench);
    compare(bench, what);
}

static struct draw_leaf page_leaf(struct bench *bench, int page)
{
    struct draw_damage damage;
    struct kiosk *kiosk = bench->stage.kiosk;
    kiosk_act(kiosk, (struct action){ACTION_PAGE, 1, (int16_t)page}, 0);
    const struct draw_list *list = kiosk_frame(kiosk, 0, &damage);
    return (struct draw_leaf){.id = draw_list_id(list, 0), .list = list};
}

static void look_at_scenes(struct bench *bench, struct point size)
{
    struct draw_leaf a = page_leaf(bench, 1), b = page_leaf(bench, 2);
    struct draw_scene scene = {.over = a};
    show(bench, &scene, "a page");
    lose_textures(bench, SDL_RENDER_DEVICE_RESET, "a page, after a reset");
    scene = (struct draw_scene){.mix = DRAW_SLIDE, .over = b, .under = a};
    scene.area = (struct rect){0, 0, size.x, size.y * 4 / 5};
    scene.offset_px = size.x * 2 / 3;
    show(bench, &scene, "a slide");
    lose_textures(bench, SDL_RENDER_TARGETS_RESET, "a slide, after a reset");
    scene.offset_px = -size.x / 4;
    scene.under_stays = true;
    show(bench, &scene, "a slide to the other side");
    scene = (struct draw_scene){.mix = DRAW_FADE, .over = b, .under = a, .part_256 = 100};
    show(bench, &scene, "a fade");
    scene.mix = DRAW_RISE;
    scene.area = (struct rect){20, size.y / 3, size.x - 40, size.y / 2};
    scene.offset_px = 50;
    scene.scrim = 0x80102030;
    show(bench, &scene, "a sheet");
    scene = (struct draw_scene){.over = b};
    show(bench, &scene, "the other page");
}

static bool has_renderer(void)
{
    for (Uint32 id = 1; id < 1000; id++)
        if (SDL_GetWindowFromID(id))
            return SDL_GetRenderer(SDL_GetWindowFromID(id)) != NULL;
    return false;
}

static void look_turned(struct bench *bench, enum glass_backend backend, int degrees)
{
    struct window_options options = {
        .title = "backends", .size = {W, H}, .rotate_degrees = degrees, .backend = backend};
    bench->degrees = degrees;
    bench->window = window_create(&options, bench->stage.fonts);
    if (!bench->window)
        fail("no window");
    if (has_renderer() != (backend == GLASS_RENDERER))
        fail("not the renderer that was asked for");
    bench->port = window_port(bench->window);
    struct point size = bench->port.size(bench->port.self);
    bench->expected = canvas_create(bench->stage.fonts, size);
    stage_start(&bench->stage, size);
    kiosk_act(bench->stage.kiosk, (struct action){ACTION_ENTER, 0, 0}, 0);
    look_at_scenes(bench, size);
    canvas_destroy(bench->expected);
    window_destroy(bench->window);
}

int main(void)
{
    struct bench bench = {.display = XOpenDisplay(NULL)};
    if (!bench.display)
        fail("no X server");
    stage_open(&bench.stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    for (int degrees = 0; degrees < 360; degrees += 90) {
        look_turned(&bench, GLASS_SURFACE, degrees);
        look_turned(&bench, GLASS_RENDERER, degrees);
    }
    stage_close(&bench.stage);
    XCloseDisplay(bench.display);
    return bench.faults > 0;
}

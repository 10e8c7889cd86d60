// Every picture is of a kiosk of its own, in which nothing moves.
#include "command/camera.h"

#include "base/bug.h"
#include "kiosk/kiosk.h"
#include "port/sdl/canvas.h"

#include <stdlib.h>

struct camera {
    struct camera_options options;
    struct kiosk_options kiosk_options;
    struct point size;
    struct canvas *canvas;
};

struct camera *camera_create(const struct camera_options *options, struct point size)
{
    struct camera *camera = calloc(1, sizeof *camera);
    BUG_IF(!camera);
    camera->options = *options;
    camera->size = size;
    camera->canvas = canvas_create(options->exhibit->fonts, size);
    camera->kiosk_options = (struct kiosk_options){
        .pack = options->exhibit->pack,
        .assets_folder = options->exhibit->assets,
        .mm_per_px = settings_mm_per_px(&options->settings, size),
        .distance_mm = options->settings.distance_mm,
        .still = true,
    };
    return camera;
}

void camera_destroy(struct camera *camera)
{
    if (!camera)
        return;
    canvas_destroy(camera->canvas);
    free(camera);
}

// The kiosk gives no list where nothing changed: then the canvas shows the same as before.
static void paint(struct camera *camera, struct kiosk *kiosk, int64_t now_ms)
{
    struct draw_damage damage;
    const struct draw_list *list = kiosk_frame(kiosk, now_ms, &damage);
    if (list)
        canvas_paint(camera->canvas, list, &damage);
}

static void begin_visit(const struct camera *camera, struct kiosk *kiosk, int language)
{
    kiosk_act(kiosk, (struct action){ACTION_ENTER, (int16_t)language, 0}, 0);
    for (int i = 0; i < SETTING_COUNT; i++) {
        struct action set = {ACTION_SET, (int16_t)i, (int16_t)camera->options.visit[i]};
        if (set.b >= 0)
            kiosk_act(kiosk, set, 0);
    }
}

// Attract shows its question in every language in turn: that of this one is waited for. What
// follows a page needs to know how far that scrolls, so each step is shown.
static void show(struct camera *camera, struct kiosk *kiosk, const struct shot *shot, int language)
{
    if (shot->kind == SHOT_ATTRACT) {
        paint(camera, kiosk, (int64_t)language * SCREEN_QUESTION_MS);
        return;
    }
    begin_visit(camera, kiosk, language);
    for (size_t i = 0; i < shot->action_count; i++) {
        if (i > 0)
            paint(camera, kiosk, 0);
        kiosk_act(kiosk, shot->actions[i], 0);
    }
    bool waits = shot->kind == SHOT_STILL_THERE;
    paint(camera, kiosk, waits ? camera->options.exhibit->pack->ask_after_ms : 0);
}

bool camera_take(struct camera *camera, const struct shot *shot, int language, const char *path)
{
    struct kiosk *kiosk = kiosk_create(
        &camera->kiosk_options, fonts_measure(camera->options.exhibit->fonts), camera->size, 0, 0);
    show(camera, kiosk, shot, language);
    kiosk_destroy(kiosk);
    return canvas_save_png(camera->canvas, path);
}

// Wraps the script port, so that the list that was presented last can be looked at.
#include "support/stage.h"

#include <stdio.h>
#include <stdlib.h>

static void fail(const char *what)
{
    fprintf(stderr, "stage: %s\n", what);
    exit(1);
}

void stage_open(struct stage *stage, const char *pack_folder)
{
    *stage = (struct stage){.fonts = fonts_create()};
    if (!stage->fonts)
        fail("no fonts");
    struct pack_seams seams = {
        .words_folder = SOURCE_FOLDER "/assets/words",
        .covers = fonts_cover,
        .covers_self = stage->fonts,
    };
    struct diag diag = {0};
    stage->pack = pack_open(pack_folder, &seams, &diag);
    if (!stage->pack) {
        struct buf text = {0};
        diag_render(&diag, &text);
        fail(buf_text(&text));
    }
    diag_finish(&diag);
}

void stage_close(struct stage *stage)
{
    kiosk_destroy(stage->kiosk);
    script_destroy(stage->script);
    pack_destroy(stage->pack);
    fonts_destroy(stage->fonts);
}

static bool present(void *self, const struct draw_scene *scene)
{
    struct stage *stage = self;
    stage->list = scene->over.list;
    return around_present(self, scene);
}

static struct point size(void *self)
{
    return ((struct stage *)self)->size;
}

static double mm_per_px(void *self)
{
    (void)self;
    return 0;
}

void stage_start(struct stage *stage, struct point screen)
{
    kiosk_destroy(stage->kiosk);
    script_destroy(stage->script);
    stage->size = screen;
    stage->list = NULL;
    stage->script = script_create(fonts_measure(stage->fonts), screen, 0);
    struct port script = script_port(stage->script);
    stage->port = around_port(&stage->around, &script);
    stage->port.size = size;
    stage->port.mm_per_px = mm_per_px;
    stage->port.present = present;
    struct kiosk_options options = {.pack = stage->pack,
        .assets_folder = SOURCE_FOLDER "/assets",
        .bounce_ms = 300,
        .staff_pin = stage->facts ? "2718" : NULL,
        .facts = stage->facts,
        .volume_percent = 60,
        .still = !stage->moves};
    stage->kiosk = kiosk_create(&options, stage->port.measure, screen, 0, 0);
    stage_play(stage);
}

void stage_play(struct stage *stage)
{
    kiosk_run(stage->kiosk, &stage->port);
}

const struct draw_list *stage_list(struct stage *stage)
{
    return stage->list;
}

bool stage_find(struct stage *stage, enum action_kind kind, int a, int b, struct point *middle_out)
{
    const struct ui_hits *hits = kiosk_hits(stage->kiosk);
    for (int i = hits->count - 1; i >= 0; i--) {
        const struct ui_hit *hit = &hits->items[i];
        if (hit->action.kind != (int)kind || (a >= 0 && hit->action.a != a) ||
            (b >= 0 && hit->action.b != b))
            continue;
        *middle_out = (struct point){hit->area.x + hit->area.w / 2, hit->area.y + hit->area.h / 2};
        return true;
    }
    return false;
}

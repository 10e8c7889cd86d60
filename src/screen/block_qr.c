// An address as a QR code, with what it leads to in words. Each row of the code is drawn as runs of
// black on white, whatever the style: scanners ask for it. A code is never mirrored.
#include "screen/block_kinds.h"

#include "base/bug.h"

#include <qrencode.h>
#include <string.h>

enum { QUIET_MODULES = 4 }; // around the code, by ISO/IEC 18004

static const double LEAST_MODULE_MM = 0.5;
static const colour BLACK = COLOUR(0x000000), WHITE = COLOUR(0xFFFFFF);

struct qr {
    unsigned char *modules; // rows of `count`, 1 = black
    int count;              // of a side
    int module_px, side_px; // with the quiet zone
    bool beside;            // the words stand beside the code
    struct ui_set label, address;
};

static void encode(struct screen *s, const char *address, struct qr *plan)
{
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    BUG_IF(!code); // the pack's longest address fits
    plan->count = code->width;
    size_t size = (size_t)code->width * (size_t)code->width;
    plan->modules = arena_alloc(s->ui.arena, size);
    for (size_t i = 0; i < size; i++)
        plan->modules[i] = code->data[i] & 1;
    QRcode_free(code);
}

// Large enough for a phone at arm's length, and no larger than the card and the screen like it.
static void choose_size(const struct screen *s, int inner_px, struct qr *plan)
{
    int modules = plan->count + 2 * QUIET_MODULES;
    int least = (int)(LEAST_MODULE_MM / s->m->mm_per_px) + 1;
    int room = geom_min(inner_px, s->body.h * 2 / 5);
    plan->module_px = geom_max(least, room / modules);
    plan->side_px = plan->module_px * modules;
}

static int words_height_px(const struct screen *s, const struct qr *plan)
{
    return plan->label.block.height_px + s->m->space_px / 3 + plan->address.block.height_px;
}

void block_set_qr(struct screen *s, struct block_set *set)
{
    struct qr *plan = ARENA_NEW(s->ui.arena, struct qr);
    set->plan = plan;
    const char *url = set->block->qr.url;
    encode(s, url, plan);
    int inner = set->width_px - 2 * s->m->pad_px;
    choose_size(s, inner, plan);
    int beside = inner - plan->side_px - s->m->gap_px;
    plan->beside = beside >= block_ems(s, 12);
    int width = plan->beside ? beside : inner;
    plan->label =
        ui_set_text(&s->ui, block_strong(UI_TEXT), screen_text(s, &set->block->qr.label), width);
    plan->address = ui_set_text(&s->ui, block_type(UI_SMALL), url + strlen("https://"), width);
    int words = words_height_px(s, plan);
    set->height_px = 2 * s->m->pad_px + (plan->beside ? geom_max(plan->side_px, words)
                                                      : plan->side_px + s->m->space_px + words);
}

// A run of `length` modules from `first` on, in the layout that the kit will mirror.
static void put_run(
    struct screen *s, const struct qr *plan, struct rect code, int row, int first, int length)
{
    int size = plan->module_px;
    int from = s->ui.right_to_left ? plan->count - first - length : first;
    ui_fill(&s->ui, (struct rect){code.x + from * size, code.y + row * size, length * size, size},
        BLACK, 0);
}

static void put_code(struct screen *s, const struct qr *plan, int x, int y)
{
    struct rect ground = {x, y, plan->side_px, plan->side_px};
    int quiet = QUIET_MODULES * plan->module_px;
    struct rect code = rect_inset(ground, quiet, quiet);
    ui_fill(&s->ui, ground, WHITE, 0);
    for (int row = 0; row < plan->count; row++) {
        const unsigned char *modules = plan->modules + (size_t)row * (size_t)plan->count;
        for (int first = 0, length; first < plan->count; first += length) {
            length = 1;
            while (first + length < plan->count && modules[first + length] == modules[first])
                length++;
            if (modules[first])
                put_run(s, plan, code, row, first, length);
        }
    }
}

void block_put_qr(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct qr *plan = set->plan;
    block_put_card(s, area, false, false, set->accent);
    int x = area.x + s->m->pad_px, y = area.y + (area.h - set->height_px) / 2 + s->m->pad_px;
    put_code(s, plan, x, y);
    if (plan->beside) {
        x += plan->side_px + s->m->gap_px;
        y += (set->height_px - 2 * s->m->pad_px - words_height_px(s, plan)) / 2;
    } else {
        y += plan->side_px + s->m->space_px;
    }
    ui_put(&s->ui, &plan->label, x, y, s->style->ink);
    y += plan->label.block.height_px + s->m->space_px / 3;
    ui_put(&s->ui, &plan->address, x, y, s->style->ink_2);
}

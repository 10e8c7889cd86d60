// The picture panel: one picture of the page as large as the screen lets it be, and larger, with
// its caption below it where that leaves it enough room. The buttons stand where the dock stands;
// so with controls within reach, too, the picture has the rest of the screen.
#include "screen/block_kinds.h"
#include "ui/mirror.h"

#include <math.h>

enum {
    SOURCE_MOST_PX = 4 * 1024 * 1024, // pixels of a source that are kept: 16 MiB
    CAPTION_MOST = 40,                // of the room's height, in percent
};

struct viewer {
    const struct pack_image *image;
    struct ui_set caption;
    struct rect view, caption_area;
};

// --- which picture ---

// NULL when the page has no such picture.
static const struct pack_image *find_image(
    const struct pack_page *page, int block, int index, const struct pack_text **caption_out)
{
    if (!page || block >= (int)page->block_count)
        return NULL;
    const struct pack_block *found = &page->blocks[block];
    if (found->kind == PACK_IMAGE && index == 0) {
        *caption_out = &found->image.caption;
        return &found->image.image;
    }
    if (found->kind == PACK_GALLERY && index < (int)found->gallery.count) {
        *caption_out = &found->gallery.pictures[index].caption;
        return &found->gallery.pictures[index].image;
    }
    return NULL;
}

// --- where it stands ---

static struct viewer plan(struct screen *s)
{
    const struct pack_text *caption = NULL;
    const struct visit_picture *picture = &s->visit->picture;
    struct viewer v = {.view = {0, 0, s->m->size.x, s->m->size.y - s->m->dock_px}};
    v.image = find_image(screen_page(s), picture->block, picture->index, &caption);
    const char *text = v.image ? screen_text(s, caption) : NULL;
    if (!text)
        return v;
    struct ui_type type = {.role = UI_SMALL, .weight = -1, .align = TEXT_CENTRE};
    int w = geom_min(s->m->size.x - 2 * s->m->margin_px, s->measure_px);
    struct ui_set set = ui_set_text(&s->ui, type, text, w);
    int height = set.block.height_px + s->m->space_px;
    if (height > v.view.h * CAPTION_MOST / 100)
        return v;
    v.caption = set;
    v.view.h -= height;
    v.caption_area = (struct rect){
        (s->m->size.x - w) / 2, rect_bottom(v.view) + s->m->space_px / 2, w, set.block.height_px};
    return v;
}

// What is worth decoding: a drawing at twice the size that fits; a photograph at its own, but not
// more than is seen of it at the most.
static struct point source_size(const struct pack_image *image, struct point fitted)
{
    int most = image->format == PACK_SVG ? 2 : VISIT_ZOOM_MOST / VISIT_ZOOM_ONE;
    struct point size = {most * fitted.x, most * fitted.y};
    if (image->format != PACK_SVG && image->size.x < size.x)
        size = image->size;
    double pixels = (double)size.x * size.y;
    if (pixels > SOURCE_MOST_PX) {
        double smaller = sqrt(SOURCE_MOST_PX / pixels);
        size = (struct point){(int)(size.x * smaller), (int)(size.y * smaller)};
    }
    return (struct point){geom_max(1, size.x), geom_max(1, size.y)};
}

static void put_picture(struct screen *s, const struct viewer *v)
{
    struct visit_picture picture = s->visit->picture;
    struct rect fitted = block_fitted(v->view, v->image->size);
    picture.fitted = (struct point){geom_max(1, fitted.w), geom_max(1, fitted.h)};
    picture.view = ui_mirrored(&s->ui, v->view);
    s->frame->picture_px = picture.fitted;
    s->frame->picture_view = picture.view;
    // On the screen a finger moves it, and right is right: mirrored once more by the kit, it stays.
    struct rect place = ui_mirrored(&s->ui, visit_picture_place(&picture));
    struct rect before = ui_clip(&s->ui, v->view);
    ui_fill(&s->ui, place, s->style->picture, 0);
    ui_picture_part(&s->ui, place, v->image->file, source_size(v->image, picture.fitted));
    ui_unclip(&s->ui, before);
}

// --- the buttons ---

static void put_zoom(struct screen *s, struct rect area, const char *icon, int way)
{
    int zoom = s->visit->picture.zoom;
    ui_put_button(&s->ui, area,
        &(struct ui_button){.icon = icon,
            .action = {ACTION_ZOOM, (int16_t)way, 0},
            .disabled = zoom == (way > 0 ? VISIT_ZOOM_MOST : VISIT_ZOOM_ONE)});
}

static void put_buttons(struct screen *s)
{
    const struct ui_metrics *m = s->m;
    struct rect dock = {0, m->size.y - m->dock_px, m->size.x, m->dock_px};
    ui_fill(&s->ui, dock, s->style->card, 0);
    ui_fill(&s->ui, (struct rect){0, dock.y, dock.w, m->hair_px}, s->style->line, 0);
    struct ui_button close = {.icon = "close",
        .label = screen_word(s, WORD_CLOSE),
        .look = UI_CHOSEN,
        .action = {ACTION_CLOSE, 0, 0}};
    int side = m->margin_px / 2, size = m->button_px, gap = m->gap_px;
    int y = dock.y + (dock.h - size) / 2, room = dock.w - 2 * side;
    int both = 2 * size + gap;
    if (ui_button_width(&s->ui, &close) + gap + both > room)
        close.label = NULL;
    int close_w = ui_button_width(&s->ui, &close);
    int x = geom_min((dock.w - both) / 2, side + room - close_w - gap - both);
    put_zoom(s, (struct rect){x, y, size, size}, "minus", -1);
    put_zoom(s, (struct rect){x + size + gap, y, size, size}, "plus", +1);
    ui_put_button(&s->ui, (struct rect){side + room - close_w, y, close_w, size}, &close);
}

void picture_draw(struct screen *s)
{
    struct viewer v = plan(s);
    ui_modal(&s->ui, (struct action){ACTION_NONE, 0, 0});
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->paper, 0);
    if (v.image)
        put_picture(s, &v);
    ui_put(&s->ui, &v.caption, v.caption_area.x, v.caption_area.y, s->style->ink);
    put_buttons(s);
}

// Walks the list from the back: a text's ground is the last opaque fill below it; what a later
// scrim dims, or a later fill covers, is not looked at.
#include "kiosk/audit.h"

#include "base/utf8.h"

#include <string.h>

enum { LINE_CHARACTERS_MAX = 75, LARGE_PX = 24 };

struct audit {
    const struct audit_view *view;
    const struct draw_list *list;
    const struct ui_hits *hits;
    audit_report *report;
    void *context;
};

static void find(const struct audit *a, enum audit_kind kind, const void *origin, double value,
    struct rect place)
{
    a->report(a->context, &(struct audit_finding){kind, origin, value, place});
}

static struct rect visible(const struct draw_item *item)
{
    return rect_intersect(item->bounds, item->clip);
}

// Whether something that is painted later lies over the rectangle.
static bool is_covered(const struct audit *a, size_t after, struct rect place)
{
    for (size_t i = after + 1; i < a->list->count; i++) {
        const struct draw_item *item = &a->list->items[i];
        bool fills = item->kind == DRAW_FILL && item->fill.fill >> 24 > 0;
        if (fills && !rect_empty(rect_intersect(visible(item), place)))
            return true;
    }
    return false;
}

// --- text ---

// The part of a run that ink usually fills, without the air above and below.
static struct rect ink_box(const struct draw_item *item)
{
    int size = item->text.size_px;
    struct rect box = item->bounds;
    box.y = item->text.baseline_px - size * 7 / 10;
    box.h = size * 8 / 10;
    return rect_intersect(box, item->clip);
}

static void check_edges(const struct audit *a, const struct draw_item *item)
{
    const struct rect *b = &item->bounds, *c = &item->clip;
    struct rect frame = {0, 0, a->list->size.x, a->list->size.y};
    int slack = 2 + item->text.size_px / 12; // side bearings
    bool sideways = b->x < c->x - slack || rect_right(*b) > rect_right(*c) + slack;
    // What scrolls is cut above and below; what does not has the whole frame as its clip.
    bool fixed = rect_equal(*c, frame);
    struct rect ink = {b->x, item->text.baseline_px - item->text.size_px * 7 / 10, b->w,
        item->text.size_px * 9 / 10};
    bool upright = fixed && (ink.y < 0 || rect_bottom(ink) > frame.h);
    if (sideways || upright)
        find(a, AUDIT_CLIPPED, item->text.origin, 0, *b);
}

static colour ground_below(const struct audit *a, size_t text, struct rect place, bool *known_out)
{
    struct rect middle = {place.x + place.w / 2, place.y + place.h / 2, 1, 1};
    for (size_t i = text; i-- > 0;) {
        const struct draw_item *item = &a->list->items[i];
        if (rect_empty(rect_intersect(visible(item), middle)))
            continue;
        *known_out = true;
        if (item->kind == DRAW_FILL && item->fill.fill >> 24 == 255)
            return item->fill.fill;
        if (item->kind == DRAW_GLOW)
            return item->glow.inner; // the lighter end, which is the worse one below light text
    }
    *known_out = false;
    return 0;
}

static void check_contrast(
    const struct audit *a, size_t index, const struct draw_item *item, struct rect place)
{
    bool known = false;
    colour ground = ground_below(a, index, place, &known);
    bool large = item->text.size_px >= LARGE_PX * 2;
    double least = a->view->style->outlined ? 7.0 : large ? 3.0 : 4.5;
    double ratio = known ? colour_contrast(item->text.ink, ground) : 1;
    if (ratio < least)
        find(a, AUDIT_CONTRAST, item->text.origin, ratio, place);
}

// EN 301 549 5.1.4, as in ui/metrics.c; half a pixel is the grain of a size.
static void check_size(const struct audit *a, const struct draw_item *item)
{
    const struct ui_metrics *m = a->view->metrics;
    double cap_mm = (item->text.size_px + 0.7) * 0.7275 * m->mm_per_px;
    if (a->view->text_step >= 2 && cap_mm < 0.01222 * m->distance_mm)
        find(a, AUDIT_SMALL, item->text.origin, cap_mm, item->bounds);
}

static void check_overlap(const struct audit *a, size_t index, struct rect ink)
{
    for (size_t i = index + 1; i < a->list->count; i++) {
        const struct draw_item *other = &a->list->items[i];
        if (other->kind != DRAW_TEXT)
            continue;
        struct rect both = rect_intersect(ink, ink_box(other));
        if (both.w > 2 && both.h > 2)
            find(a, AUDIT_OVERLAP, other->text.origin, 0, both);
    }
}

static int characters(const struct draw_item *item)
{
    int count = 0;
    uint32_t code = 0;
    for (size_t at = 0, step; at < item->text.length; at += step, count++)
        if ((step = utf8_decode(item->text.bytes + at, item->text.length - at, &code)) == 0)
            break;
    return count;
}

static bool same_line(const struct draw_item *x, const struct draw_item *y)
{
    return x->text.origin == y->text.origin && x->text.baseline_px == y->text.baseline_px;
}

// The runs of one line follow each other in the list, with only underlines between them. The line
// is counted at its first run.
static void check_line(const struct audit *a, size_t index, const struct draw_item *item)
{
    size_t before = index;
    while (before > 0 && a->list->items[before - 1].kind != DRAW_TEXT)
        before--;
    if (before > 0 && same_line(&a->list->items[before - 1], item))
        return;
    int count = 0;
    for (size_t i = index; i < a->list->count; i++) {
        const struct draw_item *next = &a->list->items[i];
        if (next->kind != DRAW_TEXT)
            continue;
        if (!same_line(next, item))
            break;
        count += characters(next);
    }
    if (count > LINE_CHARACTERS_MAX)
        find(a, AUDIT_LONG, item->text.origin, count, item->bounds);
}

static void check_text(const struct audit *a, size_t index)
{
    const struct draw_item *item = &a->list->items[index];
    struct rect ink = ink_box(item);
    if (rect_empty(ink) || is_covered(a, index, ink))
        return;
    check_edges(a, item);
    check_contrast(a, index, item, ink);
    check_size(a, item);
    check_overlap(a, index, ink);
    check_line(a, index, item);
    if (item->text.word_cut)
        find(a, AUDIT_WORD_CUT, item->text.origin, 0, item->bounds);
    if (item->text.truncated)
        find(a, AUDIT_TRUNCATED, item->text.origin, 0, item->bounds);
}

// --- targets ---

static bool is_surface(const struct audit *a, const struct ui_hit *hit)
{
    struct rect frame = {0, 0, a->list->size.x, a->list->size.y};
    return hit->action.kind == ACTION_NONE || rect_equal(hit->whole, frame);
}

static bool is_link(const struct ui_hit *hit)
{
    return hit->action.kind == ACTION_TERM;
}

// Along the axis on which they are apart.
static int distance(struct rect x, struct rect y)
{
    int across = geom_max(x.x - rect_right(y), y.x - rect_right(x));
    int down = geom_max(x.y - rect_bottom(y), y.y - rect_bottom(x));
    return geom_max(across, down);
}

static void check_target(const struct audit *a, int index)
{
    const struct ui_hit *hit = &a->hits->items[index];
    const struct ui_metrics *m = a->view->metrics;
    int side = geom_min(hit->whole.w, hit->whole.h);
    if (side < m->target_px)
        find(a, AUDIT_TARGET, NULL, side * m->mm_per_px, hit->whole);
    for (int i = index + 1; i < a->hits->count; i++) {
        const struct ui_hit *other = &a->hits->items[i];
        if (is_surface(a, other) || is_link(hit) || is_link(other))
            continue;
        int apart = distance(hit->area, other->area);
        if (apart < m->apart_px)
            find(a, AUDIT_CLOSE, NULL, apart * m->mm_per_px, other->whole);
    }
}

void audit_frame(const struct audit_view *view, const struct draw_list *list,
    const struct ui_hits *hits, audit_report *report, void *context)
{
    struct audit audit = {view, list, hits, report, context};
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT)
            check_text(&audit, i);
    for (int i = 0; i < hits->count; i++)
        if (!is_surface(&audit, &hits->items[i]))
            check_target(&audit, i);
}

void audit_describe(const struct audit_finding *finding, struct buf *out)
{
    static const char *const plain[AUDIT_COUNT] = {
        [AUDIT_CLIPPED] = "text goes over an edge",
        [AUDIT_OVERLAP] = "text lies on other text",
        [AUDIT_WORD_CUT] = "a word is broken in the middle: it is wider than its place",
        [AUDIT_TRUNCATED] = "the text does not fit and ends in an ellipsis",
    };
    switch (finding->kind) {
    case AUDIT_CONTRAST:
        buf_print(out, "text and ground are too close: %.1f:1", finding->value);
        break;
    case AUDIT_SMALL:
        buf_print(out, "capitals of %.1f mm are too small for the distance", finding->value);
        break;
    case AUDIT_LONG:
        buf_print(out, "a line of %.0f characters: at most 75 are read well", finding->value);
        break;
    case AUDIT_TARGET:
        buf_print(out, "a control of %.1f mm: at least 12 mm are needed", finding->value);
        break;
    case AUDIT_CLOSE:
        buf_print(out, "controls %.1f mm apart: at least 2 mm are needed", finding->value);
        break;
    default:
        buf_add_text(out, plain[finding->kind]);
    }
}

// The picture of the touch test. Lengths are in mm of the glass: what must be measured with a ruler
// must not depend on type sizes. Where a text does not fit, it is left out.
#include "kiosk/touchtest.h"

#include "ui/ui.h"

#include <math.h>

enum { RING_POINTS = 48, BAR_MM = 100, SHORT_BAR_MM = 50 };

static const double PI = 3.14159265358979323846;

// Of fingers, told apart also by who does not see all colours (Okabe and Ito), light on night.
static const colour FINGER_INKS[] = {
    COLOUR(0xF0E442), COLOUR(0x56B4E9), COLOUR(0xE69F00), COLOUR(0x2FD6A0), COLOUR(0xF09CC8)};
static const colour PASSED = COLOUR(0x7FE0A6), MISSED = COLOUR(0xFF9C8F);

struct picture {
    struct ui ui;
    const struct touchtest *test;
    const struct touchtest_view *view;
    const struct ui_style *style;
};

static int px(const struct picture *p, double mm)
{
    return (int)lround(mm / p->test->mm_per_px);
}

static int hair(const struct picture *p)
{
    return p->view->metrics->hair_px;
}

// --- words ---

// Space for texts, one below the other.
struct column {
    int x, y, w, bottom;
};

static void put(
    struct picture *p, struct column *column, enum ui_role role, colour ink, const char *text)
{
    struct ui_type type = {.role = role, .weight = -1};
    struct ui_set set = ui_set_text(&p->ui, type, text, column->w);
    if (column->y + set.block.height_px > column->bottom)
        return;
    ui_put(&p->ui, &set, column->x, column->y, ink);
    column->y += set.block.height_px + p->view->metrics->space_px / 2;
}

static void put_devices(struct picture *p, struct column *column)
{
    const struct touchtest_view *view = p->view;
    for (int i = 0; i < view->device_count; i++)
        put(p, column, UI_SMALL, p->style->on_night,
            arena_print(p->ui.arena, "Touch: %s", view->devices[i]));
    if (view->device_count == 0)
        put(p, column, UI_SMALL, MISSED, "No touch device. Is this user in the group \"input\"?");
}

static void put_facts(struct picture *p, struct column column)
{
    const struct touchtest *test = p->test;
    put(p, &column, UI_CARD_TITLE, p->style->gold, "Touch test");
    put_devices(p, &column);
    put(p, &column, UI_SMALL, p->style->on_night_2,
        arena_print(p->ui.arena, "%.0f x %.0f mm, %d x %d px", test->size.x * test->mm_per_px,
            test->size.y * test->mm_per_px, test->size.x, test->size.y));
    put(p, &column, UI_SMALL, p->style->on_night_2,
        "If a ruler disagrees with the bar, mend \"screen:\".");
}

static const char *next_words(const struct picture *p)
{
    const struct touchtest *test = p->test;
    if (test->current < 0)
        return "All five passed.";
    const char *again = test->targets[test->current].tried ? " again" : "";
    return arena_print(p->ui.arena, "Tap the middle of ring %d%s.", test->current + 1, again);
}

static void put_state(struct picture *p, struct column column)
{
    int left = touchtest_seconds_left(p->test, p->view->now_ms);
    put(p, &column, UI_LABEL, p->test->current < 0 ? PASSED : p->style->on_night, next_words(p));
    put(p, &column, UI_SMALL, p->style->on_night_2,
        arena_print(p->ui.arena, "%d of %d passed", touchtest_passed(p->test), TOUCHTEST_TARGETS));
    put(p, &column, UI_SMALL, p->style->on_night_2,
        left ? arena_print(p->ui.arena, "Ends in %d s", left)
             : "To end: press ring 5 for five seconds, or Esc.");
}

// Beside the middle's target; on a tall screen above and below it.
static void put_words(struct picture *p)
{
    const struct ui_metrics *m = p->view->metrics;
    struct point size = p->test->size;
    int corner = px(p, TOUCHTEST_INSET_MM + 10), middle = px(p, 12), side = m->margin_px;
    if (m->tall) {
        int x = geom_max(side, px(p, 12)), w = size.x - x - side;
        put_facts(p, (struct column){x, corner, w, size.y / 2 - px(p, 10)});
        int below = size.y / 2 + px(p, TOUCHTEST_ERROR_MM + 1) + m->line_px[UI_SMALL];
        put_state(p, (struct column){x, below + m->space_px, w, size.y - corner});
    } else {
        int w = size.x / 2 - middle - side, bottom = size.y - corner;
        put_facts(p, (struct column){side, corner, w, bottom});
        put_state(p, (struct column){size.x / 2 + middle, corner, w, bottom});
    }
}

// --- shapes ---

static void put_ring(struct picture *p, struct point at, double radius_px, int width_16, colour ink)
{
    struct point points[RING_POINTS + 1];
    for (int i = 0; i <= RING_POINTS; i++)
        points[i] = (struct point){
            (int)lround(16 * (at.x + 0.5 + radius_px * cos(2 * PI * i / RING_POINTS))),
            (int)lround(16 * (at.y + 0.5 + radius_px * sin(2 * PI * i / RING_POINTS)))};
    ui_stroke(&p->ui, points, RING_POINTS + 1, width_16, ink);
}

static void put_cross(struct picture *p, struct point at, int arm_px, colour ink)
{
    int w = hair(p);
    ui_fill(&p->ui, (struct rect){at.x - arm_px, at.y - w / 2, 2 * arm_px, w}, ink, 0);
    ui_fill(&p->ui, (struct rect){at.x - w / 2, at.y - arm_px, w, 2 * arm_px}, ink, 0);
}

// Its number, and how far its last tap was from it, towards the middle of the screen.
static void put_target_words(struct picture *p, int index, colour ink)
{
    const struct touchtest_target *target = &p->test->targets[index];
    const char *text = arena_print(p->ui.arena, "%d", index + 1);
    if (target->tried)
        text = arena_print(p->ui.arena, target->error_mm < 100 ? "%d: %.1f mm" : "%d: %.0f mm",
            index + 1, target->error_mm);
    struct ui_type type = {.role = UI_SMALL, .weight = -1};
    int w = ui_text_width(&p->ui, type, text) + 2, away = px(p, TOUCHTEST_ERROR_MM + 2);
    struct ui_set set = ui_set_text(&p->ui, type, text, w);
    bool left = target->at.x <= p->test->size.x / 2, middle = index == TOUCHTEST_TARGETS - 1;
    int x = middle ? target->at.x - w / 2 : left ? target->at.x + away : target->at.x - away - w;
    int y = middle ? target->at.y + px(p, TOUCHTEST_ERROR_MM + 1)
                   : target->at.y - set.block.height_px / 2;
    ui_put(&p->ui, &set, x, y, ink);
}

static void put_target(struct picture *p, int index)
{
    const struct touchtest_target *target = &p->test->targets[index];
    bool current = index == p->test->current;
    colour ink = current                 ? p->style->gold
                 : touchtest_hit(target) ? PASSED
                 : target->tried         ? MISSED
                                         : p->style->on_night_2;
    put_ring(p, target->at, px(p, TOUCHTEST_ERROR_MM), hair(p) * (current ? 48 : 16), ink);
    put_cross(p, target->at, px(p, 3), ink);
    put_target_words(p, index, ink);
}

// A ruler of `mm`, a mark each centimetre, from (x, y) to the right or, when upright, down.
static void put_ruler(struct picture *p, int x, int y, int mm, bool upright)
{
    int length = px(p, mm), thick = geom_max(2, px(p, 1)), w = hair(p);
    struct rect bar = {x, y, upright ? thick : length, upright ? length : thick};
    ui_fill(&p->ui, bar, p->style->on_night, 0);
    for (int at = 0; at <= mm; at += 10) {
        int along = at == mm ? length - w : px(p, at), tick = px(p, at % mm ? 2 : 4);
        struct rect mark = upright ? (struct rect){x, y + along, tick, w}
                                   : (struct rect){x + along, y + thick - tick, w, tick};
        ui_fill(&p->ui, mark, p->style->on_night, 0);
    }
    struct ui_type type = {
        .role = UI_SMALL, .weight = -1, .align = upright ? TEXT_START : TEXT_CENTRE};
    struct ui_set set = ui_set_text(&p->ui, type, arena_print(p->ui.arena, "%d mm", mm), length);
    int h = set.block.height_px;
    if (upright)
        ui_put(&p->ui, &set, x + px(p, 6), y + length - h, p->style->on_night);
    else
        ui_put(&p->ui, &set, x, y - px(p, 4) - h, p->style->on_night);
}

// Between the lower corners where the screen is wide enough, else along the left edge.
static void put_bar(struct picture *p)
{
    struct point size = p->test->size;
    int corners = 2 * px(p, TOUCHTEST_INSET_MM + TOUCHTEST_ERROR_MM + 1);
    bool across = size.x - corners >= px(p, BAR_MM);
    bool upright = !across && size.y - corners >= px(p, BAR_MM);
    int mm = across || upright ? BAR_MM : SHORT_BAR_MM, length = px(p, mm);
    if (upright)
        put_ruler(p, px(p, 3), (size.y - length) / 2, mm, true);
    else
        put_ruler(p, (size.x - length) / 2, size.y - px(p, 5), mm, false);
}

// --- fingers ---

static void put_trail(struct picture *p, const struct touchtest_finger *finger, colour ink)
{
    struct point *points = ARENA_ARRAY(p->ui.arena, struct point, (size_t)finger->count);
    for (int i = 0; i < finger->count; i++)
        points[i] = (struct point){16 * finger->trail[i].x + 8, 16 * finger->trail[i].y + 8};
    ui_stroke(&p->ui, points, (size_t)finger->count, geom_max(32, 16 * px(p, 1)), ink);
}

// Above the hand, else below it, never over the edge.
static void put_label(struct picture *p, int number, struct point at, colour ink)
{
    const char *text = arena_print(p->ui.arena, "%d: %.1f, %.1f mm (%d, %d px)", number,
        at.x * p->test->mm_per_px, at.y * p->test->mm_per_px, at.x, at.y);
    struct ui_type type = {.role = UI_SMALL, .weight = -1};
    struct point size = p->test->size;
    int pad = p->view->metrics->space_px / 2, away = px(p, 14);
    int w = geom_min(ui_text_width(&p->ui, type, text) + 2, size.x - 2 * pad);
    struct ui_set set = ui_set_text(&p->ui, type, text, w);
    int h = set.block.height_px, x = geom_clamp(at.x - w / 2, pad, size.x - w - pad);
    int y = at.y - away - h < pad ? at.y + away : at.y - away - h;
    struct rect box = {x - pad, y, w + 2 * pad, h};
    ui_card(&p->ui, box, p->style->night, ink, hair(p), pad);
    ui_put(&p->ui, &set, x, y, ink);
}

static void put_fingers(struct picture *p)
{
    for (int i = 0; i < TOUCHTEST_FINGERS; i++) {
        const struct touchtest_finger *finger = &p->test->fingers[i];
        if (!finger->used)
            continue;
        colour ink = FINGER_INKS[i % (int)(sizeof FINGER_INKS / sizeof *FINGER_INKS)];
        struct point at = finger->trail[finger->count - 1], size = p->test->size;
        put_trail(p, finger, colour_alpha(ink, finger->down ? 200 : 110));
        if (finger->down)
            put_cross(p, at, geom_max(size.x, size.y), colour_alpha(ink, 150));
        put_label(p, i + 1, at, ink);
    }
}

void touchtest_draw(const struct touchtest *test, const struct touchtest_view *view,
    struct arena *arena, struct draw_list *out)
{
    *out = draw_list_begin(arena, test->size);
    struct picture p = {.test = test, .view = view, .style = ui_style(UI_LIGHT)};
    p.ui = (struct ui){.list = out,
        .arena = arena,
        .measure = view->measure,
        .metrics = view->metrics,
        .style = p.style,
        .language = "en",
        .focus = -1};
    ui_fill(&p.ui, (struct rect){0, 0, test->size.x, test->size.y}, p.style->night, 0);
    put_bar(&p);
    put_words(&p);
    for (int i = 0; i < TOUCHTEST_TARGETS; i++)
        put_target(&p, i);
    put_fingers(&p);
}

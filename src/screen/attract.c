// Attract: a question, the slowly turning crown of a yurt, one start button a language. The
// question comes in every language in turn, the first language first.
#include "screen/parts.h"

#include <math.h>

enum {
    QUESTION_MS = 9000,
    STEP_MS = 80,     // the wheel's time from one position to the next
    TURN_MS = 180000, // and for a whole turn
    PETALS = 8,
    PETAL_POINTS = 24,
    RING_POINTS = 128,
};

static const double PI = 3.14159265358979323846;

struct wheel {
    struct point centre;
    int radius_px;
    colour ink;
};

static struct point on_wheel(const struct wheel *wheel, double radius, double angle)
{
    double unit = 16.0 * wheel->radius_px * radius;
    return (struct point){(int)lround(16.0 * wheel->centre.x + unit * cos(angle)),
        (int)lround(16.0 * wheel->centre.y + unit * sin(angle))};
}

static void put_curve(struct screen *s, const struct wheel *wheel, struct point *points, size_t n)
{
    draw_stroke(s->ui.list, (struct draw_stroke){.points = points,
                                .count = n,
                                .width_16 = geom_max(32, wheel->radius_px * 16 / 76),
                                .ink = wheel->ink});
}

static void put_ring(struct screen *s, const struct wheel *wheel, double radius)
{
    struct point points[RING_POINTS + 1];
    for (int i = 0; i <= RING_POINTS; i++)
        points[i] = on_wheel(wheel, radius, 2 * PI * i / RING_POINTS);
    put_curve(s, wheel, points, RING_POINTS + 1);
}

// A petal's edge leaves the centre, bulges to one side, and comes back to the axis at the rim.
static void put_petal(struct screen *s, const struct wheel *wheel, double angle, int side)
{
    struct point points[PETAL_POINTS + 1];
    for (int i = 0; i <= PETAL_POINTS; i++) {
        double t = (double)i / PETAL_POINTS;
        double bulge = 0.30 * sin(PI * t) * (1 - 0.35 * t) * side;
        double radius = 0.84 * sqrt(t * t + bulge * bulge);
        points[i] = on_wheel(wheel, radius, angle + (t > 0 ? atan2(bulge, t) : 0));
    }
    put_curve(s, wheel, points, PETAL_POINTS + 1);
}

static void put_wheel(struct screen *s, const struct wheel *wheel, double turn)
{
    put_ring(s, wheel, 1.0);
    put_ring(s, wheel, 0.86);
    for (int i = 0; i < PETALS; i++) {
        double angle = 2 * PI * (i / (double)PETALS + turn);
        put_petal(s, wheel, angle, +1);
        put_petal(s, wheel, angle, -1);
    }
}

static void put_ground(struct screen *s, struct point centre)
{
    struct rect all = {0, 0, s->m->size.x, s->m->size.y};
    struct draw_glow glow = {.inner = s->style->night_glow,
        .outer = s->style->night,
        .centre = {centre.x, centre.y - s->m->size.y / 5},
        .radius_px = geom_max(all.w, all.h) / 2};
    draw_glow(s->ui.list, all, glow);
}

// Which language and which question are shown: every question in every language in turn.
struct showing {
    int language, question;
    int64_t next_ms;
};

static struct showing choose(const struct screen *s)
{
    int64_t shown_ms = s->view->now_ms - s->visit->touched_ms;
    int64_t step = shown_ms < 0 ? 0 : shown_ms / QUESTION_MS;
    int64_t languages = (int64_t)s->pack->language_count;
    return (struct showing){
        .language = (int)(step % languages),
        .question = (int)(step / languages % (int64_t)s->pack->question_count),
        .next_ms = s->visit->touched_ms + (step + 1) * QUESTION_MS,
    };
}

static void show_in(struct screen *s, size_t language)
{
    s->language = (int)language;
    s->ui.language = s->pack->languages[language].code;
    s->ui.right_to_left = s->pack->languages[language].words->right_to_left;
}

struct start {
    struct ui_set begin, name;
    int height_px;
};

static struct start set_start(struct screen *s, int width)
{
    int w = width - 2 * s->m->pad_px;
    struct start start = {
        .begin = ui_set_text(&s->ui, (struct ui_type){.role = UI_LEAD, .weight = TEXT_SEMIBOLD},
            screen_word(s, WORD_BEGIN), w),
        .name = ui_set_text(&s->ui, (struct ui_type){.role = UI_SMALL, .weight = -1},
            screen_word(s, WORD_LANGUAGE_NAME), w),
    };
    start.height_px = geom_max(s->m->main_px,
        start.begin.block.height_px + start.name.block.height_px + s->m->pad_px * 4 / 3);
    return start;
}

static void put_start(struct screen *s, struct rect area, int language)
{
    struct action action = {ACTION_ENTER, (int16_t)language, 0};
    colour ground = language == 0 ? s->style->gold : s->style->on_night;
    if (ui_target(&s->ui, area, action, s->m->button_radius_px))
        ground = ui_pressed(ground);
    ui_fill(&s->ui, area, ground, s->m->button_radius_px * 3 / 2);
    struct start start = set_start(s, area.w);
    int text = start.begin.block.height_px + start.name.block.height_px;
    int x = area.x + s->m->pad_px, y = area.y + (area.h - text) / 2;
    ui_put(&s->ui, &start.begin, x, y, s->style->ink);
    ui_put(&s->ui, &start.name, x, y + start.begin.block.height_px, s->style->ink);
}

// One row of buttons, or one column where a row would make them narrow. Returns their upper edge.
static int put_starts(struct screen *s, struct rect area)
{
    int count = (int)s->pack->language_count, gap = s->m->gap_px, shown = s->language;
    bool row = (area.w + gap) / count - gap >= s->m->role_px[UI_TEXT] * 8;
    int w = row ? (area.w + gap) / count - gap : area.w, h = 0;
    for (int i = 0; i < count; i++) {
        show_in(s, (size_t)i);
        h = geom_max(h, set_start(s, w).height_px);
    }
    int top = rect_bottom(area) - (row ? h : count * h + (count - 1) * (gap / 2));
    for (int i = 0; i < count; i++) {
        show_in(s, (size_t)i);
        s->ui.right_to_left = false; // the order of the buttons is the pack's, whatever is shown
        put_start(s,
            (struct rect){
                area.x + (row ? i * (w + gap) : 0), top + (row ? 0 : i * (h + gap / 2)), w, h},
            i);
    }
    show_in(s, (size_t)shown);
    return top;
}

static void put_question(struct screen *s, struct rect area, int question)
{
    struct ui *ui = &s->ui;
    int w = s->m->tall ? area.w : area.w * 62 / 100, x = area.x;
    struct ui_set kicker = ui_set_text(ui, (struct ui_type){.role = UI_LABEL, .weight = -1},
        screen_text(s, &s->pack->attract_kicker), w);
    struct ui_set head = ui_set_text(ui, (struct ui_type){.role = UI_DISPLAY, .weight = -1},
        screen_text(s, &s->pack->questions[question]), w);
    struct ui_set text = ui_set_text(ui, (struct ui_type){.role = UI_LEAD, .weight = -1},
        screen_text(s, &s->pack->attract_text), geom_min(w, s->m->measure_px * 7 / 8));
    int space = s->m->space_px;
    int height = kicker.block.height_px + head.block.height_px + text.block.height_px + 2 * space;
    int y = geom_max(area.y, area.y + (area.h - height) / 2);
    ui_put(ui, &kicker, x, y, s->style->gold);
    y += kicker.block.height_px + space / 2;
    ui_put(ui, &head, x, y, s->style->on_night);
    y += head.block.height_px + space;
    if (y + text.block.height_px <= rect_bottom(area))
        ui_put(ui, &text, x, y, s->style->on_night_2);
}

void attract_draw(struct screen *s)
{
    const struct ui_metrics *m = s->m;
    struct showing showing = choose(s);
    show_in(s, (size_t)showing.language);
    struct rect area =
        rect_inset((struct rect){0, 0, m->size.x, m->size.y}, m->margin_px, m->margin_px);
    bool tall = m->tall;
    struct wheel wheel = {
        .centre = {tall ? m->size.x / 2 : m->size.x * 77 / 100,
            tall ? m->size.y * 30 / 100 : m->size.y * 45 / 100},
        .radius_px = geom_min(m->size.x, m->size.y) * 45 / 100,
        .ink = colour_alpha(s->style->gold, 96),
    };
    put_ground(s, wheel.centre);
    int64_t step = s->view->now_ms / STEP_MS * STEP_MS;
    put_wheel(s, &wheel, (double)(step % TURN_MS) / TURN_MS);
    s->frame->next_ms = step + STEP_MS < showing.next_ms ? step + STEP_MS : showing.next_ms;
    int starts = put_starts(s, area);
    area.h = starts - m->gap_px - area.y;
    put_question(s, area, showing.question);
}

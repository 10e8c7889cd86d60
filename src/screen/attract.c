// Attract: a question, the slowly turning crown of a yurt, one start button a language. The
// question comes in every language in turn, the first language first.
#include "screen/parts.h"

#include <math.h>

enum {
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
    int64_t step = shown_ms < 0 ? 0 : shown_ms / SCREEN_QUESTION_MS;
    int64_t languages = (int64_t)s->pack->language_count;
    return (struct showing){
        .language = (int)(step % languages),
        .question = (int)(step / languages % (int64_t)s->pack->question_count),
        .next_ms = s->visit->touched_ms + (step + 1) * SCREEN_QUESTION_MS,
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

static struct start set_start(struct screen *s, enum ui_role role, int width)
{
    int w = width - 2 * s->m->pad_px;
    struct start start = {
        .begin = ui_set_text(&s->ui, (struct ui_type){.role = role, .weight = TEXT_SEMIBOLD},
            screen_word(s, WORD_BEGIN), w),
        .name = ui_set_text(&s->ui, (struct ui_type){.role = UI_SMALL, .weight = -1},
            screen_word(s, WORD_LANGUAGE_NAME), w),
    };
    start.height_px = geom_max(s->m->main_px,
        start.begin.block.height_px + start.name.block.height_px + s->m->pad_px * 4 / 3);
    return start;
}

static void put_start(struct screen *s, struct rect area, enum ui_role role, int language)
{
    struct action action = {ACTION_ENTER, (int16_t)language, 0};
    colour ground = language == 0 ? s->style->gold : s->style->on_night;
    if (ui_target(&s->ui, area, action, s->m->button_radius_px))
        ground = ui_pressed(ground);
    ui_fill(&s->ui, area, ground, s->m->button_radius_px * 3 / 2);
    struct start start = set_start(s, role, area.w);
    int text = start.begin.block.height_px + start.name.block.height_px;
    int x = area.x + s->m->pad_px, y = area.y + (area.h - text) / 2;
    ui_put(&s->ui, &start.begin, x, y, s->style->ink);
    ui_put(&s->ui, &start.name, x, y + start.begin.block.height_px, s->style->ink);
}

// A row of buttons; a column where words would break into lines and the screen is tall.
struct starts {
    bool row;
    enum ui_role role;
    int width_px, height_px; // of a button
};

static bool all_on_one_line(struct screen *s, const struct starts *starts, int *height_out)
{
    bool fit = true;
    int shown = s->language;
    for (size_t i = 0; i < s->pack->language_count; i++) {
        show_in(s, i);
        struct start start = set_start(s, starts->role, starts->width_px);
        fit = fit && start.begin.block.count <= 1;
        *height_out = geom_max(*height_out, start.height_px);
    }
    show_in(s, (size_t)shown);
    return fit;
}

static struct starts plan_starts(struct screen *s, struct rect area)
{
    int count = (int)s->pack->language_count, gap = s->m->gap_px;
    struct starts starts = {true, UI_LEAD, (area.w + gap) / count - gap, 0};
    if (all_on_one_line(s, &starts, &starts.height_px))
        return starts;
    starts = (struct starts){
        !s->m->tall, s->m->tall ? UI_LEAD : UI_LABEL, s->m->tall ? area.w : starts.width_px, 0};
    all_on_one_line(s, &starts, &starts.height_px);
    return starts;
}

// Returns their upper edge. The order of the buttons is the pack's, whatever language is shown.
static int put_starts(struct screen *s, struct rect area)
{
    struct starts starts = plan_starts(s, area);
    int count = (int)s->pack->language_count, gap = s->m->gap_px, shown = s->language;
    int rows = starts.row ? 1 : count, step = starts.height_px + gap / 2;
    int top = rect_bottom(area) - rows * step + gap / 2;
    for (int i = 0; i < count; i++) {
        show_in(s, (size_t)i);
        s->ui.right_to_left = false;
        struct rect button = {area.x, top + i * step, starts.width_px, starts.height_px};
        if (starts.row)
            button = (struct rect){
                area.x + i * (starts.width_px + gap), top, starts.width_px, starts.height_px};
        put_start(s, button, starts.role, i);
    }
    show_in(s, (size_t)shown);
    return top;
}

struct question {
    struct ui_set kicker, head, text;
    int height_px;
    bool with_text;
};

static int question_width(const struct screen *s, struct rect area)
{
    return s->m->tall ? area.w : area.w * (s->m->wide ? 62 : 75) / 100;
}

static struct question set_question(struct screen *s, enum ui_role role, int question, int w)
{
    struct ui *ui = &s->ui;
    struct question q = {
        .kicker = ui_set_text(ui, (struct ui_type){.role = UI_LABEL, .weight = -1},
            screen_text(s, &s->pack->attract_kicker), w),
        .head = ui_set_text(ui, (struct ui_type){.role = role, .weight = -1},
            screen_text(s, &s->pack->questions[question]), w),
        .text = ui_set_text(ui, (struct ui_type){.role = UI_LEAD, .weight = -1},
            screen_text(s, &s->pack->attract_text), geom_min(w, s->measure_px * 7 / 8)),
    };
    q.height_px = q.kicker.block.height_px + q.head.block.height_px + s->m->space_px / 2;
    return q;
}

static int with_text_px(const struct screen *s, const struct question *q)
{
    return q->height_px + s->m->space_px + q->text.block.height_px;
}

// The largest role in which the question of this language fits; with the text below where it fits
// too.
static struct question fit_question(struct screen *s, struct rect area, int question)
{
    static const enum ui_role roles[] = {UI_DISPLAY, UI_HEADING, UI_CARD_TITLE};
    struct question q;
    for (int i = 0; i < 3; i++) {
        q = set_question(s, roles[i], question, question_width(s, area));
        if (q.height_px <= area.h && !q.head.block.overfull)
            break;
    }
    q.with_text = with_text_px(s, &q) <= area.h;
    if (q.with_text)
        q.height_px = with_text_px(s, &q);
    return q;
}

// On a tall screen the words stand below the wheel, near the buttons.
static void put_question(struct screen *s, struct rect area, int question)
{
    struct question q = fit_question(s, area, question);
    int spare = geom_max(0, area.h - q.height_px), x = area.x;
    int y = area.y + (s->m->tall ? spare : spare / 2);
    ui_put(&s->ui, &q.kicker, x, y, s->style->gold);
    y += q.kicker.block.height_px + s->m->space_px / 2;
    ui_put(&s->ui, &q.head, x, y, s->style->on_night);
    y += q.head.block.height_px + s->m->space_px;
    if (q.with_text)
        ui_put(&s->ui, &q.text, x, y, s->style->on_night_2);
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
            tall ? m->size.y * 23 / 100 : m->size.y * 45 / 100},
        .radius_px = geom_min(m->size.x, m->size.y) * (tall ? 38 : 45) / 100,
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

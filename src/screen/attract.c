// Attract: a question, the crown of a yurt, one start button a language. The question comes in
// every language in turn, the first language first. All that moves moves in the short change from
// one question to the next; between two changes the picture rests. At each change the composition
// goes one place on around its orbit, and in the long rest the buttons are outlines: no pixel is
// bright for long.
#include "screen/parts.h"

#include <math.h>

enum {
    FRAME_MS = 40,      // from one picture of a change to the next
    CALM_FRAME_MS = 80, // the same while the wheel stands still
    TURNS = 16,         // steps of the wheel until it has turned once
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

// --- what is shown when ---

// One language, where staff chose so, else all of them in turn.
static int64_t turns(const struct screen *s)
{
    return s->view->attract_only ? 1 : geom_max(1, (int)s->pack->language_count);
}

static size_t language_at(const struct screen *s, int64_t step)
{
    int only = s->view->attract_only;
    return only > 0 && only <= (int)s->pack->language_count ? (size_t)only - 1
                                                            : (size_t)(step % turns(s));
}

// The questions before the long rest begins.
enum { SOON = (SCREEN_REST_AFTER_MS + SCREEN_QUESTION_MS - 1) / SCREEN_QUESTION_MS };

int64_t screen_attract_ms(int64_t step)
{
    return step < SOON ? step * SCREEN_QUESTION_MS
                       : SCREEN_REST_AFTER_MS + (step - SOON) * SCREEN_REST_QUESTION_MS;
}

static int64_t step_at(int64_t shown_ms)
{
    if (shown_ms < 0)
        return 0;
    return shown_ms < SCREEN_REST_AFTER_MS
               ? shown_ms / SCREEN_QUESTION_MS
               : SOON + (shown_ms - SCREEN_REST_AFTER_MS) / SCREEN_REST_QUESTION_MS;
}

// The wheel takes a step with each question, and in the long rest one in each round of places: it
// is what costs most to paint.
static int64_t wheel_step(int64_t step)
{
    return step < SOON ? step : SOON + (step - SOON) / SCREEN_PLACES;
}

struct showing {
    int64_t step;    // counts the questions since attract began
    double change;   // how far the change to it has come, 0 to 1; 1 = at rest
    double eased;    // the same for what moves: slow at both ends
    int64_t next_ms; // when the picture changes
};

// The first question is there at once.
static struct showing choose(const struct screen *s)
{
    int64_t began_ms = s->visit->touched_ms, shown_ms = s->view->now_ms - began_ms;
    int64_t step = step_at(shown_ms), change_ms = shown_ms - screen_attract_ms(step);
    if (s->view->still || step == 0 || change_ms >= SCREEN_CHANGE_MS)
        return (struct showing){step, 1, 1, began_ms + screen_attract_ms(step + 1)};
    double change = (double)change_ms / SCREEN_CHANGE_MS;
    bool calm = wheel_step(step) == wheel_step(step - 1);
    int64_t frame_ms = calm ? CALM_FRAME_MS : FRAME_MS;
    int64_t next_ms = screen_attract_ms(step) + (change_ms / frame_ms + 1) * frame_ms;
    return (struct showing){step, change, change * change * (3 - 2 * change), began_ms + next_ms};
}

static int between(int from, int to, double part)
{
    return from + (int)lround((to - from) * part);
}

// How far the composition goes from its place in the middle, each way.
static int reach_px(const struct screen *s)
{
    return s->m->margin_px / 3;
}

// Where the composition stands, from its place in the middle: the next place around its orbit,
// within the margins. An even number of texts goes one more on after each round, else each of them
// would only ever stand at some of the places.
static struct point place(const struct screen *s, int64_t step)
{
    static const struct point orbit[SCREEN_PLACES] = {
        {0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}};
    int64_t texts = (int64_t)s->pack->question_count * turns(s);
    int64_t more = texts % 2 == 0 ? step / texts : 0;
    struct point at = orbit[(step + more) % SCREEN_PLACES];
    return (struct point){at.x * reach_px(s), at.y * reach_px(s)};
}

static struct point place_between(
    const struct screen *s, int64_t from_step, int64_t to_step, double part)
{
    struct point from = place(s, from_step), to = place(s, to_step);
    return (struct point){between(from.x, to.x, part), between(from.y, to.y, part)};
}

// How much of the long rest there is: 0 = none, 256 = all.
static int rest_of_256(const struct showing *showing)
{
    return showing->step < SOON ? 0 : showing->step > SOON ? 256 : between(0, 256, showing->eased);
}

// --- the start buttons ---

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

static colour faded(colour ink, int of_256)
{
    return colour_alpha(ink, between(0, 255, of_256 / 256.0));
}

// In the long rest its ground fades to an outline, and its words are light.
static void put_start(
    struct screen *s, struct rect area, enum ui_role role, int language, int rest_of_256)
{
    struct action action = {ACTION_ENTER, (int16_t)language, 0};
    colour light = language == 0 ? s->style->gold : s->style->on_night;
    colour ground = faded(light, 256 - rest_of_256);
    if (ui_target(&s->ui, area, action, s->m->button_radius_px))
        ground = rest_of_256 == 256 ? ui_pressed(s->style->night) : ui_pressed(ground);
    int radius = s->m->button_radius_px * 3 / 2;
    ui_fill(&s->ui, area, ground, radius);
    if (rest_of_256 > 0)
        ui_card(&s->ui, area, 0, faded(light, rest_of_256 * 5 / 8), s->m->hair_px, radius);
    struct start start = set_start(s, role, area.w);
    int text = start.begin.block.height_px + start.name.block.height_px;
    int x = area.x + s->m->pad_px, y = area.y + (area.h - text) / 2;
    colour ink = colour_mix(s->style->ink, s->style->on_night_2, rest_of_256);
    ui_put(&s->ui, &start.begin, x, y, ink);
    ui_put(&s->ui, &start.name, x, y + start.begin.block.height_px, ink);
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
static int put_starts(struct screen *s, struct rect area, int rest_of_256)
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
        put_start(s, button, starts.role, i, rest_of_256);
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
static void put_words(struct screen *s, struct rect area, int question, int of_256)
{
    struct question q = fit_question(s, area, question);
    int spare = geom_max(0, area.h - q.height_px), x = area.x;
    int y = area.y + (s->m->tall ? spare : spare / 2);
    ui_put(&s->ui, &q.kicker, x, y, faded(s->style->gold, of_256));
    y += q.kicker.block.height_px + s->m->space_px / 2;
    ui_put(&s->ui, &q.head, x, y, faded(s->style->on_night, of_256));
    y += q.head.block.height_px + s->m->space_px;
    if (q.with_text)
        ui_put(&s->ui, &q.text, x, y, faded(s->style->on_night_2, of_256));
}

// The question before fades out in its own place, then this one comes in at the next.
static void put_question(struct screen *s, struct rect area, const struct showing *showing)
{
    bool leaving = showing->change < 0.5;
    int64_t step = showing->step - leaving;
    int of_256 = between(0, 256, fabs(2 * showing->change - 1));
    if (of_256 == 0)
        return;
    show_in(s, language_at(s, step));
    struct point at = place(s, step);
    area.x += s->ui.right_to_left ? -at.x : at.x;
    area.y += at.y;
    put_words(s, area, (int)(step / turns(s) % (int64_t)s->pack->question_count), of_256);
}

static struct wheel plan_wheel(const struct screen *s)
{
    struct point size = s->m->size;
    bool tall = s->m->tall;
    return (struct wheel){
        .centre = {tall ? size.x / 2 : size.x * 77 / 100, size.y * (tall ? 23 : 45) / 100},
        .radius_px = geom_min(size.x, size.y) * (tall ? 38 : 45) / 100,
        .ink = colour_alpha(s->style->gold, 96),
    };
}

static void put_moving_wheel(struct screen *s, struct wheel wheel, const struct showing *showing)
{
    int64_t to = wheel_step(showing->step), from = to;
    if (showing->step > 0)
        from = wheel_step(showing->step - 1);
    struct point at = place_between(s, from, to, showing->eased);
    wheel.centre.x += at.x;
    wheel.centre.y += at.y;
    double turn = (double)(from % TURNS) + (double)(to - from) * showing->eased;
    put_wheel(s, &wheel, turn / TURNS);
}

void attract_draw(struct screen *s)
{
    struct showing showing = choose(s);
    s->frame->next_ms = showing.next_ms;
    struct rect all = {0, 0, s->m->size.x, s->m->size.y};
    struct rect area = rect_inset(all, s->m->margin_px, s->m->margin_px);
    struct wheel wheel = plan_wheel(s);
    put_ground(s, wheel.centre);
    put_moving_wheel(s, wheel, &showing);
    int64_t before = showing.step > 0 ? showing.step - 1 : 0;
    struct point at = place_between(s, before, showing.step, showing.eased);
    struct rect lower = {area.x + at.x, area.y + at.y, area.w, area.h};
    int bottom = put_starts(s, lower, rest_of_256(&showing)) - at.y - s->m->gap_px;
    area.y = geom_max(area.y, notice_warning_px(s) + reach_px(s));
    area.h = bottom - area.y;
    put_question(s, area, &showing);
}

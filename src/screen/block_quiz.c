// A question with its answers as buttons. The chosen answer and the right one are marked with signs
// and edges, not by colour alone; nothing is counted.
#include "screen/block_kinds.h"

enum mark { UNMARKED, MARKED_RIGHT, MARKED_WRONG };

struct quiz {
    struct ui_set question;
    struct ui_set answers[PACK_ANSWERS_MAX];
    int columns, answer_px; // height
    int verdict_px;         // height of the box below; 0 = there is none
    struct ui_set verdict;
    bool beside; // the button to try again stands beside the verdict
};

static int count_of(const struct block_set *set)
{
    return (int)set->block->quiz.count;
}

static int chosen_of(const struct screen *s, const struct block_set *set)
{
    return block_chosen(s, set, set->block->quiz.count) - 1;
}

static bool is_right(const struct screen *s, const struct block_set *set)
{
    return chosen_of(s, set) == set->block->quiz.right;
}

static int disc_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT] * 15 / 8;
}

static int disc_gap_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

static int answer_width_px(const struct screen *s, const struct block_set *set, int columns)
{
    return (set->width_px - (columns - 1) * s->m->gap_px) / columns;
}

// False where a word does not fit.
static bool set_answers(
    struct screen *s, const struct block_set *set, int columns, struct quiz *plan)
{
    int width = answer_width_px(s, set, columns) - 2 * s->m->pad_px - disc_px(s) - disc_gap_px(s);
    int tallest = disc_px(s);
    bool fits = true;
    for (int i = 0; i < count_of(set); i++) {
        plan->answers[i] = ui_set_text(
            &s->ui, block_strong(UI_TEXT), screen_text(s, &set->block->quiz.answers[i]), width);
        tallest = geom_max(tallest, plan->answers[i].block.height_px);
        fits = fits && !plan->answers[i].block.overfull;
    }
    plan->columns = columns;
    plan->answer_px = geom_max(s->m->main_px, tallest + s->m->pad_px * 2 / 3);
    return fits;
}

static struct ui_button again_button(const struct screen *s, const struct block_set *set)
{
    return (struct ui_button){.icon = "retry",
        .label = screen_word(s, WORD_TRY_AGAIN),
        .look = UI_STRONG,
        .accent = set->accent,
        .action = block_choice(set, 0)};
}

static int verdict_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

// The button stands beside the explanation, or below it where that would make its lines short.
static void set_verdict(struct screen *s, const struct block_set *set, struct quiz *plan)
{
    const char *explanation = screen_text(s, &set->block->quiz.explanation);
    const char *word = screen_word(s, is_right(s, set) ? WORD_RIGHT : WORD_NOT_RIGHT);
    const char *text = arena_print(s->ui.arena, "**%s** %s", word, explanation);
    struct ui_button again = again_button(s, set);
    int width = set->width_px - 2 * verdict_pad_px(s), button = ui_button_width(&s->ui, &again);
    plan->beside = width - button - s->m->gap_px >= block_ems(s, 14);
    if (!is_right(s, set) && plan->beside)
        width -= button + s->m->gap_px;
    plan->verdict = screen_set_marked(s, block_type(UI_TEXT), text, width);
    plan->verdict.origin = explanation;
    plan->verdict_px = plan->verdict.block.height_px;
    if (!is_right(s, set))
        plan->verdict_px = plan->beside ? geom_max(plan->verdict_px, s->m->main_px)
                                        : plan->verdict_px + s->m->space_px + s->m->main_px;
    plan->verdict_px += 2 * verdict_pad_px(s);
}

static int row_gap_px(const struct screen *s)
{
    return geom_max(s->m->gap_px / 2, s->m->apart_px);
}

static int rows_of(const struct block_set *set, const struct quiz *plan)
{
    return (count_of(set) + plan->columns - 1) / plan->columns;
}

void block_set_quiz(struct screen *s, struct block_set *set)
{
    struct quiz *plan = ARENA_NEW(s->ui.arena, struct quiz);
    set->plan = plan;
    plan->question = ui_set_text(&s->ui, block_type(UI_CARD_TITLE),
        screen_text(s, &set->block->quiz.question), set->width_px);
    bool two = answer_width_px(s, set, 2) >= block_ems(s, 18);
    if (!two || !set_answers(s, set, 2, plan))
        set_answers(s, set, 1, plan);
    int rows = rows_of(set, plan);
    set->height_px = plan->question.block.height_px + s->m->space_px + rows * plan->answer_px +
                     (rows - 1) * row_gap_px(s);
    if (chosen_of(s, set) < 0)
        return;
    set_verdict(s, set, plan);
    set->height_px += row_gap_px(s) + plan->verdict_px;
}

static enum mark mark_of(const struct screen *s, const struct block_set *set, int answer)
{
    int chosen = chosen_of(s, set);
    if (chosen < 0)
        return UNMARKED;
    if (answer == set->block->quiz.right)
        return MARKED_RIGHT;
    return answer == chosen ? MARKED_WRONG : UNMARKED;
}

// The number of the answer, or the sign that took its place.
static void put_disc(struct screen *s, struct rect disc, int number, enum mark mark, colour accent)
{
    colour ground = mark == MARKED_RIGHT ? accent : mark ? s->style->ink : s->style->ink_2;
    ui_fill(&s->ui, disc, ground, disc.w / 2);
    if (mark) {
        int inset = (disc.w - s->m->icon_px) / 2;
        ui_icon(&s->ui, rect_inset(disc, inset, inset), mark == MARKED_RIGHT ? "check" : "cross",
            mark == MARKED_RIGHT ? s->style->on_accent : s->style->paper);
        return;
    }
    struct ui_type type = block_strong(UI_LABEL);
    type.align = TEXT_CENTRE;
    struct ui_set digit = ui_set_text(&s->ui, type, arena_print(s->ui.arena, "%d", number), disc.w);
    ui_put(&s->ui, &digit, disc.x, disc.y + (disc.h - digit.block.height_px) / 2, s->style->paper);
}

static void put_answer(struct screen *s, const struct block_set *set, struct rect area, int answer)
{
    const struct quiz *plan = set->plan;
    enum mark mark = mark_of(s, set, answer);
    int radius = geom_min(s->m->button_radius_px * 5 / 4, area.h / 3);
    bool pressed = ui_target(&s->ui, area, block_choice(set, answer + 1), radius);
    colour ground = mark == MARKED_RIGHT ? ui_tint(s->style, set->accent) : s->style->card;
    colour edges[] = {s->style->line, set->accent, s->style->ink};
    int edge = s->style->outlined ? s->m->hair_px * 4 : s->m->hair_px * 3;
    ui_card(&s->ui, area, pressed ? ui_pressed(ground) : ground, edges[mark],
        mark ? edge : s->m->hair_px, radius);
    int disc = disc_px(s), x = area.x + s->m->pad_px;
    put_disc(s, (struct rect){x, area.y + (area.h - disc) / 2, disc, disc}, answer + 1, mark,
        set->accent);
    const struct ui_set *text = &plan->answers[answer];
    ui_put(&s->ui, text, x + disc + disc_gap_px(s), area.y + (area.h - text->block.height_px) / 2,
        s->style->ink);
}

static void put_verdict(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct quiz *plan = set->plan;
    struct rect inner = rect_inset(area, verdict_pad_px(s), verdict_pad_px(s));
    block_put_tinted(s, area, set->accent);
    ui_put_linked(&s->ui, &plan->verdict, inner.x, inner.y, s->style->ink, set->accent);
    if (is_right(s, set))
        return;
    struct ui_button again = again_button(s, set);
    int w = geom_min(inner.w, ui_button_width(&s->ui, &again));
    int x = plan->beside ? rect_right(inner) - w : inner.x;
    ui_put_button(
        &s->ui, (struct rect){x, rect_bottom(inner) - s->m->main_px, w, s->m->main_px}, &again);
}

void block_put_quiz(struct screen *s, const struct block_set *set, struct rect area)
{
    const struct quiz *plan = set->plan;
    ui_put(&s->ui, &plan->question, area.x, area.y, s->style->ink);
    int top = area.y + plan->question.block.height_px + s->m->space_px;
    int width = answer_width_px(s, set, plan->columns), gap = s->m->gap_px;
    int row_gap = row_gap_px(s);
    for (int i = 0; i < count_of(set); i++) {
        int column = i % plan->columns, row = i / plan->columns;
        put_answer(s, set,
            (struct rect){area.x + column * (width + gap), top + row * (plan->answer_px + row_gap),
                width, plan->answer_px},
            i);
    }
    if (plan->verdict_px == 0)
        return;
    int y = top + rows_of(set, plan) * (plan->answer_px + row_gap);
    put_verdict(s, set, (struct rect){area.x, y, area.w, plan->verdict_px});
}

// A strip along the upper edge, over what stands there: what comes of a stick that was put in. It
// has no controls, and what lies below it can be pressed as before.
#include "screen/parts.h"

enum {
    PART_OF_BODY = 3
}; // the strip takes no more of what is above the dock, or its type is smaller

struct strip {
    const char *head, *text;
    bool night; // over attract, which is dark
    struct ui_set set_head, set_text;
    int beside_px; // where the text begins beside the head; 0: it stands below
    int pad_px, height_px;
};

static int bar_px(const struct screen *s)
{
    return s->view->notice.kind == SCREEN_IMPORTING ? s->m->bar_px : 0;
}

// In one row where both fit beside each other, so that little is covered.
static void set(struct screen *s, struct strip *strip, enum ui_role role)
{
    struct ui_type bold = {.role = role, .weight = TEXT_BOLD, .sans = true};
    struct ui_type plain = {.role = role, .weight = -1, .sans = true};
    int width = s->m->size.x - 2 * s->m->margin_px;
    int beside = ui_text_width(&s->ui, bold, strip->head) + s->m->gap_px;
    bool row = beside + ui_text_width(&s->ui, plain, strip->text) <= width;
    strip->beside_px = row ? beside : 0;
    strip->set_head = ui_set_text(&s->ui, bold, strip->head, width);
    strip->set_text = ui_set_text(&s->ui, plain, strip->text, width - strip->beside_px);
    int head = strip->set_head.block.height_px, text = strip->set_text.block.height_px;
    strip->pad_px = geom_max(s->m->pad_px / 2, s->m->hair_px * 4);
    strip->height_px = (row ? geom_max(head, text) : head + text) + 2 * strip->pad_px + bar_px(s);
}

static void put_bar(struct screen *s, const struct strip *strip)
{
    struct rect bar = {0, strip->height_px - bar_px(s), s->m->size.x, bar_px(s)};
    ui_fill(&s->ui, bar, strip->night ? s->style->line : s->style->ink_2, 0);
    bar.w = bar.w * s->view->notice.percent / 100;
    ui_fill(&s->ui, bar, s->style->gold, 0);
}

static void fit(struct screen *s, struct strip *strip)
{
    int room = s->m->size.y - s->m->dock_px;
    set(s, strip, UI_TEXT);
    if (strip->height_px > room / PART_OF_BODY)
        set(s, strip, UI_SMALL);
    strip->height_px = geom_min(strip->height_px, room);
}

static void put(struct screen *s, struct strip *strip)
{
    int x = s->m->margin_px;
    fit(s, strip);
    colour ink = strip->night ? s->style->ink : s->style->on_chosen;
    struct rect area = {0, 0, s->m->size.x, strip->height_px}, before = ui_clip(&s->ui, area);
    int below = strip->beside_px > 0 ? 0 : strip->set_head.block.height_px;
    ui_fill(&s->ui, area, strip->night ? s->style->card : s->style->chosen, 0);
    ui_put(&s->ui, &strip->set_head, x, strip->pad_px, ink);
    ui_put(&s->ui, &strip->set_text, x + strip->beside_px, strip->pad_px + below, ink);
    put_bar(s, strip);
    ui_unclip(&s->ui, before);
}

// --- the words ---

// At attract the languages take turns.
static int choose_language(struct screen *s)
{
    if (s->visit->place != VISIT_ATTRACT)
        return s->language;
    int64_t turn = s->view->now_ms / SCREEN_NOTICE_TURN_MS;
    int64_t next_ms = (turn + 1) * SCREEN_NOTICE_TURN_MS;
    if (next_ms < s->frame->next_ms && s->pack->language_count > 1)
        s->frame->next_ms = next_ms;
    return (int)(turn % (int64_t)s->pack->language_count);
}

static void take_words(struct screen *s, struct strip *strip)
{
    const struct screen_notice *notice = &s->view->notice;
    bool running = notice->kind == SCREEN_IMPORTING, done = notice->kind == SCREEN_IMPORTED;
    strip->head = running ? screen_word_of(s, WORD_IMPORT_RUNNING, notice->percent, 0)
                          : screen_word(s, done ? WORD_IMPORT_DONE : WORD_IMPORT_REFUSED);
    strip->text = screen_word(s, running ? WORD_IMPORT_WAIT : WORD_IMPORT_REMOVE);
}

static void warn(struct screen *s)
{
    struct strip strip = {.night = true, .head = s->view->warning, .text = ""};
    if (s->view->warning && s->visit->place == VISIT_ATTRACT)
        put(s, &strip);
}

int notice_warning_px(struct screen *s)
{
    struct strip strip = {.night = true, .head = s->view->warning, .text = ""};
    if (s->view->warning)
        fit(s, &strip);
    return strip.height_px;
}

void notice_draw(struct screen *s)
{
    struct strip strip = {.night = s->visit->place == VISIT_ATTRACT};
    struct screen visitors = *s;
    if (s->view->notice.kind == SCREEN_NO_NOTICE) {
        warn(s);
        return;
    }
    s->language = choose_language(s);
    s->ui.language = s->pack->languages[s->language].code;
    s->ui.right_to_left = s->pack->languages[s->language].words->right_to_left;
    take_words(s, &strip);
    put(s, &strip);
    s->language = visitors.language;
    s->ui.language = visitors.ui.language;
    s->ui.right_to_left = visitors.ui.right_to_left;
}

void notice_draw_fault(struct screen *s)
{
    const struct screen_notice *notice = &s->view->notice;
    struct strip strip = {.head = "The new content is here.", .text = "The stick may be removed."};
    if (notice->kind == SCREEN_NO_NOTICE)
        return;
    if (notice->kind == SCREEN_IMPORTING) {
        strip.head = arena_print(s->ui.arena, "New content is coming: %d%%", notice->percent);
        strip.text = "Please leave the stick in.";
    } else if (notice->kind == SCREEN_IMPORT_REFUSED) {
        strip.head = "The content on the stick was not taken. The report on it says why.";
    }
    put(s, &strip);
}

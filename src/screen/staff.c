// The staff menu: plain rows from top to bottom, which scroll where there are too many. They are
// gone through twice, first for their height. Left to right, in the staff's language.
#include "screen/staff.h"

#include "screen/parts.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_MOST = 9 };

struct menu {
    struct screen *s;
    const struct staff *staff;
    const struct screen_facts *facts;
    struct rect area; // of the rows
    int y;            // where the next row goes
    bool measuring;
};

static const char *word(const struct menu *menu, enum staff_word which)
{
    return menu->facts->words->text[which];
}

static const char *number(struct menu *menu, enum staff_word which, int n)
{
    const char *value = arena_print(menu->s->ui.arena, "%d", n);
    return screen_fill(menu->s->ui.arena, word(menu, which), "n", value);
}

static struct action act(enum staff_act what, int b)
{
    return (struct action){ACTION_STAFF, (int16_t)what, (int16_t)b};
}

// --- rows ---

static void put_text(struct menu *menu, enum ui_role role, int weight, const char *text)
{
    struct screen *s = menu->s;
    struct ui_set set = ui_set_text(
        &s->ui, (struct ui_type){.role = role, .weight = weight, .sans = true}, text, menu->area.w);
    if (!menu->measuring)
        ui_put(&s->ui, &set, menu->area.x, menu->y, s->style->ink);
    menu->y += set.block.height_px;
}

static void put_fact(struct menu *menu, enum staff_word label, const char *value)
{
    const char *shown = *value ? value : word(menu, STAFF_WORD_NONE);
    put_text(menu, UI_LABEL, TEXT_SEMIBOLD, word(menu, label));
    put_text(menu, UI_TEXT, -1, shown);
    menu->y += menu->s->m->space_px * 2 / 3;
}

// Side by side, as many as there is room for.
static void put_buttons(struct menu *menu, const struct ui_button *buttons, int count)
{
    struct screen *s = menu->s;
    int x = menu->area.x, gap = s->m->apart_px * 2;
    menu->y += s->m->space_px / 3;
    for (int i = 0; i < count; i++) {
        int w = geom_min(ui_button_width(&s->ui, &buttons[i]), menu->area.w);
        if (x > menu->area.x && x + w > rect_right(menu->area)) {
            x = menu->area.x;
            menu->y += s->m->button_px + gap;
        }
        if (!menu->measuring)
            ui_put_button(&s->ui, (struct rect){x, menu->y, w, s->m->button_px}, &buttons[i]);
        x += w + gap;
    }
    menu->y += s->m->button_px + s->m->space_px;
}

static void put_languages(struct menu *menu)
{
    const struct pack *pack = menu->s->pack;
    struct ui_button buttons[ROW_MOST];
    if (!pack)
        return;
    int count = geom_min((int)pack->language_count, ROW_MOST - 1);
    put_text(menu, UI_LABEL, TEXT_SEMIBOLD, word(menu, STAFF_WORD_ATTRACT));
    for (int i = -1; i < count; i++)
        buttons[i + 1] =
            (struct ui_button){.label = i < 0 ? word(menu, STAFF_WORD_ALL)
                                              : pack->languages[i].words->text[WORD_LANGUAGE_NAME],
                .look = menu->staff->language == i ? UI_CHOSEN : UI_PLAIN,
                .action = act(STAFF_LANGUAGE, i)};
    put_buttons(menu, buttons, count + 1);
}

static void put_volume(struct menu *menu)
{
    int percent = menu->staff->volume_percent;
    put_text(menu, UI_LABEL, TEXT_SEMIBOLD, number(menu, STAFF_WORD_VOLUME, percent));
    put_buttons(menu,
        (struct ui_button[]){
            {.icon = "minus", .action = act(STAFF_LOUDER, -1), .disabled = percent == 0},
            {.icon = "plus", .action = act(STAFF_LOUDER, +1), .disabled = percent == 100}},
        2);
}

static void put_menu(struct menu *menu)
{
    const struct screen_facts *facts = menu->facts;
    put_fact(menu, STAFF_WORD_PACK, facts->pack);
    put_fact(menu, STAFF_WORD_BEFORE, facts->before);
    if (*facts->given_up)
        put_fact(menu, STAFF_WORD_GIVEN_UP, facts->given_up);
    const char *faults = arena_copy(menu->s->ui.arena, facts->faults, strcspn(facts->faults, "\n"));
    put_fact(menu, STAFF_WORD_FAULTS, faults);
    put_buttons(menu,
        (struct ui_button[]){{.label = word(menu, STAFF_WORD_READ), .action = act(STAFF_READ, 0)},
            {.label = word(menu, STAFF_WORD_TOUCH_TEST), .action = act(STAFF_TEST, 0)},
            {.label = word(menu, STAFF_WORD_DARK), .action = act(STAFF_DARKEN, 0)},
            {.label = word(menu, STAFF_WORD_ROLL_BACK),
                .action = act(STAFF_ASK, STAFF_ROLL_BACK),
                .disabled = *facts->before == '\0'},
            {.label = word(menu, STAFF_WORD_RESTART), .action = act(STAFF_ASK, STAFF_RESTART)}},
        5);
    put_languages(menu);
    put_volume(menu);
    put_fact(menu, STAFF_WORD_PROGRAM, facts->program);
}

static void put_report(struct menu *menu)
{
    put_fact(menu, STAFF_WORD_FAULTS, menu->facts->faults);
    menu->y += menu->s->m->space_px;
    put_fact(menu, STAFF_WORD_IMPORTS, menu->facts->imports);
}

static void put_sure(struct menu *menu)
{
    bool restart = menu->staff->asked == STAFF_RESTART;
    put_text(menu, UI_LEAD, -1,
        word(menu, restart ? STAFF_WORD_SURE_RESTART : STAFF_WORD_SURE_ROLL_BACK));
    menu->y += menu->s->m->space_px;
    put_buttons(menu,
        (struct ui_button[]){
            {.label = word(menu, STAFF_WORD_YES), .look = UI_CHOSEN, .action = act(STAFF_YES, 0)},
            {.label = word(menu, STAFF_WORD_NO), .action = act(STAFF_LEAVE, 0)}},
        2);
}

// --- the PIN ---

static const char *pin_message(struct menu *menu)
{
    int minutes = staff_locked_min(menu->staff, menu->s->view->now_ms);
    int left = staff_tries_left(menu->staff);
    if (minutes > 0)
        return number(menu, STAFF_WORD_LOCKED, minutes);
    return left < STAFF_TRIES ? number(menu, STAFF_WORD_WRONG, left)
                              : word(menu, STAFF_WORD_ENTER_PIN);
}

static void put_key(struct menu *menu, struct rect area, int index)
{
    static const char digits[][2] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"};
    struct ui_button button = {
        .disabled = staff_locked_min(menu->staff, menu->s->view->now_ms) > 0};
    if (index == 9) {
        button.icon = "back";
        button.action = act(STAFF_ERASE, 0);
    } else if (index == 11) {
        button.label = word(menu, STAFF_WORD_ENTER);
        button.look = UI_CHOSEN;
        button.action = act(STAFF_ENTER, 0);
    } else {
        button.label = digits[index];
        button.action = act(STAFF_DIGIT, digits[index][0] - '0');
    }
    ui_put_button(&menu->s->ui, area, &button);
}

// Three in a row where there is height for four rows, else six.
static void put_keys(struct menu *menu, struct rect area)
{
    const struct ui_metrics *m = menu->s->m;
    int gap = m->apart_px * 2, tall = 4 * m->button_px + 3 * gap;
    int across = tall <= area.h ? 3 : 6, down = 12 / across;
    int w = geom_min((area.w + gap) / across - gap, m->button_px * 2);
    int h = geom_clamp((area.h + gap) / down - gap, m->target_px, m->button_px);
    for (int i = 0; i < 12; i++)
        put_key(menu,
            (struct rect){area.x + i % across * (w + gap), area.y + i / across * (h + gap), w, h},
            i);
}

static void put_pin(struct menu *menu)
{
    struct screen *s = menu->s;
    size_t length = strlen(menu->staff->entered);
    char *dots = arena_alloc(s->ui.arena, 3 * STAFF_PIN_MOST + 1);
    dots[0] = '\0';
    for (size_t i = 0; i < length; i++)
        memcpy(dots + 3 * i, "\u2022", 4);
    put_text(menu, UI_TEXT, -1, pin_message(menu));
    put_text(menu, UI_CARD_TITLE, TEXT_SEMIBOLD, *dots ? dots : "\u00a0");
    struct rect area = menu->area;
    area.y = menu->y;
    area.h = rect_bottom(menu->area) - menu->y;
    put_keys(menu, area);
}

// --- the whole ---

static void put_pagers(struct menu *menu, struct rect rail, int limit_px)
{
    const struct ui_metrics *m = menu->s->m;
    int at = menu->staff->scroll_px, size = geom_min(m->button_px, (rail.h - m->apart_px * 2) / 2);
    struct rect down = {rail.x, rect_bottom(rail) - size, rail.w, size}, up = down;
    up.y -= size + m->apart_px * 2;
    ui_put_button(&menu->s->ui, up,
        &(struct ui_button){.icon = "up", .action = act(STAFF_SCROLL, -1), .disabled = at == 0});
    ui_put_button(&menu->s->ui, down,
        &(struct ui_button){
            .icon = "down", .action = act(STAFF_SCROLL, +1), .disabled = at >= limit_px});
}

static int height_of(struct menu *menu, void (*put)(struct menu *menu))
{
    menu->measuring = true;
    menu->y = 0;
    put(menu);
    menu->measuring = false;
    return menu->y;
}

// Rows that may be too many.
static void put_scrolled(struct menu *menu, void (*put)(struct menu *menu))
{
    struct screen *s = menu->s;
    struct rect rail = menu->area;
    rail.w = s->m->button_px;
    rail.x = rect_right(menu->area) - rail.w;
    int limit = geom_max(0, height_of(menu, put) - menu->area.h);
    if (limit > 0) {
        menu->area.w -= rail.w + s->m->gap_px;
        limit = geom_max(0, height_of(menu, put) - menu->area.h);
    }
    s->frame->scroll_limit_px = limit;
    s->frame->scroll_page_px = geom_max(1, menu->area.h - 2 * s->m->line_px[UI_TEXT]);
    struct rect before = ui_clip(&s->ui, menu->area);
    menu->y = menu->area.y - geom_min(menu->staff->scroll_px, limit);
    put(menu);
    ui_unclip(&s->ui, before);
    if (limit > 0)
        put_pagers(menu, rail, limit);
}

static void put_head(struct menu *menu)
{
    struct screen *s = menu->s;
    enum staff_page page = menu->staff->page;
    bool inner = page == STAFF_REPORT || page == STAFF_SURE;
    struct ui_button leave = {.label = word(menu, inner ? STAFF_WORD_BACK : STAFF_WORD_CLOSE),
        .icon = inner ? "back" : "close",
        .action = act(STAFF_LEAVE, 0)};
    int w = ui_button_width(&s->ui, &leave);
    struct rect button = {rect_right(menu->area) - w, menu->area.y, w, s->m->button_px};
    struct ui_set title =
        ui_set_text(&s->ui, (struct ui_type){.role = UI_CARD_TITLE, .weight = -1, .sans = true},
            word(menu, STAFF_WORD_TITLE), menu->area.w - w - s->m->gap_px);
    ui_put(&s->ui, &title, menu->area.x,
        menu->area.y + geom_max(0, (button.h - title.block.height_px) / 2), s->style->ink);
    ui_put_button(&s->ui, button, &leave);
    int head = geom_max(button.h, title.block.height_px) + s->m->gap_px / 2;
    menu->area.y += head;
    menu->area.h -= head;
}

static void put_page(struct menu *menu)
{
    put_head(menu);
    menu->y = menu->area.y;
    switch (menu->staff->page) {
    case STAFF_PIN:
        put_pin(menu);
        break;
    case STAFF_MENU:
        put_scrolled(menu, put_menu);
        break;
    case STAFF_REPORT:
        put_scrolled(menu, put_report);
        break;
    default:
        put_scrolled(menu, put_sure);
        break;
    }
}

void screen_draw_staff(const struct screen_view *view, const struct staff *staff,
    const struct screen_facts *facts, struct arena *arena, struct screen_frame *frame)
{
    struct screen s = screen_begin(view, arena, frame);
    struct rect all = {0, 0, s.m->size.x, s.m->size.y};
    s.ui.language = facts->words->code;
    s.ui.focus = view->visit->focus;
    frame->next_ms = staff_deadline_ms(staff, view->now_ms);
    if (staff->page == STAFF_DARK) {
        ui_fill(&s.ui, all, COLOUR(0x000000), 0);
        return;
    }
    ui_fill(&s.ui, all, s.style->paper, 0);
    struct menu menu = {.s = &s, .staff = staff, .facts = facts};
    menu.area = rect_inset(all, s.m->margin_px, s.m->margin_px / 2);
    put_page(&menu);
}

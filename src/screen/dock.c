// The dock: every control of the frame, at the bottom of the screen, in the same place on every
// screen. Home | Back, progress, Next | languages by their own names. Two rows on tall screens.
#include "screen/parts.h"

// What the dock shows beside icons, by how much room there is; the same in every language of the
// pack.
struct dock_plan {
    bool home_word, step_words;
    enum { NO_PROGRESS, NUMBERS, DOTS } progress;
};

// What the words of all languages need, found once for a frame: index 0 without words, 1 with them.
struct dock_widths {
    int home[2], back, next[2];
    int names; // the languages' own names beside each other
};

static int dock_pad_px(const struct screen *s)
{
    return s->m->gap_px / 2 + s->m->hair_px;
}

static const char *word_in(const struct screen *s, size_t language, enum word word)
{
    return s->pack->languages[language].words->text[word];
}

static int name_inset_px(const struct screen *s)
{
    return (s->m->apart_px + 1) / 2;
}

// Words of a language are set in that language, whatever the visitor's is: the same in every
// language.
static int width_in(struct screen *s, size_t language, const struct ui_button *button)
{
    const char *shown = s->ui.language;
    s->ui.language = s->pack->languages[language].code;
    int width = ui_button_width(&s->ui, button);
    s->ui.language = shown;
    return width;
}

static int name_width_px(struct screen *s, size_t language)
{
    struct ui_button name = {.label = word_in(s, language, WORD_LANGUAGE_NAME)};
    int width = width_in(s, language, &name) - s->m->role_px[UI_LABEL] * 3 / 2;
    return geom_max(width, s->m->target_px) + 2 * name_inset_px(s);
}

static int names_width_px(struct screen *s)
{
    int width = 0;
    for (size_t i = 0; i < s->pack->language_count; i++)
        width += name_width_px(s, i);
    return width;
}

// The widest that the word makes its button, over all languages, so that nothing moves between
// them.
static int widest_px(struct screen *s, enum word word, bool with_word)
{
    struct ui_button button = {.icon = "home"};
    int widest = 0;
    for (size_t i = 0; i < s->pack->language_count; i++) {
        button.label = with_word ? word_in(s, i, word) : NULL;
        widest = geom_max(widest, width_in(s, i, &button));
    }
    return widest;
}

static struct dock_widths dock_measure(struct screen *s)
{
    return (struct dock_widths){
        .home = {widest_px(s, WORD_HOME, false), widest_px(s, WORD_HOME, true)},
        .back = widest_px(s, WORD_BACK, false),
        .next = {widest_px(s, WORD_NEXT, false), widest_px(s, WORD_NEXT, true)},
        .names = names_width_px(s),
    };
}

static int dots_width_px(const struct screen *s, int count)
{
    int dot = s->m->role_px[UI_LABEL] / 2;
    return (count + 1) * dot * 2 + 3 * dot;
}

static int most_pages(const struct pack *pack)
{
    size_t most = 1;
    for (size_t i = 0; i < pack->theme_count; i++)
        most = pack->themes[i].page_count > most ? pack->themes[i].page_count : most;
    return (int)most;
}

// Dots for every page where they fit, else "12/40", else nothing: the head of the page says it too.
static bool shows_dots(const struct screen *s, struct dock_plan plan)
{
    return plan.progress == DOTS && most_pages(s->pack) <= 12;
}

static int progress_width_px(const struct screen *s, struct dock_plan plan)
{
    int most = most_pages(s->pack);
    if (plan.progress == NO_PROGRESS)
        return s->m->apart_px;
    if (shows_dots(s, plan))
        return dots_width_px(s, most);
    int tenths = most < 10 ? 30 : most < 100 ? 40 : most < 1000 ? 52 : 66;
    return s->m->role_px[UI_LABEL] * tenths / 10;
}

static int steps_width_px(
    const struct screen *s, const struct dock_widths *w, struct dock_plan plan)
{
    int apart = s->m->apart_px;
    return w->home[plan.home_word] + apart + s->m->button_px + apart + w->back +
           progress_width_px(s, plan) + w->next[plan.step_words];
}

static int room_px(const struct screen *s)
{
    return s->m->size.x - s->m->margin_px;
}

static const struct dock_plan PLANS[] = {{true, true, DOTS}, {false, true, DOTS},
    {false, false, DOTS}, {false, false, NUMBERS}, {false, false, NO_PROGRESS}};

enum { LAST_PLAN = sizeof PLANS / sizeof *PLANS - 1 };

// What stands beside the languages at the least.
static int beside_px(const struct screen *s, const struct dock_widths *w)
{
    return s->m->two_rows ? 0 : steps_width_px(s, w, PLANS[LAST_PLAN]) + s->m->apart_px;
}

static bool names_fit(const struct screen *s, const struct dock_widths *w)
{
    return w->names + beside_px(s, w) <= room_px(s);
}

static int globe_width_px(struct screen *s, const struct dock_widths *w)
{
    int widest = 0;
    for (size_t i = 0; i < s->pack->language_count; i++) {
        struct ui_button button = {.icon = "globe", .label = word_in(s, i, WORD_LANGUAGE_NAME)};
        widest = geom_max(widest, width_in(s, i, &button));
    }
    return widest + beside_px(s, w) <= room_px(s) ? widest : s->m->button_px;
}

// One button that opens the panel of languages, where their names do not fit beside each other. It
// says which language is shown where that fits.
static struct ui_button languages_button(struct screen *s, const struct dock_widths *w)
{
    bool named = globe_width_px(s, w) > s->m->button_px;
    return (struct ui_button){.icon = "globe",
        .label = named ? screen_word(s, WORD_LANGUAGE_NAME) : NULL,
        .action = {ACTION_LANGUAGES, 0, 0}};
}

// The names get some air where all else has its words.
static int air_px(const struct screen *s, const struct dock_widths *w)
{
    int taken = steps_width_px(s, w, PLANS[0]) + s->m->apart_px + w->names;
    int most = (int)s->pack->language_count * s->m->role_px[UI_LABEL] * 2 / 3;
    return geom_clamp(room_px(s) - taken, 0, most);
}

static int languages_width_px(struct screen *s, const struct dock_widths *w)
{
    return names_fit(s, w) ? w->names + air_px(s, w) : globe_width_px(s, w);
}

// `languages`: the width of their part.
static struct dock_plan choose_plan(
    const struct screen *s, const struct dock_widths *w, int languages)
{
    int beside = s->m->two_rows ? 0 : languages + s->m->apart_px, i = 0;
    while (i < LAST_PLAN && steps_width_px(s, w, PLANS[i]) + beside > room_px(s))
        i++;
    return PLANS[i];
}

static void put_dots(struct screen *s, struct rect area, colour accent, int page, int count)
{
    int dot = s->m->role_px[UI_LABEL] / 2, step = dot * 2;
    int x = area.x + (area.w - dots_width_px(s, count)) / 2 + 2 * dot;
    int y = area.y + (area.h - dot) / 2;
    for (int i = 1; i <= count; i++) {
        int w = i == page ? dot * 3 : dot;
        colour ink = i <= page ? accent : colour_mix(s->style->line, s->style->ink_2, 60);
        ui_fill(&s->ui, (struct rect){x, y, w, dot}, ink, dot / 2);
        x += i == page ? step + dot * 2 : step;
    }
}

static void put_progress(
    struct screen *s, struct rect area, struct dock_plan plan, colour accent, int page, int count)
{
    if (plan.progress == NO_PROGRESS)
        return;
    if (shows_dots(s, plan)) {
        put_dots(s, area, accent, page, count);
        return;
    }
    const char *text = arena_print(s->ui.arena, "%d/%d", page, count);
    struct ui_set set = ui_set_text(&s->ui,
        (struct ui_type){.role = UI_LABEL, .weight = -1, .align = TEXT_CENTRE}, text, area.w);
    ui_put(&s->ui, &set, area.x, area.y + (area.h - set.block.height_px) / 2, accent);
}

static void put_languages(struct screen *s, const struct dock_widths *widths, struct rect area)
{
    int inset = name_inset_px(s), x = area.x;
    if (!names_fit(s, widths)) {
        struct ui_button button = languages_button(s, widths);
        ui_put_button(&s->ui, area, &button);
        return;
    }
    ui_fill(&s->ui, area, s->style->soft, s->m->button_radius_px);
    int spare = area.w - widths->names;
    int count = (int)s->pack->language_count;
    const char *shown = s->ui.language;
    for (int i = 0; i < count; i++) {
        int w = name_width_px(s, (size_t)i) + spare * (i + 1) / count - spare * i / count;
        bool chosen = i == s->language;
        s->ui.language = s->pack->languages[i].code;
        ui_put_button(&s->ui, rect_inset((struct rect){x, area.y, w, area.h}, inset, inset),
            &(struct ui_button){.label = word_in(s, (size_t)i, WORD_LANGUAGE_NAME),
                .look = chosen ? UI_CHOSEN : UI_PLAIN,
                .action = {ACTION_LANGUAGE, (int16_t)i, 0}});
        x += w;
    }
    s->ui.language = shown;
}

static void put_steps(struct screen *s, const struct dock_widths *w, struct rect row,
    struct dock_plan plan, colour accent, int page, int count)
{
    int back = w->back, next = w->next[plan.step_words];
    int progress = progress_width_px(s, plan);
    int x = row.x + geom_max(0, row.w - back - progress - next) / 2;
    ui_put_button(&s->ui, (struct rect){x, row.y, back, row.h},
        &(struct ui_button){.icon = "back", .action = {ACTION_BACK, 0, 0}});
    if (count == 0)
        return;
    x += back;
    put_progress(s, (struct rect){x, row.y, progress, row.h}, plan, accent, page, count);
    ui_put_button(&s->ui, (struct rect){x + progress, row.y, next, row.h},
        &(struct ui_button){.label = plan.step_words ? screen_word(s, WORD_NEXT) : NULL,
            .icon_after = "next",
            .look = UI_STRONG,
            .accent = accent,
            .action = {ACTION_NEXT, 0, 0}});
}

// On home, where there is no step to take, the way to the page about the exhibit.
static void put_about(struct screen *s, struct rect row)
{
    if (!s->pack->about)
        return;
    struct ui_button about = {
        .icon = "info", .label = screen_word(s, WORD_ABOUT), .action = {ACTION_ABOUT, 0, 0}};
    if (ui_button_width(&s->ui, &about) > row.w)
        about.label = NULL;
    int w = ui_button_width(&s->ui, &about);
    ui_put_button(&s->ui, (struct rect){row.x + (row.w - w) / 2, row.y, w, row.h}, &about);
}

void dock_draw(struct screen *s, colour accent, int page, int page_count)
{
    const struct ui_metrics *m = s->m;
    struct rect dock = {0, m->size.y - m->dock_px, m->size.x, m->dock_px};
    ui_fill(&s->ui, dock, s->style->card, 0);
    ui_fill(&s->ui, (struct rect){0, dock.y, dock.w, m->hair_px}, s->style->line, 0);
    int pad = dock_pad_px(s), side = m->margin_px / 2;
    struct rect row = {side, dock.y + pad, dock.w - 2 * side, m->button_px};
    struct dock_widths widths = dock_measure(s);
    int languages = languages_width_px(s, &widths);
    struct dock_plan plan = choose_plan(s, &widths, languages);
    int home = widths.home[plan.home_word];
    ui_put_button(&s->ui, (struct rect){row.x, row.y, home, row.h},
        &(struct ui_button){.icon = "home",
            .label = plan.home_word ? screen_word(s, WORD_HOME) : NULL,
            .look = UI_PLAIN,
            .action = {ACTION_HOME, 0, 0}});
    struct rect comfort = {row.x + home + m->apart_px, row.y, m->button_px, row.h};
    ui_put_button(
        &s->ui, comfort, &(struct ui_button){.icon = "comfort", .action = {ACTION_COMFORT, 0, 0}});
    int names = m->two_rows ? row.w : languages;
    int names_y = m->two_rows ? row.y + row.h + pad : row.y;
    struct rect middle = {rect_right(comfort) + m->apart_px, row.y, 0, row.h};
    middle.w = rect_right(row) - (m->two_rows ? 0 : names + m->apart_px) - middle.x;
    if (s->visit->place == VISIT_HOME)
        put_about(s, middle);
    else
        put_steps(s, &widths, middle, plan, accent, page, page_count);
    put_languages(s, &widths, (struct rect){row.x + row.w - names, names_y, names, row.h});
}

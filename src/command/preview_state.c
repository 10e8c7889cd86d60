// Places are in a row: home, each theme with its pages, about. A number in that row becomes an
// action.
#include "command/preview_state.h"

#include <string.h>

bool preview_loaded(struct preview_state *state, const struct pack *sound)
{
    state->faulty = !sound;
    if (sound)
        state->pack = sound;
    return sound || !state->pack;
}

enum preview_strip preview_strip(const struct preview_state *state)
{
    if (state->help)
        return PREVIEW_HELP;
    return state->faulty && state->pack ? PREVIEW_FAULTS : PREVIEW_NO_STRIP;
}

// --- the same place ---

static int find_language(const struct pack *pack, const char *code)
{
    for (size_t i = 0; i < pack->language_count; i++)
        if (strcmp(pack->languages[i].code, code) == 0)
            return (int)i;
    return 0;
}

static int find_theme(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->theme_count; i++)
        if (strcmp(pack->themes[i].id, id) == 0)
            return (int)i;
    return -1;
}

static int find_page(const struct pack_theme *theme, const char *id)
{
    for (size_t i = 0; i < theme->page_count; i++)
        if (strcmp(theme->entries[i].id, id) == 0)
            return (int)i;
    return -1;
}

static void leave(struct visit *visit, enum visit_place place)
{
    visit->place = place;
    visit->page = 0;
    visit->panel = VISIT_NO_PANEL;
    visit->scroll_px = 0;
    memset(visit->chosen, 0, sizeof visit->chosen);
}

static void follow_place(struct visit *visit, const struct pack *from, const struct pack *to)
{
    const struct pack_theme *theme = &from->themes[visit->theme];
    int found = find_theme(to, theme->id);
    if (found < 0) {
        visit->theme = 0;
        leave(visit, VISIT_HOME);
        return;
    }
    visit->theme = found;
    if (visit->place != VISIT_PAGE)
        return;
    int page = find_page(&to->themes[found], theme->entries[visit->page].id);
    if (page < 0)
        leave(visit, VISIT_THEME);
    else
        visit->page = page;
}

struct visit preview_follow(const struct visit *was, const struct pack *from, const struct pack *to)
{
    struct visit visit = *was;
    visit.language = find_language(to, from->languages[was->language].code);
    if (was->place == VISIT_THEME || was->place == VISIT_PAGE)
        follow_place(&visit, from, to);
    if (visit.panel == VISIT_TERM_PANEL)
        visit.term = pack_find_term(to, from->terms[was->term].id);
    return visit;
}

// --- keys ---

static int first_of_theme(const struct visit_shape *shape, int theme)
{
    int at = 1;
    for (int i = 0; i < theme; i++)
        at += 1 + shape->pages[i];
    return at;
}

// Attract comes before home.
static int place_number(const struct visit *visit)
{
    switch (visit->place) {
    case VISIT_HOME:
        return 0;
    case VISIT_THEME:
        return first_of_theme(&visit->shape, visit->theme);
    case VISIT_PAGE:
        return first_of_theme(&visit->shape, visit->theme) + 1 + visit->page;
    case VISIT_ABOUT:
        return first_of_theme(&visit->shape, visit->shape.themes);
    default:
        return -1;
    }
}

static struct action place_at(const struct visit_shape *shape, int number)
{
    struct action none = {ACTION_NONE, 0, 0};
    if (number <= 0)
        return number < 0 ? none : (struct action){ACTION_HOME, 0, 0};
    for (int theme = 0; theme < shape->themes; theme++) {
        int first = first_of_theme(shape, theme);
        if (number == first)
            return (struct action){ACTION_THEME, (int16_t)theme, 0};
        if (number <= first + shape->pages[theme])
            return (struct action){ACTION_PAGE, (int16_t)theme, (int16_t)(number - first - 1)};
    }
    bool about = shape->has_about && number == first_of_theme(shape, shape->themes);
    return about ? (struct action){ACTION_ABOUT, 0, 0} : none;
}

static struct action next_theme(const struct visit *visit)
{
    bool in_theme = visit->place == VISIT_THEME || visit->place == VISIT_PAGE;
    int theme = in_theme ? (visit->theme + 1) % visit->shape.themes : 0;
    return (struct action){ACTION_THEME, (int16_t)theme, 0};
}

static struct action next_style(const struct visit *visit)
{
    enum { STYLES = 3 };
    int style = (visit->settings[SETTING_STYLE] + 1) % STYLES;
    return (struct action){ACTION_SET, SETTING_STYLE, (int16_t)style};
}

struct action preview_key(const struct visit *visit, enum desk_key key)
{
    switch (key) {
    case DESK_NEXT:
        return place_at(&visit->shape, place_number(visit) + 1);
    case DESK_PREVIOUS:
        return place_at(&visit->shape, place_number(visit) - 1);
    case DESK_LANGUAGE:
        return (struct action){
            ACTION_LANGUAGE, (int16_t)((visit->language + 1) % visit->shape.languages), 0};
    case DESK_TEXT_1:
    case DESK_TEXT_2:
    case DESK_TEXT_3:
    case DESK_TEXT_4:
        return (struct action){ACTION_SET, SETTING_TEXT, (int16_t)(1 + (int)key - DESK_TEXT_1)};
    case DESK_STYLE:
        return next_style(visit);
    case DESK_THEME:
        return next_theme(visit);
    case DESK_HOME:
        return (struct action){ACTION_HOME, 0, 0};
    default:
        return (struct action){ACTION_NONE, 0, 0};
    }
}

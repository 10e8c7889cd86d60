// The visit's state machine. Every place is reached through go(), which refuses what the shape does
// not have and clears all that belonged to the place before; so no state can point outside the
// pack.
#include "visit/visit.h"

#include "base/bug.h"

#include <string.h>

enum { DEFAULT_LANGUAGE = 0, SECOND_MS = 1000, CHOICE_MAX = INT8_MAX };

static const struct {
    int least, most, usual;
} SETTINGS[SETTING_COUNT] = {
    [SETTING_TEXT] = {1, 4, 2},
    [SETTING_STYLE] = {0, 2, 0},
    [SETTING_MOTION] = {0, 1, 0},
    [SETTING_REACH] = {0, 1, 0},
};

static bool within(int index, int count)
{
    return index >= 0 && index < count;
}

static void check_shape(const struct visit_shape *shape)
{
    BUG_IF(shape->languages < 1);
    BUG_IF(shape->terms < 0);
    BUG_IF(shape->themes < 0 || shape->themes > VISIT_THEMES_MAX);
    for (int i = 0; i < shape->themes; i++)
        BUG_IF(shape->pages[i] < 0);
    BUG_IF(shape->ask_after_ms < 1 || shape->reset_after_ms < 1);
}

void visit_init(struct visit *visit, const struct visit_shape *shape, int64_t now_ms)
{
    check_shape(shape);
    *visit = (struct visit){
        .shape = *shape,
        .place = VISIT_ATTRACT,
        .language = DEFAULT_LANGUAGE,
        .focus = -1,
        .touched_ms = now_ms,
    };
    for (int i = 0; i < SETTING_COUNT; i++)
        visit->settings[i] = SETTINGS[i].usual;
}

// --- places and panels ---

static void show_panel(struct visit *visit, enum visit_panel panel, int term)
{
    visit->panel = panel;
    visit->term = term;
    visit->panel_scroll_px = 0;
    visit->panel_limit_px = 0;
    visit->panel_page_px = 0;
    visit->picture = (struct visit_picture){0};
    visit->focus = -1;
}

static void show_picture(struct visit *visit, int block, int index)
{
    if (!within(block, VISIT_BLOCKS_MAX) || !within(index, CHOICE_MAX))
        return;
    show_panel(visit, VISIT_PICTURE_PANEL, 0);
    visit->picture = (struct visit_picture){.block = block,
        .index = index,
        .zoom = VISIT_ZOOM_ONE,
        .centre = {VISIT_CENTRE_ONE / 2, VISIT_CENTRE_ONE / 2}};
}

static bool place_exists(
    const struct visit_shape *shape, enum visit_place place, int theme, int page)
{
    switch (place) {
    case VISIT_HOME:
        return true;
    case VISIT_THEME:
        return within(theme, shape->themes);
    case VISIT_PAGE:
        return within(theme, shape->themes) && within(page, shape->pages[theme]);
    case VISIT_ABOUT:
        return shape->has_about;
    default: // attract is reached by a reset only
        return false;
    }
}

static void go(struct visit *visit, enum visit_place place, int theme, int page)
{
    if (!place_exists(&visit->shape, place, theme, page))
        return;
    visit->place = place;
    visit->theme = theme;
    visit->page = page;
    memset(visit->chosen, 0, sizeof visit->chosen);
    visit->scroll_px = 0;
    visit->scroll_limit_px = 0;
    visit->scroll_page_px = 0;
    show_panel(visit, VISIT_NO_PANEL, 0);
}

static void go_back(struct visit *visit)
{
    if (visit->place == VISIT_PAGE && visit->page > 0)
        go(visit, VISIT_PAGE, visit->theme, visit->page - 1);
    else if (visit->place == VISIT_PAGE)
        go(visit, VISIT_THEME, visit->theme, 0);
    else if (visit->place != VISIT_HOME)
        go(visit, VISIT_HOME, 0, 0);
}

static void go_next(struct visit *visit)
{
    if (visit->place == VISIT_THEME)
        go(visit, VISIT_PAGE, visit->theme, 0);
    else if (visit->place == VISIT_PAGE && visit->page + 1 < visit->shape.pages[visit->theme])
        go(visit, VISIT_PAGE, visit->theme, visit->page + 1);
    else if (visit->place == VISIT_PAGE)
        go(visit, VISIT_HOME, 0, 0);
}

// --- actions ---

static bool has_blocks(const struct visit *visit)
{
    return visit->place == VISIT_PAGE || visit->place == VISIT_ABOUT;
}

// What one step of paging scrolls, of what visit_scroll_by scrolls.
static int step_px(const struct visit *visit)
{
    return visit->panel != VISIT_NO_PANEL ? visit->panel_page_px : visit->scroll_page_px;
}

static void set(struct visit *visit, int setting, int value)
{
    if (within(setting, SETTING_COUNT) && value >= SETTINGS[setting].least &&
        value <= SETTINGS[setting].most)
        visit->settings[setting] = value;
}

static void choose(struct visit *visit, int block, int choice)
{
    if (has_blocks(visit) && within(block, VISIT_BLOCKS_MAX) && choice >= 0 && choice <= CHOICE_MAX)
        visit->chosen[block] = (int8_t)choice;
}

static void zoom(struct visit *visit, int way)
{
    const struct rect *view = &visit->picture.view;
    struct point middle = {view->x + view->w / 2, view->y + view->h / 2};
    if (way == 1)
        visit_picture_zoom(visit, 3, 2, middle);
    else if (way == -1)
        visit_picture_zoom(visit, 2, 3, middle);
}

static void pan(struct visit *visit, int right, int down)
{
    const struct rect *view = &visit->picture.view;
    if (within(right + 1, 3) && within(down + 1, 3))
        visit_picture_pan(visit, (struct point){-right * view->w / 4, -down * view->h / 4});
}

static void obey_in_place(struct visit *visit, struct action action)
{
    switch (action.kind) {
    case ACTION_LANGUAGE:
        if (within(action.a, visit->shape.languages))
            visit->language = action.a;
        if (visit->panel == VISIT_LANGUAGES_PANEL)
            show_panel(visit, VISIT_NO_PANEL, 0);
        break;
    case ACTION_TERM:
        if (within(action.a, visit->shape.terms))
            show_panel(visit, VISIT_TERM_PANEL, action.a);
        break;
    case ACTION_SOURCES:
        if (has_blocks(visit))
            show_panel(visit, VISIT_SOURCES_PANEL, 0);
        break;
    case ACTION_PICTURE:
        if (has_blocks(visit))
            show_picture(visit, action.a, action.b);
        break;
    case ACTION_CLOSE:
        if (visit->panel != VISIT_NO_PANEL)
            show_panel(visit, VISIT_NO_PANEL, 0);
        break;
    case ACTION_LANGUAGES:
        show_panel(visit, VISIT_LANGUAGES_PANEL, 0);
        break;
    case ACTION_COMFORT:
        show_panel(visit, VISIT_COMFORT_PANEL, 0);
        break;
    case ACTION_CHOOSE:
        choose(visit, action.a, action.b);
        break;
    case ACTION_SET:
        set(visit, action.a, action.b);
        break;
    case ACTION_SCROLL:
        if (action.a == 1 || action.a == -1)
            visit_scroll_by(visit, action.a * step_px(visit));
        break;
    case ACTION_ZOOM:
        zoom(visit, action.a);
        break;
    case ACTION_PAN:
        pan(visit, action.a, action.b);
        break;
    default:
        break;
    }
}

static void obey(struct visit *visit, struct action action)
{
    switch (action.kind) {
    case ACTION_HOME:
        go(visit, VISIT_HOME, 0, 0);
        break;
    case ACTION_THEME:
        go(visit, VISIT_THEME, action.a, 0);
        break;
    case ACTION_PAGE:
        go(visit, VISIT_PAGE, action.a, action.b);
        break;
    case ACTION_ABOUT:
        go(visit, VISIT_ABOUT, 0, 0);
        break;
    case ACTION_BACK:
        go_back(visit);
        break;
    case ACTION_NEXT:
        go_next(visit);
        break;
    default:
        obey_in_place(visit, action);
        break;
    }
}

void visit_act(struct visit *visit, struct action action, int64_t now_ms)
{
    bool chooses = visit->place == VISIT_ATTRACT && action.kind == ACTION_ENTER &&
                   within(action.a, visit->shape.languages);
    if (!visit_wake(visit, now_ms))
        obey(visit, action);
    else if (chooses)
        visit->language = action.a;
}

static struct action pan_action(enum event_key key)
{
    int right = (key == EVENT_KEY_RIGHT) - (key == EVENT_KEY_LEFT);
    int down = (key == EVENT_KEY_DOWN) - (key == EVENT_KEY_UP);
    return (struct action){ACTION_PAN, (int16_t)right, (int16_t)down};
}

struct action visit_key_action(const struct visit *visit, enum event_key key)
{
    const struct action none = {ACTION_NONE, 0, 0}, home = {ACTION_HOME, 0, 0};
    if (key == EVENT_KEY_PREVIOUS || key == EVENT_KEY_NEXT || key == EVENT_KEY_SELECT)
        return none;
    if (visit->place == VISIT_ATTRACT)
        return (struct action){ACTION_ENTER, -1, 0};
    if (visit->asking)
        return (struct action){ACTION_STAY, 0, 0};
    if (visit->panel == VISIT_PICTURE_PANEL && key <= EVENT_KEY_DOWN)
        return pan_action(key);
    bool covered = visit->panel != VISIT_NO_PANEL; // pages do not turn under a panel
    bool at_page = visit->place == VISIT_PAGE, at_home = visit->place == VISIT_HOME;
    switch (key) {
    case EVENT_KEY_LEFT:
        return at_home || covered ? none : (struct action){ACTION_BACK, 0, 0};
    case EVENT_KEY_RIGHT:
        if (covered)
            return none;
        return at_page || visit->place == VISIT_THEME ? (struct action){ACTION_NEXT, 0, 0} : none;
    case EVENT_KEY_UP:
        return (struct action){ACTION_SCROLL, -1, 0};
    case EVENT_KEY_DOWN:
        return (struct action){ACTION_SCROLL, 1, 0};
    case EVENT_KEY_BACK:
        if (visit->panel != VISIT_NO_PANEL)
            return (struct action){ACTION_CLOSE, 0, 0};
        if (at_page)
            return (struct action){ACTION_THEME, (int16_t)visit->theme, 0};
        return at_home ? none : home;
    case EVENT_KEY_HOME:
        return home;
    default:
        return none;
    }
}

// --- scrolling and focus ---

static int moved(int scroll_px, int delta_px, int limit_px)
{
    int64_t wanted = (int64_t)scroll_px + delta_px;
    return wanted < 0 ? 0 : wanted > limit_px ? limit_px : (int)wanted;
}

void visit_scroll_limits(struct visit *visit, int limit_px, int page_px)
{
    visit->scroll_limit_px = geom_max(limit_px, 0);
    visit->scroll_page_px = geom_max(page_px, 0);
    visit->scroll_px = moved(visit->scroll_px, 0, visit->scroll_limit_px);
}

void visit_panel_limits(struct visit *visit, int limit_px, int page_px)
{
    if (visit->panel == VISIT_NO_PANEL)
        return;
    visit->panel_limit_px = geom_max(limit_px, 0);
    visit->panel_page_px = geom_max(page_px, 0);
    visit->panel_scroll_px = moved(visit->panel_scroll_px, 0, visit->panel_limit_px);
}

void visit_scroll_by(struct visit *visit, int delta_px)
{
    if (visit->asking || visit->place == VISIT_ATTRACT)
        return;
    if (visit->panel != VISIT_NO_PANEL)
        visit->panel_scroll_px = moved(visit->panel_scroll_px, delta_px, visit->panel_limit_px);
    else
        visit->scroll_px = moved(visit->scroll_px, delta_px, visit->scroll_limit_px);
}

void visit_return(struct visit *visit, const struct visit *earlier, int64_t now_ms)
{
    if (visit_wake(visit, now_ms))
        return;
    go(visit, earlier->place, earlier->theme, earlier->page);
    memcpy(visit->chosen, earlier->chosen, sizeof visit->chosen);
    visit->scroll_px = earlier->scroll_px;
    visit->scroll_limit_px = earlier->scroll_limit_px;
    visit->scroll_page_px = earlier->scroll_page_px;
}

static bool panel_exists(const struct visit *visit, const struct visit *other)
{
    bool of_blocks = other->panel == VISIT_SOURCES_PANEL || other->panel == VISIT_PICTURE_PANEL;
    if (of_blocks)
        return has_blocks(visit) && visit->place == other->place;
    return other->panel != VISIT_TERM_PANEL || within(other->term, visit->shape.terms);
}

static void resume_place(struct visit *visit, const struct visit *other)
{
    visit->place = VISIT_HOME;
    if (!place_exists(&visit->shape, other->place, other->theme, other->page))
        return;
    go(visit, other->place, other->theme, other->page);
    memcpy(visit->chosen, other->chosen, sizeof visit->chosen);
    visit->scroll_px = other->scroll_px;
    visit->scroll_limit_px = other->scroll_limit_px;
    visit->scroll_page_px = other->scroll_page_px;
}

void visit_resume(struct visit *visit, const struct visit *other)
{
    visit->touched_ms = other->touched_ms;
    if (other->place == VISIT_ATTRACT)
        return;
    resume_place(visit, other);
    if (within(other->language, visit->shape.languages))
        visit->language = other->language;
    memcpy(visit->settings, other->settings, sizeof visit->settings);
    if (other->panel == VISIT_NO_PANEL || !panel_exists(visit, other))
        return;
    visit->panel = other->panel;
    visit->term = other->term;
    visit->picture = other->picture;
    visit->panel_scroll_px = other->panel_scroll_px;
    visit->panel_limit_px = other->panel_limit_px;
    visit->panel_page_px = other->panel_page_px;
}

void visit_focus(struct visit *visit, int step, int count)
{
    if (count <= 0)
        visit->focus = -1;
    else if (!within(visit->focus, count))
        visit->focus = step < 0 ? count - 1 : 0;
    else
        visit->focus = (visit->focus + (step < 0 ? count - 1 : 1)) % count;
}

// --- time ---

static void note_life(struct visit *visit, int64_t now_ms)
{
    if (now_ms > visit->touched_ms)
        visit->touched_ms = now_ms;
}

static void ask(struct visit *visit, int64_t now_ms)
{
    visit->asking = true;
    visit->asked_ms = now_ms;
    visit->counted_s = (int)((visit->shape.reset_after_ms + SECOND_MS - 1) / SECOND_MS);
    visit->focus = -1;
}

static void stop_asking(struct visit *visit)
{
    // The answer may carry a time before the question (an event in flight); it still counts in
    // full.
    note_life(visit, visit->asked_ms);
    visit->asking = false;
    visit->asked_ms = 0;
    visit->counted_s = 0;
    visit->focus = -1;
}

bool visit_wake(struct visit *visit, int64_t now_ms)
{
    note_life(visit, now_ms);
    if (visit->asking) {
        stop_asking(visit);
        return true;
    }
    if (visit->place == VISIT_ATTRACT) {
        go(visit, VISIT_HOME, 0, 0);
        return true;
    }
    return false;
}

bool visit_touch(struct visit *visit, int64_t now_ms)
{
    visit->focus = -1;
    return visit->place != VISIT_ATTRACT && visit_wake(visit, now_ms);
}

static int64_t reset_due_ms(const struct visit *visit)
{
    return visit->asked_ms + visit->shape.reset_after_ms;
}

int visit_seconds_left(const struct visit *visit, int64_t now_ms)
{
    int64_t left_ms = reset_due_ms(visit) - now_ms;
    if (!visit->asking || left_ms <= 0)
        return 0;
    int64_t left_s = (left_ms + SECOND_MS - 1) / SECOND_MS;
    return left_s < visit->counted_s ? (int)left_s : visit->counted_s;
}

void visit_tick(struct visit *visit, int64_t now_ms)
{
    if (now_ms < visit_deadline_ms(visit))
        return;
    if (!visit->asking) {
        ask(visit, now_ms);
    } else if (now_ms >= reset_due_ms(visit)) {
        struct visit_shape shape = visit->shape;
        visit_init(visit, &shape, now_ms);
    } else {
        visit->counted_s = visit_seconds_left(visit, now_ms);
    }
}

int64_t visit_deadline_ms(const struct visit *visit)
{
    if (visit->place == VISIT_ATTRACT)
        return INT64_MAX;
    if (!visit->asking)
        return visit->touched_ms + visit->shape.ask_after_ms;
    return reset_due_ms(visit) - (int64_t)(visit->counted_s - 1) * SECOND_MS;
}

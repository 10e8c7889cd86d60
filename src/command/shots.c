// Each shot stands for itself: a visit that has just begun does its actions. So whoever takes them,
// in whatever order, gets the same pictures.
#include "command/shots.h"

#include "base/log.h"
#include "pack/pages.h"

#include <string.h>

enum { FIRST_CAPACITY = 64 };

static void add(struct shots *shots, struct shot shot, const struct action *actions, size_t count)
{
    if (shots->count == shots->capacity) {
        shots->capacity = shots->capacity ? shots->capacity * 2 : FIRST_CAPACITY;
        struct shot *more = ARENA_ARRAY(&shots->arena, struct shot, shots->capacity);
        if (shots->count)
            memcpy(more, shots->items, shots->count * sizeof *more);
        shots->items = more;
    }
    struct action *kept = ARENA_ARRAY(&shots->arena, struct action, count);
    if (count)
        memcpy(kept, actions, count * sizeof *kept);
    shot.actions = kept;
    shot.action_count = count;
    shots->items[shots->count++] = shot;
}

static void add_screen(struct shots *shots, enum shot_kind kind, const char *name,
    const struct action *actions, size_t count)
{
    add(shots, (struct shot){.kind = kind, .name = name, .theme = -1, .page = -1}, actions, count);
}

// --- pages ---

// The choice that shows what a block holds back at first; 0 = it holds nothing back.
static int16_t answer_of(const struct pack_block *block)
{
    if (block->kind == PACK_QUIZ)
        return (int16_t)(block->quiz.right + 1);
    return block->kind == PACK_CHECK ? 1 : 0;
}

// The page, and then with each of its answers more.
static bool add_page(struct shots *shots, int theme, int index)
{
    const struct pack *pack = shots->pack;
    const struct pack_page *page = pack_page(pack, theme, index);
    if (!page) {
        log_error("shoot", "%s", pack_faults(pack));
        return false;
    }
    struct action actions[PACK_BLOCKS_MAX + 1] = {{ACTION_PAGE, (int16_t)theme, (int16_t)index}};
    size_t count = 1;
    struct shot shot = {.kind = SHOT_PAGE, .theme = theme, .page = index};
    shot.name = arena_print(&shots->arena, "%s-%s", pack->themes[theme].id, page->id);
    add(shots, shot, actions, count);
    shot.kind = SHOT_ANSWER;
    for (size_t i = 0; i < page->block_count; i++) {
        struct action answer = {ACTION_CHOOSE, (int16_t)i, answer_of(&page->blocks[i])};
        if (answer.b == 0)
            continue;
        actions[count++] = answer;
        shot.name = arena_print(&shots->arena, "%s-answer", shot.name);
        add(shots, shot, actions, count);
    }
    return true;
}

static bool add_theme(struct shots *shots, int theme)
{
    const struct pack_theme *of = &shots->pack->themes[theme];
    struct shot shot = {.kind = SHOT_THEME, .name = of->id, .theme = theme, .page = -1};
    struct action open = {ACTION_THEME, (int16_t)theme, 0};
    add(shots, shot, &open, 1);
    for (size_t page = 0; page < of->page_count; page++)
        if (!add_page(shots, theme, (int)page))
            return false;
    return true;
}

// --- panels ---

// The first block that shows pictures; -1 where there is none.
static int picture_block(const struct pack_page *page)
{
    for (size_t i = 0; page && i < page->block_count; i++)
        if (page->blocks[i].kind == PACK_IMAGE || page->blocks[i].kind == PACK_GALLERY)
            return (int)i;
    return -1;
}

// The first picture of the pack, as large as the screen.
static void add_picture(struct shots *shots)
{
    const struct pack *pack = shots->pack;
    for (size_t t = 0; t < pack->theme_count; t++)
        for (size_t p = 0; p < pack->themes[t].page_count; p++) {
            int block = picture_block(pack_page(pack, (int)t, (int)p));
            if (block < 0)
                continue;
            const struct action actions[] = {
                {ACTION_PAGE, (int16_t)t, (int16_t)p}, {ACTION_PICTURE, (int16_t)block, 0}};
            add_screen(shots, SHOT_PANEL, "panel-picture", actions, 2);
            return;
        }
}

static void add_panel(struct shots *shots, const char *name, enum action_kind kind)
{
    const struct action actions[] = {{ACTION_PAGE, 0, 0}, {(int16_t)kind, 0, 0}};
    add_screen(shots, SHOT_PANEL, name, actions, 2);
}

bool shots_plan(struct shots *shots, const struct pack *pack)
{
    const struct action about = {ACTION_ABOUT, 0, 0}, first_page = {ACTION_PAGE, 0, 0};
    shots->pack = pack;
    add_screen(shots, SHOT_ATTRACT, "attract", NULL, 0);
    add_screen(shots, SHOT_HOME, "home", NULL, 0);
    for (size_t i = 0; i < pack->theme_count; i++)
        if (!add_theme(shots, (int)i))
            return false;
    if (pack->about)
        add_screen(shots, SHOT_ABOUT, "about", &about, 1);
    add_panel(shots, "panel-sources", ACTION_SOURCES);
    if (pack->term_count > 0)
        add_panel(shots, "panel-term", ACTION_TERM);
    add_panel(shots, "panel-comfort", ACTION_COMFORT);
    add_picture(shots);
    add_screen(shots, SHOT_STILL_THERE, "still-there", &first_page, 1);
    return true;
}

void shots_finish(struct shots *shots)
{
    arena_finish(&shots->arena);
    *shots = (struct shots){0};
}

// --- words ---

const struct pack_page *shot_page(const struct pack *pack, const struct shot *shot)
{
    if (shot->kind == SHOT_ABOUT)
        return pack->about;
    return shot->kind == SHOT_PAGE ? pack_page(pack, shot->theme, shot->page) : NULL;
}

const char *shot_title(const struct pack *pack, const struct shot *shot, int language)
{
    const struct pack_page *page = NULL;
    switch (shot->kind) {
    case SHOT_HOME:
        return pack_in(&pack->home_title, language);
    case SHOT_THEME:
        return pack_in(&pack->themes[shot->theme].title, language);
    case SHOT_PAGE:
    case SHOT_ANSWER:
        page = pack_page(pack, shot->theme, shot->page);
        return page ? pack_in(&page->title, language) : NULL;
    case SHOT_ABOUT:
        return pack_in(&pack->about->title, language);
    case SHOT_ATTRACT:
    case SHOT_PANEL:
    case SHOT_STILL_THERE:
        break;
    }
    return NULL;
}

bool shot_begins_part(const struct shot *shot, const struct shot *before)
{
    return !before || before->theme != shot->theme;
}

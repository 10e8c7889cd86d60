// What proof-readers are shown of a pack: every screen and page, as a list in reading order.
#ifndef COMMAND_SHOTS_H
#define COMMAND_SHOTS_H

#include "base/action.h"
#include "base/arena.h"
#include "base/buf.h"
#include "pack/model.h"

#include <stdbool.h>

enum shot_kind {
    SHOT_ATTRACT,
    SHOT_HOME,
    SHOT_THEME,
    SHOT_PAGE,
    SHOT_ANSWER, // the page with what its blocks hold back at first
    SHOT_ABOUT,
    SHOT_PANEL,
    SHOT_STILL_THERE,
};

struct shot {
    enum shot_kind kind;
    const char *name;             // of its files, without their ending: ids, or "panel-comfort"
    int theme, page;              // of THEME, PAGE, ANSWER; else -1
    const struct action *actions; // one after another lead there from home
    size_t action_count;
};

// Zero-initialise; shots_finish. The pack is borrowed.
struct shots {
    struct arena arena;
    const struct pack *pack;
    struct shot *items;
    size_t count, capacity;
};

// False, with one log line, when a page of a large pack has faults by now.
bool shots_plan(struct shots *shots, const struct pack *pack);
void shots_finish(struct shots *shots);

// The page whose words are read aloud beside the picture; NULL where there is none. As pack_page.
const struct pack_page *shot_page(const struct pack *pack, const struct shot *shot);
// The title of its page or theme, or of home, in that language; NULL where it has none.
const char *shot_title(const struct pack *pack, const struct shot *shot, int language);
// Whether a part of the list begins with it: what is before the themes, a theme, what is beside
// them. `before` is the shot before it, or NULL.
bool shot_begins_part(const struct shot *shot, const struct shot *before);

#endif

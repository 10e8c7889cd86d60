// What a control does when it is pressed: placed by screens, obeyed by the visit.
#ifndef BASE_ACTION_H
#define BASE_ACTION_H

#include <stdbool.h>
#include <stdint.h>

enum action_kind {
    ACTION_NONE,      // a surface that swallows the touch
    ACTION_ENTER,     // leave attract; a = language, or -1 for the default
    ACTION_HOME,      // to the home screen
    ACTION_THEME,     // to theme a
    ACTION_PAGE,      // to page b of theme a
    ACTION_ABOUT,     // to the page about the exhibit
    ACTION_BACK,      // one page back; from the first page to the theme
    ACTION_NEXT,      // one page on; from the last page to the theme list of home
    ACTION_LANGUAGE,  // to language a, staying in place
    ACTION_TERM,      // open the panel of glossary term a
    ACTION_SOURCES,   // open the panel of the page's sources
    ACTION_CLOSE,     // close the panel
    ACTION_CHOOSE,    // in block a of this page choose b: an answer, a step, a station, a picture
    ACTION_LANGUAGES, // open the panel of languages
    ACTION_COMFORT,   // open the panel of the visitor's own settings
    ACTION_SET,       // set the setting a (enum action_setting) to b
    ACTION_SCROLL,    // scroll by a screenful: a = -1 up, +1 down
    ACTION_STAY,      // "still there?": yes
    ACTION_PICTURE,   // open the panel of picture b of block a of this page
    ACTION_ZOOM,      // enlarge the picture of that panel: a = +1, or the other way: -1
    ACTION_PAN,       // look further to the right (a = +1) or left (-1), down (b = +1) or up (-1)
    ACTION_STAFF,     // in the staff menu: a = enum staff_act, and its b (visit/staff.h)
    ACTION_KIND_COUNT,
};

// What a visitor may set for the time of the visit, and the values.
enum action_setting {
    SETTING_TEXT,   // 1 to 4; 2 = as configured
    SETTING_STYLE,  // 0 light, 1 dark, 2 high contrast
    SETTING_MOTION, // 0 on, 1 reduced
    SETTING_REACH,  // 0 normal, 1 everything to tap in the lower half of the screen
    SETTING_COUNT,
};

struct action {
    int16_t kind; // enum action_kind
    int16_t a, b;
};

static inline bool action_equal(struct action x, struct action y)
{
    return x.kind == y.kind && x.a == y.a && x.b == y.b;
}

#endif

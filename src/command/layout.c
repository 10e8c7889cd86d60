// Work is dealt out by (screen, text size) to child processes, each with fonts of its own by fork.
// A child keeps one entry for each place and kind of fault, and tells them as lines.
#include "command/layout.h"

#include "command/places.h"
#include "command/workers.h"
#include "kiosk/audit.h"
#include "pack/pages.h"
#include "pack/texts.h"
#include "screen/screen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    struct point size;
    double diagonal_inch;
} SCREENS[] = {
    {{1920, 1080}, 21.5},
    {{1080, 1920}, 21.5},
    {{1920, 1080}, 43},
    {{1080, 1920}, 43},
    {{1280, 720}, 15.6},
    {{720, 1280}, 7},
    {{800, 480}, 7},
    {{1024, 600}, 10.1},
    {{3840, 2160}, 43},
    {{1920, 710}, 29},
};

enum {
    SCREEN_COUNT = sizeof SCREENS / sizeof *SCREENS,
    TEXT_STEPS = 4,
    UNITS = SCREEN_COUNT * TEXT_STEPS,
    FAULTS_MAX = 2000, // a child; more would not be read
};

struct layout_fault {
    enum audit_kind kind;
    struct diag_mark mark;
    char message[160];
    char state[160]; // the first in which it was found
    long count;
};

struct layout {
    const struct exhibit *exhibit;
    const struct pack *pack;
    struct places all;  // of the texts that stay in memory
    struct places page; // of the page that is looked at, where it does not
    struct arena texts;
    // The state that is looked at.
    struct ui_metrics metrics;
    struct visit visit;
    struct diag_mark here; // the page, for texts that were put together
    char state[96];
    long states;
    struct layout_fault *faults;
    size_t fault_count;
};

// --- where texts stand ---

static void collect_places(struct layout *layout)
{
    const struct pack *pack = layout->pack;
    pack_each_text(pack, places_add_text, &layout->all);
    for (size_t i = 0; i < pack->language_count; i++)
        for (int word = 0; word < WORD_COUNT; word++)
            places_add(&layout->all, pack->languages[i].words->text[word],
                (struct diag_mark){.path = arena_print(&layout->texts, "words of %s, %s",
                                       pack->languages[i].code, word_key((enum word)word))});
    places_sort(&layout->all);
}

static void collect_page(struct layout *layout, const struct pack_page *page)
{
    places_clear(&layout->page);
    pack_each_text_of_page(page, places_add_text, &layout->page);
    places_sort(&layout->page);
}

static struct diag_mark find_place(const struct layout *layout, const void *text)
{
    const struct diag_mark *found = places_find(&layout->page, text);
    if (!found)
        found = places_find(&layout->all, text);
    return found ? *found : layout->here;
}

// --- looking ---

static bool same_mark(struct diag_mark a, struct diag_mark b)
{
    return a.line == b.line && a.col == b.col && strcmp(a.path, b.path) == 0;
}

static void note(void *context, const struct audit_finding *finding)
{
    struct layout *layout = context;
    struct diag_mark mark = find_place(layout, finding->origin);
    for (size_t i = 0; i < layout->fault_count; i++) {
        struct layout_fault *known = &layout->faults[i];
        if (known->kind == finding->kind && same_mark(known->mark, mark)) {
            known->count++;
            return;
        }
    }
    if (layout->fault_count == FAULTS_MAX)
        return;
    struct layout_fault *fault = &layout->faults[layout->fault_count++];
    struct buf message = {0};
    audit_describe(finding, &message);
    *fault = (struct layout_fault){.kind = finding->kind, .mark = mark, .count = 1};
    snprintf(fault->message, sizeof fault->message, "%s", message.text);
    snprintf(fault->state, sizeof fault->state, "%s, at %d,%d", layout->state, finding->place.x,
        finding->place.y);
    buf_finish(&message);
}

// Draws the visit as it is and looks at it; a page that scrolls, at every step of its paging
// buttons.
static void look(struct layout *layout)
{
    struct arena arena = {0};
    const struct ui_style *style =
        ui_style((enum ui_style_kind)layout->visit.settings[SETTING_STYLE]);
    struct audit_view audit_view = {&layout->metrics, style, layout->visit.settings[SETTING_TEXT]};
    struct screen_view view = {
        .pack = layout->pack,
        .visit = &layout->visit,
        .measure = fonts_measure(layout->exhibit->fonts),
        .metrics = &layout->metrics,
        .style = style,
        .assets_folder = layout->exhibit->assets,
        .still = true,
    };
    int limit = 0, at = 0;
    do {
        struct screen_frame frame;
        layout->visit.scroll_px = at;
        screen_draw(&view, &arena, &frame);
        audit_frame(&audit_view, &frame.list, &frame.hits, note, layout);
        layout->states++;
        limit = frame.scroll_limit_px;
        if (at == limit)
            break;
        at = geom_min(at + frame.scroll_page_px, limit);
        arena_reset(&arena);
    } while (true);
    layout->visit.scroll_px = 0;
    arena_finish(&arena);
}

static void look_after(struct layout *layout, int kind, int a, int b)
{
    visit_act(&layout->visit, (struct action){(int16_t)kind, (int16_t)a, (int16_t)b}, 0);
    look(layout);
}

static int choices(const struct pack_block *block)
{
    switch (block->kind) {
    case PACK_CHECK:
        return 1;
    case PACK_QUIZ:
        return (int)block->quiz.count;
    case PACK_TIMELINE:
        return (int)block->timeline.count;
    case PACK_ROUTE:
        return (int)block->route.count;
    case PACK_GALLERY:
        return (int)block->gallery.count;
    default:
        return 0;
    }
}

static int pictures(const struct pack_block *block)
{
    return block->kind == PACK_IMAGE ? 1 : block->kind == PACK_GALLERY ? choices(block) : 0;
}

// Each picture of the page as large as the screen: whole, and enlarged.
static void look_at_pictures(struct layout *layout, const struct pack_page *page)
{
    for (size_t i = 0; i < page->block_count; i++)
        for (int picture = 0; picture < pictures(&page->blocks[i]); picture++) {
            look_after(layout, ACTION_PICTURE, (int)i, picture);
            look_after(layout, ACTION_ZOOM, 1, 0);
        }
}

// Of a large pack, `page` is used again by each drawing, and so it stays in memory.
static void look_at_page(struct layout *layout, const struct pack_page *page, struct action open)
{
    if (layout->pack->large)
        collect_page(layout, page);
    layout->here = page->title.mark[layout->visit.language];
    look_after(layout, open.kind, open.a, open.b);
    for (size_t i = 0; i < page->block_count; i++)
        for (int choice = 1; choice <= choices(&page->blocks[i]); choice++)
            look_after(layout, ACTION_CHOOSE, (int)i, choice);
    look_at_pictures(layout, page);
    look_after(layout, ACTION_SOURCES, 0, 0);
    places_clear(&layout->page);
}

static void look_at_listed(struct layout *layout, int theme, int page)
{
    const struct pack_page *listed = pack_page(layout->pack, theme, page);
    if (listed) // else its file was changed since it was checked
        look_at_page(layout, listed, (struct action){ACTION_PAGE, (int16_t)theme, (int16_t)page});
}

static void look_at_panels(struct layout *layout)
{
    for (size_t i = 0; i < layout->pack->term_count; i++)
        look_after(layout, ACTION_TERM, (int)i, 0);
    look_after(layout, ACTION_COMFORT, 0, 0);
    look_after(layout, ACTION_LANGUAGES, 0, 0);
    layout->visit.asking = true;
    layout->visit.counted_s = 20;
    layout->visit.asked_ms = 0;
    look(layout);
    layout->visit.asking = false;
}

static void look_at_all(struct layout *layout)
{
    const struct pack *pack = layout->pack;
    layout->here = pack->home_title.mark[layout->visit.language];
    look_after(layout, ACTION_HOME, 0, 0);
    for (size_t t = 0; t < pack->theme_count; t++) {
        layout->here = pack->themes[t].title.mark[layout->visit.language];
        look_after(layout, ACTION_THEME, (int)t, 0);
        for (int p = 0; p < (int)pack->themes[t].page_count; p++)
            look_at_listed(layout, (int)t, p);
    }
    if (pack->about)
        look_at_page(layout, pack->about, (struct action){ACTION_ABOUT, 0, 0});
    look_at_panels(layout);
}

static struct visit_shape shape_of(const struct pack *pack)
{
    struct visit_shape shape = {
        .languages = (int)pack->language_count,
        .themes = (int)pack->theme_count,
        .terms = (int)pack->term_count,
        .has_about = pack->about != NULL,
        .ask_after_ms = pack->ask_after_ms,
        .reset_after_ms = pack->reset_after_ms,
    };
    for (size_t i = 0; i < pack->theme_count; i++)
        shape.pages[i] = (int)pack->themes[i].page_count;
    return shape;
}

// Every question before the long rest, and at every place in it.
static void look_at_attract(struct layout *layout, int language)
{
    int languages = (int)layout->pack->language_count;
    int questions = (int)layout->pack->question_count;
    int64_t rest = 0;
    while (screen_attract_ms(rest) < SCREEN_REST_AFTER_MS)
        rest++;
    int64_t end = rest + (int64_t)languages * questions * SCREEN_PLACES;
    for (int64_t step = language; step < end; step += languages) {
        layout->here = layout->pack->questions[step / languages % questions].mark[language];
        layout->visit.touched_ms = -screen_attract_ms(step);
        look(layout);
    }
}

static void look_in(struct layout *layout, int screen, int text, int style, int language)
{
    struct visit_shape shape = shape_of(layout->pack);
    visit_init(&layout->visit, &shape, 0);
    snprintf(layout->state, sizeof layout->state, "%s, %dx%d (%.4g in), text %d, %s",
        layout->pack->languages[language].code, SCREENS[screen].size.x, SCREENS[screen].size.y,
        SCREENS[screen].diagonal_inch, text, ui_style((enum ui_style_kind)style)->name);
    if (text == 2 && style == UI_LIGHT)
        look_at_attract(layout, language);
    visit_init(&layout->visit, &shape, 0);
    visit_act(&layout->visit, (struct action){ACTION_ENTER, (int16_t)language, 0}, 0);
    visit_act(&layout->visit, (struct action){ACTION_SET, SETTING_TEXT, (int16_t)text}, 0);
    visit_act(&layout->visit, (struct action){ACTION_SET, SETTING_STYLE, (int16_t)style}, 0);
    look_at_all(layout);
    if (style != UI_LIGHT || text != 2)
        return;
    // Places do not depend on colours: one style and one size show what the lower half holds.
    size_t length = strlen(layout->state);
    snprintf(layout->state + length, sizeof layout->state - length, ", within reach");
    visit_act(&layout->visit, (struct action){ACTION_SET, SETTING_REACH, 1}, 0);
    look_at_all(layout);
}

static bool look_at_unit(void *self, int unit)
{
    struct layout *layout = self;
    int screen = unit % SCREEN_COUNT, text = unit / SCREEN_COUNT + 1;
    struct point size = SCREENS[screen].size;
    double diagonal_px = hypot(size.x, size.y);
    struct ui_screen ui_screen = {.size_px = size,
        .mm_per_px = SCREENS[screen].diagonal_inch * 25.4 / diagonal_px,
        .text_step = text};
    layout->metrics = ui_metrics(&ui_screen);
    for (int style = 0; style < UI_STYLE_COUNT; style++)
        for (size_t language = 0; language < layout->pack->language_count; language++)
            look_in(layout, screen, text, style, (int)language);
    return true;
}

// --- children ---

static void tell(void *self, FILE *out)
{
    const struct layout *layout = self;
    fprintf(out, "%ld\n", layout->states);
    for (size_t i = 0; i < layout->fault_count; i++) {
        const struct layout_fault *f = &layout->faults[i];
        fprintf(out, "%d\t%s\t%d\t%d\t%d\t%ld\t%s\t%s\n", (int)f->kind, f->mark.path, f->mark.line,
            f->mark.col, f->mark.width, f->count, f->state, f->message);
    }
}

static void merge(struct layout *all, const struct layout_fault *fault)
{
    for (size_t i = 0; i < all->fault_count; i++) {
        struct layout_fault *known = &all->faults[i];
        if (known->kind == fault->kind && same_mark(known->mark, fault->mark)) {
            known->count += fault->count;
            return;
        }
    }
    if (all->fault_count < FAULTS_MAX)
        all->faults[all->fault_count++] = *fault;
}

// The next word of a line that is cut at tabs; "" at its end.
static char *next_word(char **line)
{
    char *word = *line, *end = word + strcspn(word, "\t\n");
    *line = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

static long next_number(char **line)
{
    return strtol(next_word(line), NULL, 10);
}

static void read_fault(struct layout *all, char *line)
{
    struct layout_fault fault = {.kind = (enum audit_kind)next_number(&line)};
    const char *path = next_word(&line);
    fault.mark.path = arena_copy(&all->texts, path, strlen(path));
    fault.mark.line = (int)next_number(&line);
    fault.mark.col = (int)next_number(&line);
    fault.mark.width = (int)next_number(&line);
    fault.count = next_number(&line);
    snprintf(fault.state, sizeof fault.state, "%s", next_word(&line));
    snprintf(fault.message, sizeof fault.message, "%s", next_word(&line));
    merge(all, &fault);
}

static void hear(void *self, FILE *from)
{
    struct layout *all = self;
    char line[1024];
    if (fgets(line, sizeof line, from))
        all->states += strtol(line, NULL, 10);
    while (fgets(line, sizeof line, from))
        read_fault(all, line);
}

static void report(const struct layout *layout, struct diag *diag)
{
    for (size_t i = 0; i < layout->fault_count; i++) {
        const struct layout_fault *f = &layout->faults[i];
        struct buf hint = {0};
        buf_print(&hint, "in %s", f->state);
        if (f->count > 1)
            buf_print(&hint, ", and in %ld more states", f->count - 1);
        diag_add(diag, DIAG_ERROR, f->mark, NULL, hint.text, "%s", f->message);
        buf_finish(&hint);
    }
}

struct layout_result layout_audit(const struct exhibit *exhibit, struct diag *diag)
{
    struct layout layout = {.exhibit = exhibit, .pack = exhibit->pack};
    layout.faults = ARENA_ARRAY(&layout.texts, struct layout_fault, FAULTS_MAX);
    collect_places(&layout);
    bool whole = workers_run(&(struct workers){.doing = "looking at layouts",
        .units = UNITS,
        .self = &layout,
        .work = look_at_unit,
        .tell = tell,
        .hear = hear});
    report(&layout, diag);
    struct layout_result result = {layout.states, (int)layout.fault_count, whole};
    arena_finish(&layout.texts);
    places_finish(&layout.all);
    return result;
}

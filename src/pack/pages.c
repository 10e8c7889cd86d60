// The shelf of pages: each in an arena of its own, in a list by when it was last asked for. When
// the shelf is full, the one at the end goes.
#include "pack/pages.h"

#include "pack/load.h"
#include "pack/shelf.h"

#include "base/bug.h"

#include <stdio.h>

enum { FAULTS_BYTES_MAX = 16 * 1024, MARK_PATH_BYTES = 96 };

struct pack_held {
    struct pack_page page;
    struct arena arena; // this lives in it, too
    struct pack_entry *entry;
    struct pack_held *newer, *older;
};

// --- the list ---

static void take_out(struct pack_shelf *shelf, struct pack_held *held)
{
    *(held->newer ? &held->newer->older : &shelf->newest) = held->older;
    *(held->older ? &held->older->newer : &shelf->oldest) = held->newer;
}

static void put_first(struct pack_shelf *shelf, struct pack_held *held)
{
    held->newer = NULL;
    held->older = shelf->newest;
    *(held->older ? &held->older->newer : &shelf->oldest) = held;
    shelf->newest = held;
}

static void discard(struct pack_held *held)
{
    struct arena arena = held->arena;
    arena_finish(&arena);
}

static void put_away_oldest(struct pack_shelf *shelf)
{
    struct pack_held *oldest = shelf->oldest;
    take_out(shelf, oldest);
    shelf->held--;
    oldest->entry->held = NULL;
    discard(oldest);
}

static void put_on_shelf(struct pack_shelf *shelf, struct pack_held *held)
{
    if (shelf->held == shelf->held_max)
        put_away_oldest(shelf);
    held->entry->held = held;
    put_first(shelf, held);
    shelf->held++;
}

void shelf_finish(struct pack_shelf *shelf)
{
    while (shelf->oldest)
        put_away_oldest(shelf);
    buf_finish(&shelf->faults);
}

size_t shelf_held_bytes(const struct pack_shelf *shelf)
{
    size_t bytes = 0;
    for (const struct pack_held *held = shelf->newest; held; held = held->older)
        bytes += arena_held_bytes(&held->arena);
    return bytes;
}

// --- reading ---

// The page, on no shelf yet; its faults are in load->diag.
static struct pack_held *read_page(
    const struct load *load, const struct node *from, struct pack_entry *entry)
{
    struct arena arena = {0};
    struct pack_held *held = ARENA_NEW(&arena, struct pack_held);
    struct load reading = *load;
    reading.arena = &arena;
    reading.scratch = (struct arena){0};
    held->page.id = entry->id;
    held->entry = entry;
    load_page_file(&reading, from, &held->page);
    arena_finish(&reading.scratch);
    held->arena = arena;
    return held;
}

void load_entry(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack_entry *entry = out;
    struct pack *pack = load->pack;
    load_id(load, value, field, &entry->id);
    entry->line = value->mark.line;
    entry->col = value->mark.col;
    if (load->later)
        pack->shelf->unchecked++;
    if (!entry->id || load->later)
        return;
    struct pack_held *held = read_page(load, value, entry);
    entry->checked = true;
    for (size_t i = 0; !pack->large && i < pack->language_count; i++)
        load->theme->seconds[i] += held->page.seconds[i];
    put_on_shelf(pack->shelf, held);
}

static void keep_faults(struct pack_shelf *shelf, const struct diag *diag)
{
    if (shelf->faults.length < FAULTS_BYTES_MAX)
        diag_render_brief(diag, &shelf->faults);
}

// Reads a page after the pack was opened. NULL where it has faults.
static struct pack_held *read_later(
    struct pack_shelf *shelf, struct pack_theme *theme, struct pack_entry *entry)
{
    BUG_IF(shelf->root < 0);
    char path[MARK_PATH_BYTES];
    struct diag diag = {0};
    struct load load = {.pack = shelf->pack,
        .diag = &diag,
        .seams = &shelf->seams,
        .root = shelf->root,
        .theme = theme};
    // The place in theme.yaml, without its lines: they are not read again.
    struct source source = {.path = path, .diag = &diag};
    struct node from = {.source = &source,
        .text = entry->id,
        .mark = {.path = path, .line = entry->line, .col = entry->col, .width = 1}};
    snprintf(path, sizeof path, "%s/theme.yaml", theme->id);
    struct pack_held *held = read_page(&load, &from, entry);
    shelf->unchecked -= !entry->checked;
    entry->checked = true;
    entry->faulty = diag.counts[DIAG_ERROR] > 0;
    if (entry->faulty) {
        keep_faults(shelf, &diag);
        discard(held);
        held = NULL;
    }
    diag_finish(&diag);
    return held;
}

// --- what others ask for ---

const struct pack_page *pack_page(const struct pack *pack, int theme, int page)
{
    BUG_IF(theme < 0 || (size_t)theme >= pack->theme_count);
    BUG_IF(page < 0 || (size_t)page >= pack->themes[theme].page_count);
    struct pack_shelf *shelf = pack->shelf;
    struct pack_entry *entry = &pack->themes[theme].entries[page];
    if (entry->faulty)
        return NULL;
    if (entry->held) {
        take_out(shelf, entry->held);
        put_first(shelf, entry->held);
        return &entry->held->page;
    }
    struct pack_held *held = read_later(shelf, &pack->themes[theme], entry);
    if (held)
        put_on_shelf(shelf, held);
    return held ? &held->page : NULL;
}

const char *pack_faults(const struct pack *pack)
{
    return buf_text(&pack->shelf->faults);
}

static void check_next(struct pack_shelf *shelf)
{
    for (;;) {
        struct pack_theme *theme = &shelf->pack->themes[shelf->theme];
        if ((size_t)shelf->page == theme->page_count) {
            shelf->theme++;
            shelf->page = 0;
            continue;
        }
        struct pack_entry *entry = &theme->entries[shelf->page++];
        if (entry->checked)
            continue;
        struct pack_held *held = read_later(shelf, theme, entry);
        if (held)
            discard(held);
        return;
    }
}

bool pack_check_some(struct pack *pack, int pages)
{
    struct pack_shelf *shelf = pack->shelf;
    for (; pages > 0 && shelf->unchecked > 0; pages--)
        check_next(shelf);
    return shelf->unchecked > 0;
}

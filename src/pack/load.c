// The whole of a pack, in the order in which its parts need each other: pack.yaml, the interface
// words, the glossary, then every theme with its pages, and the page about. Of a large pack that is
// only opened, the themes with the list of their pages.
#include "pack/load.h"

#include "pack/made.h"
#include "pack/pages.h"
#include "pack/shelf.h"
#include "pack/yaml_tree.h"

#include "base/bug.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { YAML_BYTES_MAX = 256 * 1024 };

// What pack_load hands out: the model, and the arena that it lives in.
struct owned {
    struct pack pack; // the first member: a pack is found again as this
    struct pack_shelf shelf;
    struct arena arena;
};

// --- files

struct file_words {
    const char *message, *hint;
};

static struct file_words words_of(enum file_status status)
{
    switch (status) {
    case FILE_ABSENT:
        return (struct file_words){"there is no file", "create it, or correct its name"};
    case FILE_OUTSIDE:
        return (struct file_words){"this path leaves the pack:",
            "a path is relative to the pack's folder, without '.', '..' or an empty part"};
    case FILE_LINK:
        return (struct file_words){"a symbolic link leads to", "put the file itself into the pack"};
    case FILE_IRREGULAR:
        return (struct file_words){"this is no file:", "name a file"};
    case FILE_TOO_LARGE:
        return (struct file_words){"the file is too large:", NULL};
    case FILE_UNREADABLE:
        return (struct file_words){"the system does not let us read", "see to its permissions"};
    case FILE_READ:
        break;
    }
    BUG("no words for file status %d", (int)status);
}

void load_file_fault(struct load *load, enum file_status status, const char *path,
    const char *limit, const struct node *from)
{
    struct file_words words = words_of(status);
    const char *hint = words.hint ? words.hint : arena_print(&load->scratch, "at most %s", limit);
    if (status == FILE_ABSENT && strcmp(path, "pack.yaml") == 0)
        hint = "name the folder of a pack, the one with this file; 'vitrine new' makes a pack";
    if (from)
        node_error(from, hint, "%s '%.200s'", words.message, path);
    else
        diag_add(load->diag, DIAG_ERROR, (struct diag_mark){.path = path}, NULL, hint,
            "%s '%.200s'", words.message, path);
}

static const struct node *parse(
    struct load *load, const char *shown, const char *bytes, size_t length)
{
    const char *text = arena_copy(&load->scratch, bytes, length);
    struct source *source = ARENA_NEW(&load->scratch, struct source);
    *source = source_make(&load->scratch, load->diag, shown, text, length);
    return yaml_read(&load->scratch, source);
}

static const struct node *parse_file(struct load *load, const char *shown, struct file *file)
{
    const struct node *root = parse(load, shown, file->bytes, file->length);
    free(file->bytes);
    return root;
}

// Whether other bytes stand for the file.
static bool find_instead(
    const struct load *load, const char *path, const char **bytes, size_t *length)
{
    const struct pack_seams *seams = load->seams;
    return seams->instead && seams->instead(seams->instead_self, path, bytes, length);
}

const struct node *load_yaml(struct load *load, const char *path, const struct node *from)
{
    struct file file;
    const char *bytes = NULL;
    size_t length = 0;
    load_note_used(load, path);
    if (find_instead(load, path, &bytes, &length))
        return parse(load, path, bytes, length);
    enum file_status status = file_read(load->root, path, YAML_BYTES_MAX, YAML_BYTES_MAX, &file);
    if (status == FILE_READ)
        return parse_file(load, path, &file);
    load_file_fault(load, status, path, "256 KiB", from);
    return NULL;
}

const struct node *load_yaml_if_there(
    struct load *load, int root, const char *path, const char *shown)
{
    struct file file;
    const char *bytes = NULL;
    size_t length = 0;
    if (root == load->root && find_instead(load, path, &bytes, &length))
        return parse(load, shown, bytes, length);
    enum file_status status = file_read(root, path, YAML_BYTES_MAX, YAML_BYTES_MAX, &file);
    if (status == FILE_READ)
        return parse_file(load, shown, &file);
    if (status != FILE_ABSENT)
        load_file_fault(load, status, shown, "256 KiB", NULL);
    return NULL;
}

// --- themes and terms

static const struct field page_item = {.key = "pages", .read = load_entry};

#define PART(member) offsetof(struct pack_theme, member)

static const struct field theme_fields[] = {
    {.key = "title",
        .about = "The name of the theme, on its card",
        .required = true,
        .read = load_text,
        .offset = PART(title)},
    {.key = "summary",
        .about = "One line for the card",
        .required = true,
        .read = load_text,
        .offset = PART(summary),
        .flags = LOAD_PROSE},
    {.key = "icon",
        .about = "An SVG of this pack in one colour; it is shown in white on the accent",
        .required = true,
        .read = load_image,
        .offset = PART(icon),
        .flags = LOAD_ICON},
    {.key = "pages",
        .about = "The pages in their order; each is THEME/ID.yaml",
        .required = true,
        .read = load_list,
        .offset = PART(entries),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_PAGES_MAX,
        .item = &page_item,
        .item_size = sizeof(struct pack_entry),
        .count_offset = PART(page_count) - PART(entries)},
};
const struct schema load_theme_schema = SCHEMA("a theme", theme_fields);
#undef PART

static void load_theme(struct load *load, const struct node *item, struct pack_theme *theme)
{
    struct load reading = *load;
    reading.scratch = (struct arena){0};
    reading.theme = theme;
    const struct node *root =
        load_yaml(&reading, arena_print(load->arena, "%s/theme.yaml", theme->id), item);
    if (root)
        schema_read(&reading, root, &load_theme_schema, theme);
    arena_finish(&reading.scratch);
}

static void load_themes(struct load *load)
{
    const struct node *themes = node_get(load->pack_node, "themes");
    const struct node *item = themes ? themes->first : NULL;
    for (size_t i = 0; item && i < load->pack->theme_count; i++, item = item->next)
        if (load->pack->themes[i].id)
            load_theme(load, item, &load->pack->themes[i]);
}

// How many pages the theme lists. What is wrong with its file is told when the theme is read.
static size_t count_pages(const struct load *load, const struct pack_theme *theme)
{
    struct diag untold = {0};
    struct load looking = *load;
    looking.scratch = (struct arena){0};
    looking.diag = &untold;
    looking.used = NULL;
    const struct node *root =
        load_yaml(&looking, arena_print(&looking.scratch, "%s/theme.yaml", theme->id), NULL);
    const struct node *pages = root ? node_get(root, "pages") : NULL;
    size_t count = pages ? pages->count : 0;
    arena_finish(&looking.scratch);
    diag_finish(&untold);
    return count;
}

// Known before the first page is read: it decides where pages are kept, and whether to read on.
static bool is_large(const struct load *load)
{
    size_t count = 0;
    for (size_t i = 0; i < load->pack->theme_count && count <= PACK_WHOLE_PAGES; i++)
        if (load->pack->themes[i].id)
            count += count_pages(load, &load->pack->themes[i]);
    return count > PACK_WHOLE_PAGES;
}

static void load_about(struct load *load)
{
    const struct node *about = node_get(load->pack_node, "about");
    if (!about)
        return;
    struct pack_page *page = ARENA_NEW(load->arena, struct pack_page);
    load_id(load, about, &page_item, &page->id);
    if (page->id)
        load_page_file(load, about, page);
    load->pack->about = page;
}

static const struct field term_fields[] = {
    {.key = "term",
        .about = "The term itself",
        .required = true,
        .read = load_text,
        .offset = offsetof(struct pack_term, term)},
    {.key = "meaning",
        .about = "What it means, in a sentence or two",
        .required = true,
        .read = load_text,
        .offset = offsetof(struct pack_term, meaning),
        .flags = LOAD_PROSE},
};
const struct schema load_term_schema = SCHEMA("a term", term_fields);

static const struct field terms_field = {.key = "glossary.yaml",
    .schema = &load_term_schema,
    .item_size = sizeof(struct pack_term),
    .count_offset = offsetof(struct pack, term_count) - offsetof(struct pack, terms)};

static void load_glossary(struct load *load)
{
    static const char path[] = "glossary.yaml";
    load_note_used(load, path);
    int errors = load->diag->counts[DIAG_ERROR];
    load->glossary_node = load_yaml_if_there(load, load->root, path, path);
    if (load->glossary_node)
        load_entries(load, load->glossary_node, &terms_field, &load->pack->terms);
    load->glossary_faulty = load->diag->counts[DIAG_ERROR] > errors;
    load->used->terms = ARENA_ARRAY(&load->used->arena, bool, load->pack->term_count + 1);
}

// --- the pack

static bool load_all(struct load *load)
{
    struct pack *pack = load->pack;
    int errors = load->diag->counts[DIAG_ERROR];
    load->pack_node = load_yaml(load, "pack.yaml", NULL);
    if (!load->pack_node)
        return false;
    load_pack_file(load);
    load_words(load);
    load_glossary(load);
    pack->large = is_large(load);
    pack->shelf->held_max = pack->large ? PACK_HELD_PAGES : PACK_WHOLE_PAGES;
    load->later = load->later && pack->large;
    load_themes(load);
    load_about(load);
    bool good = load->diag->counts[DIAG_ERROR] == errors;
    if (good && !load->later) // else something that is used may not have been met
        load_report_unused(load);
    return good;
}

static void close_root(struct pack_shelf *shelf)
{
    if (shelf->root >= 0)
        close(shelf->root);
    shelf->root = -1;
}

static void finish(struct owned *owned)
{
    struct arena arena = owned->arena; // `owned` is in it
    shelf_finish(&owned->shelf);
    close_root(&owned->shelf);
    arena_finish(&arena);
}

static struct owned *begin(const char *folder, const struct pack_seams *seams)
{
    struct arena arena = {0};
    struct owned *owned = ARENA_NEW(&arena, struct owned);
    owned->shelf = (struct pack_shelf){.pack = &owned->pack,
        .seams = {.covers = seams->covers, .covers_self = seams->covers_self},
        .root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    owned->pack.folder = arena_copy(&arena, folder, strlen(folder));
    owned->pack.shelf = &owned->shelf;
    owned->arena = arena;
    return owned;
}

static struct pack *load_folder(
    const char *folder, const struct pack_seams *seams, struct diag *diag, bool later)
{
    struct owned *owned = begin(folder, seams);
    struct load_used used = {0};
    struct made made = {0};
    struct load load = {.pack = &owned->pack,
        .arena = &owned->arena,
        .diag = diag,
        .seams = seams,
        .root = owned->shelf.root,
        .later = later,
        .used = &used,
        .made = &made};
    bool good = load.root >= 0;
    if (!good)
        diag_add(diag, DIAG_ERROR, (struct diag_mark){0}, NULL, "name the folder of a pack",
            "cannot open the folder '%s': %s", folder, strerror(errno));
    else
        good = load_all(&load);
    arena_finish(&load.scratch);
    arena_finish(&used.arena);
    arena_finish(&made.arena);
    if (good && !owned->pack.large)
        close_root(&owned->shelf); // nothing is left to read
    if (good)
        return &owned->pack;
    finish(owned);
    return NULL;
}

struct pack *pack_load(const char *folder, const struct pack_seams *seams, struct diag *diag)
{
    return load_folder(folder, seams, diag, false);
}

struct pack *pack_open(const char *folder, const struct pack_seams *seams, struct diag *diag)
{
    return load_folder(folder, seams, diag, true);
}

void pack_destroy(struct pack *pack)
{
    if (pack)
        finish((struct owned *)pack);
}

size_t pack_held_bytes(const struct pack *pack)
{
    return arena_held_bytes(&((const struct owned *)pack)->arena) + shelf_held_bytes(pack->shelf);
}

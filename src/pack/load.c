// The whole of a pack, in the order in which its parts need each other: pack.yaml, the interface
// words, the glossary, then every theme with its pages, and the page about.
#include "pack/load.h"

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
    struct arena arena;
};

// --- files
// -----------------------------------------------------------------------------------------

void load_note_used(struct load *load, const char *path)
{
    struct used_path *used = ARENA_NEW(&load->scratch, struct used_path);
    *used = (struct used_path){path, load->used};
    load->used = used;
}

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
    if (from)
        node_error(from, hint, "%s '%.200s'", words.message, path);
    else
        diag_add(load->diag, DIAG_ERROR, (struct diag_mark){.path = path}, NULL, hint,
            "%s '%.200s'", words.message, path);
}

static const struct node *parse(struct load *load, const char *shown, struct file *file)
{
    const char *text = arena_copy(&load->scratch, file->bytes, file->length);
    free(file->bytes);
    struct source *source = ARENA_NEW(&load->scratch, struct source);
    *source = source_make(&load->scratch, load->diag, shown, text, file->length);
    return yaml_read(&load->scratch, source);
}

const struct node *load_yaml(struct load *load, const char *path, const struct node *from)
{
    struct file file;
    load_note_used(load, path);
    enum file_status status = file_read(load->root, path, YAML_BYTES_MAX, YAML_BYTES_MAX, &file);
    if (status == FILE_READ)
        return parse(load, path, &file);
    load_file_fault(load, status, path, "256 KiB", from);
    return NULL;
}

const struct node *load_yaml_if_there(
    struct load *load, int root, const char *path, const char *shown)
{
    struct file file;
    enum file_status status = file_read(root, path, YAML_BYTES_MAX, YAML_BYTES_MAX, &file);
    if (status == FILE_READ)
        return parse(load, shown, &file);
    if (status != FILE_ABSENT)
        load_file_fault(load, status, shown, "256 KiB", NULL);
    return NULL;
}

// --- themes and terms
// --------------------------------------------------------------------------------

static const struct field page_item = {.key = "pages", .read = load_page};

#define PART(member) offsetof(struct pack_theme, member)

static const struct field theme_fields[] = {
    {.key = "title", .required = true, .read = load_text, .offset = PART(title)},
    {.key = "summary",
        .required = true,
        .read = load_text,
        .offset = PART(summary),
        .flags = LOAD_PROSE},
    {.key = "icon", .required = true, .read = load_image, .offset = PART(icon), .flags = LOAD_ICON},
    {.key = "pages",
        .required = true,
        .read = load_list,
        .offset = PART(pages),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_PAGES_MAX,
        .item = &page_item,
        .item_size = sizeof(struct pack_page),
        .count_offset = PART(page_count) - PART(pages)},
};
static const struct schema theme_schema = SCHEMA("a theme", theme_fields);
#undef PART

static void load_themes(struct load *load)
{
    const struct node *themes = node_get(load->pack_node, "themes");
    const struct node *item = themes ? themes->first : NULL;
    for (size_t i = 0; item && i < load->pack->theme_count; i++, item = item->next) {
        struct pack_theme *theme = &load->pack->themes[i];
        if (!theme->id)
            continue;
        const struct node *root =
            load_yaml(load, arena_print(load->arena, "%s/theme.yaml", theme->id), item);
        load->theme = theme;
        if (root)
            schema_read(load, root, &theme_schema, theme);
    }
    load->theme = NULL;
}

static void load_about(struct load *load)
{
    const struct node *about = node_get(load->pack_node, "about");
    if (!about)
        return;
    struct pack_page *page = ARENA_NEW(load->arena, struct pack_page);
    load_page(load, about, &page_item, page);
    load->pack->about = page;
}

static const struct field term_fields[] = {
    {.key = "term",
        .required = true,
        .read = load_text,
        .offset = offsetof(struct pack_term, term)},
    {.key = "meaning",
        .required = true,
        .read = load_text,
        .offset = offsetof(struct pack_term, meaning),
        .flags = LOAD_PROSE},
};
static const struct schema term_schema = SCHEMA("a term", term_fields);

static const struct field terms_field = {.key = "glossary.yaml",
    .schema = &term_schema,
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
    load->terms_used = ARENA_ARRAY(&load->scratch, bool, load->pack->term_count + 1);
}

// --- the pack
// ----------------------------------------------------------------------------------------

static bool load_all(struct load *load)
{
    int errors = load->diag->counts[DIAG_ERROR];
    load->pack_node = load_yaml(load, "pack.yaml", NULL);
    if (!load->pack_node)
        return false;
    load_pack_file(load);
    load_words(load);
    load_glossary(load);
    load_themes(load);
    load_about(load);
    bool good = load->diag->counts[DIAG_ERROR] == errors;
    if (good) // else something that is used may not have been met
        load_report_unused(load);
    return good;
}

struct pack *pack_load(const char *folder, const struct pack_seams *seams, struct diag *diag)
{
    struct arena arena = {0};
    struct owned *owned = ARENA_NEW(&arena, struct owned);
    struct load load = {.pack = &owned->pack, .arena = &arena, .diag = diag, .seams = seams};
    owned->pack.folder = arena_copy(&arena, folder, strlen(folder));
    load.root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = load.root >= 0;
    if (!good)
        diag_add(diag, DIAG_ERROR, (struct diag_mark){0}, NULL, "name the folder of a pack",
            "cannot open the folder '%s': %s", folder, strerror(errno));
    else
        good = load_all(&load);
    if (load.root >= 0)
        close(load.root);
    arena_finish(&load.scratch);
    if (!good) {
        arena_finish(&arena);
        return NULL;
    }
    owned->arena = arena;
    return &owned->pack;
}

void pack_destroy(struct pack *pack)
{
    if (!pack)
        return;
    struct arena arena = ((struct owned *)pack)->arena; // it holds `pack` itself
    arena_finish(&arena);
}

size_t pack_held_bytes(const struct pack *pack)
{
    return arena_held_bytes(&((const struct owned *)pack)->arena);
}

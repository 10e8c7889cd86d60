// Walks the folder of a pack that is otherwise sound, and names what nothing uses.
#include "pack/load.h"

#include "base/buf.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEPTH_MAX = 8, ENTRIES_MAX = 50000 };

// --- what is used ---

// Adds a copy of the path; `list` doubles as it grows.
static void add_path(struct load_used *list, const char *path)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 64;
        const char **more = ARENA_ARRAY(&list->arena, const char *, list->capacity);
        if (list->count)
            memcpy(more, list->paths, list->count * sizeof *more);
        list->paths = more;
    }
    list->paths[list->count++] = arena_copy(&list->arena, path, strlen(path));
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_paths(struct load_used *list)
{
    if (list->count)
        qsort(list->paths, list->count, sizeof *list->paths, compare_paths);
}

void load_note_used(struct load *load, const char *path)
{
    if (load->used)
        add_path(load->used, path);
}

void load_note_term(struct load *load, int term)
{
    if (load->used)
        load->used->terms[term] = true;
}

// --- what is there ---

static bool is_content(const char *name)
{
    static const char *const ends[] = {".yaml", ".png", ".jpg", ".jpeg", ".svg"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (length > end && strcmp(name + length - end, ends[i]) == 0)
            return true;
    }
    return false;
}

// Collects the content files below the folder `fd`, which it closes; `prefix` ends in '/' or is "".
static void collect(struct load_used *found, int fd, const char *prefix, int depth)
{
    DIR *folder = fdopendir(fd);
    if (!folder) {
        close(fd);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) && found->count < ENTRIES_MAX;) {
        if (entry->d_name[0] == '.')
            continue;
        int inner = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        struct buf path = {0};
        buf_print(&path, "%s%s%s", prefix, entry->d_name, inner >= 0 ? "/" : "");
        if (inner >= 0 && depth < DEPTH_MAX)
            collect(found, inner, path.text, depth + 1);
        else if (inner >= 0)
            close(inner);
        else if (is_content(entry->d_name))
            add_path(found, path.text);
        buf_finish(&path);
    }
    closedir(folder);
}

static void report_files(struct load *load)
{
    struct load_used found = {0}, *used = load->used;
    int fd = openat(load->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        collect(&found, fd, "", 0);
    sort_paths(&found);
    sort_paths(used);
    for (size_t i = 0; i < found.count; i++)
        if (!used->count ||
            !bsearch(&found.paths[i], used->paths, used->count, sizeof *used->paths, compare_paths))
            diag_add(load->diag, DIAG_WARNING, (struct diag_mark){.path = found.paths[i]}, NULL,
                "name it where it belongs, or take it out of the pack", "nothing uses this file");
    arena_finish(&found.arena);
}

void load_report_unused(struct load *load)
{
    const struct node *term = load->glossary_node ? load->glossary_node->first : NULL;
    for (size_t i = 0; term && i < load->pack->term_count; i++, term = term->next)
        if (!load->used->terms[i])
            source_fault(term->source, DIAG_WARNING, term->key->mark,
                "link to it as [words](glossary:term-id), or take it out",
                "no text links to the term '%s'", load->pack->terms[i].id);
    report_files(load);
}

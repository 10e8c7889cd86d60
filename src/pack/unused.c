// Walks the folder of a pack that is otherwise sound, and names what nothing uses.
#include "pack/load.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEPTH_MAX = 8, ENTRIES_MAX = 10000 };

struct walk {
    struct load *load;
    const char *paths[ENTRIES_MAX];
    size_t count;
};

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
static void collect(struct walk *walk, int fd, const char *prefix, int depth)
{
    DIR *folder = fdopendir(fd);
    if (!folder) {
        close(fd);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) && walk->count < ENTRIES_MAX;) {
        if (entry->d_name[0] == '.')
            continue;
        int inner = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        struct arena *arena = &walk->load->scratch;
        if (inner >= 0 && depth < DEPTH_MAX)
            collect(walk, inner, arena_print(arena, "%s%s/", prefix, entry->d_name), depth + 1);
        else if (inner >= 0)
            close(inner);
        else if (is_content(entry->d_name))
            walk->paths[walk->count++] = arena_print(arena, "%s%s", prefix, entry->d_name);
    }
    closedir(folder);
}

static bool is_used(const struct load *load, const char *path)
{
    const struct used_path *used = load->used;
    while (used && strcmp(used->path, path) != 0)
        used = used->next;
    return used != NULL;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void report_files(struct load *load)
{
    struct walk *walk = ARENA_NEW(&load->scratch, struct walk);
    walk->load = load;
    int fd = openat(load->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        collect(walk, fd, "", 0);
    qsort(walk->paths, walk->count, sizeof *walk->paths, compare_paths);
    for (size_t i = 0; i < walk->count; i++)
        if (!is_used(load, walk->paths[i]))
            diag_add(load->diag, DIAG_WARNING, (struct diag_mark){.path = walk->paths[i]}, NULL,
                "name it where it belongs, or take it out of the pack", "nothing uses this file");
}

void load_report_unused(struct load *load)
{
    const struct node *term = load->glossary_node ? load->glossary_node->first : NULL;
    for (size_t i = 0; term && i < load->pack->term_count; i++, term = term->next)
        if (!load->terms_used[i])
            source_fault(term->source, DIAG_WARNING, term->key->mark,
                "link to it as [words](glossary:term-id), or take it out",
                "no text links to the term '%s'", load->pack->terms[i].id);
    report_files(load);
}

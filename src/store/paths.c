// Which paths a bundle may have, alone and beside each other. Only names that every file system
// keeps as they are: ASCII, and no two that differ in capitals only.
#include "store/manifest.h"

#include "pack/file.h"

#include <stdlib.h>
#include <string.h>

const char manifest_path_hint[] =
    "names are letters a-z A-Z, digits, '.', '_' and '-', and begin with a letter or digit";

bool manifest_is_content(const char *name)
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

const char *manifest_path_fault(const char *path)
{
    int depth = 0;
    if (*path == '/')
        return "is absolute";
    if (strnlen(path, MANIFEST_PATH_MAX + 1) > MANIFEST_PATH_MAX)
        return "is longer than 200 bytes";
    for (const char *part = path;;) {
        size_t length = strcspn(part, "/");
        const char *fault = file_part_fault(part, length);
        if (fault)
            return fault;
        if (++depth > MANIFEST_DEPTH_MAX)
            return "has more than 8 parts";
        part += length;
        if (!*part)
            break;
        part++;
    }
    return manifest_is_content(path) ? NULL : "is neither .yaml nor .png, .jpg, .jpeg or .svg";
}

// --- beside each other ---

// Capitals as small letters, '/' before everything: what is in one folder stands together.
static int rank_of(char letter)
{
    if (letter == '/')
        return 1;
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : (unsigned char)letter;
}

static int compare_folded(const void *left, const void *right)
{
    const char *a = (*(const struct manifest_file *const *)left)->path;
    const char *b = (*(const struct manifest_file *const *)right)->path;
    while (*a && rank_of(*a) == rank_of(*b)) {
        a++;
        b++;
    }
    return rank_of(*a) - rank_of(*b);
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(
        ((const struct manifest_file *)left)->path, ((const struct manifest_file *)right)->path);
}

// Whether the folders that both share by their folded names, or the names, are not the same: "a/B"
// and "A/c", "a" and "A", "a" and "a/b".
static bool collide(const char *a, const char *b)
{
    bool same = true;
    while (*a && rank_of(*a) == rank_of(*b)) {
        same = same && *a == *b;
        a++;
        b++;
        if (*a == '/' && *b == '/' && !same)
            return true;
    }
    return *a == '\0' && (*b == '\0' || *b == '/');
}

bool manifest_settle(struct manifest *manifest, struct diag *diag, const char *name)
{
    if (manifest->count == 0)
        return true;
    qsort(manifest->files, manifest->count, sizeof *manifest->files, compare_paths);
    const struct manifest_file **folded =
        ARENA_ARRAY(&manifest->arena, const struct manifest_file *, manifest->count);
    for (size_t i = 0; i < manifest->count; i++)
        folded[i] = &manifest->files[i];
    qsort(folded, manifest->count, sizeof(const struct manifest_file *), compare_folded);
    for (size_t i = 1; i < manifest->count; i++)
        if (collide(folded[i - 1]->path, folded[i]->path)) {
            store_fault(diag, name, 0, "rename one of them: capitals do not make names different",
                "'%s' and '%s' cannot be beside each other", folded[i - 1]->path, folded[i]->path);
            return false;
        }
    return true;
}

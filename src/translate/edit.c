// The proof of an edit is in reading it: the tree before and the tree after are walked side by
// side, and must differ in the edited scalars alone, each of which must say its text.
#include "translate/edit.h"

#include "pack/yaml_tree.h"
#include "translate/scalar.h"

#include <stdlib.h>
#include <string.h>

static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    return a->value->from < b->value->from ? -1 : a->value->from > b->value->from;
}

// --- the proof ---

struct proof {
    const struct edit *edits;
    size_t count;
};

static const char *wanted_text(const struct proof *proof, const struct node *node)
{
    for (size_t low = 0, high = proof->count; low < high;) {
        size_t middle = low + (high - low) / 2, from = proof->edits[middle].value->from;
        if (from == node->from)
            return proof->edits[middle].text;
        *(from < node->from ? &low : &high) = from < node->from ? middle + 1 : middle;
    }
    return NULL;
}

// White space around a text is no part of it.
static bool says(const struct node *node, const char *text)
{
    const char *said = node->text + strspn(node->text, " \t\r\n");
    size_t length = strlen(text);
    return strncmp(said, text, length) == 0 &&
           said[length + strspn(said + length, " \t\r\n")] == '\0';
}

// The first node of `before` that came out wrong, or NULL.
static const struct node *find_wrong(
    const struct proof *proof, const struct node *before, const struct node *after)
{
    if (!after || before->kind != after->kind || before->count != after->count)
        return before;
    if (before->kind == NODE_SCALAR) {
        const char *wanted = wanted_text(proof, before);
        bool good = wanted ? says(after, wanted) : strcmp(before->text, after->text) == 0;
        return good ? NULL : before;
    }
    const struct node *a = before->first, *b = after->first, *wrong = NULL;
    for (; a && !wrong; a = a->next, b = b->next)
        wrong = a->key && strcmp(a->key->text, b->key->text) != 0 ? a : find_wrong(proof, a, b);
    return wrong;
}

// A tree of the bytes, or NULL where they are not one that packs may have. Faults go to `diag`.
static const struct node *read_tree(
    struct arena *arena, struct diag *diag, const char *path, const char *bytes, size_t length)
{
    struct source *source = ARENA_NEW(arena, struct source);
    int errors = diag->counts[DIAG_ERROR];
    *source = source_make(arena, diag, path, bytes, length);
    const struct node *root = yaml_read(arena, source);
    return diag->counts[DIAG_ERROR] == errors ? root : NULL;
}

static bool prove(const struct buf *made, const struct texts_file *file, const struct proof *proof,
    struct diag *diag)
{
    struct arena arena = {0};
    const struct node *before = read_tree(&arena, diag, file->path, file->bytes, file->length);
    const struct node *after = read_tree(&arena, diag, file->path, buf_text(made), made->length);
    const struct node *wrong = before && after ? find_wrong(proof, before, after) : NULL;
    if (wrong)
        source_fault(wrong->source, DIAG_ERROR, wrong->mark,
            "put the text here by hand, in \"double quotes\"",
            "the translation of this text cannot be written safely");
    arena_finish(&arena);
    return before && after && !wrong;
}

// --- the edit ---

bool edit_file(struct buf *out, const struct texts_file *file, struct edit *edits, size_t count,
    struct diag *diag)
{
    struct buf made = {0};
    size_t done = 0;
    if (count > 0)
        qsort(edits, count, sizeof *edits, compare_edits);
    for (size_t i = 0; i < count; i++) {
        const struct texts_value *value = edits[i].value;
        buf_add(&made, file->bytes + done, value->from - done);
        scalar_put(&made, file, value, edits[i].text);
        done = value->to;
    }
    buf_add(&made, file->bytes + done, file->length - done);
    bool good = prove(&made, file, &(struct proof){edits, count}, diag);
    if (good)
        buf_add(out, made.text, made.length);
    buf_finish(&made);
    return good;
}

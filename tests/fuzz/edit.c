// A scalar of any YAML file written anew. The input's first line is the text, of which '~' is an
// end of line; the rest is the file, whose values are edited one after the other. Each result must
// be the same file but for that value: edit_file proves it, and here it may not even fail, but for
// what no pack may hold, and files with tabs.
#include "target.h"

#include "base/bug.h"
#include "pack/yaml_tree.h"
#include "translate/edit.h"

#include <string.h>

enum { EDITS_MAX = 40 };

struct trial {
    const char *text;
    struct texts_file file;
    int edits;
};

// White space around a text is not kept, so it may have none.
static char *take_text(struct arena *arena, const char *line, size_t length)
{
    while (length > 0 && strchr(" ~\t\r", line[length - 1]))
        length--;
    while (length > 0 && strchr(" ~\t\r", *line)) {
        line++;
        length--;
    }
    char *text = arena_copy(arena, line, length);
    for (char *at = text; *at; at++)
        *at = *at == '~' ? '\n' : *at;
    return text;
}

// A text that could stand in a file of its own.
static bool is_sound(struct arena *arena, const char *text)
{
    struct diag diag = {0};
    const char *within = arena_print(arena, "k: %s", text); // where no byte order mark may be
    struct source source = source_make(arena, &diag, "text", within, strlen(within));
    source_check(&source);
    bool sound = diag.count == 0 && *text;
    diag_finish(&diag);
    return sound;
}

static void try_edit(struct trial *trial, const struct node *node)
{
    struct buf out = {0};
    struct diag diag = {0};
    struct texts_value value = {.from = node->from, .to = node->to, .flow = node_in_flow(node)};
    struct edit edit = {&value, trial->text};
    if (!edit_file(&out, &trial->file, &edit, 1, &diag)) {
        diag_render(&diag, &out);
        BUG("%s", buf_text(&out));
    }
    buf_finish(&out);
    diag_finish(&diag);
}

static void try_each(struct trial *trial, const struct node *node)
{
    bool fit = node->kind == NODE_SCALAR && !node_blank(node); // an empty text is a fault
    if (fit && trial->edits++ < EDITS_MAX)
        try_edit(trial, node);
    for (const struct node *value = node->first; value; value = value->next)
        try_each(trial, value);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *input = (const char *)bytes;
    const char *end = length > 0 ? memchr(input, '\n', length) : NULL;
    if (!end || memchr(input, '\0', length) || memchr(end, '\t', length - (size_t)(end - input)))
        return 0;
    struct arena arena = {0};
    struct diag diag = {0};
    struct trial trial = {.text = take_text(&arena, input, (size_t)(end - input))};
    const char *file = arena_copy(&arena, end + 1, length - (size_t)(end + 1 - input));
    struct source source = source_make(&arena, &diag, "a.yaml", file, strlen(file));
    trial.file = (struct texts_file){"a.yaml", source.text, source.length};
    const struct node *root = yaml_read(&arena, &source);
    if (root && diag.counts[DIAG_ERROR] == 0 && is_sound(&arena, trial.text))
        try_each(&trial, root);
    diag_finish(&diag);
    arena_finish(&arena);
    return 0;
}

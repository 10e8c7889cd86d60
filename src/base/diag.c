// Faults are kept in the order they were found and put in order when rendered. What is shown of a
// file passes through base/shown, so that no control character of a pack reaches a terminal.
#include "base/diag.h"

#include "base/bug.h"
#include "base/shown.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_SHOWN_MAX = 120, // code points of a source line
    LINE_BEFORE_MARK = 40,
    LINES_LOOKED_AT = 1000, // for one that is kept already
    NAME_BYTES_MAX = 64,    // of a name that is compared
};

void diag_finish(struct diag *diag)
{
    arena_finish(&diag->arena);
    *diag = (struct diag){0};
}

static char *copy_text(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static char *print_text(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    BUG_IF(length < 0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

static bool same_path(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

// An item of the same line of the same file, so that a long line of many faults is kept once. Only
// the last ones are looked at: a file's faults come together.
static const struct diag_item *find_line(const struct diag *diag, struct diag_mark mark)
{
    size_t last = diag->count > LINES_LOOKED_AT ? diag->count - LINES_LOOKED_AT : 0;
    for (size_t i = diag->count; i > last; i--) {
        const struct diag_item *item = &diag->items[i - 1];
        if (item->mark.line == mark.line && item->source_line &&
            same_path(item->mark.path, mark.path))
            return item;
    }
    return NULL;
}

static struct diag_item *new_item(struct diag *diag)
{
    if (diag->count == diag->capacity) {
        size_t capacity = diag->capacity ? diag->capacity * 2 : 16;
        struct diag_item *items = ARENA_ARRAY(&diag->arena, struct diag_item, capacity);
        if (diag->count)
            memcpy(items, diag->items, diag->count * sizeof *items);
        diag->items = items;
        diag->capacity = capacity;
    }
    return &diag->items[diag->count++];
}

void diag_add(struct diag *diag, enum diag_severity severity, struct diag_mark mark,
    const char *source_line, const char *hint, const char *format, ...)
{
    const struct diag_item *same = source_line ? find_line(diag, mark) : NULL;
    struct diag_item item = {.severity = severity, .mark = mark};
    va_list args;
    va_start(args, format);
    item.message = print_text(&diag->arena, format, args);
    va_end(args);
    item.mark.path = same ? same->mark.path : copy_text(&diag->arena, mark.path);
    item.hint = copy_text(&diag->arena, hint);
    item.source_line = same ? same->source_line : copy_text(&diag->arena, source_line);
    *new_item(diag) = item;
    diag->counts[severity]++;
}

static int count_shown(const char *text)
{
    int count = 0;
    for (; *text; count++)
        shown_take(&text);
    return count;
}

// The line, or the part of a long line around the mark, and carets below it.
static void render_line(const struct diag_item *item, struct buf *out)
{
    static const char ellipsis[] = "\u2026";
    int length = count_shown(item->source_line);
    int col = item->mark.col > 0 ? item->mark.col : 1;
    int skipped =
        length <= LINE_SHOWN_MAX || col <= LINE_SHOWN_MAX / 2 ? 0 : col - LINE_BEFORE_MARK;
    int end = length - skipped > LINE_SHOWN_MAX ? skipped + LINE_SHOWN_MAX : length;
    struct buf carets = {0};
    buf_print(out, "%5d | %s", item->mark.line, skipped ? ellipsis : "");
    buf_print(&carets, "      | %s", skipped ? " " : "");
    const char *at = item->source_line;
    for (int i = 1; i <= end || i <= col; i++) {
        uint32_t code = *at ? shown_take(&at) : ' ';
        if (i > skipped && i <= end)
            shown_add_code(out, code);
        if (i > skipped && i < col)
            buf_add_text(&carets, code == '\t' ? "\t" : " ");
        else if (i == col || (i > col && i < col + item->mark.width))
            buf_add_text(&carets, "^");
    }
    buf_print(out, "%s\n%s\n", end < length ? ellipsis : "", buf_text(&carets));
    buf_finish(&carets);
}

static void render_hint(const char *hint, struct buf *out)
{
    while (*hint) {
        size_t length = strcspn(hint, "\n");
        buf_add_text(out, "  ");
        for (const char *end = hint + length; hint < end;)
            shown_add_code(out, shown_take(&hint));
        buf_add_text(out, "\n");
        hint += *hint == '\n';
    }
}

const char *diag_severity_name(enum diag_severity severity)
{
    static const char *const names[DIAG_SEVERITY_COUNT] = {"error", "warning", "note"};
    return names[severity];
}

void diag_render_item(const struct diag_item *item, struct buf *out)
{
    if (item->mark.path) {
        shown_add(out, item->mark.path);
        if (item->mark.line > 0)
            buf_print(out, ":%d:%d", item->mark.line, item->mark.col);
        buf_add_text(out, ": ");
    }
    buf_print(out, "%s: ", diag_severity_name(item->severity));
    shown_add(out, item->message);
    buf_add_text(out, "\n");
    if (item->source_line && item->mark.line > 0)
        render_line(item, out);
    if (item->hint)
        render_hint(item->hint, out);
}

struct ranked {
    const struct diag_item *item;
    size_t file; // the index of the first item of the same file
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->item->mark.line != b->item->mark.line)
        return a->item->mark.line < b->item->mark.line ? -1 : 1;
    if (a->item->mark.col != b->item->mark.col)
        return a->item->mark.col < b->item->mark.col ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static size_t first_of_file(const struct ranked *ranked, size_t count, const char *path)
{
    if (count > 0 && same_path(ranked[count - 1].item->mark.path, path))
        return ranked[count - 1].file;
    size_t i = 0;
    while (i < count && !same_path(ranked[i].item->mark.path, path))
        i++;
    return i;
}

// The errors alone, without the line of the file: place and message, then the way out.
static void render_brief_item(const struct diag_item *item, void *out)
{
    struct diag_item brief = *item;
    if (item->severity != DIAG_ERROR)
        return;
    brief.source_line = NULL;
    diag_render_item(&brief, out);
}

void diag_each(const struct diag *diag, diag_visitor *visit, void *context)
{
    if (diag->count == 0)
        return;
    struct arena arena = {0};
    struct ranked *ranked = ARENA_ARRAY(&arena, struct ranked, diag->count);
    for (size_t i = 0; i < diag->count; i++) {
        ranked[i].item = &diag->items[i];
        ranked[i].file = first_of_file(ranked, i, diag->items[i].mark.path);
    }
    qsort(ranked, diag->count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < diag->count; i++)
        visit(ranked[i].item, context);
    arena_finish(&arena);
}

static void render_item(const struct diag_item *item, void *out)
{
    diag_render_item(item, out);
}

void diag_render(const struct diag *diag, struct buf *out)
{
    diag_each(diag, render_item, out);
}

void diag_render_brief(const struct diag *diag, struct buf *out)
{
    diag_each(diag, render_brief_item, out);
}

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int least(int a, int b, int c)
{
    int low = a < b ? a : b;
    return low < c ? low : c;
}

// How many letters must be put in, left out, replaced or swapped with the next (optimal string
// alignment). The rows are those of the two letters before, the letter before, and this one.
static int edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int rows[3][NAME_BYTES_MAX + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        int *row = rows[i % 3];
        const int *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int differs = lower(a[i - 1]) != lower(b[j - 1]);
            row[j] = least(before[j] + 1, row[j - 1] + 1, before[j - 1] + differs);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], earlier[j - 2] + 1, row[j]);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *diag_nearest(const char *word, const char *const *names, size_t count)
{
    size_t length = strlen(word);
    const char *nearest = NULL;
    int nearest_distance = (int)NAME_BYTES_MAX;
    if (length > NAME_BYTES_MAX)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t name_length = strlen(names[i]);
        if (name_length > NAME_BYTES_MAX)
            continue;
        int longer = (int)(length > name_length ? length : name_length);
        int distance = edit_distance(word, length, names[i], name_length);
        if (distance * 3 <= longer && distance < nearest_distance) {
            nearest = names[i];
            nearest_distance = distance;
        }
    }
    return nearest;
}

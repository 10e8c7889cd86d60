// Both formats walk the same order. In JSON, what could act on a terminal is escaped, not replaced:
// a reader gets the text as the file has it. A byte that is no UTF-8 becomes U+FFFD.
#include "base/diag_formats.h"

#include "base/shown.h"
#include "base/utf8.h"

#include <string.h>

struct rendering {
    const char *folder;
    struct buf *out;
    size_t count;
};

// The path as it opens from the current folder. The caller finishes it.
static struct buf locate(const char *folder, const char *path)
{
    struct buf full = {0};
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    if (!path || path[0] != '/')
        buf_add(&full, folder, length);
    if (path && path[0] != '/' && buf_text(&full)[length - 1] != '/')
        buf_add_text(&full, "/");
    buf_add_text(&full, path ? path : "");
    return full;
}

// --- gcc -----------------------------------------------------------------------------------------

// On the same line, "; " where it has several.
static void add_hint(struct buf *out, const char *hint)
{
    buf_add_text(out, " (");
    while (*hint) {
        if (*hint == '\n') {
            buf_add_text(out, "; ");
            hint++;
        } else {
            shown_add_code(out, shown_take(&hint));
        }
    }
    buf_add_text(out, ")");
}

static void render_gcc(const struct diag_item *item, void *context)
{
    const struct rendering *rendering = context;
    const struct diag_mark *mark = &item->mark;
    struct buf path = locate(rendering->folder, mark->path);
    shown_add(rendering->out, buf_text(&path));
    if (mark->path)
        buf_print(rendering->out, ":%d:%d", mark->line > 0 ? mark->line : 1,
            mark->line > 0 && mark->col > 0 ? mark->col : 1);
    buf_print(rendering->out, ": %s: ", diag_severity_name(item->severity));
    shown_add(rendering->out, item->message);
    if (item->hint)
        add_hint(rendering->out, item->hint);
    buf_add_text(rendering->out, "\n");
    buf_finish(&path);
}

void diag_render_gcc(const struct diag *diag, const char *folder, struct buf *out)
{
    struct rendering rendering = {.folder = folder, .out = out};
    diag_each(diag, render_gcc, &rendering);
}

// --- JSON ----------------------------------------------------------------------------------------

static void add_escape(struct buf *out, uint32_t code)
{
    if (code >= 0x10000) {
        code -= 0x10000;
        buf_print(out, "\\u%04x", (unsigned)(0xD800 + (code >> 10)));
        code = 0xDC00 + (code & 0x3FF);
    }
    buf_print(out, "\\u%04x", (unsigned)code);
}

static void add_character(struct buf *out, const char **at)
{
    uint32_t code = 0xFFFD;
    size_t step = utf8_decode(*at, strnlen(*at, 4), &code);
    *at += step ? step : 1;
    if (code == '"' || code == '\\')
        buf_print(out, "\\%c", (char)code);
    else if (code == '\n')
        buf_add_text(out, "\\n");
    else if (code == '\t')
        buf_add_text(out, "\\t");
    else if (shown_is_unsafe(code))
        add_escape(out, code);
    else
        shown_add_code(out, code);
}

static void add_string(struct buf *out, const char *key, const char *text)
{
    buf_print(out, ", \"%s\": ", key);
    if (!text) {
        buf_add_text(out, "null");
        return;
    }
    buf_add_text(out, "\"");
    while (*text)
        add_character(out, &text);
    buf_add_text(out, "\"");
}

static void add_number(struct buf *out, const char *key, int number)
{
    if (number > 0)
        buf_print(out, ", \"%s\": %d", key, number);
    else
        buf_print(out, ", \"%s\": null", key);
}

static void render_json(const struct diag_item *item, void *context)
{
    struct rendering *rendering = context;
    struct buf *out = rendering->out, path = locate(rendering->folder, item->mark.path);
    bool placed = item->mark.path && item->mark.line > 0;
    buf_print(out, "%s\n  {\"severity\": \"%s\"", rendering->count++ ? "," : "",
        diag_severity_name(item->severity));
    add_string(out, "path", buf_text(&path));
    add_number(out, "line", placed ? item->mark.line : 0);
    add_number(out, "column", placed ? item->mark.col : 0);
    add_number(out, "length", placed ? item->mark.width : 0);
    add_string(out, "message", item->message);
    add_string(out, "hint", item->hint);
    add_string(out, "source", placed ? item->source_line : NULL);
    buf_add_text(out, "}");
    buf_finish(&path);
}

void diag_render_json(const struct diag *diag, const char *folder, struct buf *out)
{
    struct rendering rendering = {.folder = folder, .out = out};
    buf_add_text(out, "[");
    diag_each(diag, render_json, &rendering);
    buf_add_text(out, rendering.count ? "\n]\n" : "]\n");
}

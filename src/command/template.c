// A text of the template is a run of lines "kk: ...", "ru: ...", each with the same indent; the
// first may stand behind a "- ". A run becomes one line for each wished language. Everything else
// stays as it is, comments too.
#include "command/template.h"

#include <string.h>

static const char english[] = "en";
static const char to_translate[] = " # to translate";
// Every text of the template is in these.
static const char *const codes[] = {"kk", "ru", english};
enum { CODES = sizeof codes / sizeof *codes };

struct line {
    const char *text; // without its end
    size_t length;
    size_t indent; // with a "- "
    bool item;     // it has a "- "
    int code;      // index into codes; -1 = no text
    size_t value;  // where the text begins
};

static struct line look_at(const char *text)
{
    struct line line = {.text = text, .length = strcspn(text, "\n"), .code = -1};
    line.indent = strspn(text, " ");
    line.item = strncmp(text + line.indent, "- ", 2) == 0;
    line.indent += line.item ? 2 : 0;
    for (int i = 0; i < CODES; i++) {
        size_t length = strlen(codes[i]);
        const char *key = text + line.indent;
        if (strncmp(key, codes[i], length) == 0 && strncmp(key + length, ": ", 2) == 0) {
            line.code = i;
            line.value = line.indent + length + 2;
        }
    }
    return line;
}

static const char *after(const struct line *line)
{
    return line->text + line->length + (line->text[line->length] == '\n');
}

// The run that begins with `first`, as the wish has it. Returns where it ends.
static const char *fill_run(
    const struct template_wish *wish, const struct line *first, struct buf *out)
{
    struct line found[CODES] = {{0}}, line = *first;
    const char *end;
    do {
        found[line.code] = line;
        end = after(&line);
        line = look_at(end);
    } while (line.code >= 0 && !line.item && line.indent == first->indent);
    for (size_t i = 0; i < wish->language_count; i++) {
        const char *code = wish->languages[i];
        int index = 0;
        while (index < CODES && strcmp(codes[index], code) != 0)
            index++;
        const struct line *own = index < CODES && found[index].text ? &found[index] : NULL;
        const struct line *taken = own ? own : &found[CODES - 1];
        buf_print(out, "%*s%s: ", (int)first->indent, first->item && i == 0 ? "- " : "", code);
        buf_add(out, taken->text + taken->value, taken->length - taken->value);
        buf_print(out, "%s\n", own ? "" : to_translate);
    }
    return end;
}

// The line of a schema keeps the file's name: the folder is the wished one.
static bool fill_schema(const struct template_wish *wish, const struct line *line, struct buf *out)
{
    static const char start[] = "# yaml-language-server: $schema=";
    if (strncmp(line->text, start, strlen(start)) != 0)
        return false;
    const char *name = line->text + line->length;
    while (name[-1] != '/')
        name--;
    buf_print(
        out, "%s%s/%.*s\n", start, wish->schemas, (int)(line->text + line->length - name), name);
    return true;
}

// In double quotes, where only these two mean something.
static void add_quoted(struct buf *out, const char *text)
{
    buf_add_text(out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_add_text(out, "\\");
        buf_add(out, text, 1);
    }
    buf_add_text(out, "\"");
}

static void add_languages(const struct template_wish *wish, const char *state, struct buf *out)
{
    for (size_t i = 0; i < wish->language_count; i++)
        buf_print(out, "%s%s%s", i ? ", " : "", wish->languages[i], state);
}

static bool fill_head(const struct template_wish *wish, const struct line *line, struct buf *out)
{
    static const char *const keys[] = {"id: ", "languages: ", "review: ", "title: "};
    int key = 0;
    while (key < 4 && strncmp(line->text, keys[key], strlen(keys[key])) != 0)
        key++;
    if (key == 4)
        return false;
    buf_add_text(out, keys[key]);
    if (key == 0) {
        add_quoted(out, wish->id);
    } else if (key == 3) {
        add_quoted(out, wish->title);
    } else {
        buf_add_text(out, key == 1 ? "[" : "{");
        add_languages(wish, key == 1 ? "" : ": draft", out);
        buf_add_text(out, key == 1 ? "]" : "}");
    }
    buf_add_text(out, "\n");
    return true;
}

void template_fill(const struct template_wish *wish, const char *text, bool head, struct buf *out)
{
    while (*text) {
        struct line line = look_at(text);
        if (line.code >= 0) {
            text = fill_run(wish, &line, out);
            continue;
        }
        text = after(&line);
        if (fill_schema(wish, &line, out) || (head && fill_head(wish, &line, out)))
            continue;
        buf_add(out, line.text, line.length);
        buf_add_text(out, "\n");
    }
}

static bool has_key(const struct line *line, const char *key)
{
    size_t length = strlen(key);
    return strncmp(line->text, key, length) == 0 && line->text[length] == ':';
}

void template_words(const char *code, bool right_to_left, const char *words, struct buf *out)
{
    buf_print(out, "  %s:\n    direction: %s\n", code, right_to_left ? "rtl" : "ltr");
    buf_print(out, "    language_name: \"%s\" # its own name, in its own letters\n", code);
    while (*words) {
        struct line line = look_at(words);
        words = after(&line);
        if (line.length == 0 || line.text[0] == '#' || has_key(&line, "direction") ||
            has_key(&line, "language_name"))
            continue;
        buf_print(out, "    %.*s%s\n", (int)line.length, line.text, to_translate);
    }
}

// A place within a scalar is found by counting: YAML folds and indents with white space only, so
// the n-th visible character of a text is the n-th in the file.
#include "pack/node.h"

#include "base/utf8.h"

#include <string.h>

const struct node *node_get(const struct node *map, const char *key)
{
    const struct node *value = map->kind == NODE_MAP ? map->first : NULL;
    while (value && strcmp(value->key->text, key) != 0)
        value = value->next;
    return value;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool node_blank(const struct node *node)
{
    return node->kind == NODE_SCALAR && node->text[strspn(node->text, " \t\r\n")] == '\0';
}

struct diag_mark node_place(const struct node *node)
{
    bool shown = node->kind == NODE_SCALAR && node->text[0];
    return node->key && !shown ? node->key->mark : node->mark;
}

static bool starts_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static int count_visible(const char *from, const char *to)
{
    int count = 0;
    for (; from < to; from++)
        count += starts_character(*from) && !is_space(*from);
    return count;
}

// Walks the file from the scalar's place over `visible` characters, to the next visible one.
static const char *walk(const struct node *node, int visible, struct diag_mark *mark)
{
    const struct source *source = node->source;
    const char *at = source_at(source, mark->line, mark->col);
    const char *end = source->text + source->length;
    if (node->block_scalar && mark->line < source->line_count) {
        at = source->text + source->lines[mark->line++];
        mark->col = 1;
    } else if (*at == '"' || *at == '\'') {
        at++;
        mark->col++;
    }
    for (; at < end; at++) {
        if (!starts_character(*at))
            continue;
        if (!is_space(*at) && visible-- == 0)
            break;
        mark->col++;
        if (mark->line < source->line_count && at + 1 == source->text + source->lines[mark->line]) {
            mark->line++;
            mark->col = 1;
        }
    }
    return at;
}

struct diag_mark node_within(const struct node *node, const char *at, size_t length)
{
    if (!node->spelled_out)
        return node->mark;
    struct diag_mark mark = node->mark;
    const char *file = walk(node, count_visible(node->text, at), &mark);
    mark.width = 0;
    for (size_t i = 0; i < length && file[i] && !strchr("\r\n", file[i]); i++)
        mark.width += starts_character(file[i]);
    if (mark.width == 0)
        mark.width = 1;
    return mark;
}

// No other value begins with these signs, and they begin every list and map in flow.
bool node_in_flow(const struct node *node)
{
    for (; node; node = node->parent) {
        const char *at = source_at(node->source, node->mark.line, node->mark.col);
        if (node->kind != NODE_SCALAR && (*at == '[' || *at == '{'))
            return true;
    }
    return false;
}

const char *node_what(const struct node *node)
{
    static const char *const names[] = {"text", "a list", "a map"};
    return node_blank(node) ? "empty" : names[node->kind];
}

// The only file that knows libyaml: its events become nodes, on a stack of the collections that are
// open. Depth and number of nodes are limited as the events come, so that a bomb stops early.
#include "pack/yaml_tree.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

enum { DEPTH_MAX = 24, NODES_MAX = 20000, SCALAR_BYTES_MAX = 16 * 1024 };

struct reading {
    const struct source *source;
    struct arena *arena;
    struct node *open[DEPTH_MAX];      // the collections that are not closed yet
    const struct node *key[DEPTH_MAX]; // of the value that comes next, in an open map
    size_t depth;
    size_t node_count;
    int document_count;
    struct node *root;
};

static struct diag_mark place(
    const struct source *source, const yaml_mark_t *start, const yaml_mark_t *end)
{
    struct diag_mark mark = {
        .path = source->path, .line = (int)start->line + 1, .col = (int)start->column + 1};
    if (end->line == start->line) {
        mark.width = (int)(end->column - start->column);
    } else { // as far as the line goes
        const char *at = source_at(source, mark.line, mark.col);
        size_t length = strcspn(at, "\r\n");
        while (length > 0 && at[length - 1] == ' ')
            length--;
        for (size_t i = 0; i < length; i++)
            mark.width += ((unsigned char)at[i] & 0xC0) != 0x80;
    }
    if (mark.width < 1)
        mark.width = 1;
    return mark;
}

static void refuse_at(
    const struct reading *reading, const yaml_mark_t *start, const char *hint, const char *message)
{
    struct diag_mark mark = place(reading->source, start, start);
    mark.width = (int)strcspn(source_at(reading->source, mark.line, mark.col), " \t\r\n,[]{}");
    if (mark.width < 1)
        mark.width = 1;
    source_fault(reading->source, DIAG_ERROR, mark, hint, "%s", message);
}

// --- nodes ---------------------------------------------------------------------------------------

static bool accept_key(const struct node *map, const struct node *key)
{
    if (key->kind != NODE_SCALAR || node_blank(key)) {
        if (!key->broken)
            node_error(key, "write it as 'key: value'", "a key must be a word, not %s",
                key->kind == NODE_SCALAR ? "empty" : node_what(key));
        return false;
    }
    const struct node *first = node_get(map, key->text);
    if (!first)
        return true;
    char hint[256];
    snprintf(hint, sizeof hint, "the first one is at %s:%d:%d", key->mark.path,
        first->key->mark.line, first->key->mark.col);
    node_error(key, hint, "duplicate key '%.60s'", key->text);
    return false;
}

// Puts a node where it belongs: the root, a map's key or value, or a list's item.
static void attach(struct reading *reading, struct node *node)
{
    if (reading->depth == 0) {
        reading->root = node;
        return;
    }
    struct node *parent = reading->open[reading->depth - 1];
    if (parent->kind == NODE_MAP) {
        const struct node **key = &reading->key[reading->depth - 1];
        if (!*key) {
            *key = node;
            if (!parent->first && node->mark.line == parent->mark.line &&
                node->mark.col == parent->mark.col)
                parent->mark.width = node->mark.width;
            return;
        }
        node->key = *key;
        *key = NULL;
        if (!accept_key(parent, node->key))
            return;
    }
    node->parent = parent;
    node->index = parent->count;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->count++;
}

static size_t offset_of(const struct source *source, const yaml_mark_t *mark)
{
    return (size_t)(source_at(source, (int)mark->line + 1, (int)mark->column + 1) - source->text);
}

// NULL, with the fault reported, where the file has too many.
static struct node *new_node(
    struct reading *reading, enum node_kind kind, const yaml_event_t *event)
{
    if (++reading->node_count > NODES_MAX) {
        refuse_at(reading, &event->start_mark, "make several smaller files of it",
            "the file has more than 20000 values");
        return NULL;
    }
    struct node *node = ARENA_NEW(reading->arena, struct node);
    *node = (struct node){.kind = kind, .source = reading->source, .text = ""};
    node->mark = place(reading->source, &event->start_mark,
        kind == NODE_SCALAR ? &event->end_mark : &event->start_mark);
    return node;
}

static void refuse_properties(
    const struct reading *reading, const yaml_event_t *event, const void *anchor, const void *tag)
{
    if (tag)
        refuse_at(reading, &event->start_mark, "a text that begins with '!' must stand in quotes",
            "packs have no tags");
    else if (anchor)
        refuse_at(reading, &event->start_mark, "a text that begins with '&' must stand in quotes",
            "packs have no anchors");
}

// --- scalars -------------------------------------------------------------------------------------

static bool is_spelled_out(const struct node *node, yaml_scalar_style_t style)
{
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE)
        return !strchr(node->text, '\'');
    const char *at = source_at(node->source, node->mark.line, node->mark.col);
    return *at == '"' ? at[1 + strcspn(at + 1, "\\\"")] == '"' : *at != '!' && *at != '&';
}

// The file itself was checked; this is for what an escape such as "\u202E" brings in.
static void check_escaped(struct node *node, size_t length)
{
    uint32_t code = 0;
    size_t step = 0;
    for (size_t at = 0; at < length; at += step) {
        step = utf8_decode(node->text + at, length - at, &code);
        BUG_IF(step == 0);
        if (!source_refuses(code))
            continue;
        node->broken = true;
        node_error(
            node, "take it out", "the text holds the refused character U+%04X", (unsigned)code);
        return;
    }
}

static bool take_scalar(struct reading *reading, const yaml_event_t *event)
{
    struct node *node = new_node(reading, NODE_SCALAR, event);
    if (!node)
        return false;
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    node->from = offset_of(reading->source, &event->start_mark);
    node->to = offset_of(reading->source, &event->end_mark);
    refuse_properties(reading, event, event->data.scalar.anchor, event->data.scalar.tag);
    if (length > SCALAR_BYTES_MAX) {
        node->broken = true;
        node_error(node, "make several texts of it", "the text is longer than 16 KiB");
        length = 0;
    }
    node->text = arena_copy(reading->arena, value, length);
    node->block_scalar = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    node->spelled_out = is_spelled_out(node, style);
    if (!node->spelled_out)
        check_escaped(node, length);
    attach(reading, node);
    return true;
}

// --- events --------------------------------------------------------------------------------------

static bool take_alias(struct reading *reading, const yaml_event_t *event)
{
    struct node *node = new_node(reading, NODE_SCALAR, event);
    if (!node)
        return false;
    refuse_at(reading, &event->start_mark, "a text that begins with '*' must stand in quotes",
        "packs have no aliases");
    node->broken = true;
    attach(reading, node);
    return true;
}

static bool take_start(struct reading *reading, enum node_kind kind, const yaml_event_t *event)
{
    if (reading->depth == DEPTH_MAX) {
        refuse_at(reading, &event->start_mark, "a pack never needs as much",
            "lists and maps stand more than 24 deep");
        return false;
    }
    struct node *node = new_node(reading, kind, event);
    if (!node)
        return false;
    if (kind == NODE_LIST)
        refuse_properties(
            reading, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    else
        refuse_properties(
            reading, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    attach(reading, node);
    reading->open[reading->depth] = node;
    reading->key[reading->depth++] = NULL;
    return true;
}

static bool take_document(struct reading *reading, const yaml_event_t *event)
{
    if (++reading->document_count > 1) {
        refuse_at(reading, &event->start_mark, "take the line '---' and what follows out",
            "a file holds one document");
        return false;
    }
    if (event->data.document_start.version_directive ||
        event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
        refuse_at(reading, &event->start_mark, "take the line out", "packs have no directives");
    return true;
}

// False where reading cannot go on; the fault is reported.
static bool take_event(struct reading *reading, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return take_document(reading, event);
    case YAML_ALIAS_EVENT:
        return take_alias(reading, event);
    case YAML_SCALAR_EVENT:
        return take_scalar(reading, event);
    case YAML_SEQUENCE_START_EVENT:
        return take_start(reading, NODE_LIST, event);
    case YAML_MAPPING_START_EVENT:
        return take_start(reading, NODE_MAP, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reading->depth--;
        return true;
    default:
        return true;
    }
}

static void report_problem(const struct source *source, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR)
        BUG("out of memory while reading %s", source->path);
    yaml_explain(
        source, &(struct yaml_problem){
                    .problem = parser->problem ? parser->problem : "",
                    .context = parser->context ? parser->context : "",
                    .mark = place(source, &parser->problem_mark, &parser->problem_mark),
                    .context_mark = place(source, &parser->context_mark, &parser->context_mark),
                });
}

static bool read_events(struct reading *reading, yaml_parser_t *parser)
{
    for (bool going = true; going;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            report_problem(reading->source, parser);
            return false;
        }
        going = event.type != YAML_STREAM_END_EVENT;
        bool taken = take_event(reading, &event);
        yaml_event_delete(&event);
        if (!taken)
            return false;
    }
    return true;
}

const struct node *yaml_read(struct arena *arena, const struct source *source)
{
    if (!source_check(source))
        return NULL;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        BUG("out of memory while reading %s", source->path);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text, source->length);
    struct reading reading = {.source = source, .arena = arena};
    bool complete = read_events(&reading, &parser);
    yaml_parser_delete(&parser);
    if (complete && !reading.root)
        source_fault(source, DIAG_ERROR, (struct diag_mark){.path = source->path},
            "docs/pack-format.md says what belongs there", "the file is empty");
    return complete ? reading.root : NULL;
}

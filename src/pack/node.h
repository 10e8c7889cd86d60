// A tree of scalars, lists and maps, each with its place in the file: what YAML is turned into.
#ifndef PACK_NODE_H
#define PACK_NODE_H

#include "pack/source.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool broken; // its fault was reported where it was read
    const struct source *source;
    struct diag_mark mark;
    const struct node *key;    // of a value in a map; else NULL
    const struct node *parent; // the list or map that a value is in; NULL for the root and for keys
    size_t index;              // in it

    const char *text;  // SCALAR: NUL-terminated, no NUL inside; else ""
    bool spelled_out;  // SCALAR: the file has the same characters, but for white space and quotes
    bool block_scalar; // SCALAR: written with | or >
    size_t from, to;   // SCALAR: its bytes in source->text, quotes too; of a block scalar, up to
                       // where the next value's line begins

    struct node *next;         // in the list or map
    struct node *first, *last; // LIST, MAP: the values; a map's keys are scalars and all differ
    size_t count;
};

// The value of a key, or NULL.
const struct node *node_get(const struct node *map, const char *key);
// Whether a scalar holds nothing but white space.
bool node_blank(const struct node *node);
// Where to point for the node as a whole: a scalar itself, else its key.
struct diag_mark node_place(const struct node *node);
// Where to point for `length` bytes at `at`, which is inside node->text: their place in the file,
// or the node's where that cannot be told.
struct diag_mark node_within(const struct node *node, const char *at, size_t length);
// What it is, for messages: "text", "a list".
const char *node_what(const struct node *node);
// Whether the node stands within [] or {}.
bool node_in_flow(const struct node *node);
// A fault at the node's place. `hint` may be NULL.
#define node_error(node, hint, ...)                                                                \
    source_fault((node)->source, DIAG_ERROR, node_place(node), (hint), __VA_ARGS__)

#endif

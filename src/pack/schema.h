// Maps with known keys, as tables: which keys there are, which are needed, and who reads each
// value.
#ifndef PACK_SCHEMA_H
#define PACK_SCHEMA_H

#include "pack/node.h"

#include <stdbool.h>
#include <stddef.h>

struct load;
struct field;
struct schema;

// Reads `value` into `out`, which is where field->offset points to.
typedef void schema_reader(
    struct load *load, const struct node *value, const struct field *field, void *out);

struct field {
    const char *key;
    const char *about; // for who writes it: the JSON Schemas of docs/schema show it
    schema_reader *read;
    size_t offset;       // into the structure that the map is read into
    size_t count_offset; // of a list's size_t count, from the place of the list
    size_t item_size;
    const struct field *item;    // of a list
    const struct schema *schema; // of a map
    int low, high;               // the range of a number or a count; high: of characters
    unsigned flags;              // enum load_flag
    bool required;
};

struct schema {
    const char *name; // with its article: "a page"
    const struct field *fields;
    size_t count;
};

#define SCHEMA(name, fields)                                                                       \
    {                                                                                              \
        (name), (fields), sizeof(fields) / sizeof *(fields)                                        \
    }

// Reads every known key of `map` into `out`; reports unknown, missing and misplaced ones.
void schema_read(struct load *load, const struct node *map, const struct schema *schema, void *out);
// Reports that `node` has no key `missing`; `hint` is the way out.
void schema_missing(
    const struct node *node, const char *name, const char *missing, const char *hint);
// "did you mean 'title'? " before `rest`, where some name is near to `word`.
const char *schema_suggest(
    struct load *load, const char *word, const char *const *names, size_t count, const char *rest);
// "title, source, blocks"
const char *schema_join(struct load *load, const char *const *names, size_t count);
// The names of the entries of a map (at most 64 of them), for schema_suggest.
size_t schema_keys(const struct node *map, const char *names[64]);

#endif

// What every reader of the loader shares: the pack that is being built, and where faults and files
// go. A reader turns one node into one part of the model and reports what is wrong with it; what it
// cannot read keeps its zero, and the pack is thrown away at the end because of the error.
#ifndef PACK_LOAD_H
#define PACK_LOAD_H

#include "pack/file.h"
#include "pack/model.h"
#include "pack/node.h"
#include "pack/pack.h"
#include "pack/schema.h"

// What something of the pack asked for; the rest is warned of.
struct load_used {
    struct arena arena;
    const char **paths;
    size_t count, capacity;
    bool *terms; // by term
};

// A theme and a page are read through copies of this, each with a scratch of its own.
struct load {
    struct pack *pack;
    struct arena *arena;  // what stays: the pack's, or the page's
    struct arena scratch; // files, trees, hints: gone when what they belong to is read
    struct diag *diag;
    const struct pack_seams *seams;
    int root;                         // the pack's folder
    const struct node *pack_node;     // the roots of those files;
    const struct node *glossary_node; // NULL = not there, or the pack was read before
    bool glossary_faulty;             // so its terms may not be known
    bool later;                       // pages are only listed: they are read when they are needed
    struct load_used *used;           // NULL: nobody wants to know
    struct made *made;                // of translations.yaml; NULL: nobody wants to know
    struct pack_theme *theme;         // whose pages are being read; NULL for the page about
    int words[PACK_LANGUAGES_MAX];    // of the page that is being read
};

enum load_flag {
    LOAD_MARKED = 1, // a text with inline marks
    LOAD_PROSE = 2,  // a text for reading: sentences and words are counted
    LOAD_UNIQUE = 4, // a list whose items all differ
    LOAD_ICON = 8,   // a picture that must be an SVG
};

// --- text.c: field->high is the most characters, 0 = any number
schema_reader load_text;
// Whether every character has a font; else a fault. `text` is in node->text or a copy of it.
void load_check_covered(
    struct load *load, const struct node *node, const char *text, const char *language);
// The index of a term, which counts as used from now on; -1 with the fault reported at `mark`.
int load_use_term(
    struct load *load, const struct node *node, const char *id, struct diag_mark mark);
// --- made.c: warns of every translation in `map` that is older than its source
void load_check_made(struct load *load, const struct node *map, const struct pack_text *text);
// --- values.c
schema_reader load_id;
schema_reader load_whole;   // field->low to field->high
schema_reader load_seconds; // the same, kept in milliseconds
schema_reader load_list;    // field->item for each; field->low to field->high items
schema_reader load_map;     // field->schema, for the same structure
schema_reader load_entries; // a map by id: field->schema for each; the id is its first member
// Puts a list that was read, and its count, where the field says.
void load_keep_list(const struct field *field, void *out, void *items, size_t count);
// False, with the fault reported, where `node` is of another kind. `wanted` is as in "a list of
// ids".
bool load_expect(const struct node *node, enum node_kind kind, const char *wanted);
// "this pack declares kk, ru, en (pack.yaml:4:12)"
const char *load_declared(struct load *load);
// The index of a language of the pack, or -1.
int load_find_language(const struct load *load, const char *code);
// --- image.c
schema_reader load_image;
// --- blocks.c, page.c
schema_reader load_block;
schema_reader load_source_index;
schema_reader load_reference;
schema_reader load_references; // one reference, or a list of them
extern const struct schema load_page_schema;
// Reads the file of page->id; where there is none, that is a fault at `from`.
void load_page_file(struct load *load, const struct node *from, struct pack_page *page);
// --- pages.c
schema_reader load_entry; // a page id of a theme: reads its page too, unless load->later
// --- block_kinds.c: a row for every kind, in the order of enum pack_block_kind
extern const struct field load_kinds[PACK_BLOCK_COUNT];
// --- block_values.c: values and maps that only blocks hold
enum { LOAD_TERMS_MAX = 200 }; // of a glossary block
schema_reader load_yes;        // yes or no
schema_reader load_chart_kind; // whether it is a line
schema_reader load_decimal;    // for a struct pack_value: the number, and as it is written
schema_reader load_terms;      // 'all', or a list of terms
schema_reader load_url;        // field->high is the most characters
schema_reader load_quiz;
schema_reader load_chart;
// --- pack_file.c: what pack.yaml says
schema_reader load_format, load_languages, load_review, load_accents, load_paragraphs;
schema_reader load_later; // `about` and `words`, read when all else is known
extern const struct schema load_pack_schema;
void load_pack_file(struct load *load);
// --- words.c: the interface words of every language
void load_words(struct load *load);
// --- unused.c: warns of files and terms that nothing uses
void load_note_used(struct load *load, const char *path);
void load_note_term(struct load *load, int term);
void load_report_unused(struct load *load);

// --- load.c
extern const struct schema load_theme_schema, load_term_schema;
// The root of a YAML file of the pack, NULL where it cannot be read. A missing file is a fault at
// `from`, or for the file as a whole when that is NULL.
const struct node *load_yaml(struct load *load, const char *path, const struct node *from);
// The same for a file below the folder `root` that need not be there; messages call it `shown`.
const struct node *load_yaml_if_there(
    struct load *load, int root, const char *path, const char *shown);
// Reports why a file could not be read: at `from`, or for the file as a whole when that is NULL.
void load_file_fault(struct load *load, enum file_status status, const char *path,
    const char *limit, const struct node *from);

#endif

// For each reader of the loader, a function that says in JSON Schema what that reader accepts; a
// field's own function is found by its reader. A reader without a row is a BUG, so that a new one
// cannot be forgotten. A schema may be stricter than the loader, never laxer, but for what it
// cannot say (tests/schemas/compare has the list).
#include "schemas/emit.h"

#include "base/bug.h"
#include "pack/load.h"

#include <string.h>

#define ID "[a-z0-9][a-z0-9-]{0,63}"
// As an id may be a number, such as 1901: that is one for YAML.
#define ID_VALUE "\"type\": [\"string\", \"integer\"], \"pattern\": \"^" ID "$\", \"minimum\": 0"
#define LANGUAGE "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
#define LANGUAGE_KEYS                                                                              \
    "\"type\": \"object\", \"minProperties\": 1, \"maxProperties\": 8, "                           \
    "\"propertyNames\": {\"pattern\": \"" LANGUAGE "\"}, \"additionalProperties\": "
#define REFERENCE                                                                                  \
    "{\"type\": [\"string\", \"integer\"], \"pattern\": \"^" ID "(:[1-9][0-9]{0,5})?$\", "         \
    "\"minimum\": 0}"

struct out {
    struct buf *buf;
    int depth;
};

static void line(const struct out *out)
{
    buf_print(out->buf, "\n%*s", 2 * out->depth, "");
}

static void add(const struct out *out, const char *text)
{
    buf_add_text(out->buf, text);
}

// The members that describe `field` inside the braces that are open.
static void emit_field(struct out *out, const struct field *field);

// --- plain values --------------------------------------------------------------------------------

// Words, numbers, true and false: all are text for the loader.
static void add_scalar(const struct out *out, int high)
{
    add(out, "\"type\": [\"string\", \"number\", \"boolean\"], \"pattern\": \"\\\\S\"");
    if (high)
        buf_print(out->buf, ", \"maxLength\": %d", high);
}

static void emit_text(struct out *out, const struct field *field)
{
    add(out, "\"anyOf\": [{");
    add_scalar(out, field->high);
    add(out, "}, {" LANGUAGE_KEYS "{");
    add_scalar(out, field->high);
    add(out, "}}]");
}

static void emit_id(struct out *out, const struct field *field)
{
    (void)field;
    add(out, ID_VALUE);
}

static void emit_whole(struct out *out, const struct field *field)
{
    buf_print(out->buf, "\"type\": \"integer\", \"minimum\": %d, \"maximum\": %d", field->low,
        field->high);
}

static void emit_format(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"enum\": [1]");
}

static void emit_yes(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"enum\": [\"yes\", \"no\"]");
}

static void emit_chart_kind(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"enum\": [\"bars\", \"line\"]");
}

// At most nine digits, which of a number can be said for its whole part only.
static void emit_decimal(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"type\": [\"number\", \"string\"], \"minimum\": -999999999, \"maximum\": 999999999, "
             "\"pattern\": \"^-?(?=(\\\\.?[0-9]){1,9}$)[0-9]+(\\\\.[0-9]+)?$\"");
}

static void emit_url(struct out *out, const struct field *field)
{
    buf_print(out->buf,
        "\"type\": \"string\", \"pattern\": \"^https://[!-.0-~][!-~]*$\", \"maxLength\": %d",
        field->high);
}

static void emit_image(struct out *out, const struct field *field)
{
    bool icon = field->flags & LOAD_ICON;
    buf_print(out->buf,
        "\"type\": \"string\", \"pattern\": \"^(?!(.*/)?\\\\.{1,2}/)[^/]+(/[^/]+)*\\\\.%s$\"",
        icon ? "svg" : "(png|jpg|jpeg|svg)");
}

static void emit_reference(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"anyOf\": [" REFERENCE "]");
}

// --- lists and maps ------------------------------------------------------------------------------

static void add_counts(const struct out *out, int low, int high, bool unique)
{
    buf_print(out->buf, "\"type\": \"array\", \"minItems\": %d, \"maxItems\": %d%s", low, high,
        unique ? ", \"uniqueItems\": true" : "");
}

static void emit_list(struct out *out, const struct field *field)
{
    add_counts(out, field->low, field->high, field->flags & LOAD_UNIQUE);
    add(out, ", \"items\": {");
    emit_field(out, field->item);
    add(out, "}");
}

static void emit_references(struct out *out, const struct field *field)
{
    add(out, "\"anyOf\": [" REFERENCE ", {");
    add_counts(out, field->low, field->high, true);
    add(out, ", \"items\": " REFERENCE "}]");
}

static void add_about(const struct out *out, const struct field *field)
{
    bool text = field->read == load_text || field->read == load_url;
    buf_print(out->buf, "\"description\": \"%s", field->about);
    if (text && field->high)
        buf_print(out->buf, ". At most %d characters", field->high);
    if (field->read == load_references)
        buf_print(out->buf, "; or a list of up to %d", field->high);
    if (field->read == load_list)
        buf_print(out->buf, ". %d to %d of them", field->low, field->high);
    add(out, ".\", ");
}

static void add_properties(struct out *out, const struct field *fields, size_t count)
{
    add(out, "\"properties\": {");
    out->depth++;
    for (size_t i = 0; i < count; i++) {
        add(out, i ? "," : "");
        line(out);
        buf_print(out->buf, "\"%s\": {", fields[i].key);
        BUG_IF(!fields[i].about);
        add_about(out, &fields[i]);
        emit_field(out, &fields[i]);
        add(out, "}");
    }
    out->depth--;
    line(out);
    add(out, "}");
}

static void add_schema(struct out *out, const struct schema *schema)
{
    const char *comma = "";
    add(out, "\"type\": \"object\", \"additionalProperties\": false, \"required\": [");
    for (size_t i = 0; i < schema->count; i++) {
        if (!schema->fields[i].required)
            continue;
        buf_print(out->buf, "%s\"%s\"", comma, schema->fields[i].key);
        comma = ", ";
    }
    add(out, "],");
    line(out);
    add_properties(out, schema->fields, schema->count);
}

static void emit_map(struct out *out, const struct field *field)
{
    add_schema(out, field->schema);
}

static void add_entries(struct out *out, const struct schema *schema)
{
    add(out, "\"type\": \"object\", \"propertyNames\": {\"pattern\": \"^" ID "$\"}, "
             "\"additionalProperties\": {");
    add_schema(out, schema);
    add(out, "}");
}

static void emit_entries(struct out *out, const struct field *field)
{
    add_entries(out, field->schema);
}

static void emit_block(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"type\": \"object\", \"minProperties\": 1, \"maxProperties\": 1, "
             "\"additionalProperties\": false,");
    line(out);
    add_properties(out, load_kinds, PACK_BLOCK_COUNT);
}

// The right answer is one of those that there are.
static void emit_quiz(struct out *out, const struct field *field)
{
    add_schema(out, field->schema);
    add(out, ", \"allOf\": [");
    for (int count = 2; count < PACK_ANSWERS_MAX; count++)
        buf_print(out->buf,
            "%s{\"if\": {\"properties\": {\"answers\": {\"maxItems\": %d}}}, \"then\": "
            "{\"properties\": {\"right\": {\"maximum\": %d}}}}",
            count > 2 ? ", " : "", count, count);
    add(out, "]");
}

// Bars begin at 0.
static void emit_chart(struct out *out, const struct field *field)
{
    add_schema(out, field->schema);
    add(out, ", \"if\": {\"properties\": {\"kind\": {\"enum\": [\"bars\"]}}}, \"then\": "
             "{\"properties\": {\"values\": {\"items\": {\"properties\": {\"value\": "
             "{\"minimum\": 0, \"pattern\": \"^[0-9]\"}}}}}}");
}

static void emit_terms(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"anyOf\": [{\"enum\": [\"all\"]}, {");
    add_counts(out, 1, LOAD_TERMS_MAX, true);
    add(out, ", \"items\": {" ID_VALUE "}}]");
}

// --- what only pack.yaml has ---------------------------------------------------------------------

static void emit_languages(struct out *out, const struct field *field)
{
    (void)field;
    add_counts(out, 1, PACK_LANGUAGES_MAX, true);
    add(out, ", \"items\": {\"type\": \"string\", \"pattern\": \"" LANGUAGE "\"}");
}

static void emit_review(struct out *out, const struct field *field)
{
    (void)field;
    add(out, LANGUAGE_KEYS "{\"enum\": [\"draft\", \"reviewed\"]}");
}

static void emit_accents(struct out *out, const struct field *field)
{
    (void)field;
    add(out, "\"type\": \"object\", \"propertyNames\": {\"pattern\": \"^" ID "$\"}, "
             "\"additionalProperties\": {\"type\": \"string\", \"pattern\": "
             "\"^#[0-9A-Fa-f]{6}$\"}");
}

// A word holds all that is filled in, such as {n}, and no other braces.
static void add_word(const struct out *out, enum word word)
{
    struct buf pattern = {0};
    for (int i = 0; word_placeholder(word, i); i++)
        buf_print(&pattern, "(?=.*\\\\%s)", word_placeholder(word, i));
    buf_add_text(&pattern, "(?=.*\\\\S)([^{]");
    for (int i = 0; word_placeholder(word, i); i++)
        buf_print(&pattern, "|\\\\%s", word_placeholder(word, i));
    buf_print(out->buf, "\"%s\": {\"type\": \"string\", \"pattern\": \"^%s)*$\"}", word_key(word),
        buf_text(&pattern));
    buf_finish(&pattern);
}

// `about` and `words`, which the loader reads last.
static void emit_later(struct out *out, const struct field *field)
{
    if (strcmp(field->key, "about") == 0) {
        add(out, ID_VALUE);
        return;
    }
    BUG_IF(strcmp(field->key, "words") != 0);
    add(out, "\"type\": \"object\", \"propertyNames\": {\"pattern\": \"" LANGUAGE
             "\"}, \"additionalProperties\": {\"type\": \"object\", \"additionalProperties\": "
             "false, \"properties\": {");
    out->depth++;
    line(out);
    add(out, "\"direction\": {\"enum\": [\"ltr\", \"rtl\"]}");
    for (int i = 0; i < WORD_COUNT; i++) {
        add(out, ",");
        line(out);
        add_word(out, (enum word)i);
    }
    out->depth--;
    line(out);
    add(out, "}}");
}

// --- all of them ---------------------------------------------------------------------------------

static void emit_field(struct out *out, const struct field *field)
{
    static const struct {
        schema_reader *read;
        void (*emit)(struct out *out, const struct field *field);
    } rows[] = {
        {load_text, emit_text},
        {load_id, emit_id},
        {load_entry, emit_id},
        {load_source_index, emit_id},
        {load_whole, emit_whole},
        {load_seconds, emit_whole},
        {load_paragraphs, emit_whole},
        {load_format, emit_format},
        {load_yes, emit_yes},
        {load_decimal, emit_decimal},
        {load_url, emit_url},
        {load_image, emit_image},
        {load_reference, emit_reference},
        {load_references, emit_references},
        {load_list, emit_list},
        {load_map, emit_map},
        {load_entries, emit_entries},
        {load_block, emit_block},
        {load_quiz, emit_quiz},
        {load_chart, emit_chart},
        {load_chart_kind, emit_chart_kind},
        {load_terms, emit_terms},
        {load_languages, emit_languages},
        {load_review, emit_review},
        {load_accents, emit_accents},
        {load_later, emit_later},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].read == field->read) {
            rows[i].emit(out, field);
            return;
        }
    }
    BUG("no schema for the reader of '%s'", field->key);
}

static struct out begin(struct buf *buf, const char *title)
{
    buf_print(buf,
        "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"%s\",\n  ",
        title);
    return (struct out){buf, 1};
}

static void emit_root(struct buf *buf, const char *title, const struct schema *schema)
{
    struct out out = begin(buf, title);
    add_schema(&out, schema);
    buf_add_text(buf, "\n}\n");
}

void emit_pack(struct buf *out, const char *title)
{
    emit_root(out, title, &load_pack_schema);
}

void emit_theme(struct buf *out, const char *title)
{
    emit_root(out, title, &load_theme_schema);
}

void emit_page(struct buf *out, const char *title)
{
    emit_root(out, title, &load_page_schema);
}

void emit_glossary(struct buf *buf, const char *title)
{
    struct out out = begin(buf, title);
    add_entries(&out, &load_term_schema);
    buf_add_text(buf, "\n}\n");
}

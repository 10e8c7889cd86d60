// translations.yaml is read when the first text is met: then the languages are known. Its pairs are
// sorted, and a translation is found by halving.
#include "pack/made.h"

#include "pack/load.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

// --- pairs ---

// FNV-1a, of which the upper bits are folded in.
uint64_t made_hash(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return (hash ^ hash >> 4 * MADE_DIGITS) & ((UINT64_C(1) << 4 * MADE_DIGITS) - 1);
}

static int compare_numbers(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_pairs(const void *left, const void *right)
{
    const struct made_pair *a = left, *b = right;
    return a->text != b->text ? compare_numbers(a->text, b->text)
                              : compare_numbers(a->source, b->source);
}

size_t made_sort(struct made_pair *pairs, size_t count)
{
    size_t kept = 0;
    if (count > 0)
        qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_pairs(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    return kept;
}

// The first pair that does not come before (text, source).
static size_t find_pair(const struct made_language *made, uint64_t text, uint64_t source)
{
    const struct made_pair wanted = {text, source};
    size_t low = 0, high = made->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_pairs(&made->pairs[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool made_is_from(const struct made_language *made, const char *text, const char *source)
{
    const struct made_pair wanted = {made_hash(text), made_hash(source)};
    size_t at = find_pair(made, wanted.text, wanted.source);
    return at < made->count && compare_pairs(&made->pairs[at], &wanted) == 0;
}

bool made_has_text(const struct made_language *made, uint64_t hash)
{
    size_t at = find_pair(made, hash, 0);
    return at < made->count && made->pairs[at].text == hash;
}

bool made_is_older(const struct made_language *made, const char *text, const char *source)
{
    return made_has_text(made, made_hash(text)) && !made_is_from(made, text, source);
}

// --- writing the file ---

static void write_pairs(struct buf *out, const struct made_language *made)
{
    for (size_t i = 0; i < made->count; i++) {
        bool more = i > 0 && made->pairs[i - 1].text == made->pairs[i].text;
        if (!more)
            buf_print(out, "\n    %0*" PRIx64 ":", MADE_DIGITS, made->pairs[i].text);
        buf_print(out, " %0*" PRIx64, MADE_DIGITS, made->pairs[i].source);
    }
    buf_add_text(out, "\n");
}

void made_write(
    struct buf *out, const struct pack *pack, const struct made_language in[PACK_LANGUAGES_MAX])
{
    for (size_t i = 0; i < pack->language_count; i++) {
        if (in[i].count == 0)
            continue;
        if (out->length == 0)
            buf_add_text(out, "# Written by 'vitrine texts import': hashes of translations and of "
                              "the texts that they were made from.\n");
        buf_print(out, "%s:\n  from: %s\n  texts:", pack->languages[i].code,
            pack->languages[in[i].from].code);
        write_pairs(out, &in[i]);
    }
}

// --- reading it ---

static bool read_hash(const char *text, size_t length, uint64_t *out)
{
    static const char digits[] = "0123456789abcdef";
    uint64_t hash = 0;
    for (size_t i = 0; i < length; i++) {
        const char *digit = text[i] ? strchr(digits, text[i]) : NULL;
        if (!digit)
            return false;
        hash = hash * 16 + (uint64_t)(digit - digits);
    }
    *out = hash;
    return length == MADE_DIGITS;
}

static void wrong_hash(const struct node *node)
{
    node_error(node, "take the line out, or the whole file: 'vitrine texts import' writes it anew",
        "'%.60s' is not a hash of %d digits", node->text, MADE_DIGITS);
}

// One translation and the sources that it is right for, with a space between them.
static void read_pair(const struct node *value, struct made_language *language)
{
    struct made_pair pair = {0};
    if (!load_expect(value, NODE_SCALAR, "hashes"))
        return;
    if (!read_hash(value->key->text, strlen(value->key->text), &pair.text)) {
        wrong_hash(value->key);
        return;
    }
    for (const char *at = value->text; *at; at += *at == ' ') {
        size_t length = strcspn(at, " ");
        if (!read_hash(at, length, &pair.source)) {
            wrong_hash(value);
            return;
        }
        language->pairs[language->count++] = pair;
        at += length;
    }
}

static void load_pairs(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    struct made_language *language = out;
    if (!load_expect(value, NODE_MAP, "a map of hashes"))
        return;
    size_t most = 0;
    for (const struct node *pair = value->first; pair; pair = pair->next)
        most += 1 + strlen(pair->text) / (MADE_DIGITS + 1);
    language->pairs = ARENA_ARRAY(&load->made->arena, struct made_pair, most);
    for (const struct node *pair = value->first; pair; pair = pair->next)
        read_pair(pair, language);
    language->count = made_sort(language->pairs, language->count);
}

static void load_from(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    int *from_out = out;
    if (!load_expect(value, NODE_SCALAR, "a language"))
        return;
    *from_out = load_find_language(load, value->text);
    if (*from_out < 0)
        node_error(
            value, load_declared(load), "'%.60s' is not a language of this pack", value->text);
}

static const struct field made_fields[] = {
    {.key = "from",
        .required = true,
        .read = load_from,
        .offset = offsetof(struct made_language, from)},
    {.key = "texts", .required = true, .read = load_pairs},
};
static const struct schema made_schema = SCHEMA("a language", made_fields);

// A language that the pack no longer has keeps nobody from showing it.
static void read_language(struct load *load, const struct node *value)
{
    int language = load_find_language(load, value->key->text);
    if (language >= 0)
        schema_read(load, value, &made_schema, &load->made->in[language]);
    else
        source_fault(value->source, DIAG_WARNING, value->key->mark, load_declared(load),
            "'%.60s' is not a language of this pack", value->key->text);
}

static void read_made(struct load *load)
{
    struct load reading = *load;
    reading.scratch = (struct arena){0};
    load->made->read = true;
    load_note_used(load, MADE_FILE);
    const struct node *root = load_yaml_if_there(&reading, load->root, MADE_FILE, MADE_FILE);
    if (root && load_expect(root, NODE_MAP, "a map by language"))
        for (const struct node *value = root->first; value; value = value->next)
            read_language(&reading, value);
    arena_finish(&reading.scratch);
    for (size_t i = 0; i < load->pack->language_count; i++)
        if (load->made->in[i].from < 0)
            load->made->in[i].count = 0;
}

// --- what it is for ---

void load_check_made(struct load *load, const struct node *map, const struct pack_text *text)
{
    const struct pack *pack = load->pack;
    if (load->made && !load->made->read)
        read_made(load);
    for (size_t i = 0; load->made && i < pack->language_count; i++) {
        const struct made_language *made = &load->made->in[i];
        if (made->count == 0 || !text->in[i] || !text->in[made->from] ||
            !made_is_older(made, text->in[i], text->in[made->from]))
            continue;
        source_fault(map->source, DIAG_WARNING, text->mark[i],
            "translate it anew; or, where it is right, 'vitrine texts export' marks it fuzzy, and "
            "'import' takes the mark away",
            "the translation in '%s' is older than its source in '%s'", pack->languages[i].code,
            pack->languages[made->from].code);
    }
}

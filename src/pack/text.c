// Texts: a scalar for every language, or a map by language. Everything that is checked in a text is
// checked here, while its node can still say where in the file a character stands.
#include "pack/load.h"
#include "pack/prose.h"

#include "base/markup.h"
#include "base/utf8.h"

#include <string.h>

enum { SENTENCE_WORDS_MAX = 25 };

static bool needs_font(uint32_t code)
{
    return code > ' ' && code != 0xA0 && code != 0xAD && code != 0x200C && code != 0x200D &&
           !(code >= 0xFE00 && code <= 0xFE0F);
}

void load_check_covered(
    struct load *load, const struct node *node, const char *text, const char *language)
{
    const struct pack_seams *seams = load->seams;
    size_t length = strlen(text), step = 0;
    uint32_t code = 0;
    if (!seams->covers)
        return;
    for (size_t at = 0; at < length; at += step) {
        step = utf8_decode(text + at, length - at, &code);
        if (step == 0)
            return;
        if (!needs_font(code) || seams->covers(seams->covers_self, code, language))
            continue;
        source_fault(node->source, DIAG_ERROR, node_within(node, node->text + at, step),
            arena_print(
                &load->scratch, "the fonts for '%s' do not have it: take another", language),
            "no font shows '%.*s' (U+%04X)", (int)step, text + at, (unsigned)code);
        return;
    }
}

// As glossary.yaml has them, or, when that is no longer at hand, as the model has.
static size_t term_names(const struct load *load, const char *names[64])
{
    if (load->pack_node)
        return schema_keys(load->glossary_node, names);
    size_t count = 0;
    for (; count < load->pack->term_count && count < 64; count++)
        names[count] = load->pack->terms[count].id;
    return count;
}

int load_use_term(struct load *load, const struct node *node, const char *id, struct diag_mark mark)
{
    int term = pack_find_term(load->pack, id);
    if (term >= 0) {
        load_note_term(load, term);
        return term;
    }
    if (load->glossary_faulty && load->pack->term_count == 0)
        return -1;
    const char *names[64];
    source_fault(node->source, DIAG_ERROR, mark,
        schema_suggest(load, id, names, term_names(load, names), "terms stand in glossary.yaml"),
        "no term '%.60s'", id);
    return -1;
}

static void check_term(struct load *load, const struct node *node, const struct markup_span *span)
{
    load_use_term(
        load, node, span->term, node_within(node, node->text + span->offset, strlen(span->text)));
}

static void check_marks(struct load *load, const struct node *node)
{
    struct markup markup;
    struct markup_fault fault;
    if (!markup_parse(&load->scratch, node->text, &markup, &fault)) {
        source_fault(node->source, DIAG_ERROR, node_within(node, node->text + fault.offset, 1),
            "marks are **bold**, *italic* and [words](glossary:term-id); \\* and \\[ stand for "
            "themselves",
            "%s", fault.reason);
        return;
    }
    const char *checked = NULL; // a link may be several spans
    for (size_t i = 0; i < markup.count; i++) {
        if (markup.spans[i].term && markup.spans[i].term != checked)
            check_term(load, node, &markup.spans[i]);
        checked = markup.spans[i].term;
    }
}

static void check_sentences(const struct node *node)
{
    const char *at = node->text;
    for (size_t length = 0; *at; at += length) {
        length = prose_sentence(at);
        int words = prose_count_words(at, length);
        if (words <= SENTENCE_WORDS_MAX)
            continue;
        while (length > 1 && strchr(" \t\r\n", at[length - 1]))
            length--;
        source_fault(node->source, DIAG_WARNING, node_within(node, at, length),
            "at most 25 read well on foot: make two of it", "a sentence of %d words", words);
    }
}

// Text that YAML takes for a comment, and nobody would miss before it is on the wall.
// 'vitrine new' writes "# to translate" behind texts.
static void check_cut(const struct node *node)
{
    static const char mark[] = "# to translate";
    const char *end = node->source->text + node->to;
    const char *at = end + strspn(end, " \t");
    if (node->block_scalar || strchr("\"'", node->source->text[node->from]) || at == end ||
        *at != '#' || strncmp(at, mark, strlen(mark)) == 0)
        return;
    source_fault(node->source, DIAG_WARNING, node->mark,
        "put the text in quotes; or the comment on a line of its own",
        "what stands behind the text is not shown: '#' begins a comment");
}

static void check_length(struct load *load, const struct node *node, const struct field *field)
{
    size_t characters = utf8_count(node->text);
    if (field->high && characters > (size_t)field->high)
        node_error(node,
            arena_print(
                &load->scratch, "'%s' takes at most %d characters", field->key, field->high),
            "'%s' has %zu characters", field->key, characters);
}

// The text as the model keeps it; NULL where there is none.
static const char *take_text(struct load *load, const struct node *node, const struct field *field)
{
    if (!load_expect(node, NODE_SCALAR, "a text"))
        return NULL;
    if (node_blank(node)) {
        node_error(
            node, "write it, or take the key out where it is not needed", "the text is empty");
        return NULL;
    }
    if (prose_is_gap(node->text))
        source_fault(node->source, DIAG_WARNING, node_place(node),
            "write it: visitors would see the dots", "the text is still missing");
    check_cut(node);
    check_length(load, node, field);
    if (field->flags & LOAD_MARKED)
        check_marks(load, node);
    if (field->flags & LOAD_PROSE)
        check_sentences(node);
    const char *text = node->text + strspn(node->text, " \t\r\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    return arena_copy(load->arena, text, length);
}

static void take_for_all(
    struct load *load, const struct node *node, const struct field *field, struct pack_text *out)
{
    const char *text = take_text(load, node, field);
    int faults = load->diag->counts[DIAG_ERROR];
    for (size_t i = 0; text && i < load->pack->language_count; i++) {
        out->in[i] = text;
        out->mark[i] = node->mark;
        if (load->diag->counts[DIAG_ERROR] == faults) // one language's fault is enough
            load_check_covered(load, node, node->text, load->pack->languages[i].code);
    }
}

static void take_by_language(
    struct load *load, const struct node *map, const struct field *field, struct pack_text *out)
{
    const struct pack *pack = load->pack;
    for (const struct node *value = map->first; value; value = value->next) {
        int language = load_find_language(load, value->key->text);
        if (language < 0) {
            source_fault(map->source, DIAG_ERROR, value->key->mark, load_declared(load),
                "'%.60s' is not a language of this pack", value->key->text);
            continue;
        }
        out->in[language] = take_text(load, value, field);
        out->mark[language] = value->mark;
        if (out->in[language])
            load_check_covered(load, value, value->text, pack->languages[language].code);
    }
    for (size_t i = 0; i < pack->language_count; i++)
        if (!node_get(map, pack->languages[i].code))
            schema_missing(map, "text", pack->languages[i].code, load_declared(load));
}

static void tell_met(const struct load *load, const struct node *map, const struct field *field)
{
    const struct pack_seams *seams = load->seams;
    struct pack_met met = {
        .pack = load->pack, .map = map, .marked = field->flags & LOAD_MARKED, .made = load->made};
    if (seams->met)
        seams->met(seams->met_self, &met);
}

static void count_words(struct load *load, const struct pack_text *text)
{
    for (size_t i = 0; i < load->pack->language_count; i++)
        if (text->in[i])
            load->words[i] += prose_count_words(text->in[i], strlen(text->in[i]));
}

void load_text(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack_text *text = out;
    if (load->pack->language_count == 0 || value->broken)
        return;
    if (value->kind == NODE_MAP) {
        take_by_language(load, value, field, text);
        load_check_made(load, value, text);
        tell_met(load, value, field);
    } else if (load_expect(value, NODE_SCALAR, "a text, or a map of texts by language"))
        take_for_all(load, value, field, text);
    if (field->flags & LOAD_PROSE)
        count_words(load, text);
}

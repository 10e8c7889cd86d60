// Readers of what only blocks hold: a chart's numbers, a quiz and its right answer, terms, the
// address of a code. A decimal number is read by hand: its digits as one whole number, divided
// once, whatever the locale.
#include "pack/load.h"
#include "pack/prose.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 9 };

static bool is_text(const struct node *value, const char *text)
{
    return strcmp(value->text, text) == 0;
}

void load_yes(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    bool *yes_out = out;
    if (!load_expect(value, NODE_SCALAR, "yes or no"))
        return;
    *yes_out = is_text(value, "yes");
    if (!*yes_out && !is_text(value, "no"))
        node_error(value, "write yes or no", "'%s' cannot be '%.60s'", field->key, value->text);
}

// --- chart

void load_chart_kind(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    static const char *const names[] = {"bars", "line"};
    bool *line_out = out;
    if (!load_expect(value, NODE_SCALAR, "bars or line"))
        return;
    *line_out = is_text(value, "line");
    if (!*line_out && !is_text(value, "bars"))
        node_error(value,
            schema_suggest(load, value->text, names, 2, "a chart is one of: bars, line"),
            "'%s' cannot be '%.60s'", field->key, value->text);
}

// Whether the text is a number such as -12.5, of at most DIGITS_MAX digits.
static bool parse_decimal(const char *text, double *out)
{
    const char *at = text + (*text == '-');
    size_t whole = strspn(at, "0123456789"), part = 0;
    if (at[whole] == '.')
        part = strspn(at + whole + 1, "0123456789");
    const char *end = at + whole + (part > 0 ? part + 1 : 0);
    if (whole == 0 || *end || whole + part > DIGITS_MAX)
        return false;
    double number = 0, divisor = 1;
    for (; at < end; at++)
        if (*at != '.')
            number = number * 10 + (*at - '0');
    while (part-- > 0)
        divisor *= 10;
    *out = (*text == '-' ? -number : number) / divisor;
    return true;
}

void load_decimal(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack_value *value_out = out;
    if (!load_expect(value, NODE_SCALAR, "a number"))
        return;
    if (!parse_decimal(value->text, &value_out->value))
        node_error(value, "write a number of at most 9 digits, as 12 or -0.5",
            "'%s' cannot be '%.60s'", field->key, value->text);
    value_out->written = arena_copy(load->arena, value->text, strlen(value->text));
    for (size_t i = 0; i < load->pack->language_count; i++)
        load->words[i]++; // it is shown beside its label
}

static void check_bars(const struct node *value, const struct pack_block *block)
{
    const struct node *values = node_get(value, "values"), *item = values ? values->first : NULL;
    for (size_t i = 0; item && i < block->chart.count; i++, item = item->next)
        if (block->chart.values[i].value < 0)
            node_error(node_get(item, "value"),
                "bars begin at 0: write a number from 0 on, or 'kind: line'",
                "a bar cannot be '%.60s'", block->chart.values[i].written);
}

void load_chart(struct load *load, const struct node *value, const struct field *field, void *out)
{
    const struct pack_block *block = out;
    schema_read(load, value, field->schema, out);
    const struct node *kind = node_get(value, "kind");
    if (kind && is_text(kind, "bars"))
        check_bars(value, block);
}

// --- quiz

// The language in which two answers are the same, or -1. Those that are still missing do not count.
static int find_same(
    const struct load *load, const struct pack_text *one, const struct pack_text *other)
{
    for (size_t i = 0; i < load->pack->language_count; i++)
        if (one->in[i] && other->in[i] && strcmp(one->in[i], other->in[i]) == 0 &&
            !prose_is_gap(one->in[i]))
            return (int)i;
    return -1;
}

static void check_answer(
    struct load *load, const struct node *value, const struct pack_text *answers, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        int language = find_same(load, &answers[i], &answers[index]);
        if (language < 0)
            continue;
        struct diag_mark first = answers[i].mark[language];
        source_fault(value->source, DIAG_ERROR, answers[index].mark[language],
            arena_print(&load->scratch, "make them differ: the first one is at %s:%d:%d",
                first.path, first.line, first.col),
            "two answers are the same in '%s'", load->pack->languages[language].code);
        return;
    }
}

static void check_right(struct load *load, const struct node *value, const struct pack_block *block)
{
    const struct node *right = node_get(value, "right");
    size_t count = block->quiz.count;
    if (right && count > 0 && block->quiz.right > (int)count)
        node_error(right,
            arena_print(&load->scratch, "the answers count from 1; the last one is %zu", count),
            "there is no answer %d", block->quiz.right);
}

void load_quiz(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack_block *block = out;
    schema_read(load, value, field->schema, out);
    for (size_t i = 1; i < block->quiz.count; i++)
        check_answer(load, value, block->quiz.answers, i);
    check_right(load, value, block);
    block->quiz.right--; // the pack counts from 1
}

// --- glossary

static void load_term_index(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    int *index_out = out;
    if (load_expect(value, NODE_SCALAR, "a term id"))
        *index_out = load_use_term(load, value, value->text, node_place(value));
}

static const struct field term_item = {.key = "glossary", .read = load_term_index};

static const struct field terms_field = {.key = "glossary",
    .flags = LOAD_UNIQUE,
    .low = 1,
    .high = LOAD_TERMS_MAX,
    .item = &term_item,
    .item_size = sizeof(int),
    .count_offset =
        offsetof(struct pack_block, glossary.count) - offsetof(struct pack_block, glossary.terms)};

static int compare_indices(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void take_terms(struct load *load, const struct node *list, struct pack_block *block)
{
    load_list(load, list, &terms_field, &block->glossary.terms);
    if (block->glossary.count > 1)
        qsort(block->glossary.terms, block->glossary.count, sizeof(int), compare_indices);
}

static void take_all_terms(struct load *load, const struct node *value, struct pack_block *block)
{
    size_t count = load->pack->term_count;
    int *terms = ARENA_ARRAY(load->arena, int, count);
    if (count == 0 && !load->glossary_faulty)
        node_error(value, "write terms in glossary.yaml, or take this block out",
            "the glossary has no terms");
    for (size_t i = 0; i < count; i++) {
        terms[i] = (int)i;
        load_note_term(load, (int)i);
    }
    block->glossary.terms = terms;
    block->glossary.count = count;
}

void load_terms(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    if (value->kind == NODE_SCALAR && is_text(value, "all"))
        take_all_terms(load, value, out);
    else if (load_expect(value, NODE_LIST, "'all', or a list of term ids"))
        take_terms(load, value, out);
}

// --- qr

void load_url(struct load *load, const struct node *value, const struct field *field, void *out)
{
    static const char scheme[] = "https://";
    const char **url_out = out, *text = value->text;
    if (!load_expect(value, NODE_SCALAR, "an address"))
        return;
    size_t good = 0, length = strlen(text), host = strlen(scheme);
    while (text[good] > ' ' && text[good] < 0x7F)
        good++;
    if (strncmp(text, scheme, host) != 0 || text[host] == '/' || text[host] == '\0')
        node_error(value, "write the whole address, as https://example.org/page",
            "'%.60s' is not an address that begins with https://", text);
    else if (text[good])
        source_fault(value->source, DIAG_ERROR, node_within(value, text + good, 1),
            "take the address as the browser copies it: without spaces, in ASCII characters",
            "an address cannot have this character");
    else if (length > (size_t)field->high)
        node_error(value,
            arena_print(
                &load->scratch, "'%s' takes at most %d characters", field->key, field->high),
            "'%s' has %zu characters", field->key, length);
    *url_out = arena_copy(load->arena, text, length);
}

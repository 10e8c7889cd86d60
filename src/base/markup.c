// One pass over the text: '*' and '**' switch a state, '[' looks ahead for the end of its link.
// A span ends where the state changes; the mark that ends it leaves room for the span's NUL.
#include "base/markup.h"

#include <stdint.h>
#include <string.h>

static const size_t NOT_OPEN = SIZE_MAX;

static const char link_start[] = "](glossary:";

struct parse {
    const char *text;
    size_t at;
    char *out; // where the next character of the span goes
    struct markup_span *spans;
    size_t count;
    struct markup_span next;    // the state for the span that is being read
    size_t bold_at, italic_at;  // offsets of the open marks, or NOT_OPEN
    size_t words_end, link_end; // of the open link: offsets of ']' and of what follows ')'
    struct markup_fault fault;  // reason is NULL while all is well
};

static void fail(struct parse *parse, size_t offset, const char *reason)
{
    if (!parse->fault.reason)
        parse->fault = (struct markup_fault){reason, offset};
}

// Closes the span that is being read, if it has any text, and begins the next one.
static bool end_span(struct parse *parse)
{
    bool filled = parse->out > parse->next.text;
    if (filled) {
        *parse->out++ = '\0';
        parse->spans[parse->count++] = parse->next;
    }
    parse->next.text = parse->out;
    return filled;
}

static void take_star(struct parse *parse)
{
    bool twice = parse->text[parse->at + 1] == '*';
    size_t *open_at = twice ? &parse->bold_at : &parse->italic_at;
    size_t length = twice ? 2 : 1;
    end_span(parse);
    if (*open_at == NOT_OPEN)
        *open_at = parse->at;
    else if (parse->at == *open_at + length)
        fail(parse, *open_at,
            twice ? "nothing stands between '**' and '**'" : "nothing stands between '*' and '*'");
    else
        *open_at = NOT_OPEN;
    parse->next.bold = parse->bold_at != NOT_OPEN;
    parse->next.italic = parse->italic_at != NOT_OPEN;
    parse->at += length;
}

// The offset of the first `wanted` that no backslash keeps, from `at` on; of the NUL if there is
// none.
static size_t find_unkept(const char *text, size_t at, char wanted)
{
    while (text[at] && text[at] != wanted)
        at += text[at] == '\\' && text[at + 1] ? 2 : 1;
    return at;
}

static void take_link(struct parse *parse, struct arena *arena)
{
    size_t close = find_unkept(parse->text, parse->at + 1, ']');
    const char *id = parse->text + close + strlen(link_start);
    if (parse->next.term)
        fail(parse, parse->at, "a link cannot stand within a link");
    else if (!parse->text[close])
        fail(parse, parse->at, "'[' is never closed");
    else if (strncmp(parse->text + close, link_start, strlen(link_start)) != 0)
        fail(parse, parse->at, "'[' begins a link, but no '](glossary:term-id)' follows");
    else if (!strchr(id, ')'))
        fail(parse, parse->at, "the ')' of the link is missing");
    else if (close == parse->at + 1 || *id == ')')
        fail(parse, parse->at, "the link has no words or no term");
    if (parse->fault.reason)
        return;
    size_t length = strcspn(id, ")");
    end_span(parse);
    parse->next.term = arena_copy(arena, id, length);
    parse->words_end = close;
    parse->link_end = (size_t)(id - parse->text) + length + 1;
    parse->at++;
}

static void take_link_end(struct parse *parse)
{
    end_span(parse);
    parse->next.term = NULL;
    parse->at = parse->link_end;
    parse->words_end = NOT_OPEN;
}

static void take_character(struct parse *parse)
{
    if (parse->text[parse->at] == '\\' && parse->text[parse->at + 1] &&
        strchr("*[\\", parse->text[parse->at + 1]))
        parse->at++;
    if (parse->out == parse->next.text)
        parse->next.offset = parse->at;
    *parse->out++ = parse->text[parse->at++];
}

static void take_all(struct parse *parse, struct arena *arena)
{
    while (parse->text[parse->at] && !parse->fault.reason) {
        if (parse->at == parse->words_end)
            take_link_end(parse);
        else if (parse->text[parse->at] == '*')
            take_star(parse);
        else if (parse->text[parse->at] == '[')
            take_link(parse, arena);
        else
            take_character(parse);
    }
    if (parse->bold_at != NOT_OPEN)
        fail(parse, parse->bold_at, "'**' is never closed");
    if (parse->italic_at != NOT_OPEN)
        fail(parse, parse->italic_at, "'*' is never closed");
}

// Each span but the last is ended by one of these characters.
static size_t count_marks(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += strchr("*[]", *text) != NULL;
    return count;
}

bool markup_parse(
    struct arena *arena, const char *text, struct markup *out, struct markup_fault *fault_out)
{
    char *copy = arena_alloc(arena, strlen(text) + 1);
    struct parse parse = {
        .text = text,
        .out = copy,
        .spans = ARENA_ARRAY(arena, struct markup_span, count_marks(text) + 1),
        .next = {.text = copy},
        .bold_at = NOT_OPEN,
        .italic_at = NOT_OPEN,
        .words_end = NOT_OPEN,
    };
    take_all(&parse, arena);
    if (parse.fault.reason) {
        if (fault_out)
            *fault_out = parse.fault;
        return false;
    }
    if (!end_span(&parse) && parse.count == 0)
        parse.spans[parse.count++] = parse.next;
    *out = (struct markup){parse.spans, parse.count};
    return true;
}

const char *markup_plain(struct arena *arena, const char *text)
{
    struct markup markup;
    if (!markup_parse(arena, text, &markup, NULL))
        return text;
    char *plain = arena_alloc(arena, strlen(text) + 1);
    char *end = plain;
    for (size_t i = 0; i < markup.count; i++) {
        size_t length = strlen(markup.spans[i].text);
        memcpy(end, markup.spans[i].text, length);
        end += length;
    }
    return plain;
}

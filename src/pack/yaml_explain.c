// The scanner's and the parser's words say what they met; a curator needs what to change. First
// what the text at the place shows, then a table by libyaml's own words.
#include "pack/yaml_tree.h"

#include <string.h>

struct cause {
    const char *problem; // how libyaml's problem begins
    const char *context; // what its context holds
    bool at_context;     // the fault is where the construct begins
    const char *message, *hint;
};

static const char quotes_hint[] = "put the whole text in \"double quotes\"";
static const char indent_hint[] =
    "lines of one list or map begin in the same column; indent with spaces";

static const struct cause causes[] = {
    {"found unexpected end of stream", "quoted scalar", true, "the quote is never closed",
        "put the same quote at the end of the text"},
    {"found unexpected document indicator", "quoted scalar", true, "the quote is never closed",
        "put the same quote at the end of the text"},
    {"found unknown escape character", "", false, "no such escape",
        "in double quotes a backslash is written twice: \\\\"},
    {"did not find expected hexdecimal number", "", false, "no such escape",
        "in double quotes a backslash is written twice: \\\\"},
    {"found invalid Unicode character escape code", "", false, "no such character",
        "write the character itself"},
    {"found a tab character", "", false, "a tab in the indentation", "indent with spaces"},
    {"could not find expected ':'", "", true, "this line has no key",
        "write 'key: value', with a space after ':'; or indent the line to go on with a text"},
    {"mapping values are not allowed", "", false, "a second ': ' in one line",
        "a text with ': ' in it must stand in quotes; the paragraph of a source comes without a "
        "space: source: article:2"},
    {"did not find expected node content", "", false, "no value begins like this", quotes_hint},
    {"block sequence entries are not allowed", "", false, "a '-' where none may stand",
        "begin the list on a line of its own"},
    {"did not find expected ',' or ']'", "", false, "the list of '[' goes wrong here",
        "put ',' between items and ']' at the end; a text that begins with '[' must stand in "
        "quotes"},
    {"did not find expected ',' or '}'", "", false, "the map of '{' goes wrong here",
        "put ',' between entries and '}' at the end; a text with ',' or '}' must stand in quotes"},
    {"did not find expected <document start>", "", false, "the file has ended before this",
        "what a file holds is one map; see docs/pack-format.md"},
    {"did not find expected '-' indicator", "", false, "the list goes wrong here", indent_hint},
    {"did not find expected key", "", false, "the map goes wrong here", indent_hint},
    {"did not find expected comment or line break", "block scalar", false, "text after '|' or '>'",
        "begin the text on the next line, or put it in quotes"},
    {"did not find expected alphabetic", "alias", true, "a text cannot begin with '*'",
        quotes_hint},
    {"did not find expected alphabetic", "anchor", true, "a text cannot begin with '&'",
        quotes_hint},
    {"", "directive", true, "a line cannot begin with '%'", quotes_hint},
    {"", "tag", true, "a text cannot begin with '!'", quotes_hint},
};

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static int count_characters(const char *from, const char *to)
{
    int count = 0;
    for (; from < to; from++)
        count += ((unsigned char)*from & 0xC0) != 0x80;
    return count;
}

// '@', '`', '%' or a tab.
static bool explain_character(const struct source *source, const struct yaml_problem *problem)
{
    const char *at = source_at(source, problem->mark.line, problem->mark.col);
    if (!begins(problem->problem, "found character that cannot start"))
        return false;
    if (*at == '\t')
        source_fault(
            source, DIAG_ERROR, problem->mark, "indent with spaces", "a tab in the indentation");
    else
        source_fault(
            source, DIAG_ERROR, problem->mark, quotes_hint, "a text cannot begin with '%c'", *at);
    return true;
}

// The text after the last key of a line: `- lead: Words`, `- Words`.
static const char *find_text(const char *line)
{
    const char *at = line + strspn(line, " ");
    for (size_t step = 0; (step = strcspn(at, ":\r\n")), at[step] == ':' && at[step + 1] == ' ';)
        at += step + 2 + strspn(at + step + 2, " ");
    return at[0] == '-' && at[1] == ' ' ? at + 1 + strspn(at + 1, " ") : at;
}

// A text whose beginning YAML took for a value of its own: `[Words](glossary:id) go on`,
// `"Words" go on`.
static bool explain_beginning(const struct source *source, const struct yaml_problem *problem)
{
    if (!begins(problem->problem, "did not find expected"))
        return false;
    struct diag_mark mark = problem->mark;
    const char *line = source_at(source, mark.line, 1), *at = find_text(line);
    const char *link = *at == '[' ? strstr(at, "](") : NULL;
    const char *quote = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
    const char *end = at + strcspn(at, "\r\n");
    if (!(link && link < end) && !(quote && quote + 1 < end))
        return false;
    mark.col = 1 + count_characters(line, at);
    source_fault(source, DIAG_ERROR, mark,
        quote ? "put the whole text in quotes, with \\\" for each one inside; or "
                "begin it on the line after '>-'"
              : "put the whole text in quotes, or begin it on the line after '>-'",
        "%s", quote ? "the text goes on after the closing quote" : "a text cannot begin with '['");
    return true;
}

// The colon of `title:Words` in the line of the mark; false where the first key has its space.
static bool find_tight_colon(const struct source *source, struct diag_mark *mark)
{
    const char *line = source_at(source, mark->line, 1), *at = line + strspn(line, " -");
    const char *colon = at + strcspn(at, ":\r\n \t");
    if (*colon != ':' || strchr(" \r\n", colon[1]))
        return false;
    mark->col = 1 + count_characters(line, colon);
    return true;
}

// A key that cannot be one: after `title:Words`, or in a column of its own.
static bool explain_key(const struct source *source, const struct yaml_problem *problem)
{
    bool second = begins(problem->problem, "mapping values are not allowed");
    if (!second && !begins(problem->problem, "could not find expected ':'"))
        return false;
    struct diag_mark mark = second ? problem->mark : problem->context_mark, before = mark;
    const char *line = source_at(source, mark.line, 1);
    const char *first_colon = line + strcspn(line, ":\r\n");
    before.line -= second && mark.line > 1;
    if (find_tight_colon(source, &before)) {
        source_fault(source, DIAG_ERROR, before, "write 'key: value'", "no space after ':'");
        return true;
    }
    if (!second || first_colon != source_at(source, mark.line, mark.col))
        return false;
    const char *key = line + strspn(line, " -");
    mark.col = 1 + count_characters(line, key);
    mark.width = first_colon > key ? count_characters(key, first_colon) : 1;
    source_fault(source, DIAG_ERROR, mark, indent_hint, "the key stands in the wrong column");
    return true;
}

static bool cause_fits(const struct cause *cause, const struct yaml_problem *problem)
{
    return begins(problem->problem, cause->problem) && strstr(problem->context, cause->context);
}

void yaml_explain(const struct source *source, const struct yaml_problem *problem)
{
    if (explain_character(source, problem) || explain_beginning(source, problem) ||
        explain_key(source, problem))
        return;
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        if (!cause_fits(&causes[i], problem))
            continue;
        source_fault(source, DIAG_ERROR,
            causes[i].at_context ? problem->context_mark : problem->mark, causes[i].hint, "%s",
            causes[i].message);
        return;
    }
    source_fault(
        source, DIAG_ERROR, problem->mark, indent_hint, "this is not YAML: %s", problem->problem);
}

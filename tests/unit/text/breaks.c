// Unicode's own LineBreakTest.txt (15.0) against our raw opportunities (libunistring 1.0, Unicode
// 14). Every line that differs is printed with its reason; a difference of no known reason fails.
// The reasons go by the rule that the file itself names for the place, as "÷ [18.0]".
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/breaks.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATA_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"

enum { MOST = 128, NAME_BYTES = 24, LEAST_LINES = 7500 };

struct place {
    uint32_t code;
    char class_name[NAME_BYTES]; // of the character
    char rule[NAME_BYTES];       // for the place before it
    bool may_break;              // there
};

struct sample {
    struct place places[MOST];
    size_t count;
};

// Numbers: rule LB25, as pairs of classes that stay together.
static bool is_number_pair(const char *before, const char *after)
{
    static const char *const pairs[][2] = {{"IS", "NU"}, {"SY", "NU"}, {"CL", "PO"}, {"CL", "PR"},
        {"CP", "PO"}, {"CP", "PR"}, {"PO", "OP"}, {"PR", "OP"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strncmp(before, pairs[i][0], 2) == 0 && strncmp(after, pairs[i][1], 2) == 0)
            return true;
    return false;
}

static bool is_mark(const struct place *place)
{
    return strncmp(place->class_name, "CM", 2) == 0 || strncmp(place->class_name, "ZWJ", 3) == 0;
}

// The class of the last character before `at` that is no mark (rule LB9).
static const char *class_before(const struct sample *sample, size_t at)
{
    while (at > 1 && is_mark(&sample->places[at - 1]))
        at--;
    return sample->places[at - 1].class_name;
}

static bool only_spaces_before(const struct sample *sample, size_t at)
{
    while (at > 0 && strcmp(sample->places[at - 1].class_name, "SP") == 0)
        at--;
    // Rules 4 and 5 are the hard breaks.
    const char *rule = sample->places[at].rule;
    return at == 0 || strncmp(rule, "4.", 2) == 0 || strncmp(rule, "5.", 2) == 0;
}

enum reason {
    REASON_UNKNOWN,
    REASON_LEADING_SPACES,
    REASON_NUMBERS,
    REASON_OBJECT,
    REASON_INFIX,
    REASON_BRACKET_MARK,
    REASON_NONSTARTER,
    REASON_FLAG,
    REASON_COUNT,
};

static const struct {
    const char *explanation;
    int most; // places, with libunistring 1.0
} reasons[REASON_COUNT] = {
    [REASON_UNKNOWN] = {"no known reason", 0},
    [REASON_LEADING_SPACES] = {"LB18: no break after spaces that begin a line; they are not drawn",
        273},
    [REASON_NUMBERS] = {"LB25: the file uses the tailoring of Example 7, libunistring the rule",
        34},
    [REASON_OBJECT] = {"LB20: beside U+FFFC, which no pack holds", 17},
    [REASON_INFIX] = {"LB29: lacking in libunistring; mended for letters, not for other AL", 8},
    [REASON_BRACKET_MARK] = {"LB14: bracket, space, then a mark without a base", 12},
    [REASON_NONSTARTER] = {"LB16: with CP (Unicode 5.2 parted it from CL) before a nonstarter", 5},
    [REASON_FLAG] = {"LB30a: a mark within a flag", 1},
};

static enum reason explain(const struct sample *sample, size_t at)
{
    const char *rule = sample->places[at].rule, *after = sample->places[at].class_name;
    if (strcmp(rule, "18.0") == 0 && only_spaces_before(sample, at))
        return REASON_LEADING_SPACES;
    if (strcmp(rule, "999.0") == 0 && is_number_pair(class_before(sample, at), after))
        return REASON_NUMBERS;
    static const struct {
        const char *rule;
        enum reason reason;
    } by_rule[] = {{"20.01", REASON_OBJECT}, {"20.02", REASON_OBJECT}, {"29.0", REASON_INFIX},
        {"14.0", REASON_BRACKET_MARK}, {"16.0", REASON_NONSTARTER}, {"30.11", REASON_FLAG}};
    for (size_t i = 0; i < sizeof by_rule / sizeof *by_rule; i++)
        if (strcmp(rule, by_rule[i].rule) == 0)
            return by_rule[i].reason;
    return REASON_UNKNOWN;
}

static void copy_name(char *out, const char *first, const char *end)
{
    size_t length = (size_t)(end - first);
    assert_true(length < NAME_BYTES);
    memcpy(out, first, length);
    out[length] = '\0';
}

// "÷ [18.0] NUMBER SIGN (AL)": one of these for each character of the comment.
static void parse_comment(struct sample *sample, const char *comment)
{
    const char *at = strchr(comment, '[');
    for (size_t i = 0; i < sample->count; i++) {
        assert_non_null(at);
        copy_name(sample->places[i].rule, at + 1, strchr(at, ']'));
        const char *next = strchr(at + 1, '['), *open = at;
        for (const char *c = at; c < next; c++)
            open = *c == '(' ? c : open;
        copy_name(sample->places[i].class_name, open + 1, strchr(open, ')'));
        at = next;
    }
}

// False for a comment.
static bool parse(struct sample *sample, char *line)
{
    char *comment = strchr(line, '#'), *rest = NULL;
    if (!comment || comment == line)
        return false;
    *comment++ = '\0';
    *sample = (struct sample){0};
    for (char *word = strtok_r(line, " \t", &rest); word; word = strtok_r(NULL, " \t", &rest)) {
        assert_true(sample->count < MOST);
        if (strcmp(word, "÷") == 0)
            sample->places[sample->count].may_break = true;
        else if (strcmp(word, "×") != 0)
            sample->places[sample->count++].code = (uint32_t)strtoul(word, NULL, 16);
    }
    parse_comment(sample, comment);
    return true;
}

// Counts the places that differ by their reason.
static void compare(const struct sample *sample, int line, int counts[REASON_COUNT])
{
    uint32_t codes[MOST];
    char kinds[MOST];
    for (size_t i = 0; i < sample->count; i++)
        codes[i] = sample->places[i].code;
    breaks_find(codes, sample->count, kinds);
    for (size_t i = 1; i < sample->count; i++) {
        if ((kinds[i] != BREAKS_NONE) == sample->places[i].may_break)
            continue;
        enum reason reason = explain(sample, i);
        counts[reason]++;
        print_message("line %d, before character %zu: %s\n", line, i, reasons[reason].explanation);
    }
}

static void differs_from_the_unicode_test_for_known_reasons_only(void **state)
{
    (void)state;
    FILE *file = fopen(DATA_FILE, "r");
    if (!file)
        fail_msg("no " DATA_FILE ": install the package unicode-data");
    struct sample sample;
    char line[2048];
    int number = 0, checked = 0, counts[REASON_COUNT] = {0};
    while (fgets(line, sizeof line, file)) {
        number++;
        if (!parse(&sample, line))
            continue;
        checked++;
        compare(&sample, number, counts);
    }
    fclose(file);
    assert_true(checked > LEAST_LINES);
    for (int i = 0; i < REASON_COUNT; i++) {
        print_message("%4d (at most %d) %s\n", counts[i], reasons[i].most, reasons[i].explanation);
        assert_true(counts[i] <= reasons[i].most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differs_from_the_unicode_test_for_known_reasons_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// One walk: at each digit that begins a number, as far as signs and groups of digits follow.
#include "text/numbers.h"

#include "text/bidi.h"

#include <stdbool.h>
#include <string.h>

#include <unictype.h>

enum { NO_BREAK_SPACE = 0xA0, THIN_SPACE = 0x2009, NARROW_SPACE = 0x202F, MINUS = 0x2212 };

// A text, so that looking past its ends gives 0.
struct codes {
    const uint32_t *items;
    size_t count;
};

static uint32_t code_at(const struct codes *codes, size_t at)
{
    return at < codes->count ? codes->items[at] : 0;
}

static bool is_digit(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}

static bool is_sign(uint32_t code)
{
    return code == '+' || code == '-' || code == MINUS;
}

static bool is_group_space(uint32_t code)
{
    return code == ' ' || code == NO_BREAK_SPACE || code == THIN_SPACE || code == NARROW_SPACE;
}

static size_t digits_end(const struct codes *codes, size_t at)
{
    while (is_digit(code_at(codes, at)))
        at++;
    return at;
}

// Whether the group of digits after the separator at `at` belongs to the number, the last group of
// which began at `group`. A telephone number has groups of any length.
static bool joins(const struct codes *codes, size_t group, size_t at, bool telephone)
{
    uint32_t code = code_at(codes, at);
    size_t length = digits_end(codes, at + 1) - (at + 1);
    if (length == 0 || code == 0)
        return false;
    if (is_group_space(code))
        return telephone || (length == 3 && at - group <= 3);
    if (code != '-')
        return code < 0x80 && strchr(".,:/", (int)code);
    // "555-01-23" and "2022-06-05", but not the range "5-10"
    size_t next = at + 1 + length;
    return telephone || (code_at(codes, next) == '-' && is_digit(code_at(codes, next + 1)));
}

static bool is_left_to_right(uint32_t code)
{
    return code && uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L) &&
           bidi_first_strong(&code, 1) > 0;
}

// "500-ден", "12%"
static size_t suffix_end(const struct codes *codes, size_t at)
{
    if (code_at(codes, at) == '%')
        return at + 1;
    if (code_at(codes, at) != '-' || !is_left_to_right(code_at(codes, at + 1)))
        return at;
    for (at++; is_left_to_right(code_at(codes, at));)
        at++;
    return at;
}

static size_t number_end(const struct codes *codes, size_t first, bool telephone)
{
    size_t group = first, at = digits_end(codes, first);
    bool dashed = false; // "555-01" was joined because "-23" follows
    while (joins(codes, group, at, telephone || dashed)) {
        dashed = code_at(codes, at) == '-';
        group = at + 1;
        at = digits_end(codes, group);
    }
    return suffix_end(codes, at);
}

// A sign belongs to the number before which it stands, unless it stands between two words.
static bool has_sign(const struct codes *codes, size_t first)
{
    if (first == 0 || !is_sign(codes->items[first - 1]))
        return false;
    const uint32_t before = first >= 2 ? codes->items[first - 2] : ' ';
    return !is_digit(before) && !uc_is_general_category_withtable(before, UC_CATEGORY_MASK_L);
}

static bool is_free(const int *isolates, size_t first, size_t end)
{
    for (; first < end; first++)
        if (isolates[first])
            return false;
    return true;
}

void numbers_isolate(const uint32_t *codes, size_t count, int *isolates, int number)
{
    const struct codes text = {codes, count};
    for (size_t at = 0, end; at < count; at = end) {
        end = at + 1;
        if (!is_digit(codes[at]))
            continue;
        size_t first = has_sign(&text, at) ? at - 1 : at;
        end = number_end(&text, at, codes[first] == '+');
        bool plain = first == at && end == digits_end(&text, at);
        if (plain || !is_free(isolates, first, end))
            continue;
        number++;
        for (size_t i = first; i < end; i++)
            isolates[i] = number;
    }
}

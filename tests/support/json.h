// Whether a text is JSON, to the letter of RFC 8259, and all of it. For test programs of one file.
#ifndef TESTS_JSON_H
#define TESTS_JSON_H

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static inline const char *json_skip(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static inline const char *json_hex(const char *at, unsigned *out)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    *out = 0;
    for (int i = 0; i < 4; i++, at++) {
        const char *digit = *at ? strchr(digits, *at) : NULL;
        if (!digit)
            return NULL;
        *out = *out * 16 + (unsigned)(digit - digits) % 16;
    }
    return at;
}

// What follows a backslash; a surrogate only with its other half. NULL where it is wrong.
static inline const char *json_escape(const char *at)
{
    unsigned code = 0, low = 0;
    if (*at != 'u')
        return *at && strchr("\"\\/bfnrt", *at) ? at + 1 : NULL;
    at = json_hex(at + 1, &code);
    if (!at || code < 0xD800 || code > 0xDFFF)
        return at;
    if (code > 0xDBFF || at[0] != '\\' || at[1] != 'u')
        return NULL;
    at = json_hex(at + 2, &low);
    return at && low >= 0xDC00 && low <= 0xDFFF ? at : NULL;
}

static inline const char *json_string(const char *at)
{
    if (*at++ != '"')
        return NULL;
    while (at && *at != '"') {
        if ((unsigned char)*at < 0x20)
            return NULL;
        at = *at == '\\' ? json_escape(at + 1) : at + 1;
    }
    return at ? at + 1 : NULL;
}

static inline const char *json_number(const char *at)
{
    static const char digits[] = "0123456789";
    at += *at == '-';
    size_t whole = *at == '0' ? 1 : strspn(at, digits);
    if (whole == 0)
        return NULL;
    at += whole;
    if (*at == '.') {
        size_t part = strspn(at + 1, digits);
        if (part == 0)
            return NULL;
        at += 1 + part;
    }
    if (*at == 'e' || *at == 'E') {
        at += at[1] == '+' || at[1] == '-' ? 2 : 1;
        size_t power = strspn(at, digits);
        if (power == 0)
            return NULL;
        at += power;
    }
    return at;
}

static inline const char *json_value(const char *at);

// The values of a list or an object up to its end.
static inline const char *json_values(const char *at, char end, bool keys)
{
    at = json_skip(at + 1);
    if (*at == end)
        return at + 1;
    while (at) {
        if (keys) {
            at = json_string(json_skip(at));
            at = at ? json_skip(at) : NULL;
            if (!at || *at++ != ':')
                return NULL;
        }
        at = json_value(at);
        if (at && *at == end)
            return at + 1;
        at = at && *at == ',' ? at + 1 : NULL;
    }
    return NULL;
}

// Behind one value and the space after it; NULL where there is none.
static inline const char *json_value(const char *at)
{
    static const char *const words[] = {"true", "false", "null"};
    const char *end = NULL;
    at = json_skip(at);
    if (*at == '{' || *at == '[')
        end = json_values(at, *at == '{' ? '}' : ']', *at == '{');
    else if (*at == '"')
        end = json_string(at);
    else if (*at == '-' || (*at >= '0' && *at <= '9'))
        end = json_number(at);
    for (int i = 0; i < 3 && !end; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            end = at + strlen(words[i]);
    return end ? json_skip(end) : NULL;
}

static inline bool json_is_valid(const char *text)
{
    size_t length = strlen(text);
    const char *end = json_value(text);
    return end && *end == '\0' && utf8_valid_prefix(text, length) == length;
}

#endif

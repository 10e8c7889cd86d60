// A sentence ends at a full stop (or ! ? and their like) that white space or the end follows;
// closing quotes, brackets and inline marks may stand between.
#include "pack/prose.h"

#include "base/utf8.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool in_word(uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
               (code >= 'a' && code <= 'z');
    return code >= 0xC0 && !(code >= 0x2000 && code <= 0x206F) &&
           !(code >= 0x3000 && code <= 0x3004) && code != 0xD7 && code != 0xF7;
}

bool prose_is_gap(const char *text)
{
    return strcmp(text, "...") == 0 || strcmp(text, "…") == 0;
}

int prose_count_words(const char *text, size_t length)
{
    int count = 0;
    bool counted = false; // the word that is being read
    size_t step = 0;
    uint32_t code = 0;
    for (size_t at = 0; at < length; at += step) {
        step = utf8_decode(text + at, length - at, &code);
        if (step == 0)
            break;
        if (is_space(text[at]))
            counted = false;
        else if (!counted && in_word(code)) {
            counted = true;
            count++;
        }
    }
    return count;
}

static size_t match(const char *text, const char *const *marks)
{
    for (; *marks; marks++)
        if (strncmp(text, *marks, strlen(*marks)) == 0)
            return strlen(*marks);
    return 0;
}

size_t prose_sentence(const char *text)
{
    static const char *const stops[] = {".", "!", "?", "…", "۔", "؟", "。", "！", "？", NULL};
    static const char *const closers[] = {"*", "\"", "'", "”", "’", "»", ")", "]", NULL};
    size_t at = 0;
    while (text[at]) {
        size_t stop = match(text + at, stops);
        at += stop ? stop : 1;
        if (!stop)
            continue;
        for (size_t close = 0; (close = match(text + at, closers)) > 0;)
            at += close;
        if (!is_space(text[at]))
            continue;
        while (is_space(text[at]))
            at++;
        break;
    }
    return at;
}

int prose_seconds(int words)
{
    return (words * 60 + 199) / 200;
}

// A table of ranges in one expression; everything else is UTF-8.
#include "base/shown.h"

#include "base/utf8.h"

#include <string.h>

bool shown_is_unsafe(uint32_t code)
{
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code <= 0x9F) || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code >= 0xE0000;
}

uint32_t shown_take(const char **at)
{
    uint32_t code = 0;
    size_t step = utf8_decode(*at, strnlen(*at, 4), &code);
    *at += step ? step : 1;
    return step == 0 || shown_is_unsafe(code) ? 0xFFFD : code;
}

void shown_add_code(struct buf *out, uint32_t code)
{
    char bytes[4];
    buf_add(out, bytes, utf8_encode(code, bytes));
}

void shown_add(struct buf *out, const char *text)
{
    while (*text)
        shown_add_code(out, shown_take(&text));
}

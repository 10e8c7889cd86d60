// Decoding by the table of well-formed byte sequences (Unicode, table 3-7).
#include "base/utf8.h"

#include "base/bug.h"

#include <stdbool.h>
#include <string.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

static bool is_second(unsigned char lead, unsigned char byte)
{
    switch (lead) {
    case 0xE0:
        return byte >= 0xA0 && byte <= 0xBF;
    case 0xED:
        return byte >= 0x80 && byte <= 0x9F;
    case 0xF0:
        return byte >= 0x90 && byte <= 0xBF;
    case 0xF4:
        return byte >= 0x80 && byte <= 0x8F;
    default:
        return is_tail(byte);
    }
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_out)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *at = (const unsigned char *)bytes;
    size_t needed = length ? sequence_length(at[0]) : 0;
    if (needed == 0 || needed > length || (needed > 1 && !is_second(at[0], at[1])))
        return 0;
    uint32_t code = at[0] & lead_bits[needed];
    for (size_t i = 1; i < needed; i++) {
        if (!is_tail(at[i]))
            return 0;
        code = code << 6 | (at[i] & 0x3Fu);
    }
    *code_out = code;
    return needed;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    BUG_IF(code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF));
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(leads[length] | code);
    return length;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    uint32_t code = 0;
    for (size_t step; at < length && (step = utf8_decode(bytes + at, length - at, &code)) > 0;)
        at += step;
    return at;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at; at++)
        count += !is_tail((unsigned char)*at);
    return count;
}

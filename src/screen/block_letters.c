// Words in the order of the alphabet. Letters compare by their code points, except those that
// Unicode put outside the row of their alphabet: the table says which letter each of them follows.
// It speaks of letters, not of languages, so where alphabets disagree it has the one order.
#include "screen/block_kinds.h"

#include "base/utf8.h"

#include <string.h>

enum { KEYS_A_LETTER = 16 };

// Upper case. Of several that follow one letter, the first comes first.
static const struct {
    uint32_t letter, after;
} STRAYS[] = {
    {0x04D8, 0x0410}, // Ә А
    {0x0490, 0x0413}, // Ґ Г
    {0x0492, 0x0413}, // Ғ Г
    {0x0401, 0x0415}, // Ё Е
    {0x0404, 0x0415}, // Є Е
    {0x0496, 0x0416}, // Җ Ж
    {0x049A, 0x041A}, // Қ К
    {0x04A2, 0x041D}, // Ң Н
    {0x04E8, 0x041E}, // Ө О
    {0x040E, 0x0423}, // Ў У
    {0x04B0, 0x0423}, // Ұ У
    {0x04AE, 0x0423}, // Ү У
    {0x04B2, 0x0425}, // Ҳ Х
    {0x04BA, 0x0425}, // Һ Х
    {0x04B6, 0x0427}, // Ҷ Ч
    {0x0406, 0x042B}, // І Ы
    {0x0407, 0x042B}, // Ї Ы
};

uint32_t block_upper(uint32_t code)
{
    if ((code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7) ||
        (code >= 0x3B1 && code <= 0x3C9 && code != 0x3C2) || (code >= 0x430 && code <= 0x44F))
        return code - 0x20;
    if (code >= 0x450 && code <= 0x45F)
        return code - 0x50;
    bool odd_is_lower = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) ||
                        (code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF) ||
                        (code >= 0x4D0 && code <= 0x52F);
    bool even_is_lower = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E) ||
                         (code >= 0x4C1 && code <= 0x4CE);
    return (odd_is_lower && code % 2 == 1) || (even_is_lower && code % 2 == 0) ? code - 1 : code;
}

static uint32_t key_of(uint32_t code)
{
    uint32_t letter = block_upper(code), key = letter * KEYS_A_LETTER, place = 0;
    for (size_t i = 0; i < sizeof STRAYS / sizeof *STRAYS; i++) {
        place = i > 0 && STRAYS[i].after == STRAYS[i - 1].after ? place + 1 : 1;
        if (STRAYS[i].letter == letter)
            key = STRAYS[i].after * KEYS_A_LETTER + place;
    }
    return key;
}

// 0 at the end of the text.
static uint32_t take_key(const char **text)
{
    uint32_t code = 0;
    size_t length = utf8_decode(*text, strlen(*text), &code);
    *text += length;
    return length > 0 ? key_of(code) : 0;
}

int block_compare_words(const char *one, const char *other)
{
    for (;;) {
        uint32_t a = take_key(&one), b = take_key(&other);
        if (a != b)
            return a < b ? -1 : 1;
        if (a == 0)
            return 0;
    }
}

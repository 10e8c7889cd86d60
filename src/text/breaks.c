// libunistring marks a mandatory break on the character that breaks (CR LF: on its LF); here every
// break stands on the character after it. Its rules are those of UAX 14 but for LB29 ("e.g."),
// which it lacks and which is put right here for letters.
#include "text/breaks.h"

#include <stdbool.h>

#include <unictype.h>
#include <unilbrk.h>

enum { CJK_FIRST = 0x2E80, JAMO_FIRST = 0x1100, JAMO_LAST = 0x11FF };

// Line_Break=Infix_Numeric_Separator, the signs that writing uses.
static bool is_infix(uint32_t code)
{
    return code == '.' || code == ',' || code == ':' || code == ';' || code == 0x060C;
}

static bool is_alphabetic(uint32_t code)
{
    bool jamo = code >= JAMO_FIRST && code <= JAMO_LAST;
    return code < CJK_FIRST && !jamo && uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

static enum breaks_kind kind_before(const uint32_t *codes, const char *found, size_t i)
{
    if (i == 0)
        return BREAKS_NONE;
    if (found[i - 1] == UC_BREAK_MANDATORY)
        return BREAKS_HARD;
    if (found[i] != UC_BREAK_POSSIBLE && found[i] != UC_BREAK_HYPHENATION)
        return BREAKS_NONE;
    if (is_infix(codes[i - 1]) && is_alphabetic(codes[i]))
        return BREAKS_NONE;
    return codes[i - 1] == BREAKS_SOFT_HYPHEN ? BREAKS_SOFT : BREAKS_ALLOWED;
}

void breaks_find(const uint32_t *codes, size_t count, char *kinds)
{
    u32_possible_linebreaks(codes, count, "UTF-8", kinds);
    for (size_t i = count; i-- > 0;) // backwards: what is before i is still libunistring's
        kinds[i] = (char)kind_before(codes, kinds, i);
}

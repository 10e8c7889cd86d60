// Each rule looks at the word before an opportunity and the first characters after it; the rules go
// by character, so they serve every language.
#include "text/ties.h"

#include "text/breaks.h"

#include <stdbool.h>

#include <unictype.h>

enum { EN_DASH = 0x2013, EM_DASH = 0x2014, HYPHEN = 0x2010, NUMERO = 0x2116, SECTION = 0xA7 };

// The word before the opportunity (without the brackets and quotes that open it), and what follows.
struct place {
    const uint32_t *word, *word_end;
    const uint32_t *next, *text_end;
};

static bool is_letter(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

static bool is_capital(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu);
}

static bool is_digit(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}

static bool is_opening(uint32_t code)
{
    return code == '"' ||
           uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi);
}

static size_t count_digits(const uint32_t *at, const uint32_t *end)
{
    size_t count = 0;
    while (at + count < end && is_digit(at[count]))
        count++;
    return count;
}

// A preposition, a conjunction: "в", "и", "a", "I". Other scripts write whole words with one
// letter.
static bool is_one_letter(const struct place *place)
{
    if (place->word_end - place->word != 1 || !is_letter(*place->word))
        return false;
    const uc_script_t *script = uc_script(*place->word);
    return script == uc_script('a') || script == uc_script(0x0430);
}

// "K.", "К.Т."
static bool is_initials(const struct place *place)
{
    const uint32_t *at = place->word;
    while (at + 1 < place->word_end && is_capital(at[0]) && at[1] == '.')
        at += 2;
    return at > place->word && at == place->word_end;
}

static bool is_sign(const struct place *place)
{
    uint32_t last = place->word_end[-1];
    return last == NUMERO || last == SECTION;
}

// "12 500": up to three digits, then exactly three.
static bool is_number_group(const struct place *place)
{
    size_t before = count_digits(place->word, place->word_end);
    bool whole = place->word + before == place->word_end;
    return whole && before > 0 && before <= 3 && count_digits(place->next, place->text_end) == 3;
}

// "5 June", "5 маусым": a day and its month, or few things and their name.
static bool is_small_count(const struct place *place)
{
    size_t digits = count_digits(place->word, place->word_end);
    bool whole = place->word + digits == place->word_end;
    return whole && digits > 0 && digits <= 2 && is_letter(*place->next);
}

static bool begins_with_unit(const struct place *place)
{
    enum { LONGEST = 5 };
    static const uint32_t units[][LONGEST + 1] = {U"m", U"cm", U"mm", U"km", U"g", U"kg", U"t",
        U"ha", U"bn", U"mln", U"bln", U"trln", U"м", U"см", U"мм", U"км", U"г", U"кг", U"т", U"га",
        U"л", U"ч", U"мин", U"млн", U"млрд", U"трлн", U"тыс", U"мың", U"руб", U"тг", U"ж", U"гг"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const uint32_t *at = place->next, *unit = units[i];
        while (at < place->text_end && *unit && *at == *unit)
            at++, unit++;
        if (*unit == 0 && (at == place->text_end || !is_letter(*at)))
            return true;
    }
    return false;
}

// "500 ₸", "7 %", "30 °C", "12 km", "1995 г."
static bool is_measure(const struct place *place)
{
    uint32_t first = *place->next;
    if (!is_digit(place->word_end[-1]))
        return false;
    return first == '%' || first == 0x2030 || first == 0xB0 ||
           uc_is_general_category_withtable(first, UC_CATEGORY_MASK_Sc) || begins_with_unit(place);
}

// The word that ends before the spaces before `at`.
static struct place find_place(const uint32_t *codes, size_t count, size_t at)
{
    size_t end = at;
    while (end > 0 && uc_is_property_white_space(codes[end - 1]))
        end--;
    size_t first = end;
    while (first > 0 && !uc_is_property_white_space(codes[first - 1]))
        first--;
    while (first < end && is_opening(codes[first]))
        first++;
    return (struct place){codes + first, codes + end, codes + at, codes + count};
}

static bool is_tied_over_space(const uint32_t *codes, size_t count, size_t at)
{
    if (codes[at] == EM_DASH || codes[at] == EN_DASH)
        return true;
    struct place place = find_place(codes, count, at);
    if (place.word == place.word_end)
        return false;
    return is_one_letter(&place) || is_initials(&place) || is_sign(&place) ||
           is_number_group(&place) || is_small_count(&place) || is_measure(&place);
}

static bool is_tied(const uint32_t *codes, size_t count, size_t at)
{
    uint32_t before = codes[at - 1];
    if (uc_is_property_white_space(before))
        return is_tied_over_space(codes, count, at);
    if (before == '-' || before == HYPHEN) // "500-ден"
        return at > 1 && is_digit(codes[at - 2]) && is_letter(codes[at]);
    return codes[at] == EM_DASH;
}

void ties_apply(const uint32_t *codes, size_t count, char *kinds)
{
    for (size_t i = 1; i < count; i++)
        if (kinds[i] == BREAKS_ALLOWED && is_tied(codes, count, i))
            kinds[i] = BREAKS_TIED;
}

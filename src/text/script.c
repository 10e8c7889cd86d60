// libunistring knows scripts by their long names; a table gives the short ones.
#include "text/script.h"

#include <string.h>

#include <unictype.h>

struct script_name {
    const char *long_name, *short_name;
};

static const char common[] = "Zyyy";

static const char *short_name(const uc_script_t *script)
{
    static const struct script_name table[] = {{"Common", common}, {"Inherited", common},
        {"Latin", "Latn"}, {"Cyrillic", "Cyrl"}, {"Arabic", "Arab"}, {"Han", "Hani"},
        {"Hiragana", "Hira"}, {"Katakana", "Kana"}, {"Hangul", "Hang"}, {"Greek", "Grek"},
        {"Hebrew", "Hebr"}, {"Armenian", "Armn"}, {"Georgian", "Geor"}, {"Devanagari", "Deva"},
        {"Bengali", "Beng"}, {"Gurmukhi", "Guru"}, {"Gujarati", "Gujr"}, {"Oriya", "Orya"},
        {"Tamil", "Taml"}, {"Telugu", "Telu"}, {"Kannada", "Knda"}, {"Malayalam", "Mlym"},
        {"Sinhala", "Sinh"}, {"Thai", "Thai"}, {"Lao", "Laoo"}, {"Tibetan", "Tibt"},
        {"Myanmar", "Mymr"}, {"Khmer", "Khmr"}, {"Mongolian", "Mong"}, {"Ethiopic", "Ethi"},
        {"Syriac", "Syrc"}, {"Thaana", "Thaa"}, {"Bopomofo", "Bopo"}, {"Old_Turkic", "Orkh"}};
    for (size_t i = 0; script && i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].long_name, script->name) == 0)
            return table[i].short_name;
    return "Zzzz";
}

// Neighbours mostly share their script, so the last answer is kept.
static void find_own(const uint32_t *codes, size_t count, const char **names)
{
    const uc_script_t *last = NULL;
    const char *name = NULL;
    for (size_t i = 0; i < count; i++) {
        const uc_script_t *script = uc_script(codes[i]);
        if (!name || script != last)
            name = short_name(script);
        last = script;
        names[i] = name;
    }
}

static const char *first_real(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (names[i] != common)
            return names[i];
    return common;
}

void script_find(const uint32_t *codes, const uint8_t *levels, size_t count, const char **names)
{
    find_own(codes, count, names);
    const char *current = first_real(names, count);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && levels[end] == levels[first]; end++)
            ;
        const char *own = first_real(names + first, end - first);
        current = own != common ? own : current;
        for (size_t i = first; i < end; i++)
            current = names[i] = names[i] == common ? current : names[i];
    }
}

// Look-ups in the model, and what its names may be.
#include "pack/model.h"

#include <string.h>

int pack_find_term(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->term_count; i++)
        if (pack->terms[i].id && strcmp(pack->terms[i].id, id) == 0)
            return (int)i;
    return -1;
}

bool pack_is_id(const char *text)
{
    size_t length = strlen(text);
    return length >= 1 && length <= 64 && text[0] != '-' &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

bool pack_is_language(const char *text)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    static const char any[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t length = strspn(text, lower);
    if (length < 2 || length > 3)
        return false;
    for (text += length; *text == '-'; text += 1 + length) {
        length = strspn(text + 1, any);
        if (length < 2 || length > 8)
            return false;
    }
    return *text == '\0';
}

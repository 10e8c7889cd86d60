// Look-ups in the model.
#include "pack/model.h"

#include <string.h>

int pack_find_term(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->term_count; i++)
        if (pack->terms[i].id && strcmp(pack->terms[i].id, id) == 0)
            return (int)i;
    return -1;
}

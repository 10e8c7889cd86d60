// Which source text each translation was made from: the file translations.yaml. Both texts are
// known by short hashes, so that it does not matter where in the pack a text stands.
#ifndef PACK_MADE_H
#define PACK_MADE_H

#include "base/buf.h"
#include "pack/model.h"

#include <stdint.h>

#define MADE_FILE "translations.yaml"
enum {
    MADE_DIGITS = 12,      // of a hash, in hexadecimal
    MADE_PAIRS_MAX = 9000, // of all languages: the file stays within what a pack may have
};

struct made_pair {
    uint64_t text, source; // hashes of a translation, and of a source text that it is right for
};

// What is known of the translations into one language.
struct made_language {
    int from; // the source's language index
    struct made_pair *pairs;
    size_t count; // 0 = nothing is known
};

struct made {
    struct arena arena;
    bool read;
    struct made_language in[PACK_LANGUAGES_MAX];
};

uint64_t made_hash(const char *text);
// Whether the translation was made from some other text than `source`, and not from that. False
// where nothing is known of it.
bool made_is_older(const struct made_language *made, const char *text, const char *source);
// Whether it was made from the text `source`.
bool made_is_from(const struct made_language *made, const char *text, const char *source);
// Whether anything is known of a translation of that hash.
bool made_has_text(const struct made_language *made, uint64_t hash);
// Adds the whole file; nothing where nothing is known of any language.
void made_write(
    struct buf *out, const struct pack *pack, const struct made_language in[PACK_LANGUAGES_MAX]);
// Puts pairs in order, each once; returns how many are left.
size_t made_sort(struct made_pair *pairs, size_t count);

#endif

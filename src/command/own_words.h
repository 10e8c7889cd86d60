// Interface words of a pack's own, for the languages that the program brings none for.
#ifndef COMMAND_OWN_WORDS_H
#define COMMAND_OWN_WORDS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

// Adds, for each of the languages whose words are not in the program's folder `assets`, those of
// English to be translated, as they stand below `words:` of pack.yaml; nothing where none needs
// them. False, with one log line, where the program's own files cannot be read.
bool own_words(const char *assets, const char *const *codes, size_t count, struct buf *out);

#endif

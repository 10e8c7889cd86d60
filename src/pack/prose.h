// Counts words and finds long sentences, as a reader on their feet sees them.
#ifndef PACK_PROSE_H
#define PACK_PROSE_H

#include <stdbool.h>
#include <stddef.h>

// Words are parted by white space and hold at least one letter or digit.
int prose_count_words(const char *text, size_t length);
// The length in bytes of the sentence at the start of `text`, with the white space after it.
size_t prose_sentence(const char *text);
// Whether it stands for a text that is still to be written or translated: "..." or "…".
bool prose_is_gap(const char *text);
// Seconds to read as many words, at 200 a minute, rounded up.
int prose_seconds(int words);

#endif

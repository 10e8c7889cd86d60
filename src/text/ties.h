// The typographic pass: words that good setting keeps on one line though UAX 14 would part them.
// "word —", "12 500 ₸", "№ 7", "500-ден", "в музее", "K. T. Akram", "5 June".
#ifndef TEXT_TIES_H
#define TEXT_TIES_H

#include <stddef.h>
#include <stdint.h>

// Turns BREAKS_ALLOWED in `kinds` (breaks.h) into BREAKS_TIED where a tie holds; adds no break.
void ties_apply(const uint32_t *codes, size_t count, char *kinds);

#endif

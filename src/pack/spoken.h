// What is read aloud of a page: its texts in reading order, without marks, with the alternative
// text of pictures. One sentence or item a line.
#ifndef PACK_SPOKEN_H
#define PACK_SPOKEN_H

#include "base/buf.h"
#include "pack/model.h"

// Adds the page in the language of that index. What a block holds back (the answer of a check, the
// explanation of a quiz) is not read before it is shown.
void pack_speak_page(
    const struct pack *pack, const struct pack_page *page, int language, struct buf *out);
void pack_speak_block(
    const struct pack *pack, const struct pack_block *block, int language, struct buf *out);

#endif

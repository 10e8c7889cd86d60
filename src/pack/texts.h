// Every text of a pack, one after the other: for what looks at all of them, such as the layout
// audit.
#ifndef PACK_TEXTS_H
#define PACK_TEXTS_H

#include "pack/model.h"

typedef void pack_text_visitor(void *context, const struct pack_text *text);

// Of a large pack, without the texts of its themes' pages: they do not stay in memory.
void pack_each_text(const struct pack *pack, pack_text_visitor *visit, void *context);
void pack_each_text_of_page(const struct pack_page *page, pack_text_visitor *visit, void *context);

#endif

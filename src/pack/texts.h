// Every text of a pack, one after the other: for what looks at all of them, such as the layout
// audit.
#ifndef PACK_TEXTS_H
#define PACK_TEXTS_H

#include "pack/model.h"

typedef void pack_text_visitor(void *context, const struct pack_text *text);

void pack_each_text(const struct pack *pack, pack_text_visitor *visit, void *context);

#endif

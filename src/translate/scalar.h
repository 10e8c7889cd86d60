// One scalar of a YAML file, written anew in the style that it has.
#ifndef TRANSLATE_SCALAR_H
#define TRANSLATE_SCALAR_H

#include "base/buf.h"
#include "translate/texts.h"

// Adds what stands for bytes value->from to value->to of `file` so that they say `text`, which is
// valid UTF-8 without white space around it. The style stays, unless the text cannot stand in it:
// then quotes come. What is added is a proposal: whoever uses it reads the result again.
void scalar_put(struct buf *out, const struct texts_file *file, const struct texts_value *value,
    const char *text);

#endif

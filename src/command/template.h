// The pack that `vitrine new` writes is a template, assets/new/pack: a sound pack in a few
// languages. Here its files become those of another pack, line by line; no file is touched.
#ifndef COMMAND_TEMPLATE_H
#define COMMAND_TEMPLATE_H

#include "base/buf.h"
#include "pack/model.h"

#include <stdbool.h>
#include <stddef.h>

// What the new pack is to be. Everything is kept by reference.
struct template_wish {
    const char *id, *title;
    const char *languages[PACK_LANGUAGES_MAX];
    size_t language_count;
    const char *schemas; // the folder of the JSON Schemas, for editors
};

// Adds a YAML file of the template as the wish has it: its texts in the wished languages, in
// English with a comment where the template has no words; in its first line the schemas' folder. Of
// pack.yaml, `head`, also what stands in the keys id, languages, review and title.
void template_fill(const struct template_wish *wish, const char *text, bool head, struct buf *out);
// Adds the interface words of one language, as `words:` of pack.yaml has them below it: those of
// the English file `words`, to be translated.
void template_words(const char *code, bool right_to_left, const char *words, struct buf *out);

#endif

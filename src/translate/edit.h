// A YAML file with some of its scalars written anew, and nothing else changed.
#ifndef TRANSLATE_EDIT_H
#define TRANSLATE_EDIT_H

#include "base/buf.h"
#include "base/diag.h"
#include "translate/texts.h"

struct edit {
    const struct texts_value *value;
    const char *text; // what it shall say, without white space around it
};

// Adds the whole file with the edits made, which are all of this file; puts `edits` in order. The
// result was read again: it is the same tree, with those texts. False, with each text that cannot
// be written reported at its place in the file, where that does not come out.
bool edit_file(struct buf *out, const struct texts_file *file, struct edit *edits, size_t count,
    struct diag *diag);

#endif

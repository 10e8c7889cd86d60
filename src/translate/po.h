// PO files of gettext: the messages of one, in memory.
#ifndef TRANSLATE_PO_H
#define TRANSLATE_PO_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct po_entry {
    const char *context;  // msgctxt; never NULL
    const char *id;       // msgid: the source text
    const char *text;     // msgstr: the translation; "" = none
    const char *previous; // the source text that the translation was made from; NULL = not known
    const char *comments; // for the translator: lines, each with its end; "" = none
    const char *path;     // where the text stands; NULL where it was read
    int line;
    bool fuzzy;
};

struct po {
    const char *header; // lines "Name: value", each with its end; "" = none
    struct po_entry *entries;
    size_t count;
};

// False, with one fault in `diag`, where the file cannot be written whole. What was there before
// stays then. "-" is standard output.
bool po_write(const char *path, const struct po *po, struct diag *diag);
// Everything lives in `arena`. Obsolete entries, and those without a context, are left out. False,
// with the faults in `diag`, where it is no PO file or is not there.
bool po_read(struct arena *arena, const char *path, struct po *po, struct diag *diag);
// The value of a line of the header, or NULL.
const char *po_field(struct arena *arena, const struct po *po, const char *name);

#endif

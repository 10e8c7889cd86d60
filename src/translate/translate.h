// The texts of a pack to a PO file for translators, and their translations back into its YAML.
#ifndef TRANSLATE_TRANSLATE_H
#define TRANSLATE_TRANSLATE_H

#include "base/diag.h"
#include "pack/pack.h"

#include <stdbool.h>
#include <stddef.h>

struct translate_job {
    const char *folder; // of the pack
    const struct pack_seams *seams;
    const char *language;
    const char *source; // NULL: what the PO file says, else the first language that is another
    const char *now;    // "2026-11-26 09:30+0000", for the header; only export needs it
};

struct translate_counts {
    size_t texts;     // in the PO file; add: that got a place for the language
    size_t older;     // export: marked fuzzy
    size_t changed;   // import: texts of the pack that say something else now
    size_t files;     // add, import: of the pack, written
    size_t fuzzy;     // import: left as they were
    size_t empty;     // without a translation; import: left as they were
    size_t elsewhere; // import: whose place or source text is another now, left as well
};

// Writes the PO file `out` ("-" is standard output). Of translations that are older than their
// source, `previous` (a PO file of before, or NULL) tells what the source was. False, with the
// faults in `diag`, where the pack has errors or the file cannot be written.
bool translate_export(const struct translate_job *job, const char *previous, const char *out,
    struct diag *diag, struct translate_counts *counts);
// Writes the translations of the PO file `po` into the pack's files. Each file is replaced in one
// step, once the pack as it will be was read and has no errors. False, with the faults in `diag`
// and nothing written, where it has, or where the PO file is not for this pack and language; where
// a file cannot be written, those before it are.
bool translate_import(const struct translate_job *job, const char *po, struct diag *diag,
    struct translate_counts *counts);
// Adds `job->language` to the pack: to the languages and the reviews of pack.yaml, `words` (as they
// stand below `words:`; "" = none) to its words, and `...`, which stands for a translation that is
// missing, to every text that is a map by language. Nothing else changes in the files, which was
// proved by reading them. False, with the faults in `diag` and nothing written, where the pack has
// errors, has the language, or would have errors; where a file cannot be written, those before it
// are.
bool translate_add(const struct translate_job *job, const char *words, struct diag *diag,
    struct translate_counts *counts);

#endif

// Loads a content pack: YAML events -> node tree with marks -> schema -> model -> checks.
// Every fault of the content is reported, not only the first.
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/diag.h"
#include "pack/model.h"

#include <stdint.h>

// What the loader asks of the rest of the program. `covers` is also asked when a page is read
// later, as long as the pack lives.
struct pack_seams {
    const char *words_folder; // assets/words: LANG.yaml for each language the program brings
    // Whether some font of the program shows `code` in language `lang`; NULL = do not check.
    bool (*covers)(void *self, uint32_t code, const char *lang);
    void *covers_self;
};

// Loads and checks the pack in `folder`. NULL when there was an error (all of them are in `diag`);
// warnings and notes leave it usable. The caller owns the pack.
struct pack *pack_load(const char *folder, const struct pack_seams *seams, struct diag *diag);
// The same, but of a large pack (PACK_WHOLE_PAGES) only pack.yaml, the words, the glossary and the
// themes are checked: its pages are when they are asked for, or by pack_check_some (pack/pages.h).
// So the time it takes, and the memory, are those of a list of pages, not of the pages.
struct pack *pack_open(const char *folder, const struct pack_seams *seams, struct diag *diag);
void pack_destroy(struct pack *pack); // NULL is fine
size_t pack_held_bytes(const struct pack *pack);

#endif

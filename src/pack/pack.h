// Loads a content pack: YAML events -> node tree with marks -> schema -> model -> checks.
// Every fault of the content is reported, not only the first.
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/diag.h"
#include "pack/model.h"

#include <stdint.h>

struct node;
struct made;

// A text as the file has it. All of it lives only while it is told.
struct pack_met {
    const struct pack *pack; // its languages are known
    const struct node *map;  // by language (pack/node.h)
    bool marked;             // it may have inline marks
    const struct made *made; // what is known of translations (pack/made.h)
};

// What the loader asks of the rest of the program. `covers` is also asked when a page is read
// later, as long as the pack lives.
struct pack_seams {
    const char *words_folder; // assets/words: LANG.yaml for each language the program brings
    // Whether some font of the program shows `code` in language `lang`; NULL = do not check.
    bool (*covers)(void *self, uint32_t code, const char *lang);
    void *covers_self;
    // Told of each text that is a map by language, while its file is read; NULL = nobody asks.
    void (*met)(void *self, const struct pack_met *text);
    void *met_self;
    // Whether other bytes stand for the YAML file at `path`, which they need not outlive; NULL =
    // no.
    bool (*instead)(void *self, const char *path, const char **bytes_out, size_t *length_out);
    void *instead_self;
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

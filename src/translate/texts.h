// Every text of a pack that is written as a map by language, with its place: what translators work
// on. A scalar, which all languages share, is none.
#ifndef TRANSLATE_TEXTS_H
#define TRANSLATE_TEXTS_H

#include "pack/made.h"
#include "pack/pack.h"

// A YAML file of the pack, as it was read.
struct texts_file {
    const char *path;  // relative to the pack
    const char *bytes; // NUL-terminated; a byte order mark is left out
    size_t length;
};

// The text in one language.
struct texts_value {
    const char *text; // without white space around it
    int line;
    int indent;      // characters before its key
    size_t from, to; // the bytes of the file that are written for it (pack/node.h)
    bool flow;       // it stands within [] or {}
};

struct texts_entry {
    const char *context; // "governance/why.yaml:blocks[2].list[0]"
    const char *what;    // the key that it stands under, or the kind of block: "list"
    bool marked;         // it may have inline marks
    size_t file;         // index into texts.files
    struct texts_value in[PACK_LANGUAGES_MAX];
};

struct texts {
    struct arena arena;
    const struct pack *pack;     // NULL where it has errors
    struct texts_entry *entries; // in the order in which the files are read
    size_t count, capacity, found;
    struct texts_file *files;
    size_t file_count, file_capacity;
    struct made_language made[PACK_LANGUAGES_MAX]; // what is known of translations
    bool made_taken;
};

// Reads the whole pack in `folder`; its faults, warnings and notes go to `diag`. *texts is zero
// before. False where it has errors. Either way texts_finish is due.
bool texts_read(
    struct texts *texts, const char *folder, const struct pack_seams *seams, struct diag *diag);
void texts_finish(struct texts *texts);
// The entry of that context, or NULL. It is looked for from the one on that was found last.
const struct texts_entry *texts_find(struct texts *texts, const char *context);
// The index of a language of the pack, or -1.
int texts_language(const struct texts *texts, const char *code);

#endif

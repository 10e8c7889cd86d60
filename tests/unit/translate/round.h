// Packs in a temporary folder, their texts to a PO file and back. For test programs of one file.
#ifndef TESTS_TRANSLATE_ROUND_H
#define TESTS_TRANSLATE_ROUND_H

#include "translate/po.h"
#include "translate/texts.h"
#include "translate/translate.h"
#include "unit/pack/large.h"

struct round {
    char folder[64]; // the pack
    char po[80];     // beside it
    struct translate_job job;
    struct translate_counts counts;
    struct diag diag;
};

// A page in every style of YAML, with a byte order mark and ends of lines as on Windows.
static inline void round_write_styles(const char *folder)
{
    large_write(folder, "water/wells.yaml",
        "\xEF\xBB\xBF# head\r\ntitle: # the title\r\n  'kk': 'Бір'\r\n  \"en\": \"One\" # note\r\n"
        "source: map\r\nblocks:\r\n  - lead:\r\n      kk: >-\r\n        Бір екі үш\r\n"
        "        төрт бес\r\n\r\n        алты\r\n      en: |\r\n        One two\r\n        "
        "three\r\n"
        "\r\n\r\n      # between\r\n  - text:\r\n      kk: Бір\r\n        екі\r\n      en: >+\r\n"
        "          One\r\n\r\n  - list: [{kk: Бір, en: 'One'}, {\"kk\": \"Екі\", en: Two}]\r\n"
        "  - note: { kk: Бір, en: Two\r\n      three }\r\n  - think:\r\n      en: |2-\r\n"
        "          One\r\n        two\r\n      kk: |-\r\n        Бір");
}

static inline struct round *round_create(const char *pack, const char *language)
{
    struct round *round = calloc(1, sizeof *round);
    if (!round)
        BUG("out of memory");
    if (strcmp(pack, "large") == 0) {
        large_create(round->folder, 30, 3);
    } else {
        strcpy(round->folder, "/tmp/vitrine-round-XXXXXX");
        if (!mkdtemp(round->folder))
            BUG("cannot make %s", round->folder);
        bool styles = strcmp(pack, "styles") == 0;
        temp_lay(styles ? TESTS_FOLDER "/packs/minimal" : pack, round->folder);
        if (styles)
            round_write_styles(round->folder);
    }
    snprintf(round->po, sizeof round->po, "%s.po", round->folder);
    round->job = (struct translate_job){.folder = round->folder,
        .seams = &temp_seams,
        .language = language,
        .now = "2026-11-26 09:30+0000"};
    return round;
}

static inline void round_remove(struct round *round)
{
    temp_remove(round->folder);
    remove(round->po);
    diag_finish(&round->diag);
    free(round);
}

static inline bool round_export(struct round *round, const char *previous)
{
    diag_finish(&round->diag);
    return translate_export(&round->job, previous, round->po, &round->diag, &round->counts);
}

static inline bool round_import(struct round *round)
{
    diag_finish(&round->diag);
    return translate_import(&round->job, round->po, &round->diag, &round->counts);
}

// Lets `change` have every entry of the PO file.
static inline void round_change(
    struct round *round, void (*change)(void *self, struct po_entry *entry), void *self)
{
    struct arena arena = {0};
    struct po po;
    struct diag diag = {0};
    if (!po_read(&arena, round->po, &po, &diag))
        BUG("cannot read %s", round->po);
    for (size_t i = 0; i < po.count; i++) {
        po.entries[i].path = "a.yaml";
        change(self, &po.entries[i]);
    }
    if (!po_write(round->po, &po, &diag))
        BUG("cannot write %s", round->po);
    diag_finish(&diag);
    arena_finish(&arena);
}

// What `diff -r` of two folders says.
static inline bool round_same(const char *one, const char *other, const char *options)
{
    char command[512];
    snprintf(command, sizeof command, "diff -r %s '%s' '%s'", options, one, other);
    return system(command) == 0;
}

#endif

// A pack is read quietly: its warnings would hide what is said of the translations.
#include "translate/job.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

static bool read_quietly(struct texts *texts, const struct translate_job *job,
    const struct pack_seams *seams, const char *with, struct diag *diag)
{
    struct diag all = {0};
    bool good = texts_read(texts, job->folder, seams, &all);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].severity == DIAG_ERROR)
            diag_add(diag, DIAG_ERROR, all.items[i].mark, all.items[i].source_line,
                all.items[i].hint, "%s%s", with, all.items[i].message);
    diag_finish(&all);
    return good;
}

bool job_read(struct texts *texts, const struct translate_job *job, struct diag *diag)
{
    return read_quietly(texts, job, job->seams, "", diag);
}

struct replaced {
    const struct store_file *files;
    size_t count;
};

static bool instead(void *self, const char *path, const char **bytes_out, size_t *length_out)
{
    const struct replaced *replaced = self;
    for (size_t i = 0; i < replaced->count; i++) {
        if (strcmp(replaced->files[i].path, path) != 0)
            continue;
        *bytes_out = replaced->files[i].bytes;
        *length_out = replaced->files[i].length;
        return true;
    }
    return false;
}

bool job_read_with(struct texts *texts, const struct translate_job *job,
    const struct store_file *files, size_t count, const char *with, struct diag *diag)
{
    struct replaced replaced = {files, count};
    struct pack_seams seams = *job->seams;
    char before[64];
    snprintf(before, sizeof before, "%s: ", with);
    seams.instead = instead;
    seams.instead_self = &replaced;
    return read_quietly(texts, job, &seams, before, diag);
}

static int find(const struct texts *texts, const char *code, struct diag *diag)
{
    int language = texts_language(texts, code);
    struct buf known = {0};
    for (size_t i = 0; i < texts->pack->language_count; i++)
        buf_print(&known, "%s%s", i ? ", " : "this pack has: ", texts->pack->languages[i].code);
    if (language < 0)
        diag_add(diag, DIAG_ERROR, texts->pack->languages_mark, NULL, known.text,
            "'%.60s' is not a language of this pack", code);
    buf_finish(&known);
    return language;
}

bool job_languages(const struct texts *texts, const char *language, const char *source,
    struct diag *diag, struct job_languages *out)
{
    out->to = find(texts, language, diag);
    if (out->to < 0)
        return false;
    out->from = source ? find(texts, source, diag) : out->to == 0;
    if (out->from < 0)
        return false;
    if (out->from == out->to || out->from >= (int)texts->pack->language_count) {
        diag_add(diag, DIAG_ERROR, texts->pack->languages_mark, NULL,
            "name two languages of the pack", "nothing can be translated from '%s' into itself",
            language);
        return false;
    }
    return true;
}

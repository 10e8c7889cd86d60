// One entry for each text, in the order of the files. One that is "..." yet has no translation. A
// translation that is older than its source is fuzzy; the source that it was made from is looked up
// in the PO file of before, by its hash.
#include "translate/job.h"

#include "base/buf.h"
#include "pack/prose.h"

#include <string.h>

static const char *comments(struct arena *arena, const struct texts_entry *entry)
{
    return arena_print(arena, "%s\n%s", entry->what,
        entry->marked ? "keep the marks: **bold**, *italic*, [words](glossary:term); of a link, "
                        "translate the words alone\n"
                      : "");
}

// The source text that the translation was made from, or NULL.
static const char *find_previous(
    const struct po *before, const struct made_language *made, const char *text)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct po_entry *entry = &before->entries[i];
        if (strcmp(entry->text, text) == 0 && made_is_from(made, text, entry->id))
            return entry->id;
        if (strcmp(entry->text, text) == 0 && entry->previous &&
            made_is_from(made, text, entry->previous))
            return entry->previous;
    }
    return NULL;
}

static struct po_entry make_entry(struct texts *texts, const struct texts_entry *entry,
    struct job_languages languages, const struct po *before)
{
    const struct made_language *made = &texts->made[languages.to];
    const struct texts_value *source = &entry->in[languages.from], *own = &entry->in[languages.to];
    bool older = made->count > 0 && made->from == languages.from &&
                 made_is_older(made, own->text, source->text);
    return (struct po_entry){.context = entry->context,
        .id = source->text,
        .text = prose_is_gap(own->text) ? "" : own->text,
        .previous = older ? find_previous(before, made, own->text) : NULL,
        .comments = comments(&texts->arena, entry),
        .path = texts->files[entry->file].path,
        .line = own->line,
        .fuzzy = older};
}

// Gettext writes zh_Hans where BCP 47 writes zh-Hans.
static const char *locale_of(struct arena *arena, const char *code)
{
    char *locale = arena_copy(arena, code, strlen(code));
    for (char *at = locale; *at; at++)
        *at = *at == '-' ? '_' : *at;
    return locale;
}

static const char *make_header(
    struct texts *texts, const struct translate_job *job, struct job_languages languages)
{
    const struct pack *pack = texts->pack;
    const char *from = pack->languages[languages.from].code;
    return arena_print(&texts->arena,
        "Project-Id-Version: %s %d\nPOT-Creation-Date: %s\nPO-Revision-Date: %s\n"
        "Last-Translator: \nLanguage-Team: \nLanguage: %s\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
        "X-Source-Language: %s\n",
        pack->id, pack->version, job->now, job->now, locale_of(&texts->arena, job->language),
        locale_of(&texts->arena, from));
}

static bool write_texts(struct texts *texts, const struct translate_job *job,
    struct job_languages languages, const struct po *before, const char *out, struct diag *diag,
    struct translate_counts *counts)
{
    struct po po = {.header = make_header(texts, job, languages),
        .entries = ARENA_ARRAY(&texts->arena, struct po_entry, texts->count)};
    for (; po.count < texts->count; po.count++) {
        po.entries[po.count] = make_entry(texts, &texts->entries[po.count], languages, before);
        counts->older += po.entries[po.count].fuzzy;
        counts->empty += !*po.entries[po.count].text;
    }
    counts->texts = po.count;
    return po_write(out, &po, diag);
}

bool translate_export(const struct translate_job *job, const char *previous, const char *out,
    struct diag *diag, struct translate_counts *counts)
{
    struct texts texts = {0};
    struct arena arena = {0};
    struct po before = {.header = ""};
    struct job_languages languages;
    *counts = (struct translate_counts){0};
    bool good = job_read(&texts, job, diag) &&
                job_languages(&texts, job->language, job->source, diag, &languages) &&
                (!previous || po_read(&arena, previous, &before, diag)) &&
                write_texts(&texts, job, languages, &before, out, diag, counts);
    arena_finish(&arena);
    texts_finish(&texts);
    return good;
}

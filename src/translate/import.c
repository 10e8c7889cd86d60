// First everything is decided and made in memory: which texts change, the files as they will be,
// and what is remembered of the sources. Then the pack is read with those files in place of its
// own. Only when that has no errors, the files are written.
#include "translate/edit.h"
#include "translate/job.h"

#include "base/buf.h"

#include <string.h>

struct import {
    const struct translate_job *job;
    struct texts texts;
    struct po po;
    struct arena arena;
    const char *po_path;
    struct job_languages languages;
    const char **now;        // what each text says afterwards, by entry
    struct made_pair *pairs; // that the PO file confirms
    size_t pair_count;
    struct store_file *files;
    size_t file_count;
    struct diag *diag;
    struct translate_counts *counts;
};

// --- what the PO file says ---

static void leave(struct import *import, const struct po_entry *entry, size_t *count,
    const char *hint, const char *why)
{
    ++*count;
    diag_add(import->diag, DIAG_WARNING, (struct diag_mark){.path = import->po_path}, NULL, hint,
        "not taken: %s: %s", entry->context, why);
}

static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    return arena_copy(arena, text, length);
}

static void take(struct import *import, const struct texts_entry *entry, const char *text)
{
    size_t index = (size_t)(entry - import->texts.entries);
    import->pairs[import->pair_count++] =
        (struct made_pair){made_hash(text), made_hash(entry->in[import->languages.from].text)};
    import->now[index] = text;
}

static void take_entry(struct import *import, const struct po_entry *said)
{
    static const char anew[] = "export anew; msgmerge brings the translations over";
    const char *text = trimmed(&import->arena, said->text);
    const struct texts_entry *entry = texts_find(&import->texts, said->context);
    if (!*text) {
        import->counts->empty++;
    } else if (said->fuzzy) {
        leave(import, said, &import->counts->fuzzy, "look at it, and take its mark away",
            "it is marked fuzzy");
    } else if (!entry) {
        leave(import, said, &import->counts->elsewhere, anew, "the pack has no such text");
    } else if (strcmp(trimmed(&import->arena, said->id), entry->in[import->languages.from].text) !=
               0) {
        leave(import, said, &import->counts->elsewhere, anew,
            "the pack has another source text there");
    } else {
        take(import, entry, text);
    }
}

static void take_entries(struct import *import)
{
    size_t texts = import->texts.count, said = import->po.count;
    import->now = ARENA_ARRAY(&import->arena, const char *, texts);
    import->pairs = ARENA_ARRAY(&import->arena, struct made_pair, said);
    for (size_t i = 0; i < texts; i++)
        import->now[i] = import->texts.entries[i].in[import->languages.to].text;
    for (size_t i = 0; i < said; i++)
        take_entry(import, &import->po.entries[i]);
    import->counts->texts = said;
}

// --- the files as they will be ---

static void add_file(struct import *import, const char *path, struct buf *bytes)
{
    import->files[import->file_count++] = (struct store_file){
        path, arena_copy(&import->arena, buf_text(bytes), bytes->length), bytes->length};
    buf_finish(bytes);
}

// The edits of one file; `edits` has room for all.
static size_t collect_edits(const struct import *import, size_t file, struct edit *edits)
{
    size_t count = 0;
    for (size_t i = 0; i < import->texts.count; i++) {
        const struct texts_entry *entry = &import->texts.entries[i];
        const struct texts_value *own = &entry->in[import->languages.to];
        if (entry->file == file && strcmp(import->now[i], own->text) != 0)
            edits[count++] = (struct edit){own, import->now[i]};
    }
    return count;
}

static bool make_files(struct import *import)
{
    bool good = true;
    struct edit *edits = ARENA_ARRAY(&import->arena, struct edit, import->texts.count);
    for (size_t i = 0; i < import->texts.file_count; i++) {
        struct buf bytes = {0};
        size_t count = collect_edits(import, i, edits);
        if (count == 0)
            continue;
        import->counts->changed += count;
        good = edit_file(&bytes, &import->texts.files[i], edits, count, import->diag) && good;
        add_file(import, import->texts.files[i].path, &bytes);
    }
    return good;
}

// --- what is remembered ---

// What the PO file confirms, and of what was known before, what is true of some text still.
static void merge_made(struct import *import)
{
    struct made_language *made = &import->texts.made[import->languages.to];
    size_t before = made->from == import->languages.from ? made->count : 0, count = 0;
    size_t most = import->pair_count + before;
    struct made_pair *pairs = ARENA_ARRAY(&import->arena, struct made_pair, most);
    struct made_pair *said = ARENA_ARRAY(&import->arena, struct made_pair, import->texts.count);
    for (size_t i = 0; i < import->texts.count; i++)
        said[i] = (struct made_pair){made_hash(import->now[i]), 0};
    const struct made_language current = {0, said, made_sort(said, import->texts.count)};
    for (size_t i = 0; i < before; i++)
        if (made_has_text(&current, made->pairs[i].text))
            pairs[count++] = made->pairs[i];
    if (import->pair_count > 0)
        memcpy(pairs + count, import->pairs, import->pair_count * sizeof *pairs);
    count = made_sort(pairs, count + import->pair_count);
    *made = (struct made_language){import->languages.from, pairs, count};
}

// Of a pack with too many texts nothing is kept for this language, rather than a file that no pack
// may have.
static void limit_made(struct import *import)
{
    size_t count = 0;
    for (size_t i = 0; i < PACK_LANGUAGES_MAX; i++)
        count += import->texts.made[i].count;
    if (count <= MADE_PAIRS_MAX)
        return;
    import->texts.made[import->languages.to].count = 0;
    diag_add(import->diag, DIAG_NOTE, (struct diag_mark){.path = MADE_FILE}, NULL,
        "'check' will not find those that are older than their source",
        "the pack has too many texts to remember what each translation was made from");
}

static void make_made_file(struct import *import)
{
    struct buf bytes = {0};
    merge_made(import);
    limit_made(import);
    made_write(&bytes, import->texts.pack, import->texts.made);
    if (bytes.length > 0)
        add_file(import, MADE_FILE, &bytes);
}

// --- the whole ---

static bool is_sound(struct import *import)
{
    struct texts after = {0};
    bool sound = job_read_with(&after, import->job, import->files, import->file_count,
        "with the translations", import->diag);
    texts_finish(&after);
    return sound;
}

static bool fits(struct import *import)
{
    const char *language = po_field(&import->arena, &import->po, "Language");
    const char *code = import->job->language;
    size_t length = strcspn(code, "-");
    if (!language || !*language ||
        (strncmp(language, code, length) == 0 &&
            !(language[length] >= 'a' && language[length] <= 'z')))
        return true;
    diag_add(import->diag, DIAG_ERROR, (struct diag_mark){.path = import->po_path}, NULL,
        "name the language of the file", "it is a translation into '%.60s', not '%.60s'", language,
        code);
    return false;
}

// The source language that the file was exported with.
static const char *source_of(struct import *import)
{
    const char *named = po_field(&import->arena, &import->po, "X-Source-Language");
    if (import->job->source || !named)
        return import->job->source;
    char *code = arena_copy(&import->arena, named, strlen(named));
    for (char *at = code; *at; at++)
        *at = *at == '_' ? '-' : *at;
    return code;
}

static bool import_all(struct import *import)
{
    struct texts *texts = &import->texts;
    if (!po_read(&import->arena, import->po_path, &import->po, import->diag) || !fits(import) ||
        !job_languages(
            texts, import->job->language, source_of(import), import->diag, &import->languages))
        return false;
    take_entries(import);
    import->files = ARENA_ARRAY(&import->arena, struct store_file, texts->file_count + 1);
    if (!make_files(import))
        return false;
    make_made_file(import);
    return is_sound(import) && store_write(import->job->folder, import->files, import->file_count,
                                   import->diag, &import->counts->files);
}

bool translate_import(const struct translate_job *job, const char *po, struct diag *diag,
    struct translate_counts *counts)
{
    struct import import = {.job = job, .po_path = po, .diag = diag, .counts = counts};
    *counts = (struct translate_counts){0};
    bool good = job_read(&import.texts, job, diag) && import_all(&import);
    texts_finish(&import.texts);
    arena_finish(&import.arena);
    return good;
}

// A language more in a pack. Lines are put between those of the files, and nothing is taken away;
// then the pack is read as it will be, and must say in every other language what it said before.
#include "translate/job.h"

#include "base/buf.h"
#include "pack/yaml_tree.h"

#include <stdlib.h>
#include <string.h>

static const char HEAD_FILE[] = "pack.yaml";

struct insertion {
    size_t at; // a byte of the file
    size_t order;
    const char *text;
};

struct addition {
    const struct translate_job *job;
    const char *words;
    struct texts texts;
    struct arena arena;
    struct insertion *insertions; // of the file at hand, with room for all
    size_t count;
    struct store_file *files;
    size_t file_count;
    struct diag *diag;
};

// --- where a line may come ---

// A scalar of a file, and how far what it belongs to is indented.
struct spot {
    const char *bytes;
    size_t from, to;
    int indent;
};

static const char *line_end(const struct spot *spot)
{
    const char *feed = strchr(spot->bytes, '\n');
    return feed && feed > spot->bytes && feed[-1] == '\r' ? "\r\n" : "\n";
}

static size_t line_start(const char *bytes, size_t at)
{
    while (at > 0 && bytes[at - 1] != '\n')
        at--;
    return at;
}

// Empty, or a comment of what comes next.
static bool is_between(const struct spot *spot, size_t start)
{
    const char *line = spot->bytes + start;
    size_t spaces = strspn(line, " ");
    bool comment = spaces <= (size_t)spot->indent && line[spaces] == '#';
    return comment || strchr("\r\n", line[spaces]);
}

// The start of the line after the scalar's last.
static size_t next_line(const struct spot *spot)
{
    bool block = strchr("|>", spot->bytes[spot->from]) != NULL;
    size_t at = spot->to;
    if (!block || spot->bytes[at - 1] != '\n') {
        at += strcspn(spot->bytes + at, "\n");
        return at + (spot->bytes[at] == '\n');
    }
    for (size_t before = line_start(spot->bytes, at - 1);
         before > spot->from && is_between(spot, before); before = line_start(spot->bytes, at - 1))
        at = before;
    return at;
}

// --- insertions ---

static void insert(struct addition *addition, size_t at, const char *text)
{
    size_t order = addition->count++;
    addition->insertions[order] = (struct insertion){at, order, text};
}

// `lines`, each with its end, as far indented as the spot.
static void insert_lines(struct addition *addition, const struct spot *spot, const char *lines)
{
    struct buf text = {0};
    size_t at = next_line(spot);
    if (at > 0 && spot->bytes[at - 1] != '\n')
        buf_add_text(&text, line_end(spot));
    for (size_t length; *lines; lines += length + 1) {
        length = strcspn(lines, "\n");
        buf_print(&text, "%*s%.*s%s", spot->indent, "", (int)length, lines, line_end(spot));
    }
    insert(addition, at, arena_copy(&addition->arena, buf_text(&text), text.length));
    buf_finish(&text);
}

// `words` as another entry after the spot.
static void insert_entry(
    struct addition *addition, const struct spot *spot, bool flow, const char *words)
{
    if (flow)
        insert(addition, spot->to, arena_print(&addition->arena, ", %s", words));
    else
        insert_lines(addition, spot, arena_print(&addition->arena, "%s\n", words));
}

// --- texts ---

static void add_text(struct addition *addition, const struct texts_entry *entry)
{
    const struct texts_value *last = &entry->in[0];
    for (size_t i = 1; i < addition->texts.pack->language_count; i++)
        if (entry->in[i].from > last->from)
            last = &entry->in[i];
    struct spot spot = {
        addition->texts.files[entry->file].bytes, last->from, last->to, last->indent};
    insert_entry(addition, &spot, last->flow,
        arena_print(&addition->arena, "%s: ...", addition->job->language));
}

// --- pack.yaml ---

static struct spot spot_of(const struct node *node, int indent)
{
    while (node->last)
        node = node->last;
    return (struct spot){node->source->text, node->from, node->to, indent};
}

static void add_to_languages(struct addition *addition, const struct node *root)
{
    const struct node *list = node_get(root, "languages");
    const char *code = addition->job->language;
    bool flow = node_in_flow(list->last);
    struct spot spot = spot_of(list, 0);
    if (!flow)
        spot.indent = (int)(strcspn(spot.bytes + line_start(spot.bytes, spot.from), "-"));
    insert_entry(addition, &spot, flow, flow ? code : arena_print(&addition->arena, "- %s", code));
}

static void add_to_review(struct addition *addition, const struct node *root)
{
    const struct node *review = node_get(root, "review");
    if (!review)
        return;
    struct spot spot = spot_of(review, review->last->key->mark.col - 1);
    insert_entry(addition, &spot, node_in_flow(review->last),
        arena_print(&addition->arena, "%s: draft", addition->job->language));
}

static void add_words(struct addition *addition, const struct node *root)
{
    const struct node *words = node_get(root, "words");
    struct buf lines = {0};
    struct spot spot = {root->source->text, 0, root->source->length, 0};
    int less = 0;
    if (words && words->last) {
        spot = spot_of(words, words->last->key->mark.col - 1);
        less = 2;
    } else {
        buf_add_text(&lines, "words:\n");
    }
    for (const char *at = addition->words; *at; at += strcspn(at, "\n") + 1)
        buf_print(&lines, "%.*s\n", (int)strcspn(at, "\n") - less, at + less);
    if (*addition->words && !(words && words->last && node_in_flow(words->last)))
        insert_lines(addition, &spot, buf_text(&lines));
    buf_finish(&lines);
}

static void add_to_head(struct addition *addition, const struct texts_file *file)
{
    struct source *source = ARENA_NEW(&addition->arena, struct source);
    struct diag untold = {0}; // it was read before
    *source = source_make(&addition->arena, &untold, file->path, file->bytes, file->length);
    const struct node *root = yaml_read(&addition->arena, source);
    add_to_languages(addition, root);
    add_to_review(addition, root);
    add_words(addition, root);
    diag_finish(&untold);
}

// --- the files as they will be ---

static int compare(const void *left, const void *right)
{
    const struct insertion *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void make_file(struct addition *addition, const struct texts_file *file)
{
    struct buf bytes = {0};
    size_t done = 0;
    qsort(addition->insertions, addition->count, sizeof *addition->insertions, compare);
    for (size_t i = 0; i < addition->count; i++) {
        buf_add(&bytes, file->bytes + done, addition->insertions[i].at - done);
        buf_add_text(&bytes, addition->insertions[i].text);
        done = addition->insertions[i].at;
    }
    buf_add(&bytes, file->bytes + done, file->length - done);
    addition->files[addition->file_count++] = (struct store_file){
        file->path, arena_copy(&addition->arena, buf_text(&bytes), bytes.length), bytes.length};
    buf_finish(&bytes);
}

static bool make_files(struct addition *addition)
{
    const struct texts *texts = &addition->texts;
    bool headed = false;
    addition->insertions = ARENA_ARRAY(&addition->arena, struct insertion, texts->count + 3);
    addition->files = ARENA_ARRAY(&addition->arena, struct store_file, texts->file_count);
    for (size_t i = 0; i < texts->file_count; i++) {
        addition->count = 0;
        for (size_t k = 0; k < texts->count; k++)
            if (texts->entries[k].file == i)
                add_text(addition, &texts->entries[k]);
        if (strcmp(texts->files[i].path, HEAD_FILE) == 0) {
            add_to_head(addition, &texts->files[i]);
            headed = true;
        }
        make_file(addition, &texts->files[i]);
    }
    if (!headed)
        diag_add(addition->diag, DIAG_ERROR, (struct diag_mark){.path = HEAD_FILE}, NULL,
            "write the texts that are to be translated as 'title:', and below it 'en: ...'",
            "no text in it is written by language");
    return headed;
}

// --- the proof ---

static bool same_texts(const struct addition *addition, const struct texts *after)
{
    const struct texts *before = &addition->texts;
    bool same = before->count == after->count;
    for (size_t i = 0; same && i < before->count; i++) {
        same = strcmp(before->entries[i].context, after->entries[i].context) == 0;
        for (size_t k = 0; same && k < before->pack->language_count; k++)
            same = strcmp(before->entries[i].in[k].text, after->entries[i].in[k].text) == 0;
        if (!same)
            diag_add(addition->diag, DIAG_ERROR,
                (struct diag_mark){.path = before->files[before->entries[i].file].path,
                    .line = before->entries[i].in[0].line,
                    .col = 1},
                NULL, "write this text in \"double quotes\", and call again",
                "no line can be put below this text safely");
    }
    return same;
}

static bool prove(const struct addition *addition)
{
    struct texts after = {0};
    bool good = job_read_with(&after, addition->job, addition->files, addition->file_count,
                    "with the new language", addition->diag) &&
                same_texts(addition, &after);
    texts_finish(&after);
    return good;
}

// --- the whole ---

static bool is_new(const struct addition *addition)
{
    if (texts_language(&addition->texts, addition->job->language) < 0)
        return true;
    diag_add(addition->diag, DIAG_ERROR, addition->texts.pack->languages_mark, NULL,
        "'texts export' writes its texts for a translator", "the pack has '%s' already",
        addition->job->language);
    return false;
}

bool translate_add(const struct translate_job *job, const char *words, struct diag *diag,
    struct translate_counts *counts)
{
    struct addition addition = {.job = job, .words = words, .diag = diag};
    *counts = (struct translate_counts){0};
    bool good = job_read(&addition.texts, job, diag) && is_new(&addition) &&
                make_files(&addition) && prove(&addition) &&
                store_write(job->folder, addition.files, addition.file_count, diag, &counts->files);
    counts->texts = addition.texts.count;
    texts_finish(&addition.texts);
    arena_finish(&addition.arena);
    return good;
}

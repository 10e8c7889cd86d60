// `vitrine texts add|export|import`: a language more in a pack; its texts as a PO file for
// translators, and back.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/options.h"
#include "command/own_words.h"
#include "translate/translate.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char HELP[] =
    "usage: vitrine texts add --lang CODE PACK\n"
    "       vitrine texts export [OPTIONS] --lang CODE PACK\n"
    "       vitrine texts import [OPTIONS] --lang CODE PACK FILE.po\n"
    "\n"
    "add puts another language into the content pack in the folder PACK: into pack.yaml, and to\n"
    "each text as '...', which stands for a translation that is missing yet.\n"
    "export writes every text of the pack into a PO file, as Poedit and Weblate read it: the text\n"
    "in the source language, and its translation. A translation that is older than its source is\n"
    "marked fuzzy.\n"
    "import writes the translations into the pack's files: only those texts change there. Fuzzy\n"
    "ones are left out.\n"
    "add and import write nothing when the pack would have errors then.\n"
    "\n"
    "  --lang CODE      the language of the translation, one of the pack's; for add, a new one\n"
    "  --source CODE    the language to translate from; else the pack's first one (its second,\n"
    "                   where the first is CODE); import takes it from FILE.po\n"
    "  --out FILE.po    where export writes to; else to standard output\n"
    "  --previous FILE.po\n"
    "                   an export of before: it tells what the source of a fuzzy text was; else\n"
    "                   FILE.po of --out, where that is there\n"
    "  -h, --help       this text\n"
    "  -V, --version    the version\n"
    "\n"
    "exit: 0 done; 1 the pack or the PO file has errors, or some file cannot be written;\n"
    "2 wrong call; 3 the program's own files are not there\n";

struct call {
    const char *language, *source, *out, *previous;
};

static bool apply(void *self, int option, const char *value)
{
    struct call *call = self;
    switch (option) {
    case 'l':
        call->language = value;
        break;
    case 's':
        call->source = value;
        break;
    case 'o':
        call->out = value;
        break;
    default:
        call->previous = value;
    }
    return *value != '\0';
}

static void print_import(const char *folder, const struct translate_counts *counts)
{
    printf("%s: %zu texts changed, %zu files written; %zu fuzzy, %zu without a translation, %zu of "
           "another source left as they were\n",
        folder, counts->changed, counts->files, counts->fuzzy, counts->empty, counts->elsewhere);
}

// Faults go to standard error: the PO file may go to standard output.
static void print_faults(const struct diag *diag)
{
    struct buf text = {0};
    diag_render(diag, &text);
    fputs(buf_text(&text), stderr);
    buf_finish(&text);
}

static bool is_there(const char *path)
{
    FILE *file = path ? fopen(path, "rb") : NULL;
    if (file)
        fclose(file);
    return file != NULL;
}

static bool do_export(const struct call *call, const struct translate_job *job, struct diag *diag)
{
    struct translate_counts counts;
    char now[32] = "";
    time_t seconds = time(NULL);
    struct tm utc;
    if (gmtime_r(&seconds, &utc))
        strftime(now, sizeof now, "%Y-%m-%d %H:%M+0000", &utc);
    struct translate_job dated = *job;
    dated.now = now;
    const char *previous = call->previous;
    if (!previous && is_there(call->out))
        previous = call->out;
    bool good = translate_export(&dated, previous, call->out ? call->out : "-", diag, &counts);
    if (good && call->out)
        printf("%s: %zu texts, %zu of them fuzzy, %zu without a translation\n", call->out,
            counts.texts, counts.older, counts.empty);
    return good;
}

static bool do_import(const struct translate_job *job, const char *po, struct diag *diag)
{
    struct translate_counts counts;
    bool good = translate_import(job, po, diag, &counts);
    if (good)
        print_import(job->folder, &counts);
    else
        fputs("vitrine texts: not imported\n", stderr);
    return good;
}

static bool do_add(const struct translate_job *job, const char *assets, struct diag *diag)
{
    struct translate_counts counts;
    struct buf words = {0};
    bool good = own_words(assets, &job->language, 1, &words) &&
                translate_add(job, buf_text(&words), diag, &counts);
    if (good)
        printf("%s: %zu texts have a place for '%s' now%s\n"
               "  vitrine texts export %s --lang %s --out %s.po\n"
               "      writes them for a translator\n",
            job->folder, counts.texts, job->language,
            words.length > 0 ? ", and pack.yaml the words of the buttons, to be translated there"
                             : "",
            job->folder, job->language, job->language);
    else
        fputs("vitrine texts: not added\n", stderr);
    buf_finish(&words);
    return good;
}

enum verb { VERB_ADD, VERB_EXPORT, VERB_IMPORT, VERB_COUNT };

static int do_call(const struct call *call, enum verb verb, char **words)
{
    struct exhibit exhibit;
    struct buf folder = {0};
    struct diag diag = {0};
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    struct pack_seams seams = exhibit_seams(&exhibit, &folder);
    struct translate_job job = {
        .folder = words[0], .seams = &seams, .language = call->language, .source = call->source};
    bool good = false;
    if (verb == VERB_EXPORT)
        good = do_export(call, &job, &diag);
    else if (verb == VERB_IMPORT)
        good = do_import(&job, words[1], &diag);
    else
        good = do_add(&job, exhibit.assets, &diag);
    print_faults(&diag);
    diag_finish(&diag);
    buf_finish(&folder);
    exhibit_close(&exhibit);
    return good ? EXIT_OK : EXIT_CONTENT;
}

static enum verb find_verb(const char *word)
{
    static const char *const names[] = {"add", "export", "import"};
    int verb = 0;
    while (verb < VERB_COUNT && strcmp(names[verb], word) != 0)
        verb++;
    return verb;
}

int command_texts(int argc, char **argv)
{
    struct call call = {0};
    static const struct option longs[] = {{"lang", required_argument, NULL, 'l'},
        {"source", required_argument, NULL, 's'}, {"out", required_argument, NULL, 'o'},
        {"previous", required_argument, NULL, 'p'}, OPTIONS_COMMON, {0}};
    const struct options options = {"texts", HELP, longs, apply, &call};
    int rest = 0, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    enum verb verb = find_verb(rest < argc ? argv[rest] : "");
    if (verb == VERB_COUNT)
        return options_fault("texts", "expected add, export or import");
    if (argc - rest != (verb == VERB_IMPORT ? 3 : 2))
        return options_fault(
            "texts", "expected one PACK folder%s", verb == VERB_IMPORT ? " and FILE.po" : "");
    if (!call.language)
        return options_fault("texts", "expected --lang CODE");
    if (verb != VERB_EXPORT && (call.out || call.previous))
        return options_fault("texts", "--out and --previous are for export");
    return do_call(&call, verb, argv + rest + 1);
}

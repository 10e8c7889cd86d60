// `vitrine import SOURCE` and `vitrine rollback`: which pack a device shows.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/import_report.h"
#include "command/options.h"
#include "command/prove.h"
#include "store/store.h"

#include "base/log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char IMPORT_HELP[] =
    "usage: vitrine import SOURCE [OPTIONS]\n"
    "\n"
    "Puts a content pack into the store of this device, from where 'vitrine run' takes it.\n"
    "SOURCE is a bundle, the folder of a pack, or a folder (a stick) with one bundle. It is\n"
    "verified, copied, checked, and every page is set once; then it takes the place of the pack\n"
    "before in one step, which stays for 'vitrine rollback'. Where anything fails, nothing "
    "changes.\n"
    "\n"
    "  --store DIR        the store; default " STORE_DEFAULT_FOLDER "\n"
    "  --keys DIR         the keys that this device trusts, NAME.pub; default " STORE_DEFAULT_KEYS
    "\n"
    "                     With keys there, only bundles signed by one of them are taken\n"
    "  --allow-downgrade  also a lower version of the same pack\n"
    "  --allow-jump       also a version of it that is more than 1000 higher\n"
    "  --report FILE      also writes a report there, for the curator\n"
    "  --progress FILE    keeps FILE saying how far it is; the screen reads " STORE_PROGRESS_DEFAULT
    "\n"
    "  --stick FILE       SOURCE is a stick: one without a pack is no fault, and the end of the\n"
    "                     progress goes to this FILE, to be renamed to the other when the stick\n"
    "                     may be removed\n"
    "  -h, --help         this text\n"
    "  -V, --version      the version\n"
    "\n"
    "exit: 0 done, or it was there already; 1 the pack, its signature or a key is at fault;\n"
    "2 wrong call; 3 no space, no access, an error while reading or writing\n";

static const char ROLLBACK_HELP[] =
    "usage: vitrine rollback [OPTIONS]\n"
    "\n"
    "The pack before takes the place of the current one in the store, and the other way round.\n"
    "\n"
    "  --store DIR    the store; default " STORE_DEFAULT_FOLDER "\n"
    "  --report FILE  also writes the result there, as text\n"
    "  --to NAME      only where the pack before is the one of this name\n"
    "  --wait S       waits so many seconds at most for an import that is under way; default 0\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "\n"
    "exit: 0 done, 1 there is no such version before, 2 wrong call, 3 no access, an error while "
    "writing\n";

struct call {
    const char *store, *keys, *report, *progress, *stick, *to;
    bool allow_downgrade, allow_jump;
    int wait_s;
};

enum {
    OPTION_STORE = 1,
    OPTION_KEYS,
    OPTION_REPORT,
    OPTION_PROGRESS,
    OPTION_STICK,
    OPTION_TO,
    OPTION_WAIT,
    OPTION_DOWNGRADE,
    OPTION_JUMP
};

static const struct option IMPORT_LONGS[] = {
    {"store", required_argument, NULL, OPTION_STORE},
    {"keys", required_argument, NULL, OPTION_KEYS},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"progress", required_argument, NULL, OPTION_PROGRESS},
    {"allow-downgrade", no_argument, NULL, OPTION_DOWNGRADE},
    {"allow-jump", no_argument, NULL, OPTION_JUMP},
    {"stick", required_argument, NULL, OPTION_STICK},
    OPTIONS_COMMON,
    {0},
};

static const struct option ROLLBACK_LONGS[] = {
    {"store", required_argument, NULL, OPTION_STORE},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"to", required_argument, NULL, OPTION_TO},
    {"wait", required_argument, NULL, OPTION_WAIT},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *text)
{
    struct call *call = self;
    const char **const places[] = {
        &call->store, &call->keys, &call->report, &call->progress, &call->stick, &call->to};
    if (option == OPTION_DOWNGRADE)
        return call->allow_downgrade = true;
    if (option == OPTION_JUMP)
        return call->allow_jump = true;
    if (option == OPTION_WAIT)
        return options_whole(text, 0, 3600, &call->wait_s);
    *places[option - 1] = text;
    return *text != '\0';
}

// --- the result, in words ---

static void print_pack(const char *what, const char *name, struct buf *out)
{
    if (*name != '\0')
        buf_print(out, "%s: %s\n", what, name);
}

static void print_result(enum store_result result, const char *did, const char *source,
    const struct store_report *report, struct buf *out)
{
    static const char *const ends[] = {[STORE_SAME] = "it was there already; nothing changed",
        [STORE_REFUSED] = "REFUSED; nothing changed",
        [STORE_FAILED] = "FAILED; the pack before or the new one is shown, whole"};
    buf_print(out, "%s: %s\n", source, result == STORE_DONE ? did : ends[result]);
    print_pack("shown", report->current, out);
    print_pack("before", report->previous, out);
    if (report->files > 0 && result <= STORE_SAME)
        buf_print(out, "%zu files, %" PRId64 " bytes\n", report->files, report->bytes);
    print_pack("signed by the key", report->key, out);
}

static bool write_report(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text->text, 1, text->length, file) == text->length;
    good = file && fclose(file) == 0 && good;
    if (!good)
        log_error("import", "cannot write the report %s: %s", path, strerror(errno));
    return good;
}

static int exit_code(enum store_result result)
{
    static const int codes[] = {[STORE_DONE] = EXIT_OK,
        [STORE_SAME] = EXIT_OK,
        [STORE_REFUSED] = EXIT_CONTENT,
        [STORE_FAILED] = EXIT_ENVIRONMENT};
    return codes[result];
}

// What was found, then the summary.
static void print_all(const struct diag *diag, const struct buf *summary, struct buf *out)
{
    diag_render(diag, out);
    buf_add_text(out, buf_text(summary));
    fputs(out->text, stdout);
}

static void keep(
    const char *root, enum store_result result, bool rollback, const char *pack, const char *key)
{
    struct store_entry entry = {.rollback = rollback, .result = result};
    snprintf(entry.pack, sizeof entry.pack, "%s", pack);
    snprintf(entry.key, sizeof entry.key, "%s", key);
    (void)store_log_add(disk_system(), root, (int64_t)time(NULL), &entry);
}

// --- how far it is ---

struct telling {
    const char *path;
    struct progress last;
    bool failed;
};

static void write_progress(struct telling *telling, const char *path)
{
    if (!progress_write(path, &telling->last) && !telling->failed) {
        log_warning("import", "cannot write %s: %s", path, strerror(errno));
        telling->failed = true; // said once
    }
}

static void tell(void *self, const struct progress *progress)
{
    struct telling *telling = self;
    telling->last = *progress;
    if (telling->path)
        write_progress(telling, telling->path);
}

static void tell_end(
    struct telling *telling, const struct call *call, const struct import_outcome *outcome)
{
    static const enum progress_stage ends[] = {[STORE_DONE] = PROGRESS_DONE,
        [STORE_SAME] = PROGRESS_SAME,
        [STORE_REFUSED] = PROGRESS_REFUSED,
        [STORE_FAILED] = PROGRESS_FAILED};
    struct buf reason = {0};
    if (!telling->path)
        return;
    if (outcome->result > STORE_SAME)
        import_reason(outcome, &reason);
    telling->last.stage = ends[outcome->result];
    telling->last.done = telling->last.of = 0;
    progress_set_reason(&telling->last, buf_text(&reason));
    write_progress(telling, call->stick ? call->stick : telling->path);
    buf_finish(&reason);
}

static void note_trouble(void *self, enum log_level level, const char *module, const char *message)
{
    (void)module;
    if (level == LOG_ERROR)
        buf_print(self, "%s\n", message);
}

// --- the commands ---

// All that is left to be done when an import is over. Returns the exit code.
static int conclude(const struct call *call, const struct import_outcome *outcome)
{
    struct buf summary = {0}, text = {0}, report = {0};
    int code = exit_code(outcome->result);
    print_result(outcome->result, "imported", outcome->source, outcome->report, &summary);
    print_all(outcome->diag, &summary, &text);
    keep(call->store, outcome->result, false, outcome->report->pack, outcome->report->key);
    import_report(outcome, &report);
    if (call->report && !write_report(call->report, &report))
        code = EXIT_ENVIRONMENT;
    buf_finish(&summary);
    buf_finish(&text);
    buf_finish(&report);
    return code;
}

static int import_with(const struct call *call, const char *source, struct exhibit *exhibit)
{
    struct buf words = {0}, troubles = {0};
    struct diag diag = {0};
    struct store_report report;
    struct telling telling = {.path = call->progress};
    struct pack_seams seams = exhibit_seams(exhibit, &words);
    struct store_request request = {
        .disk = disk_system(),
        .root = call->store,
        .source = source,
        .keys_folder = call->keys ? call->keys : STORE_DEFAULT_KEYS,
        .keys_must = call->keys != NULL,
        .allow_downgrade = call->allow_downgrade,
        .allow_jump = call->allow_jump,
        .seams = &seams,
        .set_pages = prove_pages,
        .set_pages_self = exhibit,
        .tell = tell,
        .tell_self = &telling,
    };
    log_listen(note_trouble, &troubles);
    enum store_result result = store_import(&request, &report, &diag);
    log_listen(NULL, NULL);
    struct import_outcome outcome = {
        source, (int64_t)time(NULL), result, &report, &diag, buf_text(&troubles)};
    int code = conclude(call, &outcome);
    tell_end(&telling, call, &outcome);
    buf_finish(&words);
    buf_finish(&troubles);
    diag_finish(&diag);
    return code;
}

static int import_source(const struct call *call, const char *source)
{
    struct exhibit exhibit;
    if (call->stick && !store_is_source(source)) {
        log_info("import", "no pack is on the stick: nothing is done");
        return EXIT_OK;
    }
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    int code = import_with(call, source, &exhibit);
    exhibit_close(&exhibit);
    return code;
}

int command_import(int argc, char **argv)
{
    struct call call = {.store = STORE_DEFAULT_FOLDER};
    struct options options = {"import", IMPORT_HELP, IMPORT_LONGS, apply, &call};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest + 1 != argc)
        return options_fault("import", "expected one SOURCE");
    if (call.stick && !call.progress)
        return options_fault("import", "--stick needs --progress");
    return import_source(&call, argv[rest]);
}

int command_rollback(int argc, char **argv)
{
    struct call call = {.store = STORE_DEFAULT_FOLDER};
    struct options options = {"rollback", ROLLBACK_HELP, ROLLBACK_LONGS, apply, &call};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest != argc)
        return options_fault("rollback", "'%s' is one word too many", argv[rest]);
    struct diag diag = {0};
    struct buf summary = {0}, text = {0};
    struct store_report report;
    struct store_return request = {
        .disk = disk_system(), .root = call.store, .to = call.to, .wait_s = call.wait_s};
    enum store_result result = store_rollback(&request, &report, &diag);
    print_result(result, "rolled back", call.store, &report, &summary);
    print_all(&diag, &summary, &text);
    keep(call.store, result, true, report.current, "");
    code = exit_code(result);
    if (call.report && !write_report(call.report, &text))
        code = EXIT_ENVIRONMENT;
    buf_finish(&summary);
    buf_finish(&text);
    diag_finish(&diag);
    return code;
}

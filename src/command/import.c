// `vitrine import SOURCE` and `vitrine rollback`: which pack a device shows.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/options.h"
#include "command/prove.h"
#include "store/store.h"

#include "base/log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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
    "  --report FILE      also writes the result there, as text\n"
    "  -h, --help         this text\n"
    "  -V, --version      the version\n"
    "\n"
    "exit: 0 done, or it was there already; 1 the pack, its signature or a key is at fault;\n"
    "2 wrong call; 3 no space, no access, an error while reading or writing\n";

static const char ROLLBACK_HELP[] =
    "usage: vitrine rollback [--store DIR]\n"
    "\n"
    "The pack before takes the place of the current one in the store, and the other way round.\n"
    "\n"
    "  --store DIR    the store; default " STORE_DEFAULT_FOLDER "\n"
    "  --report FILE  also writes the result there, as text\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "\n"
    "exit: 0 done, 1 there is no version before, 2 wrong call, 3 no access, an error while "
    "writing\n";

struct call {
    const char *store, *keys, *report;
    bool allow_downgrade;
};

enum { OPTION_STORE = 1, OPTION_KEYS, OPTION_REPORT, OPTION_DOWNGRADE };

static const struct option IMPORT_LONGS[] = {
    {"store", required_argument, NULL, OPTION_STORE},
    {"keys", required_argument, NULL, OPTION_KEYS},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"allow-downgrade", no_argument, NULL, OPTION_DOWNGRADE},
    OPTIONS_COMMON,
    {0},
};

static const struct option ROLLBACK_LONGS[] = {
    {"store", required_argument, NULL, OPTION_STORE},
    {"report", required_argument, NULL, OPTION_REPORT},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *text)
{
    struct call *call = self;
    const char **const places[] = {&call->store, &call->keys, &call->report};
    if (option == OPTION_DOWNGRADE)
        return call->allow_downgrade = true;
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

// Returns the exit code.
static int finish(
    enum store_result result, const struct call *call, struct diag *diag, const struct buf *summary)
{
    static const int codes[] = {[STORE_DONE] = EXIT_OK,
        [STORE_SAME] = EXIT_OK,
        [STORE_REFUSED] = EXIT_CONTENT,
        [STORE_FAILED] = EXIT_ENVIRONMENT};
    struct buf text = {0};
    int code = codes[result];
    diag_render(diag, &text);
    buf_add_text(&text, buf_text(summary));
    fputs(text.text, stdout);
    if (call->report && !write_report(call->report, &text))
        code = EXIT_ENVIRONMENT;
    buf_finish(&text);
    return code;
}

// --- the commands ---

static int import_source(const struct call *call, const char *source)
{
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    struct buf words = {0}, summary = {0};
    struct diag diag = {0};
    struct store_report report;
    struct pack_seams seams = exhibit_seams(&exhibit, &words);
    struct store_request request = {
        .disk = disk_system(),
        .root = call->store,
        .source = source,
        .keys_folder = call->keys ? call->keys : STORE_DEFAULT_KEYS,
        .keys_must = call->keys != NULL,
        .allow_downgrade = call->allow_downgrade,
        .seams = &seams,
        .set_pages = prove_pages,
        .set_pages_self = &exhibit,
    };
    enum store_result result = store_import(&request, &report, &diag);
    print_result(result, "imported", source, &report, &summary);
    int code = finish(result, call, &diag, &summary);
    buf_finish(&words);
    buf_finish(&summary);
    diag_finish(&diag);
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
    struct buf summary = {0};
    struct store_report report;
    enum store_result result = store_rollback(disk_system(), call.store, &report, &diag);
    print_result(result, "rolled back", call.store, &report, &summary);
    code = finish(result, &call, &diag, &summary);
    buf_finish(&summary);
    diag_finish(&diag);
    return code;
}

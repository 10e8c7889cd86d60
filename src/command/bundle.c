// `vitrine bundle PACK --out NAME.vpack`: a pack in one file, with a signature beside it.
#include "store/bundle.h"
#include "command/command.h"
#include "command/exhibit.h"
#include "command/options.h"
#include "command/password.h"

#include "base/log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "usage: vitrine bundle PACK --out NAME.vpack [OPTIONS]\n"
    "\n"
    "Checks the content pack in the folder PACK, and writes it into one file that\n"
    "'vitrine import' takes. The same files give the same bytes. Files that no pack uses are\n"
    "left out.\n"
    "\n"
    "  --out FILE            where to; an old one is replaced\n"
    "  --sign KEY            also signs it: FILE.minisig, as minisign writes it. KEY is from\n"
    "                        'vitrine keygen' or 'minisign -G'\n"
    "  --password-file FILE  the password of KEY is the first line of FILE; else it is asked for\n"
    "  -h, --help            this text\n"
    "  -V, --version         the version\n"
    "\n"
    "exit: 0 done, 1 the pack has errors or the key is wrong, 2 wrong call, 3 the file cannot be\n"
    "written\n";

struct call {
    const char *out, *key, *password_file;
};

enum { OPTION_OUT = 1, OPTION_SIGN, OPTION_PASSWORD };

static const struct option LONGS[] = {
    {"out", required_argument, NULL, OPTION_OUT},
    {"sign", required_argument, NULL, OPTION_SIGN},
    {"password-file", required_argument, NULL, OPTION_PASSWORD},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *text)
{
    struct call *call = self;
    const char **const places[] = {&call->out, &call->key, &call->password_file};
    *places[option - 1] = text;
    return *text != '\0';
}

// --- the key ---

// Returns the exit code.
static int open_key(const struct call *call, const char *text, struct minisign_secret *key)
{
    struct buf password = {0};
    bool asks = minisign_asks(text);
    int code = EXIT_OK;
    if (asks && !password_get(call->password_file, call->key, &password))
        code = EXIT_ENVIRONMENT;
    if (code == EXIT_OK) {
        const char *fault = minisign_read_secret(text, asks ? buf_text(&password) : NULL, key);
        if (fault)
            fprintf(stderr, "%s: error: this key cannot sign: %s\n", call->key, fault);
        code = fault ? EXIT_CONTENT : EXIT_OK;
    }
    password_forget(&password);
    return code;
}

static int read_key(const struct call *call, struct minisign_secret *key)
{
    struct buf text = {0};
    int code = EXIT_ENVIRONMENT;
    if (disk_read_file(call->key, MINISIGN_FILE_MAX, &text))
        code = open_key(call, buf_text(&text), key);
    else
        log_error("bundle", "cannot read %s: %s", call->key, strerror(errno));
    password_forget(&text);
    return code;
}

// --- the bundle ---

static int write_bundle(const struct call *call, const struct exhibit *exhibit)
{
    struct minisign_secret key = {0};
    struct diag diag = {0};
    struct buf text = {0};
    struct manifest manifest = {.version = exhibit->pack->version};
    int code = call->key ? read_key(call, &key) : EXIT_OK;
    if (code == EXIT_OK) {
        snprintf(manifest.id, sizeof manifest.id, "%s", exhibit->pack->id);
        enum store_result result = bundle_write(disk_system(), exhibit->pack->folder, call->out,
            call->key ? &key : NULL, &manifest, &diag);
        code = result == STORE_DONE      ? EXIT_OK
               : result == STORE_REFUSED ? EXIT_CONTENT
                                         : EXIT_ENVIRONMENT;
    }
    diag_render(&diag, &text);
    fputs(buf_text(&text), code == EXIT_OK ? stdout : stderr);
    if (code == EXIT_OK)
        printf("%s: %s version %d, %zu files, %" PRId64 " bytes, %s\n", call->out, manifest.id,
            manifest.version, manifest.count, manifest.total, call->key ? "signed" : "not signed");
    minisign_forget(&key);
    manifest_finish(&manifest);
    buf_finish(&text);
    diag_finish(&diag);
    return code;
}

int command_bundle(int argc, char **argv)
{
    struct call call = {0};
    struct options options = {"bundle", HELP, LONGS, apply, &call};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest + 1 != argc)
        return options_fault("bundle", "expected one PACK folder");
    if (!call.out)
        return options_fault("bundle", "--out FILE is missing");
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&exhibit, argv[rest]);
    code = EXIT_CONTENT;
    if (exhibit.pack)
        code = write_bundle(&call, &exhibit);
    else
        fputs(buf_text(&exhibit.faults), stderr);
    exhibit_close(&exhibit);
    return code;
}

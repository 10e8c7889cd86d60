// `vitrine keygen --out NAME`: NAME.key signs bundles, NAME.pub goes to the devices.
#include "command/command.h"
#include "command/options.h"
#include "command/password.h"
#include "store/minisign.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char HELP[] =
    "usage: vitrine keygen --out NAME [--password-file FILE]\n"
    "\n"
    "Makes a pair of keys as minisign makes them. NAME.key signs bundles and stays with you;\n"
    "NAME.pub goes to /etc/vitrine/keys of each device that shall trust them. Old ones are not\n"
    "replaced.\n"
    "\n"
    "  --out NAME            where to\n"
    "  --password-file FILE  keeps NAME.key by the password in the first line of FILE; otherwise\n"
    "                        who has the file can sign ('minisign -C -s NAME.key' sets one later)\n"
    "  -h, --help            this text\n"
    "  -V, --version         the version\n"
    "\n"
    "exit: 0 done, 2 wrong call, 3 a file cannot be written\n";

struct call {
    const char *out, *password_file;
};

enum { OPTION_OUT = 1, OPTION_PASSWORD };

static const struct option LONGS[] = {
    {"out", required_argument, NULL, OPTION_OUT},
    {"password-file", required_argument, NULL, OPTION_PASSWORD},
    OPTIONS_COMMON,
    {0},
};

static bool apply(void *self, int option, const char *text)
{
    struct call *call = self;
    *(option == OPTION_OUT ? &call->out : &call->password_file) = text;
    return *text != '\0';
}

static bool write_all(int fd, const struct buf *text)
{
    for (size_t at = 0; at < text->length;) {
        ssize_t done = write(fd, text->text + at, text->length - at);
        if (done < 0)
            return false;
        at += (size_t)done;
    }
    return fsync(fd) == 0;
}

// A new file; one log line where it cannot be.
static bool write_new(const char *name, const char *end, int mode, const struct buf *text)
{
    struct buf path = {0};
    buf_print(&path, "%s%s", name, end);
    int fd = open(path.text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool good = fd >= 0 && write_all(fd, text);
    if (!good)
        log_error("keygen", "cannot write %s: %s", path.text, strerror(errno));
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && !good)
        unlink(path.text);
    buf_finish(&path);
    return good;
}

static bool write_pair(const struct call *call, const struct minisign_public *public_key,
    const struct buf *secret_text)
{
    struct buf text = {0};
    minisign_print_public(public_key, &text);
    bool good = write_new(call->out, ".key", 0600, secret_text) &&
                write_new(call->out, ".pub", 0644, &text);
    buf_finish(&text);
    return good;
}

static int make_pair(const struct call *call, const char *password)
{
    struct minisign_public public_key;
    struct minisign_secret secret_key;
    struct buf text = {0};
    char name[MINISIGN_NAME_BYTES];
    minisign_make(&public_key, &secret_key);
    bool good = minisign_print_secret(&secret_key, password, &text);
    if (!good)
        log_error("keygen", "there is not the memory (1 GiB) to keep the key by a password");
    good = good && write_pair(call, &public_key, &text);
    minisign_name(public_key.number, name);
    if (good)
        printf("%s.key signs bundles; keep it to yourself%s\n"
               "%s.pub goes to /etc/vitrine/keys of the devices (key %s)\n",
            call->out, password ? "" : ": it has no password", call->out, name);
    minisign_forget(&secret_key);
    password_forget(&text);
    return good ? EXIT_OK : EXIT_ENVIRONMENT;
}

int command_keygen(int argc, char **argv)
{
    struct call call = {0};
    struct buf password = {0};
    struct options options = {"keygen", HELP, LONGS, apply, &call};
    int rest, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest != argc)
        return options_fault("keygen", "'%s' is one word too many", argv[rest]);
    if (!call.out)
        return options_fault("keygen", "--out NAME is missing");
    if (call.password_file && !password_get(call.password_file, call.out, &password))
        return EXIT_ENVIRONMENT;
    code = make_pair(&call, call.password_file ? buf_text(&password) : NULL);
    password_forget(&password);
    return code;
}

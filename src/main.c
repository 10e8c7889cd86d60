// Picks the command.
#include "command/command.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} commands[] = {
    {"run", command_run, "show a content pack to visitors"},
    {"new", command_new, "write a small content pack, to begin with"},
    {"check", command_check, "report every fault of a content pack"},
    {"preview", command_preview, "a content pack in a window, shown again at every save"},
    {"shoot", command_shoot, "every page of a content pack as PNG pictures"},
    {"texts", command_texts, "texts to a PO file for translators, and translations back"},
    {"bundle", command_bundle, "a content pack in one file, to carry to a device"},
    {"keygen", command_keygen, "a pair of keys: one signs bundles, devices trust the other"},
    {"import", command_import, "puts a pack into the store of this device, to be shown"},
    {"rollback", command_rollback, "shows the pack before again"},
    {"touchtest", command_touchtest, "try a touch screen, and whether its size is set right"},
    {"bench", command_bench, "how fast the program is on this machine"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *out)
{
    fputs(
        "usage: vitrine COMMAND [OPTIONS]\n\nAn exhibit kiosk: content packs on a touchscreen.\n\n",
        out);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].summary);
    fputs("\n'vitrine COMMAND --help' tells more; vitrine(1) tells all.\n", out);
}

static int is(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

// Pictures go back to the system when they are freed. Left to itself, the C library moves its bound
// up with the largest block that was freed, and then they stay in its heap, among small blocks.
static void keep_heap_small(void)
{
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
}

int main(int argc, char **argv)
{
    keep_heap_small();
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    if (is(argv[1], "--help", "-h")) {
        print_help(stdout);
        return EXIT_OK;
    }
    if (is(argv[1], "--version", "-V")) {
        fputs(command_version(), stdout);
        return EXIT_OK;
    }
    fprintf(stderr, "vitrine: no command '%s' (see 'vitrine --help')\n", argv[1]);
    return EXIT_USAGE;
}

// `vitrine check PACK`: every fault of a pack, with its place and the way out.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/layout.h"
#include "command/options.h"

#include <getopt.h>
#include <stdio.h>

static const char HELP[] =
    "usage: vitrine check [--layout] PACK\n"
    "\n"
    "Reads the content pack in the folder PACK and reports every fault, each as\n"
    "  file:line:column: error: what is wrong\n"
    "with the line, a caret below the place, and what to write instead.\n"
    "\n"
    "  --layout       also sets every page in every language, text size and style on ten screens,\n"
    "                 and reports what is cut, overlaps, or is too small, too close or too faint\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "\n"
    "exit: 0 the pack can be shown (there may be warnings and notes), 1 it has errors,\n"
    "2 wrong call, 3 the program's own files are not there\n";

static void print_counts(const struct exhibit *exhibit, const char *folder)
{
    printf("%s: %d errors, %d warnings, %d notes\n", folder, exhibit->counts[DIAG_ERROR],
        exhibit->counts[DIAG_WARNING], exhibit->counts[DIAG_NOTE]);
}

// Returns the exit code.
static int check_layout(const struct exhibit *exhibit)
{
    struct diag diag = {0};
    struct buf text = {0};
    struct layout_result result = layout_audit(exhibit, &diag);
    diag_render(&diag, &text);
    fputs(buf_text(&text), stdout);
    printf("layout: %ld states looked at, %d faults\n", result.states, result.faults);
    buf_finish(&text);
    diag_finish(&diag);
    if (!result.whole)
        return EXIT_ENVIRONMENT;
    return result.faults == 0 ? EXIT_OK : EXIT_CONTENT;
}

int command_check(int argc, char **argv)
{
    bool layout = false;
    static const struct option longs[] = {{"layout", no_argument, NULL, 'l'},
        {"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'V'}, {0}};
    for (int option; (option = getopt_long(argc, argv, "hV", longs, NULL)) != -1;) {
        if (option == '?')
            return EXIT_USAGE;
        if (option == 'l') {
            layout = true;
            continue;
        }
        fputs(option == 'h' ? HELP : command_version(), stdout);
        return EXIT_OK;
    }
    if (optind + 1 != argc)
        return options_fault("check", "expected one PACK folder");
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load(&exhibit, argv[optind]);
    fputs(buf_text(&exhibit.faults), stdout);
    print_counts(&exhibit, argv[optind]);
    int code = exhibit.pack ? EXIT_OK : EXIT_CONTENT;
    if (exhibit.pack && layout)
        code = check_layout(&exhibit);
    exhibit_close(&exhibit);
    return code;
}

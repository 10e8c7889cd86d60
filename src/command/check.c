// `vitrine check PACK`: every fault of a pack, with its place and the way out. As text, what the
// pack says comes before its layout is looked at; for other programs all faults come together, and
// the counts go to standard error.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/layout.h"
#include "command/options.h"
#include "command/prove.h"

#include "base/diag_formats.h"

#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "usage: vitrine check [OPTIONS] PACK\n"
    "\n"
    "Reads the content pack in the folder PACK and reports every fault, each as\n"
    "  file:line:column: error: what is wrong\n"
    "with the line, a caret below the place, and what to write instead.\n"
    "\n"
    "  --layout       also sets every page in every language, text size and style on ten screens,\n"
    "                 and reports what is cut, overlaps, or is too small, too close or too faint\n"
    "  --pages        also sets every page once, as a device does before it shows a pack\n"
    "  --format NAME  text: as above, for people\n"
    "                 gcc: a line for each fault, with paths from here, for editors\n"
    "                 json: one array of all faults, for programs\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "\n"
    "exit: 0 the pack can be shown (there may be warnings and notes), 1 it has errors,\n"
    "2 wrong call, 3 the program's own files are not there\n";

enum format { FORMAT_TEXT, FORMAT_GCC, FORMAT_JSON, FORMAT_COUNT };

struct check {
    bool layout, pages;
    enum format format;
    const char *folder;
};

static bool apply(void *self, int option, const char *value)
{
    static const char *const formats[FORMAT_COUNT] = {"text", "gcc", "json"};
    struct check *check = self;
    if (option == 'l') {
        check->layout = true;
        return true;
    }
    if (option == 'p')
        return check->pages = true;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(value, formats[i]) == 0) {
            check->format = (enum format)i;
            return true;
        }
    }
    return false;
}

static void print_faults(const struct check *check, const struct diag *diag)
{
    struct buf text = {0};
    if (check->format == FORMAT_TEXT)
        diag_render(diag, &text);
    else if (check->format == FORMAT_GCC)
        diag_render_gcc(diag, check->folder, &text);
    else
        diag_render_json(diag, check->folder, &text);
    fputs(buf_text(&text), stdout);
    buf_finish(&text);
}

// Prints what was found so far and lets go of it; for JSON it is kept until all is found.
static void print_part(const struct check *check, struct diag *diag)
{
    if (check->format == FORMAT_JSON)
        return;
    print_faults(check, diag);
    diag_finish(diag);
}

// Adds the faults of the layout to `diag`; returns the exit code.
static int check_layout(
    const struct check *check, const struct exhibit *exhibit, struct diag *diag, FILE *counts)
{
    struct layout_result result = layout_audit(exhibit, diag);
    print_part(check, diag);
    fprintf(counts, "layout: %ld states looked at, %d fault%s\n", result.states, result.faults,
        result.faults == 1 ? "" : "s");
    if (!result.whole)
        return EXIT_ENVIRONMENT;
    return result.faults == 0 ? EXIT_OK : EXIT_CONTENT;
}

static void print_counts(FILE *out, const char *folder, const int found[DIAG_SEVERITY_COUNT])
{
    fprintf(out, "%s:", folder);
    for (int i = 0; i < DIAG_SEVERITY_COUNT; i++)
        fprintf(out, "%s %d %s%s", i > 0 ? "," : "", found[i], diag_severity_name(i),
            found[i] == 1 ? "" : "s");
    fputc('\n', out);
}

static int check_pack(const struct check *check, struct exhibit *exhibit)
{
    struct diag diag = {0};
    FILE *counts = check->format == FORMAT_TEXT ? stdout : stderr;
    exhibit_load_diag(exhibit, check->folder, &diag);
    int found[DIAG_SEVERITY_COUNT];
    memcpy(found, diag.counts, sizeof found);
    print_part(check, &diag);
    print_counts(counts, check->folder, found);
    int code = exhibit->pack ? EXIT_OK : EXIT_CONTENT;
    if (exhibit->pack && check->pages && !prove_pages(exhibit, exhibit->pack, &diag)) {
        print_part(check, &diag);
        code = EXIT_CONTENT;
    }
    if (code == EXIT_OK && check->layout)
        code = check_layout(check, exhibit, &diag, counts);
    if (check->format == FORMAT_JSON)
        print_faults(check, &diag);
    diag_finish(&diag);
    return code;
}

int command_check(int argc, char **argv)
{
    static const struct option longs[] = {{"layout", no_argument, NULL, 'l'},
        {"pages", no_argument, NULL, 'p'}, {"format", required_argument, NULL, 'f'}, OPTIONS_COMMON,
        {0}};
    struct check check = {0};
    struct options options = {"check", HELP, longs, apply, &check};
    int rest = 0, code = options_read(&options, argc, argv, &rest);
    if (code >= 0)
        return code;
    if (rest + 1 != argc)
        return options_fault("check", "expected one PACK folder");
    check.folder = argv[rest];
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    code = check_pack(&check, &exhibit);
    exhibit_close(&exhibit);
    return code;
}

// `vitrine new DIR`: a small pack that is sound from the start. All of it is written into a
// temporary folder beside DIR, checked there as `vitrine check` does, and takes DIR's name by one
// rename: so DIR is whole or not there.
#include "command/command.h"
#include "command/exhibit.h"
#include "command/new_files.h"
#include "command/options.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char HELP[] =
    "usage: vitrine new DIR [--languages CODES] [--title TEXT] [--id ID]\n"
    "\n"
    "Writes a small content pack into the new folder DIR: a page of every kind of block, with\n"
    "comments that explain each key. It can be checked and shown at once, and then be changed.\n"
    "At a terminal it asks for the languages and the title when they are not given.\n"
    "\n"
    "  --languages CODES  such as kk,ru,en: 1 to 8 languages; the first is the default\n"
    "  --title TEXT       the name of the exhibit\n"
    "  --id ID            the pack's lasting name, of a-z, 0-9 and '-'; else made of DIR\n"
    "  -h, --help         this text\n"
    "  -V, --version      the version\n"
    "\n"
    "exit: 0 written, 2 wrong call, 3 it could not be written; then nothing is left behind\n";

enum { ID_MAX = 64 };

struct wanted {
    const char *folder;
    char *languages, *title; // owned
    const char *id;          // NULL: made of the folder
    char made_id[ID_MAX + 1];
    struct template_wish wish;
};

static bool apply(void *self, int option, const char *value)
{
    struct wanted *wanted = self;
    if (option == 'i') {
        wanted->id = value;
        return pack_is_id(value);
    }
    char **kept = option == 'l' ? &wanted->languages : &wanted->title;
    free(*kept);
    *kept = strdup(value);
    return true;
}

// A line that somebody types; NULL at the end of input. The caller frees it.
static char *ask(const char *question)
{
    char *line = NULL;
    size_t size = 0;
    fputs(question, stdout);
    fflush(stdout);
    ssize_t length = getline(&line, &size, stdin);
    if (length < 0) {
        free(line);
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

static void ask_missing(struct wanted *wanted)
{
    if (!isatty(STDIN_FILENO))
        return;
    if (!wanted->languages)
        wanted->languages = ask("Languages, the default first (for example kk,ru,en): ");
    if (!wanted->title)
        wanted->title = ask("Title of the exhibit: ");
}

// Splits "kk, ru,en" in place. Returns -1, or the exit code with the fault said.
static int split_languages(struct wanted *wanted)
{
    struct template_wish *wish = &wanted->wish;
    char *rest = NULL;
    for (char *code = strtok_r(wanted->languages, ", ", &rest); code;
         code = strtok_r(NULL, ", ", &rest)) {
        if (!pack_is_language(code))
            return options_fault("new", "'%s' is no language code; such are kk, ru, zh-Hans", code);
        if (wish->language_count == PACK_LANGUAGES_MAX)
            return options_fault("new", "a pack has at most %d languages", PACK_LANGUAGES_MAX);
        for (size_t i = 0; i < wish->language_count; i++)
            if (strcmp(wish->languages[i], code) == 0)
                return options_fault("new", "'%s' is named twice", code);
        wish->languages[wish->language_count++] = code;
    }
    return wish->language_count > 0 ? -1 : options_fault("new", "--languages names none");
}

// "/exhibits/Kazakh Steppe 2/" -> "kazakh-steppe-2"; "" where nothing of it can stand in an id.
static void make_id(const char *folder, char id[ID_MAX + 1])
{
    size_t end = strlen(folder), length = 0;
    while (end > 0 && folder[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    for (size_t i = start; i < end && length < ID_MAX; i++) {
        unsigned char c = (unsigned char)folder[i];
        if (c < 0x80 && isalnum(c))
            id[length++] = (char)tolower(c);
        else if (length > 0 && id[length - 1] != '-')
            id[length++] = '-';
    }
    while (length > 0 && id[length - 1] == '-')
        length--;
    id[length] = '\0';
}

// Returns -1, or the exit code with the fault said.
static int complete(struct wanted *wanted)
{
    ask_missing(wanted);
    if (!wanted->languages)
        return options_fault("new", "--languages CODES is missing");
    if (!wanted->title)
        return options_fault("new", "--title TEXT is missing");
    if (wanted->title[strspn(wanted->title, " \t")] == '\0')
        return options_fault("new", "the title is empty");
    make_id(wanted->folder, wanted->made_id);
    wanted->wish.id = wanted->id ? wanted->id : wanted->made_id[0] ? wanted->made_id : "exhibit";
    wanted->wish.title = wanted->title;
    return split_languages(wanted);
}

// As a shell takes it.
static void print_word(const char *word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
    if (strspn(word, plain) == strlen(word)) {
        fputs(word, stdout);
        return;
    }
    putchar('\'');
    for (; *word; word++)
        fputs(*word == '\'' ? "'\\''" : (const char[2]){*word, '\0'}, stdout);
    putchar('\'');
}

static void print_step(const char *command, const char *folder, const char *rest, const char *what)
{
    printf("  vitrine %s ", command);
    print_word(folder);
    printf("%s\n      %s\n", rest, what);
}

static void say_next(const struct wanted *wanted)
{
    const char *folder = wanted->folder;
    print_word(folder);
    printf(": a new pack, '%s', in", wanted->wish.id);
    for (size_t i = 0; i < wanted->wish.language_count; i++)
        printf("%s %s", i ? "," : "", wanted->wish.languages[i]);
    printf(". Its files are text: open them in any editor.\n\nNext:\n");
    print_step("check", folder, "", "names every fault, with its place and the way out");
    print_step(
        "preview", folder, "", "shows the exhibit in a window, and every change as it is saved");
    print_step("shoot", folder, " --out pictures", "writes a picture of every page");
}

static int write_pack(struct wanted *wanted)
{
    struct exhibit exhibit;
    if (!exhibit_open(&exhibit))
        return EXIT_ENVIRONMENT;
    int code = new_write(&exhibit, &wanted->wish, wanted->folder);
    exhibit_close(&exhibit);
    if (code == EXIT_OK)
        say_next(wanted);
    return code;
}

int command_new(int argc, char **argv)
{
    static const struct option longs[] = {{"languages", required_argument, NULL, 'l'},
        {"title", required_argument, NULL, 't'}, {"id", required_argument, NULL, 'i'},
        OPTIONS_COMMON, {0}};
    struct wanted wanted = {0};
    struct options options = {"new", HELP, longs, apply, &wanted};
    int rest = 0, code = options_read(&options, argc, argv, &rest);
    if (code < 0 && rest + 1 != argc)
        code = options_fault("new", "expected one new folder DIR");
    if (code < 0) {
        wanted.folder = argv[rest];
        code = new_is_free(wanted.folder) ? complete(&wanted) : EXIT_USAGE;
    }
    if (code < 0)
        code = write_pack(&wanted);
    free(wanted.languages);
    free(wanted.title);
    return code;
}

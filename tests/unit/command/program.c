// The real program, called wrongly and rightly: exit codes, and what it says where. Nothing here
// needs a screen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "command/command.h"
#include "config.h"
#include "support/call.h"
#include "unit/command/folder.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char GOOD_PACK[] = TESTS_FOLDER "/packs/minimal";
static const char BAD_PACK[] = TESTS_FOLDER "/packs/bad/number";

static const char USAGE[] =
    "usage: vitrine COMMAND [OPTIONS]\n"
    "\n"
    "An exhibit kiosk: content packs on a touchscreen.\n"
    "\n"
    "  run       show a content pack to visitors\n"
    "  new       write a small content pack, to begin with\n"
    "  check     report every fault of a content pack\n"
    "  preview   a content pack in a window, shown again at every save\n"
    "  shoot     every page of a content pack as PNG pictures\n"
    "  texts     texts to a PO file for translators, and translations back\n"
    "  bundle    a content pack in one file, to carry to a device\n"
    "  keygen    a pair of keys: one signs bundles, devices trust the other\n"
    "  import    puts a pack into the store of this device, to be shown\n"
    "  rollback  shows the pack before again\n"
    "  touchtest try a touch screen, and whether its size is set right\n"
    "  bench     how fast the program is on this machine\n"
    "\n"
    "'vitrine COMMAND --help' tells more; vitrine(1) tells all.\n";

static const char *const COMMANDS[] = {"run", "new", "check", "preview", "shoot", "texts", "bundle",
    "keygen", "import", "rollback", "touchtest", "bench"};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS };

static void test_without_command(void **state)
{
    (void)state;
    assert_outcome(CALL(NULL), EXIT_USAGE, "", USAGE);
    assert_outcome(CALL("--help"), EXIT_OK, USAGE, "");
    assert_outcome(CALL("-h"), EXIT_OK, USAGE, "");
    assert_outcome(
        CALL("show"), EXIT_USAGE, "", "vitrine: no command 'show' (see 'vitrine --help')\n");
}

static void test_version(void **state)
{
    static const char version[] = "vitrine " VITRINE_VERSION "\n";
    (void)state;
    assert_outcome(CALL("-V"), EXIT_OK, version, "");
    assert_outcome(CALL("--version"), EXIT_OK, version, "");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        assert_outcome(CALL(COMMANDS[i], "--version"), EXIT_OK, version, "");
        assert_outcome(CALL(COMMANDS[i], "-V"), EXIT_OK, version, "");
    }
}

static void read_manual(struct buf *out)
{
    FILE *file = fopen(SOURCE_FOLDER "/docs/vitrine.1", "rb");
    assert_non_null(file);
    add_file(file, out);
}

// Every long option of the help stands in the manual, where a hyphen is "\-".
static void assert_in_manual(const char *help, const char *manual)
{
    for (const char *at = help; (at = strstr(at, "--")) != NULL;) {
        struct buf option = {0};
        while (*at == '-' || isalpha((unsigned char)*at)) {
            buf_add_text(&option, *at == '-' ? "\\" : "");
            buf_add(&option, at++, 1);
        }
        if (!strstr(manual, buf_text(&option)))
            fail_msg("%s is not in vitrine.1", buf_text(&option));
        buf_finish(&option);
    }
}

static void test_help(void **state)
{
    struct buf manual = {0};
    (void)state;
    read_manual(&manual);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        char start[64];
        snprintf(start, sizeof start, "usage: vitrine %s ", COMMANDS[i]);
        struct outcome help = CALL(COMMANDS[i], "--help");
        assert_int_equal(help.code, EXIT_OK);
        assert_true(begins(&help.out, start));
        assert_non_null(strstr(help.out.text, "\nexit: 0 "));
        assert_string_equal(buf_text(&help.err), "");
        assert_in_manual(help.out.text, manual.text);
        assert_outcome(CALL(COMMANDS[i], "-h"), EXIT_OK, help.out.text, "");
        finish(&help);
    }
    buf_finish(&manual);
}

static void test_wrong_calls(void **state)
{
    static const struct {
        const char *words[WORDS_MAX + 1];
        const char *said;
    } cases[] = {
        {{"bundle"}, "vitrine bundle: expected one PACK folder (see 'vitrine bundle --help')\n"},
        {{"bundle", GOOD_PACK},
            "vitrine bundle: --out FILE is missing (see 'vitrine bundle --help')\n"},
        {{"keygen"}, "vitrine keygen: --out NAME is missing (see 'vitrine keygen --help')\n"},
        {{"check"}, "vitrine check: expected one PACK folder (see 'vitrine check --help')\n"},
        {{"check", "a", "b"},
            "vitrine check: expected one PACK folder (see 'vitrine check --help')\n"},
        {{"touchtest", "a"},
            "vitrine touchtest: 'a' is too much (see 'vitrine touchtest --help')\n"},
        {{"touchtest", "--rotate", "45"},
            "vitrine touchtest: '45' is not a value for this option (see 'vitrine touchtest "
            "--help')\n"},
        {{"texts", "send", GOOD_PACK},
            "vitrine texts: expected add, export or import (see 'vitrine texts --help')\n"},
        {{"texts", "export", "--lang", "kk"},
            "vitrine texts: expected one PACK folder (see 'vitrine texts --help')\n"},
        {{"texts", "import", "--lang", "kk", GOOD_PACK},
            "vitrine texts: expected one PACK folder and FILE.po (see 'vitrine texts --help')\n"},
        {{"texts", "export", GOOD_PACK},
            "vitrine texts: expected --lang CODE (see 'vitrine texts --help')\n"},
        {{"texts", "import", GOOD_PACK, "a.po", "--lang", "kk", "--out", "b.po"},
            "vitrine texts: --out and --previous are for export (see 'vitrine texts --help')\n"},
        {{"shoot", GOOD_PACK},
            "vitrine shoot: --out DIR is missing (see 'vitrine shoot --help')\n"},
        {{"shoot", "--out", "a"},
            "vitrine shoot: expected one PACK folder (see 'vitrine shoot --help')\n"},
        {{"shoot", GOOD_PACK, "--out", "a", "--size", "big"},
            "vitrine shoot: 'big' is not a value for this option (see 'vitrine shoot --help')\n"},
        {{"shoot", GOOD_PACK, "--out", "a", "--text", "5"},
            "vitrine shoot: '5' is not a value for this option (see 'vitrine shoot --help')\n"},
        {{"preview"}, "vitrine preview: expected one PACK folder (see 'vitrine preview --help')\n"},
        {{"preview", GOOD_PACK, "--screen", "tiny"},
            "vitrine preview: 'tiny' is not a value for this option (see 'vitrine preview "
            "--help')\n"},
        {{"shoot", GOOD_PACK, "--out", "a", "--jobs", "0"},
            "vitrine shoot: '0' is not a value for this option (see 'vitrine shoot --help')\n"},
        {{"shoot", GOOD_PACK, "--out", "a", "--screen", "0"},
            "vitrine shoot: '0' is not a value for this option (see 'vitrine shoot --help')\n"},
        {{"shoot", GOOD_PACK, "--out", "a", "--distance", "99"},
            "vitrine shoot: '99' is not a value for this option (see 'vitrine shoot --help')\n"},
        {{"import"}, "vitrine import: expected one SOURCE (see 'vitrine import --help')\n"},
        {{"rollback", "a"},
            "vitrine rollback: 'a' is one word too many (see 'vitrine rollback --help')\n"},
        {{"run", "a", "b"},
            "vitrine run: expected at most one PACK folder (see 'vitrine run --help')\n"},
        {{"run", "--window", "1920"},
            "vitrine run: '1920' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--screen", "x"},
            "vitrine run: 'x' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--distance", "10001"},
            "vitrine run: '10001' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--rotate", "45"},
            "vitrine run: '45' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--rotate", "360"},
            "vitrine run: '360' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--ask-after", "9"},
            "vitrine run: '9' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--reset-after", "19"},
            "vitrine run: '19' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--volume", "101"},
            "vitrine run: '101' is not a value for this option (see 'vitrine run --help')\n"},
        {{"run", "--record", "a", "--replay", "b", "c"},
            "vitrine run: --record and --replay do not go together (see 'vitrine run --help')\n"},
        {{"run", "--headless", "a"},
            "vitrine run: --headless needs --replay (see 'vitrine run --help')\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_outcome(call(cases[i].words), EXIT_USAGE, "", cases[i].said);
}

// What getopt says of these is its own; it is one line, and the exit code is ours.
static void test_unknown_options(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct outcome outcome = CALL(COMMANDS[i], "--fast", GOOD_PACK);
        assert_int_equal(outcome.code, EXIT_USAGE);
        assert_string_equal(buf_text(&outcome.out), "");
        assert_int_equal(line_count(&outcome.err), 1);
        assert_non_null(strstr(outcome.err.text, "--fast"));
        finish(&outcome);
    }
}

static void test_check_good(void **state)
{
    (void)state;
    struct outcome outcome = CALL("check", GOOD_PACK);
    assert_int_equal(outcome.code, EXIT_OK);
    assert_true(ends(&outcome.out, "/packs/minimal: 0 errors, 0 warnings, 1 note\n"));
    assert_true(begins(&outcome.out, "pack.yaml:5:14: note: translation kk is a draft"));
    assert_string_equal(buf_text(&outcome.err), "");
    finish(&outcome);
}

// The folder of a bad pack holds only what differs from the minimal one: that is bad enough.
static void test_check_bad(void **state)
{
    (void)state;
    struct outcome outcome = CALL("check", BAD_PACK);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_true(begins(&outcome.out, "pack.yaml:3:10: error: 'version' cannot be '0'\n"
                                     "    3 | version: 0\n"
                                     "      |          ^\n"));
    assert_non_null(strstr(outcome.out.text, "/packs/bad/number: "));
    assert_non_null(strstr(outcome.out.text, " errors, "));
    assert_null(strstr(outcome.out.text, ": 0 errors"));
    assert_string_equal(buf_text(&outcome.err), "");
    finish(&outcome);
}

static void test_check_absent(void **state)
{
    (void)state;
    struct outcome outcome = CALL("check", "/nowhere/at/all");
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_true(ends(&outcome.out, "/nowhere/at/all: 1 error, 0 warnings, 0 notes\n"));
    finish(&outcome);
}

static void test_shoot(void **state)
{
    char out[64], path[128], said[128];
    struct stat info;
    (void)state;
    snprintf(out, sizeof out, "%s/made/for/it", folder);
    struct outcome outcome =
        CALL("shoot", GOOD_PACK, "--out", out, "--size", "320x240", "--text", "1");
    assert_int_equal(outcome.code, EXIT_OK);
    assert_true(begins(&outcome.err, "taking pictures, rows: 10 of "));
    static const char *const names[] = {"en/attract", "kk/home", "en/water", "kk/water-rain",
        "en/water-wells", "kk/about", "en/panel-sources", "kk/panel-term", "en/still-there"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s.png", out, names[i]);
        if (stat(path, &info) != 0 || info.st_size < 1000)
            fail_msg("%s is not there", path);
    }
    snprintf(said, sizeof said, " pictures in %s\n", out);
    assert_true(ends(&outcome.out, said));
    finish(&outcome);
}

static void test_texts(void **state)
{
    (void)state;
    char po[64];
    snprintf(po, sizeof po, "%s/en.po", folder);
    struct outcome shown = CALL("texts", "export", GOOD_PACK, "--lang", "en");
    assert_int_equal(shown.code, EXIT_OK);
    assert_non_null(strstr(shown.out.text, "msgctxt \"pack.yaml:title\"\nmsgid \"Құдық\"\n"
                                           "msgstr \"The well\"\n"));
    assert_string_equal(buf_text(&shown.err), "");
    finish(&shown);
    struct outcome written = CALL("texts", "export", GOOD_PACK, "--lang", "en", "--out", po);
    assert_int_equal(written.code, EXIT_OK);
    assert_non_null(strstr(written.out.text, "/en.po: "));
    assert_non_null(strstr(written.out.text, " texts, 0 of them fuzzy, 0 without a translation\n"));
    finish(&written);
    struct outcome wrong = CALL("texts", "import", GOOD_PACK, po, "--lang", "kk");
    assert_int_equal(wrong.code, EXIT_CONTENT);
    assert_non_null(strstr(wrong.err.text, "it is a translation into 'en', not 'kk'\n"));
    finish(&wrong);
    struct outcome bad = CALL("texts", "export", BAD_PACK, "--lang", "en");
    assert_int_equal(bad.code, EXIT_CONTENT);
    assert_string_equal(buf_text(&bad.out), "");
    finish(&bad);
}

static void test_shoot_bad(void **state)
{
    char out[64];
    (void)state;
    snprintf(out, sizeof out, "%s/never", folder);
    struct outcome outcome = CALL("shoot", BAD_PACK, "--out", out);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_true(begins(&outcome.err, "pack.yaml:3:10: error: "));
    assert_string_equal(buf_text(&outcome.out), "");
    assert_int_not_equal(access(out, F_OK), 0);
    finish(&outcome);
}

// A file where the folder should be made; that holds for root too, whom no permission stops.
static void test_shoot_unwritable(void **state)
{
    char file[64], out[80], said[256];
    (void)state;
    snprintf(file, sizeof file, "%s/file", folder);
    snprintf(out, sizeof out, "%s/below", file);
    FILE *made = fopen(file, "wb");
    assert_non_null(made);
    fclose(made);
    struct outcome outcome = CALL("shoot", GOOD_PACK, "--out", out);
    snprintf(said, sizeof said,
        "vitrine: error: shoot: cannot make the folder %s: Not a directory\n", out);
    assert_outcome(outcome, EXIT_ENVIRONMENT, "", said);
}

static void test_run_without_screen(void **state)
{
    (void)state;
    struct outcome outcome = CALL("run", GOOD_PACK);
    assert_int_equal(outcome.code, EXIT_ENVIRONMENT);
    assert_true(begins(&outcome.err, "vitrine: error: window: no screen: "));
    assert_int_equal(line_count(&outcome.err), 1);
    assert_string_equal(buf_text(&outcome.out), "");
    finish(&outcome);
}

static void test_run_settings(void **state)
{
    char path[64];
    (void)state;
    struct outcome outcome = CALL("run", "--config", "/nowhere/kiosk.yaml", GOOD_PACK);
    assert_outcome(outcome, EXIT_CONTENT, "",
        "vitrine: error: settings: cannot read /nowhere/kiosk.yaml: No such file or directory\n");
    snprintf(path, sizeof path, "%s/kiosk.yaml", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("rotate: 91\n", file);
    fclose(file);
    // The settings are read before the other options, wherever they stand.
    outcome = CALL("run", "--window", "big", "--config", path, GOOD_PACK);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_non_null(strstr(buf_text(&outcome.err), ":1:9: error: 'rotate' cannot be '91'\n"));
    finish(&outcome);
}

static void write_trace(const char *path, const char *pack, const char *lines)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fprintf(file,
        "vitrine trace 1\nprogram " VITRINE_VERSION "\npack %s\nscreen 800 480\npitch 0\n"
        "distance 0\nask 0\nreset 0\nbounce 300\nstill 0\nstart 0\nevents\n%s",
        pack, lines);
    fclose(file);
}

// Headless, so without a screen. That equal frames are equal is a test of its own (e2e-replay).
static void test_replay(void **state)
{
    char path[64];
    (void)state;
    snprintf(path, sizeof path, "%s/visit.trace", folder);
    write_trace(path, "minimal 7", "");
    assert_outcome(CALL("run", "--replay", path, "--headless", GOOD_PACK), EXIT_CONTENT,
        "0 frames compared, the recording holds none\n", "");
    write_trace(path, "other 2", "0 now\n1 now\n1 frame 0000000000000001\n7 quit\n");
    struct outcome outcome = CALL("run", "--headless", "--replay", path, GOOD_PACK);
    char said[128];
    snprintf(
        said, sizeof said, "1 frames compared, 1 differ, the first at 0.001 s (%s:15)\n", path);
    assert_outcome(outcome, EXIT_CONTENT, said,
        "vitrine: warning: replay: recorded with pack other, version 2; this is minimal, version "
        "7\n");
    outcome = CALL("run", "--replay", path, GOOD_PACK); // in a window
    assert_int_equal(outcome.code, EXIT_ENVIRONMENT);
    finish(&outcome);
    write_trace(path, "minimal 7", "0 nwo\n");
    outcome = CALL("run", "--replay", path, "--headless", GOOD_PACK);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_non_null(strstr(buf_text(&outcome.err), ":13:3: error: unknown answer 'nwo'\n"));
    finish(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_command),
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_wrong_calls),
        cmocka_unit_test(test_unknown_options),
        cmocka_unit_test(test_check_good),
        cmocka_unit_test(test_check_bad),
        cmocka_unit_test(test_check_absent),
        cmocka_unit_test(test_shoot),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_shoot_bad),
        cmocka_unit_test(test_shoot_unwritable),
        cmocka_unit_test(test_run_without_screen),
        cmocka_unit_test(test_run_settings),
        cmocka_unit_test(test_replay),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

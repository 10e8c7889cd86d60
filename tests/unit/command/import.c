// The real program imports: what it says, writes and keeps.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "command/command.h"
#include "support/call.h"
#include "unit/command/folder.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char GOOD_PACK[] = TESTS_FOLDER "/packs/minimal";
static const char BAD_PACK[] = TESTS_FOLDER "/packs/bad/number";

static void test_import(void **state)
{
    struct buf store = {0}, report = {0}, said = {0};
    (void)state;
    buf_print(&store, "%s/store", folder);
    buf_print(&report, "%s/report.txt", folder);
    struct outcome outcome =
        CALL("import", GOOD_PACK, "--store", store.text, "--report", report.text);
    assert_string_equal(buf_text(&outcome.err), "");
    assert_int_equal(outcome.code, EXIT_OK);
    assert_non_null(strstr(outcome.out.text, "/packs/minimal: imported\nshown: minimal-7-"));
    add_file(fopen(report.text, "rb"), &said);
    assert_non_null(strstr(said.text, "\n\nIMPORTED. The screen shows it from now on.\n"));
    assert_non_null(strstr(said.text, "\nshown now       minimal-7-"));
    assert_non_null(strstr(said.text, "pack.yaml:5:14: note: translation kk is a draft"));
    finish(&outcome);
    outcome = CALL("import", GOOD_PACK, "--store", store.text);
    assert_int_equal(outcome.code, EXIT_OK);
    assert_non_null(strstr(outcome.out.text, ": it was there already; nothing changed\n"));
    finish(&outcome);
    outcome = CALL("rollback", "--store", store.text);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    assert_non_null(strstr(outcome.out.text, "error: there is no version before\n"));
    finish(&outcome);
    outcome = CALL("import", "/nowhere/x.vpack", "--store", store.text);
    assert_int_equal(outcome.code, EXIT_ENVIRONMENT);
    assert_int_equal(line_count(&outcome.err), 1);
    finish(&outcome);
    buf_finish(&store);
    buf_finish(&report);
    buf_finish(&said);
}

// The end of a stick's import is held back until the stick may be removed.
static void test_import_of_a_stick(void **state)
{
    struct buf store = {0}, progress = {0}, last = {0}, said = {0}, empty = {0};
    (void)state;
    buf_print(&store, "%s/store-of-sticks", folder);
    buf_print(&progress, "%s/progress", folder);
    buf_print(&last, "%s/end", folder);
    buf_print(&empty, "%s/empty", folder);
    assert_int_equal(mkdir(empty.text, 0700), 0);
    struct outcome outcome = CALL("import", empty.text, "--store", store.text, "--progress",
        progress.text, "--stick", last.text);
    assert_outcome(
        outcome, EXIT_OK, "", "vitrine: info: import: no pack is on the stick: nothing is done\n");
    assert_int_not_equal(access(store.text, F_OK), 0);
    assert_int_not_equal(access(progress.text, F_OK), 0);
    outcome = CALL("import", GOOD_PACK, "--store", store.text, "--progress", progress.text,
        "--stick", last.text);
    assert_int_equal(outcome.code, EXIT_OK);
    finish(&outcome);
    add_file(fopen(progress.text, "rb"), &said);
    assert_string_equal(
        said.text, "vitrine-import 1\nstage showing\ndone 0 0\npack minimal 7\nreason -\n");
    buf_clear(&said);
    add_file(fopen(last.text, "rb"), &said);
    assert_string_equal(
        said.text, "vitrine-import 1\nstage done\ndone 0 0\npack minimal 7\nreason -\n");
    outcome = CALL("import", BAD_PACK, "--store", store.text, "--progress", progress.text);
    assert_int_equal(outcome.code, EXIT_CONTENT);
    finish(&outcome);
    buf_clear(&said);
    add_file(fopen(progress.text, "rb"), &said);
    assert_string_equal(said.text, "vitrine-import 1\nstage refused\ndone 0 0\npack - 0\n"
                                   "reason 'version' cannot be '0'\n");
    buf_clear(&said);
    buf_clear(&last);
    buf_print(&last, "%s/imports.log", store.text);
    add_file(fopen(last.text, "rb"), &said);
    assert_non_null(strstr(said.text, "Z import done minimal-7-"));
    assert_non_null(strstr(said.text, "Z import refused - -\n"));
    buf_finish(&store);
    buf_finish(&progress);
    buf_finish(&last);
    buf_finish(&said);
    buf_finish(&empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_import),
        cmocka_unit_test(test_import_of_a_stick),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

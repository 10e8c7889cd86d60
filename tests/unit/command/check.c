// `vitrine check --format`: to the letter, over a pack whose faults are known.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/command.h"
#include "support/call.h"
#include "support/json.h"

#include <sys/stat.h>

static const char GOOD_PACK[] = TESTS_FOLDER "/packs/minimal";
static char folder[] = "/tmp/vitrine-check-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

// A pack with a misspelt key, a picture that is not there and a draft.
static int write_pack(void **state)
{
    char path[64];
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/water", folder);
    if (mkdir(path, 0700) != 0)
        return -1;
    write_file("pack.yaml", "format: 1\nid: well\nversion: 1\nlanguages: [en]\n"
                            "review: {en: draft}\ntitle: The well\n"
                            "home: {title: Water, intro: Choose.}\n"
                            "attract: {kicker: Small, text: Water, questions: [How deep?]}\n"
                            "themes: [water]\naccents: {water: \"#1F5F8B\"}\nsources: {}\n");
    write_file("water/theme.yaml", "titel: Water\nsummary: Under the ground\n"
                                   "icon: media/drop.svg\npages: [rain]\n");
    write_file("water/rain.yaml", "title: Rain\nsource: book\nblocks:\n  - text: Rain falls.\n");
    return 0;
}

static int remove_pack(void **state)
{
    static const char *const names[] = {
        "/water/theme.yaml", "/water/rain.yaml", "/water", "/pack.yaml", ""};
    char path[128];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s%s", folder, names[i]);
        if (remove(path) != 0)
            return -1;
    }
    return 0;
}

// The text with every '@' as the pack's folder. The caller finishes it.
static struct buf placed(const char *text)
{
    struct buf out = {0};
    for (; *text; text++)
        if (*text == '@')
            buf_add_text(&out, folder);
        else
            buf_add(&out, text, 1);
    return out;
}

static void expect(const char *format, int code, const char *out, const char *err)
{
    struct buf said = placed(out), counted = placed(err);
    assert_outcome(
        CALL("check", "--format", format, folder), code, buf_text(&said), buf_text(&counted));
    buf_finish(&said);
    buf_finish(&counted);
}

static const char COUNTS[] = "@: 3 errors, 0 warnings, 1 note\n";

static void test_text(void **state)
{
    (void)state;
    struct outcome plain = CALL("check", folder);
    assert_int_equal(plain.code, EXIT_CONTENT);
    assert_string_equal(buf_text(&plain.err), "");
    expect("text", EXIT_CONTENT, buf_text(&plain.out), "");
    finish(&plain);
}

static void test_gcc(void **state)
{
    (void)state;
    expect("gcc", EXIT_CONTENT,
        "@/pack.yaml:5:14: note: translation en is a draft: no native reader has reviewed it\n"
        "@/water/theme.yaml:1:1: error: unknown key 'titel' (did you mean 'title'? a theme has: "
        "title, summary, icon, pages)\n"
        "@/water/theme.yaml:3:7: error: there is no file 'media/drop.svg' (create it, or correct "
        "its name)\n"
        "@/water/rain.yaml:2:9: error: no source 'book' (sources stand in pack.yaml, under "
        "'sources')\n",
        COUNTS);
}

static void test_json(void **state)
{
    static const char said[] =
        "[\n"
        "  {\"severity\": \"note\", \"path\": \"@/pack.yaml\", \"line\": 5, \"column\": 14, "
        "\"length\": 5, \"message\": \"translation en is a draft: no native reader has reviewed "
        "it\", \"hint\": null, \"source\": \"review: {en: draft}\"},\n"
        "  {\"severity\": \"error\", \"path\": \"@/water/theme.yaml\", \"line\": 1, \"column\": 1, "
        "\"length\": 5, \"message\": \"unknown key 'titel'\", \"hint\": \"did you mean 'title'? a "
        "theme has: title, summary, icon, pages\", \"source\": \"titel: Water\"},\n"
        "  {\"severity\": \"error\", \"path\": \"@/water/theme.yaml\", \"line\": 3, \"column\": 7, "
        "\"length\": 14, \"message\": \"there is no file 'media/drop.svg'\", \"hint\": \"create "
        "it, or correct its name\", \"source\": \"icon: media/drop.svg\"},\n"
        "  {\"severity\": \"error\", \"path\": \"@/water/rain.yaml\", \"line\": 2, \"column\": 9, "
        "\"length\": 4, \"message\": \"no source 'book'\", \"hint\": \"sources stand in pack.yaml, "
        "under 'sources'\", \"source\": \"source: book\"}\n"
        "]\n";
    (void)state;
    assert_true(json_is_valid(said));
    expect("json", EXIT_CONTENT, said, COUNTS);
}

// One array, also where nothing was found, or the folder is not there.
static void test_json_of_others(void **state)
{
    (void)state;
    struct outcome outcome = CALL("check", "--format", "json", GOOD_PACK);
    assert_int_equal(outcome.code, EXIT_OK);
    assert_true(json_is_valid(buf_text(&outcome.out)));
    assert_true(begins(&outcome.out, "[\n  {\"severity\": \"note\", \"path\": \"" TESTS_FOLDER));
    finish(&outcome);
    assert_outcome(CALL("check", "--format", "json", "/nowhere"), EXIT_CONTENT,
        "[\n  {\"severity\": \"error\", \"path\": \"/nowhere\", \"line\": null, \"column\": null, "
        "\"length\": null, \"message\": \"cannot open the folder '/nowhere': No such file or "
        "directory\", \"hint\": \"name the folder of a pack\", \"source\": null}\n]\n",
        "/nowhere: 1 error, 0 warnings, 0 notes\n");
}

static void test_wrong_format(void **state)
{
    (void)state;
    assert_outcome(CALL("check", "--format", "xml", folder), EXIT_USAGE, "",
        "vitrine check: 'xml' is not a value for this option (see 'vitrine check --help')\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_gcc),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_of_others),
        cmocka_unit_test(test_wrong_format),
    };
    return cmocka_run_group_tests(tests, write_pack, remove_pack);
}

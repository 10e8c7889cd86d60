// `vitrine new`, the real program: what it writes is sound in whatever languages, and what it
// cannot write leaves nothing behind.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/command.h"
#include "pack/model.h"
#include "support/call.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>

static char folder[] = "/tmp/vitrine-new-XXXXXX";

// The path of `name` in the test's folder; good until the next call.
static const char *in(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int entry_count(const char *path)
{
    DIR *listing = opendir(path);
    int count = 0;
    assert_non_null(listing);
    while (readdir(listing))
        count++;
    closedir(listing);
    return count - 2;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void empty_folder(void)
{
    assert_int_equal(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    assert_int_equal(mkdir(folder, 0700), 0);
}

static void expect_sound(const char *pack, int languages)
{
    char said[320];
    struct outcome outcome = CALL("check", pack);
    snprintf(said, sizeof said, "%s: 0 errors, 0 warnings, %d note%s\n", pack, languages,
        languages == 1 ? "" : "s");
    if (!ends(&outcome.out, said))
        fail_msg("%s", buf_text(&outcome.out));
    assert_int_equal(outcome.code, EXIT_OK);
    finish(&outcome);
}

// Of one, two and three languages, with and without words of the program; of eight.
static void test_languages(void **state)
{
    static const struct {
        const char *codes;
        int count;
    } cases[] = {{"kk,ru,en", 3}, {"kk", 1}, {"ru", 1}, {"en", 1}, {"en,kk", 2}, {"ur", 1},
        {"zh-Hans", 1}, {"ru,ur", 2}, {"kk, zh-Hans, en", 3},
        {"kk,ru,en,ur,zh-Hans,fr,de,az-Arab", 8}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *pack = in("pack");
        struct outcome outcome = CALL(
            "new", pack, "--languages", cases[i].codes, "--title", "Wells \"and\" \\ rivers: #1");
        if (outcome.code != EXIT_OK)
            fail_msg("%s", buf_text(&outcome.err));
        assert_string_equal(buf_text(&outcome.err), "");
        finish(&outcome);
        assert_int_equal(entry_count(folder), 1);
        expect_sound(pack, cases[i].count);
        empty_folder();
    }
}

// A language more, later: with the words of the program, and twice with words to be translated, of
// which those of the second follow those of the first.
static void test_another_language(void **state)
{
    static const char *const codes[] = {"ru", "uz", "ar"};
    (void)state;
    const char *pack = in("pack");
    struct outcome outcome = CALL("new", pack, "--languages", "kk,en", "--title", "Well");
    assert_int_equal(outcome.code, EXIT_OK);
    finish(&outcome);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        outcome = CALL("texts", "add", "--lang", codes[i], pack);
        if (outcome.code != EXIT_OK)
            fail_msg("%s: %s", codes[i], buf_text(&outcome.err));
        assert_non_null(strstr(outcome.out.text, " texts have a place for '"));
        finish(&outcome);
        outcome = CALL("check", pack);
        if (outcome.code != EXIT_OK)
            fail_msg("%s: %s", codes[i], buf_text(&outcome.out));
        assert_non_null(strstr(outcome.out.text, ": 0 errors, "));
        finish(&outcome);
    }
    empty_folder();
}

// What it says is what to do next.
static void test_next(void **state)
{
    char said[1024];
    (void)state;
    const char *pack = in("The well's");
    snprintf(said, sizeof said,
        "'%s/The well'\\''s': a new pack, 'the-well-s', in kk, en. Its files are text: open them "
        "in any editor.\n\nNext:\n"
        "  vitrine check '%s/The well'\\''s'\n"
        "      names every fault, with its place and the way out\n"
        "  vitrine preview '%s/The well'\\''s'\n"
        "      shows the exhibit in a window, and every change as it is saved\n"
        "  vitrine shoot '%s/The well'\\''s' --out pictures\n"
        "      writes a picture of every page\n",
        folder, folder, folder, folder);
    assert_outcome(CALL("new", pack, "--languages", "kk,en", "--title", "Well"), EXIT_OK, said, "");
    empty_folder();
}

static void read_pack_file(const char *path, struct buf *out)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    add_file(file, out);
}

// Every kind of block stands in a page named after it, and each file names its schema.
static void test_contents(void **state)
{
    static const char *const pages[] = {"writing/lead", "writing/text", "writing/list",
        "writing/note", "writing/quote", "pictures/number", "pictures/image", "questions/check",
        "questions/think", "questions/sources", "pictures/timeline", "questions/compare",
        "questions/quiz", "pictures/route", "pictures/chart", "pictures/gallery",
        "writing/glossary", "questions/qr"};
    (void)state;
    struct outcome outcome =
        CALL("new", in("pack"), "--languages", "en", "--title", "Well", "--id", "well-2", NULL);
    assert_int_equal(outcome.code, EXIT_OK);
    finish(&outcome);
    assert_int_equal(sizeof pages / sizeof *pages, PACK_BLOCK_COUNT);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char name[64], kind[64];
        struct buf text = {0};
        snprintf(name, sizeof name, "pack/%s.yaml", pages[i]);
        snprintf(kind, sizeof kind, "\n  - %s:", strchr(pages[i], '/') + 1);
        read_pack_file(in(name), &text);
        assert_true(begins(&text, "# yaml-language-server: $schema=/"));
        assert_non_null(strstr(text.text, "/page.schema.json\n# A page with "));
        assert_non_null(strstr(text.text, kind));
        buf_finish(&text);
    }
    struct buf text = {0};
    read_pack_file(in("pack/pack.yaml"), &text);
    assert_non_null(strstr(text.text, "\nid: \"well-2\"\n"));
    buf_finish(&text);
    empty_folder();
}

static void expect_refused(const char *said, struct outcome outcome)
{
    if (!ends(&outcome.err, said) || outcome.code != EXIT_USAGE)
        fail_msg("%d: %s", outcome.code, buf_text(&outcome.err));
    assert_string_equal(buf_text(&outcome.out), "");
    finish(&outcome);
    assert_int_equal(entry_count(folder), 0);
}

static void test_wrong_calls(void **state)
{
    (void)state;
    const char *pack = in("pack");
    expect_refused("expected one new folder DIR (see 'vitrine new --help')\n", CALL("new"));
    expect_refused("--languages CODES is missing (see 'vitrine new --help')\n", CALL("new", pack));
    expect_refused("--title TEXT is missing (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", "en"));
    expect_refused("the title is empty (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", "en", "--title", " "));
    expect_refused("'English' is no language code; such are kk, ru, zh-Hans (see 'vitrine new "
                   "--help')\n",
        CALL("new", pack, "--languages", "kk,English", "--title", "a"));
    expect_refused("'kk' is named twice (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", "kk,ru,kk", "--title", "a"));
    expect_refused("--languages names none (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", ",", "--title", "a"));
    expect_refused("a pack has at most 8 languages (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", "aa,bb,cc,dd,ee,ff,gg,hh,ii", "--title", "a"));
    expect_refused("'A B' is not a value for this option (see 'vitrine new --help')\n",
        CALL("new", pack, "--languages", "en", "--title", "a", "--id", "A B"));
    expect_refused("': give the new folder a name\n", CALL("new", in(".")));
    expect_refused("': give the new folder a name\n", CALL("new", "/"));
    // Only the loader knows which characters no text may have.
    expect_refused("vitrine new: with these values it is no sound pack\n",
        CALL("new", in("pack"), "--languages", "en", "--title", "a\u202Eb"));
}

static void test_what_is_there(void **state)
{
    (void)state;
    assert_int_equal(mkdir(in("pack"), 0700), 0);
    struct outcome outcome = CALL("new", in("pack/"), "--languages", "en", "--title", "a");
    assert_int_equal(outcome.code, EXIT_OK);
    finish(&outcome);
    struct buf before = {0}, after = {0};
    read_pack_file(in("pack/pack.yaml"), &before);
    outcome = CALL("new", in("pack"), "--languages", "kk", "--title", "b");
    assert_int_equal(outcome.code, EXIT_USAGE);
    assert_true(ends(&outcome.err, "/pack': is there already, and is not empty\n"));
    finish(&outcome);
    read_pack_file(in("pack/pack.yaml"), &after);
    assert_string_equal(before.text, after.text);
    buf_finish(&before);
    buf_finish(&after);
    outcome = CALL("new", in("pack/pack.yaml"), "--languages", "kk", "--title", "b");
    assert_int_equal(outcome.code, EXIT_USAGE);
    assert_true(ends(&outcome.err, "/pack.yaml': is there already, and is no folder\n"));
    finish(&outcome);
    assert_int_equal(entry_count(folder), 1);
    outcome = CALL("new", in("absent/pack"), "--languages", "kk", "--title", "b");
    assert_int_equal(outcome.code, EXIT_ENVIRONMENT);
    assert_true(begins(&outcome.err, "vitrine: error: new: cannot make a folder beside "));
    finish(&outcome);
    empty_folder();
}

// A disk that is full while the pack is written, told by a limit on the size of a file.
static void test_disk_full(void **state)
{
    char command[512];
    (void)state;
    snprintf(command, sizeof command,
        "trap '' XFSZ; ulimit -f 1; exec '%s' new '%s' --languages kk,ru,en --title a 2>/dev/null",
        PROGRAM, in("pack"));
    int status = system(command);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_ENVIRONMENT);
    assert_int_equal(entry_count(folder), 0);
}

// At a terminal it asks; what is typed is taken.
static void test_asks_at_a_terminal(void **state)
{
    (void)state;
    const char *pack = in("pack");
    int master = posix_openpt(O_RDWR | O_NOCTTY), status = 0;
    assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(slave >= 0);
    static const char typed[] = "kk, en\nThe well\n";
    assert_int_equal(write(master, typed, strlen(typed)), (ssize_t)strlen(typed));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(slave, STDIN_FILENO);
        dup2(slave, STDOUT_FILENO);
        execl(PROGRAM, PROGRAM, "new", pack, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_OK);
    struct buf text = {0};
    char bytes[2048];
    ssize_t length = read(master, bytes, sizeof bytes);
    assert_true(length > 0);
    buf_add(&text, bytes, (size_t)length);
    assert_non_null(strstr(text.text, "Languages, the default first (for example kk,ru,en): "));
    buf_clear(&text);
    read_pack_file(in("pack/pack.yaml"), &text);
    assert_non_null(strstr(text.text, "\nlanguages: [kk, en]\n"));
    assert_non_null(strstr(text.text, "\ntitle: \"The well\"\n"));
    buf_finish(&text);
    close(slave);
    close(master);
    empty_folder();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_another_language),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_wrong_calls),
        cmocka_unit_test(test_what_is_there),
        cmocka_unit_test(test_disk_full),
        cmocka_unit_test(test_asks_at_a_terminal),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

// Every folder of tests/packs/bad is laid over the minimal pack; what the loader says of it must be
// its expected.txt, to the letter. `test-pack-bad accept` writes those files anew.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "temp_pack.h"

static const char bad_folder[] = TESTS_FOLDER "/packs/bad";

static bool accepting;

static void load_bad(const char *name, struct buf *out)
{
    char path[64], overlay[1024];
    snprintf(overlay, sizeof overlay, "%s/%s", bad_folder, name);
    temp_create(path);
    temp_lay(overlay, path);
    struct diag diag = {0};
    struct pack *pack = pack_load(path, &temp_seams, &diag);
    assert_int_equal(pack == NULL, diag.counts[DIAG_ERROR] > 0);
    diag_render(&diag, out);
    pack_destroy(pack);
    diag_finish(&diag);
    temp_remove(path);
}

static size_t line_length(const char *text)
{
    return strcspn(text, "\n");
}

// The lines that differ, in the manner of diff: both texts are in step, but for what one leaves
// out.
static void print_difference(const char *name, const char *expected, const char *actual)
{
    printf("--- bad/%s/expected.txt\n+++ what the loader says\n", name);
    while (*expected || *actual) {
        size_t e = line_length(expected), a = line_length(actual);
        if (e == a && memcmp(expected, actual, e) == 0) {
            printf(" %.*s\n", (int)e, expected);
        } else {
            if (*expected)
                printf("-%.*s\n", (int)e, expected);
            if (*actual)
                printf("+%.*s\n", (int)a, actual);
        }
        expected += e + (expected[e] == '\n');
        actual += a + (actual[a] == '\n');
    }
}

static bool check_bad(const char *name)
{
    char path[1024];
    struct buf expected = {0}, actual = {0};
    snprintf(path, sizeof path, "%s/%s/expected.txt", bad_folder, name);
    load_bad(name, &actual);
    if (accepting)
        temp_write(path, buf_text(&actual), actual.length);
    else
        temp_read(path, &expected);
    bool same = accepting || strcmp(buf_text(&expected), buf_text(&actual)) == 0;
    if (!same)
        print_difference(name, buf_text(&expected), buf_text(&actual));
    buf_finish(&expected);
    buf_finish(&actual);
    return same;
}

static void test_bad_packs(void **state)
{
    (void)state;
    DIR *folder = opendir(bad_folder);
    assert_non_null(folder);
    int checked = 0, differing = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        checked++;
        differing += !check_bad(entry->d_name);
    }
    closedir(folder);
    assert_int_equal(differing, 0);
    assert_true(checked >= 45);
}

static void test_no_folder(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct buf text = {0};
    assert_null(pack_load("/nonexistent/pack", &temp_seams, &diag));
    diag_render(&diag, &text);
    assert_string_equal(buf_text(&text),
        "error: cannot open the folder '/nonexistent/pack': No such file or directory\n"
        "  name the folder of a pack\n");
    buf_finish(&text);
    diag_finish(&diag);
}

int main(int argc, char **argv)
{
    accepting = argc == 2 && strcmp(argv[1], "accept") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bad_packs),
        cmocka_unit_test(test_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

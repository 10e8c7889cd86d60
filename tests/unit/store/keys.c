// The folder of the keys on a disk that fails: a part of it must not look like all of it. The
// readdir here stands in for the C library's.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/keys.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const *names; // of the entries that are read yet, then NULL
static int error;                // what is at their end; 0 = nothing

struct dirent *readdir(DIR *folder)
{
    static struct dirent entry;
    (void)folder;
    if (!*names) {
        errno = error ? error : errno;
        return NULL;
    }
    snprintf(entry.d_name, sizeof entry.d_name, "%s", *names++);
    return &entry;
}

// Reads a folder of these entries.
static bool load(const char *const *entries, int at_the_end, struct keys *keys, struct diag *diag)
{
    char folder[] = "/tmp/vitrine-keys-XXXXXX";
    assert_non_null(mkdtemp(folder));
    names = entries;
    error = at_the_end;
    bool good = keys_load(folder, false, keys, diag);
    assert_int_equal(rmdir(folder), 0);
    return good;
}

static void test_an_error_is_no_end(void **state)
{
    static const char *const none[] = {NULL}, *const some[] = {".", "..", "read-me", NULL};
    struct keys keys;
    struct diag diag = {0};
    (void)state;
    errno = EIO; // of long ago
    assert_true(load(none, 0, &keys, &diag));
    assert_true(load(some, 0, &keys, &diag));
    assert_int_equal(keys.count, 0);
    assert_int_equal(diag.counts[DIAG_ERROR], 0);
    assert_false(load(none, EIO, &keys, &diag));
    assert_false(load(some, EIO, &keys, &diag));
    assert_int_equal(diag.counts[DIAG_ERROR], 2);
    diag_finish(&diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_error_is_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

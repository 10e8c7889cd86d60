// The lock of the staff menu between two programs: counted from the start of the machine, and gone
// with its power.
#include "command/pin_lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/log.h"
#include "folder.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char path[128];

static void put_file(const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_lock(int64_t now_ms, int wrong, int64_t left_ms)
{
    struct staff_lock lock = pin_lock_read(path, now_ms);
    assert_int_equal(lock.wrong, wrong);
    assert_int_equal(lock.left_ms, left_ms);
}

static void test_round(void **state)
{
    (void)state;
    remove(path);
    assert_lock(1000, 0, 0);
    assert_true(pin_lock_write(path, (struct staff_lock){3, 0}, 5000));
    assert_lock(INT64_MAX, 3, 0); // a count does not end by time
    assert_true(pin_lock_write(path, (struct staff_lock){5, STAFF_LOCK_MS}, 5000));
    assert_lock(5000, 5, STAFF_LOCK_MS);
    assert_lock(65000, 5, STAFF_LOCK_MS - 60000);
    assert_lock(5000 + STAFF_LOCK_MS - 1, 5, 1);
    assert_lock(5000 + STAFF_LOCK_MS, 0, 0);
}

// What somebody else made of the file locks nobody out, and is no way around the lock of today.
static void test_other_files(void **state)
{
    static const char *const files[] = {"", "wrong\n", "wrong 5\n", "wrong -5\nuntil 99999\n",
        "until 99999\nwrong 5\n", "wrong 5\nuntil soon\n"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        put_file(files[i]);
        assert_lock(0, 0, 0);
    }
}

static void test_unwritable(void **state)
{
    (void)state;
    assert_false(pin_lock_write("/nowhere/at/all", (struct staff_lock){1, 0}, 0));
}

static void test_clock(void **state)
{
    (void)state;
    int64_t first_ms = pin_lock_now_ms();
    assert_true(first_ms > 0);
    assert_true(pin_lock_now_ms() >= first_ms);
}

static int open_folder(void **state)
{
    int made = make_folder(state);
    snprintf(path, sizeof path, "%s/pin", folder);
    log_limit(LOG_ERROR);
    return made;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_unwritable),
        cmocka_unit_test(test_clock),
    };
    return cmocka_run_group_tests(tests, open_folder, remove_folder);
}

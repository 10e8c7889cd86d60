// What is shown of an import's progress, and until when.
#include "command/notice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct screen_notice shown(enum progress_stage stage, int64_t done, int64_t of)
{
    struct progress progress = {.stage = stage, .done = done, .of = of};
    return notice_of(&progress, 0, 3, 1000);
}

static void the_percent_only_grows(void **state)
{
    int before = -1;
    (void)state;
    for (int stage = PROGRESS_OPENING; stage < PROGRESS_DONE; stage++)
        for (int done = 0; done <= (stage == PROGRESS_COPYING ? 1000 : 0); done++) {
            struct screen_notice notice = shown((enum progress_stage)stage, done, 1000);
            assert_int_equal(notice.kind, SCREEN_IMPORTING);
            assert_true(notice.percent >= before && notice.percent < 100);
            assert_int_equal(notice.percent % 5, 0);
            before = notice.percent;
        }
    assert_int_equal(shown(PROGRESS_COPYING, 0, 0).percent, 0); // an empty pack
    assert_int_equal(shown(PROGRESS_COPYING, INT64_MAX, INT64_MAX).percent, 70);
}

static void ends_are_of_two_kinds(void **state)
{
    (void)state;
    assert_int_equal(shown(PROGRESS_DONE, 0, 0).kind, SCREEN_IMPORTED);
    assert_int_equal(shown(PROGRESS_SAME, 0, 0).kind, SCREEN_IMPORTED);
    assert_int_equal(shown(PROGRESS_REFUSED, 0, 0).kind, SCREEN_IMPORT_REFUSED);
    assert_int_equal(shown(PROGRESS_FAILED, 0, 0).kind, SCREEN_IMPORT_REFUSED);
}

static void what_is_old_is_forgotten(void **state)
{
    struct progress end = {.stage = PROGRESS_DONE}, running = {.stage = PROGRESS_COPYING};
    (void)state;
    assert_int_equal(notice_of(&end, 0, 3, 1000).until_ms, 21000);
    assert_int_equal(notice_of(&end, 5000, 3, 1000).until_ms, 16000);
    assert_int_equal(notice_of(&end, 20000, 3, 1000).kind, SCREEN_NO_NOTICE);
    assert_int_equal(notice_of(&end, INT64_MAX, 3, 1000).kind, SCREEN_NO_NOTICE);
    assert_int_equal(notice_of(&end, -100000, 3, 1000).until_ms, 21000); // the clock was set
    assert_int_equal(notice_of(&end, 0, 8, 1000).until_ms, 1000 + 8 * SCREEN_NOTICE_TURN_MS);
    assert_int_equal(notice_of(&running, 180000, 3, 1000).kind, SCREEN_IMPORTING);
    assert_int_equal(notice_of(&running, 240000, 3, 1000).kind, SCREEN_NO_NOTICE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_percent_only_grows),
        cmocka_unit_test(ends_are_of_two_kinds),
        cmocka_unit_test(what_is_old_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

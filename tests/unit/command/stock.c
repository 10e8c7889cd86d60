// Which pack takes the place of another on a running device.
#include "unit/command/stock.h"

#include "pack/pages.h"
#include "unit/pack/large.h"

// A device without any pack takes over the first one that comes, and the next.
static void test_from_no_pack(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    bench_start(&bench);
    assert_null(bench.exhibit.pack);
    for (int version = 1; version <= 3; version++) {
        import(&bench, version);
        look(&bench);
        assert_true(await_news(&bench));
        assert_shown(&bench, version);
        assert_int_not_equal(stock_deadline_ms(bench.stock), INT64_MIN); // it rests
        assert_int_equal(trial_read(bench.trial).deaths, 1);
    }
    bench_close(&bench);
}

// Staff go back: the screen goes on meanwhile, and an import that is under way is waited for.
static void test_staff_go_back(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    import(&bench, 2);
    bench_start(&bench);
    int busy = tidy_open(disk_system(), bench.kit.store, 0);
    assert_true(busy >= 0);
    stock_roll_back(bench.stock);
    assert_false(pass(&bench, TURN_MS));
    assert_int_equal(kit_shown(&bench.kit), 2);
    close(busy);
    assert_true(await_news(&bench)); // also the log of the store has news
    assert_int_equal(kit_shown(&bench.kit), 1);
    look(&bench);
    assert_true(await_news(&bench));
    assert_shown(&bench, 1);
    assert_string_equal(stock_faults(bench.stock), "");
    bench_close(&bench);
}

static void test_staff_are_told_that_there_is_no_way_back(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    bench_start(&bench);
    stock_roll_back(bench.stock);
    assert_true(await_news(&bench));
    assert_shown(&bench, 1);
    assert_non_null(strstr(stock_faults(bench.stock), "could not be brought back"));
    bench_close(&bench);
}

// The program ends while staff's wish waits: it does not wait.
static void test_the_end_ends_the_way_back(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    import(&bench, 2);
    bench_start(&bench);
    int busy = tidy_open(disk_system(), bench.kit.store, 0);
    stock_roll_back(bench.stock);
    bench_end(&bench, true);
    close(busy);
    assert_int_equal(kit_shown(&bench.kit), 2);
    bench_start(&bench);
    assert_shown(&bench, 2);
    bench_close(&bench);
}

// A pack of so many pages that they are checked while it is shown; then one of them gets a fault.
static void import_large(const struct bench *bench)
{
    char large[64];
    struct buf path = {0};
    large_create(large, PACK_WHOLE_PAGES + 1, 1);
    assert_int_equal(kit_import(&bench->kit, large), STORE_DONE);
    assert_true(store_current(bench->kit.store, &path));
    large_write(path.text, "theme-1/page-300.yaml", "titel: x\n");
    temp_remove(large);
    buf_finish(&path);
}

// At once, or after a refusal of another; then it rests, and what is known stays so.
static void await_other(struct bench *bench, int refused)
{
    assert_true(pass(bench, TURN_MS));
    assert_null(kiosk_pack(bench->kiosk)); // the fault screen
    assert_non_null(strstr(pack_faults(bench->exhibit.pack), "theme-1/page-300.yaml"));
    assert_true(kiosk_needs(bench->kiosk, bench->exhibit.pack)); // it tells them
    for (int i = 0; i <= refused; i++)
        assert_true(await_news(bench));
    assert_non_null(strstr(stock_faults(bench->stock), "theme-1/page-300.yaml"));
    look(bench);
    assert_quiet();
    assert_true(stock_deadline_ms(bench->stock) > now_ms(bench));
}

static void test_faults_that_come_to_light(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    import_large(&bench);
    for (int start = 1; start <= 3; start++) { // it is no death, however often
        bench_start(&bench);
        assert_true(bench.exhibit.pack->large);
        await_other(&bench, 0);
        assert_shown(&bench, 1);
        bench_end(&bench, false);
    }
    bench_start(&bench);
    await_other(&bench, 0);
    import(&bench, 2);
    look(&bench);
    assert_true(await_news(&bench));
    assert_shown(&bench, 2);
    assert_string_equal(stock_faults(bench.stock), "");
    bench_close(&bench);
}

// A visitor who is in it stays; what is offered meanwhile is offered again after a look at the
// pointer.
static void test_faults_that_come_to_light_in_a_visit(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    ship(&bench);
    import(&bench, 1);
    import_large(&bench);
    bench_start(&bench);
    kiosk_act(bench.kiosk, (struct action){ACTION_ENTER, 0, 0}, now_ms(&bench));
    assert_true(pass(&bench, TURN_MS));
    assert_false(await_news(&bench));
    look(&bench);
    assert_false(await_news(&bench));
    assert_ptr_equal(kiosk_pack(bench.kiosk), bench.exhibit.pack);
    assert_true(bench.exhibit.pack->large);
    assert_true(pass(&bench, 600 * 1000));
    assert_shown(&bench, 1);
    bench_close(&bench);
}

// The one before is no better.
static void test_faults_that_come_to_light_in_the_last_pack(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    ship(&bench);
    import(&bench, 1);
    spoil(&bench);
    import_large(&bench);
    for (int start = 1; start <= 3; start++) {
        bench_start(&bench);
        assert_true(bench.exhibit.pack->large);
        await_other(&bench, 1);
        assert_shipped_shown(&bench);
        bench_end(&bench, false);
    }
    bench_start(&bench);
    bench_close(&bench);
}

static void test_faults_that_come_to_light_in_the_only_pack(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import_large(&bench);
    bench_start(&bench);
    assert_true(pass(&bench, TURN_MS));
    assert_null(kiosk_pack(bench.kiosk));
    assert_false(pass(&bench, TURN_MS));
    assert_quiet();
    assert_int_not_equal(stock_deadline_ms(bench.stock), INT64_MIN);
    import(&bench, 2);
    look(&bench);
    assert_true(await_news(&bench));
    assert_shown(&bench, 2);
    assert_string_equal(stock_faults(bench.stock), "");
    bench_close(&bench);
}

// What ends the check from outside says nothing of the pack.
static void test_what_could_not_be_checked(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    bench_start(&bench);
    import(&bench, 2);
    setenv(CHECK_DIES, "9", 1);
    look(&bench);
    assert_true(await_news(&bench));
    assert_non_null(strstr(stock_faults(bench.stock), "could not be checked"));
    pass(&bench, 60 * 1000);
    assert_true(await_news(&bench)); // and once more
    unsetenv(CHECK_DIES);
    pass(&bench, 100 * 1000);
    assert_shown(&bench, 1);
    assert_quiet();
    pass(&bench, 20 * 1000);
    assert_true(await_news(&bench));
    assert_shown(&bench, 2);
    assert_string_equal(stock_faults(bench.stock), "");
    bench_close(&bench);
}

// What kills the check by itself would kill the program.
static void test_what_the_check_dies_of(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    bench_start(&bench);
    import(&bench, 2);
    setenv(CHECK_DIES, "11", 1);
    look(&bench);
    assert_true(await_news(&bench));
    unsetenv(CHECK_DIES);
    assert_non_null(strstr(stock_faults(bench.stock), "has faults"));
    pass(&bench, 24 * 3600 * 1000);
    look(&bench);
    assert_quiet();
    assert_shown(&bench, 1);
    bench_close(&bench);
}

int main(int argc, char **argv)
{
    int code = become_other(argc, argv);
    if (code >= 0)
        return code;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_no_pack),
        cmocka_unit_test(test_staff_go_back),
        cmocka_unit_test(test_staff_are_told_that_there_is_no_way_back),
        cmocka_unit_test(test_the_end_ends_the_way_back),
        cmocka_unit_test(test_faults_that_come_to_light),
        cmocka_unit_test(test_faults_that_come_to_light_in_a_visit),
        cmocka_unit_test(test_faults_that_come_to_light_in_the_last_pack),
        cmocka_unit_test(test_faults_that_come_to_light_in_the_only_pack),
        cmocka_unit_test(test_what_could_not_be_checked),
        cmocka_unit_test(test_what_the_check_dies_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

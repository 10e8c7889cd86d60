// What deaths of the program say about a pack.
#include "store/trial.h"

#include "unit/store/kit.h"

static void test_twice_and_it_goes(void **state)
{
    (void)state;
    struct trial trial = {0};
    assert_int_equal(trial_judge(&trial, "b-2-x", "a-1-x"), TRIAL_SHOW);
    trial_begin(&trial, "b-2-x");
    assert_int_equal(trial_judge(&trial, "b-2-x", "a-1-x"), TRIAL_SHOW); // it died once
    trial_begin(&trial, "b-2-x");
    assert_int_equal(trial_judge(&trial, "b-2-x", "a-1-x"), TRIAL_ROLL_BACK);
    assert_string_equal(trial.given_up, "b-2-x");
    // The store has them the other way round now; with that one it dies twice, too.
    assert_int_equal(trial_judge(&trial, "a-1-x", "b-2-x"), TRIAL_SHOW);
    trial_begin(&trial, "a-1-x");
    trial_begin(&trial, "a-1-x");
    assert_int_equal(trial_judge(&trial, "a-1-x", "b-2-x"), TRIAL_SHIPPED);
    assert_int_equal(trial_judge(&trial, "a-1-x", "b-2-x"), TRIAL_SHIPPED);
    // A new pack begins anew.
    assert_int_equal(trial_judge(&trial, "c-3-x", "a-1-x"), TRIAL_SHOW);
}

static void test_what_is_well_stays(void **state)
{
    (void)state;
    struct trial trial = {0};
    for (int i = 0; i < 10; i++) {
        trial_begin(&trial, "b-2-x");
        assert_int_equal(trial_judge(&trial, "b-2-x", "a-1-x"), TRIAL_SHOW);
        trial_well(&trial);
    }
    trial_begin(&trial, "b-2-x");
    trial_begin(&trial, "c-3-x"); // another pack's deaths are not counted on
    assert_int_equal(trial.deaths, 1);
    assert_int_equal(trial_judge(&trial, "", ""), TRIAL_SHOW);
}

static void test_without_a_way_back(void **state)
{
    (void)state;
    struct trial trial = {0};
    trial_begin(&trial, "a-1-x");
    trial_begin(&trial, "a-1-x");
    assert_int_equal(trial_judge(&trial, "a-1-x", ""), TRIAL_SHIPPED);
}

// Where the current pack has faults, the one before is on trial under its own name.
static void test_who_is_trusted(void **state)
{
    (void)state;
    struct trial trial = {.given_up = "c-1-x"};
    assert_false(trial_trusts(&trial, "c-1-x"));
    assert_true(trial_trusts(&trial, "a-1-x"));
    trial_begin(&trial, "a-1-x");
    assert_true(trial_trusts(&trial, "a-1-x"));
    trial_begin(&trial, "a-1-x");
    assert_false(trial_trusts(&trial, "a-1-x"));
    assert_true(trial_trusts(&trial, "b-1-x"));
    trial_well(&trial);
    assert_true(trial_trusts(&trial, "a-1-x"));
}

static void test_the_file(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    char *path = kit_path(&kit, "trial");
    struct trial trial = trial_read(path);
    assert_int_equal(trial.deaths, 0);
    trial_begin(&trial, "b-2-x");
    trial_begin(&trial, "b-2-x");
    assert_true(trial_write(path, &trial));
    struct trial back = trial_read(path);
    assert_memory_equal(&back, &trial, sizeof trial);
    assert_int_equal(trial_judge(&trial, "b-2-x", "a-1-x"), TRIAL_ROLL_BACK);
    assert_true(trial_write(path, &trial));
    back = trial_read(path);
    assert_memory_equal(&back, &trial, sizeof trial);
    static const char *const wrong[] = {"", "deaths\n", "deaths x\npack a\ngiven-up b\n",
        "deaths 99999999999\npack a\ngiven-up b\n", "deaths 2\npack \ngiven-up\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        temp_write(path, wrong[i], strlen(wrong[i]));
        assert_int_equal(trial_read(path).deaths, 0);
    }
    free(path);
    kit_end(&kit);
}

// What is shown is not removed, however much is imported meanwhile.
static void test_what_is_held_stays(void **state)
{
    struct kit kit;
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    assert_true(store_names(kit.store, current, previous));
    assert_string_equal(previous, "");
    int hold = store_hold(kit.store, current);
    assert_true(hold >= 0);
    assert_int_equal(store_hold(kit.store, "none-1-x"), -1);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    assert_int_equal(kit_import(&kit, kit.bundles[3]), STORE_DONE);
    assert_int_equal(kit_count(&kit, "store/packs"), 3);
    close(hold);
    assert_int_equal(kit_import(&kit, kit.bundles[3]), STORE_SAME);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    assert_int_equal(kit_count(&kit, "store/packs"), 2);
    kit_end(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twice_and_it_goes),
        cmocka_unit_test(test_what_is_well_stays),
        cmocka_unit_test(test_without_a_way_back),
        cmocka_unit_test(test_who_is_trusted),
        cmocka_unit_test(test_the_file),
        cmocka_unit_test(test_what_is_held_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

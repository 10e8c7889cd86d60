// Imports and rollbacks on a disk that works: what is shown afterwards, what stays, what is
// refused.
#include "unit/store/kit.h"

static void test_versions(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 1);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_REFUSED);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_SAME);
    assert_int_equal(kit_import(&kit, kit.packs[2]), STORE_SAME); // the folder of that bundle
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_REFUSED);
    assert_int_equal(kit_shown(&kit), 2);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 1);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE); // it was still there
    assert_int_equal(kit_shown(&kit), 2);
    struct store_request request = kit_request(&kit, kit.bundles[1]);
    request.allow_downgrade = true;
    assert_int_equal(kit_run(&request, NULL), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 1);
    kit_end(&kit);
}

// A version so high that none could follow it, by mistake or in malice.
static void test_jumps(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    kit_edit(kit.packs[2], "pack.yaml", "version: 2\n", "version: 1001\n");
    kit_edit(kit.packs[3], "pack.yaml", "version: 3\n", "version: 2002\n");
    assert_int_equal(kit_import(&kit, kit.packs[1]), STORE_DONE);
    assert_int_equal(kit_import(&kit, kit.packs[3]), STORE_REFUSED);
    assert_int_equal(kit_shown(&kit), 1);
    assert_int_equal(kit_import(&kit, kit.packs[2]), STORE_DONE);
    struct store_request request = kit_request(&kit, kit.packs[3]);
    assert_int_equal(kit_run(&request, NULL), STORE_REFUSED);
    request.allow_jump = true;
    assert_int_equal(kit_run(&request, NULL), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 2002);
    kit_end(&kit);
}

// A mended slip is taken, with a warning: two packs of one number cannot be told apart.
static void test_same_version(void **state)
{
    struct kit kit;
    struct store_report report;
    struct diag diag = {0};
    (void)state;
    kit_begin(&kit);
    struct store_request request = kit_request(&kit, kit.packs[2]);
    assert_int_equal(kit_import(&kit, kit.packs[1]), STORE_DONE);
    assert_int_equal(store_import(&request, &report, &diag), STORE_DONE);
    int before = diag.counts[DIAG_WARNING];
    kit_edit(kit.packs[2], "pack.yaml", "version: 2\n", "version: 2 # mended\n");
    assert_int_equal(store_import(&request, &report, &diag), STORE_DONE);
    assert_int_equal(diag.counts[DIAG_WARNING], 2 * before + 1);
    assert_int_equal(kit_count(&kit, "store/packs"), 2);
    diag_finish(&diag);
    kit_end(&kit);
}

static void test_only_two_stay(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    for (int version = 1; version < 6; version++) {
        char line[32], before[32];
        snprintf(before, sizeof before, "version: %d\n", version);
        snprintf(line, sizeof line, "version: %d\n", version + 1);
        assert_int_equal(kit_import(&kit, kit.packs[1]), STORE_DONE);
        assert_int_equal(kit_shown(&kit), version);
        kit_edit(kit.packs[1], "pack.yaml", before, line);
    }
    assert_int_equal(kit_count(&kit, "store/packs"), 2);
    assert_int_equal(kit_count(&kit, "store/states"), 1);
    assert_int_equal(kit_count(&kit, "store/staging"), 0);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 4);
    kit_end(&kit);
}

// A bit that fell over in the store: not shown as sound by a rollback, replaced by an import.
static void test_damage_heals(void **state)
{
    struct kit kit;
    struct buf path = {0};
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    assert_true(store_current(kit.store, &path));
    kit_edit(path.text, "pack.yaml", "version: 2\n", "version: 3\n");
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 2);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 1);
    buf_clear(&path);
    assert_true(store_current(kit.store, &path));
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    kit_edit(path.text, "pack.yaml", "version: 1\n", "version: 4\n");
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_REFUSED);
    assert_int_equal(kit_shown(&kit), 2);
    buf_finish(&path);
    kit_end(&kit);
}

static void test_stick(void **state)
{
    struct kit kit;
    struct buf said = {0};
    (void)state;
    kit_begin(&kit);
    char *stick = kit_path(&kit, "stick"), *one = kit_path(&kit, "stick/a.vpack");
    char *two = kit_path(&kit, "stick/b.vpack");
    struct store_request request = kit_request(&kit, stick);
    assert_int_equal(mkdir(stick, 0700), 0);
    assert_int_equal(kit_run(&request, &said), STORE_REFUSED);
    assert_non_null(strstr(said.text, "neither a pack nor a bundle is in this folder"));
    assert_int_equal(rename(kit.bundles[1], one), 0);
    assert_int_equal(kit_run(&request, &said), STORE_DONE);
    assert_int_equal(rename(kit.bundles[2], two), 0);
    assert_int_equal(kit_run(&request, &said), STORE_REFUSED);
    assert_non_null(strstr(said.text, "more than one bundle"));
    assert_int_equal(kit_shown(&kit), 1);
    free(stick);
    free(one);
    free(two);
    buf_finish(&said);
    kit_end(&kit);
}

static bool refuse_pages(void *self, struct pack *pack, struct diag *diag)
{
    (void)self;
    assert_int_equal(pack->version, 2);
    store_fault(diag, "a.yaml", 0, NULL, "it cannot be set");
    return false;
}

static void test_pages_that_cannot_be_set(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    struct store_request request = kit_request(&kit, kit.bundles[2]);
    request.set_pages = refuse_pages;
    assert_int_equal(kit_run(&request, NULL), STORE_REFUSED);
    assert_int_equal(kit_shown(&kit), 1);
    assert_int_equal(kit_count(&kit, "store/staging"), 0);
    assert_int_equal(kit_count(&kit, "store/packs"), 1);
    kit_end(&kit);
}

static void test_one_at_a_time(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    int lock = tidy_open(disk_system(), kit.store, 0);
    assert_true(lock >= 0);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_FAILED);
    close(lock);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    kit_end(&kit);
}

// Who wished for one pack does not get another that was imported meanwhile.
static void test_back_to_a_certain_one(void **state)
{
    struct kit kit;
    struct store_report report;
    struct diag diag = {0};
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    char current[STORE_NAME_BYTES], first[STORE_NAME_BYTES];
    assert_true(store_names(kit.store, current, first));
    assert_int_equal(kit_import(&kit, kit.bundles[3]), STORE_DONE);
    struct store_return request = {.disk = disk_system(), .root = kit.store, .to = first};
    assert_int_equal(store_rollback(&request, &report, &diag), STORE_REFUSED);
    assert_int_equal(kit_shown(&kit), 3);
    request.to = current;
    assert_int_equal(store_rollback(&request, &report, &diag), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 2);
    diag_finish(&diag);
    kit_end(&kit);
}

// Long visits: the exhibit shows the first pack still, when it is imported once more.
static void test_again_while_it_is_held(void **state)
{
    struct kit kit;
    char first[STORE_NAME_BYTES], current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    assert_true(store_names(kit.store, first, previous));
    int hold = store_hold(kit.store, first);
    assert_true(hold >= 0);
    struct store_request again = kit_request(&kit, kit.bundles[1]);
    again.allow_downgrade = true;
    for (int time = 1; time <= 2; time++) {
        assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
        assert_int_equal(kit_import(&kit, kit.bundles[3]), STORE_DONE);
        assert_int_equal(kit_run(&again, NULL), STORE_DONE);
        assert_int_equal(kit_shown(&kit), 1);
    }
    assert_true(store_names(kit.store, current, previous));
    assert_string_not_equal(current, first);
    assert_int_equal(kit_count(&kit, "store/packs"), 3); // what is held, current, previous
    close(hold);
    assert_int_equal(kit_rollback(&kit, disk_system()), STORE_DONE);
    assert_int_equal(kit_count(&kit, "store/packs"), 2);
    kit_end(&kit);
}

static void test_same_bytes(void **state)
{
    struct kit kit;
    struct buf one = {0}, two = {0};
    (void)state;
    kit_begin(&kit);
    temp_read(kit.bundles[1], &one);
    kit_bundle(&kit, kit.packs[1], "minimal", 1, kit.bundles[1]);
    temp_read(kit.bundles[1], &two);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.text, two.text, one.length);
    buf_finish(&one);
    buf_finish(&two);
    kit_end(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_same_version),
        cmocka_unit_test(test_only_two_stay),
        cmocka_unit_test(test_damage_heals),
        cmocka_unit_test(test_stick),
        cmocka_unit_test(test_pages_that_cannot_be_set),
        cmocka_unit_test(test_one_at_a_time),
        cmocka_unit_test(test_back_to_a_certain_one),
        cmocka_unit_test(test_again_while_it_is_held),
        cmocka_unit_test(test_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

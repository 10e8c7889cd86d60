// The log of imports: what was added is read, the newest first; it stays within its bound, is whole
// after a stop at any call; and what an import tells of its way.
#include "unit/store/weak.h"

static void add(const struct kit *kit, int version, enum store_result result)
{
    struct store_entry entry = {.result = result, .rollback = version % 2};
    snprintf(entry.pack, sizeof entry.pack, "minimal-%d-0123456789abcdef", version);
    snprintf(entry.key, sizeof entry.key, "%s", version % 3 ? "E7620F1842B4E81F" : "");
    assert_true(store_log_add(disk_system(), kit->store, INT64_C(1795657999) + version, &entry));
}

static void test_newest_first(void **state)
{
    struct kit kit;
    struct store_entry entries[8];
    (void)state;
    kit_begin(&kit);
    assert_int_equal(store_log_last(kit.store, entries, 8), 0);
    struct store_entry none = {.result = STORE_REFUSED};
    assert_true(store_log_add(disk_system(), kit.store, 0, &none));
    assert_int_not_equal(access(kit.store, F_OK), 0); // without a store none is made
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    for (int version = 1; version < 5; version++)
        add(&kit, version, (enum store_result)(version - 1));
    assert_true(store_log_add(disk_system(), kit.store, 0, &none));
    assert_int_equal(store_log_last(kit.store, entries, 8), 5);
    assert_string_equal(entries[0].time, "1970-01-01T00:00:00Z");
    assert_string_equal(entries[0].pack, "");
    for (int i = 1; i < 5; i++) {
        int version = 5 - i;
        char pack[STORE_NAME_BYTES];
        snprintf(pack, sizeof pack, "minimal-%d-0123456789abcdef", version);
        assert_string_equal(entries[i].pack, pack);
        assert_int_equal(entries[i].result, version - 1);
        assert_int_equal(entries[i].rollback, version % 2);
        assert_string_equal(entries[i].key, version % 3 ? "E7620F1842B4E81F" : "");
    }
    assert_string_equal(entries[4].time, "2026-11-26T01:53:20Z");
    assert_int_equal(store_log_last(kit.store, entries, 2), 2);
    kit_assert_untouched(&kit, 1);
    kit_end(&kit);
}

static void test_bounded(void **state)
{
    struct kit kit;
    struct stat info;
    static struct store_entry entries[2000];
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    for (int version = 1; version <= 1200; version++)
        add(&kit, version, STORE_DONE);
    size_t count = store_log_last(kit.store, entries, 2000);
    assert_true(count > 400 && count < 1000);
    assert_non_null(strstr(entries[0].pack, "minimal-1200-"));
    char *path = kit_path(&kit, "store/imports.log");
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size <= 48 * 1024);
    temp_write(path, "what is this\n", 13); // lines that somebody wrote are passed over
    add(&kit, 7, STORE_DONE);
    assert_int_equal(store_log_last(kit.store, entries, 2000), 1);
    free(path);
    kit_end(&kit);
}

// Each entry is there or not; those before it always are.
static void test_stops(void **state)
{
    static struct weak weak;
    struct kit kit;
    struct store_entry entries[4], entry = {.result = STORE_DONE};
    (void)state;
    kit_begin(&kit);
    snprintf(entry.pack, sizeof entry.pack, "minimal-2-0123456789abcdef");
    for (int call = 1, calls = 1; call <= calls + 1; call++) {
        for (int cut = 0; cut < 6; cut++) {
            if (access(kit.store, F_OK) == 0)
                temp_remove(kit.store);
            assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
            add(&kit, 1, STORE_SAME);
            weak_begin(&weak, kit.store, (uint32_t)(call * 10 + cut));
            weak.stop_at = call;
            bool good = store_log_add(&weak.disk, kit.store, 0, &entry);
            if (good)
                assert_true(call > 1);
            else
                calls = call;
            weak_power_cut(&weak, cut < WEAK_RANDOM ? (enum weak_cut)cut : WEAK_RANDOM);
            weak_end(&weak);
            size_t count = store_log_last(kit.store, entries, 4);
            assert_true(count == 2 || (count == 1 && !good));
            assert_int_equal(entries[count - 1].result, STORE_SAME);
            add(&kit, 2, STORE_DONE); // and it goes on
            assert_int_equal(store_log_last(kit.store, entries, 4), count + 1);
            assert_int_equal(kit_shown(&kit), 1);
        }
    }
    kit_end(&kit);
}

// --- what an import tells ---

struct told {
    struct progress last;
    int stages[PROGRESS_STAGE_COUNT];
};

static void note(void *self, const struct progress *progress)
{
    struct told *told = self;
    assert_true(progress->stage >= told->last.stage);
    assert_true(progress->stage > told->last.stage || progress->done >= told->last.done);
    assert_true(progress->done <= progress->of);
    told->stages[progress->stage]++;
    told->last = *progress;
}

static bool set_nothing(void *self, struct pack *pack, struct diag *diag)
{
    const struct told *told = self;
    (void)pack, (void)diag;
    return told->last.stage == PROGRESS_SHOWING;
}

static void test_told(void **state)
{
    struct kit kit;
    struct told told = {.last.stage = PROGRESS_OPENING};
    (void)state;
    kit_begin(&kit);
    struct store_request request = kit_request(&kit, kit.bundles[2]);
    request.tell = note;
    request.tell_self = request.set_pages_self = &told;
    request.set_pages = set_nothing;
    assert_int_equal(kit_run(&request, NULL), STORE_DONE);
    assert_int_equal(told.stages[PROGRESS_OPENING], 1);
    assert_true(told.stages[PROGRESS_COPYING] > 3 && told.stages[PROGRESS_COPYING] <= 102);
    assert_int_equal(told.stages[PROGRESS_CHECKING], 1);
    assert_int_equal(told.stages[PROGRESS_SHOWING], 1);
    assert_string_equal(told.last.id, "minimal");
    assert_int_equal(told.last.version, 2);
    told = (struct told){.last.stage = PROGRESS_OPENING};
    request.source = kit.bundles[1];
    assert_int_equal(kit_run(&request, NULL), STORE_REFUSED); // a lower version
    assert_int_equal(told.last.stage, PROGRESS_OPENING);
    kit_end(&kit);
}

static void test_is_source(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    assert_true(store_is_source(kit.folder)); // three bundles
    assert_true(store_is_source(kit.packs[1]));
    assert_false(store_is_source(kit.keys));
    assert_false(store_is_source("/nowhere"));
    kit_end(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_newest_first),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_is_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Imports and rollbacks that are stopped, that fail, or that lose power, at every call that changes
// the disk. Afterwards the store shows the old or the new pack, whole, and goes on working.
//
// Each call is tried with several power cuts, VITRINE_STOPS of them (default 2).
#include "unit/store/weak.h"

// Where a scenario begins, what it does, and what it shows before and after.
static const struct scenario {
    const char *name;
    int first, second; // versions imported before; 0 = none
    int import;        // 0: a rollback
    int before, after;
} SCENARIOS[] = {
    {"the first pack", 0, 0, 1, 0, 1},
    {"the second pack", 1, 0, 2, 1, 2},
    {"the third pack", 1, 2, 3, 2, 3},
    {"the way back", 1, 2, 0, 2, 1},
    {"the version before again", 1, 2, 1, 2, 1},
};
enum { SCENARIO_COUNT = sizeof SCENARIOS / sizeof *SCENARIOS };

static long stops;

// --- what goes on ---

static int hush(void)
{
    int shown = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nothing, STDERR_FILENO);
    close(nothing);
    return shown;
}

static void speak(int shown)
{
    dup2(shown, STDERR_FILENO);
    close(shown);
}

static enum store_result act(
    const struct kit *kit, const struct scenario *scenario, const struct disk *disk)
{
    int shown = hush();
    enum store_result result;
    if (scenario->import == 0) {
        result = kit_rollback(kit, disk);
    } else {
        struct store_request request = kit_request(kit, kit->bundles[scenario->import]);
        request.disk = disk;
        request.allow_downgrade = true;
        result = kit_run(&request, NULL);
    }
    speak(shown);
    return result;
}

static void prepare(const struct kit *kit, const struct scenario *scenario)
{
    if (access(kit->store, F_OK) == 0)
        temp_remove(kit->store);
    if (scenario->first)
        assert_int_equal(kit_import(kit, kit->bundles[scenario->first]), STORE_DONE);
    if (scenario->second)
        assert_int_equal(kit_import(kit, kit->bundles[scenario->second]), STORE_DONE);
}

// Both links are those of before or those of after, and what they name is there.
static void assert_pair(const struct kit *kit, const struct scenario *scenario, int shown)
{
    struct state state;
    char id[MANIFEST_ID_MAX + 1];
    int previous = 0;
    assert_true(state_read(kit->store, &state));
    if (state.previous[0])
        assert_true(state_parse_name(state.previous, id, &previous));
    int before = scenario->second ? scenario->first : 0;
    assert_int_equal(previous, shown == scenario->before ? before : scenario->before);
}

// The store after a stop: as before or as after, and the next act brings it to after.
static void recover(const struct kit *kit, const struct scenario *scenario)
{
    int shown = access(kit->store, F_OK) == 0 ? kit_shown(kit) : 0;
    assert_true(shown == scenario->before || shown == scenario->after);
    if (shown)
        assert_pair(kit, scenario, shown);
    if (shown == scenario->before || scenario->import)
        assert_true(act(kit, scenario, disk_system()) <= STORE_SAME);
    assert_int_equal(kit_shown(kit), scenario->after);
    assert_pair(kit, scenario, scenario->after);
    assert_int_equal(kit_count(kit, "store/staging"), 0);
    if (scenario->before) {
        assert_int_equal(kit_rollback(kit, disk_system()), STORE_DONE);
        assert_int_equal(kit_shown(kit), scenario->before);
    }
    stops++;
}

// --- every call ---

static int count_calls(const struct kit *kit, const struct scenario *scenario)
{
    static struct weak weak;
    prepare(kit, scenario);
    weak_begin(&weak, kit->store, 1);
    assert_int_equal(act(kit, scenario, &weak.disk), STORE_DONE);
    int calls = weak.calls;
    weak_power_cut(&weak, WEAK_LOSE_ALL); // what was said to be done is done
    weak_end(&weak);
    assert_int_equal(kit_shown(kit), scenario->after);
    return calls;
}

static void cut_after(
    const struct kit *kit, const struct scenario *scenario, int call, int fail_with, int cut)
{
    static struct weak weak;
    prepare(kit, scenario);
    weak_begin(&weak, kit->store, (uint32_t)(call * 1000 + cut));
    weak.stop_at = fail_with ? 0 : call;
    weak.fail_at = fail_with ? call : 0;
    weak.fail_with = fail_with;
    enum store_result result = act(kit, scenario, &weak.disk);
    weak_power_cut(&weak, cut < WEAK_RANDOM ? (enum weak_cut)cut : WEAK_RANDOM);
    weak_end(&weak);
    if (result == STORE_DONE)
        assert_int_equal(kit_shown(kit), scenario->after);
    recover(kit, scenario);
}

static int cuts(void)
{
    const char *wanted = getenv("VITRINE_STOPS");
    return wanted ? (int)strtol(wanted, NULL, 10) : 2;
}

static void test_stops(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    for (int i = 0; i < SCENARIO_COUNT; i++) {
        int calls = count_calls(&kit, &SCENARIOS[i]);
        assert_true(calls > 10);
        for (int call = 1; call <= calls; call++)
            // The first two cuts take turns, so that a short run has some of each.
            for (int cut = 0; cut < cuts(); cut++)
                cut_after(&kit, &SCENARIOS[i], call, 0, cut == 1 && call % 2 ? WEAK_RANDOM : cut);
        printf("%s: %d calls\n", SCENARIOS[i].name, calls);
    }
    kit_end(&kit);
}

static void test_failing_calls(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    for (int i = 0; i < SCENARIO_COUNT; i++) {
        int calls = count_calls(&kit, &SCENARIOS[i]);
        for (int call = 1; call <= calls; call++) {
            int cut = call % 3;
            cut_after(&kit, &SCENARIOS[i], call, call % 2 ? ENOSPC : EIO, cut);
            if (cuts() > 2)
                cut_after(&kit, &SCENARIOS[i], call, call % 2 ? EIO : ENOSPC, cut);
        }
    }
    kit_end(&kit);
}

// Killed, started again, and then the power goes: what the first one left unsafe is still unsafe.
static void test_stops_twice(void **state)
{
    static struct weak weak;
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    for (int i = 0; i < SCENARIO_COUNT; i++) {
        int calls = count_calls(&kit, &SCENARIOS[i]);
        for (int n = 0; n < calls * cuts() / 2; n++) {
            prepare(&kit, &SCENARIOS[i]);
            weak_begin(&weak, kit.store, (uint32_t)n);
            weak.stop_at = 1 + n % calls;
            act(&kit, &SCENARIOS[i], &weak.disk);
            weak.stop_at = weak.calls + 1 + (int)(weak_next(&weak) % (uint32_t)calls);
            act(&kit, &SCENARIOS[i], &weak.disk);
            weak_power_cut(&weak, n / calls % 2 ? WEAK_LOSE_ALL : WEAK_RANDOM);
            weak_end(&weak);
            recover(&kit, &SCENARIOS[i]);
        }
    }
    kit_end(&kit);
    printf("%ld stops\n", stops);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_failing_calls),
        cmocka_unit_test(test_stops_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

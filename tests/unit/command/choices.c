// What staff chose outlives the program, and a power cut at any moment: then it is what was there
// before, or the new choice.
#include "command/choices.h"

#include "base/log.h"
#include "unit/store/weak.h"

static char root[64];

static struct settings read_choices(struct arena *arena)
{
    struct settings settings = settings_default();
    choices_read(root, arena, &settings);
    return settings;
}

// "kk 20" or "all 60"
static void assert_choices(const char *language, int volume_percent)
{
    struct arena arena = {0};
    struct settings settings = read_choices(&arena);
    assert_string_equal(settings.attract_language ? settings.attract_language : "", language);
    assert_int_equal(settings.volume_percent, volume_percent);
    arena_finish(&arena);
}

static void test_round(void **state)
{
    (void)state;
    assert_choices("", settings_default().volume_percent);
    assert_true(choices_write(disk_system(), root, "zh-Hans", 0));
    assert_choices("zh-Hans", 0);
    assert_true(choices_write(disk_system(), root, "", 100));
    assert_choices("", 100);
}

// Whether the new choice is there; anything but the old or the new one fails.
static bool is_new(void)
{
    struct arena arena = {0};
    struct settings settings = read_choices(&arena);
    bool new = settings.volume_percent == 80;
    assert_string_equal(settings.attract_language, new ? "ru" : "kk");
    assert_true(new || settings.volume_percent == 20);
    arena_finish(&arena);
    return new;
}

// Stops before that call, 0 = not at all; then the power goes.
static bool cut_at(int call, enum weak_cut cut, int *calls_out)
{
    static struct weak weak;
    assert_true(choices_write(disk_system(), root, "kk", 20));
    weak_begin(&weak, root, (uint32_t)(call * 3 + (int)cut));
    weak.stop_at = call;
    bool done = choices_write(&weak.disk, root, "ru", 80);
    assert_int_equal(done, call == 0);
    *calls_out = weak.calls;
    weak_power_cut(&weak, cut);
    weak_end(&weak);
    return is_new();
}

static void test_power_cut(void **state)
{
    (void)state;
    int calls = 0, unused;
    for (int cut = WEAK_LOSE_ALL; cut <= WEAK_RANDOM; cut++)
        assert_true(cut_at(0, (enum weak_cut)cut, &calls)); // what was said to be done is done
    for (int call = 1; call <= calls; call++)
        for (int cut = WEAK_LOSE_ALL; cut <= WEAK_RANDOM; cut++)
            cut_at(call, (enum weak_cut)cut, &unused);
}

// A file beside it, of a cut, is in nobody's way.
static void test_left_over(void **state)
{
    char path[sizeof root + 32];
    (void)state;
    snprintf(path, sizeof path, "%s/choices.yaml.new", root);
    temp_write(path, "volume: 1", 9);
    assert_true(choices_write(disk_system(), root, "kk", 20));
    assert_choices("kk", 20);
    assert_int_not_equal(access(path, F_OK), 0);
}

static int make_root(void **state)
{
    (void)state;
    log_limit(LOG_ERROR);
    snprintf(root, sizeof root, "/tmp/vitrine-choices-XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static int remove_root(void **state)
{
    (void)state;
    temp_remove(root);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_power_cut),
        cmocka_unit_test(test_left_over),
    };
    return cmocka_run_group_tests(tests, make_root, remove_root);
}

// How the touch test ends, which whoever shows it in between must know: over, told to end, or the
// screen is lost.
#include "command/touchtest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/around.h"
#include "port/script/script.h"
#include "unit/text/fake.h"

// A port around the script's, whose screen may be lost.
struct bench {
    struct around around; // first
    struct fake fake;
    struct text_measure measure;
    struct script *script;
    struct port port;
    bool lost;
};

static bool present(void *self, const struct draw_scene *scene)
{
    const struct bench *bench = self;
    return !bench->lost && around_present(self, scene);
}

static void open_bench(struct bench *bench)
{
    *bench = (struct bench){0};
    bench->measure = fake_measure(&bench->fake);
    bench->script = script_create(&bench->measure, (struct point){800, 480}, 0.2);
    struct port script = script_port(bench->script);
    bench->port = around_port(&bench->around, &script);
    bench->port.present = present;
}

static enum kiosk_round play(struct bench *bench, struct touchtest *test)
{
    struct device device = {.settings = settings_default()};
    enum kiosk_round round = touchtest_play(&device, NULL, &bench->port, test);
    script_destroy(bench->script);
    return round;
}

static void test_over(void **state)
{
    struct bench bench;
    struct touchtest test;
    (void)state;
    open_bench(&bench);
    script_wait(bench.script, 1000);
    script_key(bench.script, EVENT_KEY_BACK);
    assert_int_equal(play(&bench, &test), KIOSK_GOES_ON);
    open_bench(&bench);
    script_wait(bench.script, TOUCHTEST_IDLE_MS);
    assert_int_equal(play(&bench, &test), KIOSK_GOES_ON);
}

static void test_told_to_end(void **state)
{
    struct bench bench;
    struct touchtest test;
    (void)state;
    open_bench(&bench);
    script_wait(bench.script, 1000);
    script_event(bench.script, (struct event){.kind = EVENT_RESIZE, .size = {1024, 600}});
    script_wait(bench.script, 1000);
    script_event(bench.script, (struct event){.kind = EVENT_QUIT});
    assert_int_equal(play(&bench, &test), KIOSK_ENDED);
    assert_int_equal(test.size.x, 1024);
}

static void test_lost(void **state)
{
    struct bench bench;
    struct touchtest test;
    (void)state;
    open_bench(&bench);
    bench.lost = true;
    assert_int_equal(play(&bench, &test), KIOSK_LOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_over),
        cmocka_unit_test(test_told_to_end),
        cmocka_unit_test(test_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

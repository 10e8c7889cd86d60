// Which pack a device begins with, and what deaths of the program change in that.
#include "unit/command/stock.h"

#include <sys/socket.h>
#include <sys/un.h>

static int open_manager(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    char variable[sizeof name.sun_path + 1];
    int manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int length = snprintf(name.sun_path + 1, 64, "vitrine-stock-%d", (int)getpid());
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    assert_int_equal(bind(manager, (const struct sockaddr *)&name, size), 0);
    snprintf(variable, sizeof variable, "@%s", name.sun_path + 1);
    setenv("NOTIFY_SOCKET", variable, 1);
    return manager;
}

// Reading the pack before takes as long as it takes: the service manager hears of it first.
static void test_deaths_roll_back(void **state)
{
    struct bench bench;
    char heard[64] = "";
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    import(&bench, 2);
    note_deaths(&bench, 2);
    int manager = open_manager();
    bench_start(&bench);
    assert_true(recv(manager, heard, sizeof heard - 1, 0) > 0);
    assert_string_equal(heard, "EXTEND_TIMEOUT_USEC=300000000");
    assert_shown(&bench, 1);
    assert_int_equal(kit_shown(&bench.kit), 1);
    assert_memory_equal(stock_given_up(bench.stock), "minimal-2-", 10);
    unsetenv("NOTIFY_SOCKET");
    close(manager);
    bench_close(&bench);
}

// The current pack has faults, and of the one before the program dies: twice, not for ever.
static void test_deaths_of_the_one_before(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    ship(&bench);
    import(&bench, 1);
    import(&bench, 2);
    spoil(&bench);
    for (int deaths = 1; deaths <= 2; deaths++) {
        bench_start(&bench);
        assert_shown(&bench, 1);
        assert_int_equal(trial_read(bench.trial).deaths, deaths);
        bench_end(&bench, false);
    }
    bench_start(&bench);
    assert_shipped_shown(&bench);
    bench_end(&bench, true);
    bench_start(&bench);
    assert_shipped_shown(&bench);
    bench_close(&bench);
}

// Nor does one that was given up come back because the current one has faults.
static void test_given_up_is_not_the_one_before(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    ship(&bench);
    import(&bench, 1);
    import(&bench, 2);
    note_deaths(&bench, 2);
    bench_start(&bench);
    assert_shown(&bench, 1);
    bench_end(&bench, true);
    spoil(&bench);
    bench_start(&bench);
    assert_shipped_shown(&bench);
    bench_close(&bench);
}

// The program without its fonts dies as soon as it reads a text.
static void die_while_reading(struct bench *bench)
{
    struct stock_options options = {
        .exhibit = &bench->exhibit, .store = bench->kit.store, .trial = bench->trial};
    int status;
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        bench->exhibit.fonts = NULL;
        stock_create(&options);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_not_equal(status, 0);
}

static void test_deaths_while_it_is_read(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    import(&bench, 1);
    import(&bench, 2);
    die_while_reading(&bench);
    die_while_reading(&bench);
    bench_start(&bench);
    assert_shown(&bench, 1);
    assert_memory_equal(stock_given_up(bench.stock), "minimal-2-", 10);
    bench_close(&bench);
}

static void test_faults_are_no_death(void **state)
{
    struct bench bench;
    (void)state;
    bench_open(&bench);
    ship(&bench);
    import(&bench, 1);
    note_deaths(&bench, 1);
    spoil(&bench);
    for (int i = 0; i < 3; i++) {
        bench_start(&bench);
        assert_shipped_shown(&bench);
        assert_int_equal(trial_read(bench.trial).deaths, 1);
        bench_end(&bench, false);
    }
    bench_start(&bench);
    bench_close(&bench);
}

int main(int argc, char **argv)
{
    int code = become_other(argc, argv);
    if (code >= 0)
        return code;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deaths_roll_back),
        cmocka_unit_test(test_deaths_of_the_one_before),
        cmocka_unit_test(test_given_up_is_not_the_one_before),
        cmocka_unit_test(test_deaths_while_it_is_read),
        cmocka_unit_test(test_faults_are_no_death),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Which pack a device shows, in the place of which: with a store, the kiosk on the script port, and
// this program as the other processes that a device starts of itself.
#include "command/stock.h"
#include "command/command.h"
#include "port/script/script.h"
#include "unit/store/kit.h"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

enum { PATIENCE_MS = 60 * 1000, TURN_MS = 2000 };

// A variable: the number of the signal that a check dies of, at once.
static const char CHECK_DIES[] = "STOCK_CHECK_DIES";

struct bench {
    struct kit kit;
    struct exhibit exhibit;
    struct stock *stock;
    struct script *script;
    struct port port;
    struct kiosk *kiosk;
    char *trial;
    int told[2]; // a pipe: a byte for each time that the stock tells
};

// --- the device ---

// The assets are the program's own, but no pack stands beside them.
static char *make_assets(const struct kit *kit)
{
    char *assets = kit_path(kit, "assets");
    assert_int_equal(mkdir(assets, 0700), 0);
    DIR *own = opendir(SOURCE_FOLDER "/assets");
    assert_non_null(own);
    for (const struct dirent *entry; (entry = readdir(own));) {
        struct buf from = {0}, to = {0};
        buf_print(&from, SOURCE_FOLDER "/assets/%s", entry->d_name);
        buf_print(&to, "%s/%s", assets, entry->d_name);
        if (entry->d_name[0] != '.')
            assert_int_equal(symlink(from.text, to.text), 0);
        buf_finish(&from);
        buf_finish(&to);
    }
    closedir(own);
    return assets;
}

static void tell(void *self)
{
    struct bench *bench = self;
    assert_int_equal(write(bench->told[1], "", 1), 1);
}

static void bench_open(struct bench *bench)
{
    *bench = (struct bench){0};
    kit_begin(&bench->kit);
    assert_true(exhibit_open(&bench->exhibit));
    free(bench->exhibit.assets);
    bench->exhibit.assets = make_assets(&bench->kit);
    bench->trial = kit_path(&bench->kit, "trial");
    assert_int_equal(pipe(bench->told), 0);
}

// As the program does it at its start.
static void bench_start(struct bench *bench)
{
    struct point size = {320, 240};
    struct stock_options options = {
        .exhibit = &bench->exhibit, .store = bench->kit.store, .trial = bench->trial};
    bench->stock = stock_create(&options);
    bench->script = script_create(fonts_measure(bench->exhibit.fonts), size, 0);
    bench->port = script_port(bench->script);
    const struct pack *pack = bench->exhibit.pack;
    struct kiosk_options shown = {.pack = pack,
        .faults = buf_text(&bench->exhibit.errors),
        .unchecked = pack && pack->large ? bench->exhibit.pack : NULL,
        .assets_folder = bench->exhibit.assets};
    bench->kiosk = kiosk_create(&shown, bench->port.measure, size, 0, 0);
    stock_follow(bench->stock, tell, bench);
}

static void bench_end(struct bench *bench, bool in_order)
{
    kiosk_destroy(bench->kiosk);
    stock_destroy(bench->stock, in_order);
    pack_destroy(bench->exhibit.pack);
    bench->exhibit.pack = NULL;
    script_destroy(bench->script);
}

static void bench_close(struct bench *bench)
{
    bench_end(bench, true);
    exhibit_close(&bench->exhibit);
    close(bench->told[0]);
    close(bench->told[1]);
    free(bench->trial);
    kit_end(&bench->kit);
}

static int64_t now_ms(const struct bench *bench)
{
    return bench->port.now_ms(bench->port.self);
}

// So much of the device's time goes by. Whether there was something to tell staff.
static bool pass(struct bench *bench, int64_t time_ms)
{
    bool news = stock_settle(bench->stock, bench->kiosk, now_ms(bench));
    enum kiosk_round round = KIOSK_GOES_ON;
    script_wait(bench->script, time_ms);
    while (round == KIOSK_GOES_ON) {
        round = kiosk_round(bench->kiosk, &bench->port, stock_deadline_ms(bench->stock));
        news |= stock_settle(bench->stock, bench->kiosk, now_ms(bench));
    }
    return news;
}

// Until what is done beside is done, and then until it is shown.
static bool await_news(struct bench *bench)
{
    char byte;
    struct pollfd end = {.fd = bench->told[0], .events = POLLIN};
    assert_int_equal(poll(&end, 1, PATIENCE_MS), 1);
    assert_int_equal(read(bench->told[0], &byte, 1), 1);
    return pass(bench, TURN_MS);
}

// Nothing was done beside.
static void assert_quiet(const struct bench *bench)
{
    struct pollfd end = {.fd = bench->told[0], .events = POLLIN};
    assert_int_equal(poll(&end, 1, 0), 0);
}

static void import(struct bench *bench, int version)
{
    assert_int_equal(kit_import(&bench->kit, bench->kit.bundles[version]), STORE_DONE);
}

static void look(struct bench *bench)
{
    stock_look(bench->stock);
    pass(bench, TURN_MS);
}

static void assert_shown(const struct bench *bench, int version)
{
    char start[32];
    snprintf(start, sizeof start, "minimal-%d-", version);
    assert_non_null(bench->exhibit.pack);
    assert_ptr_equal(kiosk_pack(bench->kiosk), bench->exhibit.pack);
    assert_int_equal(bench->exhibit.pack->version, version);
    assert_memory_equal(stock_shown(bench->stock), start, strlen(start));
}

// --- what can happen ---

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

// The name of the current pack with that many deaths.
static void note_deaths(const struct bench *bench, int deaths)
{
    char previous[STORE_NAME_BYTES];
    struct trial trial = {.deaths = deaths};
    assert_true(store_names(bench->kit.store, trial.pack, previous));
    assert_true(trial_write(bench->trial, &trial));
}

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

// A key that no pack has, in what the store shows now.
static void spoil(const struct bench *bench)
{
    struct buf path = {0};
    assert_true(store_current(bench->kit.store, &path));
    kit_edit(path.text, "pack.yaml", "version: ", "titel: x\nversion: ");
    buf_finish(&path);
}

// The pack that comes with the program: that of the tests, in version 7.
static void ship(const struct bench *bench)
{
    char *packs = kit_path(&bench->kit, "packs");
    char *own = kit_path(&bench->kit, "packs/kazakhstan-reforms");
    assert_int_equal(mkdir(packs, 0700), 0);
    assert_int_equal(mkdir(own, 0700), 0);
    temp_lay(TESTS_FOLDER "/packs/minimal", own);
    free(packs);
    free(own);
}

static void assert_shipped_shown(const struct bench *bench)
{
    assert_non_null(bench->exhibit.pack);
    assert_int_equal(bench->exhibit.pack->version, 7);
    assert_string_equal(stock_shown(bench->stock), "");
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
    assert_quiet(&bench);
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
    assert_quiet(&bench);
    assert_shown(&bench, 1);
    bench_close(&bench);
}

static int check(int argc, char **argv)
{
    const char *number = getenv(CHECK_DIES);
    if (number) {
        signal((int)strtol(number, NULL, 10), SIG_DFL);
        raise((int)strtol(number, NULL, 10));
    }
    return command_check(argc, argv);
}

// This program is also the ones that the device starts of itself.
int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "check") == 0)
        return check(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "rollback") == 0)
        return command_rollback(argc - 1, argv + 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_no_pack),
        cmocka_unit_test(test_staff_go_back),
        cmocka_unit_test(test_staff_are_told_that_there_is_no_way_back),
        cmocka_unit_test(test_the_end_ends_the_way_back),
        cmocka_unit_test(test_deaths_roll_back),
        cmocka_unit_test(test_deaths_of_the_one_before),
        cmocka_unit_test(test_given_up_is_not_the_one_before),
        cmocka_unit_test(test_deaths_while_it_is_read),
        cmocka_unit_test(test_faults_are_no_death),
        cmocka_unit_test(test_what_could_not_be_checked),
        cmocka_unit_test(test_what_the_check_dies_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

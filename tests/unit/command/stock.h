// A device with a store, the kiosk on the script port, and the test program itself as the other
// processes that a device starts of itself. For test programs of one file.
#ifndef TESTS_COMMAND_STOCK_H
#define TESTS_COMMAND_STOCK_H

#include "command/command.h"
#include "command/stock.h"
#include "port/script/script.h"
#include "unit/store/kit.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>

enum { PATIENCE_MS = 60 * 1000, TURN_MS = 2000 };

// Variables: the number of the signal that a check dies of; the file whose lock it waits for first.
static const char CHECK_DIES[] = "STOCK_CHECK_DIES", CHECK_GATE[] = "STOCK_CHECK_GATE";

struct bench {
    struct kit kit;
    struct exhibit exhibit;
    struct stock *stock;
    struct script *script;
    struct port port;
    struct kiosk *kiosk;
    char *trial;
    int told[2]; // a pipe: a byte for each time that the stock tells
    int gate;    // locked: no check goes on
};

// --- the device ---

// The assets are the program's own, but no pack stands beside them.
static inline char *make_assets(const struct kit *kit)
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

static inline void tell(void *self)
{
    struct bench *bench = self;
    assert_int_equal(write(bench->told[1], "", 1), 1);
}

static inline void bench_open(struct bench *bench)
{
    *bench = (struct bench){0};
    kit_begin(&bench->kit);
    assert_true(exhibit_open(&bench->exhibit));
    free(bench->exhibit.assets);
    bench->exhibit.assets = make_assets(&bench->kit);
    bench->trial = kit_path(&bench->kit, "trial");
    assert_int_equal(pipe(bench->told), 0);
    char *gate = kit_path(&bench->kit, "gate");
    bench->gate = open(gate, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(flock(bench->gate, LOCK_EX), 0);
    setenv(CHECK_GATE, gate, 1);
    free(gate);
}

// As the program does it at its start.
static inline void bench_start(struct bench *bench)
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

static inline void bench_end(struct bench *bench, bool in_order)
{
    kiosk_destroy(bench->kiosk);
    stock_destroy(bench->stock, in_order);
    pack_destroy(bench->exhibit.pack);
    bench->exhibit.pack = NULL;
    script_destroy(bench->script);
}

static inline void bench_close(struct bench *bench)
{
    bench_end(bench, true);
    exhibit_close(&bench->exhibit);
    close(bench->told[0]);
    close(bench->told[1]);
    close(bench->gate);
    free(bench->trial);
    kit_end(&bench->kit);
}

static inline int64_t now_ms(const struct bench *bench)
{
    return bench->port.now_ms(bench->port.self);
}

// So much of the device's time goes by. Whether there was something to tell staff.
static inline bool pass(struct bench *bench, int64_t time_ms)
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
static inline bool await_news(struct bench *bench)
{
    char byte;
    struct pollfd end = {.fd = bench->told[0], .events = POLLIN};
    assert_int_equal(flock(bench->gate, LOCK_UN), 0);
    assert_int_equal(poll(&end, 1, PATIENCE_MS), 1);
    assert_int_equal(read(bench->told[0], &byte, 1), 1);
    assert_int_equal(flock(bench->gate, LOCK_EX), 0);
    return pass(bench, TURN_MS);
}

// Nothing is done beside: there is no other process.
static inline void assert_quiet(void)
{
    siginfo_t info;
    assert_int_equal(waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT), -1);
    assert_int_equal(errno, ECHILD);
}

static inline void import(struct bench *bench, int version)
{
    assert_int_equal(kit_import(&bench->kit, bench->kit.bundles[version]), STORE_DONE);
}

static inline void look(struct bench *bench)
{
    stock_look(bench->stock);
    pass(bench, TURN_MS);
}

static inline void assert_shown(const struct bench *bench, int version)
{
    char start[32];
    snprintf(start, sizeof start, "minimal-%d-", version);
    assert_non_null(bench->exhibit.pack);
    assert_ptr_equal(kiosk_pack(bench->kiosk), bench->exhibit.pack);
    assert_int_equal(bench->exhibit.pack->version, version);
    assert_memory_equal(stock_shown(bench->stock), start, strlen(start));
}

// --- what is wrong with packs ---

// The name of the current pack with that many deaths.
static inline void note_deaths(const struct bench *bench, int deaths)
{
    char previous[STORE_NAME_BYTES];
    struct trial trial = {.deaths = deaths};
    assert_true(store_names(bench->kit.store, trial.pack, previous));
    assert_true(trial_write(bench->trial, &trial));
}

// A key that no pack has, in what the store shows now.
static inline void spoil(const struct bench *bench)
{
    struct buf path = {0};
    assert_true(store_current(bench->kit.store, &path));
    kit_edit(path.text, "pack.yaml", "version: ", "titel: x\nversion: ");
    buf_finish(&path);
}

// The pack that comes with the program: that of the tests, in version 7.
static inline void ship(const struct bench *bench)
{
    char *packs = kit_path(&bench->kit, "packs");
    char *own = kit_path(&bench->kit, "packs/kazakhstan-reforms");
    assert_int_equal(mkdir(packs, 0700), 0);
    assert_int_equal(mkdir(own, 0700), 0);
    temp_lay(TESTS_FOLDER "/packs/minimal", own);
    free(packs);
    free(own);
}

static inline void assert_shipped_shown(const struct bench *bench)
{
    assert_non_null(bench->exhibit.pack);
    assert_int_equal(bench->exhibit.pack->version, 7);
    assert_string_equal(stock_shown(bench->stock), "");
}

// --- the other processes ---

static inline int check(int argc, char **argv)
{
    const char *number = getenv(CHECK_DIES);
    int gate = open(getenv(CHECK_GATE), O_RDWR | O_CLOEXEC);
    if (flock(gate, LOCK_SH) != 0)
        return EXIT_ENVIRONMENT;
    close(gate);
    if (number) {
        signal((int)strtol(number, NULL, 10), SIG_DFL);
        raise((int)strtol(number, NULL, 10));
    }
    return command_check(argc, argv);
}

// The exit code where this program was started as one of them; -1: it is the test.
static inline int become_other(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "check") == 0)
        return check(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "rollback") == 0)
        return command_rollback(argc - 1, argv + 1);
    return -1;
}

#endif

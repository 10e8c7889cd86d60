// Packs come from the store by name, and are held there as long as they are shown. At most one is
// being loaded, and one loaded waits for the kiosk's time; a later pointer takes their place.
#include "command/stock_parts.h"

#include "base/bug.h"
#include "base/log.h"
#include "command/loader.h"
#include "command/way_back.h"
#include "pack/pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BACK_WAIT_S = 15 * 60, // what an import may take
    AGAIN_MS = 60 * 1000,  // until a pack that could not be checked is tried again
    AGAIN_DOUBLED_MOST = 6,
};

static void release(struct lot *lot)
{
    if (lot->hold >= 0)
        close(lot->hold);
    *lot = (struct lot){.hold = -1};
}

void stock_path_of(const struct stock *stock, const char *name, struct buf *out)
{
    buf_print(out, "%s/packs/%s", stock->options.store, name);
}

static const char *called(const struct lot *lot)
{
    return *lot->name ? lot->name : "the program's own pack";
}

void stock_set_name(char out[STORE_NAME_BYTES], const char *name)
{
    snprintf(out, STORE_NAME_BYTES, "%s", name);
}

struct stock *stock_create(const struct stock_options *options)
{
    struct stock *stock = calloc(1, sizeof *stock);
    BUG_IF(!stock);
    *stock = (struct stock){.options = *options,
        .shown = {.hold = -1},
        .next = {.hold = -1},
        .again_ms = INT64_MAX,
        .well_ms = INT64_MAX};
    if (options->trial)
        stock->trial = trial_read(options->trial);
    if (options->fixed)
        stock_load(stock, options->fixed);
    else
        stock_load_first(stock);
    struct exhibit *exhibit = options->exhibit;
    if (!exhibit->pack) {
        buf_clear(&exhibit->errors);
        buf_add_text(&exhibit->errors, buf_text(&stock->faults));
    }
    return stock;
}

// --- from one to the next ---

static void loader_done(void *self)
{
    struct stock *stock = self;
    atomic_store(&stock->loaded, true);
    stock->tell(stock->context);
}

// `name` "": the program's own. False where that is not there.
static bool start_loading(struct stock *stock, const char *name)
{
    const char *root = stock->options.store;
    struct buf folder = {0}, words = {0};
    bool there = *name || exhibit_find_shipped(stock->options.exhibit, &folder);
    release(&stock->next);
    stock->again_ms = INT64_MAX;
    if (*name) {
        stock_set_name(stock->next.name, name);
        stock->next.hold = store_hold(root, name);
        stock_path_of(stock, name, &folder);
    }
    exhibit_seams(stock->options.exhibit, &words);
    stock->stopped = false;
    atomic_store(&stock->loaded, false);
    if (there)
        stock->loader = loader_start(folder.text, words.text, loader_done, stock);
    buf_finish(&folder);
    buf_finish(&words);
    return there;
}

static void stop_loading(struct stock *stock)
{
    loader_stop(stock->loader);
    stock->stopped = true;
}

static void try_all_again(struct stock *stock)
{
    if (stock->resort != RESORT_NOT)
        stock->resort = RESORT_BEFORE;
}

// This machine could not check it: memory or processes were short. Each time it waits twice as
// long.
static void try_again_later(struct stock *stock, int64_t now_ms)
{
    stock->again_ms = now_ms + ((int64_t)AGAIN_MS << stock->lost);
    stock->lost += stock->lost < AGAIN_DOUBLED_MOST;
    log_warning("stock", "%s could not be checked: again later", called(&stock->next));
    buf_clear(&stock->faults);
    buf_print(&stock->faults, "%s could not be checked: again later.", called(&stock->next));
    release(&stock->next);
}

static void refuse(struct stock *stock)
{
    stock->lost = 0;
    log_error("stock", "%s is not shown: it has faults", called(&stock->next));
    buf_clear(&stock->faults);
    buf_print(&stock->faults, "%s has faults.", called(&stock->next));
}

// True where there is something to tell staff.
static bool take_loaded(struct stock *stock, struct kiosk *kiosk, int64_t now_ms)
{
    bool checked;
    struct pack *pack = loader_finish(stock->loader, &checked);
    stock->loader = NULL;
    if (stock->stopped) {
        pack_destroy(pack);
        release(&stock->next);
        try_all_again(stock);
        return false;
    }
    if (pack) {
        stock->lost = 0;
        stock->next.pack = pack;
        log_info("stock", "%s is ready, for when nobody is there", called(&stock->next));
        kiosk_offer(kiosk, pack, NULL);
        return false;
    }
    if (checked)
        refuse(stock);
    else
        try_again_later(stock, now_ms);
    return true;
}

static bool is_current(const struct stock *stock, const char *name)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    return store_names(stock->options.store, current, previous) && strcmp(current, name) == 0;
}

// A pack that turned out to have faults gives way to another. Where the pointer goes on naming it,
// that is known, and not to be shown; its faults stay to be told.
static void pass_over(struct stock *stock)
{
    const char *faults = pack_faults(stock->options.exhibit->pack);
    fputs(faults, stderr);
    if (is_current(stock, stock->shown.name)) {
        stock_set_name(stock->next.name, stock->shown.name);
        buf_add_text(&stock->faults, faults);
    }
}

static void take_place(struct stock *stock, int64_t now_ms)
{
    struct exhibit *exhibit = stock->options.exhibit;
    struct lot taken = stock->next;
    stock->next = (struct lot){.hold = -1};
    buf_clear(&stock->faults);
    if (stock->resort != RESORT_NOT)
        pass_over(stock);
    stock->resort = RESORT_NOT;
    pack_destroy(exhibit->pack);
    release(&stock->shown);
    stock->shown = taken;
    exhibit->pack = taken.pack;
    if (*taken.name)
        stock_begin_trial(stock, taken.name, now_ms);
    else
        stock_end_trial(stock);
    log_info("stock", "%s is shown", called(&taken));
}

static void forget_next(struct stock *stock, struct kiosk *kiosk)
{
    kiosk_offer(kiosk, NULL, NULL);
    pack_destroy(stock->next.pack);
    release(&stock->next);
    try_all_again(stock);
}

// What the pointer names is shown, or on its way to be, or refused: else one step towards that.
static void pursue(struct stock *stock, struct kiosk *kiosk)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    bool known = store_names(stock->options.store, current, previous) && *current != '\0';
    if (!known || (strcmp(current, stock->next.name) == 0 && !stock->stopped)) {
        stock->look = false;
    } else if (stock->loader) {
        stop_loading(stock);
    } else if (!stock->next.pack || kiosk_pack(kiosk) != stock->next.pack) {
        forget_next(stock, kiosk);
        stock->look = false;
        if (strcmp(current, stock->shown.name) != 0)
            start_loading(stock, current);
    }
}

// Pages of a large pack are checked while it is shown. True the first time that one has faults.
static bool turns_out_faulty(struct stock *stock)
{
    const struct pack *pack = stock->options.exhibit->pack;
    bool fresh = stock->resort == RESORT_NOT && pack && *pack_faults(pack) != '\0';
    if (fresh)
        stock->resort = RESORT_BEFORE;
    return fresh;
}

static bool load_before(struct stock *stock)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    store_names(stock->options.store, current, previous);
    return *previous != '\0' && strcmp(previous, stock->shown.name) != 0 &&
           trial_trusts(&stock->trial, previous) && start_loading(stock, previous);
}

// As at a start, but beside what is shown: the pack before, else the program's own.
static void resort(struct stock *stock)
{
    bool free = !stock->loader && !stock->next.pack && stock->tell && !stock->options.fixed;
    if (free && stock->resort == RESORT_BEFORE) {
        stock->resort = RESORT_SHIPPED;
        if (load_before(stock))
            return;
    }
    if (free && stock->resort == RESORT_SHIPPED) {
        stock->resort = RESORT_NOTHING;
        if (*stock->shown.name)
            start_loading(stock, "");
    }
}

static void back_done(void *self)
{
    struct stock *stock = self;
    atomic_store(&stock->went, true);
    if (stock->tell)
        stock->tell(stock->context);
}

void stock_roll_back(struct stock *stock)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    if (stock->back)
        return;
    store_names(stock->options.store, current, previous);
    log_info("stock", "staff wish for the pack before: %s", *previous ? previous : "there is none");
    atomic_store(&stock->went, false);
    stock->back = way_back_start(stock->options.store, previous, BACK_WAIT_S, back_done, stock);
}

// Where it went well, the pointer has changed, and is followed by itself.
static bool take_back(struct stock *stock)
{
    bool went = stock->back && atomic_load(&stock->went);
    if (went && !way_back_finish(stock->back)) {
        buf_clear(&stock->faults);
        buf_add_text(
            &stock->faults, "The pack before could not be brought back: the log says why.");
    }
    if (went)
        stock->back = NULL;
    return went;
}

bool stock_settle(struct stock *stock, struct kiosk *kiosk, int64_t now_ms)
{
    struct exhibit *exhibit = stock->options.exhibit;
    bool news = false;
    if (stock->loader && atomic_load(&stock->loaded))
        news = take_loaded(stock, kiosk, now_ms);
    bool taken = stock->next.pack && kiosk_pack(kiosk) == stock->next.pack &&
                 !kiosk_needs(kiosk, exhibit->pack);
    if (taken)
        take_place(stock, now_ms);
    news |= taken;
    news |= turns_out_faulty(stock);
    news |= take_back(stock);
    if (now_ms >= stock->again_ms) {
        stock->again_ms = INT64_MAX;
        try_all_again(stock);
        stock_look(stock);
    }
    if (stock->look)
        pursue(stock, kiosk);
    resort(stock);
    if (now_ms >= stock->well_ms)
        stock_end_trial(stock);
    return news;
}

void stock_follow(struct stock *stock, void (*tell)(void *context), void *context)
{
    stock->tell = tell;
    stock->context = context;
    stock_look(stock);
}

void stock_look(struct stock *stock)
{
    stock->look = stock->tell && !stock->options.fixed;
}

int64_t stock_deadline_ms(const struct stock *stock)
{
    int64_t next_ms = stock->again_ms < stock->well_ms ? stock->again_ms : stock->well_ms;
    return stock->look && !stock->stopped ? INT64_MIN : next_ms;
}

void stock_unfollow(struct stock *stock)
{
    bool checked;
    if (stock->loader) {
        loader_stop(stock->loader);
        pack_destroy(loader_finish(stock->loader, &checked));
    }
    if (stock->back) {
        way_back_stop(stock->back);
        if (!way_back_finish(stock->back))
            log_warning("stock", "the program ends, and so does the way back");
    }
    stock->loader = NULL;
    stock->back = NULL;
    stock->tell = NULL;
}

void stock_destroy(struct stock *stock, bool ended)
{
    stock_unfollow(stock);
    pack_destroy(stock->next.pack);
    release(&stock->next);
    release(&stock->shown);
    if (ended && stock->well_ms != INT64_MAX)
        stock_end_trial(stock);
    buf_finish(&stock->faults);
    free(stock);
}

// --- for staff ---

const char *stock_shown(const struct stock *stock)
{
    return stock->shown.name;
}

const char *stock_given_up(const struct stock *stock)
{
    return stock->trial.given_up;
}

const char *stock_faults(const struct stock *stock)
{
    return buf_text(&stock->faults);
}

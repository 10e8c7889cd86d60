// Packs come from the store by name, and are held there as long as they are shown. At most one is
// being loaded, and one loaded waits for the kiosk's time; a later pointer takes their place.
#include "command/stock.h"

#include "base/bug.h"
#include "base/log.h"
#include "command/loader.h"
#include "command/notify.h"
#include "command/way_back.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BACK_AT_START_MS = 5 * 60 * 1000, // at most, and nothing is shown meanwhile
    BACK_WAIT_S = 15 * 60,            // what an import may take
    AGAIN_MS = 60 * 1000,             // until a pack that could not be checked is tried again
    AGAIN_DOUBLED_MOST = 6,
};

// A pack of the store; name "" = none.
struct lot {
    char name[STORE_NAME_BYTES];
    struct pack *pack;
    int hold; // of store_hold; -1 = none
};

struct stock {
    struct stock_options options;
    struct lot shown; // its pack is the exhibit's
    struct lot next;  // being loaded (loader), offered (pack), or known not to be sound (neither)
    bool look;        // the pointer is to be looked at
    struct loader *loader;
    atomic_bool loaded; // the loader is done
    bool stopped;       // what it loads is not wanted any more
    int64_t again_ms;   // when to look at the pointer again; INT64_MAX = no need
    int lost;           // how often that was put off
    struct way_back *back;
    atomic_bool went; // the way back is at its end
    void (*tell)(void *context);
    void *context;
    struct trial trial;
    int64_t well_ms; // when the trial is over; INT64_MAX = there is none
    struct buf faults;
};

static void release(struct lot *lot)
{
    if (lot->hold >= 0)
        close(lot->hold);
    *lot = (struct lot){.hold = -1};
}

static void path_of(const struct stock *stock, const char *name, struct buf *out)
{
    buf_print(out, "%s/packs/%s", stock->options.store, name);
}

static void set_name(char out[STORE_NAME_BYTES], const char *name)
{
    snprintf(out, STORE_NAME_BYTES, "%s", name);
}

// --- trials ---

static void keep_trial(const struct stock *stock)
{
    if (stock->options.trial)
        trial_write(stock->options.trial, &stock->trial);
}

static void begin_trial(struct stock *stock, const char *name, int64_t now_ms)
{
    stock->well_ms = now_ms + TRIAL_MS;
    trial_begin(&stock->trial, name);
    keep_trial(stock);
}

static void end_trial(struct stock *stock)
{
    stock->well_ms = INT64_MAX;
    trial_well(&stock->trial);
    keep_trial(stock);
}

// --- at the start ---

static bool load(struct stock *stock, const char *folder)
{
    struct exhibit *exhibit = stock->options.exhibit;
    exhibit_load_index(exhibit, folder);
    if (exhibit->pack)
        return true;
    fputs(buf_text(&exhibit->faults), stderr);
    if (stock->faults.length == 0)
        buf_add_text(&stock->faults, buf_text(&exhibit->errors));
    return false;
}

static bool load_stored(struct stock *stock, const char *name)
{
    struct buf folder = {0};
    int hold = store_hold(stock->options.store, name);
    path_of(stock, name, &folder);
    bool good = load(stock, folder.text);
    buf_finish(&folder);
    if (good) {
        set_name(stock->shown.name, name);
        stock->shown.hold = hold;
    } else if (hold >= 0) {
        close(hold);
    }
    return good;
}

static bool load_shipped(struct stock *stock)
{
    struct buf folder = {0};
    bool good = exhibit_find_shipped(stock->options.exhibit, &folder) && load(stock, folder.text);
    buf_finish(&folder);
    return good;
}

// Another process does it: should it be the reading that kills, it kills only that.
static bool roll_back_now(const struct stock *stock, const char *to)
{
    notify_waiting(BACK_AT_START_MS);
    return way_back_finish(way_back_start(stock->options.store, to, 0, NULL, NULL));
}

// Dying while it is read is dying of it as well; merely having faults is not.
static bool try_stored(struct stock *stock, const char *name)
{
    struct trial before = stock->trial;
    if (*name == '\0')
        return false;
    begin_trial(stock, name, 0);
    if (load_stored(stock, name))
        return true;
    stock->trial = before;
    stock->well_ms = INT64_MAX;
    keep_trial(stock);
    return false;
}

// In the place of the current one.
static bool try_previous(struct stock *stock, const char *name)
{
    bool trusted = trial_trusts(&stock->trial, name);
    if (!trusted && *name != '\0')
        log_error("stock", "%s is not tried: the program died twice with it", name);
    return trusted && try_stored(stock, name);
}

static void load_first(struct stock *stock)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    const char *root = stock->options.store;
    store_names(root, current, previous);
    enum trial_verdict verdict = trial_judge(&stock->trial, current, previous);
    if (verdict == TRIAL_ROLL_BACK) {
        log_error("stock", "the program died twice with %s: back to the pack before", current);
        verdict = roll_back_now(stock, previous) ? TRIAL_SHOW : TRIAL_SHIPPED;
        store_names(root, current, previous);
    }
    bool given_up = verdict == TRIAL_SHIPPED;
    if (given_up)
        log_error("stock", "the program died twice with %s", current);
    bool stored = !given_up && (try_stored(stock, current) || try_previous(stock, previous));
    if (!stored && load_shipped(stock))
        log_info("stock", "the program's own pack is shown");
    else if (!stored)
        log_error("stock", "no pack is sound");
    if (strcmp(stock->shown.name, current) != 0)
        set_name(stock->next.name, current); // it is known, and not to be shown
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
        load(stock, options->fixed);
    else
        load_first(stock);
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

static void start_loading(struct stock *stock, const char *name)
{
    struct buf folder = {0}, words = {0};
    release(&stock->next);
    stock->again_ms = INT64_MAX;
    set_name(stock->next.name, name);
    stock->next.hold = store_hold(stock->options.store, name);
    path_of(stock, name, &folder);
    exhibit_seams(stock->options.exhibit, &words);
    stock->stopped = false;
    atomic_store(&stock->loaded, false);
    stock->loader = loader_start(folder.text, words.text, loader_done, stock);
    buf_finish(&folder);
    buf_finish(&words);
}

static void stop_loading(struct stock *stock)
{
    loader_stop(stock->loader);
    stock->stopped = true;
}

// This machine could not check it: memory or processes were short. Each time it waits twice as
// long.
static void try_again_later(struct stock *stock, int64_t now_ms)
{
    stock->again_ms = now_ms + ((int64_t)AGAIN_MS << stock->lost);
    stock->lost += stock->lost < AGAIN_DOUBLED_MOST;
    log_warning("stock", "%s could not be checked: again later", stock->next.name);
    buf_clear(&stock->faults);
    buf_print(&stock->faults, "%s could not be checked: again later.", stock->next.name);
    release(&stock->next);
}

static void refuse(struct stock *stock)
{
    stock->lost = 0;
    log_error("stock", "%s is not shown: it has faults", stock->next.name);
    buf_clear(&stock->faults);
    buf_print(&stock->faults, "%s has faults.", stock->next.name);
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
        return false;
    }
    if (pack) {
        stock->lost = 0;
        stock->next.pack = pack;
        log_info("stock", "%s is ready, for when nobody is there", stock->next.name);
        kiosk_offer(kiosk, pack, NULL);
        return false;
    }
    if (checked)
        refuse(stock);
    else
        try_again_later(stock, now_ms);
    return true;
}

static void take_place(struct stock *stock, int64_t now_ms)
{
    struct exhibit *exhibit = stock->options.exhibit;
    pack_destroy(exhibit->pack);
    release(&stock->shown);
    stock->shown = stock->next;
    stock->next = (struct lot){.hold = -1};
    exhibit->pack = stock->shown.pack;
    buf_clear(&stock->faults);
    begin_trial(stock, stock->shown.name, now_ms);
    log_info("stock", "%s is shown", stock->shown.name);
}

static void forget_next(struct stock *stock, struct kiosk *kiosk)
{
    kiosk_offer(kiosk, NULL, NULL);
    pack_destroy(stock->next.pack);
    release(&stock->next);
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
    news |= take_back(stock);
    if (now_ms >= stock->again_ms) {
        stock->again_ms = INT64_MAX;
        stock_look(stock);
    }
    if (stock->look)
        pursue(stock, kiosk);
    if (now_ms >= stock->well_ms)
        end_trial(stock);
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
        end_trial(stock);
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

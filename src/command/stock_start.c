// The current pack, the one before, the program's own: the first that is sound and of which the
// program does not die. A death is counted before a pack is read.
#include "command/stock_parts.h"

#include "base/log.h"
#include "command/notify.h"
#include "command/way_back.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BACK_AT_START_MS = 5 * 60 * 1000 }; // at most, and nothing is shown meanwhile

// --- trials ---

static void keep_trial(const struct stock *stock)
{
    if (stock->options.trial)
        trial_write(stock->options.trial, &stock->trial);
}

void stock_end_trial(struct stock *stock)
{
    stock->well_ms = INT64_MAX;
    trial_well(&stock->trial);
    keep_trial(stock);
}

void stock_begin_trial(struct stock *stock, const char *name, int64_t now_ms)
{
    stock->well_ms = now_ms + TRIAL_MS;
    trial_begin(&stock->trial, name);
    keep_trial(stock);
}

// --- at the start ---

bool stock_load(struct stock *stock, const char *folder)
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
    stock_path_of(stock, name, &folder);
    bool good = stock_load(stock, folder.text);
    buf_finish(&folder);
    if (good) {
        stock_set_name(stock->shown.name, name);
        stock->shown.hold = hold;
    } else if (hold >= 0) {
        close(hold);
    }
    return good;
}

static bool load_shipped(struct stock *stock)
{
    struct buf folder = {0};
    bool good =
        exhibit_find_shipped(stock->options.exhibit, &folder) && stock_load(stock, folder.text);
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
    stock_begin_trial(stock, name, 0);
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

void stock_load_first(struct stock *stock)
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
        stock_set_name(stock->next.name, current); // it is known, and not to be shown
}

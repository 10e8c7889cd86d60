// The staff menu as a pure state machine: a PIN, a lock-out, pages, and what staff wish for. It
// takes the place of the visit, which is at attract meanwhile.
#ifndef VISIT_STAFF_H
#define VISIT_STAFF_H

#include "base/action.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    STAFF_PIN_LEAST = 4, // digits
    STAFF_PIN_MOST = 8,
    STAFF_TRIES = 5,                // so many wrong PINs in turn
    STAFF_LOCK_MS = 15 * 60 * 1000, // lock the menu for so long (standards S-02)
    STAFF_PIN_IDLE_MS = 30 * 1000,  // without a touch it closes
    STAFF_MENU_IDLE_MS = 120 * 1000,
};

enum staff_page {
    STAFF_CLOSED,
    STAFF_PIN,
    STAFF_MENU,
    STAFF_REPORT, // faults and imports, as a text that scrolls
    STAFF_SURE,   // "really?"
    STAFF_DARK,   // a black screen until somebody touches it
};

// What a control of the menu does: `a` of ACTION_STAFF.
enum staff_act {
    STAFF_DIGIT,  // b: 0 to 9
    STAFF_ERASE,  // the last digit
    STAFF_ENTER,  // the PIN is whole
    STAFF_LEAVE,  // to the menu, or from it out
    STAFF_READ,   // to the report
    STAFF_SCROLL, // b: screenfuls, +1 or -1
    STAFF_DARKEN,
    STAFF_LANGUAGE, // b: which one attract shows; -1 = all in turn
    STAFF_LOUDER,   // b: steps of ten percent, +1 or -1
    STAFF_TEST,     // the touch test
    STAFF_ASK,      // b: "really?" before that wish
    STAFF_YES,
};

// What somebody else must do. The state goes on as if it were done.
enum staff_wish {
    STAFF_NOTHING,
    STAFF_TOUCH_TEST,
    STAFF_RESTART,   // end the program, to be started anew
    STAFF_ROLL_BACK, // to the pack before
    STAFF_KEEP,      // `language` and `volume_percent` have changed: they shall outlive the program
};

struct staff {
    const char *pin; // borrowed; NULL or "" = the menu never opens
    enum staff_page page;
    char entered[STAFF_PIN_MOST + 1];
    int wrong;               // PINs in turn
    int64_t locked_until_ms; // 0 = it is not locked
    int64_t touched_ms;
    int scroll_px, scroll_limit_px,
        scroll_page_px;    // of what scrolls; the screen tells the last two
    enum staff_wish asked; // of STAFF_SURE
    enum staff_wish wish;
    int language;
    int volume_percent;
};

// What should outlive the program, or ending it would be the way around the lock.
struct staff_lock {
    int wrong;       // PINs in turn
    int64_t left_ms; // of the lock; 0 = it is not locked
};

void staff_init(struct staff *staff, const char *pin, int language, int volume_percent);
bool staff_is_open(const struct staff *staff);
// Somebody pressed a corner for five seconds. False, and nothing changes, where there is no PIN.
bool staff_open(struct staff *staff, int64_t now_ms);
// A control of the menu was pressed.
void staff_act(struct staff *staff, struct action action, int64_t now_ms);
// A touch that pressed none: a sign of life; ends the dark.
void staff_touch(struct staff *staff, int64_t now_ms);
void staff_tick(struct staff *staff, int64_t now_ms);
// When staff_tick or the picture changes by itself; INT64_MAX = never.
int64_t staff_deadline_ms(const struct staff *staff, int64_t now_ms);
// Whole minutes, rounded up, until the PIN may be tried again; 0 = now.
int staff_locked_min(const struct staff *staff, int64_t now_ms);
int staff_tries_left(const struct staff *staff);
void staff_scroll_limits(struct staff *staff, int limit_px, int page_px);
struct staff_lock staff_lock(const struct staff *staff, int64_t now_ms);
// Takes up where another one was. What cannot be is made what is nearest.
void staff_resume_lock(struct staff *staff, struct staff_lock lock, int64_t now_ms);
// The wish, once.
enum staff_wish staff_take_wish(struct staff *staff);

#endif

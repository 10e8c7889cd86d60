// Wrong PINs are counted over openings of the menu, so that closing it gains nothing; only the
// right one, or the end of the lock, clears the count.
#include "visit/staff.h"

#include "base/geom.h"

#include <string.h>

enum { MINUTE_MS = 60 * 1000, VOLUME_STEP = 10 };

void staff_init(struct staff *staff, const char *pin, int language, int volume_percent)
{
    *staff = (struct staff){.pin = pin, .language = language, .volume_percent = volume_percent};
}

bool staff_is_open(const struct staff *staff)
{
    return staff->page != STAFF_CLOSED;
}

static void go(struct staff *staff, enum staff_page page)
{
    staff->page = page;
    staff->scroll_px = 0;
    staff->scroll_limit_px = 0;
    memset(staff->entered, 0, sizeof staff->entered);
}

static void unlock(struct staff *staff, int64_t now_ms)
{
    if (staff->locked_until_ms == 0 || now_ms < staff->locked_until_ms)
        return;
    staff->locked_until_ms = 0;
    staff->wrong = 0;
}

bool staff_open(struct staff *staff, int64_t now_ms)
{
    if (!staff->pin || *staff->pin == '\0')
        return false;
    unlock(staff, now_ms);
    staff->touched_ms = now_ms;
    go(staff, STAFF_PIN);
    return true;
}

// --- the PIN ---

int staff_locked_min(const struct staff *staff, int64_t now_ms)
{
    int64_t left_ms = staff->locked_until_ms - now_ms;
    return left_ms <= 0 ? 0 : (int)((left_ms + MINUTE_MS - 1) / MINUTE_MS);
}

int staff_tries_left(const struct staff *staff)
{
    return STAFF_TRIES - staff->wrong;
}

struct staff_lock staff_lock(const struct staff *staff, int64_t now_ms)
{
    int64_t left_ms = staff->locked_until_ms - now_ms;
    return (struct staff_lock){staff->wrong, left_ms > 0 ? left_ms : 0};
}

void staff_resume_lock(struct staff *staff, struct staff_lock lock, int64_t now_ms)
{
    int64_t left_ms = lock.left_ms < STAFF_LOCK_MS ? lock.left_ms : STAFF_LOCK_MS;
    staff->wrong = left_ms > 0 ? STAFF_TRIES : geom_clamp(lock.wrong, 0, STAFF_TRIES - 1);
    staff->locked_until_ms = left_ms > 0 ? now_ms + left_ms : 0;
}

static void add_digit(struct staff *staff, int digit)
{
    size_t length = strlen(staff->entered);
    if (digit >= 0 && digit <= 9 && length < STAFF_PIN_MOST)
        staff->entered[length] = (char)('0' + digit);
}

static void erase_digit(struct staff *staff)
{
    size_t length = strlen(staff->entered);
    if (length > 0)
        staff->entered[length - 1] = '\0';
}

static void enter_pin(struct staff *staff, int64_t now_ms)
{
    bool right = strcmp(staff->entered, staff->pin) == 0;
    if (*staff->entered == '\0')
        return;
    go(staff, right ? STAFF_MENU : STAFF_PIN);
    staff->wrong = right ? 0 : staff->wrong + 1;
    if (staff->wrong == STAFF_TRIES)
        staff->locked_until_ms = now_ms + STAFF_LOCK_MS;
}

static void act_on_pin(struct staff *staff, struct action action, int64_t now_ms)
{
    if (staff_locked_min(staff, now_ms) > 0)
        return;
    if (action.a == STAFF_DIGIT)
        add_digit(staff, action.b);
    else if (action.a == STAFF_ERASE)
        erase_digit(staff);
    else if (action.a == STAFF_ENTER)
        enter_pin(staff, now_ms);
}

// --- the menu ---

static void change_volume(struct staff *staff, int steps)
{
    staff->volume_percent = geom_clamp(staff->volume_percent + steps * VOLUME_STEP, 0, 100);
    staff->wish = STAFF_KEEP;
}

static void act_on_menu(struct staff *staff, struct action action)
{
    switch (action.a) {
    case STAFF_READ:
        go(staff, STAFF_REPORT);
        break;
    case STAFF_DARKEN:
        go(staff, STAFF_DARK);
        break;
    case STAFF_LANGUAGE:
        staff->language = action.b;
        staff->wish = STAFF_KEEP;
        break;
    case STAFF_LOUDER:
        change_volume(staff, action.b > 0 ? 1 : -1);
        break;
    case STAFF_TEST:
        staff->wish = STAFF_TOUCH_TEST;
        break;
    case STAFF_ASK:
        if (action.b == STAFF_RESTART || action.b == STAFF_ROLL_BACK) {
            staff->asked = (enum staff_wish)action.b;
            go(staff, STAFF_SURE);
        }
        break;
    default:
        break;
    }
}

static void scroll(struct staff *staff, int way)
{
    int wanted = staff->scroll_px + (way > 0 ? 1 : -1) * staff->scroll_page_px;
    staff->scroll_px = geom_clamp(wanted, 0, staff->scroll_limit_px);
}

static void leave(struct staff *staff)
{
    bool inner = staff->page == STAFF_REPORT || staff->page == STAFF_SURE;
    go(staff, inner ? STAFF_MENU : STAFF_CLOSED);
}

static void say_yes(struct staff *staff)
{
    staff->wish = staff->asked;
    go(staff, STAFF_CLOSED);
}

void staff_act(struct staff *staff, struct action action, int64_t now_ms)
{
    staff_touch(staff, now_ms);
    if (action.kind != ACTION_STAFF)
        return;
    if (action.a == STAFF_LEAVE)
        leave(staff);
    else if (staff->page == STAFF_PIN)
        act_on_pin(staff, action, now_ms);
    else if (action.a == STAFF_SCROLL)
        scroll(staff, action.b);
    else if (staff->page == STAFF_MENU)
        act_on_menu(staff, action);
    else if (staff->page == STAFF_SURE && action.a == STAFF_YES)
        say_yes(staff);
}

void staff_touch(struct staff *staff, int64_t now_ms)
{
    if (now_ms > staff->touched_ms)
        staff->touched_ms = now_ms;
    if (staff->page == STAFF_DARK)
        go(staff, STAFF_CLOSED);
}

void staff_scroll_limits(struct staff *staff, int limit_px, int page_px)
{
    staff->scroll_limit_px = geom_max(limit_px, 0);
    staff->scroll_page_px = geom_max(page_px, 0);
    staff->scroll_px = geom_clamp(staff->scroll_px, 0, staff->scroll_limit_px);
}

enum staff_wish staff_take_wish(struct staff *staff)
{
    enum staff_wish wish = staff->wish;
    staff->wish = STAFF_NOTHING;
    return wish;
}

// --- time ---

static int64_t idle_due_ms(const struct staff *staff)
{
    if (staff->page == STAFF_CLOSED || staff->page == STAFF_DARK)
        return INT64_MAX;
    return staff->touched_ms + (staff->page == STAFF_PIN ? STAFF_PIN_IDLE_MS : STAFF_MENU_IDLE_MS);
}

void staff_tick(struct staff *staff, int64_t now_ms)
{
    unlock(staff, now_ms);
    if (now_ms >= idle_due_ms(staff))
        go(staff, STAFF_CLOSED);
}

int64_t staff_deadline_ms(const struct staff *staff, int64_t now_ms)
{
    int64_t due_ms = idle_due_ms(staff);
    int minutes = staff_locked_min(staff, now_ms);
    if (staff->page != STAFF_PIN || minutes == 0)
        return due_ms;
    int64_t counted_ms = staff->locked_until_ms - (int64_t)(minutes - 1) * MINUTE_MS;
    return counted_ms < due_ms ? counted_ms : due_ms;
}

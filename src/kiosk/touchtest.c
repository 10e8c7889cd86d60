// The state of the touch test. A tap is a finger that came alone, stayed in its place, and left
// within a second; whatever else fingers do is only drawn.
#include "kiosk/touchtest.h"

#include <math.h>
#include <string.h>

enum { TAP_MS = 1000, SLOP_MM = 4, MIDDLE_MM = 15, SECOND_MS = 1000, MIDDLE = 4 };

static double distance_mm(const struct touchtest *test, struct point a, struct point b)
{
    return hypot(a.x - b.x, a.y - b.y) * test->mm_per_px;
}

void touchtest_init(struct touchtest *test, struct point size, double mm_per_px, int64_t now_ms)
{
    int inset = (int)lround(TOUCHTEST_INSET_MM / mm_per_px);
    int right = size.x - 1 - inset, bottom = size.y - 1 - inset;
    *test = (struct touchtest){
        .size = size,
        .mm_per_px = mm_per_px,
        .targets = {{.at = {inset, inset}}, {.at = {right, inset}}, {.at = {right, bottom}},
            {.at = {inset, bottom}}, {.at = {size.x / 2, size.y / 2}}},
        .touched_ms = now_ms,
    };
}

bool touchtest_hit(const struct touchtest_target *target)
{
    return target->tried && target->error_mm <= TOUCHTEST_ERROR_MM;
}

int touchtest_passed(const struct touchtest *test)
{
    int passed = 0;
    for (int i = 0; i < TOUCHTEST_TARGETS; i++)
        passed += touchtest_hit(&test->targets[i]);
    return passed;
}

// Those not tried come first, then those that were missed.
static int next_target(const struct touchtest *test)
{
    for (int i = 0; i < TOUCHTEST_TARGETS; i++)
        if (!test->targets[i].tried)
            return i;
    for (int step = 1; step <= TOUCHTEST_TARGETS; step++) {
        int i = (test->current + step) % TOUCHTEST_TARGETS;
        if (!touchtest_hit(&test->targets[i]))
            return i;
    }
    return -1;
}

static void tap(struct touchtest *test, struct point at)
{
    if (test->current < 0)
        return;
    struct touchtest_target *target = &test->targets[test->current];
    target->tried = true;
    target->error_mm = distance_mm(test, at, target->at);
    test->current = next_target(test);
}

// --- fingers ---

static struct touchtest_finger *find_finger(struct touchtest *test, int64_t id)
{
    for (int i = 0; i < TOUCHTEST_FINGERS; i++)
        if (test->fingers[i].down && test->fingers[i].id == id)
            return &test->fingers[i];
    return NULL;
}

static int fingers_down(const struct touchtest *test)
{
    int down = 0;
    for (int i = 0; i < TOUCHTEST_FINGERS; i++)
        down += test->fingers[i].down;
    return down;
}

static void add_point(struct touchtest_finger *finger, struct point at)
{
    if (finger->count == TOUCHTEST_TRAIL) {
        finger->count--;
        memmove(finger->trail, finger->trail + 1, sizeof *finger->trail * (size_t)finger->count);
    }
    finger->trail[finger->count++] = at;
}

// The trails of fingers that left stay until the next one comes to an empty screen.
static void down(struct touchtest *test, const struct event *event)
{
    bool alone = fingers_down(test) == 0;
    struct touchtest_finger *finger = find_finger(test, event->finger);
    if (alone)
        memset(test->fingers, 0, sizeof test->fingers);
    for (int i = 0; i < TOUCHTEST_FINGERS; i++) {
        test->fingers[i].in_place &= alone;
        if (!finger && !test->fingers[i].used)
            finger = &test->fingers[i];
    }
    if (!finger)
        return;
    *finger = (struct touchtest_finger){.used = true,
        .down = true,
        .id = event->finger,
        .down_ms = event->at_ms,
        .in_place = alone};
    add_point(finger, event->at);
}

static void move(struct touchtest *test, const struct event *event)
{
    struct touchtest_finger *finger = find_finger(test, event->finger);
    if (!finger)
        return;
    add_point(finger, event->at);
    if (distance_mm(test, event->at, finger->trail[0]) > SLOP_MM)
        finger->in_place = false;
}

static void up(struct touchtest *test, const struct event *event)
{
    struct touchtest_finger *finger = find_finger(test, event->finger);
    if (!finger)
        return;
    finger->down = false;
    if (finger->in_place && event->at_ms - finger->down_ms < TAP_MS)
        tap(test, finger->trail[0]);
}

static void cancel(struct touchtest *test, const struct event *event)
{
    struct touchtest_finger *finger = find_finger(test, event->finger);
    if (finger)
        finger->down = false;
}

void touchtest_handle(struct touchtest *test, const struct event *event)
{
    touchtest_tick(test, event->at_ms);
    switch (event->kind) {
    case EVENT_DOWN:
        down(test, event);
        break;
    case EVENT_MOVE:
        move(test, event);
        break;
    case EVENT_UP:
        up(test, event);
        break;
    case EVENT_CANCEL:
        cancel(test, event);
        break;
    case EVENT_RESIZE:
        touchtest_init(test, event->size, test->mm_per_px, event->at_ms);
        return;
    case EVENT_QUIT:
        test->over = true;
        return;
    case EVENT_KEY:
        test->over = test->over || event->key == EVENT_KEY_BACK;
        return;
    default:
        return;
    }
    test->touched_ms = event->at_ms;
}

// --- time ---

// The finger that presses the middle, or NULL.
static const struct touchtest_finger *holding(const struct touchtest *test)
{
    for (int i = 0; i < TOUCHTEST_FINGERS; i++) {
        const struct touchtest_finger *finger = &test->fingers[i];
        if (finger->down && finger->in_place &&
            distance_mm(test, finger->trail[0], test->targets[MIDDLE].at) <= MIDDLE_MM)
            return finger;
    }
    return NULL;
}

void touchtest_tick(struct touchtest *test, int64_t now_ms)
{
    const struct touchtest_finger *finger = holding(test);
    if (finger && now_ms - finger->down_ms >= TOUCHTEST_HOLD_MS)
        test->over = true;
    if (now_ms - test->touched_ms >= TOUCHTEST_IDLE_MS)
        test->over = true;
}

int touchtest_seconds_left(const struct touchtest *test, int64_t now_ms)
{
    const struct touchtest_finger *finger = holding(test);
    if (!finger || now_ms - finger->down_ms < SECOND_MS)
        return 0;
    int64_t left_ms = finger->down_ms + TOUCHTEST_HOLD_MS - now_ms;
    return left_ms <= 0 ? 0 : (int)((left_ms + SECOND_MS - 1) / SECOND_MS);
}

int64_t touchtest_deadline_ms(const struct touchtest *test, int64_t now_ms)
{
    const struct touchtest_finger *finger = holding(test);
    int64_t idle_ms = test->touched_ms + TOUCHTEST_IDLE_MS;
    if (!finger)
        return idle_ms;
    int64_t held_ms = now_ms > finger->down_ms ? now_ms - finger->down_ms : 0;
    return finger->down_ms + (held_ms / SECOND_MS + 1) * SECOND_MS;
}

// --- the report ---

void touchtest_report(const struct touchtest *test, struct buf *out)
{
    static const char *const names[TOUCHTEST_TARGETS] = {
        "top left", "top right", "bottom right", "bottom left", "middle"};
    for (int i = 0; i < TOUCHTEST_TARGETS; i++) {
        const struct touchtest_target *target = &test->targets[i];
        if (target->tried)
            buf_print(out, "%d %s: %.1f mm, %s\n", i + 1, names[i], target->error_mm,
                touchtest_hit(target) ? "passed" : "missed");
        else
            buf_print(out, "%d %s: not tapped\n", i + 1, names[i]);
    }
    buf_print(out, "%d of %d targets passed (at most %d mm)\n", touchtest_passed(test),
        TOUCHTEST_TARGETS, TOUCHTEST_ERROR_MM);
}

// Gestures by table (a stream of events, what must come out), and by random streams against
// properties.
#include "visit/gesture.h"

#include "unit/visit/visits.h"

enum { SLOP = 20, SWIPE = 100, BOUNCE = 300, STEPS_MAX = 12 };

struct step {
    enum event_kind in;
    int64_t at_ms;
    int x, y;
    int finger;
    enum gesture_kind out;
    struct point by;
};

struct stream {
    const char *name;
    struct step steps[STEPS_MAX]; // ends where `in` and `out` are 0 and the time is 0
};

static const struct stream STREAMS[] = {
    {"tap", {{EVENT_DOWN, 100, 50, 60, 1, GESTURE_PRESS, {0, 0}},
                {EVENT_UP, 180, 50, 60, 1, GESTURE_TAP, {0, 0}}}},
    {"tap of the mouse", {{EVENT_DOWN, 100, 50, 60, -1, GESTURE_PRESS, {0, 0}},
                             {EVENT_UP, 180, 50, 60, -1, GESTURE_TAP, {0, 0}}}},
    {"tap that trembles to the edge of the slop",
        {{EVENT_DOWN, 100, 50, 60, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_MOVE, 120, 62, 76, 1, GESTURE_NONE, {0, 0}},
            {EVENT_MOVE, 140, 30, 60, 1, GESTURE_NONE, {0, 0}},
            {EVENT_UP, 180, 70, 60, 1, GESTURE_TAP, {20, 0}}}},
    {"a slow tap", {{EVENT_DOWN, 100, 50, 60, 1, GESTURE_PRESS, {0, 0}},
                       {EVENT_UP, 10100, 50, 60, 1, GESTURE_TAP, {0, 0}}}},
    {"slide off and back is no tap", {{EVENT_DOWN, 100, 50, 60, 1, GESTURE_PRESS, {0, 0}},
                                         {EVENT_MOVE, 120, 50, 81, 1, GESTURE_SLIP, {0, 21}},
                                         {EVENT_MOVE, 140, 50, 81, 1, GESTURE_NONE, {0, 0}},
                                         {EVENT_MOVE, 160, 50, 60, 1, GESTURE_DRAG, {0, -21}},
                                         {EVENT_UP, 180, 50, 60, 1, GESTURE_RELEASE, {0, 0}}}},
    {"up elsewhere without a move is no tap",
        {{EVENT_DOWN, 100, 50, 60, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_UP, 180, 71, 60, 1, GESTURE_RELEASE, {21, 0}}}},
    {"swipe left", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                       {EVENT_MOVE, 50, 250, 65, 1, GESTURE_SLIP, {-50, 5}},
                       {EVENT_MOVE, 100, 200, 70, 1, GESTURE_DRAG, {-50, 5}},
                       {EVENT_UP, 120, 200, 70, 1, GESTURE_SWIPE, {-100, 10}}}},
    {"swipe right", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                        {EVENT_MOVE, 100, 400, 126, 1, GESTURE_SLIP, {100, 66}},
                        {EVENT_UP, 600, 400, 126, 1, GESTURE_SWIPE, {100, 66}}}},
    {"too steep for a swipe", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                                  {EVENT_MOVE, 100, 420, 140, 1, GESTURE_SLIP, {120, 80}},
                                  {EVENT_UP, 120, 420, 140, 1, GESTURE_RELEASE, {120, 80}}}},
    {"too short for a swipe", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                                  {EVENT_MOVE, 100, 201, 60, 1, GESTURE_SLIP, {-99, 0}},
                                  {EVENT_UP, 120, 201, 60, 1, GESTURE_RELEASE, {-99, 0}}}},
    {"too slow for a short swipe", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                                       {EVENT_MOVE, 100, 101, 60, 1, GESTURE_SLIP, {-199, 0}},
                                       {EVENT_UP, 601, 101, 60, 1, GESTURE_RELEASE, {-199, 0}}}},
    {"far enough at any speed", {{EVENT_DOWN, 0, 300, 60, 1, GESTURE_PRESS, {0, 0}},
                                    {EVENT_MOVE, 100, 100, 60, 1, GESTURE_SLIP, {-200, 0}},
                                    {EVENT_UP, 5000, 100, 60, 1, GESTURE_SWIPE, {-200, 0}}}},
    {"drag up", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                    {EVENT_MOVE, 16, 300, 490, 1, GESTURE_NONE, {0, 0}},
                    {EVENT_MOVE, 32, 300, 470, 1, GESTURE_SLIP, {0, -30}},
                    {EVENT_MOVE, 48, 305, 400, 1, GESTURE_DRAG, {5, -70}},
                    {EVENT_UP, 64, 305, 400, 1, GESTURE_RELEASE, {5, -100}}}},
    {"a second finger is ignored until it leaves",
        {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_DOWN, 10, 900, 100, 2, GESTURE_NONE, {0, 0}},
            {EVENT_MOVE, 20, 950, 100, 2, GESTURE_NONE, {0, 0}},
            {EVENT_UP, 30, 300, 500, 1, GESTURE_TAP, {0, 0}},
            {EVENT_MOVE, 40, 960, 100, 2, GESTURE_NONE, {0, 0}},
            {EVENT_UP, 50, 960, 100, 2, GESTURE_NONE, {0, 0}},
            {EVENT_DOWN, 400, 900, 100, 2, GESTURE_PRESS, {0, 0}}}},
    {"a second finger leaves first", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                                         {EVENT_DOWN, 10, 900, 100, 2, GESTURE_NONE, {0, 0}},
                                         {EVENT_CANCEL, 20, 0, 0, 2, GESTURE_NONE, {0, 0}},
                                         {EVENT_UP, 30, 300, 500, 1, GESTURE_TAP, {0, 0}}}},
    {"cancel mid-press", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                             {EVENT_CANCEL, 10, 0, 0, 1, GESTURE_CANCEL, {0, 0}},
                             {EVENT_UP, 20, 300, 500, 1, GESTURE_NONE, {0, 0}},
                             {EVENT_DOWN, 30, 300, 500, 7, GESTURE_PRESS, {0, 0}}}},
    {"a resize takes the ground away", {{EVENT_RESIZE, 0, 0, 0, 0, GESTURE_NONE, {0, 0}},
                                           {EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                                           {EVENT_RESIZE, 10, 0, 0, 0, GESTURE_CANCEL, {0, 0}},
                                           {EVENT_UP, 20, 300, 500, 1, GESTURE_NONE, {0, 0}}}},
    {"other events do nothing", {{EVENT_DOWN, 0, 300, 500, 0, GESTURE_PRESS, {0, 0}},
                                    {EVENT_KEY, 10, 0, 0, 0, GESTURE_NONE, {0, 0}},
                                    {EVENT_NONE, 20, 0, 0, 0, GESTURE_NONE, {0, 0}},
                                    {EVENT_QUIT, 30, 0, 0, 0, GESTURE_NONE, {0, 0}},
                                    {EVENT_UP, 40, 300, 500, 0, GESTURE_TAP, {0, 0}}}},
    {"a bounce is ignored", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                                {EVENT_UP, 50, 300, 500, 1, GESTURE_TAP, {0, 0}},
                                {EVENT_DOWN, 349, 310, 500, 1, GESTURE_NONE, {0, 0}},
                                {EVENT_MOVE, 360, 390, 500, 1, GESTURE_NONE, {0, 0}},
                                {EVENT_UP, 800, 310, 500, 1, GESTURE_NONE, {0, 0}}}},
    {"later it is a tap", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                              {EVENT_UP, 50, 300, 500, 1, GESTURE_TAP, {0, 0}},
                              {EVENT_DOWN, 350, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                              {EVENT_UP, 360, 300, 500, 1, GESTURE_TAP, {0, 0}}}},
    {"elsewhere it is a tap", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                                  {EVENT_UP, 50, 300, 500, 1, GESTURE_TAP, {0, 0}},
                                  {EVENT_DOWN, 80, 300, 521, 1, GESTURE_PRESS, {0, 0}},
                                  {EVENT_UP, 90, 300, 521, 1, GESTURE_TAP, {0, 0}}}},
    {"a clock that jumped back makes no bounce",
        {{EVENT_DOWN, 90000, 300, 500, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_UP, 90050, 300, 500, 1, GESTURE_TAP, {0, 0}},
            {EVENT_DOWN, 10, 300, 500, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_UP, 5, 300, 500, 1, GESTURE_TAP, {0, 0}}}},
    {"a stuck finger is dropped", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                                      {EVENT_NONE, 10000, 0, 0, 0, GESTURE_NONE, {0, 0}},
                                      {EVENT_NONE, 10001, 0, 0, 0, GESTURE_CANCEL, {0, 0}},
                                      {EVENT_UP, 10002, 300, 500, 1, GESTURE_NONE, {0, 0}}}},
    {"a stuck finger's own move drops it",
        {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_MOVE, 10001, 400, 500, 1, GESTURE_CANCEL, {0, 0}},
            {EVENT_UP, 10002, 300, 500, 1, GESTURE_NONE, {0, 0}}}},
    {"another takes a stuck finger's place",
        {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
            {EVENT_DOWN, 10001, 10, 10, 2, GESTURE_PRESS, {0, 0}},
            {EVENT_UP, 10002, 300, 500, 1, GESTURE_NONE, {0, 0}},
            {EVENT_UP, 10003, 10, 10, 2, GESTURE_TAP, {0, 0}}}},
    {"a lost UP", {{EVENT_DOWN, 0, 300, 500, 1, GESTURE_PRESS, {0, 0}},
                      {EVENT_MOVE, 10, 400, 500, 1, GESTURE_SLIP, {100, 0}},
                      {EVENT_DOWN, 500, 10, 10, 1, GESTURE_PRESS, {0, 0}},
                      {EVENT_UP, 510, 10, 10, 1, GESTURE_TAP, {0, 0}}}},
    {"moves out of nowhere", {{EVENT_MOVE, 1, 300, 500, 0, GESTURE_NONE, {0, 0}},
                                 {EVENT_UP, 2, 300, 500, 0, GESTURE_NONE, {0, 0}},
                                 {EVENT_CANCEL, 3, 0, 0, 0, GESTURE_NONE, {0, 0}}}},
};

static struct event event_of(const struct step *step)
{
    return (struct event){
        .kind = step->in, .at_ms = step->at_ms, .at = {step->x, step->y}, .finger = step->finger};
}

static void streams_give_their_gestures(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof STREAMS / sizeof *STREAMS; i++) {
        struct gesture_state fingers;
        gesture_init(&fingers, SLOP, SWIPE, BOUNCE);
        const struct step *step = STREAMS[i].steps;
        for (int n = 0; n < STEPS_MAX && (step->in || step->at_ms); n++, step++) {
            struct event event = event_of(step);
            struct gesture gesture = gesture_feed(&fingers, &event);
            if (gesture.kind != step->out || gesture.by.x != step->by.x ||
                gesture.by.y != step->by.y)
                fail_msg("%s, step %d: gesture %d by %d,%d", STREAMS[i].name, n, gesture.kind,
                    gesture.by.x, gesture.by.y);
        }
    }
}

static void gestures_know_where(void **state)
{
    (void)state;
    struct gesture_state fingers;
    gesture_init(&fingers, SLOP, SWIPE, BOUNCE);
    static const struct step steps[] = {{EVENT_DOWN, 0, 30, 40, 1, 0, {0, 0}},
        {EVENT_MOVE, 5, 80, 45, 1, 0, {0, 0}}, {EVENT_UP, 9, 90, 50, 1, 0, {0, 0}}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct event event = event_of(&steps[i]);
        struct gesture gesture = gesture_feed(&fingers, &event);
        assert_int_equal(gesture.start.x, 30);
        assert_int_equal(gesture.start.y, 40);
        assert_int_equal(gesture.at.x, steps[i].x);
        assert_int_equal(gesture.at.y, steps[i].y);
    }
}

static void a_dropped_finger_says_no_more(void **state)
{
    (void)state;
    struct gesture_state fingers;
    gesture_init(&fingers, SLOP, SWIPE, BOUNCE);
    gesture_drop(&fingers); // none is down
    static const struct step steps[] = {
        {EVENT_DOWN, 10, 5, 5, 3, GESTURE_PRESS, {0, 0}}, // and is dropped at once
        {EVENT_MOVE, 20, 8, 5, 3, GESTURE_NONE, {0, 0}},
        {EVENT_DOWN, 30, 90, 90, 4, GESTURE_NONE, {0, 0}},
        {EVENT_UP, 900, 5, 5, 3, GESTURE_NONE, {0, 0}},
        {EVENT_UP, 910, 90, 90, 4, GESTURE_NONE, {0, 0}},
        {EVENT_DOWN, 940, 5, 5, 3, GESTURE_NONE, {0, 0}}, // its bounce
        {EVENT_UP, 950, 5, 5, 3, GESTURE_NONE, {0, 0}},
        {EVENT_DOWN, 1200, 5, 5, 3, GESTURE_PRESS, {0, 0}},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct event event = event_of(&steps[i]);
        assert_int_equal(gesture_feed(&fingers, &event).kind, steps[i].out);
        if (i == 0)
            gesture_drop(&fingers);
    }
    struct event up = {.kind = EVENT_UP, .at_ms = 1210, .at = {5, 5}, .finger = 3};
    assert_int_equal(gesture_feed(&fingers, &up).kind, GESTURE_TAP);
}

// A dropped drag, a vanished one, and one that is stuck leave nothing behind.
static void a_dropped_finger_ends_in_silence(void **state)
{
    (void)state;
    static const struct step ends[] = {{EVENT_UP, 40, 900, 5, 3, 0, {0, 0}},
        {EVENT_CANCEL, 40, 0, 0, 3, 0, {0, 0}}, {EVENT_RESIZE, 40, 0, 0, 0, 0, {0, 0}},
        {EVENT_NONE, 20000, 0, 0, 0, 0, {0, 0}}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct gesture_state fingers;
        gesture_init(&fingers, SLOP, SWIPE, BOUNCE);
        struct event down = {.kind = EVENT_DOWN, .at_ms = 10, .at = {5, 5}, .finger = 3};
        struct event move = {.kind = EVENT_MOVE, .at_ms = 20, .at = {900, 5}, .finger = 3};
        struct event end = event_of(&ends[i]);
        gesture_feed(&fingers, &down);
        gesture_drop(&fingers);
        assert_int_equal(gesture_feed(&fingers, &move).kind, GESTURE_NONE);
        assert_int_equal(gesture_feed(&fingers, &end).kind, GESTURE_NONE);
        assert_false(fingers.down);
        down.at_ms = move.at_ms = end.at_ms;
        assert_int_equal(gesture_feed(&fingers, &down).kind, GESTURE_PRESS);
        assert_int_equal(gesture_feed(&fingers, &move).kind, GESTURE_SLIP);
        gesture_drop(&fingers);
        assert_int_equal(gesture_feed(&fingers, &down).kind, GESTURE_PRESS); // its UP was lost
        assert_int_equal(gesture_feed(&fingers, &move).kind, GESTURE_SLIP);
    }
}

// --- random streams ----------------------------------------------------------------------------

enum { FINGERS = 4 };

// What a reader of gestures may rely on, followed from the gestures and events alone.
struct witness {
    bool pressed, dragging; // a PRESS is open; it has slipped
    int64_t finger;         // whose
    struct point start;
    struct point way; // what SLIP and DRAG have summed to
    int taps, swipes, slips;
};

static struct event random_event(uint64_t *seed, int64_t *now_ms)
{
    static const enum event_kind kinds[] = {EVENT_NONE, EVENT_DOWN, EVENT_DOWN, EVENT_MOVE,
        EVENT_MOVE, EVENT_MOVE, EVENT_MOVE, EVENT_UP, EVENT_UP, EVENT_CANCEL, EVENT_KEY};
    int pause = roll_within(seed, 0, 999);
    *now_ms += pause == 0 ? 11000 : pause < 20 ? 700 : pause % 40;
    if (roll(seed) % 5000 == 0)
        *now_ms -= 100000;
    enum event_kind kind = kinds[roll(seed) % (sizeof kinds / sizeof *kinds)];
    int reach = *now_ms / 1000 % 2 ? 15 : 400; // a second of taps, a second of drags
    return (struct event){.kind = roll(seed) % 500 == 0 ? EVENT_RESIZE : kind,
        .at_ms = *now_ms,
        .at = {500 + roll_within(seed, -reach, reach), 500 + roll_within(seed, -reach, reach)},
        .finger = roll_within(seed, -1, FINGERS - 2)};
}

static bool same_point(struct point a, struct point b)
{
    return a.x == b.x && a.y == b.y;
}

static void witness_gesture(struct witness *seen, const struct event *event, struct gesture gesture)
{
    bool ends = false;
    if (gesture.kind == GESTURE_PRESS) {
        assert_int_equal(event->kind, EVENT_DOWN);
        seen->pressed = true;
        seen->dragging = false;
        seen->finger = event->finger;
        seen->start = event->at;
        seen->way = (struct point){0, 0};
    } else if (gesture.kind != GESTURE_NONE) {
        assert_true(seen->pressed);
        assert_true(same_point(gesture.start, seen->start));
        assert_true(gesture.kind == GESTURE_CANCEL || event->finger == seen->finger);
    }
    if (gesture.kind == GESTURE_SLIP || gesture.kind == GESTURE_DRAG) {
        assert_int_equal(seen->dragging, gesture.kind == GESTURE_DRAG);
        seen->dragging = true;
        seen->slips += gesture.kind == GESTURE_SLIP;
        seen->way = (struct point){seen->way.x + gesture.by.x, seen->way.y + gesture.by.y};
        assert_int_equal(seen->start.x + seen->way.x, gesture.at.x);
        assert_int_equal(seen->start.y + seen->way.y, gesture.at.y);
    }
    if (gesture.kind == GESTURE_TAP) {
        assert_false(seen->dragging);
        seen->taps++;
        ends = true;
    }
    if (gesture.kind == GESTURE_SWIPE || gesture.kind == GESTURE_RELEASE) {
        seen->swipes += gesture.kind == GESTURE_SWIPE;
        assert_true(abs(gesture.by.x) >= SWIPE || gesture.kind == GESTURE_RELEASE);
        ends = true;
    }
    if (ends)
        assert_int_equal(event->kind, EVENT_UP);
    if (ends || gesture.kind == GESTURE_CANCEL)
        seen->pressed = false;
}

static void random_streams_keep_their_promises(void **state)
{
    (void)state;
    uint64_t seed = 25;
    int64_t now_ms = 4294967296 - 100000;
    struct gesture_state fingers;
    gesture_init(&fingers, SLOP, SWIPE, BOUNCE);
    struct witness seen = {0};
    for (int i = 0; i < 200000; i++) {
        struct event event = random_event(&seed, &now_ms);
        struct gesture gesture = gesture_feed(&fingers, &event);
        witness_gesture(&seen, &event, gesture);
        assert_int_equal(fingers.down, seen.pressed);
        if (i % 1000 == 999) { // every finger leaves: nothing is left behind
            for (int64_t finger = -1; finger < FINGERS; finger++) {
                struct event gone = {.kind = i % 2000 == 999 ? EVENT_UP : EVENT_CANCEL,
                    .at_ms = now_ms,
                    .at = event.at,
                    .finger = finger};
                witness_gesture(&seen, &gone, gesture_feed(&fingers, &gone));
            }
            assert_false(fingers.down);
            assert_false(seen.pressed);
        }
    }
    assert_true(seen.taps > 1000 && seen.swipes > 500 && seen.slips > 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streams_give_their_gestures),
        cmocka_unit_test(gestures_know_where),
        cmocka_unit_test(a_dropped_finger_says_no_more),
        cmocka_unit_test(a_dropped_finger_ends_in_silence),
        cmocka_unit_test(random_streams_keep_their_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

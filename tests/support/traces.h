// Traces of fingers, written down as text: what came in when, and the gesture that must come of it.
// The recogniser is held against them, and so is the port, which gets them through SDL's queue.
//
//     100 down 1 50,60           press
//     120 move 1 50,90           slip 0,30
//     140 up 1 50,90 wide 300    cancel
//
// Times in ms, fingers by number, places in px of a screen of 1000x1000, `wide` the contact in px.
// Other events: cancel FINGER, resize, key, none. Not events: tick (time passes), drop, allow
// pinch, allow hold. No gesture written is GESTURE_NONE; a gesture without a way may have any.
#ifndef TESTS_TRACES_H
#define TESTS_TRACES_H

#include "visit/gesture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TRACE_SIZE_PX = 1000 };

static const struct gesture_options TRACE_OPTIONS = {
    .slop_px = 20, .bounce_ms = 300, .palm_px = 200, .span_px = 400};

struct trace {
    const char *name, *steps;
};

static const struct trace TRACES[] = {
    {"tap", "100 down 1 50,60      press\n"
            "180 up 1 50,60        tap 0,0\n"},
    {"tap that trembles to the edge of the slop", "100 down 1 50,60      press\n"
                                                  "120 move 1 62,76\n"
                                                  "140 move 1 30,60\n"
                                                  "180 up 1 70,60        tap 20,0\n"},
    {"slide off and back is no tap", "100 down 1 50,60      press\n"
                                     "120 move 1 50,81      slip 0,21\n"
                                     "140 move 1 50,81\n"
                                     "160 move 1 50,60      drag 0,-21\n"
                                     "180 up 1 50,60        release 0,0\n"},
    {"up elsewhere without a move is no tap", "100 down 1 50,60      press\n"
                                              "180 up 1 71,60        release 21,0\n"},
    {"drag", "0 down 1 300,500      press\n"
             "16 move 1 300,490\n"
             "32 move 1 300,470     slip 0,-30\n"
             "48 move 1 305,400     drag 5,-70\n"
             "64 up 1 305,400       release 5,-100\n"},
    {"a second finger is ignored until it leaves", "0 down 1 300,500      press\n"
                                                   "10 down 2 900,100\n"
                                                   "20 move 2 950,100\n"
                                                   "30 up 1 300,500       tap\n"
                                                   "40 move 2 960,100\n"
                                                   "50 up 2 960,100\n"
                                                   "400 down 2 900,100    press\n"},
    {"two visitors drag, each on a side", "0 down 1 100,500      press\n"
                                          "5 allow pinch\n"
                                          "10 down 2 900,500\n"
                                          "20 move 1 150,500     slip 50,0\n"
                                          "25 move 2 800,500\n"
                                          "30 move 1 200,500     drag 50,0\n"
                                          "35 up 2 700,500\n"
                                          "40 up 1 200,500       release 100,0\n"},
    {"fingers of one hand, where no pinch is allowed", "0 down 1 300,500      press\n"
                                                       "10 down 2 400,500\n"
                                                       "20 move 2 500,500\n"
                                                       "30 up 2 500,500\n"
                                                       "40 up 1 300,500       tap\n"},
    {"pinch", "0 down 1 300,500      press\n"
              "5 allow pinch\n"
              "10 down 2 500,500     pinch 0,0\n"
              "20 move 2 600,500     pinch 50,0\n"
              "30 move 1 300,500\n"
              "40 move 1 200,500     pinch -50,0\n"
              "50 down 3 400,400\n"
              "60 up 3 400,400\n"
              "70 up 1 200,500       pinch_end\n"
              "80 move 2 700,500\n"
              "90 up 2 700,500\n"
              "100 down 4 200,500    press\n"},
    {"a drag becomes a pinch; the second finger leaves first", "0 down 1 300,500      press\n"
                                                               "5 allow pinch\n"
                                                               "10 move 1 350,500     slip 50,0\n"
                                                               "20 down 2 500,600     pinch 0,0\n"
                                                               "30 up 2 500,600       pinch_end\n"
                                                               "40 move 1 300,500\n"
                                                               "50 down 3 900,900\n"
                                                               "60 up 1 300,500\n"
                                                               "70 up 3 900,900\n"},
    {"a finger of a pinch vanishes", "0 down 1 300,500      press\n"
                                     "5 allow pinch\n"
                                     "20 down 2 500,600     pinch 0,0\n"
                                     "30 cancel 2           cancel\n"
                                     "40 move 1 300,500\n"
                                     "50 down 3 100,100     press\n"
                                     "60 up 3 100,100       tap\n"},
    {"the first finger of a pinch comes down again: its UP was lost",
        "0 down 1 300,500      press\n"
        "5 allow pinch\n"
        "20 down 2 500,600     pinch 0,0\n"
        "30 down 1 310,500     press\n"
        "35 move 2 600,600\n"
        "40 up 1 310,500       tap\n"},
    {"what is left of a pinch is no tap", "0 down 1 300,500      press\n"
                                          "5 allow pinch\n"
                                          "20 down 2 320,500     pinch 0,0\n"
                                          "30 up 1 300,500       pinch_end\n"
                                          "40 up 2 320,500\n"
                                          "50 down 1 310,500     press\n"},
    {"after a resize nothing is a bounce", "0 down 1 300,500      press\n"
                                           "50 up 1 300,500       tap\n"
                                           "60 resize\n"
                                           "70 down 1 300,500     press\n"},
    {"cancel mid-press", "0 down 1 300,500      press\n"
                         "10 cancel 1           cancel\n"
                         "20 up 1 300,500\n"
                         "30 down 7 300,500     press\n"},
    {"a resize takes the ground away", "0 resize\n"
                                       "0 down 1 300,500      press\n"
                                       "10 resize             cancel\n"
                                       "20 up 1 300,500\n"},
    {"other events do nothing", "0 down 0 300,500      press\n"
                                "10 key\n"
                                "20 none\n"
                                "40 up 0 300,500       tap\n"},
    {"a bounce", "0 down 1 300,500      press\n"
                 "50 up 1 300,500       tap\n"
                 "349 down 2 310,500\n"
                 "360 move 2 305,500\n"
                 "800 up 2 310,500      again\n"},
    {"every second one of quick taps counts", "0 down 1 300,500      press\n"
                                              "50 up 1 300,500       tap\n"
                                              "200 down 1 300,500\n"
                                              "250 up 1 300,500      again\n"
                                              "400 down 1 300,500    press\n"
                                              "450 up 1 300,500      tap\n"},
    {"a bounce that leaves the slop was none", "0 down 1 300,500      press\n"
                                               "50 up 1 300,500       tap\n"
                                               "100 down 1 300,500\n"
                                               "120 move 1 340,500    press\n"
                                               "140 move 1 310,500    slip 10,0\n"
                                               "160 up 1 310,500      release 10,0\n"},
    {"it may leave at once", "0 down 1 300,500      press\n"
                             "50 up 1 300,500       tap\n"
                             "100 down 1 300,500\n"
                             "120 move 1 340,500    press\n"
                             "140 up 1 340,500      release 40,0\n"},
    {"a bounce that vanishes, and one that rests", "0 down 1 300,500      press\n"
                                                   "50 up 1 300,500       tap\n"
                                                   "100 down 2 300,500\n"
                                                   "110 cancel 2\n"
                                                   "120 down 3 300,500\n"
                                                   "3119 down 4 900,900\n"
                                                   "3120 tick\n"
                                                   "3130 down 5 300,500   press\n"},
    {"later it is a tap", "0 down 1 300,500      press\n"
                          "50 up 1 300,500       tap\n"
                          "350 down 1 300,500    press\n"
                          "360 up 1 300,500      tap\n"},
    {"elsewhere it is a tap", "0 down 1 300,500      press\n"
                              "50 up 1 300,500       tap\n"
                              "80 down 1 300,521     press\n"
                              "90 up 1 300,521       tap\n"},
    {"a clock that jumped back makes no bounce", "90000 down 1 300,500  press\n"
                                                 "90050 up 1 300,500    tap\n"
                                                 "10 down 1 300,500     press\n"
                                                 "5 up 1 300,500        tap\n"},
    {"a palm that comes down flat", "0 down 1 300,500 wide 201\n"
                                    "10 down 2 800,800     press\n"
                                    "20 move 1 310,500 wide 260\n"
                                    "30 up 2 800,800       tap\n"
                                    "40 up 1 310,500\n"},
    {"a palm that flattens", "0 down 1 300,500 wide 90     press\n"
                             "10 move 1 301,500 wide 200\n"
                             "20 move 1 302,500 wide 201   cancel\n"
                             "30 move 1 400,500 wide 90\n"
                             "40 down 2 800,800            press\n"
                             "50 up 2 800,800 wide 260     cancel\n"},
    {"a palm in a pinch", "0 down 1 300,500      press\n"
                          "5 allow pinch\n"
                          "10 down 3 320,500 wide 300\n"
                          "20 down 2 500,600     pinch 0,0\n"
                          "30 move 2 520,600 wide 300  cancel\n"
                          "40 up 1 300,500\n"},
    {"a palm that rests keeps nobody away", "0 down 1 300,500      press\n"
                                            "1000 down 2 800,800\n"
                                            "1100 up 2 800,800\n"
                                            "2999 tick\n"
                                            "3000 tick             cancel\n"
                                            "3001 move 1 310,500\n"
                                            "3010 down 3 800,800   press\n"
                                            "3020 up 3 800,800     tap\n"
                                            "9000 up 1 300,500\n"},
    {"a palm lifted before anybody looked", "0 down 1 300,500      press\n"
                                            "3000 up 1 300,500     cancel\n"},
    {"another takes a palm's place", "0 down 1 300,500      press\n"
                                     "3500 down 2 10,10     press\n"
                                     "3600 up 1 300,500\n"
                                     "3700 up 2 10,10       tap\n"},
    {"hold", "0 down 1 300,500      press\n"
             "1 allow hold\n"
             "3000 tick\n"
             "4000 move 1 310,500\n"
             "4999 tick\n"
             "5000 tick             hold\n"
             "5001 tick\n"
             "5500 move 1 900,500\n"
             "5550 down 2 100,100\n"
             "5560 up 2 100,100\n"
             "5600 up 1 900,500\n"
             "5610 down 1 300,500   press\n"},
    {"hold, found late", "0 down 1 300,500      press\n"
                         "1 allow hold\n"
                         "5100 up 1 300,500     hold\n"
                         "5500 down 1 300,500   press\n"},
    {"lifted before it was a hold", "0 down 1 300,500      press\n"
                                    "1 allow hold\n"
                                    "4999 up 1 300,500     tap\n"},
    {"what is allowed ends with the finger", "0 down 1 300,500      press\n"
                                             "1 allow pinch hold\n"
                                             "50 up 1 300,500       tap\n"
                                             "500 down 1 300,500    press\n"
                                             "510 down 2 350,500\n"
                                             "3500 tick             cancel\n"},
    {"a drag of more than ten seconds", "0 down 1 300,500      press\n"
                                        "100 move 1 400,500    slip\n"
                                        "9000 move 1 500,500   drag 100,0\n"
                                        "18000 move 1 600,500  drag 100,0\n"
                                        "27999 move 1 600,500\n"
                                        "37998 tick\n"
                                        "37998 up 1 600,500    release 300,0\n"},
    {"a stuck finger is dropped", "0 down 1 300,500      press\n"
                                  "100 move 1 400,500    slip\n"
                                  "10099 tick\n"
                                  "10100 tick            cancel\n"
                                  "10200 up 1 400,500\n"
                                  "10300 down 1 400,500  press\n"},
    {"a stuck pinch is dropped", "0 down 1 300,500      press\n"
                                 "5 allow pinch\n"
                                 "20 down 2 500,600     pinch\n"
                                 "9000 move 1 310,500   pinch\n"
                                 "18999 tick\n"
                                 "19000 none            cancel\n"
                                 "19001 move 2 400,600\n"},
    {"a lost UP", "0 down 1 300,500      press\n"
                  "10 move 1 400,500     slip 100,0\n"
                  "500 down 1 10,10      press\n"
                  "510 up 1 10,10        tap\n"},
    {"a dropped finger says no more", "10 down 3 5,5         press\n"
                                      "11 drop\n"
                                      "20 move 3 8,5\n"
                                      "30 down 4 90,90\n"
                                      "900 up 3 5,5\n"
                                      "910 up 4 90,90\n"
                                      "940 down 3 5,5\n"
                                      "950 up 3 5,5\n"
                                      "1200 down 3 5,5       press\n"
                                      "1210 up 3 5,5         tap\n"},
    {"a dropped drag, and one that rests", "10 down 3 5,5         press\n"
                                           "20 move 3 300,5       slip\n"
                                           "20 drop\n"
                                           "30 move 3 400,5\n"
                                           "2000 move 3 500,5\n"
                                           "4999 down 4 90,90\n"
                                           "5000 down 5 95,95     press\n"
                                           "5010 up 3 500,5\n"
                                           "5020 up 5 95,95       tap\n"},
    {"a dropped finger that vanishes", "10 down 3 5,5         press\n"
                                       "11 drop\n"
                                       "20 cancel 3\n"
                                       "30 down 3 5,5         press\n"},
    {"moves out of nowhere", "1 move 0 300,500\n"
                             "2 up 0 300,500\n"
                             "3 cancel 0\n"
                             "4 drop\n"
                             "5 tick\n"},
    {"two months on", "5184000000 down 1 300,500   press\n"
                      "5184000050 up 1 300,500     tap\n"
                      "5184000100 down 1 300,500\n"
                      "5184000150 up 1 300,500     again\n"
                      "5184001000 down 1 300,500   press\n"
                      "5184004000 tick             cancel\n"},
    {"the 32nd bit of the clock", "4294967290 down 1 300,500   press\n"
                                  "4294967300 up 1 300,500     tap\n"
                                  "4294967400 down 1 300,500\n"
                                  "4294967410 up 1 300,500     again\n"},
};

static const char *const TRACE_GESTURES[] = {"none", "press", "slip", "drag", "tap", "again",
    "release", "pinch", "pinch_end", "hold", "cancel"};

// One line of a trace. `event.kind` is what came in, or `call` what was called instead.
struct trace_step {
    struct event event;
    enum { TRACE_EVENT, TRACE_TICK, TRACE_DROP, TRACE_ALLOW } call;
    bool pinch, hold;
    enum gesture_kind gesture;
    bool has_way;
    struct point by;
};

static inline enum gesture_kind trace_gesture(const char *word)
{
    for (size_t i = 0; i < sizeof TRACE_GESTURES / sizeof *TRACE_GESTURES; i++)
        if (strcmp(TRACE_GESTURES[i], word) == 0)
            return (enum gesture_kind)i;
    fail_msg("no gesture is called '%s'", word);
    return GESTURE_NONE;
}

static inline void trace_parse_what(struct trace_step *step, const char *word)
{
    static const struct {
        const char *word;
        enum event_kind kind;
    } events[] = {{"down", EVENT_DOWN}, {"move", EVENT_MOVE}, {"up", EVENT_UP},
        {"cancel", EVENT_CANCEL}, {"resize", EVENT_RESIZE}, {"key", EVENT_KEY},
        {"none", EVENT_NONE}};
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (strcmp(events[i].word, word) == 0) {
            step->event.kind = events[i].kind;
            return;
        }
    step->call = strcmp(word, "tick") == 0   ? TRACE_TICK
                 : strcmp(word, "drop") == 0 ? TRACE_DROP
                                             : TRACE_ALLOW;
}

// Reads the line at *at and moves *at behind it; false at the end.
static inline bool trace_next(const char **at, struct trace_step *step)
{
    if (!**at)
        return false;
    char line[128], what[16], word[16];
    size_t length = strcspn(*at, "\n");
    assert_true(length < sizeof line);
    memcpy(line, *at, length);
    line[length] = '\0';
    *at += length + 1;
    *step = (struct trace_step){.event.kind = EVENT_NONE};
    int used = 0, more = 0;
    assert_int_equal(sscanf(line, "%" SCNd64 " %15s%n", &step->event.at_ms, what, &used), 2);
    trace_parse_what(step, what);
    const char *rest = line + used;
    struct event *event = &step->event;
    if (sscanf(rest, "%" SCNd64 " %d,%d%n", &event->finger, &event->at.x, &event->at.y, &more) == 3)
        rest += more;
    else if (sscanf(rest, "%" SCNd64 "%n", &event->finger, &more) == 1)
        rest += more;
    if (sscanf(rest, " wide %d%n", &event->contact_px, &more) == 1)
        rest += more;
    step->pinch = step->call == TRACE_ALLOW && strstr(rest, "pinch");
    step->hold = step->call == TRACE_ALLOW && strstr(rest, "hold");
    if (step->call == TRACE_ALLOW || sscanf(rest, "%15s%n", word, &more) != 1)
        return true;
    step->gesture = trace_gesture(word);
    step->has_way = sscanf(rest + more, "%d,%d", &step->by.x, &step->by.y) == 2;
    return true;
}

static inline struct gesture trace_feed(
    struct gesture_state *fingers, const struct trace_step *step, const struct event *event)
{
    switch (step->call) {
    case TRACE_TICK:
        return gesture_tick(fingers, step->event.at_ms);
    case TRACE_DROP:
        gesture_drop(fingers);
        break;
    case TRACE_ALLOW:
        gesture_allow(fingers, step->pinch, step->hold);
        break;
    default:
        return gesture_feed(fingers, event);
    }
    return (struct gesture){.kind = GESTURE_NONE};
}

static inline void trace_judge(
    const struct trace *trace, const struct trace_step *step, struct gesture gesture)
{
    bool same = gesture.kind == step->gesture &&
                (!step->has_way || (gesture.by.x == step->by.x && gesture.by.y == step->by.y));
    if (!same)
        fail_msg("%s, at %" PRId64 " ms: %s by %d,%d", trace->name, step->event.at_ms,
            TRACE_GESTURES[gesture.kind], gesture.by.x, gesture.by.y);
}

#endif

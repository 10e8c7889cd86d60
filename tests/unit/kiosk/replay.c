// Random visits, with all that moves, recorded through a port and replayed: every frame is equal,
// wherever the recording is cut off. A kiosk that is not as it was is noticed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/trace/recorder.h"
#include "port/trace/replayer.h"
#include "support/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VISITS = 4, STROKES = 60, CUTS = 4 };

static char folder[] = "/tmp/vitrine-replay-XXXXXX";
static char path[64];

static const struct trace_roots ROOTS = {
    SOURCE_FOLDER "/content/kazakhstan-reforms", SOURCE_FOLDER "/assets"};

// xorshift64*: the same stream on every machine.
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return *seed * 2685821657736338717u;
}

static int below(uint64_t *seed, int limit)
{
    return (int)(next_random(seed) % (uint64_t)limit);
}

// --- a visit ---

static struct point anywhere(uint64_t *seed, struct point size)
{
    return (struct point){below(seed, size.x), below(seed, size.y)};
}

static void loose_finger(struct script *script, uint64_t *seed, struct point size)
{
    static const enum event_kind kinds[] = {EVENT_DOWN, EVENT_MOVE, EVENT_UP, EVENT_CANCEL};
    struct event event = {.kind = kinds[below(seed, 4)], .finger = below(seed, 3)};
    if (event.kind != EVENT_CANCEL) {
        event.at = anywhere(seed, size);
        event.contact_px = below(seed, 200);
    }
    script_event(script, event);
}

static void drag(struct script *script, uint64_t *seed, struct point size)
{
    struct point from = anywhere(seed, size), to = anywhere(seed, size);
    if (below(seed, 2))
        to.y = from.y; // a page's
    else
        to.x = from.x; // a text's
    script_drag(script, from, to, 30 + below(seed, 400));
}

static struct point resize(struct script *script, struct point size)
{
    struct point turned = {size.y, size.x};
    script_event(script, (struct event){.kind = EVENT_RESIZE, .size = turned});
    return turned;
}

// Taps above all, into motions more often than not; now and then a window that is turned, and
// times after which the visit is over.
static void make_visit(struct script *script, uint64_t seed, struct point size)
{
    static const int waits_ms[] = {0, 1, 16, 50, 120, 200, 400, 400, 900};
    for (int i = 0; i < STROKES; i++) {
        int what = below(&seed, 20);
        if (what < 9)
            script_tap(script, anywhere(&seed, size));
        else if (what < 14)
            drag(script, &seed, size);
        else if (what < 17)
            loose_finger(script, &seed, size);
        else if (what < 19)
            script_key(script, (enum event_key)below(&seed, EVENT_KEY_COUNT));
        else
            size = resize(script, size);
        script_wait(script, below(&seed, 60) ? waits_ms[below(&seed, 9)] : 61000);
    }
}

// --- recording and replaying ---

static struct kiosk_options options_of(const struct stage *stage, const struct trace_facts *facts)
{
    return (struct kiosk_options){
        .pack = stage->pack,
        .assets_folder = SOURCE_FOLDER "/assets",
        .mm_per_px = facts->mm_per_px,
        .distance_mm = facts->distance_mm,
        .bounce_ms = facts->bounce_ms,
        .still = facts->still,
    };
}

// Returns how many frames were shown.
static int64_t record(struct stage *stage, uint64_t seed, struct point size)
{
    struct trace_facts facts = {
        .program = "0", .pack = stage->pack->id, .size = size, .bounce_ms = 300};
    struct kiosk_options options = options_of(stage, &facts);
    struct script *script = script_create(fonts_measure(stage->fonts), size, 0);
    struct port inner = script_port(script);
    script_wait(script, 5000); // the clock is not at 0 when the recording begins
    inner.wait(inner.self, 5000);
    make_visit(script, seed, size);
    struct recorder *recorder = recorder_create(path, &facts, ROOTS, &inner, TRACE_MOST_BYTES);
    struct port port = recorder_port(recorder);
    struct kiosk *kiosk = kiosk_create(
        &options, port.measure, size, port.mm_per_px(port.self), port.now_ms(port.self));
    assert_true(kiosk_run(kiosk, &port));
    int64_t frames = script_frames(script);
    kiosk_destroy(kiosk);
    recorder_destroy(recorder);
    script_destroy(script);
    return frames;
}

static struct trace *read_trace(void)
{
    struct diag diag = {0};
    struct trace *trace = trace_read(path, &diag);
    assert_non_null(trace);
    diag_finish(&diag);
    return trace;
}

// `first` is done before anything else; ACTION_NONE = as it was.
static struct replay_result replay(
    const struct stage *stage, struct trace *trace, int distance_mm, struct action first)
{
    struct trace_facts facts = *trace_facts(trace);
    facts.distance_mm = distance_mm;
    struct kiosk_options options = options_of(stage, &facts);
    struct replayer *replayer = replayer_create(trace, fonts_measure(stage->fonts), ROOTS, NULL);
    struct port port = replayer_port(replayer);
    int64_t now_ms = port.now_ms(port.self);
    struct kiosk *kiosk = kiosk_create(&options, port.measure, port.size(port.self), 0, now_ms);
    if (first.kind != ACTION_NONE)
        kiosk_act(kiosk, first, now_ms);
    assert_true(kiosk_run(kiosk, &port));
    struct replay_result result = replayer_result(replayer);
    kiosk_destroy(kiosk);
    replayer_destroy(replayer);
    return result;
}

static const struct action NOTHING = {ACTION_NONE, 0, 0};

static void random_visits_replay_to_equal_frames(void **state)
{
    struct stage *stage = *state;
    static const struct point sizes[] = {{800, 480}, {1080, 1920}};
    for (int i = 0; i < VISITS; i++) {
        int64_t frames = record(stage, 0x9E3779B97F4A7C15u + (uint64_t)i, sizes[i % 2]);
        struct trace *trace = read_trace();
        struct replay_result result = replay(stage, trace, 0, NOTHING);
        assert_true(frames > STROKES);
        assert_int_equal(result.frames, frames);
        assert_int_equal(result.differing, 0);
        trace_destroy(trace);
        unlink(path);
    }
}

// What a crash leaves.
static void what_is_left_of_a_recording_replays(void **state)
{
    struct stage *stage = *state;
    struct buf text = {0};
    char bytes[4096];
    record(stage, 77, (struct point){800, 480});
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(&text, bytes, length);
    fclose(file);
    int64_t before = 0;
    for (size_t part = 1; part <= CUTS; part++) {
        struct buf cut = {0};
        struct diag diag = {0};
        buf_add(&cut, text.text, text.length * part / CUTS - part % 2);
        struct trace *trace = trace_parse(path, &cut, &diag);
        assert_non_null(trace);
        struct replay_result result = replay(stage, trace, 0, NOTHING);
        assert_int_equal(result.differing, 0);
        assert_true(result.frames > before);
        before = result.frames;
        trace_destroy(trace);
    }
    buf_finish(&text);
}

// Another text size, another distance, another pack.
static void what_is_not_as_it_was_is_noticed(void **state)
{
    struct stage *stage = *state, other = *stage;
    int64_t frames = record(stage, 78, (struct point){800, 480});
    for (int i = 0; i < 3; i++) {
        struct trace *trace = read_trace();
        struct action larger = {ACTION_SET, SETTING_TEXT, 4};
        struct replay_result result =
            replay(i == 2 ? &other : stage, trace, i == 1 ? 900 : 0, i == 0 ? larger : NOTHING);
        assert_true(result.differing > 0);
        assert_true(result.frames >= frames);
        trace_destroy(trace);
        if (i == 1)
            stage_open(&other, SOURCE_FOLDER "/tests/packs/minimal");
    }
    stage_close(&other);
}

static int open_stage(void **state)
{
    static struct stage stage;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/visit.trace", folder);
    stage_open(&stage, SOURCE_FOLDER "/content/kazakhstan-reforms");
    *state = &stage;
    return 0;
}

static int remove_file(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

static int close_stage(void **state)
{
    stage_close(*state);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(random_visits_replay_to_equal_frames, remove_file),
        cmocka_unit_test_teardown(what_is_left_of_a_recording_replays, remove_file),
        cmocka_unit_test_teardown(what_is_not_as_it_was_is_noticed, remove_file),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

// The recorder passes everything on and ends when it must; the replayer gives the same answers
// again, compares, keeps the tempo on a screen, and takes only EVENT_QUIT from there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/script/script.h"
#include "port/trace/recorder.h"
#include "port/trace/replayer.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct text_measure MEASURE = {.self = NULL};
static const struct trace_facts FACTS = {
    .program = "0.1.0", .pack = "water", .size = {800, 480}, .mm_per_px = 0.25};
static const struct trace_roots NO_ROOTS = {NULL, NULL};
static char folder[] = "/tmp/vitrine-trace-XXXXXX";
static char path[64];

static struct draw_scene scene_of(uint64_t id)
{
    return (struct draw_scene){.mix = DRAW_STILL, .over = {.id = id}};
}

// What a kiosk would do: two frames, an event between them.
static void act(const struct port *port)
{
    struct draw_scene first = scene_of(1), second = scene_of(2);
    port->now_ms(port->self);
    assert_true(port->present(port->self, &first));
    port->wait(port->self, INT64_MAX);
    port->now_ms(port->self);
    assert_true(port->present(port->self, &second));
    port->prepare(port->self, NULL);
    port->wait(port->self, INT64_MAX);
}

static struct script *make_script(void)
{
    struct script *script = script_create(&MEASURE, FACTS.size, FACTS.mm_per_px);
    script_wait(script, 250);
    script_key(script, EVENT_KEY_HOME);
    script_wait(script, 750);
    return script;
}

// --- recording ---

static void read_all(struct buf *out)
{
    char bytes[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(out, bytes, length);
    fclose(file);
}

static void what_crosses_is_written(void **state)
{
    (void)state;
    struct script *script = make_script();
    struct port inner = script_port(script);
    struct recorder *recorder = recorder_create(path, &FACTS, NO_ROOTS, &inner, TRACE_MOST_BYTES);
    assert_non_null(recorder);
    struct port port = recorder_port(recorder);
    assert_ptr_equal(port.measure, &MEASURE);
    assert_int_equal(port.size(port.self).x, 800);
    assert_true(port.mm_per_px(port.self) == 0.25);
    act(&port);
    struct buf text = {0};
    read_all(&text); // before the end: nothing waits to be written
    assert_string_equal(strstr(buf_text(&text), "start"), "start 0\nevents\n"
                                                          "0 now\n"
                                                          "0 frame 0000000000000001\n"
                                                          "250 key home\n"
                                                          "250 now\n"
                                                          "250 frame 0000000000000002\n"
                                                          "1000 quit\n");
    assert_int_equal(script_frames(script), 2);
    buf_finish(&text);
    recorder_destroy(recorder);
    script_destroy(script);
}

static void a_recording_is_never_written_over(void **state)
{
    (void)state;
    struct script *script = make_script();
    struct port inner = script_port(script);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("of yesterday\n", file);
    fclose(file);
    assert_null(recorder_create(path, &FACTS, NO_ROOTS, &inner, TRACE_MOST_BYTES));
    struct buf text = {0};
    read_all(&text);
    assert_string_equal(buf_text(&text), "of yesterday\n");
    buf_finish(&text);
    assert_null(
        recorder_create("/nowhere/visit.trace", &FACTS, NO_ROOTS, &inner, TRACE_MOST_BYTES));
    recorder_destroy(NULL);
    script_destroy(script);
}

static void only_its_user_may_read_it(void **state)
{
    (void)state;
    struct script *script = make_script();
    struct port inner = script_port(script);
    recorder_destroy(recorder_create(path, &FACTS, NO_ROOTS, &inner, TRACE_MOST_BYTES));
    struct stat stat_of;
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0600);
    script_destroy(script);
}

// Plays, and counts the lines on standard error, which is a pipe meanwhile.
static int act_and_count_lines(const struct port *port)
{
    int ends[2], before = dup(STDERR_FILENO), lines = 0;
    char said[1024];
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    act(port);
    dup2(before, STDERR_FILENO);
    close(before);
    close(ends[1]);
    ssize_t length = read(ends[0], said, sizeof said);
    for (ssize_t i = 0; i < length; i++)
        lines += said[i] == '\n';
    close(ends[0]);
    return lines;
}

// Whatever ends a recording, the port goes on, one line says so, and what there is of the file is
// whole.
static void assert_cut_at(int64_t most_bytes, int64_t bytes)
{
    struct script *script = make_script();
    struct port inner = script_port(script);
    unlink(path);
    struct recorder *recorder = recorder_create(path, &FACTS, NO_ROOTS, &inner, most_bytes);
    struct port port = recorder_port(recorder);
    assert_int_equal(act_and_count_lines(&port), 1);
    assert_int_equal(script_frames(script), 2);
    recorder_destroy(recorder);
    script_destroy(script);
    struct buf text = {0};
    read_all(&text);
    assert_int_equal(text.length, bytes);
    buf_finish(&text);
}

static int64_t header_bytes(void)
{
    struct buf text = {0};
    trace_put_facts(&text, &FACTS);
    int64_t bytes = (int64_t)text.length;
    buf_finish(&text);
    return bytes;
}

static void it_ends_at_its_cap(void **state)
{
    (void)state;
    int64_t header = header_bytes(), now = (int64_t)strlen("0 now\n");
    int64_t frame = (int64_t)strlen("0 frame 0000000000000001\n");
    assert_cut_at(header, header);
    assert_cut_at(header + now + frame - 1, header + now); // nothing after the first left out
    assert_cut_at(header + now + frame, header + now + frame);
}

// A limit on files stands for a disk that is full.
static void it_ends_when_the_disk_is_full(void **state)
{
    (void)state;
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = (rlim_t)header_bytes() + 10;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_cut_at(TRACE_MOST_BYTES, header_bytes() + 10); // the last line is cut
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    struct diag diag = {0};
    struct trace *trace = trace_read(path, &diag);
    struct trace_line line;
    assert_non_null(trace);
    assert_true(trace_next(trace, &line));
    assert_int_equal(line.kind, TRACE_NOW);
    assert_false(trace_next(trace, &line));
    trace_destroy(trace);
    diag_finish(&diag);
}

// --- replaying ---

#define VISIT                                                                                      \
    "start 100\nevents\n0 now\n0 frame 0000000000000001\n250 key home\n250 now\n"                  \
    "250 frame 0000000000000002\n300 resize 480 800\n300 now\n1000 quit\n"

static struct trace *make_trace(const char *lines)
{
    struct buf text = {0};
    struct diag diag = {0};
    trace_put_facts(&text, &FACTS);
    text.length = (size_t)(strstr(text.text, "start") - text.text);
    buf_add_text(&text, lines);
    struct trace *trace = trace_parse("visit.trace", &text, &diag);
    assert_non_null(trace);
    return trace;
}

static void assert_answer(const struct port *port, enum event_kind kind, int64_t at_ms)
{
    struct event event = port->wait(port->self, INT64_MAX);
    assert_int_equal(event.kind, kind);
    assert_int_equal(event.at_ms, at_ms);
}

static void present(const struct port *port, uint64_t id)
{
    struct draw_scene scene = scene_of(id);
    assert_true(port->present(port->self, &scene));
}

static void assert_result(
    struct replayer *replayer, int64_t frames, int64_t differing, int line, int64_t first_ms)
{
    struct replay_result result = replayer_result(replayer);
    assert_int_equal(result.frames, frames);
    assert_int_equal(result.differing, differing);
    assert_int_equal(result.first_line, line);
    assert_int_equal(result.first_ms, first_ms);
    assert_false(result.stopped);
}

static void answers_come_again(void **state)
{
    (void)state;
    struct trace *trace = make_trace(VISIT);
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, NULL);
    struct port port = replayer_port(replayer);
    assert_ptr_equal(port.measure, &MEASURE);
    assert_true(port.mm_per_px(port.self) == 0.25);
    assert_int_equal(port.now_ms(port.self), 100);
    present(&port, 1);
    assert_answer(&port, EVENT_KEY, 350);
    assert_int_equal(port.now_ms(port.self), 350);
    present(&port, 2);
    assert_int_equal(port.size(port.self).x, 800);
    assert_answer(&port, EVENT_RESIZE, 400);
    assert_int_equal(port.size(port.self).x, 480);
    assert_int_equal(port.now_ms(port.self), 400);
    assert_answer(&port, EVENT_QUIT, 1100);
    assert_answer(&port, EVENT_QUIT, 1100); // past the end
    assert_result(replayer, 2, 0, 0, 0);
    replayer_destroy(replayer);
    trace_destroy(trace);
}

// Plays VISIT with these frames after each of its answers (0 = none).
static struct replayer *play(struct trace *trace, const uint64_t frames[3])
{
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, NULL);
    struct port port = replayer_port(replayer);
    for (int i = 0; i < 3; i++) {
        port.now_ms(port.self);
        if (frames[i])
            present(&port, frames[i]);
        port.wait(port.self, 0);
    }
    return replayer;
}

static void frames_that_differ_are_counted(void **state)
{
    (void)state;
    static const struct {
        uint64_t frames[3];
        int compared, differing, line, first_ms;
    } cases[] = {
        {{1, 2, 0}, 2, 0, 0, 0},
        {{1, 3, 0}, 2, 1, 17, 250}, // another
        {{3, 2, 0}, 2, 1, 14, 0},
        {{1, 0, 0}, 2, 1, 17, 250}, // one too few
        {{0, 2, 0}, 2, 1, 14, 0},
        {{1, 2, 2}, 3, 1, 20, 300}, // one too many
        {{0, 0, 0}, 2, 2, 14, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trace *trace = make_trace(VISIT);
        struct replayer *replayer = play(trace, cases[i].frames);
        assert_result(
            replayer, cases[i].compared, cases[i].differing, cases[i].line, cases[i].first_ms);
        replayer_destroy(replayer);
        trace_destroy(trace);
    }
}

// Who asks for the time more or less often than it was asked for then still gets every event.
static void each_wait_takes_one_event(void **state)
{
    (void)state;
    struct trace *trace = make_trace(VISIT);
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, NULL);
    struct port port = replayer_port(replayer);
    assert_answer(&port, EVENT_KEY, 350);
    for (int i = 0; i < 3; i++)
        assert_int_equal(port.now_ms(port.self), 350);
    assert_answer(&port, EVENT_RESIZE, 400);
    assert_answer(&port, EVENT_QUIT, 1100);
    assert_result(replayer, 2, 2, 14, 0);
    replayer_destroy(replayer);
    trace_destroy(trace);
}

// Cut off between the time and the frame: nobody knows whether that was the same.
static void a_frame_after_the_end_is_not_compared(void **state)
{
    (void)state;
    struct trace *trace = make_trace("start 100\nevents\n0 now\n");
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, NULL);
    struct port port = replayer_port(replayer);
    port.now_ms(port.self);
    present(&port, 1);
    assert_answer(&port, EVENT_QUIT, 100);
    assert_result(replayer, 0, 0, 0, 0);
    replayer_destroy(replayer);
    trace_destroy(trace);
}

// --- on a screen ---

// Its clock goes on with each wait; what happens on it comes from a script.
struct screen {
    struct script *script;
    struct port port;
    struct point size;
    int shown, prepared;
    bool lost;
};

static struct point screen_size(void *self)
{
    return ((struct screen *)self)->size;
}

static int64_t screen_now_ms(void *self)
{
    struct port script = script_port(((struct screen *)self)->script);
    return script.now_ms(script.self);
}

static struct event screen_wait(void *self, int64_t until_ms)
{
    struct port script = script_port(((struct screen *)self)->script);
    return script.wait(script.self, until_ms);
}

static bool screen_present(void *self, const struct draw_scene *scene)
{
    struct screen *screen = self;
    (void)scene;
    screen->shown++;
    return !screen->lost;
}

static void screen_prepare(void *self, const struct draw_leaf *leaf)
{
    (void)leaf;
    ((struct screen *)self)->prepared++;
}

// The clock says 40 at the start.
static void screen_open(struct screen *screen)
{
    *screen = (struct screen){.script = script_create(&MEASURE, FACTS.size, 0), .size = FACTS.size};
    script_wait(screen->script, 40);
    screen->port = (struct port){.self = screen,
        .size = screen_size,
        .now_ms = screen_now_ms,
        .wait = screen_wait,
        .present = screen_present,
        .prepare = screen_prepare};
    screen_wait(screen, 40);
}

static void a_screen_keeps_the_tempo(void **state)
{
    (void)state;
    struct screen screen;
    screen_open(&screen);
    script_wait(screen.script, 100);
    script_tap(screen.script, (struct point){10, 10}); // does nothing
    script_wait(screen.script, 10000);
    struct trace *trace = make_trace(VISIT);
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, &screen.port);
    struct port port = replayer_port(replayer);
    port.now_ms(port.self);
    present(&port, 1);
    assert_int_equal(screen.shown, 1);
    port.prepare(port.self, NULL);
    assert_int_equal(screen.prepared, 1);
    assert_answer(&port, EVENT_KEY, 350);
    assert_int_equal(screen_now_ms(&screen), 40 + 250);
    port.now_ms(port.self);
    present(&port, 2);
    assert_answer(&port, EVENT_RESIZE, 400);
    assert_int_equal(screen_now_ms(&screen), 40 + 300);
    present(&port, 3); // of 480x800: not for this screen, but compared
    assert_int_equal(screen.shown, 2);
    screen.size = (struct point){480, 800};
    present(&port, 3);
    assert_int_equal(screen.shown, 3);
    screen.lost = true;
    struct draw_scene scene = scene_of(4);
    assert_false(port.present(port.self, &scene));
    assert_answer(&port, EVENT_QUIT, 1100);
    assert_int_equal(screen_now_ms(&screen), 40 + 1000);
    assert_result(replayer, 5, 3, 19, 300);
    replayer_destroy(replayer);
    trace_destroy(trace);
    script_destroy(screen.script);
}

static void a_screen_can_stop_it(void **state)
{
    (void)state;
    struct screen screen;
    screen_open(&screen);
    script_wait(screen.script, 280);
    script_event(screen.script, (struct event){.kind = EVENT_QUIT});
    struct trace *trace = make_trace(VISIT);
    struct replayer *replayer = replayer_create(trace, &MEASURE, NO_ROOTS, &screen.port);
    struct port port = replayer_port(replayer);
    port.now_ms(port.self);
    present(&port, 1);
    assert_answer(&port, EVENT_KEY, 350);
    port.now_ms(port.self);
    present(&port, 2);
    assert_answer(&port, EVENT_QUIT, 350);
    assert_true(replayer_result(replayer).stopped);
    assert_int_equal(replayer_result(replayer).frames, 2);
    replayer_destroy(replayer);
    trace_destroy(trace);
    script_destroy(screen.script);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/visit.trace", folder);
    return 0;
}

static int remove_file(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_crosses_is_written, remove_file),
        cmocka_unit_test_teardown(a_recording_is_never_written_over, remove_file),
        cmocka_unit_test_teardown(only_its_user_may_read_it, remove_file),
        cmocka_unit_test_teardown(it_ends_at_its_cap, remove_file),
        cmocka_unit_test_teardown(it_ends_when_the_disk_is_full, remove_file),
        cmocka_unit_test(answers_come_again),
        cmocka_unit_test(frames_that_differ_are_counted),
        cmocka_unit_test(each_wait_takes_one_event),
        cmocka_unit_test(a_frame_after_the_end_is_not_compared),
        cmocka_unit_test(a_screen_keeps_the_tempo),
        cmocka_unit_test(a_screen_can_stop_it),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

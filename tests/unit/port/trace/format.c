// The written form: what is written is read again, every fault is told with its place, and nothing
// that may stand in a file crashes the reader.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "port/trace/trace.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEADER                                                                                     \
    "vitrine trace 1\nprogram 0.1.0\npack water 3\nscreen 1920 1080\npitch 0.25\ndistance 420\n"   \
    "ask 0\nreset 20000\nbounce 300\nstill 0\nstart 700\nevents\n"

static const struct trace_facts FACTS = {
    .program = "0.1.0",
    .pack = "water",
    .pack_version = 3,
    .size = {1920, 1080},
    .mm_per_px = 476.0 / 1920,
    .distance_mm = 420,
    .ask_after_ms = 60000,
    .reset_after_ms = 20000,
    .bounce_ms = 300,
    .still = true,
    .start_ms = INT64_C(5000000000),
};

static struct trace *parse(const char *text, size_t length, struct diag *diag)
{
    struct buf copy = {0};
    buf_add(&copy, text, length);
    struct trace *trace = trace_parse("visit.trace", &copy, diag);
    assert_null(copy.text);
    assert_int_equal(trace == NULL, diag->counts[DIAG_ERROR] > 0);
    return trace;
}

// Of a text without faults.
static struct trace *parse_good(const char *text)
{
    struct diag diag = {0};
    struct trace *trace = parse(text, strlen(text), &diag);
    assert_non_null(trace);
    diag_finish(&diag);
    return trace;
}

static int count_lines(struct trace *trace)
{
    int count = 0;
    for (struct trace_line line; trace_next(trace, &line);)
        count++;
    return count;
}

static void assert_event(const struct event *a, const struct event *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->at_ms, b->at_ms);
    assert_int_equal(a->at.x, b->at.x);
    assert_int_equal(a->at.y, b->at.y);
    assert_int_equal(a->finger, b->finger);
    assert_int_equal(a->contact_px, b->contact_px);
    assert_int_equal(a->key, b->key);
    assert_int_equal(a->size.x, b->size.x);
    assert_int_equal(a->size.y, b->size.y);
    assert_int_equal(a->number, b->number);
}

static void facts_are_read_as_written(void **state)
{
    (void)state;
    struct buf text = {0};
    trace_put_facts(&text, &FACTS);
    struct trace *trace = parse_good(buf_text(&text));
    const struct trace_facts *facts = trace_facts(trace);
    assert_string_equal(facts->program, "0.1.0");
    assert_string_equal(facts->pack, "water");
    assert_int_equal(facts->pack_version, 3);
    assert_int_equal(facts->size.x, 1920);
    assert_int_equal(facts->size.y, 1080);
    assert_true(facts->mm_per_px == FACTS.mm_per_px);
    assert_int_equal(facts->distance_mm, 420);
    assert_int_equal(facts->ask_after_ms, 60000);
    assert_int_equal(facts->reset_after_ms, 20000);
    assert_int_equal(facts->bounce_ms, 300);
    assert_true(facts->still);
    assert_int_equal(facts->start_ms, FACTS.start_ms);
    assert_int_equal(count_lines(trace), 0);
    trace_destroy(trace);
    buf_finish(&text);
}

static void the_header_is_as_documented(void **state)
{
    (void)state;
    struct buf text = {0};
    struct trace_facts facts = FACTS;
    facts.mm_per_px = 0.25;
    facts.ask_after_ms = 0;
    facts.still = false;
    facts.start_ms = 700;
    trace_put_facts(&text, &facts);
    assert_string_equal(buf_text(&text), HEADER);
    buf_finish(&text);
}

// Every kind of event, with the numbers at their ends.
static const struct trace_line LINES[] = {
    {TRACE_NOW, 0, 700, 0, {EVENT_NONE}},
    {TRACE_FRAME, 0, 700, UINT64_C(0x00ABCDEF01234567), {EVENT_NONE}},
    {TRACE_FRAME, 0, 701, UINT64_MAX, {EVENT_NONE}},
    {TRACE_EVENT, 0, 690, 0, {.kind = EVENT_NONE, .at_ms = 690}},
    {TRACE_EVENT, 0, 900, 0,
        {.kind = EVENT_DOWN, .at_ms = 900, .at = {-3, 1079}, .finger = -1, .contact_px = 40}},
    {TRACE_EVENT, 0, 900, 0,
        {.kind = EVENT_MOVE, .at_ms = 900, .at = {12, 0}, .finger = INT64_MAX}},
    {TRACE_EVENT, 0, 901, 0, {.kind = EVENT_UP, .at_ms = 901, .finger = INT64_MIN}},
    {TRACE_EVENT, 0, 902, 0, {.kind = EVENT_CANCEL, .at_ms = 902, .finger = 7}},
    {TRACE_EVENT, 0, 903, 0, {.kind = EVENT_RESIZE, .at_ms = 903, .size = {1, 16384}}},
    {TRACE_EVENT, 0, 904, 0, {.kind = EVENT_NEWS, .at_ms = 904, .number = 63}},
    {TRACE_EVENT, 0, INT64_C(9000000000000), 0,
        {.kind = EVENT_QUIT, .at_ms = INT64_C(9000000000000)}},
};

enum { LINE_COUNT = sizeof LINES / sizeof *LINES };

static void assert_line(struct trace *trace, const struct trace_line *expected, int number)
{
    struct trace_line line;
    assert_true(trace_next(trace, &line));
    assert_int_equal(line.kind, expected->kind);
    assert_int_equal(line.number, number);
    assert_int_equal(line.at_ms, expected->at_ms);
    assert_int_equal(line.frame, expected->frame);
    assert_event(&line.event, &expected->event);
}

static void lines_are_read_as_written(void **state)
{
    (void)state;
    struct buf text = {0};
    struct trace_line line;
    buf_add_text(&text, HEADER);
    for (int i = 0; i < LINE_COUNT; i++)
        trace_put_line(&text, &LINES[i], 700);
    struct trace *trace = parse_good(buf_text(&text));
    for (int i = 0; i < LINE_COUNT; i++)
        assert_line(trace, &LINES[i], 13 + i);
    assert_false(trace_next(trace, &line));
    trace_destroy(trace);
    buf_finish(&text);
}

static void keys_are_read_as_written(void **state)
{
    (void)state;
    for (int key = 0; key < EVENT_KEY_COUNT; key++) {
        struct buf text = {0};
        struct trace_line line = {.kind = TRACE_EVENT, .at_ms = 800};
        line.event = (struct event){.kind = EVENT_KEY, .at_ms = 800, .key = (enum event_key)key};
        buf_add_text(&text, HEADER);
        trace_put_line(&text, &line, 700);
        struct trace *trace = parse_good(buf_text(&text));
        assert_line(trace, &line, 13);
        trace_destroy(trace);
        buf_finish(&text);
    }
}

static void lines_are_as_documented(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < LINE_COUNT; i++)
        trace_put_line(&text, &LINES[i], 700);
    assert_string_equal(buf_text(&text), "0 now\n"
                                         "0 frame 00abcdef01234567\n"
                                         "1 frame ffffffffffffffff\n"
                                         "-10 none\n"
                                         "200 down -3 1079 -1 40\n"
                                         "200 move 12 0 9223372036854775807 0\n"
                                         "201 up 0 0 -9223372036854775808 0\n"
                                         "202 cancel 7\n"
                                         "203 resize 1 16384\n"
                                         "204 news 63\n"
                                         "8999999999300 quit\n");
    buf_finish(&text);
}

// --- faults ---

static void assert_fault(const char *text, const char *expected)
{
    struct diag diag = {0};
    struct buf said = {0};
    assert_null(parse(text, strlen(text), &diag));
    diag_render(&diag, &said);
    assert_string_equal(buf_text(&said), expected);
    buf_finish(&said);
    diag_finish(&diag);
}

static void faults_tell_their_place_and_the_way_out(void **state)
{
    (void)state;
    assert_fault(HEADER "5 now\n9 mvoe 1 2 3 0\n",
        "visit.trace:14:3: error: unknown answer 'mvoe'\n"
        "   14 | 9 mvoe 1 2 3 0\n"
        "      |   ^^^^\n"
        "  did you mean 'move'?\n");
    assert_fault(HEADER "9 key hoem\n", "visit.trace:13:7: error: unknown key 'hoem'\n"
                                        "   13 | 9 key hoem\n"
                                        "      |       ^^^^\n"
                                        "  did you mean 'home'?\n");
    assert_fault(HEADER "9 down 1 x 3 0\n", "visit.trace:13:10: error: expected y in px here\n"
                                            "   13 | 9 down 1 x 3 0\n"
                                            "      |          ^\n");
    assert_fault("title: Water\n",
        "visit.trace:1:1: error: this is not a recording: it does not begin with 'vitrine trace'\n"
        "    1 | title: Water\n"
        "      | ^^^^^^\n"
        "  recordings are made by 'vitrine run --record FILE'\n");
    assert_fault("vitrine trace 2\n",
        "visit.trace:1:15: error: format 2 is not known; this version reads 1\n"
        "    1 | vitrine trace 2\n"
        "      |               ^\n"
        "  replay it with the version of Vitrine that recorded it\n");
    assert_fault("vitrine trace 1\nprogram 0.1.0\nscreen 1 1\n",
        "visit.trace:3:1: error: expected 'pack' here\n"
        "    3 | screen 1 1\n"
        "      | ^^^^^^\n"
        "  docs/traces.md has the lines of a header, in their order\n");
}

static void every_number_has_its_bounds(void **state)
{
    (void)state;
    static const char *const lines[] = {"", " ", "x", "5", "5 ", "5  now", "5 now ", "5 now 1",
        "+5 now", "5.0 now", "0x5 now", "5- now", "1000000000000001 now",
        "99999999999999999999999999999999999999999999999999 now", "5 frame", "5 frame 0",
        "5 frame 0123456789ABCDEF", "5 frame 00000000000000000", "5 down", "5 down 1 2 3",
        "5 down 1 2 3 -1", "5 down 1000001 2 3 0", "5 down 1 2 9223372036854775808 0", "5 cancel",
        "5 cancel 1 2", "5 key", "5 key Home", "5 resize 0 5", "5 resize 5 16385", "5 resize 5",
        "5 none 1", "5 quit\r", "5\tnow"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf text = {0};
        struct diag diag = {0};
        buf_print(&text, HEADER "%s\n", lines[i]);
        assert_null(parse(text.text, text.length, &diag));
        assert_int_equal(diag.items[0].mark.line, 13);
        buf_finish(&text);
        diag_finish(&diag);
    }
}

static void every_line_of_the_header_is_checked(void **state)
{
    (void)state;
    static const char *const lines[] = {"vitrine trace", "program", "pack water", "screen 0 9",
        "pitch -1", "distance x", "ask -1", "reset 1.5", "bounce", "still 2", "start now",
        "events 1"};
    struct buf good = {0};
    for (int i = 0; i < 12; i++) {
        struct buf text = {0};
        struct diag diag = {0};
        buf_print(&text, "%s%s\n", buf_text(&good), lines[i]);
        assert_null(parse(text.text, text.length, &diag));
        assert_int_equal(diag.items[0].mark.line, i + 1);
        diag_finish(&diag);
        buf_finish(&text);
        const char *line = HEADER + good.length, *end = strchr(line, '\n');
        buf_add(&good, line, (size_t)(end - line) + 1);
    }
    assert_string_equal(buf_text(&good), HEADER);
    buf_finish(&good);
}

// What is kept of a word is a NUL-terminated text.
static void a_word_has_no_control_characters(void **state)
{
    (void)state;
    static const char controls[] = {'\0', '\t', '\r', '\x1b', '\x7f'};
    for (size_t i = 0; i < sizeof controls; i++) {
        struct buf text = {0};
        struct diag diag = {0};
        buf_add_text(&text, HEADER);
        strchr(strstr(text.text, "water"), 't')[0] = controls[i];
        assert_null(parse(text.text, text.length, &diag));
        assert_string_equal(diag.items[0].message, "a control character within the pack's id");
        assert_int_equal(diag.items[0].mark.line, 3);
        buf_finish(&text);
        diag_finish(&diag);
    }
}

// --- files that were cut off, or are none ---

static const char VISIT[] = HEADER "0 now\n0 frame 0123456789abcdef\n250 down 812 455 1 12\n"
                                   "250 now\n330 up 812 455 1 12\n1000 quit\n";

static void a_cut_line_is_left_out(void **state)
{
    (void)state;
    size_t header = strlen(HEADER), length = strlen(VISIT);
    for (size_t cut = 0; cut <= length; cut++) {
        struct diag diag = {0};
        struct trace *trace = parse(VISIT, cut, &diag);
        int lines = 0;
        for (size_t i = header; i < cut; i++)
            lines += VISIT[i] == '\n';
        assert_int_equal(trace != NULL, cut >= header);
        if (trace)
            assert_int_equal(count_lines(trace), lines);
        trace_destroy(trace);
        diag_finish(&diag);
    }
    assert_fault("vitrine trace 1\nprogr",
        "visit.trace: error: the file ends within its header\n"
        "  it was cut off before the exhibit started, and holds nothing to replay\n");
    assert_fault("", "visit.trace: error: the file ends within its header\n"
                     "  it was cut off before the exhibit started, and holds nothing to replay\n");
}

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return *seed * 2685821657736338717u;
}

// Mostly what a line is made of; some of any byte.
static char random_byte(uint64_t *seed)
{
    static const char letters[] = "  \n\n-0123456789nowframedup";
    uint64_t random = next_random(seed) >> 8;
    uint64_t which = random / 8;
    return random % 8 ? letters[which % (sizeof letters - 1)] : (char)(which % 256);
}

// Where there is a fault it can be told, in valid UTF-8; where there is none all lines are given.
static void read_quietly(const char *text, size_t length)
{
    struct diag diag = {0};
    struct buf said = {0};
    struct trace *trace = parse(text, length, &diag);
    diag_render(&diag, &said);
    assert_int_equal(utf8_valid_prefix(buf_text(&said), said.length), said.length);
    assert_true(diag.count <= 1);
    if (trace)
        assert_true(count_lines(trace) <= (int)length);
    trace_destroy(trace);
    buf_finish(&said);
    diag_finish(&diag);
}

static void random_bytes_are_answered(void **state)
{
    (void)state;
    uint64_t seed = 0x9E3779B97F4A7C15u;
    for (int round = 0; round < 20000; round++) {
        char text[sizeof VISIT + 64];
        size_t header = round % 4 ? strlen(HEADER) : 0, length = header + next_random(&seed) % 64;
        memcpy(text, VISIT, sizeof VISIT);
        if (round % 2) { // a recording with some bytes changed
            length = strlen(VISIT);
            for (int i = 0; i < 3; i++)
                text[next_random(&seed) % length] = random_byte(&seed);
        } else {
            for (size_t i = header; i < length; i++)
                text[i] = random_byte(&seed);
        }
        read_quietly(text, length);
    }
}

static void files_that_cannot_be_read_are_told(void **state)
{
    (void)state;
    static const char *const paths[] = {"/nowhere/visit.trace", "/"};
    static const char *const reasons[] = {"/nowhere/visit.trace: error: No such file or directory\n"
                                          "  give the path of a file that 'run --record' wrote\n",
        "/: error: Is a directory\n  give the path of a file that 'run --record' wrote\n"};
    for (int i = 0; i < 2; i++) {
        struct diag diag = {0};
        struct buf said = {0};
        assert_null(trace_read(paths[i], &diag));
        diag_render(&diag, &said);
        assert_string_equal(buf_text(&said), reasons[i]);
        buf_finish(&said);
        diag_finish(&diag);
    }
}

static void a_file_that_is_too_large_is_told(void **state)
{
    (void)state;
    char path[] = "/tmp/vitrine-trace-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(ftruncate(file, TRACE_MOST_BYTES + 1), 0); // takes no room on the disk
    close(file);
    struct diag diag = {0};
    assert_null(trace_read(path, &diag));
    assert_string_equal(diag.items[0].message, "the file is over 64 MiB");
    diag_finish(&diag);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_read_as_written),
        cmocka_unit_test(the_header_is_as_documented),
        cmocka_unit_test(lines_are_read_as_written),
        cmocka_unit_test(keys_are_read_as_written),
        cmocka_unit_test(lines_are_as_documented),
        cmocka_unit_test(faults_tell_their_place_and_the_way_out),
        cmocka_unit_test(every_number_has_its_bounds),
        cmocka_unit_test(every_line_of_the_header_is_checked),
        cmocka_unit_test(a_word_has_no_control_characters),
        cmocka_unit_test(a_cut_line_is_left_out),
        cmocka_unit_test(random_bytes_are_answered),
        cmocka_unit_test(files_that_cannot_be_read_are_told),
        cmocka_unit_test(a_file_that_is_too_large_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

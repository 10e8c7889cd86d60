// A recording brings all that its frames depend on, but for the pack, the fonts and the program:
// where these are others, the frames may well differ, and it is said before.
#include "command/trace.h"

#include "base/log.h"
#include "command/command.h"
#include "config.h"
#include "port/sdl/turn.h"
#include "port/sdl/window.h"
#include "port/trace/replayer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct trace_roots roots_of(const struct exhibit *exhibit)
{
    return (struct trace_roots){.pack = exhibit->pack->folder, .assets = exhibit->assets};
}

struct recorder *command_record(const char *path, const struct exhibit *exhibit,
    const struct kiosk_options *options, struct point size, const struct port *port)
{
    if (!path)
        return NULL;
    if (!exhibit->pack) {
        log_error("record", "%s: the pack has errors: nothing is recorded", path);
        return NULL;
    }
    struct trace_facts facts = {
        .program = VITRINE_VERSION,
        .pack = exhibit->pack->id,
        .pack_version = exhibit->pack->version,
        .size = size,
        .mm_per_px = options->mm_per_px > 0 ? options->mm_per_px : port->mm_per_px(port->self),
        .distance_mm = options->distance_mm,
        .ask_after_ms = options->ask_after_ms,
        .reset_after_ms = options->reset_after_ms,
        .bounce_ms = options->bounce_ms,
        .still = options->still,
    };
    return recorder_create(path, &facts, roots_of(exhibit), port, TRACE_MOST_BYTES);
}

// --- replaying ---

static void tell_differences(const struct trace_facts *facts, const struct pack *pack)
{
    if (strcmp(facts->program, VITRINE_VERSION) != 0)
        log_warning(
            "replay", "recorded by version %s, replayed by " VITRINE_VERSION, facts->program);
    if (strcmp(facts->pack, pack->id) != 0 || facts->pack_version != pack->version)
        log_warning("replay", "recorded with pack %s, version %d; this is %s, version %d",
            facts->pack, facts->pack_version, pack->id, pack->version);
}

static int report(const char *path, const struct replay_result *result)
{
    bool equal = result->frames > 0 && result->differing == 0 && !result->stopped;
    printf("%" PRId64 " frames compared, ", result->frames);
    if (result->differing > 0)
        printf("%" PRId64 " differ, the first at %.3f s (%s:%d)", result->differing,
            (double)result->first_ms / 1000, path, result->first_line);
    else
        fputs(result->frames > 0 ? "all equal" : "the recording holds none", stdout);
    puts(result->stopped ? ", stopped before the end" : "");
    return equal ? EXIT_OK : EXIT_CONTENT;
}

// `screen` may be NULL.
static int play(
    const char *path, struct trace *trace, const struct exhibit *exhibit, const struct port *screen)
{
    const struct trace_facts *facts = trace_facts(trace);
    struct kiosk_options options = {
        .pack = exhibit->pack,
        .assets_folder = exhibit->assets,
        .mm_per_px = facts->mm_per_px,
        .distance_mm = facts->distance_mm,
        .ask_after_ms = facts->ask_after_ms,
        .reset_after_ms = facts->reset_after_ms,
        .still = facts->still,
        .bounce_ms = facts->bounce_ms,
    };
    struct replayer *replayer =
        replayer_create(trace, fonts_measure(exhibit->fonts), roots_of(exhibit), screen);
    struct port port = replayer_port(replayer);
    struct kiosk *kiosk =
        kiosk_create(&options, port.measure, port.size(port.self), 0, port.now_ms(port.self));
    bool ended = kiosk_run(kiosk, &port);
    struct replay_result result = replayer_result(replayer);
    kiosk_destroy(kiosk);
    replayer_destroy(replayer);
    return ended ? report(path, &result) : EXIT_ENVIRONMENT;
}

static int play_in_window(
    const char *path, struct trace *trace, const struct exhibit *exhibit, int rotate_degrees)
{
    struct window_options options = {
        .title = exhibit->pack->title.in[0],
        .size = turn_size(trace_facts(trace)->size, rotate_degrees),
        .rotate_degrees = rotate_degrees,
        .closable = true,
    };
    struct window *window = window_create(&options, exhibit->fonts);
    if (!window)
        return EXIT_ENVIRONMENT;
    struct port screen = window_port(window);
    int code = play(path, trace, exhibit, &screen);
    window_destroy(window);
    return code;
}

static struct trace *read_trace(const char *path)
{
    struct diag diag = {0};
    struct buf text = {0};
    struct trace *trace = trace_read(path, &diag);
    diag_render(&diag, &text);
    fputs(buf_text(&text), stderr);
    buf_finish(&text);
    diag_finish(&diag);
    return trace;
}

int command_replay(
    const char *path, const struct exhibit *exhibit, int rotate_degrees, bool headless)
{
    if (!exhibit->pack)
        return EXIT_CONTENT;
    struct trace *trace = read_trace(path);
    if (!trace)
        return EXIT_CONTENT;
    tell_differences(trace_facts(trace), exhibit->pack);
    int code = headless ? play(path, trace, exhibit, NULL)
                        : play_in_window(path, trace, exhibit, rotate_degrees);
    trace_destroy(trace);
    return code;
}

// One write(2) a line: nothing waits in this process to be written.
#include "port/trace/recorder.h"

#include "base/bug.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct recorder {
    struct around around;
    char *path;
    int file; // -1 = the recording has ended
    int64_t start_ms, now_ms;
    int64_t bytes, most_bytes;
    struct names names;
    struct buf line;
};

// --- the file ---

static void end_recording(struct recorder *recorder, const char *reason)
{
    log_error("record", "%s: %s: the recording ends here", recorder->path, reason);
    close(recorder->file);
    recorder->file = -1;
}

static bool write_whole(int file, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        length -= (size_t)written;
    }
    return true;
}

static void write_line(struct recorder *recorder)
{
    int64_t length = (int64_t)recorder->line.length;
    if (recorder->file < 0)
        return;
    if (recorder->bytes + length > recorder->most_bytes)
        end_recording(recorder, "it is as large as it may be");
    else if (!write_whole(recorder->file, recorder->line.text, recorder->line.length))
        end_recording(recorder, strerror(errno));
    recorder->bytes += length;
}

static void record(struct recorder *recorder, const struct trace_line *line)
{
    buf_clear(&recorder->line);
    trace_put_line(&recorder->line, line, recorder->start_ms);
    write_line(recorder);
}

struct recorder *recorder_create(const char *path, const struct trace_facts *facts,
    struct trace_roots roots, const struct port *port, int64_t most_bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        log_error("record", "%s: %s: nothing is recorded", path, strerror(errno));
        return NULL;
    }
    struct recorder *recorder = calloc(1, sizeof *recorder);
    BUG_IF(!recorder);
    recorder->around.inner = *port;
    recorder->path = strdup(path);
    BUG_IF(!recorder->path);
    recorder->file = file;
    recorder->start_ms = recorder->now_ms = port->now_ms(port->self);
    recorder->most_bytes = most_bytes;
    recorder->names.roots = roots;
    struct trace_facts started = *facts;
    started.start_ms = recorder->start_ms;
    trace_put_facts(&recorder->line, &started);
    write_line(recorder);
    return recorder;
}

void recorder_destroy(struct recorder *recorder)
{
    if (!recorder)
        return;
    if (recorder->file >= 0)
        close(recorder->file);
    names_finish(&recorder->names);
    buf_finish(&recorder->line);
    free(recorder->path);
    free(recorder);
}

// --- the port ---

static int64_t port_now_ms(void *self)
{
    struct recorder *recorder = self;
    recorder->now_ms = around_now_ms(self);
    record(recorder, &(struct trace_line){.kind = TRACE_NOW, .at_ms = recorder->now_ms});
    return recorder->now_ms;
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct recorder *recorder = self;
    struct event event = around_wait(self, until_ms);
    recorder->now_ms = event.at_ms;
    record(
        recorder, &(struct trace_line){.kind = TRACE_EVENT, .at_ms = event.at_ms, .event = event});
    return event;
}

// Written before it is shown: where showing it ends the program, the file tells of it.
static bool port_present(void *self, const struct draw_scene *scene)
{
    struct recorder *recorder = self;
    struct trace_line line = {.kind = TRACE_FRAME, .at_ms = recorder->now_ms};
    if (recorder->file >= 0) {
        line.frame = names_scene(&recorder->names, scene);
        record(recorder, &line);
    }
    return around_present(self, scene);
}

struct port recorder_port(struct recorder *recorder)
{
    struct port inner = recorder->around.inner;
    struct port port = around_port(&recorder->around, &inner);
    port.now_ms = port_now_ms;
    port.wait = port_wait;
    port.present = port_present;
    return port;
}

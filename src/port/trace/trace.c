// The text of a recording stays as it was read, and its lines are parsed each time that they are
// asked for: once to check them all, once to replay them. So an hour of touches takes no more
// memory than its file.
#include "port/trace/trace.h"

#include "base/bug.h"
#include "port/trace/facts.h"
#include "port/trace/line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct trace {
    struct arena arena;
    const char *path;
    struct buf text;
    size_t at;  // of the next line
    int number; // of the line that was given last
    struct trace_facts facts;
};

const struct trace_facts *trace_facts(const struct trace *trace)
{
    return &trace->facts;
}

void trace_destroy(struct trace *trace)
{
    if (!trace)
        return;
    arena_finish(&trace->arena);
    buf_finish(&trace->text);
    free(trace);
}

// False at the end, and where the end of the last line is missing.
static bool next_line(struct trace *trace, struct scan *scan)
{
    const char *line = buf_text(&trace->text) + trace->at;
    const char *end = memchr(line, '\n', trace->text.length - trace->at);
    if (!end)
        return false;
    *scan = (struct scan){.line = line, .length = (size_t)(end - line)};
    trace->at += scan->length + 1;
    trace->number++;
    return true;
}

bool trace_next(struct trace *trace, struct trace_line *line_out)
{
    struct scan scan;
    if (!next_line(trace, &scan))
        return false;
    bool good = line_parse(&scan, trace->facts.start_ms, line_out);
    BUG_IF(!good); // they were all checked
    line_out->number = trace->number;
    return true;
}

// --- checking ---

static void add_fault(const struct trace *trace, const struct scan *scan, struct diag *diag)
{
    struct buf line = {0};
    buf_add(&line, scan->line, scan->length);
    struct diag_mark mark = {trace->path, trace->number, (int)scan->word + 1,
        scan->word_length ? (int)scan->word_length : 1};
    diag_add(diag, DIAG_ERROR, mark, buf_text(&line), scan->hint[0] ? scan->hint : NULL, "%s",
        scan->fault);
    buf_finish(&line);
}

static void add_file_fault(
    const char *path, struct diag *diag, const char *hint, const char *reason)
{
    diag_add(diag, DIAG_ERROR, (struct diag_mark){.path = path}, NULL, hint, "%s", reason);
}

static bool check_facts(struct trace *trace, struct diag *diag)
{
    struct scan scan;
    for (int i = 0; i < FACTS_LINES; i++) {
        if (!next_line(trace, &scan)) {
            add_file_fault(trace->path, diag,
                "it was cut off before the exhibit started, and holds nothing to replay",
                "the file ends within its header");
            return false;
        }
        if (!facts_parse(&scan, i, &trace->arena, &trace->facts)) {
            add_fault(trace, &scan, diag);
            return false;
        }
    }
    return true;
}

static bool check_lines(struct trace *trace, struct diag *diag)
{
    struct scan scan;
    struct trace_line line;
    while (next_line(trace, &scan))
        if (!line_parse(&scan, trace->facts.start_ms, &line)) {
            add_fault(trace, &scan, diag);
            return false;
        }
    return true;
}

struct trace *trace_parse(const char *path, struct buf *text, struct diag *diag)
{
    struct trace *trace = calloc(1, sizeof *trace);
    if (!trace)
        BUG("out of memory");
    trace->path = arena_copy(&trace->arena, path, strlen(path));
    trace->text = *text;
    *text = (struct buf){0};
    bool good = check_facts(trace, diag);
    size_t first = trace->at;
    if (!good || !check_lines(trace, diag)) {
        trace_destroy(trace);
        return NULL;
    }
    trace->at = first;
    trace->number = FACTS_LINES;
    return trace;
}

// --- the file ---

// False where it cannot be read; errno says why.
static bool read_text(const char *path, struct buf *out)
{
    char bytes[65536];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t length;
         out->length <= TRACE_MOST_BYTES && (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(out, bytes, length);
    int reason = ferror(file) ? errno : 0;
    fclose(file);
    errno = reason;
    return reason == 0;
}

struct trace *trace_read(const char *path, struct diag *diag)
{
    struct buf text = {0};
    struct trace *trace = NULL;
    if (!read_text(path, &text))
        add_file_fault(
            path, diag, "give the path of a file that 'run --record' wrote", strerror(errno));
    else if (text.length > TRACE_MOST_BYTES)
        add_file_fault(path, diag, "recordings end at 64 MiB", "the file is over 64 MiB");
    else
        trace = trace_parse(path, &text, diag);
    buf_finish(&text);
    return trace;
}

// What is written of an event is what its kind has (base/event.h); reading is the same backwards.
#include "port/trace/line.h"

#include "base/diag.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const KINDS[] = {
    [EVENT_NONE] = "none",
    [EVENT_DOWN] = "down",
    [EVENT_MOVE] = "move",
    [EVENT_UP] = "up",
    [EVENT_CANCEL] = "cancel",
    [EVENT_KEY] = "key",
    [EVENT_RESIZE] = "resize",
    [EVENT_QUIT] = "quit",
    [EVENT_PICTURES] = "pictures",
    [EVENT_NEWS] = "news",
};

static const char *const KEYS[] = {
    [EVENT_KEY_PREVIOUS] = "previous",
    [EVENT_KEY_NEXT] = "next",
    [EVENT_KEY_LEFT] = "left",
    [EVENT_KEY_RIGHT] = "right",
    [EVENT_KEY_UP] = "up",
    [EVENT_KEY_DOWN] = "down",
    [EVENT_KEY_SELECT] = "select",
    [EVENT_KEY_BACK] = "back",
    [EVENT_KEY_HOME] = "home",
};

enum {
    KIND_COUNT = sizeof KINDS / sizeof *KINDS,
    PLACE_MOST = 1000000,
    SIDE_MOST = 16384,
    NEWS_MOST = 63
};

_Static_assert(KIND_COUNT == 10, "a new kind of event: name it above, write and read what it has");
_Static_assert(sizeof KEYS / sizeof *KEYS == EVENT_KEY_COUNT, "a new key: name it above");

// --- writing ---

static void put_event(struct buf *out, const struct event *event)
{
    switch (event->kind) {
    case EVENT_DOWN:
    case EVENT_MOVE:
    case EVENT_UP:
        buf_print(out, " %d %d %" PRId64 " %d", event->at.x, event->at.y, event->finger,
            event->contact_px);
        break;
    case EVENT_CANCEL:
        buf_print(out, " %" PRId64, event->finger);
        break;
    case EVENT_KEY:
        buf_print(out, " %s", KEYS[event->key]);
        break;
    case EVENT_RESIZE:
        buf_print(out, " %d %d", event->size.x, event->size.y);
        break;
    case EVENT_NEWS:
        buf_print(out, " %d", event->number);
        break;
    case EVENT_NONE:
    case EVENT_PICTURES:
    case EVENT_QUIT:
        break;
    }
}

void trace_put_line(struct buf *out, const struct trace_line *line, int64_t start_ms)
{
    buf_print(out, "%" PRId64, line->at_ms - start_ms);
    switch (line->kind) {
    case TRACE_NOW:
        buf_add_text(out, " now");
        break;
    case TRACE_FRAME:
        buf_print(out, " frame %016" PRIx64, line->frame);
        break;
    case TRACE_EVENT:
        buf_print(out, " %s", KINDS[line->event.kind]);
        put_event(out, &line->event);
        break;
    }
    buf_add_text(out, "\n");
}

// --- reading ---

// The index in `names` of the word taken last, or -1.
static int find_name(const struct scan *scan, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (scan_is(scan, names[i]))
            return i;
    return -1;
}

static bool unknown(struct scan *scan, const char *what, const char *const *names, size_t count)
{
    char word[32], hint[64] = "docs/traces.md has every one";
    int length = (int)(scan->word_length < sizeof word ? scan->word_length : sizeof word - 1);
    snprintf(word, sizeof word, "%.*s", length, scan->line + scan->word);
    const char *near = diag_nearest(word, names, count);
    if (near)
        snprintf(hint, sizeof hint, "did you mean '%s'?", near);
    return scan_fault(scan, hint, "unknown %s '%s'", what, word);
}

static bool parse_key(struct scan *scan, enum event_key *out)
{
    if (!scan_word(scan, "the name of a key"))
        return false;
    int key = find_name(scan, KEYS, EVENT_KEY_COUNT);
    if (key < 0)
        return unknown(scan, "key", KEYS, EVENT_KEY_COUNT);
    *out = (enum event_key)key;
    return true;
}

static bool parse_finger(struct scan *scan, int64_t *out)
{
    return scan_whole(scan, "the number of a finger", INT64_MIN, INT64_MAX, out);
}

static bool parse_touch(struct scan *scan, struct event *out)
{
    return scan_int(scan, "x in px", -PLACE_MOST, PLACE_MOST, &out->at.x) &&
           scan_int(scan, "y in px", -PLACE_MOST, PLACE_MOST, &out->at.y) &&
           parse_finger(scan, &out->finger) &&
           scan_int(scan, "the contact's width in px", 0, PLACE_MOST, &out->contact_px);
}

static bool parse_event(struct scan *scan, struct event *out)
{
    switch (out->kind) {
    case EVENT_DOWN:
    case EVENT_MOVE:
    case EVENT_UP:
        return parse_touch(scan, out);
    case EVENT_CANCEL:
        return parse_finger(scan, &out->finger);
    case EVENT_KEY:
        return parse_key(scan, &out->key);
    case EVENT_RESIZE:
        return scan_int(scan, "a width in px", 1, SIDE_MOST, &out->size.x) &&
               scan_int(scan, "a height in px", 1, SIDE_MOST, &out->size.y);
    case EVENT_NEWS:
        return scan_int(scan, "the number of a file", 0, NEWS_MOST, &out->number);
    case EVENT_NONE:
    case EVENT_PICTURES:
    case EVENT_QUIT:
        return true;
    }
    return false;
}

static bool parse_what(struct scan *scan, struct trace_line *out)
{
    int kind = find_name(scan, KINDS, KIND_COUNT);
    if (scan_is(scan, "now")) {
        out->kind = TRACE_NOW;
        return true;
    }
    if (scan_is(scan, "frame")) {
        out->kind = TRACE_FRAME;
        return scan_hash(scan, &out->frame);
    }
    if (kind < 0)
        return unknown(scan, "answer", KINDS, KIND_COUNT);
    out->kind = TRACE_EVENT;
    out->event = (struct event){.kind = (enum event_kind)kind, .at_ms = out->at_ms};
    return parse_event(scan, &out->event);
}

bool line_parse(struct scan *scan, int64_t start_ms, struct trace_line *out)
{
    int64_t since_ms = 0;
    *out = (struct trace_line){0};
    if (!scan_whole(scan, "a time in ms", -TRACE_TIME_MOST, TRACE_TIME_MOST, &since_ms) ||
        !scan_word(scan, "what was answered"))
        return false;
    out->at_ms = start_ms + since_ms;
    return parse_what(scan, out) && scan_end(scan);
}

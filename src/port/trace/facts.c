// One table has the names; the reader of each line follows the order in which they are written.
#include "port/trace/facts.h"

#include "port/trace/line.h"

#include <inttypes.h>

enum { SIDE_MOST = 16384, PITCH_MOST = 1000, DISTANCE_MOST = 1000000, DELAY_MOST = 1000000000 };

enum fact {
    FACT_FORMAT,
    FACT_PROGRAM,
    FACT_PACK,
    FACT_SCREEN,
    FACT_PITCH,
    FACT_DISTANCE,
    FACT_ASK,
    FACT_RESET,
    FACT_BOUNCE,
    FACT_STILL,
    FACT_START,
    FACT_END,
    FACT_COUNT,
};

_Static_assert((int)FACT_COUNT == FACTS_LINES, "a line for each fact");

static const char *const NAMES[FACT_COUNT] = {"vitrine", "program", "pack", "screen", "pitch",
    "distance", "ask", "reset", "bounce", "still", "start", "events"};

void trace_put_facts(struct buf *out, const struct trace_facts *facts)
{
    buf_print(out, "vitrine trace %d\n", TRACE_FORMAT);
    buf_print(out, "program %s\n", facts->program);
    buf_print(out, "pack %s %d\n", facts->pack, facts->pack_version);
    buf_print(out, "screen %d %d\n", facts->size.x, facts->size.y);
    buf_print(out, "pitch %.17g\n", facts->mm_per_px);
    buf_print(out, "distance %d\n", facts->distance_mm);
    buf_print(out, "ask %" PRId64 "\n", facts->ask_after_ms);
    buf_print(out, "reset %" PRId64 "\n", facts->reset_after_ms);
    buf_print(out, "bounce %d\n", facts->bounce_ms);
    buf_print(out, "still %d\n", facts->still);
    buf_print(out, "start %" PRId64 "\n", facts->start_ms);
    buf_add_text(out, "events\n");
}

static bool parse_format(struct scan *scan)
{
    int64_t format = 0;
    if (!scan_name(scan, "trace"))
        return false;
    if (!scan_whole(scan, "the number of its format", 0, INT64_MAX, &format))
        return false;
    return format == TRACE_FORMAT ||
           scan_fault(scan, "replay it with the version of Vitrine that recorded it",
               "format %" PRId64 " is not known; this version reads %d", format, TRACE_FORMAT);
}

static bool parse_text(struct scan *scan, const char *what, struct arena *arena, const char **out)
{
    if (!scan_word(scan, what))
        return false;
    *out = arena_copy(arena, scan->line + scan->word, scan->word_length);
    return true;
}

static bool parse_delay(struct scan *scan, int64_t *out)
{
    return scan_whole(scan, "a time in ms", 0, DELAY_MOST, out);
}

static bool parse_value(
    struct scan *scan, enum fact fact, struct arena *arena, struct trace_facts *out)
{
    switch (fact) {
    case FACT_FORMAT:
        return parse_format(scan);
    case FACT_PROGRAM:
        return parse_text(scan, "a version", arena, &out->program);
    case FACT_PACK:
        return parse_text(scan, "the pack's id", arena, &out->pack) &&
               scan_int(scan, "the pack's version", 0, INT32_MAX, &out->pack_version);
    case FACT_SCREEN:
        return scan_int(scan, "a width in px", 1, SIDE_MOST, &out->size.x) &&
               scan_int(scan, "a height in px", 1, SIDE_MOST, &out->size.y);
    case FACT_PITCH:
        return scan_real(scan, "the pitch in mm a pixel", PITCH_MOST, &out->mm_per_px);
    case FACT_DISTANCE:
        return scan_int(scan, "a distance in mm", 0, DISTANCE_MOST, &out->distance_mm);
    case FACT_ASK:
        return parse_delay(scan, &out->ask_after_ms);
    case FACT_RESET:
        return parse_delay(scan, &out->reset_after_ms);
    case FACT_BOUNCE:
        return scan_int(scan, "a time in ms", 0, DELAY_MOST, &out->bounce_ms);
    case FACT_STILL: {
        int still = 0;
        bool good = scan_int(scan, "0 or 1", 0, 1, &still);
        out->still = still;
        return good;
    }
    case FACT_START:
        return scan_whole(scan, "a time in ms", -TRACE_TIME_MOST, TRACE_TIME_MOST, &out->start_ms);
    case FACT_END:
    case FACT_COUNT:
        break;
    }
    return true;
}

bool facts_parse(struct scan *scan, int index, struct arena *arena, struct trace_facts *out)
{
    enum fact fact = (enum fact)index;
    bool named = scan_word(scan, NAMES[fact]) && scan_is(scan, NAMES[fact]);
    if (!named && fact == FACT_FORMAT)
        return scan_fault(scan, "recordings are made by 'vitrine run --record FILE'",
            "this is not a recording: it does not begin with 'vitrine trace'");
    if (!named)
        return scan_fault(scan, "docs/traces.md has the lines of a header, in their order",
            "expected '%s' here", NAMES[fact]);
    return parse_value(scan, fact, arena, out) && scan_end(scan);
}

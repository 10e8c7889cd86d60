// First what came of it, then the facts, then every fault as `vitrine check` prints it.
#include "command/import_report.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

static void add_time(int64_t now_s, struct buf *out)
{
    char text[64];
    time_t now = (time_t)now_s;
    struct tm parts;
    if (gmtime_r(&now, &parts) && strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts) > 0)
        buf_print(out, "Vitrine, %s by the clock of this screen\n\n", text);
}

static void add_result(const struct import_outcome *outcome, struct buf *out)
{
    static const char *const results[] = {
        [STORE_DONE] = "IMPORTED. The screen shows it from now on.",
        [STORE_SAME] = "IT WAS THERE ALREADY. Nothing had to be done.",
        [STORE_REFUSED] = "REFUSED. Nothing has changed: the screen shows what it showed before.\n"
                          "What is wrong stands below, each with the way out.",
        [STORE_FAILED] = "FAILED. The screen could not take it, and shows a whole pack as before.\n"
                         "What is wrong stands below; tell those who look after the screen.",
    };
    buf_print(out, "%s\n\n", results[outcome->result]);
}

static void add_fact(const char *what, const char *value, struct buf *out)
{
    if (*value != '\0')
        buf_print(out, "%-15s %s\n", what, value);
}

static void add_facts(const struct import_outcome *outcome, struct buf *out)
{
    const struct store_report *report = outcome->report;
    bool taken = outcome->result <= STORE_SAME;
    add_fact("pack", report->pack, out);
    add_fact("shown now", report->current, out);
    add_fact("the one before", report->previous, out);
    add_fact("signed by key", report->key, out);
    if (taken && report->key[0] == '\0')
        add_fact("signed by key", "not asked for: this screen trusts no keys", out);
    if (report->files > 0)
        buf_print(
            out, "%-15s %zu files, %" PRId64 " bytes\n", "contents", report->files, report->bytes);
}

void import_report(const struct import_outcome *outcome, struct buf *out)
{
    add_time(outcome->now_s, out);
    add_result(outcome, out);
    add_facts(outcome, out);
    if (*outcome->troubles != '\0')
        buf_print(out, "\n%s", outcome->troubles);
    if (outcome->diag->count > 0)
        buf_add_text(out, "\n");
    diag_render(outcome->diag, out);
}

// --- in a line ---

static void take_first_error(const struct diag_item *item, void *context)
{
    struct buf *out = context;
    if (item->severity == DIAG_ERROR && out->length == 0)
        buf_add_text(out, item->message);
}

void import_reason(const struct import_outcome *outcome, struct buf *out)
{
    diag_each(outcome->diag, take_first_error, out);
    const char *last = outcome->troubles;
    for (const char *next; (next = strchr(last, '\n')) && next[1] != '\0'; last = next + 1)
        ;
    if (out->length == 0)
        buf_add(out, last, strcspn(last, "\n"));
}

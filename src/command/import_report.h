// The report of an import: a text for the curator who brought the stick.
#ifndef COMMAND_IMPORT_REPORT_H
#define COMMAND_IMPORT_REPORT_H

#include "store/store.h"

// Everything is borrowed.
struct import_outcome {
    const char *source;
    int64_t now_s; // seconds since 1970
    enum store_result result;
    const struct store_report *report;
    const struct diag *diag;
    const char *troubles; // of the device, as the log has them, a line each; "" = none
};

void import_report(const struct import_outcome *outcome, struct buf *out);
// Why it was refused or failed, in a line: the first error, or the last trouble; "" = neither.
void import_reason(const struct import_outcome *outcome, struct buf *out);

#endif

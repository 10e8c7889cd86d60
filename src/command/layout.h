// The layout audit of `vitrine check --layout`: every screen and page of a pack, in every language,
// text size and style, on the screens that exhibits have.
#ifndef COMMAND_LAYOUT_H
#define COMMAND_LAYOUT_H

#include "command/exhibit.h"

#include "base/diag.h"

struct layout_result {
    long states; // frames looked at
    int faults;  // places at fault, each counted once
    bool whole;  // false: some part could not be looked at (a log line says so)
};

// Adds each fault to `diag`, at the text at fault. Runs in as many processes as there are
// processors and tells how far it is on standard error.
struct layout_result layout_audit(const struct exhibit *exhibit, struct diag *diag);

#endif

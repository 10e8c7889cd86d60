// Work that is dealt out to child processes, each of which has a copy of all that the parent had.
#ifndef COMMAND_WORKERS_H
#define COMMAND_WORKERS_H

#include <stdbool.h>
#include <stdio.h>

enum { WORKERS_MAX = 16 };

struct workers {
    const char *doing; // for the progress: "looking at layouts"
    int units;         // dealt out in turn, so neighbours go to different processes
    int processes;     // at most WORKERS_MAX; 0 = as many as there are processors
    void *self;
    bool (*work)(void *self, int unit);  // in a child; false, with one log line: it gives up
    void (*tell)(void *self, FILE *out); // in a child, when all of its units are done
    void (*hear)(void *self, FILE *in);  // in the parent, what each child told, in order
};

// Runs until all units are done, with progress on standard error. False, with a log line, when some
// child could not do its part.
bool workers_run(const struct workers *workers);

#endif

// This program again, as another process: for what must neither hold up the screen nor end it.
#ifndef COMMAND_CHILD_H
#define COMMAND_CHILD_H

#include <sys/types.h>

enum child_end {
    CHILD_GOOD, // exit 0
    CHILD_BAD,  // exit 1, or it died of itself: what it had to do is at fault
    CHILD_LOST, // it did not start, lacked something, or was ended from outside: that says nothing
};

// Starts `vitrine ARGUMENTS`, which end with NULL and are borrowed. What it says goes to standard
// error. 0, with one log line, where that cannot be; which the calls below take, too.
pid_t child_start(const char *const *arguments);
// Waits for its end, in any thread. Its number stays its own until child_finish.
enum child_end child_await(pid_t child);
// Ends it now; call child_finish all the same.
void child_stop(pid_t child);
void child_finish(pid_t child);

#endif

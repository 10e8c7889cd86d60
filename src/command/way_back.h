// Rolls the store back beside what is shown. All of the pack before is read for that, which may be
// 512 MiB: another process does it, and a thread waits for that one.
#ifndef COMMAND_WAY_BACK_H
#define COMMAND_WAY_BACK_H

#include <stdbool.h>

struct way_back;

// The store `root` shall show the pack before, where that is still `to` by then; an import that is
// under way is waited for, so long at most. `done` (NULL = nobody asks) is called by the thread, as
// the last thing that it does; call way_back_finish after that. Why it fails is said on standard
// error.
struct way_back *way_back_start(
    const char *root, const char *to, int wait_s, void (*done)(void *context), void *context);
// Waits for its end; after way_back_stop soon. True where the store was rolled back.
bool way_back_finish(struct way_back *way);
// It need not go on: the store stays as it is, or is rolled back whole. Call way_back_finish all
// the same.
void way_back_stop(struct way_back *way);

#endif

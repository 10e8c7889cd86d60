// Loads a pack beside the one that is shown, without a hitch there: first another process checks it
// and sets every page once, so that a pack of which the program dies ends only that process; then a
// thread reads it.
#ifndef COMMAND_LOADER_H
#define COMMAND_LOADER_H

#include "pack/pack.h"

#include <stdbool.h>

struct loader;

// `words_folder` as in pack_seams. `done` is called by the thread, as the last thing that it does;
// call loader_finish after that. What is wrong with the pack goes to standard error.
struct loader *loader_start(
    const char *folder, const char *words_folder, void (*done)(void *context), void *context);
// Waits for its end; after loader_stop soon. The pack is the caller's. NULL where it is not sound,
// or, with *checked_out false, where this machine could not check it now.
struct pack *loader_finish(struct loader *loader, bool *checked_out);
// It need not go on. Call loader_finish all the same.
void loader_stop(struct loader *loader);

#endif

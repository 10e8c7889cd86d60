// Watches a folder and all below it: files that are written, renamed, made, removed.
#ifndef PORT_SDL_TREE_H
#define PORT_SDL_TREE_H

#include <stdint.h>

struct tree;

// `changed` is called by a thread of the tree, once for a burst of changes, when none came for
// TREE_QUIET_MS (or they went on for TREE_LONGEST_MS), with the time of its first (SDL_GetTicks64).
// NULL, with one log line, when the system does not watch.
enum { TREE_QUIET_MS = 25, TREE_LONGEST_MS = 500 };
struct tree *tree_create(
    const char *folder, void (*changed)(void *context, int64_t first_ms), void *context);
void tree_destroy(struct tree *tree); // NULL is fine

#endif

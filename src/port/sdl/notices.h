// Watches single files and links by their names, also where they are not there yet: that one is
// written, renamed to, made or removed. For what another process writes whole, by a rename.
#ifndef PORT_SDL_NOTICES_H
#define PORT_SDL_NOTICES_H

#include <stddef.h>

enum { NOTICES_MOST = 8 }; // paths

struct notices;

// `changed` is called by a thread of the notices with the index of the path, once for each burst of
// changes: look at the file then, and once after this call. It may come once too often, and comes
// when a folder of the path appears, goes or is another one. A link is watched, not what it points
// to. Paths are copied, and should be absolute. A folder that is not there is waited for in the
// nearest one above that is; only that one and the path's own folder are watched, so a folder
// further above that is renamed is not noticed. NULL, with one log line, when the system does not
// watch.
struct notices *notices_create(const char *const *paths, size_t count,
    void (*changed)(void *context, size_t index), void *context);
void notices_destroy(struct notices *notices); // NULL is fine

#endif

// The files of `vitrine new`: the template read, filled, checked and put in its place.
#ifndef COMMAND_NEW_FILES_H
#define COMMAND_NEW_FILES_H

#include "command/exhibit.h"
#include "command/template.h"

#include <stdbool.h>

// Whether a new pack may be written at `folder`: nothing is there, or an empty folder. Says so on
// standard error when it may not.
bool new_is_free(const char *folder);
// Writes the pack. Returns EXIT_OK; or, with nothing left behind, EXIT_USAGE where the wish makes
// no sound pack, or EXIT_ENVIRONMENT where it cannot be written, with the reason on standard error.
// wish->schemas is found here.
int new_write(struct exhibit *exhibit, struct template_wish *wish, const char *folder);

#endif

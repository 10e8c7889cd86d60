// The password of a secret key: from a file, or asked for at the terminal without showing it.
#ifndef COMMAND_PASSWORD_H
#define COMMAND_PASSWORD_H

#include "base/buf.h"

#include <stdbool.h>

// The first line of `file`, or what is typed where that is NULL; `key` is named in the question.
// False, with one log line, where there is none.
bool password_get(const char *file, const char *key, struct buf *out);
// Wipes and releases.
void password_forget(struct buf *password);

#endif

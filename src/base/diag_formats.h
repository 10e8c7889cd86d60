// The faults of a pack for other programs: for editors, one line each in the manner of gcc, and as
// JSON. diag_render is for people.
#ifndef BASE_DIAG_FORMATS_H
#define BASE_DIAG_FORMATS_H

#include "base/diag.h"

// For both: paths of the pack get `folder` before them, so that they open from the current folder;
// absolute ones stay. The order is diag_render's. Columns and lengths are in code points.

// One line a fault: "FOLDER/path:line:col: error: message (hint)". A fault of a whole file is at
// 1:1, one without a file at the folder.
void diag_render_gcc(const struct diag *diag, const char *folder, struct buf *out);
// One array, also where there are no faults: an object a fault with the keys severity, path, line,
// column, length, message, hint, source; null for what is not known. Always valid UTF-8.
void diag_render_json(const struct diag *diag, const char *folder, struct buf *out);

#endif

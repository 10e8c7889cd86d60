// Screens that exhibits have, by name: "21.5in-portrait".
#ifndef COMMAND_SCREENS_H
#define COMMAND_SCREENS_H

#include "base/buf.h"
#include "base/geom.h"

#include <stdbool.h>

struct screens_one {
    struct point size; // px
    double diagonal_inch;
};

// A name, or pixels and inches as in "1280x800@10.1", or pixels and mm as in "1280x800@217x136".
// False, with *out untouched, for anything else.
bool screens_find(const char *text, struct screens_one *out);
// A line for each name, with pixels and inches.
void screens_list(struct buf *out);

#endif

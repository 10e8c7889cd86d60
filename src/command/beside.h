// What is installed with the program is found from where the program is, wherever that was moved
// to.
#ifndef COMMAND_BESIDE_H
#define COMMAND_BESIDE_H

#include "base/buf.h"

// Adds "FOLDER/REST", where FOLDER is the one of the program; nothing when that cannot be told.
void beside_program(struct buf *path, const char *rest);

#endif

// PREFIX/bin/vitrine -> PREFIX/bin/REST.
#include "command/beside.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

void beside_program(struct buf *path, const char *rest)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return;
    program[length] = '\0';
    char *name = strrchr(program, '/');
    if (!name)
        return;
    *name = '\0';
    buf_print(path, "%s/%s", program, rest);
}

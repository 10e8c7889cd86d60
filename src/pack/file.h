// Files below a folder: opened one part of the path at a time, never through a symbolic link, never
// anything but a regular file, never more than a limit.
#ifndef PACK_FILE_H
#define PACK_FILE_H

#include <stddef.h>

enum file_status {
    FILE_READ,
    FILE_ABSENT,
    FILE_OUTSIDE,   // the path is absolute or has '.', '..' or an empty part
    FILE_LINK,      // some part is a symbolic link
    FILE_IRREGULAR, // a folder, a device, ...
    FILE_TOO_LARGE,
    FILE_UNREADABLE, // the system says no
};

struct file {
    char *bytes; // NUL-terminated; the caller frees them
    size_t length;
};

// What keeps `length` bytes at `part`, a part of a path, out of bundles: "has ..."; NULL where
// nothing does.
const char *file_part_fault(const char *part, size_t length);
// Reads the file at `path` below the folder `root` (a descriptor). A file of more than `bytes_max`
// is refused; of a larger one than `read_max` only the beginning is read. *out is untouched unless
// FILE_READ comes back.
enum file_status file_read(
    int root, const char *path, size_t bytes_max, size_t read_max, struct file *out);

#endif

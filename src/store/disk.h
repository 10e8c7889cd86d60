// All that the store asks of file systems, in one place: so a test can stop it after any step, let
// steps fail, or lose what was not yet safe on the disk. Paths are whole.
//
// Each returns -1, with errno, where it fails.
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct disk {
    void *self;
    // These change something.
    int (*create)(void *self, const char *path); // a new file, to be written; never an old one
    ssize_t (*write)(void *self, int fd, const void *bytes, size_t length);
    int (*sync)(void *self, int fd); // what was written is safe when this returns
    int (*make_folder)(void *self, const char *path);
    int (*sync_folder)(void *self, const char *path); // what happened to its names is safe
    int (*rename)(void *self, const char *from, const char *to);
    int (*link)(void *self, const char *target, const char *path); // a symbolic link
    int (*remove)(void *self, const char *path);                   // a file or a link
    int (*remove_folder)(void *self, const char *path);            // an empty one
    // These do not.
    int (*close)(void *self, int fd);                                // of create
    ssize_t (*read)(void *self, int fd, void *bytes, size_t length); // of a source
    int64_t (*free_bytes)(void *self, const char *path);
};

// The one of this machine.
const struct disk *disk_system(void);

// All of it, or -1.
int disk_write_all(const struct disk *disk, int fd, const void *bytes, size_t length);
// Up to `length` bytes, less only at the end of the file; -1 where it cannot be read.
ssize_t disk_read_full(const struct disk *disk, int fd, void *bytes, size_t length);
// The whole of a small file, added; no `struct disk` has a part in it. False, with errno, where it
// cannot be read or is larger than `most`.
bool disk_read_file(const char *path, size_t most, struct buf *out);

#endif

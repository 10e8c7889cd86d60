// One system call each.
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int create_file(void *self, const char *path)
{
    (void)self;
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
}

static ssize_t write_some(void *self, int fd, const void *bytes, size_t length)
{
    (void)self;
    return write(fd, bytes, length);
}

static int sync_file(void *self, int fd)
{
    (void)self;
    return fsync(fd);
}

static int make_folder(void *self, const char *path)
{
    (void)self;
    return mkdir(path, 0755);
}

static int sync_folder(void *self, const char *path)
{
    (void)self;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int done = fsync(fd), error = errno;
    close(fd);
    errno = error;
    return done;
}

static int rename_path(void *self, const char *from, const char *to)
{
    (void)self;
    return rename(from, to);
}

static int make_link(void *self, const char *target, const char *path)
{
    (void)self;
    return symlink(target, path);
}

static int remove_file(void *self, const char *path)
{
    (void)self;
    return unlink(path);
}

static int remove_folder(void *self, const char *path)
{
    (void)self;
    return rmdir(path);
}

static int close_file(void *self, int fd)
{
    (void)self;
    return close(fd);
}

static ssize_t read_some(void *self, int fd, void *bytes, size_t length)
{
    (void)self;
    return read(fd, bytes, length);
}

static int64_t free_bytes(void *self, const char *path)
{
    struct statvfs info;
    (void)self;
    if (statvfs(path, &info) != 0)
        return -1;
    return (int64_t)info.f_bavail * (int64_t)info.f_frsize;
}

const struct disk *disk_system(void)
{
    static const struct disk disk = {
        .create = create_file,
        .write = write_some,
        .sync = sync_file,
        .make_folder = make_folder,
        .sync_folder = sync_folder,
        .rename = rename_path,
        .link = make_link,
        .remove = remove_file,
        .remove_folder = remove_folder,
        .close = close_file,
        .read = read_some,
        .free_bytes = free_bytes,
    };
    return &disk;
}

int disk_write_all(const struct disk *disk, int fd, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t done = disk->write(disk->self, fd, at, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        at += done;
        length -= (size_t)done;
    }
    return 0;
}

ssize_t disk_read_full(const struct disk *disk, int fd, void *bytes, size_t length)
{
    size_t got = 0;
    while (got < length) {
        ssize_t more = disk->read(disk->self, fd, (char *)bytes + got, length - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return (ssize_t)got;
}

bool disk_read_file(const char *path, size_t most, struct buf *out)
{
    char bytes[4096];
    ssize_t got = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (fd >= 0 && out->length <= most && (got = read(fd, bytes, sizeof bytes)) > 0)
        buf_add(out, bytes, (size_t)got);
    int error = out->length > most ? EFBIG : errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return fd >= 0 && got >= 0 && out->length <= most;
}

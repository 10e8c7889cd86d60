// openat with O_NOFOLLOW for every part: what was checked is what was opened.
#include "pack/file.h"

#include "base/bug.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *file_part_fault(const char *part, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static const char others[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    if (length == 0)
        return "has an empty part";
    if (length == 2 && memcmp(part, "..", 2) == 0)
        return "has '..'";
    if (length == 1 && *part == '.')
        return "has '.'";
    if (*part == '.')
        return "has a hidden part";
    if (strspn(part, others) < length)
        return memchr(part, '\\', length) ? "has a backslash"
                                          : "has a character that is not allowed";
    return strspn(part, letters) == 0 ? "has a part that begins with '-' or '_'" : NULL;
}

static bool stays_inside(const char *path)
{
    for (;;) {
        size_t length = strcspn(path, "/");
        if (length == 0 || length > NAME_MAX || (length == 1 && path[0] == '.') ||
            (length == 2 && path[0] == '.' && path[1] == '.'))
            return false;
        if (!path[length])
            return true;
        path += length + 1;
    }
}

static enum file_status status_of(int folder, const char *name)
{
    struct stat info;
    int error = errno;
    if (error == ENOENT)
        return FILE_ABSENT;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode))
        return FILE_LINK;
    return error == ENOTDIR ? FILE_ABSENT : FILE_UNREADABLE;
}

// Opens a part of the path and closes the folder it is in.
static enum file_status open_part(int *fd, const char *name, int flags)
{
    int folder = *fd;
    *fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
    enum file_status status = *fd >= 0 ? FILE_READ : status_of(folder, name);
    close(folder);
    return status;
}

static enum file_status open_path(int root, const char *path, int *fd_out)
{
    if (!stays_inside(path))
        return FILE_OUTSIDE;
    int fd = fcntl(root, F_DUPFD_CLOEXEC, 0);
    if (fd < 0)
        return FILE_UNREADABLE;
    for (;;) {
        char name[NAME_MAX + 1] = "";
        size_t length = strcspn(path, "/");
        memcpy(name, path, length);
        bool last = !path[length];
        // Without O_NONBLOCK, opening a pipe would wait for its other end.
        enum file_status status = open_part(&fd, name, last ? O_NONBLOCK : O_DIRECTORY);
        if (status != FILE_READ)
            return status;
        if (last)
            break;
        path += length + 1;
    }
    *fd_out = fd;
    return FILE_READ;
}

static enum file_status check_size(int fd, size_t bytes_max, size_t *length_out)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(info.st_mode))
        return FILE_IRREGULAR;
    if (info.st_size > (off_t)bytes_max)
        return FILE_TOO_LARGE;
    *length_out = (size_t)info.st_size;
    return FILE_READ;
}

static enum file_status read_all(int fd, struct file *file)
{
    size_t wanted = file->length;
    for (file->length = 0; file->length < wanted;) {
        ssize_t got = read(fd, file->bytes + file->length, wanted - file->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return FILE_UNREADABLE;
        if (got == 0)
            break;
        file->length += (size_t)got;
    }
    file->bytes[file->length] = '\0';
    return FILE_READ;
}

enum file_status file_read(
    int root, const char *path, size_t bytes_max, size_t read_max, struct file *out)
{
    int fd = -1;
    struct file file = {0};
    enum file_status status = open_path(root, path, &fd);
    if (status != FILE_READ)
        return status;
    status = check_size(fd, bytes_max, &file.length);
    if (status == FILE_READ) {
        file.length = file.length < read_max ? file.length : read_max;
        file.bytes = malloc(file.length + 1);
        if (!file.bytes)
            BUG("out of memory for %zu bytes", file.length);
        status = read_all(fd, &file);
    }
    close(fd);
    if (status == FILE_READ)
        *out = file;
    else
        free(file.bytes);
    return status;
}

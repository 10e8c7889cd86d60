// Beside the old file, then to the disk, then in its place by a rename, then the folder to the
// disk.
#include "translate/store.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char order_mark[] = "\xEF\xBB\xBF";

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

// The file as it is, with 0666 as permissions where it is not there. False where it cannot be read.
static bool read_old(const char *path, struct buf *bytes, mode_t *mode)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    *mode = 0644;
    if (fd < 0)
        return errno == ENOENT;
    bool good = fstat(fd, &info) == 0;
    *mode = info.st_mode & 07777;
    for (char part[4096]; good;) {
        ssize_t got = read(fd, part, sizeof part);
        if (got == 0)
            break;
        good = got > 0 || errno == EINTR;
        if (got > 0)
            buf_add(bytes, part, (size_t)got);
    }
    close(fd);
    return good;
}

static bool sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = {0};
    buf_add(&folder, path, (size_t)(slash - path));
    int fd = open(buf_text(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    buf_finish(&folder);
    return good;
}

static bool replace(const char *path, const struct buf *bytes, mode_t mode)
{
    struct buf beside = {0};
    const char *name = strrchr(path, '/') + 1;
    buf_print(&beside, "%.*s.%s.XXXXXX", (int)(name - path), path, name);
    int fd = mkstemp(beside.text);
    bool good = fd >= 0 && write_all(fd, bytes->text, bytes->length) && fchmod(fd, mode) == 0 &&
                fsync(fd) == 0;
    good = fd >= 0 && close(fd) == 0 && good;
    good = good && rename(beside.text, path) == 0;
    int error = errno;
    if (fd >= 0 && !good)
        unlink(beside.text);
    errno = error;
    buf_finish(&beside);
    return good && sync_folder(path);
}

static bool write_file(const char *path, const struct store_file *file, size_t *written)
{
    struct buf old = {0}, bytes = {0};
    mode_t mode = 0;
    bool good = read_old(path, &old, &mode);
    if (old.length >= 3 && memcmp(old.text, order_mark, 3) == 0)
        buf_add_text(&bytes, order_mark);
    buf_add(&bytes, file->bytes, file->length);
    bool same = old.length > 0 && old.length == bytes.length &&
                memcmp(old.text, bytes.text, bytes.length) == 0;
    if (good && !same) {
        good = replace(path, &bytes, mode);
        *written += good;
    }
    buf_finish(&old);
    buf_finish(&bytes);
    return good;
}

bool store_write(const char *folder, const struct store_file *files, size_t count,
    struct diag *diag, size_t *written_out)
{
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        struct buf path = {0};
        buf_print(&path, "%s/%s", folder, files[i].path);
        good = write_file(path.text, &files[i], written_out);
        if (!good)
            diag_add(diag, DIAG_ERROR, (struct diag_mark){.path = files[i].path}, NULL,
                "see to the disk and the permissions of its folder, and import again",
                "cannot write it: %s", strerror(errno));
        buf_finish(&path);
    }
    return good;
}

// The file: "wrong N", "until MS", each a line; MS is since the machine was started, 0 = not
// locked.
#include "command/pin_lock.h"

#include "base/buf.h"
#include "base/log.h"
#include "store/disk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FILE_MOST = 256 };

int64_t pin_lock_now_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct staff_lock pin_lock_read(const char *path, int64_t now_ms)
{
    struct buf text = {0};
    struct staff_lock lock = {0};
    char wrong[8], until[20];
    if (disk_read_file(path, FILE_MOST, &text) &&
        sscanf(buf_text(&text), "wrong %7[0-9]\nuntil %18[0-9]\n", wrong, until) == 2) {
        int64_t until_ms = strtoll(until, NULL, 10);
        bool over = until_ms > 0 && until_ms <= now_ms;
        lock.wrong = over ? 0 : (int)strtol(wrong, NULL, 10);
        lock.left_ms = until_ms > now_ms ? until_ms - now_ms : 0;
    }
    buf_finish(&text);
    return lock;
}

static bool write_file(const char *path, struct staff_lock lock, int64_t now_ms)
{
    FILE *file = fopen(path, "we");
    if (!file)
        return false;
    int64_t until_ms = lock.left_ms > 0 ? now_ms + lock.left_ms : 0;
    bool good = fprintf(file, "wrong %d\nuntil %" PRId64 "\n", lock.wrong, until_ms) > 0;
    return fclose(file) == 0 && good;
}

bool pin_lock_write(const char *path, struct staff_lock lock, int64_t now_ms)
{
    struct buf fresh = {0};
    buf_print(&fresh, "%s.new", path);
    bool good = write_file(fresh.text, lock, now_ms) && rename(fresh.text, path) == 0;
    if (!good)
        log_warning("staff", "cannot write %s: %s", path, strerror(errno));
    buf_finish(&fresh);
    return good;
}

// A text of one line an import, the newest last. To add a line, the whole is written anew beside it
// and renamed, so that it is whole at any time; only the oldest lines leave, when it is too long.
#include "store/parts.h"

#include "base/log.h"
#include "store/disk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LOG_MOST = 48 * 1024, LINE_MOST = 512 };

static const char *const ACTS[] = {"import", "rollback"};
static const char *const RESULTS[] = {[STORE_DONE] = "done",
    [STORE_SAME] = "same",
    [STORE_REFUSED] = "refused",
    [STORE_FAILED] = "failed"};
enum { RESULT_COUNT = sizeof RESULTS / sizeof *RESULTS };

// --- lines ---

static const char *or_dash(const char *text)
{
    return *text != '\0' ? text : "-";
}

static void print_line(struct buf *out, int64_t now_s, const struct store_entry *entry)
{
    char text[STORE_TIME_BYTES];
    time_t now = (time_t)now_s;
    struct tm parts = {0};
    if (!gmtime_r(&now, &parts) || strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        snprintf(text, sizeof text, "-");
    buf_print(out, "%s %s %s %s %s\n", text, ACTS[entry->rollback], RESULTS[entry->result],
        or_dash(entry->pack), or_dash(entry->key));
}

// The next word of the line, copied; false where there is none, or it is too long. "-" is "".
static bool take_word(const char **at, char *out, size_t size)
{
    size_t length = strcspn(*at, " \n");
    if (length == 0 || length >= size)
        return false;
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length + ((*at)[length] == ' ');
    if (strcmp(out, "-") == 0)
        *out = '\0';
    return true;
}

static bool parse_line(const char *line, struct store_entry *out)
{
    char act[16], result[16];
    if (!take_word(&line, out->time, sizeof out->time) || !take_word(&line, act, sizeof act) ||
        !take_word(&line, result, sizeof result) ||
        !take_word(&line, out->pack, sizeof out->pack) ||
        !take_word(&line, out->key, sizeof out->key) || *line != '\n')
        return false;
    int found = 0;
    while (found < RESULT_COUNT && strcmp(result, RESULTS[found]) != 0)
        found++;
    out->result = (enum store_result)(found < RESULT_COUNT ? found : 0);
    out->rollback = strcmp(act, ACTS[1]) == 0;
    return found < RESULT_COUNT && (out->rollback || strcmp(act, ACTS[0]) == 0);
}

// --- the file ---

static void read_log(const char *root, struct buf *out)
{
    struct buf path = {0};
    buf_print(&path, "%s/imports.log", root);
    if (!disk_read_file(path.text, LOG_MOST + LINE_MOST, out) && errno != ENOENT) {
        store_say("read", path.text);
        buf_clear(out); // what somebody else made of it does not stop the log
    }
    buf_finish(&path);
}

static bool write_fresh(const struct disk *disk, const char *path, const char *text)
{
    if (disk->remove(disk->self, path) != 0 && errno != ENOENT)
        return store_say("remove", path);
    int fd = disk->create(disk->self, path);
    if (fd < 0)
        return store_say("write", path);
    bool good =
        disk_write_all(disk, fd, text, strlen(text)) == 0 && disk->sync(disk->self, fd) == 0;
    good = disk->close(disk->self, fd) == 0 && good;
    return good || store_say("write", path);
}

static bool replace(const struct disk *disk, const char *root, const char *text)
{
    struct buf path = {0}, fresh = {0};
    buf_print(&path, "%s/imports.log", root);
    buf_print(&fresh, "%s.new", path.text);
    bool good = write_fresh(disk, fresh.text, text) &&
                ((disk->rename(disk->self, fresh.text, path.text) == 0 &&
                     disk->sync_folder(disk->self, root) == 0) ||
                    store_say("replace", path.text));
    buf_finish(&path);
    buf_finish(&fresh);
    return good;
}

bool store_log_add(
    const struct disk *disk, const char *root, int64_t now_s, const struct store_entry *entry)
{
    if (access(root, F_OK) != 0)
        return true; // no store, so nothing was put into it
    int lock = tidy_open(disk, root, 0);
    if (lock < 0)
        return false;
    struct buf text = {0};
    read_log(root, &text);
    print_line(&text, now_s, entry);
    const char *kept = text.text;
    for (const char *next; strlen(kept) > LOG_MOST && (next = strchr(kept, '\n')); kept = next + 1)
        ;
    bool good = replace(disk, root, kept);
    buf_finish(&text);
    close(lock);
    return good;
}

size_t store_log_last(const char *root, struct store_entry *out, size_t most)
{
    struct buf text = {0};
    size_t count = 0;
    read_log(root, &text);
    for (size_t end = text.length; end > 0 && count < most;) {
        size_t start = end - 1;
        while (start > 0 && text.text[start - 1] != '\n')
            start--;
        struct store_entry entry = {0};
        if (parse_line(text.text + start, &entry))
            out[count++] = entry;
        end = start;
    }
    buf_finish(&text);
    return count;
}

// Five lines in a fixed order. Reading is lenient first; then what was read is printed, and the
// file is refused where that is not what stood in it, byte for byte.
#include "store/progress.h"

#include "base/utf8.h"
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 1024 };

static const char *const STAGES[PROGRESS_STAGE_COUNT] = {
    "opening", "copying", "checking", "showing", "done", "same", "refused", "failed"};

bool progress_is_end(enum progress_stage stage)
{
    return stage >= PROGRESS_DONE;
}

void progress_set_reason(struct progress *progress, const char *text)
{
    size_t length = strcspn(text, "\n"), to = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t taken = utf8_decode(text + at, length - at, &code);
        bool plain = taken > 0 && code >= ' ' && code != 0x7F && !(code >= 0x80 && code < 0xA0);
        size_t wide = plain ? taken : 1;
        if (to + wide >= sizeof progress->reason)
            break;
        memcpy(progress->reason + to, plain ? text + at : "?", wide);
        to += wide;
        at += taken > 0 ? taken : 1;
    }
    progress->reason[to] = '\0';
}

// --- the text ---

void progress_print(const struct progress *progress, struct buf *out)
{
    buf_print(out, "vitrine-import 1\nstage %s\ndone %" PRId64 " %" PRId64 "\n",
        STAGES[progress->stage], progress->done, progress->of);
    buf_print(out, "pack %s %d\n", progress->id[0] ? progress->id : "-", progress->version);
    buf_print(out, "reason %s\n", progress->reason[0] ? progress->reason : "-");
}

// The rest of the next line, where that begins with `word` and a space; NULL where it does not.
// Ends it with a NUL.
static char *next_line(char **at, const char *word)
{
    char *line = *at, *end = strchr(line, '\n');
    size_t length = strlen(word);
    if (!end || strncmp(line, word, length) != 0 || line[length] != ' ')
        return NULL;
    *end = '\0';
    *at = end + 1;
    return line + length + 1;
}

static int64_t number(const char *text)
{
    return text ? (int64_t)strtoll(text, NULL, 10) : 0;
}

static void parse_pack(char *text, struct progress *out)
{
    char *space = strrchr(text, ' ');
    int64_t version = number(space);
    size_t length = space ? (size_t)(space - text) : 0;
    if (length < sizeof out->id && text[0] != '-' && strcspn(text, " ") == length)
        memcpy(out->id, text, length);
    out->version = version >= 0 && version <= INT32_MAX ? (int)version : 0;
}

static bool parse(char *at, struct progress *out)
{
    if (!next_line(&at, "vitrine-import"))
        return false;
    const char *stage = next_line(&at, "stage");
    const char *done = stage ? next_line(&at, "done") : NULL;
    char *pack = done ? next_line(&at, "pack") : NULL;
    const char *reason = pack ? next_line(&at, "reason") : NULL;
    if (!reason)
        return false;
    while (out->stage < PROGRESS_STAGE_COUNT && strcmp(STAGES[out->stage], stage) != 0)
        out->stage++;
    out->done = number(done);
    out->of = number(strchr(done, ' '));
    parse_pack(pack, out);
    if (strcmp(reason, "-") != 0)
        progress_set_reason(out, reason);
    return out->stage < PROGRESS_STAGE_COUNT && out->done >= 0 && out->done <= out->of;
}

bool progress_parse(const char *text, size_t length, struct progress *out)
{
    struct progress found = {0};
    struct buf copy = {0}, again = {0};
    buf_add(&copy, text, length);
    bool good = length > 0 && length <= FILE_MOST && parse(copy.text, &found);
    if (good) {
        progress_print(&found, &again);
        good = again.length == length && memcmp(again.text, text, length) == 0;
    }
    if (good)
        *out = found;
    buf_finish(&copy);
    buf_finish(&again);
    return good;
}

// --- the file ---

static bool write_new(const char *path, const struct buf *text)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return false;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    bool good = write(fd, text->text, text->length) == (ssize_t)text->length;
    return close(fd) == 0 && good;
}

bool progress_write(const char *path, const struct progress *progress)
{
    struct buf text = {0}, fresh = {0};
    progress_print(progress, &text);
    buf_print(&fresh, "%s.new", path);
    bool good = write_new(fresh.text, &text) && rename(fresh.text, path) == 0;
    buf_finish(&text);
    buf_finish(&fresh);
    return good;
}

bool progress_read(const char *path, struct progress *out)
{
    struct buf text = {0};
    bool good =
        disk_read_file(path, FILE_MOST, &text) && progress_parse(buf_text(&text), text.length, out);
    buf_finish(&text);
    return good;
}

// A state is a folder with two links. It is made whole and safe before `now` points to it, so
// current and previous change together, with one rename.
#include "store/parts.h"

#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char TO_PACKS[] = "../../packs/", TO_STATES[] = "states/";

bool store_say(const char *what, const char *path)
{
    log_error("store", "cannot %s %s: %s", what, path, strerror(errno));
    return false;
}

void store_pack_path(const char *root, const char *name, struct buf *out)
{
    buf_print(out, "%s/packs/%s", root, name);
}

// --- reading ---

// What the link ROOT/`name` says after `start`; "" where there is none, or it says something else.
static bool read_link(const char *root, const char *name, const char *start, char *out, size_t size)
{
    char target[STORE_NAME_BYTES + 64];
    struct buf path = {0};
    buf_print(&path, "%s/%s", root, name);
    ssize_t length = readlink(path.text, target, sizeof target - 1);
    bool good = length >= 0 || errno == ENOENT || errno == ENOTDIR;
    if (!good)
        store_say("read the link", path.text);
    target[length > 0 ? length : 0] = '\0';
    size_t before = strlen(start);
    *out = '\0';
    if (strncmp(target, start, before) == 0 && strlen(target + before) < size &&
        !strchr(target + before, '/'))
        memcpy(out, target + before, strlen(target + before) + 1);
    buf_finish(&path);
    return good;
}

bool state_read(const char *root, struct state *out)
{
    char number[STORE_NAME_BYTES];
    *out = (struct state){0};
    if (!read_link(root, "now", TO_STATES, number, sizeof number) ||
        !read_link(root, "now/current", TO_PACKS, out->current, sizeof out->current) ||
        !read_link(root, "now/previous", TO_PACKS, out->previous, sizeof out->previous))
        return false;
    long value = strtol(number, NULL, 10);
    out->number = value > 0 && value < 1000000000 ? (int)value : 0;
    return true;
}

bool store_names(const char *root, char current[STORE_NAME_BYTES], char previous[STORE_NAME_BYTES])
{
    struct state state;
    bool good = state_read(root, &state);
    memcpy(current, state.current, STORE_NAME_BYTES);
    memcpy(previous, state.previous, STORE_NAME_BYTES);
    return good;
}

bool state_parse_name(const char *name, char id[MANIFEST_ID_MAX + 1], int *version_out)
{
    char text[STORE_NAME_BYTES];
    snprintf(text, sizeof text, "%s", name);
    char *hash = strrchr(text, '-');
    if (!hash)
        return false;
    *hash = '\0';
    char *version = strrchr(text, '-');
    if (!version || version == text || version - text > MANIFEST_ID_MAX)
        return false;
    *version = '\0';
    long long value = strtoll(version + 1, NULL, 10);
    memcpy(id, text, strlen(text) + 1);
    *version_out = (int)value;
    return value >= 1 && value <= INT32_MAX;
}

// --- switching ---

static bool link_pack(
    const struct disk *disk, const char *state, const char *name, const char *pack)
{
    struct buf path = {0}, target = {0};
    buf_print(&path, "%s/%s", state, name);
    buf_print(&target, "%s%s", TO_PACKS, pack);
    bool good = *pack == '\0' || disk->link(disk->self, target.text, path.text) == 0 ||
                store_say("make the link", path.text);
    buf_finish(&path);
    buf_finish(&target);
    return good;
}

static bool make_state(const struct disk *disk, const char *root, const struct state *state)
{
    struct buf folder = {0}, above = {0};
    buf_print(&folder, "%s/%s%d", root, TO_STATES, state->number);
    buf_print(&above, "%s/states", root);
    bool good = (disk->make_folder(disk->self, folder.text) == 0 ||
                    store_say("make the folder", folder.text)) &&
                link_pack(disk, folder.text, "current", state->current) &&
                link_pack(disk, folder.text, "previous", state->previous) &&
                ((disk->sync_folder(disk->self, folder.text) == 0 &&
                     disk->sync_folder(disk->self, above.text) == 0) ||
                    store_say("make safe", folder.text));
    buf_finish(&folder);
    buf_finish(&above);
    return good;
}

static bool point_to(const struct disk *disk, const char *root, int number)
{
    struct buf target = {0}, fresh = {0}, now = {0};
    buf_print(&target, "%s%d", TO_STATES, number);
    buf_print(&fresh, "%s/now.new", root);
    buf_print(&now, "%s/now", root);
    bool good =
        (disk->link(disk->self, target.text, fresh.text) == 0 ||
            store_say("make the link", fresh.text)) &&
        (disk->rename(disk->self, fresh.text, now.text) == 0 || store_say("replace", now.text)) &&
        (disk->sync_folder(disk->self, root) == 0 || store_say("make safe", now.text));
    buf_finish(&target);
    buf_finish(&fresh);
    buf_finish(&now);
    return good;
}

bool state_switch(const struct disk *disk, const char *root, struct state *state,
    const char *current, const char *previous)
{
    struct state next = {.number = state->number + 1};
    snprintf(next.current, sizeof next.current, "%s", current);
    snprintf(next.previous, sizeof next.previous, "%s", previous);
    if (!make_state(disk, root, &next) || !point_to(disk, root, next.number))
        return false;
    *state = next;
    return true;
}

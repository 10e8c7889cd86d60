// Refuses rather than leaves out: a key file that is damaged would otherwise look like none.
#include "store/keys.h"

#include "store/disk.h"
#include "store/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

static bool load_key(const char *path, struct keys *keys, struct diag *diag)
{
    struct buf text = {0};
    const char *fault = NULL;
    if (keys->count == KEYS_MAX)
        fault = "there are more than 32 keys";
    else if (!disk_read_file(path, MINISIGN_FILE_MAX, &text))
        fault = strerror(errno);
    else
        fault = minisign_read_public(buf_text(&text), &keys->keys[keys->count]);
    if (fault)
        store_fault(diag, path, 0, "put the right key there, or take this one away",
            "this key cannot be used: %s", fault);
    else
        keys->count++;
    buf_finish(&text);
    return !fault;
}

static bool is_key(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 4 && strcmp(name + length - 4, ".pub") == 0;
}

static bool refuse(const char *folder, struct diag *diag)
{
    store_fault(diag, folder, 0, "name the folder of the keys",
        "the keys of this device cannot be read: %s", strerror(errno));
    return false;
}

bool keys_load(const char *folder, bool must, struct keys *keys, struct diag *diag)
{
    keys->count = 0;
    DIR *there = opendir(folder);
    if (!there && errno == ENOENT && !must)
        return true;
    if (!there)
        return refuse(folder, diag);
    bool good = true;
    errno = 0;
    for (const struct dirent *entry; good && (entry = readdir(there));) {
        struct buf path = {0};
        buf_print(&path, "%s/%s", folder, entry->d_name);
        good = !is_key(entry->d_name) || load_key(path.text, keys, diag);
        buf_finish(&path);
        errno = 0;
    }
    if (good && errno != 0)
        good = refuse(folder, diag);
    closedir(there);
    return good;
}

const struct minisign_public *keys_find(
    const struct keys *keys, const unsigned char number[MINISIGN_NUMBER_BYTES])
{
    for (size_t i = 0; i < keys->count; i++)
        if (memcmp(keys->keys[i].number, number, MINISIGN_NUMBER_BYTES) == 0)
            return &keys->keys[i];
    return NULL;
}

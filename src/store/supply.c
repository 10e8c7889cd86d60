// What an import takes its files from. Both kinds know every hash before the first file is copied,
// and each copy is compared with it.
#include "store/parts.h"

#include "store/tree.h"

#include "base/bug.h"
#include "base/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK_BYTES = 64 * 1024 };

// --- finding it ---

static char *join(const char *folder, const char *name)
{
    struct buf path = {0};
    buf_print(&path, "%s/%s", folder, name);
    return path.text;
}

static char *copy_of(const char *path)
{
    char *copy = strdup(path);
    BUG_IF(!copy);
    return copy;
}

static bool is_bundle_name(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 6 && strcmp(name + length - 6, ".vpack") == 0;
}

// The one bundle in a folder, such as a stick. NULL, with a fault, where there is none or several.
static char *find_bundle(const char *source, struct diag *diag)
{
    char *found = NULL;
    int count = 0;
    DIR *folder = opendir(source);
    if (!folder) {
        store_fault(diag, source, 0, NULL, "this folder cannot be read: %s", strerror(errno));
        return NULL;
    }
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (is_bundle_name(entry->d_name) && count++ == 0)
            found = join(source, entry->d_name);
    closedir(folder);
    if (count == 1)
        return found;
    free(found);
    store_fault(diag, source, 0, "put one bundle there, NAME.vpack",
        count == 0 ? "neither a pack nor a bundle is in this folder"
                   : "there is more than one bundle in this folder");
    return NULL;
}

// --- the folder of a pack ---

// Its id and version, by the full check. What is not at fault is told of the copy, not twice.
static bool read_facts(
    const struct store_request *request, struct manifest *manifest, struct diag *diag)
{
    struct diag untold = {0};
    struct pack *pack = pack_load(request->source, request->seams, &untold);
    diag_finish(&untold);
    if (!pack)
        pack = pack_load(request->source, request->seams, diag);
    if (!pack)
        return false;
    snprintf(manifest->id, sizeof manifest->id, "%s", pack->id);
    manifest->version = pack->version;
    manifest->format_least = manifest->format_most = MANIFEST_FORMAT;
    pack_destroy(pack);
    return true;
}

static enum store_result open_folder(const struct store_request *request, const struct keys *keys,
    struct supply *supply, struct diag *diag)
{
    struct manifest *manifest = &supply->bundle.manifest;
    supply->folder = true;
    if (keys->count > 0) {
        store_fault(diag, request->source, 0,
            "make a bundle of it: 'vitrine bundle ... --sign KEY'",
            "a folder cannot be signed, and this device has keys");
        return STORE_REFUSED;
    }
    supply->path = copy_of(request->source);
    if (!tree_hash(request->source, manifest, diag) || !read_facts(request, manifest, diag))
        return STORE_REFUSED;
    supply->root = open(request->source, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (supply->root >= 0)
        return STORE_DONE;
    store_say("open", request->source);
    return STORE_FAILED;
}

static enum store_result open_bundle(const struct store_request *request, const struct keys *keys,
    struct supply *supply, struct diag *diag)
{
    return bundle_open(request->disk, supply->path, keys, &supply->bundle, diag);
}

static bool has_pack(const char *folder)
{
    struct stat info;
    char *pack = join(folder, "pack.yaml");
    bool is_pack = lstat(pack, &info) == 0;
    free(pack);
    return is_pack;
}

bool store_is_source(const char *folder)
{
    bool found = has_pack(folder);
    DIR *there = found ? NULL : opendir(folder);
    for (const struct dirent *entry; !found && there && (entry = readdir(there));)
        found = is_bundle_name(entry->d_name);
    if (there)
        closedir(there);
    return found;
}

static enum store_result open_source(const struct store_request *request, const struct keys *keys,
    struct supply *supply, struct diag *diag)
{
    struct stat info;
    if (stat(request->source, &info) != 0) {
        store_say("open", request->source);
        return STORE_FAILED;
    }
    if (S_ISDIR(info.st_mode)) {
        if (has_pack(request->source))
            return open_folder(request, keys, supply, diag);
        supply->path = find_bundle(request->source, diag);
    } else {
        supply->path = copy_of(request->source);
    }
    return supply->path ? open_bundle(request, keys, supply, diag) : STORE_REFUSED;
}

enum store_result supply_open(
    const struct store_request *request, struct supply *supply, struct diag *diag)
{
    struct keys keys;
    *supply = (struct supply){.root = -1, .bundle = {.fd = -1}};
    if (!keys_load(request->keys_folder, request->keys_must, &keys, diag))
        return STORE_REFUSED;
    enum store_result result = open_source(request, &keys, supply, diag);
    if (result == STORE_DONE && keys.count > 0)
        minisign_name(supply->bundle.signer, supply->key);
    if (result != STORE_DONE)
        supply_close(supply);
    return result;
}

void supply_close(struct supply *supply)
{
    bundle_close(&supply->bundle);
    if (supply->root >= 0)
        close(supply->root);
    supply->root = -1;
    free(supply->path);
    supply->path = NULL;
}

// --- copying ---

struct copy {
    struct seal_hash hash;
    struct supply *supply;
    const struct disk *disk;
    struct teller *teller;
    struct diag *diag;
    const char *to;
    int fd;
};

static enum store_result put(struct copy *copy, const void *bytes, size_t length)
{
    seal_hash_add(&copy->hash, bytes, length);
    if (disk_write_all(copy->disk, copy->fd, bytes, length) != 0) {
        store_say("write into", copy->to);
        return STORE_FAILED;
    }
    teller_pour(copy->teller, (int64_t)length);
    return STORE_DONE;
}

static enum store_result pour_bundle(struct copy *copy, const struct manifest_file *file)
{
    static char chunk[CHUNK_BYTES];
    enum store_result result = STORE_DONE;
    for (int64_t left = file->size; result == STORE_DONE && left > 0;) {
        size_t wanted = left < CHUNK_BYTES ? (size_t)left : CHUNK_BYTES;
        ssize_t got = disk_read_full(copy->disk, copy->supply->bundle.fd, chunk, wanted);
        if (got < 0) {
            store_say("read", copy->supply->path);
            return STORE_FAILED;
        }
        if ((size_t)got < wanted) {
            store_fault(copy->diag, copy->supply->path, 0,
                "is the stick still there? copy the bundle again",
                "the file ended while it was read");
            return STORE_REFUSED;
        }
        result = put(copy, chunk, wanted);
        left -= got;
    }
    return result;
}

static enum store_result pour_file(struct copy *copy, size_t index)
{
    const struct manifest *manifest = &copy->supply->bundle.manifest;
    char *bytes = NULL;
    if (!copy->supply->folder)
        return pour_bundle(copy, &manifest->files[index]);
    if (!tree_read(copy->supply->root, copy->supply->path, manifest, index, &bytes, copy->diag))
        return STORE_REFUSED;
    enum store_result result = put(copy, bytes, (size_t)manifest->files[index].size);
    free(bytes);
    return result;
}

static enum store_result compare(struct copy *copy, const struct manifest_file *file)
{
    unsigned char hash[SEAL_HASH_BYTES];
    seal_hash_end(&copy->hash, hash);
    if (memcmp(hash, file->hash, sizeof hash) == 0)
        return STORE_DONE;
    store_fault(copy->diag, copy->supply->path, 0, "copy the bundle again, or make it again",
        "the file '%s' in it is not the one that its list names", file->path);
    return STORE_REFUSED;
}

static enum store_result copy_file(struct copy *copy, size_t index)
{
    const struct disk *disk = copy->disk;
    const struct manifest_file *file = &copy->supply->bundle.manifest.files[index];
    char *path = join(copy->to, file->path);
    enum store_result result = STORE_FAILED;
    copy->fd = disk->create(disk->self, path);
    seal_hash_begin(&copy->hash, SEAL_HASH_BYTES);
    if (copy->fd < 0) {
        store_say("write", path);
    } else {
        result = pour_file(copy, index);
        if (result == STORE_DONE)
            result = compare(copy, file);
        bool safe = result != STORE_DONE || disk->sync(disk->self, copy->fd) == 0;
        safe = disk->close(disk->self, copy->fd) == 0 && safe;
        if (!safe && result == STORE_DONE) {
            store_say("make safe", path);
            result = STORE_FAILED;
        }
    }
    free(path);
    return result;
}

// Calls `step` for every folder of the files, each once: they are sorted, so a folder is new where
// the file before is not in it.
static bool each_folder(const struct copy *copy, int (*step)(void *self, const char *path))
{
    const struct manifest *manifest = &copy->supply->bundle.manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count; i++) {
        const char *path = manifest->files[i].path;
        const char *before = i > 0 ? manifest->files[i - 1].path : "";
        for (const char *at = path; good && (at = strchr(at, '/')); at++) {
            size_t length = (size_t)(at - path);
            struct buf folder = {0};
            buf_print(&folder, "%s/%.*s", copy->to, (int)length, path);
            if (strncmp(path, before, length + 1) != 0)
                good = step(copy->disk->self, folder.text) == 0 || store_say("make", folder.text);
            buf_finish(&folder);
        }
    }
    return good;
}

enum store_result supply_copy(struct supply *supply, const struct disk *disk, const char *to,
    struct teller *teller, struct diag *diag)
{
    struct copy copy = {.supply = supply, .disk = disk, .teller = teller, .diag = diag, .to = to};
    teller_stage(teller, PROGRESS_COPYING, supply->bundle.manifest.total);
    if (disk->make_folder(disk->self, to) != 0) {
        store_say("make the folder", to);
        return STORE_FAILED;
    }
    if (!each_folder(&copy, disk->make_folder))
        return STORE_FAILED;
    enum store_result result = STORE_DONE;
    for (size_t i = 0; result == STORE_DONE && i < supply->bundle.manifest.count; i++)
        result = copy_file(&copy, i);
    if (result != STORE_DONE)
        return result;
    if (!each_folder(&copy, disk->sync_folder))
        return STORE_FAILED;
    if (disk->sync_folder(disk->self, to) == 0)
        return STORE_DONE;
    store_say("make safe", to);
    return STORE_FAILED;
}

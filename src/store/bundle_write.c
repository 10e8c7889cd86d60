// Writes a bundle: hashes first, for the manifest stands before the files; then each file again,
// which must still be the same.
#include "store/bundle.h"

#include "store/tree.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct writing {
    struct seal_hash digest;
    const struct disk *disk;
    struct manifest *manifest;
    struct diag *diag;
    const char *folder;
    int fd;
};

static enum store_result put(struct writing *writing, const void *bytes, size_t length)
{
    seal_hash_add(&writing->digest, bytes, length);
    if (disk_write_all(writing->disk, writing->fd, bytes, length) == 0)
        return STORE_DONE;
    log_error("store", "cannot write the bundle: %s", strerror(errno));
    return STORE_FAILED;
}

static enum store_result put_file(struct writing *writing, int root, size_t index)
{
    unsigned char hash[SEAL_HASH_BYTES];
    char *bytes = NULL;
    const struct manifest_file *file = &writing->manifest->files[index];
    if (!tree_read(root, writing->folder, writing->manifest, index, &bytes, writing->diag))
        return STORE_REFUSED;
    seal_hash_of(bytes, (size_t)file->size, hash);
    enum store_result result = STORE_REFUSED;
    if (memcmp(hash, file->hash, sizeof hash) == 0)
        result = put(writing, bytes, (size_t)file->size);
    else
        store_fault(writing->diag, file->path, 0, "save it, and bundle again",
            "the file changed while it was read");
    free(bytes);
    return result;
}

static enum store_result put_all(struct writing *writing)
{
    struct buf text = {0};
    manifest_print(writing->manifest, &text);
    enum store_result result = put(writing, text.text, text.length);
    buf_finish(&text);
    int root = open(writing->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; result == STORE_DONE && i < writing->manifest->count; i++)
        result = put_file(writing, root, i);
    if (root >= 0)
        close(root);
    return result;
}

// --- a file that appears whole ---

static enum store_result say_failed(const char *path)
{
    log_error("store", "cannot write %s: %s", path, strerror(errno));
    return STORE_FAILED;
}

static enum store_result begin(struct writing *writing, const char *part)
{
    const struct disk *disk = writing->disk;
    disk->remove(disk->self, part); // of an earlier try
    writing->fd = disk->create(disk->self, part);
    return writing->fd >= 0 ? STORE_DONE : say_failed(part);
}

// Closes the file, and names it where it is whole.
static enum store_result end(
    struct writing *writing, const char *part, const char *path, enum store_result result)
{
    const struct disk *disk = writing->disk;
    if (writing->fd < 0)
        return result;
    bool good = result == STORE_DONE && disk->sync(disk->self, writing->fd) == 0;
    good = disk->close(disk->self, writing->fd) == 0 && good;
    good = good && disk->rename(disk->self, part, path) == 0;
    if (good)
        return STORE_DONE;
    if (result == STORE_DONE)
        result = say_failed(path);
    disk->remove(disk->self, part);
    return result;
}

static enum store_result write_signature(
    struct writing *writing, const char *path, const struct minisign_secret *key)
{
    unsigned char digest[SEAL_DIGEST_BYTES];
    struct minisign_signature signature;
    struct buf comment = {0}, text = {0}, to = {0}, part = {0};
    seal_hash_end(&writing->digest, digest);
    bundle_comment(writing->manifest, &comment);
    minisign_sign(key, digest, comment.text, &signature);
    minisign_print_signature(&signature, &text);
    buf_print(&to, "%s.minisig", path);
    buf_print(&part, "%s.part", to.text);
    enum store_result result = begin(writing, part.text);
    if (result == STORE_DONE &&
        disk_write_all(writing->disk, writing->fd, text.text, text.length) != 0)
        result = say_failed(part.text);
    result = end(writing, part.text, to.text, result);
    buf_finish(&comment);
    buf_finish(&text);
    buf_finish(&to);
    buf_finish(&part);
    return result;
}

enum store_result bundle_write(const struct disk *disk, const char *folder, const char *path,
    const struct minisign_secret *key, struct manifest *manifest, struct diag *diag)
{
    struct writing writing = {
        .disk = disk, .manifest = manifest, .diag = diag, .folder = folder, .fd = -1};
    struct buf part = {0};
    manifest->format_least = manifest->format_most = MANIFEST_FORMAT;
    if (!tree_hash(folder, manifest, diag))
        return STORE_REFUSED;
    seal_hash_begin(&writing.digest, SEAL_DIGEST_BYTES);
    buf_print(&part, "%s.part", path);
    enum store_result result = begin(&writing, part.text);
    if (result == STORE_DONE)
        result = put_all(&writing);
    result = end(&writing, part.text, path, result);
    if (result == STORE_DONE && key)
        result = write_signature(&writing, path, key);
    buf_finish(&part);
    return result;
}

// Opens a bundle: signature, manifest, size, in this order.
#include "store/bundle.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK_BYTES = 64 * 1024 };

struct opening {
    const struct disk *disk;
    struct bundle *bundle;
    struct diag *diag;
    int64_t size;
    struct buf head; // the beginning of the file, large enough for a manifest
};

void bundle_comment(const struct manifest *manifest, struct buf *out)
{
    buf_print(out, "pack:%s version:%d", manifest->id, manifest->version);
}

static enum store_result refuse(struct opening *opening, const char *hint, const char *what)
{
    store_fault(opening->diag, opening->bundle->path, 0, hint, "%s", what);
    return STORE_REFUSED;
}

// --- the file ---

static enum store_result open_file(struct opening *opening)
{
    struct stat info;
    const char *path = opening->bundle->path;
    int fd = opening->bundle->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &info) != 0) {
        log_error("store", "cannot open %s: %s", path, strerror(errno));
        return STORE_FAILED;
    }
    if (!S_ISREG(info.st_mode))
        return refuse(opening, "name a file", "this is no file");
    if (info.st_size > (int64_t)MANIFEST_TOTAL_MAX + MANIFEST_BYTES_MAX)
        return refuse(opening, "at most 512 MiB", "the bundle is too large");
    opening->size = info.st_size;
    return STORE_DONE;
}

static enum store_result ends_early(struct opening *opening)
{
    return refuse(opening, "is the stick still there? copy the bundle again",
        "the file ended while it was read");
}

// Reads the file from its beginning: into `head` as far as a manifest may go, and, where there is a
// `hash`, on to its end.
static enum store_result read_file(struct opening *opening, struct seal_hash *hash)
{
    static char chunk[CHUNK_BYTES];
    const struct disk *disk = opening->disk;
    int64_t most = hash || opening->size < MANIFEST_BYTES_MAX ? opening->size : MANIFEST_BYTES_MAX;
    for (int64_t at = 0; at < most;) {
        size_t wanted = most - at < CHUNK_BYTES ? (size_t)(most - at) : CHUNK_BYTES;
        ssize_t got = disk_read_full(disk, opening->bundle->fd, chunk, wanted);
        if (got < 0) {
            log_error("store", "cannot read %s: %s", opening->bundle->path, strerror(errno));
            return STORE_FAILED;
        }
        if ((size_t)got < wanted)
            return ends_early(opening);
        if (hash)
            seal_hash_add(hash, chunk, wanted);
        if (at < MANIFEST_BYTES_MAX)
            buf_add(&opening->head, chunk, wanted);
        at += got;
    }
    return STORE_DONE;
}

// --- the signature ---

static const char SIGN_HINT[] = "sign it with 'vitrine bundle ... --sign KEY', and copy both files";

static enum store_result read_signature(
    struct opening *opening, struct minisign_signature *signature)
{
    struct buf path = {0}, text = {0};
    enum store_result result = STORE_DONE;
    buf_print(&path, "%s.minisig", opening->bundle->path);
    if (!disk_read_file(path.text, MINISIGN_FILE_MAX, &text)) {
        result = STORE_REFUSED;
        if (errno == ENOENT)
            refuse(opening, SIGN_HINT, "there is no signature beside it, and this device has keys");
        else
            store_fault(opening->diag, path.text, 0, SIGN_HINT, "the signature cannot be read: %s",
                strerror(errno));
    } else {
        const char *fault = minisign_read_signature(buf_text(&text), signature);
        if (fault)
            store_fault(opening->diag, path.text, 0,
                "'vitrine bundle --sign' and 'minisign -S -H' write the right kind",
                "the signature cannot be used: %s", fault);
        result = fault ? STORE_REFUSED : STORE_DONE;
    }
    buf_finish(&path);
    buf_finish(&text);
    return result;
}

static enum store_result refuse_key(struct opening *opening, const struct keys *keys,
    const unsigned char number[MINISIGN_NUMBER_BYTES])
{
    char name[MINISIGN_NAME_BYTES];
    struct buf hint = {0};
    buf_add_text(&hint, "it knows:");
    for (size_t i = 0; i < keys->count; i++) {
        minisign_name(keys->keys[i].number, name);
        buf_print(&hint, " %s", name);
    }
    minisign_name(number, name);
    store_fault(opening->diag, opening->bundle->path, 0, hint.text,
        "it is signed by the key %s, which this device does not know", name);
    buf_finish(&hint);
    return STORE_REFUSED;
}

// Reads the whole file once; `signature` is what is beside it.
static enum store_result verify(
    struct opening *opening, const struct keys *keys, struct minisign_signature *signature)
{
    struct seal_hash hash;
    unsigned char digest[SEAL_DIGEST_BYTES];
    enum store_result result = read_signature(opening, signature);
    if (result != STORE_DONE)
        return result;
    const struct minisign_public *key = keys_find(keys, signature->number);
    if (!key)
        return refuse_key(opening, keys, signature->number);
    seal_hash_begin(&hash, sizeof digest);
    result = read_file(opening, &hash);
    if (result != STORE_DONE)
        return result;
    seal_hash_end(&hash, digest);
    if (!minisign_verify(key, digest, signature))
        return refuse(opening, "copy the bundle and its signature again, from one place",
            "the signature is not of this file: one of them was changed or swapped");
    return STORE_DONE;
}

static enum store_result check_comment(
    struct opening *opening, const struct minisign_signature *signature)
{
    struct buf wanted = {0}, hint = {0};
    bundle_comment(&opening->bundle->manifest, &wanted);
    bool same = strcmp(wanted.text, signature->comment) == 0;
    buf_print(&hint, "the trusted comment must be '%s': minisign -t", wanted.text);
    if (!same)
        store_fault(opening->diag, opening->bundle->path, 0, hint.text,
            "the signature is of '%.200s'", signature->comment);
    buf_finish(&wanted);
    buf_finish(&hint);
    return same ? STORE_DONE : STORE_REFUSED;
}

// --- all of it ---

static enum store_result check_size(struct opening *opening, size_t used)
{
    int64_t wanted = (int64_t)used + opening->bundle->manifest.total;
    if (wanted != opening->size) {
        store_fault(opening->diag, opening->bundle->path, 0, "copy the bundle again",
            "the file has %" PRId64 " bytes, and its list of files asks for %" PRId64,
            opening->size, wanted);
        return STORE_REFUSED;
    }
    if (lseek(opening->bundle->fd, (off_t)used, SEEK_SET) >= 0)
        return STORE_DONE;
    log_error("store", "cannot read %s: %s", opening->bundle->path, strerror(errno));
    return STORE_FAILED;
}

static enum store_result open_all(struct opening *opening, const struct keys *keys)
{
    size_t used = 0;
    struct minisign_signature signature;
    struct bundle *bundle = opening->bundle;
    enum store_result result = open_file(opening);
    if (result == STORE_DONE)
        result = keys->count > 0 ? verify(opening, keys, &signature) : read_file(opening, NULL);
    if (result == STORE_DONE &&
        !manifest_parse(&bundle->manifest, bundle->path, buf_text(&opening->head),
            opening->head.length, &used, opening->diag))
        result = STORE_REFUSED;
    if (result == STORE_DONE && keys->count > 0) {
        memcpy(bundle->signer, signature.number, sizeof bundle->signer);
        result = check_comment(opening, &signature);
    }
    return result == STORE_DONE ? check_size(opening, used) : result;
}

enum store_result bundle_open(const struct disk *disk, const char *path, const struct keys *keys,
    struct bundle *bundle, struct diag *diag)
{
    *bundle = (struct bundle){.path = path, .fd = -1};
    struct opening opening = {.disk = disk, .bundle = bundle, .diag = diag};
    enum store_result result = open_all(&opening, keys);
    buf_finish(&opening.head);
    if (result != STORE_DONE)
        bundle_close(bundle);
    return result;
}

void bundle_close(struct bundle *bundle)
{
    if (bundle->fd >= 0)
        close(bundle->fd);
    bundle->fd = -1;
    manifest_finish(&bundle->manifest);
}

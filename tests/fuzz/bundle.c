// A bundle, imported into a store. The input's first line says how, in words:
//   signed       by a key that the device has; else the device has no keys
//   mended       the hashes in its list, and the size of the last file, are made right before
//   signature    the input is not a bundle, but what stands beside a good one as its signature
// The rest is the bundle. Of what is refused nothing may be left; what is taken is shown, is the
// same when it is imported again, and gives the same bundle again.
#include "target.h"

#include "scratch.h"
#include "store/parts.h"
#include "told.h"

enum { LINE_MAX = 32 };

struct trial {
    bool sign, mend, signature;
    const char *rest;
    size_t length;
};

static struct disk disk;                  // that of the machine, but nothing waits for it
static struct minisign_secret secret_key; // that of keys/a.pub
static struct buf good;                   // a bundle

static int sync_nothing(void *self, int fd)
{
    (void)self;
    (void)fd;
    return 0;
}

static int sync_no_folder(void *self, const char *path)
{
    (void)self;
    (void)path;
    return 0;
}

static const char *path_of(const char *name)
{
    static char paths[4][512];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", scratch_folder, name);
    return path;
}

static void make_folder(const char *name)
{
    if (mkdir(path_of(name), 0700) != 0)
        BUG("cannot make %s", path_of(name));
}

static void write_bundle(const char *pack, const char *to, const struct manifest *of)
{
    struct diag diag = {0};
    struct manifest manifest = {.version = of->version};
    snprintf(manifest.id, sizeof manifest.id, "%s", of->id);
    BUG_IF(bundle_write(&disk, pack, path_of(to), NULL, &manifest, &diag) != STORE_DONE);
    manifest_finish(&manifest);
    diag_finish(&diag);
}

static void begin(void)
{
    struct minisign_public public_key;
    struct buf text = {0};
    scratch_create();
    make_folder("keys");
    make_folder("no-keys");
    minisign_make(&public_key, &secret_key);
    memcpy(public_key.number, "fuzz-key", sizeof public_key.number); // as in the corpus
    memcpy(secret_key.number, "fuzz-key", sizeof secret_key.number);
    minisign_print_public(&public_key, &text);
    scratch_write("keys/a.pub", text.text, text.length);
    buf_finish(&text);
    disk = *disk_system();
    disk.sync = sync_nothing;
    disk.sync_folder = sync_no_folder;
    write_bundle(TESTS_FOLDER "/packs/minimal", "a.vpack",
        &(struct manifest){.id = "minimal", .version = 7});
    temp_read(path_of("a.vpack"), &good);
}

// --- before the import ---

static struct trial read_trial(const uint8_t *bytes, size_t length)
{
    char line[LINE_MAX + 1] = "";
    size_t most = length < LINE_MAX ? length : LINE_MAX;
    const uint8_t *end = most > 0 ? memchr(bytes, '\n', most) : NULL;
    if (!end)
        return (struct trial){.rest = (const char *)bytes, .length = length};
    memcpy(line, bytes, (size_t)(end - bytes));
    return (struct trial){.sign = strstr(line, "signed"),
        .mend = strstr(line, "mended"),
        .signature = strstr(line, "signature"),
        .rest = (const char *)end + 1,
        .length = length - (size_t)(end + 1 - bytes)};
}

// The manifest at the beginning, where it can be read. Returns its length, or 0.
static size_t read_manifest(struct manifest *manifest, const struct buf *bundle)
{
    struct diag diag = {0};
    size_t used = 0;
    bool read = manifest_parse(manifest, "", buf_text(bundle), bundle->length, &used, &diag);
    diag_finish(&diag);
    return read ? used : 0;
}

static void mend(struct buf *bundle)
{
    struct buf mended = {0};
    struct manifest manifest = {0};
    size_t used = read_manifest(&manifest, bundle);
    if (used > 0) {
        struct manifest_file *last = &manifest.files[manifest.count - 1];
        int64_t size = last->size + (int64_t)(bundle->length - used) - manifest.total;
        last->size = size > 0 ? size : 0;
        const char *at = bundle->text + used, *end = bundle->text + bundle->length;
        for (size_t i = 0; i < manifest.count && manifest.files[i].size <= end - at; i++) {
            struct manifest_file *file = &manifest.files[i];
            seal_hash_of(at, (size_t)file->size, file->hash);
            at += file->size;
        }
        manifest_print(&manifest, &mended);
        buf_add(&mended, bundle->text + used, bundle->length - used);
        buf_finish(bundle);
        *bundle = mended;
    }
    manifest_finish(&manifest);
}

static void sign(const struct buf *bundle)
{
    struct manifest manifest = {.id = "a", .version = 1};
    struct seal_hash hash;
    struct buf comment = {0}, text = {0};
    unsigned char digest[SEAL_DIGEST_BYTES];
    struct minisign_signature signature;
    (void)read_manifest(&manifest, bundle);
    bundle_comment(&manifest, &comment);
    seal_hash_begin(&hash, sizeof digest);
    seal_hash_add(&hash, buf_text(bundle), bundle->length);
    seal_hash_end(&hash, digest);
    minisign_sign(&secret_key, digest, comment.text, &signature);
    minisign_print_signature(&signature, &text);
    scratch_write("a.vpack.minisig", text.text, text.length);
    buf_finish(&comment);
    buf_finish(&text);
    manifest_finish(&manifest);
}

// --- after it ---

static size_t count_in(const char *name)
{
    size_t count = 0;
    DIR *folder = opendir(path_of(name));
    for (const struct dirent *entry; folder && (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    if (folder)
        closedir(folder);
    return count;
}

static enum store_result import(const struct trial *trial)
{
    struct diag diag = {0};
    struct store_report report;
    struct store_request request = {.disk = &disk,
        .root = path_of("store"),
        .source = path_of("a.vpack"),
        .keys_folder = path_of(trial->sign || trial->signature ? "keys" : "no-keys"),
        .seams = &temp_seams};
    enum store_result result = store_import(&request, &report, &diag);
    BUG_IF(result == STORE_FAILED);
    BUG_IF((result == STORE_REFUSED) != (diag.counts[DIAG_ERROR] > 0));
    told_check(&diag);
    diag_finish(&diag);
    return result;
}

static void check_shown(const struct trial *trial, const struct buf *bundle)
{
    struct manifest manifest = {0};
    struct buf shown = {0}, again = {0};
    BUG_IF(count_in("store/packs") != 1 || count_in("store/states") != 1);
    BUG_IF(!store_current(path_of("store"), &shown));
    BUG_IF(import(trial) != STORE_SAME);
    BUG_IF(read_manifest(&manifest, bundle) == 0);
    write_bundle(shown.text, "b.vpack", &manifest);
    temp_read(path_of("b.vpack"), &again);
    temp_remove(path_of("b.vpack"));
    if (manifest.format_least == MANIFEST_FORMAT && manifest.format_most == MANIFEST_FORMAT)
        BUG_IF(
            again.length != bundle->length || memcmp(again.text, bundle->text, again.length) != 0);
    buf_finish(&again);
    buf_finish(&shown);
    manifest_finish(&manifest);
}

static void check_import(const struct trial *trial, const struct buf *bundle)
{
    scratch_write("a.vpack", buf_text(bundle), bundle->length);
    size_t before = count_in("");
    enum store_result result = import(trial);
    bool store = access(path_of("store"), F_OK) == 0;
    BUG_IF(count_in("") != before + store || count_in("store/staging") != 0);
    if (result == STORE_DONE)
        check_shown(trial, bundle);
    else
        BUG_IF(result != STORE_REFUSED || count_in("store/packs") != 0 ||
               count_in("store/states") != 0 || access(path_of("store/now"), F_OK) == 0);
    if (store)
        temp_remove(path_of("store"));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf bundle = {0};
    if (!good.text)
        begin();
    struct trial trial = read_trial(bytes, length);
    if (trial.signature) {
        buf_add(&bundle, good.text, good.length);
        scratch_write("a.vpack.minisig", trial.rest, trial.length);
    } else {
        buf_add(&bundle, trial.rest, trial.length);
        if (trial.mend)
            mend(&bundle);
        if (trial.sign)
            sign(&bundle);
    }
    check_import(&trial, &bundle);
    if (access(path_of("a.vpack.minisig"), F_OK) == 0)
        temp_remove(path_of("a.vpack.minisig"));
    buf_finish(&bundle);
    return 0;
}

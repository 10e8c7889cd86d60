// A store in a temporary folder, two packs of one id in versions 1 to 3, and bundles of them. For
// test programs of one file.
#ifndef TESTS_STORE_KIT_H
#define TESTS_STORE_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/parts.h"
#include "store/tree.h"
#include "unit/pack/temp_pack.h"

#include <errno.h>
#include <stdbool.h>

struct kit {
    char folder[64];                                      // everything is in it
    char *store, *keys, *no_keys, *packs[4], *bundles[4]; // packs and bundles by version: 1 to 3
    struct minisign_secret secret;
};

static inline char *kit_path(const struct kit *kit, const char *name)
{
    struct buf path = {0};
    buf_print(&path, "%s/%s", kit->folder, name);
    return path.text;
}

// Replaces the first `old` in a file by `fresh`.
static inline void kit_edit(
    const char *folder, const char *name, const char *old, const char *fresh)
{
    struct buf path = {0}, text = {0}, out = {0};
    buf_print(&path, "%s/%s", folder, name);
    temp_read(path.text, &text);
    const char *at = strstr(buf_text(&text), old);
    assert_non_null(at);
    buf_add(&out, text.text, (size_t)(at - text.text));
    buf_add_text(&out, fresh);
    buf_add_text(&out, at + strlen(old));
    temp_write(path.text, out.text, out.length);
    buf_finish(&path);
    buf_finish(&text);
    buf_finish(&out);
}

// A bundle of the pack, signed, whatever is wrong with the pack.
static inline void kit_bundle(
    const struct kit *kit, const char *pack, const char *id, int version, const char *out)
{
    struct diag diag = {0};
    struct manifest manifest = {.version = version};
    snprintf(manifest.id, sizeof manifest.id, "%s", id);
    assert_int_equal(
        bundle_write(disk_system(), pack, out, &kit->secret, &manifest, &diag), STORE_DONE);
    manifest_finish(&manifest);
    diag_finish(&diag);
}

static inline void kit_make_pack(struct kit *kit, int version)
{
    char name[32], line[32];
    snprintf(name, sizeof name, "pack-%d", version);
    kit->packs[version] = kit_path(kit, name);
    assert_int_equal(mkdir(kit->packs[version], 0700), 0);
    temp_lay(TESTS_FOLDER "/packs/minimal", kit->packs[version]);
    snprintf(line, sizeof line, "version: %d\n", version);
    kit_edit(kit->packs[version], "pack.yaml", "version: 7\n", line);
    snprintf(name, sizeof name, "pack-%d.vpack", version);
    kit->bundles[version] = kit_path(kit, name);
    kit_bundle(kit, kit->packs[version], "minimal", version, kit->bundles[version]);
}

static inline void kit_begin(struct kit *kit)
{
    struct minisign_public public_key;
    struct buf text = {0};
    // In memory where that can be: these tests write much, and none of it is to stay.
    bool memory = access("/dev/shm", W_OK) == 0;
    *kit = (struct kit){0};
    snprintf(
        kit->folder, sizeof kit->folder, "%s/vitrine-store-XXXXXX", memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(kit->folder));
    kit->store = kit_path(kit, "store");
    kit->keys = kit_path(kit, "keys");
    kit->no_keys = kit_path(kit, "no-keys");
    minisign_make(&public_key, &kit->secret);
    minisign_print_public(&public_key, &text);
    assert_int_equal(mkdir(kit->keys, 0700), 0);
    char *key = kit_path(kit, "keys/museum.pub");
    temp_write(key, text.text, text.length);
    free(key);
    buf_finish(&text);
    kit_make_pack(kit, 1);
    kit_make_pack(kit, 2);
    kit_make_pack(kit, 3);
}

static inline void kit_end(struct kit *kit)
{
    temp_remove(kit->folder);
    free(kit->store);
    free(kit->keys);
    free(kit->no_keys);
    for (int i = 1; i < 4; i++) {
        free(kit->packs[i]);
        free(kit->bundles[i]);
    }
}

static inline struct store_request kit_request(const struct kit *kit, const char *source)
{
    return (struct store_request){.disk = disk_system(),
        .root = kit->store,
        .source = source,
        .keys_folder = kit->no_keys,
        .seams = &temp_seams};
}

// What was found is put into `said`, which may be NULL.
static inline enum store_result kit_run(const struct store_request *request, struct buf *said)
{
    struct diag diag = {0};
    struct store_report report;
    enum store_result result = store_import(request, &report, &diag);
    if (said)
        diag_render_brief(&diag, said);
    assert_int_equal(result == STORE_REFUSED, diag.counts[DIAG_ERROR] > 0);
    diag_finish(&diag);
    return result;
}

static inline enum store_result kit_import(const struct kit *kit, const char *source)
{
    struct store_request request = kit_request(kit, source);
    return kit_run(&request, NULL);
}

static inline enum store_result kit_rollback(const struct kit *kit, const struct disk *disk)
{
    struct diag diag = {0};
    struct store_report report;
    enum store_result result =
        store_rollback(&(struct store_return){.disk = disk, .root = kit->store}, &report, &diag);
    diag_finish(&diag);
    return result;
}

// The version that the store shows, with every hash right and every check passed; 0 = none at all.
// Anything between fails the test.
static inline int kit_shown(const struct kit *kit)
{
    struct state state;
    struct buf path = {0};
    struct diag diag = {0};
    struct manifest manifest = {.format_least = 1, .format_most = 1};
    unsigned char hash[SEAL_HASH_BYTES];
    char digits[17];
    assert_true(state_read(kit->store, &state));
    if (!store_current(kit->store, &path)) {
        assert_string_equal(state.current, "");
        return 0;
    }
    struct pack *pack = pack_load(path.text, &temp_seams, &diag);
    assert_non_null(pack);
    int version = manifest.version = pack->version;
    snprintf(manifest.id, sizeof manifest.id, "%s", pack->id);
    assert_true(tree_hash(path.text, &manifest, &diag));
    manifest_hash(&manifest, hash);
    seal_hex(hash, 8, digits);
    assert_non_null(strstr(state.current, digits));
    pack_destroy(pack);
    manifest_finish(&manifest);
    diag_finish(&diag);
    buf_finish(&path);
    return version;
}

static inline int kit_count(const struct kit *kit, const char *folder)
{
    char *path = kit_path(kit, folder);
    DIR *there = opendir(path);
    assert_non_null(there);
    int count = -2;
    while (readdir(there))
        count++;
    closedir(there);
    free(path);
    return count;
}

// One version is there, and nothing else.
static inline void kit_assert_untouched(const struct kit *kit, int version)
{
    assert_int_equal(kit_shown(kit), version);
    assert_int_equal(kit_count(kit, "store/packs"), 1);
    assert_int_equal(kit_count(kit, "store/states"), 1);
    assert_int_equal(kit_count(kit, "store/staging"), 0);
}

// --- signatures, beside a bundle ---

static inline void kit_put_signature(const char *bundle, const struct minisign_signature *signature)
{
    struct buf text = {0}, path = {0};
    buf_print(&path, "%s.minisig", bundle);
    minisign_print_signature(signature, &text);
    temp_write(path.text, text.text, text.length);
    buf_finish(&text);
    buf_finish(&path);
}

static inline void kit_get_signature(const char *bundle, struct minisign_signature *out)
{
    struct buf text = {0}, path = {0};
    buf_print(&path, "%s.minisig", bundle);
    temp_read(path.text, &text);
    assert_null(minisign_read_signature(text.text, out));
    buf_finish(&text);
    buf_finish(&path);
}

static inline void kit_sign(
    const char *bundle, const struct minisign_secret *key, const char *comment)
{
    struct buf bytes = {0};
    struct seal_hash hash;
    unsigned char digest[SEAL_DIGEST_BYTES];
    struct minisign_signature signature;
    temp_read(bundle, &bytes);
    seal_hash_begin(&hash, sizeof digest);
    seal_hash_add(&hash, bytes.text, bytes.length);
    seal_hash_end(&hash, digest);
    minisign_sign(key, digest, comment, &signature);
    kit_put_signature(bundle, &signature);
    buf_finish(&bytes);
}

#endif

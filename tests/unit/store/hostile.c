// Sources that lie, are damaged, or come from somebody else: each is refused with its message
// (tests/golden/hostile.txt; VITRINE_GOLDENS=write writes it anew), and the store is as it was.
#include "unit/store/kit.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <time.h>

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEAD "vitrine-bundle 1\npack minimal\nversion 9\nformat 1 1\n"

static const char GOLDEN[] = TESTS_FOLDER "/golden/hostile.txt";

// --- sources ---

static char *put(const struct kit *kit, const char *name, const char *bytes, size_t length)
{
    char *path = kit_path(kit, name);
    temp_write(path, bytes, length);
    return path;
}

static char *put_text(const struct kit *kit, const char *text)
{
    return put(kit, "x.vpack", text, strlen(text));
}

static char *from_parent(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1\n" HASH " 1 ../../etc/a.yaml\nx");
}

static char *from_root(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1\n" HASH " 1 /etc/a.yaml\nx");
}

static char *backslash(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1\n" HASH " 1 ..\\a.yaml\nx");
}

static char *script(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1\n" HASH " 1 run.sh\nx");
}

static char *capitals(const struct kit *kit)
{
    return put_text(kit, HEAD "files 2\n" HASH " 1 media/A.png\n" HASH " 1 media/a.png\nxx");
}

static char *million_files(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1000000\n");
}

static char *all_limits(const struct kit *kit)
{
    struct buf text = {0};
    buf_add_text(&text, HEAD "files 40\n");
    for (int i = 10; i < 50; i++)
        buf_print(&text, HASH " 16777216 media/%d.png\n", i);
    char *path = put(kit, "x.vpack", text.text, text.length);
    buf_finish(&text);
    return path;
}

static char *four_gigabytes(const struct kit *kit)
{
    char *path = put_text(kit, HEAD "files 1\n" HASH " 4294967296 media/a.png\n");
    assert_int_equal(truncate(path, 4294967296 + 200), 0);
    return path;
}

static char *four_gigabytes_said(const struct kit *kit)
{
    return put_text(kit, HEAD "files 1\n" HASH " 4294967296 media/a.png\n");
}

static char *archive(const struct kit *kit)
{
    return put(kit, "x.vpack", "PK\3\4\0\0\0\0", 8);
}

static char *nothing(const struct kit *kit)
{
    return put_text(kit, "");
}

// The bundle of version 2, changed at one byte, counted from its end when `at` is negative.
static char *changed(const struct kit *kit, long at, int length_change)
{
    struct buf bytes = {0};
    temp_read(kit->bundles[2], &bytes);
    if (length_change > 0)
        buf_add(&bytes, "x", 1);
    size_t length = bytes.length - (length_change < 0);
    bytes.text[at < 0 ? (size_t)((long)bytes.length + at) : (size_t)at] ^= 1;
    char *path = put(kit, "x.vpack", bytes.text, length);
    buf_finish(&bytes);
    return path;
}

static char *wrong_hash(const struct kit *kit)
{
    return changed(kit, -40, 0);
}

static char *longer(const struct kit *kit)
{
    return changed(kit, -40, 1);
}

static char *shorter(const struct kit *kit)
{
    return changed(kit, -40, -1);
}

static char *bundle_of(const struct kit *kit, const char *folder, const char *id, int version)
{
    char *path = kit_path(kit, "x.vpack");
    kit_bundle(kit, folder, id, version, path);
    return path;
}

static char *other_version(const struct kit *kit)
{
    return bundle_of(kit, kit->packs[2], "minimal", 99);
}

static char *other_pack(const struct kit *kit)
{
    return bundle_of(kit, kit->packs[2], "president", 2);
}

// A picture of 65536 x 65536 pixels, by its header.
static char *wide_picture(const struct kit *kit)
{
    static const unsigned char bytes[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13,
        'I', 'H', 'D', 'R', 0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0, 0, 0, 0, 0};
    struct buf path = {0};
    buf_print(&path, "%s/media/well.png", kit->packs[2]);
    temp_write(path.text, (const char *)bytes, sizeof bytes);
    buf_finish(&path);
    return bundle_of(kit, kit->packs[2], "minimal", 2);
}

static char *broken_yaml(const struct kit *kit)
{
    kit_edit(kit->packs[2], "water/rain.yaml", "title:", "titel:");
    return bundle_of(kit, kit->packs[2], "minimal", 2);
}

static char *older(const struct kit *kit)
{
    return bundle_of(kit, kit->packs[1], "minimal", 1);
}

static char *pipe_source(const struct kit *kit)
{
    char *path = kit_path(kit, "x.vpack");
    assert_int_equal(mkfifo(path, 0600), 0);
    return path;
}

// --- folders ---

static char *folder(const struct kit *kit)
{
    char *path = kit_path(kit, "pack-2");
    return path;
}

static char *link_file(const struct kit *kit)
{
    char *path = kit_path(kit, "pack-2/media/secret.png");
    assert_int_equal(symlink("/etc/passwd", path), 0);
    free(path);
    return folder(kit);
}

static char *link_folder(const struct kit *kit)
{
    char *path = kit_path(kit, "pack-2/etc");
    assert_int_equal(symlink("/etc", path), 0);
    free(path);
    return folder(kit);
}

static char *pipe_file(const struct kit *kit)
{
    char *path = kit_path(kit, "pack-2/media/pipe.png");
    assert_int_equal(mkfifo(path, 0600), 0);
    free(path);
    return folder(kit);
}

static char *sparse_file(const struct kit *kit)
{
    char *path = put(kit, "pack-2/media/large.png", "", 0);
    assert_int_equal(truncate(path, 4294967296), 0);
    free(path);
    return folder(kit);
}

static char *capitals_in_folder(const struct kit *kit)
{
    free(put(kit, "pack-2/media/WELL.png", "x", 1));
    return folder(kit);
}

static char *odd_name(const struct kit *kit)
{
    free(put(kit, "pack-2/media/our well.png", "x", 1));
    return folder(kit);
}

static char *deep_folder(const struct kit *kit)
{
    struct buf path = {0};
    buf_add_text(&path, kit->packs[2]);
    for (int i = 0; i < 20; i++) {
        buf_add_text(&path, "/a");
        assert_int_equal(mkdir(path.text, 0700), 0);
    }
    buf_finish(&path);
    return folder(kit);
}

// --- signatures ---

static char *second(const struct kit *kit)
{
    return kit_path(kit, "pack-2.vpack");
}

static char *unsigned_bundle(const struct kit *kit)
{
    char *path = kit_path(kit, "pack-2.vpack.minisig");
    assert_int_equal(unlink(path), 0);
    free(path);
    return second(kit);
}

static char *swapped_signature(const struct kit *kit)
{
    struct minisign_signature signature;
    kit_get_signature(kit->bundles[3], &signature);
    kit_put_signature(kit->bundles[2], &signature);
    return second(kit);
}

static char *swapped_comment(const struct kit *kit)
{
    struct minisign_signature signature;
    kit_get_signature(kit->bundles[2], &signature);
    snprintf(signature.comment, sizeof signature.comment, "pack:minimal version:3");
    kit_put_signature(kit->bundles[2], &signature);
    return second(kit);
}

// The curator's key did sign this file, but said something else of it.
static char *other_comment(const struct kit *kit)
{
    kit_sign(kit->bundles[2], &kit->secret, "timestamp:1700000000\tfile:pack-2.vpack\thashed");
    return second(kit);
}

static char *unknown_key(const struct kit *kit)
{
    struct minisign_public public_key;
    struct minisign_secret key;
    minisign_make(&public_key, &key);
    memcpy(key.number, "\1\2\3\4\5\6\7\10", sizeof key.number);
    kit_sign(kit->bundles[2], &key, "pack:minimal version:2");
    return second(kit);
}

// Another key that calls itself by the number of ours.
static char *false_number(const struct kit *kit)
{
    struct minisign_public public_key;
    struct minisign_secret key;
    minisign_make(&public_key, &key);
    memcpy(key.number, kit->secret.number, sizeof key.number);
    kit_sign(kit->bundles[2], &key, "pack:minimal version:2");
    return second(kit);
}

// A file of version 3 in the signed bundle of version 2: the same length, another hash.
static char *swapped_files(const struct kit *kit)
{
    struct buf two = {0}, three = {0};
    temp_read(kit->bundles[2], &two);
    temp_read(kit->bundles[3], &three);
    assert_int_equal(two.length, three.length);
    const char *yaml = NULL; // the pictures before it have NULs
    for (size_t i = 0; !yaml && i + 22 < two.length; i++)
        yaml = memcmp(two.text + i, "format: 1\nid: minimal", 21) == 0 ? two.text + i : NULL;
    assert_non_null(yaml);
    size_t list = (size_t)(yaml - two.text);
    memcpy(two.text + list, three.text + list, two.length - list);
    char *path = put(kit, "pack-2.vpack", two.text, two.length);
    buf_finish(&two);
    buf_finish(&three);
    return path;
}

static char *put_signature_text(const struct kit *kit, const char *text, size_t length)
{
    free(put(kit, "pack-2.vpack.minisig", text, length));
    return second(kit);
}

static char *no_signature(const struct kit *kit)
{
    return put_signature_text(kit, "-----BEGIN PGP SIGNATURE-----\n", 30);
}

static char *endless_signature(const struct kit *kit)
{
    struct buf text = {0};
    for (int i = 0; i < 20000; i++)
        buf_add_text(&text, "untrusted comment: ");
    char *path = put_signature_text(kit, text.text, text.length);
    buf_finish(&text);
    return path;
}

static char *old_signature(const struct kit *kit)
{
    struct buf text = {0}, path = {0};
    buf_print(&path, "%s.minisig", kit->bundles[2]);
    temp_read(path.text, &text);
    char *kind = strstr(text.text, "\nRU"); // "ED" in base64, as "Ed" is "RW"
    assert_non_null(kind);
    kind[2] = 'W';
    temp_write(path.text, text.text, text.length);
    buf_finish(&text);
    buf_finish(&path);
    return second(kit);
}

static char *damaged_key(const struct kit *kit)
{
    free(put(kit, "keys/other.pub", "untrusted comment: a key\nRWQ=\n", 30));
    return second(kit);
}

// --- all of them ---

static const struct hostile {
    const char *name;
    bool keys; // whether the device has some
    char *(*make)(const struct kit *kit);
} CORPUS[] = {
    {"a path to the parent", false, from_parent},
    {"an absolute path", false, from_root},
    {"a backslash", false, backslash},
    {"a script", false, script},
    {"names that differ in capitals", false, capitals},
    {"a million files", false, million_files},
    {"too much together", false, all_limits},
    {"a file of 4 GiB, sparse", false, four_gigabytes},
    {"a file of 4 GiB, as it says", false, four_gigabytes_said},
    {"an archive", false, archive},
    {"an empty file", false, nothing},
    {"a wrong hash", false, wrong_hash},
    {"files of another bundle", false, swapped_files},
    {"a byte too many", false, longer},
    {"a byte too few", false, shorter},
    {"a list that says another version", false, other_version},
    {"a list that says another pack", false, other_pack},
    {"a picture of 65536 x 65536", false, wide_picture},
    {"a fault in a page", false, broken_yaml},
    {"a pipe", false, pipe_source},
    {"a link in a folder", false, link_file},
    {"a link to a folder in a folder", false, link_folder},
    {"a pipe in a folder", false, pipe_file},
    {"a sparse file in a folder", false, sparse_file},
    {"capitals in a folder", false, capitals_in_folder},
    {"a space in a name", false, odd_name},
    {"folders too deep", false, deep_folder},
    {"a folder, where there are keys", true, folder},
    {"no signature, where there are keys", true, unsigned_bundle},
    {"the signature of another bundle", true, swapped_signature},
    {"a changed trusted comment", true, swapped_comment},
    {"another trusted comment", true, other_comment},
    {"an unknown key", true, unknown_key},
    {"an unknown key with a known number", true, false_number},
    {"files of another signed bundle", true, swapped_files},
    {"no minisign at all", true, no_signature},
    {"a signature without end", true, endless_signature},
    {"a signature of the old kind", true, old_signature},
    {"an older version, signed", true, older},
    {"a damaged key beside the right one", true, damaged_key},
};
enum { CORPUS_COUNT = sizeof CORPUS / sizeof *CORPUS };

// Adds `text` with what differs from run to run taken out.
static void add_stable(const struct kit *kit, const char *text, struct buf *out)
{
    char key[MINISIGN_NAME_BYTES];
    minisign_name(kit->secret.number, key);
    const struct {
        const char *old, *fresh;
    } swaps[] = {{kit->folder, "DIR"}, {key, "OUR-KEY"}};
    while (*text) {
        size_t i = 0;
        while (i < 2 && strncmp(text, swaps[i].old, strlen(swaps[i].old)) != 0)
            i++;
        if (i < 2)
            buf_add_text(out, swaps[i].fresh);
        else
            buf_add(out, text, 1);
        text += i < 2 ? strlen(swaps[i].old) : 1;
    }
}

static void refuse(const struct hostile *hostile, struct buf *out)
{
    struct kit kit;
    struct buf said = {0};
    struct timespec begin, end;
    kit_begin(&kit);
    int shown = hostile->make == older ? 2 : 1;
    assert_int_equal(kit_import(&kit, kit.bundles[shown]), STORE_DONE);
    char *source = hostile->make(&kit);
    struct store_request request = kit_request(&kit, source);
    request.keys_folder = hostile->keys ? kit.keys : kit.no_keys;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    if (kit_run(&request, &said) != STORE_REFUSED)
        fail_msg("not refused: %s", hostile->name);
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(end.tv_sec - begin.tv_sec < 5);
    kit_assert_untouched(&kit, shown);
    buf_print(out, "--- %s\n", hostile->name);
    add_stable(&kit, said.text, out);
    free(source);
    buf_finish(&said);
    kit_end(&kit);
}

static void test_corpus(void **state)
{
    struct buf said = {0}, golden = {0};
    struct rusage before, after;
    const char *goldens = getenv("VITRINE_GOLDENS");
    (void)state;
    getrusage(RUSAGE_SELF, &before);
    for (int i = 0; i < CORPUS_COUNT; i++)
        refuse(&CORPUS[i], &said);
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 256 * 1024); // kB
    if (goldens && strcmp(goldens, "write") == 0)
        temp_write(GOLDEN, said.text, said.length);
    temp_read(GOLDEN, &golden);
    assert_string_equal(said.text, golden.text);
    buf_finish(&said);
    buf_finish(&golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_corpus)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

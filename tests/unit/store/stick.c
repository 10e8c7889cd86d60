// Sources that end too early, sticks that are pulled, disks that are full; and a signed bundle that
// is sound.
#include "unit/store/kit.h"

static void test_sound_with_keys(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    struct store_request request = kit_request(&kit, kit.bundles[2]);
    request.keys_folder = kit.keys;
    assert_int_equal(kit_run(&request, NULL), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 2);
    kit_end(&kit);
}

static void test_truncated(void **state)
{
    struct kit kit;
    struct buf bytes = {0};
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    temp_read(kit.bundles[2], &bytes);
    for (size_t length = 0; length < bytes.length; length += 61) {
        char *path = kit_path(&kit, "x.vpack");
        temp_write(path, bytes.text, length);
        assert_int_equal(kit_import(&kit, path), STORE_REFUSED);
        free(path);
    }
    kit_assert_untouched(&kit, 1);
    buf_finish(&bytes);
    kit_end(&kit);
}

// --- the stick and the disk ---

struct stick {
    struct disk disk;
    int64_t left; // bytes until it is pulled
    int error;    // 0: the file just ends
    int64_t free_bytes;
};

static ssize_t stick_read(void *self, int fd, void *bytes, size_t length)
{
    struct stick *stick = self;
    errno = stick->error;
    if (stick->left <= 0)
        return stick->error ? -1 : 0;
    length = (int64_t)length < stick->left ? length : (size_t)stick->left;
    stick->left -= (int64_t)length;
    return read(fd, bytes, length);
}

static int64_t stick_free(void *self, const char *path)
{
    (void)path;
    return ((struct stick *)self)->free_bytes;
}

static struct stick stick_make(int64_t bytes, int error)
{
    struct stick stick = {*disk_system(), bytes, error, INT64_MAX};
    stick.disk.read = stick_read;
    stick.disk.free_bytes = stick_free;
    return stick;
}

// A photograph with 512 KiB behind its end, so that there is something to pull.
static void enlarge(const struct kit *kit)
{
    struct buf path = {0}, bytes = {0};
    buf_print(&path, "%s/media/rope.jpg", kit->packs[2]);
    temp_read(path.text, &bytes);
    for (int i = 0; i < 8 * 1024; i++)
        buf_add(&bytes, "0123456789012345678901234567890123456789012345678901234567890123", 64);
    temp_write(path.text, bytes.text, bytes.length);
    buf_finish(&path);
    buf_finish(&bytes);
    kit_bundle(kit, kit->packs[2], "minimal", 2, kit->bundles[2]);
}

static void test_pulled(void **state)
{
    struct kit kit;
    struct stat info;
    (void)state;
    kit_begin(&kit);
    enlarge(&kit);
    assert_int_equal(stat(kit.bundles[2], &info), 0);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    for (int keys = 0; keys < 2; keys++) {
        for (int64_t at = 0; at < info.st_size * 2 - 4096; at += 64 * 1024) {
            struct store_request request = kit_request(&kit, kit.bundles[2]);
            struct stick stick = stick_make(at, at % (128 * 1024) ? EIO : 0);
            stick.disk.self = &stick;
            request.disk = &stick.disk;
            request.keys_folder = keys ? kit.keys : kit.no_keys;
            assert_int_equal(kit_run(&request, NULL), stick.error ? STORE_FAILED : STORE_REFUSED);
            kit_assert_untouched(&kit, 1);
        }
    }
    assert_int_equal(kit_import(&kit, kit.bundles[2]), STORE_DONE);
    assert_int_equal(kit_shown(&kit), 2);
    kit_end(&kit);
}

static void test_no_space(void **state)
{
    struct kit kit;
    (void)state;
    kit_begin(&kit);
    assert_int_equal(kit_import(&kit, kit.bundles[1]), STORE_DONE);
    struct store_request request = kit_request(&kit, kit.bundles[2]);
    struct stick stick = stick_make(INT64_MAX, 0);
    stick.free_bytes = 100 * 1024;
    stick.disk.self = &stick;
    request.disk = &stick.disk;
    assert_int_equal(kit_run(&request, NULL), STORE_FAILED);
    kit_assert_untouched(&kit, 1);
    kit_end(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_with_keys),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_pulled),
        cmocka_unit_test(test_no_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

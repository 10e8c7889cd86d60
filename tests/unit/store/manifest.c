// The form of a manifest: what is read prints as the same bytes, and nothing else is read.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/manifest.h"

#include <stdio.h>
#include <string.h>

#define HASH_A "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEAD "vitrine-bundle 1\npack wells\nversion 7\nformat 1 1\n"

static const char SOUND[] = HEAD "files 3\n" HASH_A " 9 media/a.png\n" HASH_A
                                 " 0 pack.yaml\n" HASH_A " 262144 water/theme.yaml\n";

static bool parse(const char *text, size_t length, struct buf *out)
{
    struct manifest manifest = {0};
    struct diag diag = {0};
    size_t used = 0;
    bool good = manifest_parse(&manifest, "x.vpack", text, length, &used, &diag);
    assert_int_equal(good, diag.count == 0);
    if (good)
        manifest_print(&manifest, out);
    else
        diag_render(&diag, out);
    manifest_finish(&manifest);
    diag_finish(&diag);
    return good;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct buf out = {0};
    assert_true(parse(SOUND, strlen(SOUND), &out));
    assert_string_equal(out.text, SOUND);
    buf_finish(&out);
}

static void test_every_truncation(void **state)
{
    (void)state;
    for (size_t length = 0; length < strlen(SOUND); length++) {
        struct buf out = {0};
        assert_false(parse(SOUND, length, &out));
        assert_non_null(strstr(out.text, length < 15 ? "this is no bundle" : "not copied whole"));
        buf_finish(&out);
    }
}

// Whatever byte stands in its place: it is refused, or read as exactly what is written.
static void test_every_byte(void **state)
{
    (void)state;
    char text[sizeof SOUND];
    for (size_t at = 0; at < strlen(SOUND); at++) {
        for (int byte = 0; byte < 256; byte += 3) {
            struct buf out = {0};
            memcpy(text, SOUND, sizeof SOUND);
            text[at] = (char)byte;
            if (parse(text, strlen(SOUND), &out))
                assert_memory_equal(out.text, text, strlen(SOUND));
            buf_finish(&out);
        }
    }
}

static void test_wrong_lines(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"PK\3\4", "x.vpack: error: this is no bundle\n"},
        {"vitrine-bundle 2\n", "x.vpack:1:1: error: a bundle of format 2\n"},
        {"vitrine-bundle 01\n", "x.vpack:1:1: error: this line is none of a list of files\n"},
        {"vitrine-bundle 1\npack Wells\n", "x.vpack:2:1: error: this line does not name a pack\n"},
        {"vitrine-bundle 1\npack a\nversion 0\nformat 1 1\n", "a version is at least 1"},
        {"vitrine-bundle 1\npack a\nversion 2147483648\n", "x.vpack:3:1: error: this line"},
        {"vitrine-bundle 1\npack a\nversion 1\nformat 2 3\n", "packs of format 1 only"},
        {HEAD "files 0\n", "a pack cannot have 0 files"},
        {HEAD "files 1000000\n", "x.vpack:5:1: error: a pack cannot have 1000000 files\n"},
        {HEAD "files 1\n" HASH_A " 4294967296 a.png\n", "'a.png' is too large: 4294967296 bytes"},
        {HEAD "files 1\n" HASH_A " 262145 a.yaml\n", "'a.yaml' is too large: 262145 bytes"},
        {HEAD "files 1\n" HASH_A " -1 a.yaml\n", "x.vpack:6:1: error: this line is none"},
        {HEAD "files 1\n" HASH_A " 1 ../a.yaml\n", "the path '../a.yaml' has '..'"},
        {HEAD "files 1\n" HASH_A " 1 \n", "the path '' has an empty part"},
        {HEAD "files 2\n" HASH_A " 1 b.yaml\n" HASH_A " 1 a.yaml\n", "not in their order"},
        {HEAD "files 2\n" HASH_A " 1 a.yaml\n" HASH_A " 1 a.yaml\n", "not in their order"},
        {HEAD "files 2\n" HASH_A " 1 A.yaml\n" HASH_A " 1 a.yaml\n", "beside each other"},
        {HEAD "files 2\n" HASH_A " 1 A/b.yaml\n" HASH_A " 1 a/c.yaml\n", "beside each other"},
        {HEAD "files 2\n" HASH_A " 1 a.yaml\n" HASH_A " 1 a.yaml/b.yaml\n", "beside each other"},
        {HEAD "files 2\n" HASH_A " 1 x/A.yaml/b.yaml\n" HASH_A " 1 x/a.yaml\n", "beside each"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        assert_false(parse(cases[i].text, strlen(cases[i].text), &out));
        if (!strstr(out.text, cases[i].said))
            fail_msg("wanted: %s\nsaid: %s", cases[i].said, out.text);
        buf_finish(&out);
    }
}

static void test_paths(void **state)
{
    static const char *const good[] = {"a.yaml", "A/b/c/d/e/f/g/h.png", "0-9_.x.svg", "a.b/c.jpeg"};
    static const struct {
        const char *path, *fault;
    } bad[] = {
        {"/a.yaml", "is absolute"},
        {"a//b.yaml", "has an empty part"},
        {"a/", "has an empty part"},
        {"./a.yaml", "has '.'"},
        {"a/../b.yaml", "has '..'"},
        {"a/.git/b.yaml", "has a hidden part"},
        {"a\\b.yaml", "has a backslash"},
        {"a\tb.yaml", "has a character that is not allowed"},
        {"C:a.yaml", "has a character that is not allowed"},
        {"\xD2\x9B.yaml", "has a character that is not allowed"},
        {"-a.yaml", "has a part that begins with '-' or '_'"},
        {"1/2/3/4/5/6/7/8/9.yaml", "has more than 8 parts"},
        {"a.sh", "is neither .yaml nor .png, .jpg, .jpeg or .svg"},
        {"a.YAML", "is neither .yaml nor .png, .jpg, .jpeg or .svg"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_null(manifest_path_fault(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_string_equal(manifest_path_fault(bad[i].path), bad[i].fault);
    char path[220] = "";
    memset(path, 'a', 210);
    assert_string_equal(manifest_path_fault(path), "is longer than 200 bytes");
    memcpy(path + 195, ".yaml", 6);
    assert_null(manifest_path_fault(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_every_truncation),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_wrong_lines),
        cmocka_unit_test(test_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Broken files: every file of the minimal pack cut here and there, bytes flipped (seeded, so that a
// failure comes again), and YAML bombs. The loader must answer, neither crash nor leak. The fuzz
// targets pack and image_header do the same at every byte and for longer.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "temp_pack.h"

static const char *const files[] = {"pack.yaml", "glossary.yaml", "about.yaml", "water/theme.yaml",
    "water/wells.yaml", "water/rain.yaml", "water/kinds.yaml", "water/figures.yaml",
    "media/drop.svg", "media/well.png", "media/rope.jpg"};

enum { FILE_COUNT = sizeof files / sizeof *files, FLIPS = 200, CUT_STEP = 7 };

// Loads and renders; the sanitizers watch. Returns the number of errors.
static int load_quietly(const char *path)
{
    struct diag diag = {0};
    struct buf text = {0};
    struct pack *pack = pack_load(path, &temp_seams, &diag);
    assert_int_equal(pack == NULL, diag.counts[DIAG_ERROR] > 0);
    diag_render(&diag, &text);
    assert_int_equal(utf8_valid_prefix(buf_text(&text), text.length), text.length);
    int errors = diag.counts[DIAG_ERROR];
    buf_finish(&text);
    pack_destroy(pack);
    diag_finish(&diag);
    return errors;
}

static void test_truncated(void **state)
{
    (void)state;
    char path[64], file[128];
    temp_create(path);
    for (int i = 0; i < FILE_COUNT; i++) {
        struct buf whole = {0};
        snprintf(file, sizeof file, "%s/%s", path, files[i]);
        temp_read(file, &whole);
        for (size_t length = 0; length < whole.length; length += CUT_STEP) {
            temp_write(file, whole.text, length);
            int errors = load_quietly(path);
            if (length == 0)
                assert_true(errors > 0);
        }
        temp_write(file, whole.text, whole.length);
        buf_finish(&whole);
    }
    assert_int_equal(load_quietly(path), 0);
    temp_remove(path);
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void test_flipped(void **state)
{
    (void)state;
    char path[64], file[128];
    uint32_t random = 20220605;
    temp_create(path);
    for (int i = 0; i < FLIPS; i++) {
        struct buf whole = {0};
        snprintf(file, sizeof file, "%s/%s", path, files[next_random(&random) % FILE_COUNT]);
        temp_read(file, &whole);
        for (int flips = 1 + (int)(next_random(&random) % 3); flips > 0; flips--) {
            char *byte = &whole.text[next_random(&random) % whole.length];
            char was = *byte;
            *byte = (char)next_random(&random);
            temp_write(file, whole.text, whole.length);
            load_quietly(path);
            *byte = was;
        }
        temp_write(file, whole.text, whole.length);
        buf_finish(&whole);
    }
    temp_remove(path);
}

static void expect_refused(const char *part, size_t bytes, const char *message)
{
    char path[64], file[128];
    struct buf bomb = {0};
    struct diag diag = {0};
    temp_create(path);
    snprintf(file, sizeof file, "%s/glossary.yaml", path);
    while (bomb.length < bytes)
        buf_add_text(&bomb, part);
    temp_write(file, bomb.text, bomb.length);
    assert_null(pack_load(path, &temp_seams, &diag));
    bool found = false;
    for (size_t i = 0; i < diag.count; i++)
        found = found || strstr(diag.items[i].message, message);
    assert_true(found);
    buf_finish(&bomb);
    diag_finish(&diag);
    temp_remove(path);
}

static void test_bombs(void **state)
{
    (void)state;
    expect_refused("[", 100000, "a line of over 16 KiB");
    expect_refused("[", 16000, "more than 24 deep");
    expect_refused("[\n", 100000, "more than 24 deep");
    expect_refused("{a: ", 16000, "more than 24 deep");
    expect_refused("- ", 16000, "more than 24 deep");
    expect_refused("? ", 16000, "more than 24 deep");
    expect_refused("- a\n", 100000, "more than 20000 values");
    expect_refused("- [a, &a b, *a]\n", 100000, "packs have no anchors");
    expect_refused("a: b\n", 100000, "duplicate key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_bombs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

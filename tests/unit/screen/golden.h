// A text against the file of tests/golden that says what it should be. VITRINE_GOLDENS=write writes
// the files anew: look at the pictures first.
#ifndef TESTS_UNIT_SCREEN_GOLDEN_H
#define TESTS_UNIT_SCREEN_GOLDEN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline char *golden_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    struct buf text = {0};
    char bytes[65536];
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(&text, bytes, length);
    fclose(file);
    return text.text;
}

static inline void golden_write(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->text, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

// The first line that differs, with the screen that it belongs to.
static inline void golden_explain(const char *path, const char *expected, const char *actual)
{
    const char *screen = "", *e = expected, *a = actual;
    int line = 1;
    while (*e && *a) {
        size_t length = strcspn(a, "\n"), expected_length = strcspn(e, "\n");
        if (strncmp(a, "== ", 3) == 0)
            screen = a;
        if (length != expected_length || memcmp(a, e, length) != 0)
            break;
        a += length + (a[length] != '\0');
        e += expected_length + (e[expected_length] != '\0');
        line++;
    }
    print_error("%s:%d: in '%.*s'\n  expected %.*s\n  actual   %.*s\n", path, line,
        (int)strcspn(screen, "\n"), screen, (int)strcspn(e, "\n"), e, (int)strcspn(a, "\n"), a);
}

static inline void golden_compare(const char *name, const struct buf *actual)
{
    char path[512];
    snprintf(path, sizeof path, TESTS_FOLDER "/golden/%s", name);
    const char *mode = getenv("VITRINE_GOLDENS");
    if (mode && strcmp(mode, "write") == 0) {
        golden_write(path, actual);
        return;
    }
    char *expected = golden_read(path);
    if (!expected)
        fail_msg("%s is not there: VITRINE_GOLDENS=write makes it", path);
    bool same = expected && strcmp(expected, actual->text) == 0;
    if (expected && !same)
        golden_explain(path, expected, actual->text);
    free(expected);
    assert_true(same);
}

#endif

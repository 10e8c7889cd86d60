// Places: where nodes and the characters within them stand in the file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/yaml_tree.h"

#include <string.h>

struct reading {
    struct arena arena;
    struct diag diag;
    struct source source;
    const struct node *root;
};

static void read_text(struct reading *reading, const char *text)
{
    *reading = (struct reading){0};
    reading->source = source_make(&reading->arena, &reading->diag, "a.yaml", text, strlen(text));
    reading->root = yaml_read(&reading->arena, &reading->source);
    assert_non_null(reading->root);
    assert_int_equal(reading->diag.count, 0);
}

static void finish(struct reading *reading)
{
    diag_finish(&reading->diag);
    arena_finish(&reading->arena);
}

static void test_tree(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "a: no\nb: [1, '2', {c: d}]\n");
    assert_int_equal(reading.root->kind, NODE_MAP);
    assert_int_equal(reading.root->count, 2);
    assert_string_equal(node_get(reading.root, "a")->text, "no"); // text, whatever it looks like
    const struct node *list = node_get(reading.root, "b");
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->count, 3);
    assert_string_equal(list->key->text, "b");
    assert_string_equal(list->first->next->text, "2");
    assert_string_equal(node_get(list->last, "c")->text, "d");
    assert_null(node_get(reading.root, "c"));
    assert_null(node_get(list, "a"));
    finish(&reading);
}

// Where the 'X' of the value of `k` is said to stand.
static void test_within(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        int line, col, width;
    } cases[] = {
        {"k: aXb", 1, 5, 1}, {"k: Құдық X", 1, 10, 1}, {"k: \"aXb\"", 1, 6, 1},
        {"k: 'aXb'", 1, 6, 1}, {"k: one\n   two X", 2, 8, 1}, {"k: \"one\n\n   two X\"", 3, 8, 1},
        {"k: |\n  one\n  two X\n", 3, 7, 1}, {"k: >-\n\n  one\n\n    two X\n", 5, 9, 1},
        {"\xEF\xBB\xBFk: aXb", 1, 5, 1}, {"# c\r\nk: >\r\n  one\r\n  two X\r\n", 4, 7, 1},
        {"k: 'it''s X'", 1, 4, 9}, // a doubled quote: the whole
        {"k: \"\\t X\"", 1, 4, 6}, // an escape: the whole
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        read_text(&reading, cases[i].file);
        const struct node *node = node_get(reading.root, "k");
        struct diag_mark mark = node_within(node, strchr(node->text, 'X'), 1);
        assert_string_equal(mark.path, "a.yaml");
        assert_int_equal(mark.line, cases[i].line);
        assert_int_equal(mark.col, cases[i].col);
        assert_int_equal(mark.width, cases[i].width);
        finish(&reading);
    }
}

static void test_refused_characters(void **state)
{
    (void)state;
    static const uint32_t refused[] = {0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x85, 0x9F, 0x061C, 0x200B,
        0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xE000, 0xF8FF,
        0xFEFF, 0xFFFE, 0xFFFF, 0xE0001, 0xE007F, 0xF0000, 0x10FFFD};
    static const uint32_t taken[] = {'\t', '\n', '\r', ' ', 0xA0, 0xAD, 0x200C, 0x200D, 0x2010,
        0x202F, 0x20B8, 0xFE0F, 0xFFFD, 0x1F600, 0xD7FF};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_true(source_refuses(refused[i]));
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        assert_false(source_refuses(taken[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_within),
        cmocka_unit_test(test_refused_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

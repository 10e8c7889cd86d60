// One scalar written anew in every style of YAML, to the letter; and files that come out otherwise
// in nothing else.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/yaml_tree.h"
#include "translate/edit.h"

#include <string.h>

// The value of the first key of that name, anywhere in the tree.
static const struct node *find_key(const struct node *node, const char *key)
{
    const struct node *found = NULL;
    for (const struct node *value = node->first; value && !found; value = value->next)
        found = value->key && strcmp(value->key->text, key) == 0 ? value : find_key(value, key);
    return found;
}

// Edits the value of the key `k` of `before` to say `text`.
static bool edit(const char *before, const char *text, struct buf *out, struct diag *diag)
{
    struct arena arena = {0};
    struct source source = source_make(&arena, diag, "a.yaml", before, strlen(before));
    const struct node *root = yaml_read(&arena, &source), *node = find_key(root, "k");
    struct texts_file file = {"a.yaml", before, strlen(before)};
    struct texts_value value = {.from = node->from, .to = node->to, .flow = node_in_flow(node)};
    struct edit edit = {&value, text};
    bool good = edit_file(out, &file, &edit, 1, diag);
    arena_finish(&arena);
    return good;
}

static void assert_edit(const char *before, const char *text, const char *after)
{
    struct buf out = {0};
    struct diag diag = {0};
    assert_true(edit(before, text, &out, &diag));
    assert_string_equal(buf_text(&out), after);
    buf_finish(&out);
    diag_finish(&diag);
}

static void bare_texts_stay_bare_where_they_can(void **state)
{
    (void)state;
    assert_edit(
        "# head\nk: one # note\nb:   two\n", "uno dos", "# head\nk: uno dos # note\nb:   two\n");
    assert_edit("k: one", "uno", "k: uno");
    assert_edit("k: one\r\nb: two\r\n", "uno", "k: uno\r\nb: two\r\n");
    assert_edit("k: one\n  goes on\nb: two\n", "uno", "k: uno\nb: two\n");
    assert_edit("a: {k: one, b: two}\n", "uno", "a: {k: uno, b: two}\n");
    assert_edit("a: {k: one, b: two}\n", "uno, dos", "a: {k: \"uno, dos\", b: two}\n");
    assert_edit("k: one\n", "uno, dos", "k: uno, dos\n");
    assert_edit("k: one\n", "it's", "k: it's\n");
    assert_edit("k: Бір\n", "Екі «үш»", "k: Екі «үш»\n");
}

static void other_texts_get_quotes(void **state)
{
    (void)state;
    assert_edit("k: one # note\n", "uno: dos", "k: \"uno: dos\" # note\n");
    assert_edit("k: one\n", "uno #dos", "k: \"uno #dos\"\n");
    assert_edit("k: one\n", "*uno* dos", "k: \"*uno* dos\"\n");
    assert_edit("k: one\n", "[uno](glossary:dos)", "k: \"[uno](glossary:dos)\"\n");
    assert_edit("k: one\n", "- uno", "k: \"- uno\"\n");
    assert_edit("k: one\n", "uno:", "k: \"uno:\"\n");
    assert_edit("k: one\n", "\"uno\" dos", "k: '\"uno\" dos'\n");
    assert_edit("k: one\n", "\"uno\" d'os", "k: \"\\\"uno\\\" d'os\"\n");
    assert_edit("k: one\n", "uno\ndos", "k: \"uno\\ndos\"\n");
}

static void quotes_stay(void **state)
{
    (void)state;
    assert_edit("k: \"one\"\n", "uno", "k: \"uno\"\n");
    assert_edit("k: \"one\"\n", "u\"n\\o", "k: \"u\\\"n\\\\o\"\n");
    assert_edit("k: 'one'\n", "uno", "k: 'uno'\n");
    assert_edit("k: 'one'\n", "it's", "k: 'it''s'\n");
    assert_edit("k: 'one'\n", "uno\ndos", "k: \"uno\\ndos\"\n");
    assert_edit("k: \"one\n  goes on\" # note\n", "uno", "k: \"uno\" # note\n");
}

static void block_scalars_keep_their_head_and_indentation(void **state)
{
    (void)state;
    assert_edit("k: |\n    one\n    two\n# note\nb: c\n", "uno\ndos\ntres",
        "k: |\n    uno\n    dos\n    tres\n# note\nb: c\n");
    assert_edit("k: >-\n  one\n\n\nb: c\n", "uno: *dos*", "k: >-\n  uno: *dos*\n\n\nb: c\n");
    assert_edit("k: >- # why\n  one", "uno", "k: >- # why\n  uno");
    assert_edit("k: >\r\n  one\r\n  two\r\nb: c\r\n", "uno dos tres cuatro",
        "k: >\r\n  uno\r\n  dos\r\n  tres\r\n  cuatro\r\nb: c\r\n");
    assert_edit("k: >\n  words of a long line\n  and more\nb: c\n",
        "palabras de una fila larga y otras",
        "k: >\n  palabras de una fila\n  larga y otras\nb: c\n");
    assert_edit("k: >\n  one\nb: c\n", "uno\ndos", "k: >\n  uno\n\n  dos\nb: c\n");
    assert_edit("k: >\n  one\nb: c\n", "uno\n\ndos", "k: >\n  uno\n\n\n  dos\nb: c\n");
    assert_edit("k: |2\n  one\nb: c\n", "uno\n dos", "k: |\n  uno\n   dos\nb: c\n");
    assert_edit("k: >2- # a\n    one\nb: c\n", "uno", "k: >- # a\n    uno\nb: c\n");
    assert_edit("k: >\n  one\nb: c\n", "uno\n  dos", "k: \"uno\\n  dos\"\nb: c\n");
    assert_edit(
        "a:\n  - k: |+\n      one\n\n  - d\n", "uno", "a:\n  - k: |+\n      uno\n\n  - d\n");
}

// Where a block scalar stands in the column of its list or map, quotes may not.
static void quotes_for_a_block_stand_further_in(void **state)
{
    (void)state;
    assert_edit("- k:\n  |2\n    one\n- b\n", "u\tno", "- k:\n   \"u\\tno\"\n- b\n");
    assert_edit("k:\n>\n one\nb: c\n", "uno \ndos", "k:\n \"uno \\ndos\"\nb: c\n");
    assert_edit("k: >\n one\nb: c\n", "uno \ndos", "k: \"uno \\ndos\"\nb: c\n");
}

// The tree is as it was, but what it says is refused: a control character in quotes.
static void what_no_file_may_hold_is_refused(void **state)
{
    (void)state;
    struct buf out = {0};
    struct diag diag = {0};
    assert_false(edit("k: one\n", "u\x01no", &out, &diag));
    assert_int_equal(out.length, 0);
    assert_string_equal(diag.items[0].message, "control character U+0001");
    assert_int_equal(diag.items[0].mark.line, 1);
    buf_finish(&out);
    diag_finish(&diag);
}

// An edit at a place that is none: the proof must find it.
static void a_wrong_place_is_found(void **state)
{
    (void)state;
    static const char before[] = "k: one\nb: two\n";
    static const struct {
        size_t from, to;
    } wrong[] = {{3, 7}, {2, 6}, {0, 1}, {3, 13}, {4, 6}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct buf out = {0};
        struct diag diag = {0};
        struct texts_file file = {"a.yaml", before, strlen(before)};
        struct texts_value value = {.from = wrong[i].from, .to = wrong[i].to};
        struct edit edit = {&value, "uno"};
        assert_false(edit_file(&out, &file, &edit, 1, &diag));
        assert_true(diag.counts[DIAG_ERROR] > 0);
        buf_finish(&out);
        diag_finish(&diag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bare_texts_stay_bare_where_they_can),
        cmocka_unit_test(other_texts_get_quotes),
        cmocka_unit_test(quotes_stay),
        cmocka_unit_test(block_scalars_keep_their_head_and_indentation),
        cmocka_unit_test(quotes_for_a_block_stand_further_in),
        cmocka_unit_test(what_no_file_may_hold_is_refused),
        cmocka_unit_test(a_wrong_place_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

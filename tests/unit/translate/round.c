// From packs to PO files and back: without a change every byte stays; with random changes, exactly
// those come back, in one language and nowhere else.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "round.h"

static const char *const packs[] = {
    SOURCE_FOLDER "/content/kazakhstan-reforms", TESTS_FOLDER "/packs/scripts", "styles", "large"};

enum { PACKS = sizeof packs / sizeof *packs, ROUNDS = 12 };

static void assert_msgfmt_takes(const struct round *round)
{
    char command[256];
    snprintf(command, sizeof command, "msgfmt -c -o /dev/null '%s'", round->po);
    assert_int_equal(system(command), 0);
}

static void without_a_change_every_byte_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < PACKS; i++) {
        static const char *const languages[] = {"kk", "en", "ru", "ur", "zh-Hans"};
        for (size_t j = 0; j < sizeof languages / sizeof *languages; j++) {
            struct round *round = round_create(packs[i], languages[j]);
            struct round *before = round_create(packs[i], languages[j]);
            if (round_export(round, NULL)) {
                assert_msgfmt_takes(round);
                assert_true(round_import(round));
                assert_int_equal(round->counts.changed, 0);
                assert_int_equal(round->counts.files, 1); // translations.yaml
                assert_int_equal(round->diag.count, 0);
                assert_true(round_same(before->folder, round->folder, "-x translations.yaml"));
                assert_true(round_import(round));
                assert_int_equal(round->counts.files, 0);
            } else { // the pack is not in this language
                assert_int_equal(round->diag.count, 1);
            }
            round_remove(before);
            round_remove(round);
        }
    }
}

// --- random changes ---

struct chance {
    uint32_t seed;
    const struct texts *texts;
    struct arena arena;
    const char **said; // what each text is to say, by entry; NULL = as before
    size_t changed;
};

static uint32_t below(uint32_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}

// Up to 12 characters that YAML and PO have their own meanings for, without white space around.
static const char *random_text(struct chance *chance, bool marked)
{
    static const char *const signs[] = {"a", "Қ", "水", " ", " ", ": ", " #", "\"", "'", ",", "{",
        "}", "]", "-", "%", "&", "!", "|", ">", "?", "@", "`", "\n", "#", "=", "~", ".", "0", "no",
        "*", "[", "\\"};
    uint32_t count = sizeof signs / sizeof *signs - (marked ? 3 : 0);
    struct buf text = {0};
    for (uint32_t left = below(&chance->seed, 8); left > 0; left--)
        buf_add_text(&text, signs[below(&chance->seed, count)]);
    const char *at = buf_text(&text) + strspn(buf_text(&text), " \n");
    size_t length = strlen(at);
    while (length > 0 && strchr(" \n", at[length - 1]))
        length--;
    // A number makes the answers of a quiz differ.
    const char *result = arena_print(&chance->arena, "%.*s%s%u", (int)length, at,
        below(&chance->seed, 2) ? "" : "x", below(&chance->seed, 1000));
    buf_finish(&text);
    return result;
}

static void change_some(void *self, struct po_entry *entry)
{
    struct chance *chance = self;
    struct texts *texts = (struct texts *)chance->texts;
    const struct texts_entry *found = texts_find(texts, entry->context);
    assert_non_null(found);
    if (below(&chance->seed, 3) > 0)
        return;
    const char *text = random_text(chance, found->marked);
    if (strcmp(text, entry->text) == 0)
        return;
    entry->text = text;
    chance->said[found - texts->entries] = text;
    chance->changed++;
}

static void assert_said(const struct texts *before, const struct texts *after,
    const struct chance *chance, int language)
{
    assert_int_equal(before->count, after->count);
    for (size_t i = 0; i < before->count; i++) {
        assert_string_equal(before->entries[i].context, after->entries[i].context);
        for (int j = 0; j < (int)before->pack->language_count; j++) {
            bool changed = j == language && chance->said[i];
            assert_string_equal(after->entries[i].in[j].text,
                changed ? chance->said[i] : before->entries[i].in[j].text);
        }
    }
}

static void try_chance(const char *pack, const char *language, uint32_t seed)
{
    struct round *round = round_create(pack, language);
    struct texts before = {0}, after = {0};
    struct diag diag = {0};
    assert_true(texts_read(&before, round->folder, &temp_seams, &diag));
    struct chance chance = {.seed = seed, .texts = &before};
    chance.said = ARENA_ARRAY(&chance.arena, const char *, before.count);
    assert_true(round_export(round, NULL));
    round_change(round, change_some, &chance);
    assert_msgfmt_takes(round);
    if (!round_import(round)) {
        struct buf told = {0};
        diag_render(&round->diag, &told);
        print_error("%s\n", buf_text(&told));
        fail();
    }
    assert_int_equal(round->counts.changed, chance.changed);
    assert_true(chance.changed > 0);
    assert_true(texts_read(&after, round->folder, &temp_seams, &diag));
    assert_said(&before, &after, &chance, texts_language(&before, language));
    texts_finish(&before);
    texts_finish(&after);
    arena_finish(&chance.arena);
    diag_finish(&diag);
    round_remove(round);
}

static void random_changes_come_back(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        try_chance(packs[0], i % 2 ? "ru" : "en", 20221 + i);
        try_chance(packs[1], i % 2 ? "ur" : "zh-Hans", 7321 + i);
        try_chance(packs[2], i % 2 ? "kk" : "en", 991 + i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_change_every_byte_stays),
        cmocka_unit_test(random_changes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// A language more: every text gets a place for it, and nothing else changes in any file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "round.h"

static const char minimal[] = TESTS_FOLDER "/packs/minimal";

static bool add(struct round *round, const char *words)
{
    diag_finish(&round->diag);
    return translate_add(&round->job, words, &round->diag, &round->counts);
}

static void assert_told(const struct round *round, const char *part)
{
    bool found = false;
    for (size_t i = 0; i < round->diag.count; i++)
        found = found || strstr(round->diag.items[i].message, part);
    if (!found)
        print_error("not told: %s\n", part);
    assert_true(found);
}

// Takes away what stands for the language, in every file; each ends with the end of a line then.
static void take_away(const struct round *round, const char *code)
{
    char command[512];
    snprintf(command, sizeof command,
        "find %s -name '*.yaml' -exec sed -Ei -e '/^ *(- )?%s(: (\\.\\.\\.|draft))?\\r?$/d' "
        "-e 's/, %s(: (\\.\\.\\.|draft))?//g' {} \\; "
        "-exec sed -Ei -e '$s/\\r$//' -e '$a\\' {} \\;",
        round->folder, code, code);
    assert_int_equal(system(command), 0);
}

static void every_text_has_a_place(void **state)
{
    static const char *const packs[] = {minimal, TESTS_FOLDER "/packs/scripts", "styles", "large"};
    (void)state;
    for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
        struct round *round = round_create(packs[i], "ru"), *before = round_create(packs[i], "ru");
        if (!add(round, ""))
            fail_msg("%s: %s", packs[i], round->diag.items[0].message);
        size_t texts = round->counts.texts;
        assert_true(texts > 0);
        assert_true(round_export(round, NULL));
        assert_int_equal(round->counts.texts, texts);
        assert_int_equal(round->counts.empty, texts);
        take_away(round, "ru");
        take_away(before, "ru");
        assert_true(round_same(before->folder, round->folder, ""));
        round_remove(before);
        round_remove(round);
    }
}

static void what_cannot_be_added(void **state)
{
    (void)state;
    struct round *round = round_create(minimal, "en");
    assert_false(add(round, ""));
    assert_told(round, "the pack has 'en' already");
    round->job.language = "uz";
    assert_false(add(round, ""));
    assert_told(round, "with the new language: no interface words for 'uz'");
    round->job.language = "no language";
    assert_false(add(round, ""));
    assert_true(round_same(minimal, round->folder, ""));
    round_remove(round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_has_a_place),
        cmocka_unit_test(what_cannot_be_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// What import leaves, refuses and remembers; translations that are older than their source.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "round.h"

static const char minimal[] = TESTS_FOLDER "/packs/minimal";

// What is to be done to the entry of one context.
struct act {
    const char *context, *id, *text;
    bool fuzzy;
};

static void do_act(void *self, struct po_entry *entry)
{
    const struct act *act = self;
    if (strcmp(entry->context, act->context) != 0)
        return;
    entry->id = act->id ? act->id : entry->id;
    entry->text = act->text ? act->text : entry->text;
    entry->fuzzy = act->fuzzy;
}

static struct round *exported(const char *language, struct act act)
{
    struct round *round = round_create(minimal, language);
    assert_true(round_export(round, NULL));
    round_change(round, do_act, &act);
    return round;
}

static void assert_told(const struct round *round, const char *message)
{
    bool found = false;
    for (size_t i = 0; i < round->diag.count; i++)
        found = found || strcmp(round->diag.items[i].message, message) == 0;
    if (!found)
        print_error("not told: %s\n", message);
    assert_true(found);
}

// Nothing but translations.yaml may be new.
static void assert_untouched(const struct round *round, bool remembered)
{
    assert_true(round_same(minimal, round->folder, remembered ? "-x translations.yaml" : ""));
}

static char *read_file(const struct round *round, const char *name)
{
    char path[256];
    struct buf text = {0};
    snprintf(path, sizeof path, "%s/%s", round->folder, name);
    temp_read(path, &text);
    return text.text;
}

static void replace_in(const struct round *round, const char *name, const char *was, const char *is)
{
    char *text = read_file(round, name), *at = strstr(text, was);
    struct buf changed = {0};
    assert_non_null(at);
    buf_print(&changed, "%.*s%s%s", (int)(at - text), text, is, at + strlen(was));
    large_write(round->folder, name, changed.text);
    buf_finish(&changed);
    free(text);
}

// The translator gets no text to mend; what is translated takes the place of the dots.
static void a_gap_is_empty_for_the_translator(void **state)
{
    (void)state;
    static const char gaps[] = "title: {kk: Жаңбыр, en: Rain}\nsource: well-book\nblocks:\n"
                               "  - lead:\n      kk: ...\n      en: Rain falls.\n"
                               "  - text:\n      kk: …\n      en: Rain stops.\n";
    struct round *round = round_create(minimal, "kk");
    large_write(round->folder, "water/rain.yaml", gaps);
    assert_true(round_export(round, NULL));
    assert_int_equal(round->counts.empty, 2);
    struct act act = {"water/rain.yaml:blocks[0].lead", NULL, "Жаңбыр жауады.", false};
    round_change(round, do_act, &act);
    assert_true(round_import(round));
    assert_int_equal(round->counts.changed, 1);
    assert_int_equal(round->counts.empty, 1);
    char *text = read_file(round, "water/rain.yaml");
    assert_non_null(strstr(text, "kk: Жаңбыр жауады.\n"));
    assert_non_null(strstr(text, "kk: …\n"));
    free(text);
    round_remove(round);
}

static void one_text_changes_and_nothing_else(void **state)
{
    (void)state;
    struct round *round = exported("kk", (struct act){"pack.yaml:home.title", NULL, "Су: жол", 0});
    assert_true(round_import(round));
    assert_int_equal(round->counts.changed, 1);
    assert_int_equal(round->counts.files, 2);
    replace_in(round, "pack.yaml", "kk: \"Су: жол\"", "kk: Судың жолы");
    assert_untouched(round, true);
    round_remove(round);
}

static void what_is_not_settled_is_left(void **state)
{
    (void)state;
    static const struct {
        struct act act;
        const char *told;
    } cases[] = {
        {{"pack.yaml:title", NULL, "Басқа", true},
            "not taken: pack.yaml:title: it is marked fuzzy"},
        {{"pack.yaml:title", "The spring", "Басқа", false},
            "not taken: pack.yaml:title: the pack has another source text there"},
        {{"pack.yaml:title", NULL, "", false}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct round *round = exported("kk", cases[i].act);
        assert_true(round_import(round));
        assert_int_equal(round->counts.changed, 0);
        assert_int_equal(round->counts.fuzzy + round->counts.elsewhere + round->counts.empty, 1);
        if (cases[i].told)
            assert_told(round, cases[i].told);
        else
            assert_int_equal(round->diag.count, 0);
        assert_untouched(round, true);
        round_remove(round);
    }
}

static void rename_context(void *self, struct po_entry *entry)
{
    if (strcmp(entry->context, "pack.yaml:title") == 0)
        entry->context = self;
}

static void a_text_that_is_gone_is_left(void **state)
{
    (void)state;
    char gone[] = "pack.yaml:gone";
    struct round *round = round_create(minimal, "kk");
    assert_true(round_export(round, NULL));
    round_change(round, rename_context, gone);
    assert_true(round_import(round));
    assert_told(round, "not taken: pack.yaml:gone: the pack has no such text");
    round_remove(round);
}

static void errors_of_the_pack_to_be_keep_it_as_it_is(void **state)
{
    (void)state;
    static const struct {
        struct act act;
        const char *told;
    } cases[] = {
        {{"water/wells.yaml:blocks[0].lead", NULL, "**never closed", false},
            "with the translations: '**' is never closed"},
        {{"water/wells.yaml:blocks[0].lead", NULL, "[a](glossary:none)", false},
            "with the translations: no term 'none'"},
        {{"pack.yaml:title", NULL, "\xEE\x80\x80", false}, "private character U+E000"},
        {{"pack.yaml:title", NULL, "\xEA\x99\xAE", false},
            "with the translations: no font shows '\xEA\x99\xAE' (U+A66E)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct round *round = exported("kk", cases[i].act);
        assert_false(round_import(round));
        assert_told(round, cases[i].told);
        assert_untouched(round, false);
        round_remove(round);
    }
}

static void what_is_no_file_for_this_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *po, *told;
    } cases[] = {
        {"msgid \"a\"\nmsgstr", NULL},
        {"\xFF\xFE\n", NULL},
        {"msgid \"\"\nmsgstr \"Language: ru\\n\"\n", "it is a translation into 'ru', not 'kk'"},
        {"msgid \"\"\nmsgstr \"X-Source-Language: ru\\n\"\n",
            "'ru' is not a language of this pack"},
        {"msgid \"\"\nmsgstr \"X-Source-Language: kk\\n\"\n",
            "nothing can be translated from 'kk' into itself"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct round *round = round_create(minimal, "kk");
        temp_write(round->po, cases[i].po, strlen(cases[i].po));
        assert_false(round_import(round));
        assert_true(round->diag.counts[DIAG_ERROR] > 0);
        if (cases[i].told)
            assert_told(round, cases[i].told);
        assert_untouched(round, false);
        remove(round->po);
        assert_false(round_import(round));
        assert_told(round, "cannot read it: No such file or directory");
        temp_write(round->po, "", 0);
        round_remove(round);
    }
}

static void languages_are_the_packs(void **state)
{
    (void)state;
    struct round *round = round_create(minimal, "ru");
    assert_false(round_export(round, NULL));
    assert_told(round, "'ru' is not a language of this pack");
    round->job.language = "en";
    round->job.source = "en";
    assert_false(round_export(round, NULL));
    assert_told(round, "nothing can be translated from 'en' into itself");
    round->job.source = "ru";
    assert_false(round_export(round, NULL));
    assert_told(round, "'ru' is not a language of this pack");
    large_write(round->folder, "glossary.yaml", "a\n");
    assert_false(round_export(round, NULL));
    assert_true(round->diag.counts[DIAG_ERROR] > 0);
    round_remove(round);
}

static void what_cannot_be_written_is_told(void **state)
{
    (void)state;
    struct round *round = round_create(minimal, "kk");
    char po[80];
    strcpy(po, round->po);
    snprintf(round->po, sizeof round->po, "%s/none/a.po", round->folder);
    assert_false(round_export(round, NULL));
    assert_told(round, "cannot write it: No such file or directory");
    strcpy(round->po, po);
    round_remove(round);
}

// --- older than their source ---

static int count_older(const struct round *round)
{
    int count = 0;
    struct diag diag = {0};
    pack_destroy(pack_load(round->folder, &temp_seams, &diag));
    assert_int_equal(diag.counts[DIAG_ERROR], 0);
    for (size_t i = 0; i < diag.count; i++)
        count += diag.items[i].severity == DIAG_WARNING &&
                 strcmp(diag.items[i].message,
                     "the translation in 'kk' is older than its source in 'en'") == 0;
    diag_finish(&diag);
    return count;
}

struct found {
    const char *context;
    struct po_entry entry;
    struct arena arena;
};

static struct found find_entry(const struct round *round, const char *context)
{
    struct found found = {.context = context};
    struct po po;
    struct diag diag = {0};
    assert_true(po_read(&found.arena, round->po, &po, &diag));
    for (size_t i = 0; i < po.count; i++)
        if (strcmp(po.entries[i].context, context) == 0)
            found.entry = po.entries[i];
    assert_non_null(found.entry.context);
    return found;
}

static void assert_fuzzy(const struct round *round, const char *previous)
{
    struct found found = find_entry(round, "pack.yaml:home.title");
    assert_true(found.entry.fuzzy);
    assert_string_equal(found.entry.id, "The way of rain");
    if (previous)
        assert_string_equal(found.entry.previous, previous);
    else
        assert_null(found.entry.previous);
    arena_finish(&found.arena);
}

// The source changes, is told of, comes fuzzy, and is confirmed.
static void an_older_translation_is_found_and_confirmed(void **state)
{
    (void)state;
    struct round *round = exported("kk", (struct act){.context = ""});
    struct act confirm = {.context = "pack.yaml:home.title"};
    assert_true(round_import(round));
    assert_int_equal(count_older(round), 0);
    replace_in(round, "pack.yaml", "en: The way of water", "en: The way of rain");
    assert_int_equal(count_older(round), 1);
    assert_true(round_export(round, round->po));
    assert_int_equal(round->counts.older, 1);
    assert_fuzzy(round, "The way of water");
    assert_true(round_export(round, round->po)); // now it is the previous one of that file
    assert_fuzzy(round, "The way of water");
    assert_true(round_import(round));
    assert_int_equal(round->counts.fuzzy, 1);
    assert_int_equal(count_older(round), 1);
    round_change(round, do_act, &confirm);
    assert_true(round_import(round));
    assert_int_equal(count_older(round), 0);
    assert_int_equal(round->counts.changed, 0);
    round_remove(round);
}

static void without_the_file_of_before_the_source_is_not_known(void **state)
{
    (void)state;
    struct round *round = exported("kk", (struct act){.context = ""});
    assert_true(round_import(round));
    replace_in(round, "pack.yaml", "en: The way of water", "en: The way of rain");
    assert_true(round_export(round, NULL));
    assert_fuzzy(round, NULL);
    round_remove(round);
}

// Hashes, not places: a page that moves, or a translation written by hand, says nothing.
static void a_new_translation_is_not_older(void **state)
{
    (void)state;
    struct round *round = exported("kk", (struct act){.context = ""});
    assert_true(round_import(round));
    replace_in(round, "pack.yaml", "en: The way of water", "en: The way of rain");
    replace_in(round, "pack.yaml", "kk: Судың жолы", "kk: Жаңбырдың жолы");
    assert_int_equal(count_older(round), 0);
    assert_true(round_export(round, NULL));
    assert_int_equal(round->counts.older, 0);
    assert_true(round_import(round));
    char *made = read_file(round, "translations.yaml");
    char gone[MADE_DIGITS + 2];
    snprintf(gone, sizeof gone, "%012llx", (unsigned long long)made_hash("Судың жолы"));
    assert_null(strstr(made, gone)); // what no text says any more is forgotten
    free(made);
    round_remove(round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gap_is_empty_for_the_translator),
        cmocka_unit_test(one_text_changes_and_nothing_else),
        cmocka_unit_test(what_is_not_settled_is_left),
        cmocka_unit_test(a_text_that_is_gone_is_left),
        cmocka_unit_test(errors_of_the_pack_to_be_keep_it_as_it_is),
        cmocka_unit_test(what_is_no_file_for_this_is_refused),
        cmocka_unit_test(languages_are_the_packs),
        cmocka_unit_test(what_cannot_be_written_is_told),
        cmocka_unit_test(an_older_translation_is_found_and_confirmed),
        cmocka_unit_test(without_the_file_of_before_the_source_is_not_known),
        cmocka_unit_test(a_new_translation_is_not_older),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

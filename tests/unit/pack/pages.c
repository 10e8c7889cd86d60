// Pages of a large pack are read when they are asked for, and put away again; those of a small one
// are all there. What is wrong with a page is told as it is at loading.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "large.h"
#include "pack/pages.h"

enum { PAGES = 400, THEMES = 2, A_THEME = PAGES / THEMES };

static char folder[64]; // a sound pack; tests that change it put the file back
static struct pack *pack;
static struct diag diag;

static void open_pack(struct pack *(*read)(const char *, const struct pack_seams *, struct diag *))
{
    pack = read(folder, &temp_seams, &diag);
}

static int write_pack(void **state)
{
    (void)state;
    large_create(folder, PAGES, THEMES);
    return 0;
}

static int remove_pack(void **state)
{
    (void)state;
    temp_remove(folder);
    return 0;
}

static int close_pack(void **state)
{
    (void)state;
    pack_destroy(pack);
    pack = NULL;
    diag_finish(&diag);
    return 0;
}

static int held(void)
{
    int count = 0;
    for (size_t t = 0; t < pack->theme_count; t++)
        for (size_t p = 0; p < pack->themes[t].page_count; p++)
            count += pack->themes[t].entries[p].held != NULL;
    return count;
}

static void ask_for(int theme, int first, int count)
{
    for (int page = first; page < first + count; page++)
        assert_non_null(pack_page(pack, theme, page));
}

static void expect_page(int theme, int page)
{
    char id[32], title[64];
    snprintf(id, sizeof id, "page-%d", page + 1);
    snprintf(title, sizeof title, "Well %d and its water", page + 1);
    const struct pack_page *read = pack_page(pack, theme, page);
    assert_non_null(read);
    assert_string_equal(read->id, id);
    assert_string_equal(pack_in(&read->title, 1), title);
    assert_int_equal(read->block_count, 5);
    assert_true(read->seconds[1] > 0);
}

static void expect_text(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("'%s' is not in:\n%s", wanted, text);
}

static void expect_diag(const char *wanted)
{
    struct buf text = {0};
    diag_render(&diag, &text);
    expect_text(buf_text(&text), wanted);
    buf_finish(&text);
}

// --- small packs ---

static void test_a_small_pack_has_all(void **state)
{
    (void)state;
    char path[64];
    temp_create(path);
    pack = pack_open(path, &temp_seams, &diag);
    assert_non_null(pack);
    temp_remove(path); // nothing more is read
    assert_false(pack->large);
    assert_int_equal(held(), 4);
    const struct pack_page *first = pack_page(pack, 0, 0);
    ask_for(0, 0, 4);
    assert_ptr_equal(pack_page(pack, 0, 0), first);
    assert_false(pack_check_some(pack, 10));
    assert_string_equal(pack_faults(pack), "");
    assert_int_equal(pack->themes[0].seconds[1],
        first->seconds[1] + pack_page(pack, 0, 1)->seconds[1] + pack_page(pack, 0, 2)->seconds[1] +
            pack_page(pack, 0, 3)->seconds[1]);
}

// --- reading and putting away ---

static void test_opening_reads_no_page(void **state)
{
    (void)state;
    open_pack(pack_open);
    assert_non_null(pack);
    assert_true(pack->large);
    assert_int_equal(pack->themes[0].page_count, A_THEME);
    assert_int_equal(pack->themes[1].page_count, A_THEME);
    assert_string_equal(pack->themes[1].entries[A_THEME - 1].id, "page-200");
    assert_int_equal(pack->themes[0].seconds[1], 0);
    assert_int_equal(held(), 0);
    assert_non_null(pack->about);
}

static void test_pages_are_read_when_asked_for(void **state)
{
    (void)state;
    open_pack(pack_open);
    expect_page(1, A_THEME - 1);
    expect_page(0, 0);
    expect_page(1, 0);
    assert_int_equal(held(), 3);
}

static void test_the_oldest_is_put_away(void **state)
{
    (void)state;
    open_pack(pack_open);
    const struct pack_page *first = pack_page(pack, 0, 0);
    ask_for(0, 1, PACK_HELD_PAGES - 1);
    assert_string_equal(pack_in(&first->title, 1), "Well 1 and its water");
    assert_ptr_equal(pack_page(pack, 0, 0), first); // and so it is the newest
    ask_for(1, 0, 1);
    assert_non_null(pack->themes[0].entries[0].held);
    assert_null(pack->themes[0].entries[1].held);
    assert_int_equal(held(), PACK_HELD_PAGES);
    expect_page(0, 1);
}

static void test_memory_is_bounded(void **state)
{
    (void)state;
    open_pack(pack_open);
    ask_for(0, 0, PACK_HELD_PAGES);
    size_t full = pack_held_bytes(pack);
    for (int round = 0; round < 3; round++)
        for (int theme = 0; theme < THEMES; theme++)
            ask_for(theme, 0, A_THEME);
    assert_int_equal(held(), PACK_HELD_PAGES);
    assert_true(pack_held_bytes(pack) <= full + 64 * 1024);
}

// --- checking ---

static void test_checking_disturbs_nothing(void **state)
{
    (void)state;
    open_pack(pack_open);
    const struct pack_page *page = pack_page(pack, 1, 7);
    int steps = 1;
    while (pack_check_some(pack, 10))
        steps++;
    assert_int_equal(steps, PAGES / 10); // the page that was asked for is one less
    assert_false(pack_check_some(pack, 10));
    assert_string_equal(pack_faults(pack), "");
    assert_int_equal(held(), 1);
    assert_ptr_equal(pack_page(pack, 1, 7), page);
}

static void test_loading_checks_all(void **state)
{
    (void)state;
    large_write(folder, "theme-2/left-over.yaml", "title: nobody\n");
    open_pack(pack_load);
    large_write(folder, "theme-2/left-over.yaml", NULL);
    assert_non_null(pack);
    assert_true(pack->large);
    assert_true(held() <= PACK_HELD_PAGES);
    assert_int_equal(diag.counts[DIAG_WARNING], 1);
    expect_diag("theme-2/left-over.yaml: warning: nothing uses this file\n");
    assert_false(pack_check_some(pack, 10));
    expect_page(0, 3);
}

// --- faults ---

static const char SOUND[] = "title: Another well\nsource: map\nblocks:\n  - text: Water.\n";

// Page 5 of theme 2 has this text, or none.
static void spoil(const char *text)
{
    large_write(folder, "theme-2/page-5.yaml", text);
}

static void test_a_faulty_page(void **state)
{
    (void)state;
    spoil("title: A well\nsource: well-bok\nblocks:\n"
          "  - text: \"[water](glossary:aquifr)\"\n  - note: {fr: Eau, kk: Су, en: Water}\n");
    open_pack(pack_open);
    assert_non_null(pack);
    assert_string_equal(pack_faults(pack), "");
    assert_null(pack_page(pack, 1, 4));
    spoil(SOUND);
    expect_page(1, 3);
    const char *faults = pack_faults(pack);
    size_t length = strlen(faults);
    assert_ptr_equal(faults, strstr(faults, "theme-2/page-5.yaml:2:9: error: no source 'well-bok'\n"
                                            "  did you mean 'well-book'?"));
    expect_text(faults, "theme-2/page-5.yaml:4:13: error: no term 'aquifr'\n"
                        "  did you mean 'aquifer'?");
    expect_text(faults, "theme-2/page-5.yaml:5:12: error: 'fr' is not a language of this pack\n"
                        "  this pack declares kk, en (pack.yaml:4:12)\n");
    assert_null(pack_page(pack, 1, 4)); // told once
    assert_int_equal(strlen(pack_faults(pack)), length);
}

static void test_a_page_that_is_not_there(void **state)
{
    (void)state;
    spoil(NULL);
    open_pack(pack_open);
    spoil(SOUND);
    large_write(folder, "theme-2/page-5.yaml", NULL);
    assert_null(pack_page(pack, 1, 4));
    spoil(SOUND);
    assert_string_equal(pack_faults(pack),
        "theme-2/theme.yaml:9:5: error: there is no file 'theme-2/page-5.yaml'\n"
        "  create it, or correct its name\n");
}

static void test_checking_finds_faults(void **state)
{
    (void)state;
    spoil("title: A well\nsource: map\nblocks:\n  - txt: Water\n");
    open_pack(pack_open);
    while (pack_check_some(pack, 64))
        continue;
    expect_text(pack_faults(pack), "theme-2/page-5.yaml:4:5: error: unknown block 'txt'\n");
    assert_null(pack_page(pack, 1, 4));
    close_pack(state);
    open_pack(pack_load);
    spoil(SOUND);
    assert_null(pack);
    expect_diag("theme-2/page-5.yaml:4:5: error: unknown block 'txt'\n"
                "    4 |   - txt: Water\n"
                "      |     ^^^\n");
}

// A theme of as many pages: what its list says is checked when the pack is opened.
static void open_listed(int count, const char *last)
{
    char path[64];
    struct buf theme = {0};
    large_create(path, 8, 1);
    buf_add_text(&theme, "title: Water\nsummary: Water.\nicon: media/drop.svg\npages:\n");
    for (int i = 1; i < count; i++)
        buf_print(&theme, "  - page-%d\n", i);
    buf_print(&theme, "  - %s\n", last);
    large_write(path, "theme-1/theme.yaml", buf_text(&theme));
    pack = pack_open(path, &temp_seams, &diag);
    buf_finish(&theme);
    temp_remove(path);
}

static void test_the_list_is_checked(void **state)
{
    (void)state;
    open_listed(2000, "page-17");
    assert_null(pack);
    assert_int_equal(diag.counts[DIAG_ERROR], 1);
    expect_diag("theme-1/theme.yaml:2004:5: error: 'page-17' is listed twice\n");
    expect_diag("the first one is at theme-1/theme.yaml:21:5\n");
}

static void test_the_list_has_an_end(void **state)
{
    (void)state;
    open_listed(2001, "last");
    assert_null(pack);
    expect_diag("theme-1/theme.yaml:4:1: error: 'pages' has 2001 items\n");
    expect_diag("'pages' takes 1 to 2000 items\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_a_small_pack_has_all, close_pack),
        cmocka_unit_test_teardown(test_opening_reads_no_page, close_pack),
        cmocka_unit_test_teardown(test_pages_are_read_when_asked_for, close_pack),
        cmocka_unit_test_teardown(test_the_oldest_is_put_away, close_pack),
        cmocka_unit_test_teardown(test_memory_is_bounded, close_pack),
        cmocka_unit_test_teardown(test_checking_disturbs_nothing, close_pack),
        cmocka_unit_test_teardown(test_loading_checks_all, close_pack),
        cmocka_unit_test_teardown(test_a_faulty_page, close_pack),
        cmocka_unit_test_teardown(test_a_page_that_is_not_there, close_pack),
        cmocka_unit_test_teardown(test_checking_finds_faults, close_pack),
        cmocka_unit_test_teardown(test_the_list_is_checked, close_pack),
        cmocka_unit_test_teardown(test_the_list_has_an_end, close_pack),
    };
    return cmocka_run_group_tests(tests, write_pack, remove_pack);
}

// What is read aloud: every text of every page of the minimal pack in reading order, without marks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/markup.h"
#include "pack/pages.h"
#include "pack/spoken.h"
#include "pack/texts.h"
#include "temp_pack.h"

#include <string.h>

static struct pack *pack;
static struct diag diag;

static int load_minimal(void **state)
{
    (void)state;
    pack = pack_load(TESTS_FOLDER "/packs/minimal", &temp_seams, &diag);
    return pack ? 0 : -1;
}

static int destroy_minimal(void **state)
{
    (void)state;
    pack_destroy(pack);
    diag_finish(&diag);
    return 0;
}

static const struct pack_page *page_of(const char *id)
{
    for (int i = 0; i < (int)pack->themes[0].page_count; i++)
        if (strcmp(pack->themes[0].entries[i].id, id) == 0)
            return pack_page(pack, 0, i);
    fail_msg("no page %s", id);
    return NULL;
}

static void test_a_whole_page(void **state)
{
    (void)state;
    struct buf spoken = {0};
    pack_speak_page(pack, page_of("kinds"), 1, &spoken);
    assert_string_equal(buf_text(&spoken), "Digging a well\n"
                                           "1901\nThe first well\nOne well in the village.\n"
                                           "Next year\nA new well\nIt is planned.\n"
                                           "Water\nBefore: from the river\nAfter: from the well\n"
                                           "The way\nBefore: long\nAfter: short\n"
                                           "Where is the water?\n"
                                           "1. In the sky\n2. Under the ground\n3. At home\n"
                                           "The spring\nWater begins here.\n"
                                           "The lake\nWater gathers here.\n");
    buf_finish(&spoken);
}

// Every kind says something in every language, and no mark is left in it.
static void test_every_block_speaks(void **state)
{
    (void)state;
    bool seen[PACK_BLOCK_COUNT] = {false};
    for (int p = 0; p < (int)pack->themes[0].page_count; p++) {
        const struct pack_page *page = pack_page(pack, 0, p);
        for (size_t b = 0; b < page->block_count; b++)
            for (int language = 0; language < (int)pack->language_count; language++) {
                struct buf spoken = {0};
                pack_speak_block(pack, &page->blocks[b], language, &spoken);
                assert_true(spoken.length > 1);
                assert_null(strstr(spoken.text, "**"));
                assert_null(strstr(spoken.text, "](glossary:"));
                buf_finish(&spoken);
                seen[page->blocks[b].kind] = true;
            }
    }
    for (int kind = 0; kind < PACK_BLOCK_COUNT; kind++)
        if (!seen[kind])
            fail_msg("the minimal pack has no %s", pack_block_name((enum pack_block_kind)kind));
}

// The answer is not read before it is asked for.
static void test_answers_are_held_back(void **state)
{
    (void)state;
    struct buf spoken = {0};
    pack_speak_page(pack, page_of("kinds"), 1, &spoken);
    assert_null(strstr(buf_text(&spoken), "deep"));
    buf_finish(&spoken);
}

static void count_text(void *context, const struct pack_text *text)
{
    size_t *count = context;
    *count += text->in[0] != NULL;
}

// pack_each_text meets every text that a page speaks.
static void test_each_text_covers_pages(void **state)
{
    (void)state;
    size_t count = 0;
    pack_each_text(pack, count_text, &count);
    assert_in_range(count, 60, 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_whole_page),
        cmocka_unit_test(test_every_block_speaks),
        cmocka_unit_test(test_answers_are_held_back),
        cmocka_unit_test(test_each_text_covers_pages),
    };
    return cmocka_run_group_tests(tests, load_minimal, destroy_minimal);
}

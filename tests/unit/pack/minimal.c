// The minimal pack: every field of the model has the value that its files say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pages.h"
#include "temp_pack.h"

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

static void expect_text(const struct pack_text *text, const char *kk, const char *en)
{
    assert_string_equal(pack_in(text, 0), kk);
    assert_string_equal(pack_in(text, 1), en);
}

static void expect_mark(struct diag_mark mark, const char *path, int line, int col, int width)
{
    assert_string_equal(mark.path, path);
    assert_int_equal(mark.line, line);
    assert_int_equal(mark.col, col);
    assert_int_equal(mark.width, width);
}

static void test_only_the_draft_is_noted(void **state)
{
    (void)state;
    struct buf text = {0};
    diag_render(&diag, &text);
    assert_string_equal(buf_text(&text),
        "pack.yaml:5:14: note: translation kk is a draft: no native reader has reviewed it\n"
        "    5 | review: {kk: draft, en: reviewed}\n"
        "      |              ^^^^^\n");
    buf_finish(&text);
}

static void test_pack(void **state)
{
    (void)state;
    assert_string_equal(pack->folder, TESTS_FOLDER "/packs/minimal");
    assert_string_equal(pack->id, "minimal");
    assert_int_equal(pack->version, 7);
    assert_int_equal(pack->language_count, 2);
    assert_string_equal(pack->languages[0].code, "kk");
    assert_false(pack->languages[0].reviewed);
    assert_string_equal(pack->languages[1].code, "en");
    assert_true(pack->languages[1].reviewed);
    expect_text(&pack->title, "Құдық", "The well");
    expect_mark(pack->title.mark[1], "pack.yaml", 6, 24, 8);
    expect_text(&pack->home_title, "Судың жолы", "The way of water");
    expect_text(&pack->home_intro, "Тақырыпты таңдаңыз.", "Choose a theme.");
    expect_text(&pack->attract_kicker, "Кіші экспозиция", "A small exhibit");
    expect_text(&pack->attract_text, "Су қайдан келеді?", "Where does water come from?");
    assert_int_equal(pack->question_count, 2);
    expect_text(&pack->questions[1], "Суды кім табады?", "Who finds the water?");
    expect_text(&pack->credits, "Мұражай жасады", "Made by the museum");
    assert_int_equal(pack->ask_after_ms, 45000);
    assert_int_equal(pack->reset_after_ms, 30000);
    assert_true(pack_held_bytes(pack) > 4096);
}

static void test_sources_and_terms(void **state)
{
    (void)state;
    assert_int_equal(pack->source_count, 2);
    const struct pack_source *book = &pack->sources[0];
    assert_string_equal(book->id, "well-book");
    expect_text(&book->author, "A. Author", "A. Author");
    expect_text(&book->title, "The Book of Wells", "The Book of Wells");
    expect_text(&book->publisher, "Үлгі баспасы", "Example Press");
    expect_text(&book->kind, "кітап", "book");
    expect_text(&book->year, "1999", "1999");
    assert_int_equal(book->paragraphs, 12);
    assert_string_equal(pack->sources[1].id, "map");
    assert_null(pack_in(&pack->sources[1].year, 0));
    assert_int_equal(pack->sources[1].paragraphs, 0);
    assert_int_equal(pack->term_count, 2);
    assert_int_equal(pack_find_term(pack, "aquifer"), 0);
    assert_int_equal(pack_find_term(pack, "aquifers"), -1);
    expect_text(&pack->terms[0].term, "сулы қабат", "aquifer");
    expect_text(&pack->terms[0].meaning, "Суды сақтайтын жер асты қабаты.",
        "A layer under the ground that holds water.");
}

static void test_theme(void **state)
{
    (void)state;
    assert_int_equal(pack->theme_count, 1);
    const struct pack_theme *theme = &pack->themes[0];
    assert_string_equal(theme->id, "water");
    expect_text(&theme->title, "Су", "Water");
    expect_text(&theme->summary, "Жер астындағы су.", "Water under the ground.");
    assert_int_equal(theme->accent, 0xFF1F5F8B);
    assert_string_equal(theme->icon.path, "media/drop.svg");
    assert_string_equal(theme->icon.file, TESTS_FOLDER "/packs/minimal/media/drop.svg");
    assert_int_equal(theme->icon.format, PACK_SVG);
    assert_int_equal(theme->icon.size.x, 48);
    assert_int_equal(theme->icon.size.y, 48);
    assert_int_equal(theme->page_count, 4);
}

static void test_page(void **state)
{
    (void)state;
    const struct pack_page *page = pack_page(pack, 0, 0);
    assert_string_equal(page->id, "wells");
    expect_mark(page->mark, "water/wells.yaml", 1, 1, 5);
    expect_text(&page->title, "Құдықтар", "Wells");
    assert_int_equal(page->reference_count, 2);
    assert_int_equal(page->references[0].source, 0);
    assert_int_equal(page->references[0].paragraph, 4);
    assert_int_equal(page->references[1].source, 1);
    assert_int_equal(page->references[1].paragraph, 0);
    assert_int_equal(page->block_count, 11);
    // 46 words in English: 13.8 s
    assert_int_equal(page->seconds[1], 14);
    const struct pack_page *rain = pack_page(pack, 0, 1);
    assert_string_equal(rain->id, "rain");
    assert_int_equal(rain->reference_count, 1);
    assert_int_equal(rain->references[0].source, 0);
    assert_int_equal(rain->seconds[1], 1);
    assert_string_equal(pack->about->id, "about");
    assert_int_equal(pack->about->references[0].source, 1);
    expect_text(&pack->about->blocks[0].text, "Бұл — үлгі.", "This is an example.");
}

static void test_block_kinds(void **state)
{
    (void)state;
    static const enum pack_block_kind kinds[] = {PACK_LEAD, PACK_TEXT, PACK_LIST, PACK_NOTE,
        PACK_QUOTE, PACK_NUMBER, PACK_IMAGE, PACK_IMAGE, PACK_CHECK, PACK_THINK, PACK_SOURCES};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_int_equal(pack_page(pack, 0, 0)->blocks[i].kind, kinds[i]);
    assert_string_equal(pack_block_name(PACK_LEAD), "lead");
    assert_string_equal(pack_block_name(PACK_SOURCES), "sources");
    assert_string_equal(pack_block_name(PACK_TIMELINE), "timeline");
    assert_string_equal(pack_block_name(PACK_QR), "qr");
}

// The blocks of the page `index`, which are of these kinds.
static const struct pack_block *expect_kinds(
    int index, const enum pack_block_kind *kinds, size_t count)
{
    const struct pack_page *page = pack_page(pack, 0, index);
    assert_int_equal(page->block_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(page->blocks[i].kind, kinds[i]);
    return page->blocks;
}

static void test_text_blocks(void **state)
{
    (void)state;
    const struct pack_block *blocks = pack_page(pack, 0, 0)->blocks;
    expect_text(&blocks[0].text, "Құдық [сулы қабатқа](glossary:aquifer) жетеді.",
        "A well reaches the [aquifer](glossary:aquifer).");
    expect_mark(blocks[0].mark, "water/wells.yaml", 6, 5, 4);
    expect_mark(blocks[0].text.mark[1], "water/wells.yaml", 8, 11, 47);
    expect_text(&blocks[1].text, "Оны **қолмен** қазған.", "It was dug **by hand**.");
    expect_mark(blocks[1].text.mark[1], "water/wells.yaml", 11, 11, 2);
    assert_int_equal(blocks[2].list.count, 2);
    expect_text(&blocks[2].list.items[1], "арқан", "a rope");
    expect_text(&blocks[3].text, "Терең құдыққа жақындамаңыз.", "Keep away from a deep well.");
    expect_text(&blocks[4].quote.text, "Су — өмір.", "Water is *life*.");
    expect_text(&blocks[4].quote.by, "Мақал", "A saying");
    expect_text(&blocks[5].number.label, "Тереңдігі", "Depth");
    expect_text(&blocks[5].number.value, "30 м", "30 m");
    expect_text(&blocks[5].number.caption, "Ең терең құдық.", "The deepest well.");
    expect_text(&blocks[8].check.question, "Су қайда?", "Where is the water?");
    expect_text(&blocks[8].check.answer, "Жер астында.", "Under the **ground**.");
    expect_text(&blocks[9].text, "Сіз қайдан су аласыз?", "Where do you get water?");
    assert_int_equal(blocks[10].sources.count, 2);
    assert_int_equal(blocks[10].sources.indices[0], 1);
    assert_int_equal(blocks[10].sources.indices[1], 0);
}

static void test_images(void **state)
{
    (void)state;
    const struct pack_block *png = &pack_page(pack, 0, 0)->blocks[6], *jpeg = png + 1;
    assert_string_equal(png->image.image.path, "media/well.png");
    assert_int_equal(png->image.image.format, PACK_PNG);
    assert_int_equal(png->image.image.size.x, 6);
    assert_int_equal(png->image.image.size.y, 4);
    expect_text(&png->image.alt, "Тас құдық", "A stone well");
    expect_text(&png->image.caption, "Ескі құдық.", "An old well.");
    assert_int_equal(jpeg->image.image.format, PACK_JPEG);
    assert_int_equal(jpeg->image.image.size.x, 8);
    assert_int_equal(jpeg->image.image.size.y, 5);
    assert_null(pack_in(&jpeg->image.caption, 0));
}

static void test_timeline_and_route(void **state)
{
    (void)state;
    static const enum pack_block_kind kinds[] = {
        PACK_TIMELINE, PACK_COMPARE, PACK_QUIZ, PACK_ROUTE};
    const struct pack_block *blocks = expect_kinds(2, kinds, 4);
    assert_int_equal(blocks[0].timeline.count, 2);
    const struct pack_step *step = blocks[0].timeline.steps;
    expect_text(&step->date, "1901", "1901");
    expect_text(&step->title, "Алғашқы құдық", "The first well");
    expect_text(&step->text, "Ауылда **бір** құдық.", "One **well** in the village.");
    assert_false(step->planned);
    expect_text(&step[1].date, "Келесі жыл", "Next year");
    expect_text(&step[1].title, "Жаңа құдық", "A new well");
    expect_text(&step[1].text, "Оны қазу жоспарда.", "It is planned.");
    assert_true(step[1].planned);
    assert_int_equal(blocks[3].route.count, 2);
    const struct pack_step *station = blocks[3].route.stations;
    assert_null(pack_in(&station->date, 0));
    assert_false(station->planned);
    expect_text(&station->title, "Бұлақ", "The spring");
    expect_text(&station->text, "Су осында басталады.", "Water **begins** here.");
    expect_text(&station[1].title, "Көл", "The lake");
    expect_text(&station[1].text, "Су осында жиналады.", "Water gathers here.");
    assert_int_equal(pack_page(pack, 0, 2)->seconds[1], 17); // 56 words in English: 16.8 s
}

static void test_compare_and_quiz(void **state)
{
    (void)state;
    const struct pack_block *compare = &pack_page(pack, 0, 2)->blocks[1], *quiz = compare + 1;
    expect_text(&compare->compare.before, "Бұрын", "Before");
    expect_text(&compare->compare.after, "Кейін", "After");
    assert_int_equal(compare->compare.count, 2);
    const struct pack_row *row = compare->compare.rows;
    expect_text(&row->what, "Су", "Water");
    expect_text(&row->before, "өзеннен", "from the river");
    expect_text(&row->after, "құдықтан", "from the well");
    expect_text(&row[1].what, "Жол", "The way");
    expect_text(&row[1].before, "ұзақ", "long");
    expect_text(&row[1].after, "қысқа", "short");
    expect_text(&quiz->quiz.question, "Су қайда?", "Where is the water?");
    assert_int_equal(quiz->quiz.count, 3);
    expect_text(&quiz->quiz.answers[0], "Аспанда", "In the sky");
    expect_text(&quiz->quiz.answers[1], "Жер астында", "Under the ground");
    expect_text(&quiz->quiz.answers[2], "Үйде", "At home");
    assert_int_equal(quiz->quiz.right, 1);
    expect_text(&quiz->quiz.explanation, "Құдық *терең*.", "The well is *deep*.");
}

static void expect_number(
    const struct pack_value *value, const char *label, double number, const char *written)
{
    assert_string_equal(pack_in(&value->label, 1), label);
    assert_true(value->value == number);
    assert_string_equal(value->written, written);
}

static void test_charts(void **state)
{
    (void)state;
    static const enum pack_block_kind kinds[] = {
        PACK_CHART, PACK_CHART, PACK_GALLERY, PACK_GLOSSARY, PACK_GLOSSARY, PACK_QR};
    const struct pack_block *line = expect_kinds(3, kinds, 6), *bars = line + 1;
    assert_true(line->chart.line);
    expect_text(&line->chart.title, "Судың деңгейі", "The water level");
    expect_text(&line->chart.unit, "м", "m");
    assert_int_equal(line->chart.count, 2);
    expect_number(&line->chart.values[0], "Spring", 12.5, "12.50");
    expect_number(&line->chart.values[1], "Autumn", -0.25, "-0.25");
    assert_int_equal(line->chart.source.source, 0);
    assert_int_equal(line->chart.source.paragraph, 7);
    assert_false(bars->chart.line);
    expect_text(&bars->chart.title, "Құдықтар", "Wells");
    expect_text(&bars->chart.unit, "дана", "wells");
    assert_int_equal(bars->chart.count, 2);
    expect_number(&bars->chart.values[0], "A", 0, "0");
    expect_number(&bars->chart.values[1], "B", 123456789, "123456789");
    assert_int_equal(bars->chart.source.paragraph, 0);
}

static void test_gallery(void **state)
{
    (void)state;
    const struct pack_block *gallery = &pack_page(pack, 0, 3)->blocks[2];
    assert_int_equal(gallery->gallery.count, 2);
    const struct pack_picture *picture = gallery->gallery.pictures;
    assert_string_equal(picture->image.path, "media/well.png");
    assert_int_equal(picture->image.size.x, 6);
    expect_text(&picture->alt, "Тас құдық", "A stone well");
    assert_null(pack_in(&picture->caption, 0));
    assert_string_equal(picture[1].image.path, "media/rope.jpg");
    assert_int_equal(picture[1].image.format, PACK_JPEG);
    expect_text(&picture[1].alt, "Арқан", "A rope");
    expect_text(&picture[1].caption, "Берік арқан.", "A strong rope.");
}

// Terms come in the order of glossary.yaml, whatever the order of the list.
static void test_glossary_and_qr(void **state)
{
    (void)state;
    const struct pack_block *listed = &pack_page(pack, 0, 3)->blocks[3];
    for (const struct pack_block *block = listed; block < listed + 2; block++) {
        assert_int_equal(block->glossary.count, 2);
        assert_int_equal(block->glossary.terms[0], 0);
        assert_int_equal(block->glossary.terms[1], 1);
    }
    assert_string_equal(pack->terms[1].id, "gravel");
    assert_string_equal(listed[2].qr.url, "https://example.org/wells?page=1");
    expect_text(&listed[2].qr.label, "Кітап", "The book");
}

static void test_words(void **state)
{
    (void)state;
    const struct pack_words *kk = pack->languages[0].words, *en = pack->languages[1].words;
    assert_string_equal(kk->code, "kk");
    assert_false(kk->right_to_left);
    assert_string_equal(kk->text[WORD_BEGIN], "Бастау үшін түртіңіз");
    assert_string_equal(en->text[WORD_BEGIN], "Touch the well"); // the pack's own
    assert_string_equal(en->text[WORD_PAGE_OF], "{n} of {count}");
    for (int i = 0; i < WORD_COUNT; i++) {
        assert_non_null(kk->text[i]);
        assert_non_null(en->text[i]);
    }
    assert_string_equal(word_key(WORD_STILL_THERE), "still_there");
}

// Every language that the program brings is complete, with nothing but what is known.
static void test_program_words(void **state)
{
    (void)state;
    static const char *const codes[] = {"kk", "ru", "en"};
    char path[64], file[128];
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct buf text = {0};
        struct diag faults = {0};
        temp_create(path);
        snprintf(file, sizeof file, "%s/pack.yaml", path);
        buf_print(&text, "languages: [%s]\n", codes[i]);
        temp_write(file, buf_text(&text), text.length);
        assert_null(pack_load(path, &temp_seams, &faults));
        for (size_t j = 0; j < faults.count; j++) {
            assert_non_null(faults.items[j].mark.path);
            assert_null(strstr(faults.items[j].mark.path, "words"));
            assert_null(strstr(faults.items[j].message, "words"));
        }
        diag_finish(&faults);
        buf_finish(&text);
        temp_remove(path);
    }
}

// A byte order mark and Windows line ends change nothing.
static void test_windows_file(void **state)
{
    (void)state;
    char path[64], file[128];
    struct buf unix_text = {0}, text = {0};
    struct diag faults = {0};
    temp_create(path);
    snprintf(file, sizeof file, "%s/water/wells.yaml", path);
    temp_read(file, &unix_text);
    buf_add_text(&text, "\xEF\xBB\xBF");
    for (size_t i = 0; i < unix_text.length; i++)
        buf_add(&text, unix_text.text[i] == '\n' ? "\r\n" : &unix_text.text[i],
            unix_text.text[i] == '\n' ? 2 : 1);
    temp_write(file, text.text, text.length);
    struct pack *windows = pack_load(path, &temp_seams, &faults);
    assert_non_null(windows);
    const struct pack_page *page = pack_page(windows, 0, 0);
    expect_mark(page->blocks[0].text.mark[1], "water/wells.yaml", 8, 11, 47);
    expect_text(&page->blocks[1].text, "Оны **қолмен** қазған.", "It was dug **by hand**.");
    pack_destroy(windows);
    diag_finish(&faults);
    buf_finish(&unix_text);
    buf_finish(&text);
    temp_remove(path);
}

// Without the seams, nothing is checked against fonts and every word must come from the pack.
static void test_no_seams(void **state)
{
    (void)state;
    struct diag faults = {0};
    const struct pack_seams none = {0};
    assert_null(pack_load(TESTS_FOLDER "/packs/minimal", &none, &faults));
    assert_int_equal(faults.counts[DIAG_ERROR], 2); // one for each language
    diag_finish(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_the_draft_is_noted),
        cmocka_unit_test(test_pack),
        cmocka_unit_test(test_sources_and_terms),
        cmocka_unit_test(test_theme),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_block_kinds),
        cmocka_unit_test(test_text_blocks),
        cmocka_unit_test(test_images),
        cmocka_unit_test(test_timeline_and_route),
        cmocka_unit_test(test_compare_and_quiz),
        cmocka_unit_test(test_charts),
        cmocka_unit_test(test_gallery),
        cmocka_unit_test(test_glossary_and_qr),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_program_words),
        cmocka_unit_test(test_windows_file),
        cmocka_unit_test(test_no_seams),
    };
    return cmocka_run_group_tests(tests, load_minimal, destroy_minimal);
}

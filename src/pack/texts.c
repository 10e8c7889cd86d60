// One function a part of the model, in the model's order.
#include "pack/texts.h"

#include "pack/pages.h"

static void each(
    const struct pack_text *texts, size_t count, pack_text_visitor *visit, void *context)
{
    for (size_t i = 0; i < count; i++)
        visit(context, &texts[i]);
}

static void each_step(
    const struct pack_step *steps, size_t count, pack_text_visitor *visit, void *context)
{
    for (size_t i = 0; i < count; i++) {
        visit(context, &steps[i].date);
        visit(context, &steps[i].title);
        visit(context, &steps[i].text);
    }
}

static void each_row(const struct pack_block *block, pack_text_visitor *visit, void *context)
{
    visit(context, &block->compare.before);
    visit(context, &block->compare.after);
    for (size_t i = 0; i < block->compare.count; i++) {
        visit(context, &block->compare.rows[i].what);
        visit(context, &block->compare.rows[i].before);
        visit(context, &block->compare.rows[i].after);
    }
}

static void each_of_data(const struct pack_block *block, pack_text_visitor *visit, void *context)
{
    switch (block->kind) {
    case PACK_CHART:
        visit(context, &block->chart.title);
        visit(context, &block->chart.unit);
        for (size_t i = 0; i < block->chart.count; i++)
            visit(context, &block->chart.values[i].label);
        break;
    case PACK_GALLERY:
        for (size_t i = 0; i < block->gallery.count; i++)
            visit(context, &block->gallery.pictures[i].caption);
        break;
    case PACK_QUIZ:
        visit(context, &block->quiz.question);
        each(block->quiz.answers, block->quiz.count, visit, context);
        visit(context, &block->quiz.explanation);
        break;
    case PACK_QR:
        visit(context, &block->qr.label);
        break;
    default: // SOURCES, GLOSSARY: no texts of their own
        break;
    }
}

static void each_of_block(const struct pack_block *block, pack_text_visitor *visit, void *context)
{
    switch (block->kind) {
    case PACK_LEAD:
    case PACK_TEXT:
    case PACK_NOTE:
    case PACK_THINK:
        visit(context, &block->text);
        break;
    case PACK_LIST:
        each(block->list.items, block->list.count, visit, context);
        break;
    case PACK_QUOTE:
        visit(context, &block->quote.text);
        visit(context, &block->quote.by);
        break;
    case PACK_NUMBER:
        visit(context, &block->number.label);
        visit(context, &block->number.value);
        visit(context, &block->number.caption);
        break;
    case PACK_IMAGE:
        visit(context, &block->image.caption);
        break;
    case PACK_CHECK:
        visit(context, &block->check.question);
        visit(context, &block->check.answer);
        break;
    case PACK_TIMELINE:
        each_step(block->timeline.steps, block->timeline.count, visit, context);
        break;
    case PACK_ROUTE:
        each_step(block->route.stations, block->route.count, visit, context);
        break;
    case PACK_COMPARE:
        each_row(block, visit, context);
        break;
    default:
        each_of_data(block, visit, context);
    }
}

void pack_each_text_of_page(const struct pack_page *page, pack_text_visitor *visit, void *context)
{
    visit(context, &page->title);
    for (size_t i = 0; i < page->block_count; i++)
        each_of_block(&page->blocks[i], visit, context);
}

static void each_of_theme(
    const struct pack *pack, int index, pack_text_visitor *visit, void *context)
{
    const struct pack_theme *theme = &pack->themes[index];
    visit(context, &theme->title);
    visit(context, &theme->summary);
    for (int i = 0; !pack->large && i < (int)theme->page_count; i++)
        pack_each_text_of_page(pack_page(pack, index, i), visit, context);
}

void pack_each_text(const struct pack *pack, pack_text_visitor *visit, void *context)
{
    const struct pack_text *const heads[] = {&pack->title, &pack->home_title, &pack->home_intro,
        &pack->attract_kicker, &pack->attract_text, &pack->credits};
    enum { HEADS = sizeof heads / sizeof heads[0] };
    for (int i = 0; i < HEADS; i++)
        visit(context, heads[i]);
    each(pack->questions, pack->question_count, visit, context);
    for (size_t i = 0; i < pack->source_count; i++) {
        visit(context, &pack->sources[i].author);
        visit(context, &pack->sources[i].title);
    }
    for (size_t i = 0; i < pack->term_count; i++) {
        visit(context, &pack->terms[i].term);
        visit(context, &pack->terms[i].meaning);
    }
    for (int i = 0; i < (int)pack->theme_count; i++)
        each_of_theme(pack, i, visit, context);
    if (pack->about)
        pack_each_text_of_page(pack->about, visit, context);
}

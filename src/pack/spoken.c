// One function a family of kinds. The order is that of reading, which is also that of the keyboard.
#include "pack/spoken.h"

#include "base/markup.h"

struct speech {
    const struct pack *pack;
    int language;
    struct buf *out;
};

// A line of its own; nothing for a text that is not there.
static void say(const struct speech *speech, const struct pack_text *text)
{
    const char *marked = text->in[speech->language];
    struct arena arena = {0};
    if (!marked)
        return;
    buf_add_text(speech->out, markup_plain(&arena, marked));
    buf_add_text(speech->out, "\n");
    arena_finish(&arena);
}

static void say_pair(
    const struct speech *speech, const struct pack_text *head, const struct pack_text *text)
{
    buf_print(speech->out, "%s: %s\n", head->in[speech->language], text->in[speech->language]);
}

static void say_steps(const struct speech *speech, const struct pack_step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        say(speech, &steps[i].date);
        say(speech, &steps[i].title);
        say(speech, &steps[i].text);
    }
}

static void say_rows(const struct speech *speech, const struct pack_block *block)
{
    for (size_t i = 0; i < block->compare.count; i++) {
        const struct pack_row *row = &block->compare.rows[i];
        say(speech, &row->what);
        say_pair(speech, &block->compare.before, &row->before);
        say_pair(speech, &block->compare.after, &row->after);
    }
}

static void say_quiz(const struct speech *speech, const struct pack_block *block)
{
    say(speech, &block->quiz.question);
    for (size_t i = 0; i < block->quiz.count; i++) {
        buf_print(speech->out, "%zu. ", i + 1);
        say(speech, &block->quiz.answers[i]);
    }
}

static void say_chart(const struct speech *speech, const struct pack_block *block)
{
    say(speech, &block->chart.title);
    for (size_t i = 0; i < block->chart.count; i++)
        buf_print(speech->out, "%s: %s %s\n", block->chart.values[i].label.in[speech->language],
            block->chart.values[i].written, block->chart.unit.in[speech->language]);
}

static void say_picture(
    const struct speech *speech, const struct pack_text *alt, const struct pack_text *caption)
{
    say(speech, alt);
    say(speech, caption);
}

static void say_figures(const struct speech *speech, const struct pack_block *block)
{
    switch (block->kind) {
    case PACK_TIMELINE:
        say_steps(speech, block->timeline.steps, block->timeline.count);
        break;
    case PACK_COMPARE:
        say_rows(speech, block);
        break;
    case PACK_QUIZ:
        say_quiz(speech, block);
        break;
    case PACK_ROUTE:
        say_steps(speech, block->route.stations, block->route.count);
        break;
    case PACK_CHART:
        say_chart(speech, block);
        break;
    case PACK_GALLERY:
        for (size_t i = 0; i < block->gallery.count; i++)
            say_picture(
                speech, &block->gallery.pictures[i].alt, &block->gallery.pictures[i].caption);
        break;
    case PACK_GLOSSARY:
        for (size_t i = 0; i < block->glossary.count; i++)
            say(speech, &speech->pack->terms[block->glossary.terms[i]].term);
        break;
    default: // QR
        say(speech, &block->qr.label);
        buf_print(speech->out, "%s\n", block->qr.url);
    }
}

static void say_block(const struct speech *speech, const struct pack_block *block)
{
    switch (block->kind) {
    case PACK_LEAD:
    case PACK_TEXT:
    case PACK_NOTE:
    case PACK_THINK:
        say(speech, &block->text);
        break;
    case PACK_LIST:
        for (size_t i = 0; i < block->list.count; i++)
            say(speech, &block->list.items[i]);
        break;
    case PACK_QUOTE:
        say(speech, &block->quote.text);
        say(speech, &block->quote.by);
        break;
    case PACK_NUMBER:
        say_pair(speech, &block->number.label, &block->number.value);
        say(speech, &block->number.caption);
        break;
    case PACK_IMAGE:
        say_picture(speech, &block->image.alt, &block->image.caption);
        break;
    case PACK_CHECK:
        say(speech, &block->check.question);
        break;
    case PACK_SOURCES:
        for (size_t i = 0; i < block->sources.count; i++)
            say_pair(speech, &speech->pack->sources[block->sources.indices[i]].author,
                &speech->pack->sources[block->sources.indices[i]].title);
        break;
    default:
        say_figures(speech, block);
    }
}

void pack_speak_block(
    const struct pack *pack, const struct pack_block *block, int language, struct buf *out)
{
    struct speech speech = {pack, language, out};
    say_block(&speech, block);
}

void pack_speak_page(
    const struct pack *pack, const struct pack_page *page, int language, struct buf *out)
{
    struct speech speech = {pack, language, out};
    say(&speech, &page->title);
    for (size_t i = 0; i < page->block_count; i++)
        say_block(&speech, &page->blocks[i]);
}

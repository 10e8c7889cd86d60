// Words and texts in the visitor's language.
#include "screen/parts.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "pack/pages.h"

#include <string.h>

const char *screen_word(const struct screen *s, enum word word)
{
    return s->pack->languages[s->language].words->text[word];
}

const char *screen_fill(struct arena *arena, const char *text, const char *name, const char *value)
{
    const char *slot = arena_print(arena, "{%s}", name);
    const char *at = strstr(text, slot);
    if (!at)
        return text;
    return arena_print(arena, "%.*s%s%s", (int)(at - text), text, value, at + strlen(slot));
}

const char *screen_word_of(const struct screen *s, enum word word, int n, int count)
{
    struct arena *arena = s->ui.arena;
    const char *text = screen_fill(arena, screen_word(s, word), "n", arena_print(arena, "%d", n));
    return screen_fill(arena, text, "count", arena_print(arena, "%d", count));
}

const char *screen_text(const struct screen *s, const struct pack_text *text)
{
    return text->in[s->language];
}

// Letters are as wide as those of the longest interface text, which every language has.
int screen_measure_px(struct screen *s)
{
    enum { CHARACTERS = 68 };
    const char *sample = screen_word(s, WORD_DRAFT);
    int width = ui_text_width(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1}, sample);
    int characters = (int)utf8_count(sample);
    return geom_min(s->m->measure_px, width * CHARACTERS / geom_max(1, characters));
}

static struct text_font span_font(
    const struct ui_metrics *metrics, struct ui_type type, const struct markup_span *span)
{
    struct text_font font = ui_font(metrics, type.role);
    if (type.weight >= 0)
        font.weight = (uint8_t)type.weight;
    if (span->bold)
        font.weight = TEXT_BOLD;
    font.italic = span->italic;
    return font;
}

static struct ui_set set_markup(
    struct screen *s, struct ui_type type, const struct markup *markup, int width_px)
{
    struct text_span *spans = ARENA_ARRAY(s->ui.arena, struct text_span, markup->count);
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_span *span = &markup->spans[i];
        spans[i] = (struct text_span){
            .text = span->text,
            .font = span_font(s->m, type, span),
            .tag = span->term ? pack_find_term(s->pack, span->term) : -1,
        };
    }
    return ui_set_spans(&s->ui, type, spans, markup->count, width_px);
}

struct ui_set screen_set_marked(
    struct screen *s, struct ui_type type, const char *marked, int width_px)
{
    struct markup markup;
    struct ui_set set;
    if (!markup_parse(s->ui.arena, marked, &markup, NULL))
        return ui_set_text(&s->ui, type, marked, width_px);
    do
        set = set_markup(s, type, &markup, width_px);
    while (set.block.overfull && ui_smaller(&type));
    set.origin = marked;
    return set;
}

colour screen_accent(const struct screen *s, int theme)
{
    return theme < 0 ? s->style->ink : ui_accent(s->style, s->pack->themes[theme].accent);
}

const struct pack_page *screen_page(const struct screen *s)
{
    if (s->visit->place == VISIT_ABOUT)
        return s->pack->about;
    return pack_page(s->pack, s->visit->theme, s->visit->page);
}

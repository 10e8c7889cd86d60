// The panel of languages, for packs that have more of them than the dock holds: a button each, by
// their own names, in the pack's order.
#include "screen/panel.h"

static int count_of(const struct screen *s)
{
    return (int)s->pack->language_count;
}

static int measure(struct screen *s, const void *context, int width)
{
    (void)context;
    (void)width;
    return count_of(s) * s->m->main_px + (count_of(s) - 1) * s->m->apart_px;
}

static void put(struct screen *s, const void *context, struct rect area)
{
    (void)context;
    const char *shown = s->ui.language;
    for (int i = 0; i < count_of(s); i++) {
        s->ui.language = s->pack->languages[i].code;
        ui_put_button(&s->ui,
            (struct rect){
                area.x, area.y + i * (s->m->main_px + s->m->apart_px), area.w, s->m->main_px},
            &(struct ui_button){.label = s->pack->languages[i].words->text[WORD_LANGUAGE_NAME],
                .look = i == s->language ? UI_CHOSEN : UI_PLAIN,
                .action = {ACTION_LANGUAGE, (int16_t)i, 0}});
    }
    s->ui.language = shown;
}

void languages_draw(struct screen *s)
{
    panel_put(s, &(struct panel_content){
                     screen_word(s, WORD_LANGUAGE_NAME), WORD_CLOSE, measure, put, NULL});
}

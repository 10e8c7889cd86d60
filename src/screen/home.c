// Home: one card a theme. A row of tall cards where there is room, else two columns of flat ones.
#include "screen/parts.h"

enum { BAND_EMS_10 = 27 }; // width of a flat card's band, in tenths of the text's em

// How the cards stand, and what is left out where there is little room.
struct home_layout {
    int columns; // 0 = one for each theme
    bool flat;   // icon beside the text, not above
    bool intro, summary, foot;
    bool last; // nothing tighter follows: a word too wide is set smaller
};

struct home_card {
    struct ui_set title, summary, foot;
    int text_height;
    bool cut; // a word is wider than the card
};

static int band_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT] * BAND_EMS_10 / 10;
}

static const char *pages_and_minutes(struct screen *s, const struct pack_theme *theme)
{
    int seconds = theme->seconds[s->language];
    struct arena *arena = s->ui.arena;
    const char *text = screen_fill(arena, screen_word(s, WORD_PAGES_MINUTES), "pages",
        arena_print(arena, "%d", (int)theme->page_count));
    return screen_fill(arena, text, "minutes", arena_print(arena, "%d", (seconds + 59) / 60));
}

static struct home_card set_card(
    struct screen *s, const struct pack_theme *theme, struct home_layout layout, int width)
{
    struct ui *ui = &s->ui;
    struct home_card card = {
        .title = ui_set_text(ui,
            (struct ui_type){.role = UI_CARD_TITLE, .weight = -1, .fixed = !layout.last},
            screen_text(s, &theme->title), width),
    };
    card.text_height = card.title.block.height_px;
    if (layout.summary) {
        card.summary = ui_set_text(ui, (struct ui_type){.role = UI_SMALL, .weight = -1},
            screen_text(s, &theme->summary), width);
        card.text_height += s->m->space_px / 3 + card.summary.block.height_px;
    }
    card.cut = card.title.block.overfull || card.summary.block.overfull;
    if (!layout.foot || s->pack->large) // how long its pages take to read is not known
        return card;
    card.foot = ui_set_text(ui, (struct ui_type){.role = UI_SMALL, .weight = TEXT_SEMIBOLD},
        pages_and_minutes(s, theme), width);
    card.text_height += s->m->space_px + card.foot.block.height_px;
    return card;
}

static void put_texts(
    struct screen *s, const struct home_card *card, struct rect area, colour accent)
{
    struct ui *ui = &s->ui;
    bool alone = !card->summary.block.count && !card->foot.block.count;
    int y = alone ? area.y + (area.h - card->title.block.height_px) / 2 : area.y;
    ui_put(ui, &card->title, area.x, y, accent);
    y += card->title.block.height_px + s->m->space_px / 3;
    ui_put(ui, &card->summary, area.x, y, s->style->ink_2);
    ui_put(ui, &card->foot, area.x, rect_bottom(area) - card->foot.block.height_px, accent);
}

static void put_band(struct screen *s, struct rect band, const struct pack_theme *theme,
    colour accent, bool flat, bool pressed)
{
    struct ui *ui = &s->ui;
    colour ground = pressed ? ui_pressed(accent) : accent;
    int corners = flat ? DRAW_TOP_LEFT | DRAW_BOTTOM_LEFT : DRAW_TOP_LEFT | DRAW_TOP_RIGHT;
    ui_fill_corners(ui, band, ground, s->m->card_radius_px, corners);
    if (!flat)
        ui_frieze(ui, band, colour_alpha(s->style->on_accent, 46));
    int size = geom_min(band.w, band.h) * (flat ? 55 : 52) / 100;
    ui_picture(ui,
        (struct rect){band.x + (band.w - size) / 2, band.y + (band.h - size) / 2, size, size},
        theme->icon.file, s->style->on_accent, 0);
}

// The room for text in a card: beside or below the band, within the padding.
static struct rect text_area(const struct screen *s, struct rect card, struct rect band, bool flat)
{
    struct rect text = card;
    if (flat) {
        text.x = rect_right(band);
        text.w = rect_right(card) - text.x;
    } else {
        text.y = rect_bottom(band);
        text.h = rect_bottom(card) - text.y;
    }
    return rect_inset(text, s->m->pad_px * 2 / 3, s->m->pad_px * 2 / 3);
}

static struct rect band_area(const struct screen *s, struct rect card, bool flat)
{
    struct rect band = rect_inset(card, s->m->hair_px, s->m->hair_px);
    if (flat)
        band.w = band_px(s);
    else
        band.h = card.h * 42 / 100;
    return band;
}

static void put_card(struct screen *s, int theme_index, struct home_layout layout, struct rect area)
{
    const struct pack_theme *theme = &s->pack->themes[theme_index];
    struct action action = {ACTION_THEME, (int16_t)theme_index, 0};
    colour accent = screen_accent(s, theme_index);
    bool pressed = ui_target(&s->ui, area, action, s->m->card_radius_px);
    colour ground = pressed ? ui_tint(s->style, accent) : s->style->card;
    ui_card(&s->ui, area, ground, s->style->line, s->m->hair_px, s->m->card_radius_px);
    struct rect band = band_area(s, area, layout.flat);
    put_band(s, band, theme, accent, layout.flat, pressed);
    struct rect text = text_area(s, area, band, layout.flat);
    struct home_card card = set_card(s, theme, layout, text.w);
    put_texts(s, &card, text, accent);
}

struct home_grid {
    struct home_layout layout;
    int columns, rows;
    int width, height; // of a card
    int head_px;       // above the cards
    int height_px;     // of all
    bool cut;          // a word is wider than its card
};

// How high the highest card's text is, and whether a word was cut.
static int tallest(struct screen *s, struct home_grid *grid)
{
    struct rect card = {0, 0, grid->width, 0};
    struct rect text = text_area(s, card, band_area(s, card, grid->layout.flat), grid->layout.flat);
    int height = 0;
    for (size_t i = 0; i < s->pack->theme_count; i++) {
        struct home_card set = set_card(s, &s->pack->themes[i], grid->layout, text.w);
        height = geom_max(height, set.text_height);
        grid->cut = grid->cut || set.cut;
    }
    return height + 2 * (s->m->pad_px * 2 / 3);
}

// The cards share what the head leaves; they are never lower than their text needs.
static struct home_grid plan_grid(
    struct screen *s, struct rect area, struct home_layout layout, int head_px)
{
    int count = (int)s->pack->theme_count, gap = s->m->gap_px;
    struct home_grid grid = {.layout = layout, .head_px = head_px};
    grid.columns = layout.columns ? geom_min(layout.columns, count) : count;
    grid.rows = (count + grid.columns - 1) / grid.columns;
    grid.width = (area.w - gap * (grid.columns - 1)) / grid.columns;
    int least = geom_max(tallest(s, &grid), s->m->main_px);
    if (!layout.flat)
        least = geom_max(least * 100 / 58, s->m->role_px[UI_TEXT] * 10);
    int room = (area.h - head_px - gap * grid.rows) / grid.rows;
    int most = layout.flat ? geom_max(least, s->m->role_px[UI_TEXT] * 9) : grid.width * 7 / 4;
    grid.height = geom_clamp(room, least, geom_max(most, least));
    grid.height_px = head_px + grid.rows * (grid.height + gap);
    return grid;
}

static void put_grid(struct screen *s, const struct home_grid *grid, struct point origin)
{
    int gap = s->m->gap_px;
    for (int i = 0; i < (int)s->pack->theme_count; i++) {
        struct rect card = {origin.x + i % grid->columns * (grid->width + gap),
            origin.y + grid->head_px + i / grid->columns * (grid->height + gap), grid->width,
            grid->height};
        put_card(s, i, grid->layout, card);
    }
}

struct home_head {
    struct ui_set title, intro;
    int height_px;
};

static struct home_head set_head(struct screen *s, bool intro, int width)
{
    struct home_head head = {
        .title = ui_set_text(&s->ui, (struct ui_type){.role = UI_HEADING, .weight = -1},
            s->top_px > 0 ? "" : screen_text(s, &s->pack->home_title), width),
    };
    head.height_px = s->m->gap_px + head.title.block.height_px + s->m->gap_px * 2 / 3;
    if (!intro)
        return head;
    head.intro = ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1},
        screen_text(s, &s->pack->home_intro), width);
    head.height_px += s->m->space_px / 4 + head.intro.block.height_px + s->m->gap_px / 3;
    return head;
}

// From the roomiest to the tightest; the first in which everything stands without scrolling and
// without a cut word is taken.
static const struct home_layout LAYOUTS[] = {
    {0, false, true, true, true, false},
    {2, false, true, true, true, false},
    {2, true, true, true, true, false},
    {2, true, true, true, false, false},
    {2, true, false, true, false, false},
    {1, true, true, true, true, false},
    {1, true, true, true, false, false},
    {2, true, false, false, false, false},
    {1, true, false, false, false, true},
};

enum { LAYOUT_COUNT = sizeof LAYOUTS / sizeof *LAYOUTS };

static struct home_grid choose(struct screen *s, bool *rail_out)
{
    struct rect area = screen_content(s, false);
    for (int i = 0; i < LAYOUT_COUNT; i++) {
        struct home_head head = set_head(s, LAYOUTS[i].intro, area.w);
        struct home_grid grid = plan_grid(s, area, LAYOUTS[i], head.height_px);
        if (!grid.cut && grid.height_px <= area.h)
            return grid;
    }
    *rail_out = true;
    area = screen_content(s, true);
    struct home_grid grid = {.cut = true};
    for (int i = 2; grid.cut && i < LAYOUT_COUNT; i++) {
        struct home_head head = set_head(s, LAYOUTS[i].intro, area.w);
        grid = plan_grid(s, area, LAYOUTS[i], head.height_px);
    }
    return grid;
}

void home_draw(struct screen *s)
{
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->paper, 0);
    bool rail = false;
    struct home_grid grid = choose(s, &rail);
    struct screen_scroll scroll = screen_scroll_begin(s, rail, grid.height_px);
    struct home_head head = set_head(s, grid.layout.intro, scroll.area.w);
    int x = scroll.area.x, y = scroll.area.y - scroll.offset_px;
    int title_y = y + s->m->gap_px;
    ui_put(&s->ui, &head.title, x, title_y, s->style->ink);
    ui_put(&s->ui, &head.intro, x, title_y + head.title.block.height_px + s->m->space_px / 4,
        s->style->ink_2);
    put_grid(s, &grid, (struct point){x, y});
    screen_scroll_end(s, &scroll);
    dock_draw(s, s->style->ink, 0, 0);
}

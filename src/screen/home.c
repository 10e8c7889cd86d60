// Home: one card a theme. A row of tall cards where there is room, else two columns of flat ones.
#include "screen/parts.h"

enum { FLAT_BAND_EMS = 4, TALL_CARD_EMS = 10 };

struct home_card {
    struct ui_set title, summary, foot;
    int text_height;
};

static int columns(const struct screen *s, struct rect area)
{
    int count = (int)s->pack->theme_count;
    int widest = TALL_CARD_EMS * s->m->role_px[UI_TEXT];
    bool row_fits = (area.w + s->m->gap_px) / count - s->m->gap_px >= widest;
    return row_fits && area.h > s->m->role_px[UI_TEXT] * 20 ? count : area.w < widest * 2 ? 1 : 2;
}

static const char *pages_and_minutes(struct screen *s, const struct pack_theme *theme)
{
    int seconds = 0;
    for (size_t i = 0; i < theme->page_count; i++)
        seconds += theme->pages[i].seconds[s->language];
    struct arena *arena = s->ui.arena;
    const char *text = screen_fill(arena, screen_word(s, WORD_PAGES_MINUTES), "pages",
        arena_print(arena, "%d", (int)theme->page_count));
    return screen_fill(arena, text, "minutes", arena_print(arena, "%d", (seconds + 59) / 60));
}

static struct home_card set_card(struct screen *s, const struct pack_theme *theme, int width)
{
    struct ui *ui = &s->ui;
    struct home_card card = {
        .title = ui_set_text(ui, (struct ui_type){.role = UI_CARD_TITLE, .weight = -1},
            screen_text(s, &theme->title), width),
        .summary = ui_set_text(ui, (struct ui_type){.role = UI_SMALL, .weight = -1},
            screen_text(s, &theme->summary), width),
        .foot = ui_set_text(ui, (struct ui_type){.role = UI_SMALL, .weight = TEXT_SEMIBOLD},
            pages_and_minutes(s, theme), width),
    };
    card.text_height = card.title.block.height_px + s->m->space_px / 3 +
                       card.summary.block.height_px + s->m->space_px + card.foot.block.height_px;
    return card;
}

static void put_texts(
    struct screen *s, const struct home_card *card, struct rect area, colour accent)
{
    struct ui *ui = &s->ui;
    ui_put(ui, &card->title, area.x, area.y, accent);
    int y = area.y + card->title.block.height_px + s->m->space_px / 3;
    ui_put(ui, &card->summary, area.x, y, s->style->ink_2);
    ui_put(ui, &card->foot, area.x, rect_bottom(area) - card->foot.block.height_px, accent);
}

static void put_band(
    struct screen *s, struct rect band, const struct pack_theme *theme, bool flat, bool pressed)
{
    struct ui *ui = &s->ui;
    colour ground = pressed ? ui_pressed(theme->accent) : theme->accent;
    int corners = flat ? DRAW_TOP_LEFT | DRAW_BOTTOM_LEFT : DRAW_TOP_LEFT | DRAW_TOP_RIGHT;
    ui_fill_corners(ui, band, ground, s->m->card_radius_px, corners);
    if (!flat)
        ui_frieze(ui, band, colour_alpha(s->style->on_accent, 46));
    int size = geom_min(band.w, band.h) * (flat ? 55 : 52) / 100;
    ui_picture(ui,
        (struct rect){band.x + (band.w - size) / 2, band.y + (band.h - size) / 2, size, size},
        theme->icon.file, s->style->on_accent, 0);
}

static void put_card(struct screen *s, int theme_index, struct rect area, bool flat)
{
    const struct pack_theme *theme = &s->pack->themes[theme_index];
    const struct ui_metrics *m = s->m;
    struct action action = {ACTION_THEME, (int16_t)theme_index, 0};
    bool pressed = ui_target(&s->ui, area, action, m->card_radius_px);
    colour ground = pressed ? ui_tint(s->style, theme->accent) : s->style->card;
    ui_card(&s->ui, area, ground, s->style->line, m->hair_px, m->card_radius_px);
    struct rect band = rect_inset(area, m->hair_px, m->hair_px), text = area;
    if (flat) {
        band.w = FLAT_BAND_EMS * m->role_px[UI_TEXT];
        text.x = rect_right(band);
        text.w = rect_right(area) - text.x;
    } else {
        band.h = area.h * 42 / 100;
        text.y = rect_bottom(band);
        text.h = rect_bottom(area) - text.y;
    }
    put_band(s, band, theme, flat, pressed);
    text = rect_inset(text, m->pad_px * (flat ? 2 : 3) / 4, m->pad_px * 2 / 3);
    struct home_card card = set_card(s, theme, text.w);
    put_texts(s, &card, text, theme->accent);
}

static int text_width(const struct screen *s, int card_width, bool flat)
{
    if (flat)
        return card_width - FLAT_BAND_EMS * s->m->role_px[UI_TEXT] - s->m->hair_px -
               2 * (s->m->pad_px * 2 / 4);
    return card_width - 2 * (s->m->pad_px * 3 / 4);
}

static int tallest(struct screen *s, int card_width, bool flat)
{
    int height = 0;
    for (size_t i = 0; i < s->pack->theme_count; i++)
        height = geom_max(
            height, set_card(s, &s->pack->themes[i], text_width(s, card_width, flat)).text_height);
    return height + 2 * (s->m->pad_px * 2 / 3);
}

struct home_grid {
    int columns, rows;
    bool flat;
    int width, height; // of a card
    int head_px;       // above the cards
};

// The cards share what the head leaves; they are never lower than their text needs.
static struct home_grid plan_grid(struct screen *s, struct rect area, int head_px)
{
    int count = (int)s->pack->theme_count, gap = s->m->gap_px;
    struct home_grid grid = {.columns = columns(s, area), .head_px = head_px};
    grid.rows = (count + grid.columns - 1) / grid.columns;
    grid.flat = grid.columns != count || count == 1;
    grid.width = (area.w - gap * (grid.columns - 1)) / grid.columns;
    int least = tallest(s, grid.width, grid.flat);
    if (!grid.flat)
        least = least * 100 / 58;
    int room = (area.h - head_px - gap - gap * (grid.rows - 1)) / grid.rows;
    int most = grid.flat ? geom_max(least, s->m->role_px[UI_TEXT] * 9) : room;
    grid.height = geom_clamp(room, least, geom_max(most, least));
    return grid;
}

static int grid_height(const struct screen *s, const struct home_grid *grid)
{
    int gap = s->m->gap_px;
    return grid->head_px + grid->rows * grid->height + (grid->rows - 1) * gap + gap;
}

static void put_grid(struct screen *s, const struct home_grid *grid, struct point origin)
{
    int gap = s->m->gap_px;
    for (int i = 0; i < (int)s->pack->theme_count; i++) {
        struct rect card = {origin.x + i % grid->columns * (grid->width + gap),
            origin.y + grid->head_px + i / grid->columns * (grid->height + gap), grid->width,
            grid->height};
        put_card(s, i, card, grid->flat);
    }
}

struct home_head {
    struct ui_set title, intro;
    int height_px;
};

static struct home_head set_head(struct screen *s, int width)
{
    struct home_head head = {
        .title = ui_set_text(&s->ui, (struct ui_type){.role = UI_HEADING, .weight = -1},
            screen_text(s, &s->pack->home_title), width),
        .intro = ui_set_text(&s->ui, (struct ui_type){.role = UI_TEXT, .weight = -1},
            screen_text(s, &s->pack->home_intro), width),
    };
    head.height_px = s->m->gap_px + head.title.block.height_px + s->m->space_px / 4 +
                     head.intro.block.height_px + s->m->gap_px;
    return head;
}

void home_draw(struct screen *s)
{
    ui_fill(&s->ui, (struct rect){0, 0, s->m->size.x, s->m->size.y}, s->style->paper, 0);
    bool rail = false;
    struct home_head head;
    struct home_grid grid;
    for (;; rail = true) {
        struct rect area = screen_content(s, rail);
        head = set_head(s, area.w);
        grid = plan_grid(s, area, head.height_px);
        if (rail || grid_height(s, &grid) <= area.h)
            break;
    }
    struct screen_scroll scroll = screen_scroll_begin(s, rail, grid_height(s, &grid));
    int x = scroll.area.x, y = scroll.area.y - scroll.offset_px;
    int title_y = y + s->m->gap_px;
    ui_put(&s->ui, &head.title, x, title_y, s->style->ink);
    ui_put(&s->ui, &head.intro, x, title_y + head.title.block.height_px + s->m->space_px / 4,
        s->style->ink_2);
    put_grid(s, &grid, (struct point){x, y});
    screen_scroll_end(s, &scroll);
    dock_draw(s, s->style->ink, 0, 0);
}

// Each block kind is a pair of functions in one table: set, put.
#include "screen/blocks.h"

#include "base/bug.h"

static struct ui_type type(enum ui_role role)
{
    return (struct ui_type){.role = role, .weight = -1};
}

static struct ui_type strong(enum ui_role role)
{
    return (struct ui_type){.role = role, .weight = TEXT_SEMIBOLD};
}

static int add_height(const struct block_set *set)
{
    int height = 0;
    for (int i = 0; i < set->count; i++)
        height += set->sets[i].block.height_px;
    return height;
}

static void add_marked(
    struct screen *s, struct block_set *set, enum ui_role role, const struct pack_text *text, int w)
{
    set->sets[set->count++] = screen_set_marked(s, type(role), screen_text(s, text), w);
}

static void add_plain(
    struct screen *s, struct block_set *set, struct ui_type t, const char *text, int w)
{
    set->sets[set->count++] = ui_set_text(&s->ui, t, text, w);
}

// --- running text ---
static void set_paragraph(struct screen *s, struct block_set *set)
{
    enum ui_role role = set->block->kind == PACK_LEAD ? UI_LEAD : UI_TEXT;
    add_marked(s, set, role, &set->block->text, set->width_px);
    set->height_px = add_height(set);
}

static void put_paragraph(struct screen *s, const struct block_set *set, struct rect area)
{
    ui_put_linked(&s->ui, &set->sets[0], area.x, area.y, s->style->ink, set->accent);
}

static int list_indent_px(const struct screen *s)
{
    return s->m->role_px[UI_TEXT];
}

static int list_gap_px(const struct screen *s)
{
    return s->m->space_px / 3;
}

static void set_list(struct screen *s, struct block_set *set)
{
    size_t count = set->block->list.count;
    for (size_t i = 0; i < count; i++)
        add_marked(s, set, UI_TEXT, &set->block->list.items[i], set->width_px - list_indent_px(s));
    set->height_px = add_height(set) + (int)(count - 1) * list_gap_px(s);
}

static void put_list(struct screen *s, const struct block_set *set, struct rect area)
{
    int dot = geom_max(4, s->m->role_px[UI_TEXT] / 4), y = area.y;
    for (int i = 0; i < set->count; i++) {
        int middle = y + s->m->line_px[UI_TEXT] / 2;
        ui_fill(&s->ui, (struct rect){area.x, middle - dot / 2, dot, dot}, set->accent, dot / 2);
        ui_put_linked(
            &s->ui, &set->sets[i], area.x + list_indent_px(s), y, s->style->ink, set->accent);
        y += set->sets[i].block.height_px + list_gap_px(s);
    }
}

static int note_bar_px(const struct screen *s)
{
    return geom_max(4, s->m->hair_px * 4);
}

static void set_note(struct screen *s, struct block_set *set)
{
    int pad = s->m->pad_px * 3 / 4;
    add_marked(s, set, UI_TEXT, &set->block->text, set->width_px - 2 * pad - note_bar_px(s));
    set->height_px = add_height(set) + pad * 3 / 2;
}

static void put_tinted(struct screen *s, struct rect area, colour accent)
{
    int bar = note_bar_px(s), radius = s->m->button_radius_px / 2;
    ui_fill(&s->ui, (struct rect){area.x, area.y, bar, area.h}, accent, 0);
    struct rect ground = {area.x + bar, area.y, area.w - bar, area.h};
    ui_fill_corners(
        &s->ui, ground, ui_tint(s->style, accent), radius, DRAW_TOP_RIGHT | DRAW_BOTTOM_RIGHT);
}

static void put_note(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px * 3 / 4;
    put_tinted(s, area, set->accent);
    ui_put_linked(&s->ui, &set->sets[0], area.x + note_bar_px(s) + pad, area.y + pad * 3 / 4,
        s->style->ink, set->accent);
}

// --- asides ---
static void set_quote(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    add_marked(s, set, UI_CARD_TITLE, &set->block->quote.text, w);
    add_plain(s, set, strong(UI_SMALL), screen_text(s, &set->block->quote.by), w);
    set->height_px = add_height(set) + 2 * s->m->pad_px + s->m->space_px;
}

static void put_quote(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px;
    ui_card(&s->ui, area, s->style->card, s->style->line, s->m->hair_px, s->m->card_radius_px);
    int y = area.y + (area.h - set->height_px) / 2 + pad;
    ui_put_linked(&s->ui, &set->sets[0], area.x + pad, y, s->style->ink, set->accent);
    y += set->sets[0].block.height_px + s->m->space_px;
    ui_put(&s->ui, &set->sets[1], area.x + pad, y, set->accent);
}

static int figure_gap_px(const struct screen *s)
{
    return s->m->space_px / 3;
}

// The figure's role shrinks to a heading where the whole would not fit on one line.
static void set_number(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    const char *value = screen_text(s, &set->block->number.value);
    bool fits = ui_text_width(&s->ui, type(UI_FIGURE), value) <= w;
    add_plain(s, set, strong(UI_LABEL), screen_text(s, &set->block->number.label), w);
    add_plain(s, set, type(fits ? UI_FIGURE : UI_HEADING), value, w);
    add_plain(s, set, type(UI_TEXT), screen_text(s, &set->block->number.caption), w);
    int frieze = s->m->line_px[UI_TEXT] * 3 / 2;
    set->height_px = add_height(set) + 2 * s->m->pad_px + 2 * figure_gap_px(s) + frieze;
}

static void put_accent_card(struct screen *s, const struct block_set *set, struct rect area)
{
    ui_fill(&s->ui, area, set->accent, s->m->card_radius_px);
    struct rect inner = rect_inset(area, s->m->card_radius_px / 2, 0);
    inner.h -= s->m->card_radius_px / 6;
    ui_frieze(&s->ui, inner, colour_alpha(s->style->on_accent, 46));
}

static void put_number(struct screen *s, const struct block_set *set, struct rect area)
{
    put_accent_card(s, set, area);
    int x = area.x + s->m->pad_px, y = area.y + s->m->pad_px;
    for (int i = 0; i < set->count; i++) {
        ui_put(&s->ui, &set->sets[i], x, y, s->style->on_accent);
        y += set->sets[i].block.height_px + figure_gap_px(s);
    }
}

static int picture_height_px(const struct screen *s, const struct block_set *set)
{
    struct point size = set->block->image.image.size;
    int width = set->width_px - 2 * s->m->hair_px;
    int height = size.x > 0 ? width * size.y / size.x : width;
    return geom_min(height, s->body.h * (s->m->wide ? 60 : 30) / 100);
}

static void set_image(struct screen *s, struct block_set *set)
{
    const char *caption = screen_text(s, &set->block->image.caption);
    int pad = s->m->pad_px * 3 / 4;
    set->height_px = picture_height_px(s, set) + 2 * s->m->hair_px;
    if (caption) {
        add_plain(s, set, type(UI_SMALL), caption, set->width_px - 2 * pad);
        set->height_px += add_height(set) + pad;
    }
}

// The picture keeps its proportions inside the room that it gets.
static struct rect fitted(struct rect room, struct point size)
{
    if (size.x <= 0 || size.y <= 0)
        return room;
    int w = room.w, h = room.w * size.y / size.x;
    if (h > room.h) {
        h = room.h;
        w = room.h * size.x / size.y;
    }
    return (struct rect){room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
}

static void put_image(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px * 3 / 4, caption = set->count ? set->sets[0].block.height_px + pad : 0;
    ui_card(&s->ui, area, s->style->card, s->style->line, s->m->hair_px, s->m->card_radius_px);
    struct rect room = rect_inset(area, s->m->hair_px, s->m->hair_px);
    room.h -= caption;
    const struct pack_image *image = &set->block->image.image;
    ui_picture(&s->ui, fitted(room, image->size), image->file, 0, s->m->card_radius_px);
    if (caption)
        ui_put(&s->ui, &set->sets[0], area.x + pad, rect_bottom(room), s->style->ink_2);
}

static void set_think(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    add_plain(s, set, strong(UI_LABEL), screen_word(s, WORD_THINK), w);
    add_plain(s, set, type(UI_CARD_TITLE), screen_text(s, &set->block->text), w);
    set->height_px = add_height(set) + 2 * s->m->pad_px + s->m->space_px / 2 + s->m->icon_px * 2;
}

static void put_think(struct screen *s, const struct block_set *set, struct rect area)
{
    int pad = s->m->pad_px, icon = s->m->icon_px * 3 / 2;
    ui_fill(&s->ui, area, ui_tint(s->style, set->accent), s->m->card_radius_px);
    int y = area.y + (area.h - set->height_px) / 2 + pad;
    ui_icon(&s->ui, (struct rect){area.x + pad, y, icon, icon}, "question", set->accent);
    y += s->m->icon_px * 2;
    ui_put(&s->ui, &set->sets[0], area.x + pad, y, set->accent);
    y += set->sets[0].block.height_px + s->m->space_px / 2;
    ui_put(&s->ui, &set->sets[1], area.x + pad, y, s->style->ink);
}

// --- question and answer, sources ---
static bool revealed(const struct screen *s, const struct block_set *set)
{
    return s->visit->chosen[set->index] != 0;
}

static struct ui_button reveal_button(const struct screen *s, const struct block_set *set)
{
    bool shown = revealed(s, set);
    return (struct ui_button){
        .icon = shown ? "up" : "question",
        .label = screen_word(s, shown ? WORD_HIDE_ANSWER : WORD_SHOW_ANSWER),
        .look = shown ? UI_PLAIN : UI_STRONG,
        .accent = set->accent,
        .action = {ACTION_CHOOSE, (int16_t)set->index, !shown},
    };
}

static int answer_pad_px(const struct screen *s)
{
    return s->m->pad_px * 3 / 4;
}

static void set_check(struct screen *s, struct block_set *set)
{
    add_plain(
        s, set, type(UI_CARD_TITLE), screen_text(s, &set->block->check.question), set->width_px);
    set->height_px = add_height(set) + s->m->space_px + s->m->main_px;
    if (!revealed(s, set))
        return;
    int w = set->width_px - 2 * answer_pad_px(s) - note_bar_px(s);
    add_marked(s, set, UI_TEXT, &set->block->check.answer, w);
    set->height_px += s->m->space_px + set->sets[1].block.height_px + answer_pad_px(s) * 3 / 2;
}

static void put_check(struct screen *s, const struct block_set *set, struct rect area)
{
    int y = area.y, pad = answer_pad_px(s);
    ui_put(&s->ui, &set->sets[0], area.x, y, s->style->ink);
    y += set->sets[0].block.height_px + s->m->space_px;
    struct ui_button button = reveal_button(s, set);
    int w = geom_min(area.w, ui_button_width(&s->ui, &button));
    ui_put_button(&s->ui, (struct rect){area.x, y, w, s->m->main_px}, &button);
    if (set->count < 2)
        return;
    y += s->m->main_px + s->m->space_px;
    struct rect ground = {area.x, y, area.w, rect_bottom(area) - y};
    put_tinted(s, ground, set->accent);
    ui_put_linked(&s->ui, &set->sets[1], area.x + note_bar_px(s) + pad, y + pad * 3 / 4,
        s->style->ink, set->accent);
}

static const char *source_line(struct screen *s, const struct pack_source *source)
{
    return arena_print(s->ui.arena, "%s. %s. %s · %s", screen_text(s, &source->author),
        screen_text(s, &source->title), screen_text(s, &source->publisher),
        screen_text(s, &source->kind));
}

static void set_sources(struct screen *s, struct block_set *set)
{
    int w = set->width_px - 2 * s->m->pad_px;
    add_plain(s, set, strong(UI_LABEL), screen_word(s, WORD_SOURCES), w);
    for (size_t i = 0; i < set->block->sources.count && i < PACK_LIST_MAX; i++)
        add_plain(s, set, type(UI_TEXT),
            source_line(s, &s->pack->sources[set->block->sources.indices[i]]), w);
    set->height_px = add_height(set) + 2 * s->m->pad_px + (set->count - 1) * s->m->space_px;
}

static void put_sources(struct screen *s, const struct block_set *set, struct rect area)
{
    int y = area.y + s->m->pad_px;
    ui_card(&s->ui, area, s->style->card, s->style->line, s->m->hair_px, s->m->card_radius_px);
    for (int i = 0; i < set->count; i++) {
        ui_put(&s->ui, &set->sets[i], area.x + s->m->pad_px, y, i ? s->style->ink : set->accent);
        y += set->sets[i].block.height_px + s->m->space_px;
    }
}

// --- the table ---
static const struct {
    void (*set)(struct screen *s, struct block_set *set);
    void (*put)(struct screen *s, const struct block_set *set, struct rect area);
    enum block_place place;
} KINDS[PACK_BLOCK_COUNT] = {
    [PACK_LEAD] = {set_paragraph, put_paragraph, BLOCK_FLOW},
    [PACK_TEXT] = {set_paragraph, put_paragraph, BLOCK_FLOW},
    [PACK_LIST] = {set_list, put_list, BLOCK_FLOW},
    [PACK_NOTE] = {set_note, put_note, BLOCK_FLOW},
    [PACK_QUOTE] = {set_quote, put_quote, BLOCK_ASIDE},
    [PACK_NUMBER] = {set_number, put_number, BLOCK_ASIDE},
    [PACK_IMAGE] = {set_image, put_image, BLOCK_ASIDE},
    [PACK_CHECK] = {set_check, put_check, BLOCK_FLOW},
    [PACK_THINK] = {set_think, put_think, BLOCK_ASIDE},
    [PACK_SOURCES] = {set_sources, put_sources, BLOCK_ASIDE},
};

enum block_place block_place(enum pack_block_kind kind)
{
    return KINDS[kind].place;
}

struct block_set block_set(
    struct screen *s, const struct pack_block *block, int index, colour accent, int width_px)
{
    BUG_IF(!KINDS[block->kind].set);
    struct block_set set = {.block = block, .index = index, .accent = accent, .width_px = width_px};
    KINDS[block->kind].set(s, &set);
    return set;
}

void block_put(struct screen *s, const struct block_set *set, int x, int y, int height_px)
{
    struct rect area = {x, y, set->width_px, height_px};
    KINDS[set->block->kind].put(s, set, area);
}

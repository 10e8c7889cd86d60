// What the files of the block kinds share: the functions that the table in blocks.c names, and the
// parts that more than one kind is made of.
#ifndef SCREEN_BLOCK_KINDS_H
#define SCREEN_BLOCK_KINDS_H

#include "screen/blocks.h"

// --- the kinds ---
typedef void block_setter(struct screen *s, struct block_set *set);
typedef void block_putter(struct screen *s, const struct block_set *set, struct rect area);

block_setter block_set_paragraph, block_set_list, block_set_note;
block_putter block_put_paragraph, block_put_list, block_put_note;
block_setter block_set_quote, block_set_number, block_set_image, block_set_think;
block_putter block_put_quote, block_put_number, block_put_image, block_put_think;
block_setter block_set_check, block_set_sources;
block_putter block_put_check, block_put_sources;
block_setter block_set_timeline, block_set_compare, block_set_quiz, block_set_route;
block_putter block_put_timeline, block_put_compare, block_put_quiz, block_put_route;
block_setter block_set_chart, block_set_gallery, block_set_glossary, block_set_qr;
block_putter block_put_chart, block_put_gallery, block_put_glossary, block_put_qr;

// --- parts ---
struct ui_type block_type(enum ui_role role);   // in the role's own weight
struct ui_type block_strong(enum ui_role role); // semibold
// The heights of set->sets together.
int block_sets_height(const struct block_set *set);
void block_add_marked(struct screen *s, struct block_set *set, enum ui_role role,
    const struct pack_text *text, int w);
void block_add_plain(
    struct screen *s, struct block_set *set, struct ui_type type, const char *text, int w);
// A width in ems of running text.
int block_ems(const struct screen *s, int ems);
// The height that a page leaves to its only block, below a heading of one line.
int block_room_px(const struct screen *s);
// The action that chooses `choice` in this block.
struct action block_choice(const struct block_set *set, int choice);
// What was chosen in this block: 1 to count, or 0.
int block_chosen(const struct screen *s, const struct block_set *set, size_t count);
// A card like any other; with a thick edge in the accent where `chosen`.
void block_put_card(struct screen *s, struct rect area, bool pressed, bool chosen, colour accent);
// A tinted ground with round corners; an outlined one where the style has no tints.
void block_put_tinted(struct screen *s, struct rect area, colour accent);
// A tinted ground with a bar of the accent at its start, and the bar's width.
void block_put_barred(struct screen *s, struct rect area, colour accent);
int block_bar_px(const struct screen *s);
// The action that opens a picture of this block, and the sign of it in the lower end corner.
struct action block_open_picture(const struct block_set *set, int index);
void block_put_opens(struct screen *s, struct rect picture);
// The largest rectangle of the proportions of `size` in the middle of `room`.
struct rect block_fitted(struct rect room, struct point size);

// --- steps: what timelines and routes are made of (block_steps.c) ---
enum {
    STEP_DATE = 1,
    STEP_TEXT = 2,
    STEP_ROW = 4,   // one of a row, whose titles have one size: a word too wide is `overfull`
    STEP_SMALL = 8, // the title in the next smaller role
};

// One step in a card: date and title, the text below them or, in a wide card with a date, beside.
struct step_card {
    struct ui_set date, title, text; // those not shown have no lines
    bool beside;
    bool overfull; // some word does not fit
    int width_px, height_px;
};

struct step_card step_card_set(
    struct screen *s, const struct pack_step *step, int parts, int width_px);
void step_card_put(
    struct screen *s, const struct step_card *card, struct rect area, bool chosen, colour accent);
int step_circle_px(const struct screen *s);
// The circle of a step, with its middle at `middle`; hollow where the step is planned.
void step_put_circle(struct screen *s, struct point middle, bool planned, colour accent);
// A smooth line through the middles of the circles; in the accent up to the last that is done.
void step_put_line(struct screen *s, const struct pack_step *steps, const struct point *middles,
    size_t count, bool vertical, colour accent);

// Steps below each other: circles on a line at the start, a card beside each.
struct step_ladder {
    const struct pack_step *steps;
    struct step_card *cards;
    size_t count;
    int chosen;  // index
    int sway_px; // how far the line leaves the vertical to each side
    int height_px;
};

// With `fold`, only the chosen one shows its text.
struct step_ladder step_ladder_set(struct screen *s, const struct pack_step *steps, size_t count,
    int chosen, bool fold, int width_px);
void step_ladder_put(struct screen *s, const struct block_set *set,
    const struct step_ladder *ladder, struct rect area);

// --- words in order (block_letters.c) ---
// The upper case of a letter; other characters come back as they are.
uint32_t block_upper(uint32_t code);
// < 0, 0, > 0: alphabetical order, without regard to case.
int block_compare_words(const char *one, const char *other);

#endif

// Lines to positioned runs: the pieces of a line in visual order, at sums of their widths in 1/64
// px that are rounded only when a run is placed, so that the errors of rounding do not add up.
#include "text/layout.h"

#include "base/geom.h"
#include "text/bidi.h"
#include "text/lines.h"

#include <limits.h>

enum { PER_PX = 64 };

static int floor_px(int64_t length_64)
{
    int64_t px = length_64 / PER_PX;
    return (int)(length_64 % PER_PX < 0 ? px - 1 : px);
}

static int ceil_px(int64_t length_64)
{
    return floor_px(length_64 + PER_PX - 1);
}

static int round_px(int64_t length_64)
{
    return floor_px(length_64 + PER_PX / 2);
}

static int64_t start_64(const struct text_paragraph *paragraph, int64_t room_64)
{
    if (paragraph->align == TEXT_CENTRE)
        return room_64 / 2;
    bool to_right = (paragraph->align == TEXT_END) != paragraph->right_to_left;
    return to_right ? room_64 : 0;
}

static struct text_run place_run(
    const struct passage *passage, const struct piece *piece, int64_t x_64)
{
    int x_px = round_px(x_64);
    return (struct text_run){
        .spec = passage_spec(passage, &piece->style, piece->bytes, piece->length),
        .x_px = x_px,
        .width_px = round_px(x_64 + piece->width_64) - x_px,
        .span = (int)piece->style.span,
        .tag = passage->paragraph->spans[piece->style.span].tag,
    };
}

static struct text_line place_line(struct arena *arena, struct arena *scratch,
    const struct passage *passage, const struct pieces *pieces, int64_t x_64)
{
    struct text_run *runs = ARENA_ARRAY(arena, struct text_run, pieces->count);
    uint8_t *levels = ARENA_ARRAY(scratch, uint8_t, pieces->count);
    size_t *order = ARENA_ARRAY(scratch, size_t, pieces->count);
    for (size_t i = 0; i < pieces->count; i++)
        levels[i] = pieces->items[i].style.level;
    bidi_order(levels, pieces->count, order);
    struct text_line line = {.runs = runs, .count = pieces->count, .x_px = floor_px(x_64)};
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[order[i]];
        runs[i] = place_run(passage, piece, x_64);
        x_64 += piece->width_64;
    }
    line.width_px = ceil_px(x_64) - line.x_px;
    return line;
}

// How high the lines are, and where the first baseline is: the greatest ascent and the greatest
// descent are centred in a line, so faces that fall back share the main font's baseline. `above_px`
// is added on top where lines had to grow, so that the first does not touch what is above.
struct line_box {
    int height_px, baseline_px, above_px;
};

static int main_face(const struct passage *passage)
{
    const struct text_measure *measure = passage->measure;
    const struct text_paragraph *paragraph = passage->paragraph;
    struct text_font font = paragraph->spans[0].font;
    int face = measure->coverage(measure->self, font, 'x', paragraph->language);
    return face < 0 ? passage->items[0].style.face : face;
}

static struct text_metrics face_metrics(const struct passage *passage, int face, size_t span)
{
    const struct text_measure *measure = passage->measure;
    int size_px = passage->paragraph->spans[span].font.size_px;
    return measure->metrics(measure->self, face, size_px);
}

// The line height asked for is right for the main font; only faces beside it may need more.
static struct line_box find_box(const struct passage *passage)
{
    int main = main_face(passage), height_px = passage->paragraph->line_height_px;
    struct text_metrics all = face_metrics(passage, main, 0);
    int main_line_px = all.line_px;
    for (size_t i = 0; i < passage->item_count; i++) {
        const struct passage_style *style = &passage->items[i].style;
        struct text_metrics metrics = face_metrics(passage, style->face, style->span);
        all.ascent_px = geom_max(all.ascent_px, metrics.ascent_px);
        all.descent_px = geom_max(all.descent_px, metrics.descent_px);
        if (metrics.line_px > main_line_px)
            height_px = geom_max(height_px, metrics.line_px);
    }
    int centred_px = (height_px - all.ascent_px - all.descent_px) / 2 + all.ascent_px;
    bool grown = height_px > passage->paragraph->line_height_px;
    int above_px = grown ? geom_max(0, all.ascent_px - centred_px) : 0;
    return (struct line_box){height_px, centred_px + above_px, above_px};
}

static void place_lines(struct arena *arena, struct arena *scratch, const struct passage *passage,
    const struct lines *lines, int64_t width_64, struct text_block *block)
{
    struct text_line *placed = ARENA_ARRAY(arena, struct text_line, lines->count);
    struct line_box box = lines->count ? find_box(passage) : (struct line_box){0};
    for (size_t i = 0; i < lines->count; i++) {
        struct pieces pieces = pieces_cut(scratch, arena, passage, lines->items[i]);
        int64_t x_64 = start_64(passage->paragraph, width_64 - pieces.width_64);
        placed[i] = place_line(arena, scratch, passage, &pieces, x_64);
        placed[i].baseline_px = (int)i * box.height_px + box.baseline_px;
        block->width_px = geom_max(block->width_px, ceil_px(pieces.width_64));
    }
    block->lines = placed;
    block->count = lines->count;
    block->height_px = box.above_px + (int)lines->count * box.height_px;
}

struct text_block text_layout(struct arena *arena, const struct text_measure *measure,
    const struct text_paragraph *paragraph, int width_px)
{
    struct arena scratch = {0};
    int64_t width_64 = (int64_t)width_px * PER_PX;
    struct passage passage = passage_prepare(&scratch, arena, measure, paragraph);
    struct lines lines = lines_choose(&scratch, &passage, width_64, paragraph->max_lines);
    struct text_block block = {
        .overfull = lines.overfull,
        .truncated = lines.truncated,
        .uncovered = passage.uncovered,
    };
    place_lines(arena, &scratch, &passage, &lines, width_64, &block);
    arena_finish(&scratch);
    return block;
}

int text_natural_width(
    struct arena *arena, const struct text_measure *measure, const struct text_paragraph *paragraph)
{
    struct arena scratch = {0};
    struct passage passage = passage_prepare(&scratch, arena, measure, paragraph);
    struct lines lines = lines_choose(&scratch, &passage, (int64_t)INT_MAX * PER_PX, 0);
    int64_t widest_64 = 0;
    for (size_t i = 0; i < lines.count; i++) {
        struct pieces_extent line = lines.items[i];
        int64_t width_64 = passage_width_64(&passage, line.first, line.end);
        widest_64 = width_64 > widest_64 ? width_64 : widest_64;
    }
    arena_finish(&scratch);
    return ceil_px(widest_64);
}

// A column for each language, on A4. Words that do not fit below a picture go on on another page.
#include "command/booklet.h"

#include "base/log.h"
#include "command/beside.h"
#include "draw/list.h"
#include "pack/spoken.h"
#include "pdf/pdf.h"
#include "port/sdl/fonts.h"
#include "text/layout.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// In units of the module.
#define PT(points) ((int)((points)*PDF_UNITS))

enum {
    PAGE_W = PT(842),
    PAGE_H = PT(595),
    MARGIN = PT(36),
    GAP = PT(14),
    BODY_TOP = MARGIN + PT(22),
    BODY_BOTTOM = PAGE_H - MARGIN - PT(14),
    PICTURE_H_MOST = PT(300),
    ENGLISH = -1, // a language that is none of the pack's
};

static const colour LINE = COLOUR(0xB9C2CC);

struct type {
    enum text_family family;
    enum text_weight weight;
    int size;
    colour ink;
};
static const struct type TITLE = {TEXT_SERIF, TEXT_BOLD, PT(26), COLOUR(0x1C2530)};
static const struct type HEAD = {TEXT_SANS, TEXT_BOLD, PT(10), COLOUR(0x1C2530)};
static const struct type WORDS = {TEXT_SANS, TEXT_REGULAR, PT(8), COLOUR(0x1C2530)};
static const struct type SMALL = {TEXT_SANS, TEXT_REGULAR, PT(8), COLOUR(0x53606D)};

struct booklet {
    const struct pdf_module *module;
    struct pdf *pdf;
    const struct sheet *sheet;
    const struct pack *pack;
    const struct text_measure *measure;
    struct arena arena; // of one page
    struct draw_list list;
    int page;
};

// Words of one column, as far as they are put.
struct column {
    struct text_block block;
    size_t put;
};

// --- text ---

static struct text_block set(
    struct booklet *b, struct type type, int language, const char *text, int width)
{
    const struct pack_language *of = language < 0 ? NULL : &b->pack->languages[language];
    struct text_span span = {.text = text,
        .font = {(uint8_t)type.family, (uint8_t)type.weight, false, type.size},
        .tag = -1};
    struct text_paragraph paragraph = {
        .spans = &span,
        .count = 1,
        .language = of ? of->code : "en",
        .right_to_left = of && of->words->right_to_left,
        .line_height_px = type.size * 27 / 20,
    };
    return text_layout(&b->arena, b->measure, &paragraph, width);
}

static void put_line(struct booklet *b, const struct text_line *line, struct point at, colour ink)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct text_run_spec *spec = &line->runs[i].spec;
        struct draw_text text = {
            .bytes = spec->bytes,
            .length = spec->length,
            .language = spec->language,
            .right_to_left = spec->right_to_left,
            .face = spec->face,
            .size_px = spec->size_px,
            .baseline_px = at.y,
            .ink = ink,
        };
        memcpy(text.script, spec->script, sizeof text.script);
        draw_text(&b->list,
            (struct rect){at.x + line->runs[i].x_px, at.y - spec->size_px, line->runs[i].width_px,
                spec->size_px * 2},
            text);
    }
}

// As many of the lines as fit above `bottom`. Returns where the next text may begin.
static int put_lines(
    struct booklet *b, struct column *column, struct point at, int bottom, colour ink)
{
    const struct text_block *block = &column->block;
    int line = block->count ? block->height_px / (int)block->count : 0;
    for (; column->put < block->count && at.y + line <= bottom; column->put++, at.y += line)
        put_line(b, &block->lines[column->put],
            (struct point){
                at.x, at.y - (int)column->put * line + block->lines[column->put].baseline_px},
            ink);
    return at.y;
}

static int put(struct booklet *b, struct type type, int language, const char *text, struct rect in)
{
    struct column column = {.block = set(b, type, language, text, in.w)};
    return put_lines(b, &column, (struct point){in.x, in.y}, PAGE_H, type.ink);
}

// --- pages ---

static void begin_page(struct booklet *b)
{
    b->list = draw_list_begin(&b->arena, (struct point){PAGE_W, PAGE_H});
    b->page++;
}

static void end_page(struct booklet *b)
{
    const char *foot =
        arena_print(&b->arena, "%s, version %d, %s", b->pack->id, b->pack->version, b->sheet->date);
    struct rect at = {MARGIN, PAGE_H - MARGIN - PT(6), PAGE_W - 2 * MARGIN, 0};
    put(b, SMALL, ENGLISH, foot, at);
    at.x = PAGE_W - MARGIN - PT(24);
    put(b, SMALL, ENGLISH, arena_print(&b->arena, "%d", b->page), at);
    b->module->page(b->pdf, &b->list);
}

// A line to write on, and what.
static void put_blank(struct booklet *b, const char *what, int x, int y, int width)
{
    draw_fill(&b->list, (struct rect){x, y, width, PT(1) / 2}, (struct draw_fill){.fill = LINE});
    put(b, SMALL, ENGLISH, what, (struct rect){x, y + PT(2), width, 0});
}

static int put_language(struct booklet *b, int language, int y)
{
    const struct pack_language *of = &b->pack->languages[language];
    put(b, HEAD, language, of->words->text[WORD_LANGUAGE_NAME],
        (struct rect){MARGIN, y, PT(110), 0});
    int end = put(b, WORDS, ENGLISH, sheet_review(of),
        (struct rect){MARGIN + PT(120), y + PT(1), PT(170), 0});
    put_blank(b, "read and approved by", MARGIN + PT(310), y + PT(14), PT(190));
    put_blank(b, "date", MARGIN + PT(520), y + PT(14), PT(80));
    put_blank(b, "signature", MARGIN + PT(620), y + PT(14), PT(150));
    return (end > y + PT(26) ? end : y + PT(26)) + PT(10);
}

static void put_cover(struct booklet *b)
{
    begin_page(b);
    const struct sheet *sheet = b->sheet;
    struct rect in = {MARGIN, MARGIN + PT(20), PAGE_W - 2 * MARGIN, 0};
    for (int i = 0; i < (int)b->pack->language_count; i++)
        if (sheet_differs(&b->pack->title, i))
            in.y = put(b, TITLE, i, pack_in(&b->pack->title, i), in);
    in.y += PT(12);
    const char *facts = arena_print(&b->arena, "Pack %s, version %d\nPictures of %s, %dx%d",
        b->pack->id, b->pack->version, sheet->date, sheet->sizes[0].x, sheet->sizes[0].y);
    int y = put(b, HEAD, ENGLISH, facts, in) + PT(24);
    for (int i = 0; i < (int)b->pack->language_count; i++)
        y = put_language(b, i, y);
    end_page(b);
}

// --- rows ---

static void put_head(struct booklet *b, const struct shot *shot, bool goes_on)
{
    const char *part = shot->theme >= 0 ? pack_in(&b->pack->themes[shot->theme].title, 0) : "";
    struct rect half = {MARGIN, MARGIN, (PAGE_W - 2 * MARGIN) / 2, 0};
    put(b, SMALL, ENGLISH, arena_print(&b->arena, "%s%s", shot->name, goes_on ? " (goes on)" : ""),
        half);
    half.x += half.w;
    put(b, SMALL, 0, part, half);
    draw_fill(&b->list, (struct rect){MARGIN, MARGIN + PT(14), PAGE_W - 2 * MARGIN, PT(1) / 2},
        (struct draw_fill){.fill = LINE});
}

static struct rect column_of(const struct booklet *b, int language)
{
    int count = (int)b->pack->language_count, all = PAGE_W - 2 * MARGIN - (count - 1) * GAP;
    int width = all / count;
    return (struct rect){MARGIN + language * (width + GAP), BODY_TOP, width, 0};
}

// With an outline, because a page is mostly as white as the paper. Returns where it ends.
static int put_picture(struct booklet *b, const struct shot *shot, int language, struct rect in)
{
    struct point size = b->sheet->sizes[0];
    struct buf path = {0};
    buf_print(&path, "%s/", b->sheet->folder);
    sheet_file(b->sheet, 0, language, shot, ".png", &path);
    in.h = (int)((int64_t)in.w * size.y / size.x);
    if (in.h > PICTURE_H_MOST) {
        in.h = PICTURE_H_MOST;
        in.w = (int)((int64_t)in.h * size.x / size.y);
    }
    draw_fill(&b->list, rect_inset(in, -PT(1) / 2, -PT(1) / 2), (struct draw_fill){.fill = LINE});
    draw_picture(
        &b->list, in, (struct draw_picture){.file = arena_copy(&b->arena, path.text, path.length)});
    buf_finish(&path);
    return rect_bottom(in);
}

static struct column set_spoken(struct booklet *b, const struct shot *shot, int language)
{
    struct column column = {0};
    const struct pack_page *page = shot_page(b->pack, shot);
    if (!page)
        return column;
    struct buf spoken = {0};
    pack_speak_page(b->pack, page, language, &spoken);
    column.block = set(b, WORDS, language, arena_copy(&b->arena, buf_text(&spoken), spoken.length),
        column_of(b, language).w);
    buf_finish(&spoken);
    return column;
}

static int put_top(struct booklet *b, const struct shot *shot, int language, struct rect in)
{
    const char *title = shot_title(b->pack, shot, language);
    in.y = title ? put(b, HEAD, language, title, in) : put(b, HEAD, ENGLISH, shot->name, in);
    in.y += PT(4);
    return put_picture(b, shot, language, in) + PT(8);
}

static void put_row(struct booklet *b, const struct shot *shot)
{
    struct column columns[PACK_LANGUAGES_MAX];
    int count = (int)b->pack->language_count;
    bool goes_on = false, left = true;
    for (int i = 0; i < count; i++)
        columns[i] = set_spoken(b, shot, i);
    for (; left; goes_on = true) {
        left = false;
        begin_page(b);
        put_head(b, shot, goes_on);
        for (int i = 0; i < count; i++) {
            struct rect in = column_of(b, i);
            int y = goes_on ? in.y : put_top(b, shot, i, in);
            put_lines(b, &columns[i], (struct point){in.x, y}, BODY_BOTTOM, WORDS.ink);
            left |= columns[i].put < columns[i].block.count;
        }
        end_page(b);
    }
    arena_reset(&b->arena);
}

// --- the file ---

static struct pdf_face face_of(int face)
{
    struct pdf_face found = {0};
    found.file = fonts_file(face, &found.index);
    return found;
}

const struct pdf_module *booklet_module(void)
{
    static const char *const places[] = {PDF_MODULE_FILE, "../lib/vitrine/" PDF_MODULE_FILE};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct buf path = {0};
        beside_program(&path, places[i]);
        void *module = access(buf_text(&path), R_OK) == 0 ? dlopen(path.text, RTLD_NOW) : NULL;
        buf_finish(&path);
        if (module)
            return dlsym(module, PDF_MODULE_SYMBOL); // it stays open until the program ends
    }
    log_error("shoot", "no PDF: the component " PDF_MODULE_FILE " is not here; it is built where "
                       "cairo (libcairo2-dev) is");
    return NULL;
}

bool booklet_write(const struct pdf_module *module, const struct sheet *sheet,
    const struct text_measure *measure, const char *path)
{
    struct booklet b = {
        .module = module, .sheet = sheet, .pack = sheet->shots->pack, .measure = measure};
    struct buf beside = {0};
    buf_print(&beside, "%s.new", path);
    b.pdf = module->open(beside.text, pack_in(&b.pack->title, 0), face_of);
    put_cover(&b);
    for (size_t i = 0; i < sheet->shots->count; i++)
        put_row(&b, &sheet->shots->items[i]);
    const char *fault = module->close(b.pdf);
    if (!fault && rename(beside.text, path) != 0)
        fault = strerror(errno);
    if (fault) {
        log_error("shoot", "cannot write %s: %s", path, fault);
        unlink(beside.text);
    }
    arena_finish(&b.arena);
    buf_finish(&beside);
    return !fault;
}

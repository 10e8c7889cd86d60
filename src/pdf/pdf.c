// Runs are shaped once more, at the size that they are printed in, and given to cairo as glyphs
// with their text. A picture is made as large as print needs before it is put in.
#include "pdf/pdf.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FACES_MAX = 32,
    PICTURE_DPI = 220, // letters of a screen are readable at that on paper
};

struct face {
    hb_font_t *shaper;
    FT_Face file;
    cairo_font_face_t *printer;
};

struct pdf {
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct pdf_face (*face)(int face);
    FT_Library library;
    struct face faces[FACES_MAX]; // opened when they are needed
    cairo_status_t status;        // the first that was not good
};

static void note(struct pdf *pdf, cairo_status_t status)
{
    if (pdf->status == CAIRO_STATUS_SUCCESS)
        pdf->status = status;
}

static double points(int units)
{
    return (double)units / PDF_UNITS;
}

static void set_colour(struct pdf *pdf, colour c)
{
    cairo_set_source_rgba(pdf->cairo, (c >> 16 & 255) / 255.0, (c >> 8 & 255) / 255.0,
        (c & 255) / 255.0, (c >> 24) / 255.0);
}

static void set_rectangle(struct pdf *pdf, struct rect at)
{
    cairo_rectangle(pdf->cairo, points(at.x), points(at.y), points(at.w), points(at.h));
}

// --- text ---

static bool open_face(struct pdf *pdf, struct face *face, struct pdf_face from)
{
    hb_blob_t *bytes = hb_blob_create_from_file(from.file);
    hb_face_t *shaped = hb_face_create(bytes, (unsigned)from.index);
    face->shaper = hb_font_create(shaped);
    hb_face_destroy(shaped);
    hb_blob_destroy(bytes);
    if (FT_New_Face(pdf->library, from.file, from.index, &face->file) != 0)
        return false;
    face->printer = cairo_ft_font_face_create_for_ft_face(face->file, FT_LOAD_NO_HINTING);
    return true;
}

static struct face *find_face(struct pdf *pdf, int index)
{
    if (index < 0 || index >= FACES_MAX)
        return NULL;
    struct face *face = &pdf->faces[index];
    if (!face->printer && !open_face(pdf, face, pdf->face(index)))
        note(pdf, CAIRO_STATUS_FONT_TYPE_MISMATCH);
    return face->printer ? face : NULL;
}

static hb_buffer_t *shape(const struct face *face, const struct draw_text *text)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text->bytes, (int)text->length, 0, (int)text->length);
    hb_buffer_set_direction(buffer, text->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(text->script, -1));
    hb_buffer_set_language(buffer, hb_language_from_string(text->language, -1));
    hb_font_set_scale(face->shaper, text->size_px * 64, text->size_px * 64);
    hb_shape(face->shaper, buffer, NULL, 0);
    return buffer;
}

// Which bytes each group of glyphs stands for. Both go from the left here; right-to-left text has
// its last bytes there.
static int make_clusters(const struct draw_text *text, const hb_glyph_info_t *infos, unsigned count,
    cairo_text_cluster_t *clusters)
{
    int made = 0;
    for (unsigned i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && infos[next].cluster == infos[i].cluster;)
            next++;
        size_t end = text->length;
        if (text->right_to_left && i > 0)
            end = infos[i - 1].cluster;
        else if (!text->right_to_left && next < count)
            end = infos[next].cluster;
        clusters[made++] = (cairo_text_cluster_t){
            .num_bytes = (int)(end - infos[i].cluster), .num_glyphs = (int)(next - i)};
    }
    return made;
}

// Cairo takes clusters in the order of the text.
static void reverse(cairo_text_cluster_t *clusters, int count)
{
    for (int i = 0; i < count / 2; i++) {
        cairo_text_cluster_t kept = clusters[i];
        clusters[i] = clusters[count - 1 - i];
        clusters[count - 1 - i] = kept;
    }
}

static void place_glyphs(
    hb_buffer_t *buffer, unsigned count, double x, double y, cairo_glyph_t *glyphs)
{
    const double unit = 64.0 * PDF_UNITS;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (cairo_glyph_t){
            infos[i].codepoint, x + places[i].x_offset / unit, y - places[i].y_offset / unit};
        x += places[i].x_advance / unit;
    }
}

static void show_text(struct pdf *pdf, const struct rect *bounds, const struct draw_text *text)
{
    const struct face *face = find_face(pdf, text->face);
    if (!face)
        return;
    hb_buffer_t *buffer = shape(face, text);
    unsigned count = hb_buffer_get_length(buffer);
    cairo_glyph_t *glyphs = calloc(count + 1, sizeof *glyphs);
    cairo_text_cluster_t *clusters = calloc(count + 1, sizeof *clusters);
    if (glyphs && clusters) {
        place_glyphs(buffer, count, points(bounds->x), points(text->baseline_px), glyphs);
        int made = make_clusters(text, hb_buffer_get_glyph_infos(buffer, NULL), count, clusters);
        if (text->right_to_left)
            reverse(clusters, made);
        set_colour(pdf, text->ink);
        cairo_set_font_face(pdf->cairo, face->printer);
        cairo_set_font_size(pdf->cairo, points(text->size_px));
        cairo_show_text_glyphs(pdf->cairo, text->bytes, (int)text->length, glyphs, (int)count,
            clusters, made, text->right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    } else {
        note(pdf, CAIRO_STATUS_NO_MEMORY);
    }
    free(clusters);
    free(glyphs);
    hb_buffer_destroy(buffer);
}

// --- pictures ---

// As many pixels as print needs, but none that the file has not.
static cairo_surface_t *reduce(cairo_surface_t *whole, struct rect bounds)
{
    int width = cairo_image_surface_get_width(whole),
        height = cairo_image_surface_get_height(whole);
    double scale = points(bounds.w) / 72 * PICTURE_DPI / width;
    if (scale >= 1)
        return cairo_surface_reference(whole);
    cairo_surface_t *reduced = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(width * scale), (int)ceil(height * scale));
    cairo_t *cairo = cairo_create(reduced);
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, whole, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    return reduced;
}

static void show_picture(struct pdf *pdf, struct rect bounds, const char *file)
{
    cairo_surface_t *whole = cairo_image_surface_create_from_png(file);
    note(pdf, cairo_surface_status(whole));
    if (cairo_surface_status(whole) == CAIRO_STATUS_SUCCESS) {
        cairo_surface_t *picture = reduce(whole, bounds);
        cairo_save(pdf->cairo);
        cairo_translate(pdf->cairo, points(bounds.x), points(bounds.y));
        cairo_scale(pdf->cairo, points(bounds.w) / cairo_image_surface_get_width(picture),
            points(bounds.h) / cairo_image_surface_get_height(picture));
        cairo_set_source_surface(pdf->cairo, picture, 0, 0);
        cairo_paint(pdf->cairo);
        cairo_restore(pdf->cairo);
        cairo_surface_destroy(picture);
    }
    cairo_surface_destroy(whole);
}

// --- the module ---

static struct pdf *pdf_open(const char *path, const char *title, struct pdf_face (*face)(int face))
{
    struct pdf *pdf = calloc(1, sizeof *pdf);
    if (!pdf)
        return NULL;
    pdf->face = face;
    pdf->surface = cairo_pdf_surface_create(path, 1, 1); // each page sets its size
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
    pdf->cairo = cairo_create(pdf->surface);
    if (FT_Init_FreeType(&pdf->library) != 0)
        note(pdf, CAIRO_STATUS_NO_MEMORY);
    return pdf;
}

static void pdf_page(struct pdf *pdf, const struct draw_list *list)
{
    cairo_pdf_surface_set_size(pdf->surface, points(list->size.x), points(list->size.y));
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_TEXT) {
            show_text(pdf, &item->bounds, &item->text);
        } else if (item->kind == DRAW_PICTURE) {
            show_picture(pdf, item->bounds, item->picture.file);
        } else if (item->kind == DRAW_FILL) {
            set_colour(pdf, item->fill.fill);
            set_rectangle(pdf, item->bounds);
            cairo_fill(pdf->cairo);
        }
    }
    cairo_show_page(pdf->cairo);
}

static const char *pdf_close(struct pdf *pdf)
{
    note(pdf, cairo_status(pdf->cairo));
    cairo_destroy(pdf->cairo);
    cairo_surface_finish(pdf->surface);
    note(pdf, cairo_surface_status(pdf->surface));
    cairo_surface_destroy(pdf->surface);
    for (int i = 0; i < FACES_MAX; i++) {
        if (pdf->faces[i].printer)
            cairo_font_face_destroy(pdf->faces[i].printer);
        hb_font_destroy(pdf->faces[i].shaper);
    }
    cairo_debug_reset_static_data(); // it keeps faces for later; their files are closed now
    FT_Done_FreeType(pdf->library);
    cairo_status_t status = pdf->status;
    free(pdf);
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

const struct pdf_module vitrine_pdf_module = {pdf_open, pdf_page, pdf_close};

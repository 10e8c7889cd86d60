// Pictures: opened within the pack, their header read; never decoded here.
#include "pack/file.h"
#include "pack/image_header.h"
#include "pack/load.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = 16 * 1024 * 1024, HEADER_BYTES_MAX = 512 * 1024, SIDE_MAX_PX = 4096 };

static void check_contents(
    struct load *load, const struct node *value, const struct file *file, struct pack_image *image)
{
    enum pack_image_format found = PACK_PNG;
    const char *wanted = image_format_name(image->format);
    bool known = image_format_of_bytes(file->bytes, file->length, &found);
    if (!known || found != image->format)
        node_error(value,
            arena_print(
                &load->scratch, "save the picture as %s, or give the file its true ending", wanted),
            "'%.200s' is not %s but %s", image->path, wanted,
            known ? image_format_name(found) : "something else");
    else if (!image_size(image->format, file->bytes, file->length, &image->size))
        node_error(value,
            image->format == PACK_SVG ? "give its <svg> a width and height, or a viewBox"
                                      : "save the picture again",
            "'%.200s' does not say its size", image->path);
    else if (image->size.x > SIDE_MAX_PX || image->size.y > SIDE_MAX_PX)
        node_error(value, "make it smaller: at most 4096 a side", "'%.200s' is %d x %d px",
            image->path, image->size.x, image->size.y);
}

// Said while the pack is written, and not only when its bundle is made.
static void check_name(const struct node *value, const char *path)
{
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        const char *fault = file_part_fault(part, length);
        if (fault) {
            source_fault(value->source, DIAG_WARNING, node_place(value),
                "for 'vitrine bundle', name it with letters a-z A-Z, digits, '.', '_' and '-', "
                "a letter or digit first",
                "no bundle takes '%.200s': it %s", path, fault);
            return;
        }
        part += length + (part[length] == '/');
    }
}

void load_image(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack_image *image = out;
    struct file file;
    if (!load_expect(value, NODE_SCALAR, "the path of a picture"))
        return;
    if (!image_format_of_name(value->text, &image->format)) {
        node_error(value, "a picture's name ends in .png, .jpg, .jpeg or .svg, in small letters",
            "'%.200s' is not the name of a picture", value->text);
        return;
    }
    if (field->flags & LOAD_ICON && image->format != PACK_SVG) {
        node_error(value, "draw it as an SVG in one colour", "an icon must be an SVG");
        return;
    }
    image->path = arena_copy(load->arena, value->text, strlen(value->text));
    image->file = arena_print(load->arena, "%s/%s", load->pack->folder, image->path);
    load_note_used(load, image->path);
    enum file_status status =
        file_read(load->root, image->path, FILE_BYTES_MAX, HEADER_BYTES_MAX, &file);
    if (status != FILE_READ) {
        load_file_fault(load, status, image->path, "16 MiB", value);
        return;
    }
    check_contents(load, value, &file, image);
    check_name(value, image->path);
    free(file.bytes);
}

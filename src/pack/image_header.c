// PNG: the IHDR chunk stands first. JPEG: segments are skipped up to a start of frame. SVG:
// comments, declarations and doctypes are skipped up to <svg>, and its attributes are read.
#include "pack/image_header.h"

#include <string.h>

static const unsigned char png_magic[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
static const unsigned char jpeg_magic[] = {0xFF, 0xD8, 0xFF};

enum { SIZE_LIMIT = 1000000 }; // numbers stop here, far above what a pack may have

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length > end_length && strcmp(text + length - end_length, end) == 0;
}

bool image_format_of_name(const char *path, enum pack_image_format *out)
{
    static const struct {
        const char *end;
        enum pack_image_format format;
    } ends[] = {{".png", PACK_PNG}, {".jpg", PACK_JPEG}, {".jpeg", PACK_JPEG}, {".svg", PACK_SVG}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (ends_with(path, ends[i].end)) {
            *out = ends[i].format;
            return true;
        }
    }
    return false;
}

const char *image_format_name(enum pack_image_format format)
{
    static const char *const names[] = {"PNG", "JPEG", "SVG"};
    return names[format];
}

// --- SVG -----------------------------------------------------------------------------------------

static const char *skip_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

// The attributes of the root element, or NULL where there is none. Stops at a NUL.
static const char *find_svg_root(const char *bytes)
{
    const char *at = strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? bytes + 3 : bytes;
    for (at = skip_space(at); *at == '<'; at = skip_space(at)) {
        if (strncmp(at, "<svg", 4) == 0 && strchr(" \t\r\n>/", at[4]) && at[4])
            return at + 4;
        bool comment = strncmp(at, "<!--", 4) == 0;
        if (!comment && at[1] != '?' && at[1] != '!')
            return NULL;
        const char *end = strstr(at + (comment ? 4 : 1), comment ? "-->" : ">");
        if (!end)
            return NULL;
        at = end + (comment ? 3 : 1);
    }
    return NULL;
}

// The value of an attribute of the element whose attributes begin at `at`, after its quote; or
// NULL.
static const char *find_attribute(const char *at, const char *name)
{
    for (at = skip_space(at); *at && !strchr("/>", *at); at = skip_space(at)) {
        size_t length = strcspn(at, "= \t\r\n/>");
        const char *value = skip_space(at + length);
        if (length == 0 || *value != '=')
            return NULL;
        value = skip_space(value + 1);
        const char *end = *value == '"' || *value == '\'' ? strchr(value + 1, *value) : NULL;
        if (!end)
            return NULL;
        if (strlen(name) == length && strncmp(at, name, length) == 0)
            return value + 1;
        at = end + 1;
    }
    return NULL;
}

// A plain decimal number, rounded up; strtod would ask the locale. NULL where there is none.
static const char *read_number(const char *at, int *out)
{
    int number = 0;
    bool fraction = false;
    const char *begin = at;
    for (; *at >= '0' && *at <= '9'; at++)
        number = number < SIZE_LIMIT ? number * 10 + (*at - '0') : number;
    if (at == begin)
        return NULL;
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++)
            fraction = fraction || *at != '0';
    *out = number + fraction;
    return at;
}

// A length in user units ("48", "48px"); others depend on the screen.
static bool read_length(const char *value, int *out)
{
    const char *end = value ? read_number(skip_space(value), out) : NULL;
    if (end && strncmp(end, "px", 2) == 0)
        end += 2;
    return end && (*end == '"' || *end == '\'' || *end == ' ');
}

static bool read_view_box(const char *value, struct point *out)
{
    int numbers[4] = {0};
    for (int i = 0; value && i < 4; i++) {
        value += strspn(value, " ,\t\r\n");
        value = read_number(*value == '-' && i < 2 ? value + 1 : value, &numbers[i]);
    }
    *out = (struct point){numbers[2], numbers[3]};
    return value != NULL;
}

static bool svg_size(const char *bytes, struct point *out)
{
    const char *root = find_svg_root(bytes);
    struct point size = {0};
    if (!root)
        return false;
    if (!read_length(find_attribute(root, "width"), &size.x) ||
        !read_length(find_attribute(root, "height"), &size.y)) {
        if (!read_view_box(find_attribute(root, "viewBox"), &size))
            return false;
    }
    *out = size;
    return true;
}

// --- PNG and JPEG --------------------------------------------------------------------------------

static int big_endian(const unsigned char *at, int bytes)
{
    unsigned number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number > SIZE_LIMIT ? SIZE_LIMIT : (int)number;
}

static bool png_size(const unsigned char *bytes, size_t length, struct point *out)
{
    if (length < 24 || memcmp(bytes + 12, "IHDR", 4) != 0)
        return false;
    *out = (struct point){big_endian(bytes + 16, 4), big_endian(bytes + 20, 4)};
    return true;
}

// All of C0 to CF are frames but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic coding).
static bool is_frame(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool jpeg_size(const unsigned char *bytes, size_t length, struct point *out)
{
    for (size_t at = 2; at + 9 <= length && bytes[at] == 0xFF;) {
        unsigned char marker = bytes[at + 1];
        if (is_frame(marker)) {
            *out = (struct point){big_endian(bytes + at + 7, 2), big_endian(bytes + at + 5, 2)};
            return true;
        }
        if (marker == 0xFF) // fill
            at++;
        else
            at += 2 + (size_t)big_endian(bytes + at + 2, 2);
    }
    return false;
}

bool image_format_of_bytes(const char *bytes, size_t length, enum pack_image_format *out)
{
    if (length >= sizeof png_magic && memcmp(bytes, png_magic, sizeof png_magic) == 0)
        *out = PACK_PNG;
    else if (length >= sizeof jpeg_magic && memcmp(bytes, jpeg_magic, sizeof jpeg_magic) == 0)
        *out = PACK_JPEG;
    else if (find_svg_root(bytes))
        *out = PACK_SVG;
    else
        return false;
    return true;
}

bool image_size(
    enum pack_image_format format, const char *bytes, size_t length, struct point *size_out)
{
    struct point size = {0};
    const unsigned char *raw = (const unsigned char *)bytes;
    bool found = format == PACK_PNG    ? png_size(raw, length, &size)
                 : format == PACK_JPEG ? jpeg_size(raw, length, &size)
                                       : svg_size(bytes, &size);
    if (!found || size.x < 1 || size.y < 1)
        return false;
    *size_out = size;
    return true;
}

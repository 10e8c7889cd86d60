// Each style has its own writer. A block scalar keeps its head and its indentation; a folded one is
// wrapped at the width of its longest line, if it was wrapped.
#include "translate/scalar.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

// --- quotes ---

// Whether the text may stand bare, with something to spare: quotes are never wrong.
static bool fits_bare(const char *text, bool flow)
{
    size_t length = strlen(text);
    if (length == 0 || strchr("-?:,[]{}#&*!|>'\"%@`=<~.", *text) || strpbrk(text, "\r\n\t"))
        return false;
    if (flow && strpbrk(text, ",[]{}:"))
        return false;
    return !strstr(text, ": ") && !strstr(text, " #") && text[length - 1] != ':';
}

static void put_single(struct buf *out, const char *text)
{
    buf_add_text(out, "'");
    for (; *text; text++)
        buf_add(out, *text == '\'' ? "''" : text, *text == '\'' ? 2 : 1);
    buf_add_text(out, "'");
}

static void put_double(struct buf *out, const char *text)
{
    buf_add_text(out, "\"");
    for (; *text; text++) {
        if (*text == '\n' || *text == '\t' || *text == '\r')
            buf_add_text(out, *text == '\n' ? "\\n" : *text == '\t' ? "\\t" : "\\r");
        else
            buf_print(out, "%s%c", strchr("\"\\", *text) ? "\\" : "", *text);
    }
    buf_add_text(out, "\"");
}

// The quotes that need the fewest escapes: faults can point into a text that has none.
static void put_quoted(struct buf *out, const char *text)
{
    bool single = strpbrk(text, "\"\\") && !strpbrk(text, "'\r\n\t");
    if (single)
        put_single(out, text);
    else
        put_double(out, text);
}

// --- block scalars ---

struct block {
    const char *head;   // "|", ">-"
    size_t head_length; // with what follows on its line, but not the line's end
    const char *line_end;
    size_t line_end_length;
    const char *indent;
    size_t indent_length;
    int width;    // of the longest line of text, in characters
    bool wrapped; // some line goes on on the next one
};

static size_t line_length(const char *line, const char *end)
{
    size_t length = 0;
    while (line + length < end && line[length] != '\r' && line[length] != '\n')
        length++;
    return length;
}

static int count_characters(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

// The indentation is that of the first line with a text; the width is measured on the way.
static void measure_lines(struct block *block, const char *at, const char *end)
{
    bool before = false;
    while (at < end) {
        size_t length = line_length(at, end), indent = 0;
        while (indent < length && at[indent] == ' ')
            indent++;
        bool blank = indent == length;
        if (!blank && !block->indent) {
            block->indent = at;
            block->indent_length = indent;
        }
        int width = count_characters(at + indent, length - indent);
        block->width = width > block->width ? width : block->width;
        block->wrapped = block->wrapped || (before && !blank);
        before = !blank;
        at += length;
        at += at < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
    }
}

static struct block measure_block(const char *from, const char *end)
{
    struct block block = {.head = from, .head_length = line_length(from, end)};
    block.line_end = from + block.head_length;
    block.line_end_length = block.line_end[0] == '\r' && block.line_end[1] == '\n' ? 2 : 1;
    measure_lines(&block, block.line_end + block.line_end_length, end);
    return block;
}

static void put_line(struct buf *out, const struct block *block, const char *text, size_t length)
{
    buf_add(out, block->line_end, block->line_end_length);
    if (length > 0)
        buf_add(out, block->indent, block->indent_length);
    buf_add(out, text, length);
}

// How much of the paragraph goes on one line: it ends before a single space between two words.
static size_t fold(const struct block *block, const char *text, size_t length)
{
    size_t good = length;
    for (size_t i = 1; block->wrapped && i + 1 < length; i++) {
        if (text[i] != ' ' || text[i - 1] == ' ' || text[i + 1] == ' ')
            continue;
        if (good < length && count_characters(text, i) > block->width)
            break;
        good = i;
    }
    return count_characters(text, length) > block->width ? good : length;
}

static void put_folded(struct buf *out, const struct block *block, const char *text)
{
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, "\n");
        if (!first)
            put_line(out, block, "", 0);
        for (size_t done = 0; done < length;) {
            size_t part = fold(block, text + done, length - done);
            put_line(out, block, text + done, part);
            done += part + (done + part < length);
        }
        text += length + (text[length] == '\n');
    }
}

static void put_literal(struct buf *out, const struct block *block, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        put_line(out, block, text, length);
        text += length + (text[length] == '\n');
    }
}

// Whether the text may stand in a block: a line that begins with a space is kept apart in a folded
// one, and so are lines after it.
static bool fits_block(const char *text, bool folded)
{
    return *text && !strpbrk(text, "\r\t") && !(folded && strstr(text, "\n ")) &&
           !strstr(text, " \n");
}

// The number of an indentation goes: it was there for a text that begins with a space.
static void put_head(struct buf *out, const struct block *block)
{
    size_t signs = strspn(block->head, "|>+-0123456789");
    for (size_t i = 0; i < block->head_length; i++)
        if (i >= signs || !strchr("0123456789", block->head[i]))
            buf_add(out, &block->head[i], 1);
}

// A block scalar may begin a line in the column of the list or map that it is in; quotes would be a
// key there.
static bool begins_line(const struct texts_file *file, size_t at)
{
    while (at > 0 && file->bytes[at - 1] == ' ')
        at--;
    return at == 0 || strchr("\r\n", file->bytes[at - 1]);
}

static void put_block(struct buf *out, const struct texts_file *file,
    const struct texts_value *value, const char *text)
{
    const char *from = file->bytes + value->from, *end = file->bytes + value->to;
    struct block block = measure_block(from, end);
    bool folded = *from == '>';
    if (!block.indent || !fits_block(text, folded)) {
        if (begins_line(file, value->from))
            buf_add_text(out, " ");
        put_quoted(out, text);
    } else {
        put_head(out, &block);
        (folded ? put_folded : put_literal)(out, &block, text);
    }
    // The blank lines behind it stay.
    const char *kept = end;
    while (kept > from && strchr(" \r\n", kept[-1]))
        kept--;
    while (kept < end && *kept == ' ')
        kept++;
    buf_add(out, kept, (size_t)(end - kept));
}

// --- any ---

void scalar_put(struct buf *out, const struct texts_file *file, const struct texts_value *value,
    const char *text)
{
    const char *from = file->bytes + value->from;
    if (*from == '|' || *from == '>')
        put_block(out, file, value, text);
    else if (*from == '"')
        put_double(out, text);
    else if (*from == '\'' && !strpbrk(text, "\r\n\t"))
        put_single(out, text);
    else if (*from != '\'' && fits_bare(text, value->flow))
        buf_add_text(out, text);
    else
        put_quoted(out, text);
}

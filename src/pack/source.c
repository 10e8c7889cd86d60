// Lines end as YAML 1.1 sees it in what packs may hold: LF, CR LF or CR.
#include "pack/source.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_BYTES_MAX = 1024, CHARACTER_FAULTS_MAX = 20, LINE_BYTES_MAX = 16 * 1024 };

static size_t line_end(const struct source *source, size_t at)
{
    return at + strcspn(source->text + at, "\r\n");
}

// Where the line after the one at `at` begins; SIZE_MAX when it is the last.
static size_t next_line(const struct source *source, size_t at)
{
    size_t end = line_end(source, at);
    while (end < source->length && source->text[end] == '\0') // a NUL of the file itself
        end = line_end(source, end + 1);
    if (end >= source->length)
        return SIZE_MAX;
    return end + (source->text[end] == '\r' && source->text[end + 1] == '\n' ? 2 : 1);
}

static const char *shown_lines(struct arena *arena, const struct source *source)
{
    char *shown = arena_copy(arena, source->text, source->length);
    for (size_t i = 0; i < source->length; i++) {
        if (shown[i] == '\0')
            shown[i] = '\x01'; // as unprintable, but it ends nothing
        else if (shown[i] == '\r' || shown[i] == '\n')
            shown[i] = '\0';
    }
    return shown;
}

struct source source_make(
    struct arena *arena, struct diag *diag, const char *path, const char *text, size_t length)
{
    static const char order_mark[] = "\xEF\xBB\xBF";
    bool marked = length >= 3 && memcmp(text, order_mark, 3) == 0;
    struct source source = {
        .path = path,
        .text = marked ? text + 3 : text,
        .length = marked ? length - 3 : length,
        .diag = diag,
    };
    for (size_t at = 0; at != SIZE_MAX; at = next_line(&source, at))
        source.line_count++;
    size_t *lines = ARENA_ARRAY(arena, size_t, source.line_count), *line = lines;
    for (size_t at = 0; at != SIZE_MAX; at = next_line(&source, at))
        *line++ = at;
    source.lines = lines;
    source.shown = shown_lines(arena, &source);
    return source;
}

const char *source_at(const struct source *source, int line, int col)
{
    if (line > source->line_count)
        return source->text + source->length;
    const char *at = source->text + source->lines[line - 1];
    const char *end = source->text + line_end(source, source->lines[line - 1]);
    uint32_t code = 0;
    while (--col > 0 && at < end) {
        size_t step = utf8_decode(at, (size_t)(end - at), &code);
        at += step ? step : 1;
    }
    return at;
}

void source_fault(const struct source *source, enum diag_severity severity, struct diag_mark mark,
    const char *hint, const char *format, ...)
{
    char message[MESSAGE_BYTES_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    bool in_file = mark.line >= 1 && mark.line <= source->line_count;
    const char *line = in_file ? source->shown + source->lines[mark.line - 1] : NULL;
    diag_add(source->diag, severity, mark, line, hint, "%s", message);
}

struct span {
    uint32_t first, last;
};

static bool in_spans(const struct span *spans, size_t count, uint32_t code)
{
    size_t i = 0;
    while (i < count && code > spans[i].last)
        i++;
    return i < count && code >= spans[i].first;
}

// What no reader of YAML takes.
static bool is_control(uint32_t code)
{
    static const struct span spans[] = {
        {0x00, 0x08}, {0x0B, 0x0C}, {0x0E, 0x1F}, {0x7F, 0x9F}, {0xFFFE, 0xFFFF}};
    return in_spans(spans, sizeof spans / sizeof *spans, code);
}

// Line and paragraph separators, and the invisible ones of the category Cf; not the soft hyphen
// and the two joiners, which are for writing.
static bool is_invisible(uint32_t code)
{
    static const struct span spans[] = {{0x061C, 0x061C}, {0x070F, 0x070F}, {0x180E, 0x180E},
        {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE007F}};
    return in_spans(spans, sizeof spans / sizeof *spans, code);
}

static bool is_private(uint32_t code)
{
    static const struct span spans[] = {{0xE000, 0xF8FF}, {0xF0000, 0x10FFFF}};
    return in_spans(spans, sizeof spans / sizeof *spans, code);
}

bool source_refuses(uint32_t code)
{
    return is_control(code) || is_invisible(code) || is_private(code);
}

static const char *refusal(uint32_t code)
{
    return is_control(code)   ? "control character"
           : is_private(code) ? "private character"
                              : "invisible character";
}

// False where the line is too long or not UTF-8: nothing after that is told.
static bool check_line(const struct source *source, int line, int *faults, bool *readable)
{
    const char *begin = source->text + source->lines[line - 1];
    const char *end =
        source->text + (line < source->line_count ? source->lines[line] : source->length);
    struct diag_mark mark = {source->path, line, 1, 1};
    size_t step = 0;
    uint32_t code = 0;
    if (end - begin > LINE_BYTES_MAX) {
        source_fault(source, DIAG_ERROR, mark, "break it into several", "a line of over 16 KiB");
        return false;
    }
    for (const char *at = begin; at < end; at += step, mark.col++) {
        step = utf8_decode(at, (size_t)(end - at), &code);
        if (step == 0) {
            source_fault(source, DIAG_ERROR, mark, "save the file as UTF-8",
                "the byte 0x%02X is not UTF-8", (unsigned)(unsigned char)*at);
            return false;
        }
        if (!source_refuses(code))
            continue;
        *readable = *readable && !is_control(code);
        if (++*faults <= CHARACTER_FAULTS_MAX)
            source_fault(source, DIAG_ERROR, mark,
                *faults < CHARACTER_FAULTS_MAX ? "take it out"
                                               : "take it out; any further ones are not listed",
                "%s U+%04X", refusal(code), (unsigned)code);
    }
    return true;
}

bool source_check(const struct source *source)
{
    const unsigned char *bytes = (const unsigned char *)source->text;
    if (source->length >= 2 && bytes[0] + bytes[1] == 0xFF + 0xFE && bytes[0] >= 0xFE) {
        source_fault(source, DIAG_ERROR, (struct diag_mark){.path = source->path},
            "save the file as UTF-8", "the file is UTF-16");
        return false;
    }
    bool readable = true;
    int faults = 0;
    for (int line = 1; line <= source->line_count; line++)
        if (!check_line(source, line, &faults, &readable))
            return false;
    return readable;
}

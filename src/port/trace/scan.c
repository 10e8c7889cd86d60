// Numbers are copied to a small text and read by the library, once their letters are known to be
// right: it would also take spaces, signs and other bases.
#include "port/trace/scan.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MOST = 40 };

bool scan_fault(struct scan *scan, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(scan->fault, sizeof scan->fault, format, args);
    va_end(args);
    snprintf(scan->hint, sizeof scan->hint, "%s", hint);
    return false;
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7F;
}

bool scan_word(struct scan *scan, const char *what)
{
    bool first = scan->at == 0;
    scan->word = first ? 0 : scan->at + 1;
    scan->word_length = 0;
    if (scan->word < scan->length) {
        const char *start = scan->line + scan->word;
        const char *space = memchr(start, ' ', scan->length - scan->word);
        scan->word_length = space ? (size_t)(space - start) : scan->length - scan->word;
    }
    if (scan->word_length == 0)
        return scan_fault(scan, "", "expected %s here", what);
    scan->at = scan->word + scan->word_length;
    for (size_t i = 0; i < scan->word_length; i++)
        if (is_control(scan->line[scan->word + i]))
            return scan_fault(scan, "", "a control character within %s", what);
    return true;
}

bool scan_is(const struct scan *scan, const char *name)
{
    return scan->word_length == strlen(name) &&
           memcmp(scan->line + scan->word, name, scan->word_length) == 0;
}

bool scan_name(struct scan *scan, const char *name)
{
    if (!scan_word(scan, name))
        return false;
    return scan_is(scan, name) || scan_fault(scan, "", "expected '%s' here", name);
}

// The next word, all of whose letters are among `letters`.
static bool number_text(
    struct scan *scan, const char *what, const char *letters, char text[NUMBER_MOST])
{
    if (!scan_word(scan, what))
        return false;
    if (scan->word_length < NUMBER_MOST) {
        memcpy(text, scan->line + scan->word, scan->word_length);
        text[scan->word_length] = '\0';
        if (strspn(text, letters) == scan->word_length)
            return true;
    }
    return scan_fault(scan, "", "expected %s here", what);
}

bool scan_whole(struct scan *scan, const char *what, int64_t least, int64_t most, int64_t *out)
{
    char text[NUMBER_MOST], *end;
    if (!number_text(scan, what, "-0123456789", text))
        return false;
    errno = 0;
    intmax_t value = strtoimax(text, &end, 10);
    if (*end || errno)
        return scan_fault(scan, "", "expected %s here", what);
    if (value < least || value > most)
        return scan_fault(scan, "", "%s is from %" PRId64 " to %" PRId64, what, least, most);
    *out = value;
    return true;
}

bool scan_int(struct scan *scan, const char *what, int least, int most, int *out)
{
    int64_t value = 0;
    if (!scan_whole(scan, what, least, most, &value))
        return false;
    *out = (int)value;
    return true;
}

bool scan_hash(struct scan *scan, uint64_t *out)
{
    static const char what[] = "a hash of 16 digits";
    char text[NUMBER_MOST];
    if (!number_text(scan, what, "0123456789abcdef", text))
        return false;
    if (scan->word_length != 16)
        return scan_fault(scan, "", "expected %s here", what);
    *out = strtoumax(text, NULL, 16);
    return true;
}

bool scan_real(struct scan *scan, const char *what, double most, double *out)
{
    char text[NUMBER_MOST], *end;
    if (!number_text(scan, what, "-+.e0123456789", text))
        return false;
    double value = strtod(text, &end);
    if (*end || !(value >= 0 && value <= most))
        return scan_fault(scan, "", "%s is from 0 to %g", what, most);
    *out = value;
    return true;
}

bool scan_end(struct scan *scan)
{
    if (scan->at == scan->length)
        return true;
    scan->word = scan->at;
    scan->word_length = scan->length - scan->at;
    return scan_fault(scan, "", "the line should end here");
}

// Words of one line, one space between them. The first that is not as expected is the fault.
#ifndef PORT_TRACE_SCAN_H
#define PORT_TRACE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scan {
    const char *line; // `length` bytes
    size_t length;
    size_t word, word_length; // the word taken last
    size_t at;                // behind it
    char fault[160];          // "" = none; it is at the word taken last
    char hint[160];
};

// Says what is wrong with the word taken last; returns false.
bool scan_fault(struct scan *scan, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// These return false, with the fault set, where the next word is not `what` they expect.
bool scan_word(struct scan *scan, const char *what);
bool scan_name(struct scan *scan, const char *name);
bool scan_whole(struct scan *scan, const char *what, int64_t least, int64_t most, int64_t *out);
bool scan_int(struct scan *scan, const char *what, int least, int most, int *out);
bool scan_hash(struct scan *scan, uint64_t *out); // 16 hexadecimal digits
bool scan_real(struct scan *scan, const char *what, double most, double *out); // not negative
bool scan_end(struct scan *scan);
// Whether the word taken last is this one.
bool scan_is(const struct scan *scan, const char *name);

#endif

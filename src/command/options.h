// What the subcommands' options have in common: words to numbers, help, the fault of a call.
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/geom.h"

#include <getopt.h>
#include <stdbool.h>

// "1920x1080", both 1 to 16384. False, with *out untouched, for anything else.
bool options_size(const char *text, struct point *out);
// "21.5", "476x268": a positive number, or two with an x between them. Returns how many were read
// (1 or 2); 0, with out untouched, for anything else.
int options_numbers(const char *text, double out[2]);
// A whole number within [least, most]. False, with *out untouched, for anything else.
bool options_whole(const char *text, int least, int most, int *out);
// "0", "90", "180" or "270". False, with *out untouched, for anything else.
bool options_rotation(const char *text, int *out);

// What one subcommand takes. `longs` ends with {0} and has OPTIONS_COMMON.
struct options {
    const char *command, *help;
    const struct option *longs;
    bool (*apply)(void *self, int option, const char *value); // false: the value is wrong
    void *self;
};
#define OPTIONS_COMMON                                                                             \
    {"help", no_argument, NULL, 'h'},                                                              \
    {                                                                                              \
        "version", no_argument, NULL, 'V'                                                          \
    }

// Applies every option; *rest_out is the index of the first argument that is none. Answers help and
// version. Returns -1 to go on, else the exit code.
int options_read(const struct options *options, int argc, char **argv, int *rest_out);
// One line on standard error with the way to the help; returns EXIT_USAGE.
int options_fault(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

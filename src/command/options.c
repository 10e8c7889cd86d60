// Strict readers: the whole word must be the number.
#include "command/options.h"

#include "command/command.h"
#include "config.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool options_whole(const char *text, int least, int most, int *out)
{
    char *end = NULL;
    long long value = strtoll(text, &end, 10); // a long may be no longer than an int
    if (end == text || *end != '\0' || value < least || value > most)
        return false;
    *out = (int)value;
    return true;
}

bool options_size(const char *text, struct point *out)
{
    double sides[2];
    if (options_numbers(text, sides) != 2)
        return false;
    for (int i = 0; i < 2; i++)
        if (sides[i] < 1 || sides[i] > 16384 || sides[i] != floor(sides[i]))
            return false;
    *out = (struct point){(int)sides[0], (int)sides[1]};
    return true;
}

static bool positive(const char *text, char **end, double *out)
{
    bool hexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X'); // strtod takes it
    if (*text < '0' || *text > '9' || hexadecimal)
        return false;
    double value = strtod(text, end);
    if (*end == text || !(value > 0) || value > 1e6)
        return false;
    *out = value;
    return true;
}

int options_numbers(const char *text, double out[2])
{
    double first = 0, second = 0;
    char *end = NULL;
    if (!positive(text, &end, &first))
        return 0;
    int count = 1;
    if (*end == 'x') {
        if (!positive(end + 1, &end, &second))
            return 0;
        count = 2;
    }
    if (*end != '\0')
        return 0;
    out[0] = first;
    if (count == 2)
        out[1] = second;
    return count;
}

bool options_rotation(const char *text, int *out)
{
    int degrees;
    if (!options_whole(text, 0, 270, &degrees) || degrees % 90 != 0)
        return false;
    *out = degrees;
    return true;
}

int options_read(const struct options *options, int argc, char **argv, int *rest_out)
{
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "hV", options->longs, NULL)) != -1;) {
        if (option == 'h' || option == 'V') {
            fputs(option == 'h' ? options->help : command_version(), stdout);
            return EXIT_OK;
        }
        if (option == '?')
            return EXIT_USAGE;
        if (!options->apply(options->self, option, optarg))
            return options_fault(options->command, "'%s' is not a value for this option", optarg);
    }
    *rest_out = optind;
    return -1;
}

int options_fault(const char *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "vitrine %s: ", command);
    vfprintf(stderr, format, args);
    fprintf(stderr, " (see 'vitrine %s --help')\n", command);
    va_end(args);
    return EXIT_USAGE;
}

const char *command_version(void)
{
    return "vitrine " VITRINE_VERSION "\n";
}

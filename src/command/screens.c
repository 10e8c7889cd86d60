// A table. The layout audit looks at most of these.
#include "command/screens.h"

#include "command/options.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    struct screens_one screen;
} SCREENS[] = {
    {"7in", {{800, 480}, 7}},
    {"7in-portrait", {{720, 1280}, 7}},
    {"10.1in", {{1024, 600}, 10.1}},
    {"15.6in", {{1280, 720}, 15.6}},
    {"21.5in", {{1920, 1080}, 21.5}},
    {"21.5in-portrait", {{1080, 1920}, 21.5}},
    {"32in", {{1920, 1080}, 32}},
    {"43in", {{1920, 1080}, 43}},
    {"43in-portrait", {{1080, 1920}, 43}},
    {"43in-4k", {{3840, 2160}, 43}},
};
enum { COUNT = sizeof SCREENS / sizeof *SCREENS };

static bool read_own(const char *text, struct screens_one *out)
{
    const char *at = strchr(text, '@');
    struct screens_one read = {0};
    char pixels[32];
    double sides[2];
    if (!at || (size_t)(at - text) >= sizeof pixels)
        return false;
    memcpy(pixels, text, (size_t)(at - text));
    pixels[at - text] = '\0';
    int count = options_numbers(at + 1, sides);
    if (count == 0 || !options_size(pixels, &read.size))
        return false;
    read.diagonal_inch = count == 1 ? sides[0] : hypot(sides[0], sides[1]) / 25.4;
    if (read.diagonal_inch < 3 || read.diagonal_inch > 200)
        return false;
    *out = read;
    return true;
}

bool screens_find(const char *text, struct screens_one *out)
{
    for (int i = 0; i < COUNT; i++)
        if (strcmp(SCREENS[i].name, text) == 0) {
            *out = SCREENS[i].screen;
            return true;
        }
    return read_own(text, out);
}

void screens_list(struct buf *out)
{
    for (int i = 0; i < COUNT; i++)
        buf_print(out, "%-16s %dx%d px, %.4g in\n", SCREENS[i].name, SCREENS[i].screen.size.x,
            SCREENS[i].screen.size.y, SCREENS[i].screen.diagonal_inch);
}

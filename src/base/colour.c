// Relative luminance as WCAG 2.2 defines it, from the sRGB transfer function.
#include "base/colour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool colour_parse(const char *text, colour *out)
{
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return false;
    *out = COLOUR((colour)strtoul(text + 1, NULL, 16));
    return true;
}

colour colour_mix(colour a, colour b, int of_256)
{
    colour mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        int from = (int)(a >> shift & 0xFF), to = (int)(b >> shift & 0xFF);
        mixed |= (colour)(from + (to - from) * of_256 / 256) << shift;
    }
    return mixed;
}

colour colour_alpha(colour c, int alpha)
{
    return (c & 0x00FFFFFFu) | (colour)alpha << 24;
}

static double linear(colour c, int shift)
{
    double value = (double)(c >> shift & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(colour c)
{
    return 0.2126 * linear(c, 16) + 0.7152 * linear(c, 8) + 0.0722 * linear(c, 0);
}

double colour_contrast(colour a, colour b)
{
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

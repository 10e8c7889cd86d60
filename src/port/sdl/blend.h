// Blending, in whole numbers only: (source * alpha + target * (255 - alpha) + 127) / 255 a channel,
// with the division exact. Colours are 0xAARRGGBB, not premultiplied; what is written has alpha
// 255.
#ifndef PORT_SDL_BLEND_H
#define PORT_SDL_BLEND_H

#include "base/colour.h"

#include <stdint.h>
#include <string.h>

// (value + 127) / 255 for 0 to 65,152.
static inline uint32_t blend_div255(uint32_t value)
{
    value += 128;
    return (value + (value >> 8)) >> 8;
}

// Red and blue at once, in the two halves of a word; none can overflow into the other.
static inline uint32_t blend_div255_pair(uint32_t pair)
{
    pair += 0x800080;
    return ((pair + ((pair >> 8) & 0xFF00FF)) >> 8) & 0xFF00FF;
}

static inline uint32_t blend_premultiplied(uint32_t pixel)
{
    uint32_t alpha = pixel >> 24;
    if (alpha == 255)
        return pixel;
    uint32_t pair = blend_div255_pair((pixel & 0xFF00FF) * alpha);
    return alpha << 24 | pair | blend_div255((pixel >> 8 & 0xFF) * alpha) << 8;
}

// The colour's own alpha does not count; `alpha` does, 0 to 255.
static inline uint32_t blend_pixel(uint32_t target, colour source, uint32_t alpha)
{
    uint32_t rest = 255 - alpha;
    uint32_t pair = blend_div255_pair((source & 0xFF00FF) * alpha + (target & 0xFF00FF) * rest);
    uint32_t green = blend_div255((source >> 8 & 0xFF) * alpha + (target >> 8 & 0xFF) * rest);
    return 0xFF000000 | pair | green << 8;
}

// Two colours side by side in one pixel; alpha_a + alpha_b is at most 255.
static inline uint32_t blend_two(
    uint32_t target, colour a, uint32_t alpha_a, colour b, uint32_t alpha_b)
{
    uint32_t rest = 255 - alpha_a - alpha_b;
    uint32_t pair = blend_div255_pair(
        (a & 0xFF00FF) * alpha_a + (b & 0xFF00FF) * alpha_b + (target & 0xFF00FF) * rest);
    uint32_t green = blend_div255(
        (a >> 8 & 0xFF) * alpha_a + (b >> 8 & 0xFF) * alpha_b + (target >> 8 & 0xFF) * rest);
    return 0xFF000000 | pair | green << 8;
}

// One colour, by its alpha.
static inline void blend_row(uint32_t *row, int count, colour source)
{
    uint32_t alpha = source >> 24;
    if (alpha == 255)
        for (int i = 0; i < count; i++)
            row[i] = source;
    else if (alpha > 0)
        for (int i = 0; i < count; i++)
            row[i] = blend_pixel(row[i], source, alpha);
}

// How many of the bytes from `bytes` on are 0, counted by eights.
static inline int blend_clear_run(const uint8_t *bytes, int count)
{
    int clear = 0;
    for (uint64_t eight; clear + 8 <= count; clear += 8) {
        memcpy(&eight, bytes + clear, sizeof eight);
        if (eight != 0)
            break;
    }
    return clear;
}

// One colour, by its alpha and the coverage of each pixel. Most pixels of a letter or a line are
// clear, most of the others full.
static inline void blend_mask_row(uint32_t *row, const uint8_t *coverage, int count, colour source)
{
    uint32_t alpha = source >> 24;
    for (int i = 0; i < count; i++) {
        if (coverage[i] == 0) {
            i += blend_clear_run(coverage + i + 1, count - i - 1);
            continue;
        }
        uint32_t a = alpha == 255 ? coverage[i] : blend_div255(coverage[i] * alpha);
        row[i] = a == 255 ? source : blend_pixel(row[i], source, a);
    }
}

// Pixels, by their own alpha.
static inline void blend_pixels_row(uint32_t *row, const uint32_t *source, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t a = source[i] >> 24;
        if (a == 255)
            row[i] = source[i];
        else if (a > 0)
            row[i] = blend_pixel(row[i], source[i], a);
    }
}

#endif

// What is squeezed comes out again, and clear stretches take little room.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/sdl/squeeze.h"

#include <string.h>

enum { MOST = 2000 };

static size_t squeezed_length(const uint8_t *bytes, size_t count)
{
    struct buf squeezed = {0};
    uint8_t seen[MOST] = {0};
    squeeze_add(&squeezed, bytes, count);
    squeeze_expand(buf_text(&squeezed), squeezed.length, seen);
    assert_memory_equal(seen, bytes, count);
    for (size_t i = count; i < MOST; i++)
        assert_int_equal(seen[i], 0);
    size_t length = squeezed.length;
    buf_finish(&squeezed);
    return length;
}

static void squeezes_known_bytes(void **state)
{
    (void)state;
    static uint8_t clear[MOST], full[MOST];
    memset(full, 7, sizeof full);
    assert_int_equal(squeezed_length(clear, MOST), 0);
    assert_int_equal(squeezed_length(full, 255), 2 + 255);
    assert_int_equal(squeezed_length(full, 256), 2 + 255 + 2 + 1);
    assert_int_equal(squeezed_length((const uint8_t[]){0, 0, 5, 0, 0, 6, 0}, 7), 2 + 4);
    assert_int_equal(squeezed_length((const uint8_t[]){5, 0, 0, 0, 6}, 5), 2 + 1 + 2 + 1);
    clear[MOST - 1] = 1; // 1999 zeros: seven times 255 and nothing, then 214 and one
    assert_int_equal(squeezed_length(clear, MOST), 7 * 2 + 2 + 1);
}

static void gives_back_any_bytes(void **state)
{
    (void)state;
    uint32_t seed = 605;
    for (int round = 0; round < 500; round++) {
        uint8_t bytes[MOST];
        size_t count = 0;
        while (count < MOST) {
            seed = seed * 1664525 + 1013904223;
            size_t stretch = (seed >> 8) % ((size_t)round + 2) + 1;
            for (; stretch > 0 && count < MOST; stretch--)
                bytes[count++] = seed >> 31 ? (uint8_t)(seed >> 16) : 0;
        }
        squeezed_length(bytes, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squeezes_known_bytes),
        cmocka_unit_test(gives_back_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// Arenas: zeroed, aligned, apart from each other, reused after a reset.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

#include <string.h>

static void test_allocations_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    unsigned char *previous = NULL;
    for (size_t bytes = 0; bytes < 200; bytes++) {
        unsigned char *memory = arena_alloc(&arena, bytes);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < bytes; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, bytes);
        if (previous && bytes > 1)
            assert_int_equal(previous[bytes - 2], 0xAA);
        previous = memory;
    }
    arena_finish(&arena);
    assert_null(arena.newest);
}

static void test_large_ones_get_their_own_block(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *large = arena_alloc(&arena, 1000000);
    large[999999] = 'x';
    assert_true(arena_held_bytes(&arena) >= 1000000);
    assert_true(arena.used_bytes >= 1000000);
    arena_finish(&arena);
    assert_int_equal(arena_held_bytes(&arena), 0);
}

static void test_reset_keeps_a_block_and_zeroes_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    memset(arena_alloc(&arena, 64), 0xFF, 64);
    size_t held = arena_held_bytes(&arena);
    arena_reset(&arena);
    assert_int_equal(arena.used_bytes, 0);
    const unsigned char *again = arena_alloc(&arena, 64);
    assert_int_equal(arena_held_bytes(&arena), held);
    for (int i = 0; i < 64; i++)
        assert_int_equal(again[i], 0);
    arena_finish(&arena);
}

static void test_copy_and_print(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_copy(&arena, "water", 3), "wat");
    assert_string_equal(arena_copy(&arena, "", 0), "");
    assert_string_equal(arena_print(&arena, "%s-%d", "page", 7), "page-7");
    int *numbers = ARENA_ARRAY(&arena, int, 5);
    assert_int_equal(numbers[4], 0);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_large_ones_get_their_own_block),
        cmocka_unit_test(test_reset_keeps_a_block_and_zeroes_again),
        cmocka_unit_test(test_copy_and_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

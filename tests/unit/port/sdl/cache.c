// The cache: what was added is found, the one unused for longest leaves, the cap holds.
#include "port/sdl/cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int *find(struct cache *cache, const char *key)
{
    return cache_find(cache, key, strlen(key));
}

static void add(struct cache *cache, const char *key, int number)
{
    int *value = cache_add(cache, key, strlen(key), sizeof *value);
    assert_int_equal(*value, 0);
    *value = number;
}

static void test_finds(void **state)
{
    (void)state;
    struct cache *cache = cache_create(1 << 20);
    assert_null(find(cache, "a"));
    for (int i = 0; i < 5000; i++) { // more than there are buckets
        char key[16];
        snprintf(key, sizeof key, "key %d", i);
        add(cache, key, i);
    }
    for (int i = 0; i < 5000; i++) {
        char key[16];
        snprintf(key, sizeof key, "key %d", i);
        assert_non_null(find(cache, key));
        assert_int_equal(*find(cache, key), i);
    }
    assert_null(find(cache, "key"));
    assert_null(find(cache, "key 5000"));
    cache_destroy(cache);
    cache_destroy(NULL);
}

static void test_the_unused_leave_first(void **state)
{
    (void)state;
    struct cache *probe = cache_create(1 << 20);
    add(probe, "a", 1);
    size_t one = cache_bytes(probe);
    cache_destroy(probe);

    struct cache *cache = cache_create(3 * one);
    add(cache, "a", 1), add(cache, "b", 2), add(cache, "c", 3);
    assert_int_equal(cache_bytes(cache), 3 * one);
    assert_non_null(find(cache, "a"));
    add(cache, "d", 4); // b was unused for longest
    assert_null(find(cache, "b"));
    add(cache, "e", 5); // then c
    assert_null(find(cache, "c"));
    assert_int_equal(*find(cache, "a"), 1);
    assert_int_equal(*find(cache, "d"), 4);
    assert_int_equal(*find(cache, "e"), 5);
    assert_int_equal(cache_bytes(cache), 3 * one);
    cache_destroy(cache);
}

static void test_a_giant_stands_alone(void **state)
{
    (void)state;
    struct cache *cache = cache_create(1000);
    add(cache, "a", 1), add(cache, "b", 2);
    assert_non_null(cache_add(cache, "giant", 5, 5000));
    assert_null(find(cache, "a"));
    assert_non_null(find(cache, "giant"));
    add(cache, "c", 3);
    assert_null(find(cache, "giant"));
    assert_true(cache_bytes(cache) <= 1000);
    cache_destroy(cache);
}

static void test_the_limit_may_change(void **state)
{
    (void)state;
    struct cache *cache = cache_create(1 << 20);
    add(cache, "a", 1), add(cache, "b", 2), add(cache, "c", 3);
    size_t three = cache_bytes(cache);
    cache_limit(cache, three);
    assert_non_null(find(cache, "a"));
    cache_limit(cache, three - 1); // b was unused for longest
    assert_null(find(cache, "b"));
    assert_non_null(find(cache, "a"));
    add(cache, "d", 4);
    assert_null(find(cache, "c"));
    cache_limit(cache, 0);
    assert_int_equal(cache_bytes(cache), 0);
    cache_destroy(cache);
}

static void test_blocks_count(void **state)
{
    (void)state;
    struct cache *cache = cache_create(4000);
    add(cache, "a", 1);
    size_t before = cache_bytes(cache);
    int *value = cache_add_with(cache, "b", 1, sizeof *value, malloc(3000), 3000);
    assert_int_equal(*value, 0);
    assert_int_equal(cache_bytes(cache), 2 * before + 3000);
    cache_add_with(cache, "c", 1, sizeof *value, malloc(3500), 3500);
    assert_null(find(cache, "a"));
    assert_null(find(cache, "b")); // and its block is freed, or the sanitizer says so
    assert_non_null(find(cache, "c"));
    cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),
        cmocka_unit_test(test_the_unused_leave_first),
        cmocka_unit_test(test_a_giant_stands_alone),
        cmocka_unit_test(test_blocks_count),
        cmocka_unit_test(test_the_limit_may_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

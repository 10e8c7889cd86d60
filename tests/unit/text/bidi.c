// Unicode's own BidiCharacterTest.txt against our levels and order; no line may differ. The file's
// field "auto direction" (rules P2 and P3) is taken as resolved: the base is always given here.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/bidi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATA_FILE "/usr/share/unicode/BidiCharacterTest.txt"

enum { MOST = 512, FIELDS = 5, LEAST_LINES = 90000, REMOVED = -1 };

struct sample {
    uint32_t codes[MOST];
    int levels[MOST]; // REMOVED: by rule X9
    size_t order[MOST];
    size_t count, order_count;
    bool right_to_left;
};

static void parse_numbers(struct sample *sample, char *fields[FIELDS])
{
    *sample = (struct sample){.right_to_left = *fields[2] == '1'};
    char *rest = NULL;
    for (char *word = strtok_r(fields[0], " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        sample->codes[sample->count++] = (uint32_t)strtoul(word, NULL, 16);
    size_t count = 0;
    for (char *word = strtok_r(fields[3], " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        sample->levels[count++] = *word == 'x' ? REMOVED : (int)strtol(word, NULL, 10);
    assert_int_equal(count, sample->count);
    for (char *word = strtok_r(fields[4], " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        sample->order[sample->order_count++] = (size_t)strtoul(word, NULL, 10);
}

// False for a comment or an empty line.
static bool parse(struct sample *sample, char *line)
{
    line[strcspn(line, "\r\n")] = '\0';
    if (*line == '#' || *line == '\0')
        return false;
    char *fields[FIELDS] = {0};
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = line;
        line += strcspn(line, ";");
        if (*line)
            *line++ = '\0';
    }
    parse_numbers(sample, fields);
    return true;
}

static bool agrees(struct arena *arena, const struct sample *sample)
{
    uint8_t levels[MOST], kept_levels[MOST];
    size_t kept[MOST], order[MOST], kept_count = 0;
    bidi_levels(arena, sample->codes, sample->count, NULL, sample->right_to_left, levels);
    for (size_t i = 0; i < sample->count; i++) {
        if (sample->levels[i] == REMOVED)
            continue;
        if (sample->levels[i] != levels[i])
            return false;
        kept_levels[kept_count] = levels[i];
        kept[kept_count++] = i;
    }
    bidi_order(kept_levels, kept_count, order);
    if (kept_count != sample->order_count)
        return false;
    for (size_t i = 0; i < kept_count; i++)
        if (kept[order[i]] != sample->order[i])
            return false;
    return true;
}

static void conforms_to_the_unicode_test(void **state)
{
    (void)state;
    FILE *file = fopen(DATA_FILE, "r");
    if (!file)
        fail_msg("no " DATA_FILE ": install the package unicode-data");
    static struct sample sample;
    char line[4096];
    struct arena arena = {0};
    int number = 0, checked = 0, different = 0;
    while (fgets(line, sizeof line, file)) {
        number++;
        if (!parse(&sample, line))
            continue;
        checked++;
        if (!agrees(&arena, &sample)) {
            different++;
            print_message("line %d differs\n", number);
        }
        arena_reset(&arena);
    }
    fclose(file);
    arena_finish(&arena);
    print_message("%d lines, %d differ\n", checked, different);
    assert_true(checked > LEAST_LINES);
    assert_int_equal(different, 0);
}

static void isolates_keep_their_neighbours_apart(void **state)
{
    (void)state;
    // in a paragraph to the left, "2" joins "a1" unless that is an isolate
    static const uint32_t codes[] = {0x5D0, ' ', 'a', '1', ' ', '2', 0x5D0};
    static const int isolates[] = {0, 0, 7, 7, 0, 0, 0};
    uint8_t plain[7], isolated[7];
    struct arena arena = {0};
    bidi_levels(&arena, codes, 7, NULL, true, plain);
    bidi_levels(&arena, codes, 7, isolates, true, isolated);
    static const uint8_t plain_expected[] = {1, 1, 2, 2, 2, 2, 1};
    static const uint8_t isolated_expected[] = {1, 1, 2, 2, 1, 2, 1};
    assert_memory_equal(plain, plain_expected, 7);
    assert_memory_equal(isolated, isolated_expected, 7);
    arena_finish(&arena);
}

static void finds_the_first_strong_direction(void **state)
{
    (void)state;
    assert_int_equal(bidi_first_strong((const uint32_t[]){'1', ' ', 'a', 0x5D0}, 4), 1);
    assert_int_equal(bidi_first_strong((const uint32_t[]){'1', ' ', 0x627, 'a'}, 4), -1);
    assert_int_equal(bidi_first_strong((const uint32_t[]){'1', ' ', '.'}, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conforms_to_the_unicode_test),
        cmocka_unit_test(isolates_keep_their_neighbours_apart),
        cmocka_unit_test(finds_the_first_strong_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

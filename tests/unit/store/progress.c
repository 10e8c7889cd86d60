// The progress of an import: what is written is read, nothing else is, and a reader beside a writer
// never sees half of it.
#include "store/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char GOOD[] =
    "vitrine-import 1\nstage copying\ndone 1024 4096\npack wells 7\nreason -\n";

static bool parse(const char *text)
{
    struct progress progress;
    return progress_parse(text, strlen(text), &progress);
}

static void the_form_is_as_documented(void **state)
{
    (void)state;
    struct buf text = {0};
    struct progress progress = {PROGRESS_COPYING, 1024, 4096, "wells", 7, ""};
    progress_print(&progress, &text);
    assert_string_equal(text.text, GOOD);
    buf_finish(&text);
}

static void what_is_printed_is_read(void **state)
{
    (void)state;
    for (int stage = 0; stage < PROGRESS_STAGE_COUNT; stage++) {
        struct buf text = {0};
        struct progress again, progress = {.stage = (enum progress_stage)stage, .done = stage};
        progress.of = INT64_MAX;
        progress.version = stage % 2 ? INT32_MAX : 0;
        strcpy(progress.id, stage % 2 ? "wells-and-ropes" : "");
        progress_set_reason(&progress, stage % 2 ? "Құдық: нет подписи" : "");
        progress_print(&progress, &text);
        assert_true(progress_parse(text.text, text.length, &again));
        assert_int_equal(again.stage, stage);
        assert_int_equal(again.done, stage);
        assert_true(again.of == INT64_MAX);
        assert_int_equal(again.version, progress.version);
        assert_string_equal(again.id, progress.id);
        assert_string_equal(again.reason, progress.reason);
        buf_finish(&text);
    }
}

static void all_else_is_refused(void **state)
{
    static const char *const bad[] = {"",
        "vitrine-import 2\nstage copying\ndone 1 4\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage flying\ndone 1 4\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 5 4\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone -1 4\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 01 4\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 1\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 1 99999999999999999999\npack wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack wells 2147483648\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack two wells 7\nreason -\n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack wells 7\nreason \n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack wells 7\nreason \xFF\n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack wells 7\nreason a\x1B[2J\n",
        "vitrine-import 1\nstage copying\ndone 1 4\npack wells 7\nreason -\n\n",
        "vitrine-import 1\r\nstage copying\r\ndone 1 4\r\npack wells 7\r\nreason -\r\n"};
    (void)state;
    for (size_t length = 0; length < sizeof GOOD - 1; length++) {
        struct progress progress;
        assert_false(progress_parse(GOOD, length, &progress));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(parse(bad[i]));
    assert_false(progress_parse(GOOD, sizeof GOOD, &(struct progress){0})); // with the NUL
    assert_true(parse(GOOD));
}

static void a_reason_is_one_short_line(void **state)
{
    (void)state;
    struct progress progress = {0};
    progress_set_reason(&progress, "first \x07\xC2\x85\xFFline\nsecond");
    assert_string_equal(progress.reason, "first ???line");
    char text[1000];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xD0\xB6", 3); // a letter of two bytes
    progress_set_reason(&progress, text);
    assert_int_equal(strlen(progress.reason), PROGRESS_REASON_BYTES - 2); // no half of one
}

// --- the file ---

struct pair {
    const char *path;
    atomic_bool ends;
};

// The done count and the version are always the same.
static void *write_on(void *self)
{
    struct pair *pair = self;
    for (int i = 1; i <= 2000; i++) {
        struct progress progress = {PROGRESS_COPYING, i, 10000, "wells", i, ""};
        if (!progress_write(pair->path, &progress))
            abort();
    }
    atomic_store(&pair->ends, true);
    return NULL;
}

static void a_reader_sees_whole_ones(void **state)
{
    char path[] = "progress-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    (void)state;
    struct progress progress = {PROGRESS_COPYING, 0, 10000, "wells", 0, ""};
    struct pair pair = {.path = path};
    pthread_t writer;
    assert_true(progress_write(path, &progress));
    assert_int_equal(pthread_create(&writer, NULL, write_on, &pair), 0);
    while (!atomic_load(&pair.ends)) {
        assert_true(progress_read(path, &progress));
        assert_int_equal(progress.done, progress.version);
    }
    pthread_join(writer, NULL);
    assert_true(progress_read(path, &progress));
    assert_int_equal(progress.version, 2000);
    unlink(path);
    assert_false(progress_read(path, &progress));
}

static void a_link_in_the_way_is_not_followed(void **state)
{
    (void)state;
    struct progress progress = {.stage = PROGRESS_DONE};
    struct stat info;
    unlink("progress-new.new");
    assert_int_equal(symlink("progress-victim", "progress-new.new"), 0);
    assert_true(progress_write("progress-new", &progress));
    assert_int_not_equal(lstat("progress-victim", &info), 0);
    assert_int_equal(lstat("progress-new", &info), 0);
    assert_true(S_ISREG(info.st_mode));
    unlink("progress-new");
    assert_false(progress_write("/nowhere/import", &progress));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_form_is_as_documented),
        cmocka_unit_test(what_is_printed_is_read),
        cmocka_unit_test(all_else_is_refused),
        cmocka_unit_test(a_reason_is_one_short_line),
        cmocka_unit_test(a_reader_sees_whole_ones),
        cmocka_unit_test(a_link_in_the_way_is_not_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

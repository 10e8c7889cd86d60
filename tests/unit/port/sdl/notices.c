// Files that are watched by name: with real folders, renames and links. The thread tells through a
// pipe; one that does not tell fails by the test's time limit, and what nobody should be told of is
// followed by something else, which must then come first.
#include "port/sdl/notices.h"

#include "port/sdl/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATHS = 3 };

struct scene {
    char root[32], paths[PATHS][96];
    struct notices *notices;
    int told[2];
};

static void tell(void *context, size_t index)
{
    const struct scene *scene = context;
    struct stat info;
    bool there = lstat(scene->paths[index], &info) == 0;
    char byte = (char)((there ? 'A' : '0') + index);
    if (write(scene->told[1], &byte, 1) != 1)
        abort();
}

static const char *in(const struct scene *scene, const char *name)
{
    static char paths[4][96];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", scene->root, name);
    return path;
}

static const char *const NAMES[PATHS] = {"store/now", "run/a/b/import", "store/log"};

static void name_paths(struct scene *scene, const char *paths_out[PATHS])
{
    strcpy(scene->root, "notices-XXXXXX");
    assert_non_null(mkdtemp(scene->root));
    assert_int_equal(mkdir(in(scene, "store"), 0700), 0);
    for (int i = 0; i < PATHS; i++) {
        strcpy(scene->paths[i], in(scene, NAMES[i]));
        paths_out[i] = scene->paths[i];
    }
}

static int open_scene(void **state)
{
    static struct scene scene;
    const char *paths[PATHS];
    name_paths(&scene, paths);
    assert_int_equal(pipe(scene.told), 0);
    scene.notices = notices_create(paths, PATHS, tell, &scene);
    *state = &scene;
    return scene.notices ? 0 : -1;
}

static void remove_scene(const struct scene *scene)
{
    static const char *const files[] = {
        "store/now", "store/next", "store/log", "run/a/b/import", "run/a/b/new"};
    static const char *const folders[] = {"run/a/b", "run/a", "run", "away", "store", ""};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(in(scene, files[i]));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        rmdir(in(scene, folders[i]));
}

static int close_scene(void **state)
{
    struct scene *scene = *state;
    notices_destroy(scene->notices);
    close(scene->told[0]), close(scene->told[1]);
    remove_scene(scene);
    return 0;
}

static void write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("x", file);
    assert_int_equal(fclose(file), 0);
}

// What is told next: 'A' is the first path, '0' where there is nothing at that path.
static char told(const struct scene *scene)
{
    char byte;
    assert_int_equal(read(scene->told[0], &byte, 1), 1);
    return byte;
}

// Among what is told of others.
static void wait_for(const struct scene *scene, char expected)
{
    while (told(scene) != expected) {
    }
}

static void point_to(const struct scene *scene, const char *target)
{
    assert_int_equal(symlink(target, in(scene, "store/next")), 0);
    assert_int_equal(rename(in(scene, "store/next"), in(scene, "store/now")), 0);
}

// As the store does it; a pointer to a folder that is not there is one, too.
static void a_link_that_is_renamed_over(void **state)
{
    const struct scene *scene = *state;
    for (int i = 0; i < 3; i++) {
        point_to(scene, "packs/1");
        assert_int_equal(told(scene), 'A');
    }
    assert_int_equal(unlink(in(scene, "store/now")), 0);
    assert_int_equal(told(scene), '0');
}

static void a_file_that_is_written_where_it_is(void **state)
{
    const struct scene *scene = *state;
    write_file(in(scene, "store/log"));
    assert_int_equal(told(scene), 'C');
}

static void others_beside_them_do_not_count(void **state)
{
    const struct scene *scene = *state;
    write_file(in(scene, "store/next"));
    assert_int_equal(rename(in(scene, "store/next"), in(scene, "away")), 0);
    assert_int_equal(unlink(in(scene, "away")), 0);
    point_to(scene, "packs/1");
    assert_int_equal(told(scene), 'A');
}

// The file may be there before its folder is watched.
static void a_folder_that_comes_late(void **state)
{
    const struct scene *scene = *state;
    for (int i = 0; i < 20; i++) {
        assert_int_equal(mkdir(in(scene, "run"), 0700), 0);
        assert_int_equal(mkdir(in(scene, "run/a"), 0700), 0);
        assert_int_equal(mkdir(in(scene, "run/a/b"), 0700), 0);
        write_file(in(scene, "run/a/b/new"));
        assert_int_equal(rename(in(scene, "run/a/b/new"), in(scene, "run/a/b/import")), 0);
        wait_for(scene, 'B');
        assert_int_equal(unlink(in(scene, "run/a/b/import")), 0);
        assert_int_equal(rmdir(in(scene, "run/a/b")), 0);
        assert_int_equal(rmdir(in(scene, "run/a")), 0);
        assert_int_equal(rmdir(in(scene, "run")), 0);
        wait_for(scene, '1');
    }
}

static void a_folder_in_the_place_of_another(void **state)
{
    const struct scene *scene = *state;
    assert_int_equal(rename(in(scene, "store"), in(scene, "away")), 0);
    char first = told(scene), second = told(scene); // both of its paths
    assert_true((first == '0' && second == '2') || (first == '2' && second == '0'));
    assert_int_equal(mkdir(in(scene, "store"), 0700), 0);
    wait_for(scene, '0');
    point_to(scene, "packs/1");
    wait_for(scene, 'A');
}

// --- the window's events ---

static void a_window_tells_the_core(void **state)
{
    (void)state;
    struct scene scene;
    const char *paths[PATHS];
    name_paths(&scene, paths);
    struct fonts *fonts = fonts_create();
    assert_non_null(fonts);
    struct window_options options = {.title = "test", .size = {320, 200}};
    struct window *window = window_create(&options, fonts);
    assert_non_null(window);
    struct port port = window_port(window);
    assert_true(window_watch_paths(window, paths, PATHS));
    for (int i = 0; i < 3; i++) {
        point_to(&scene, "packs/1");
        struct event event;
        do // whatever SDL says about a new window
            event = port.wait(port.self, INT64_MAX);
        while (event.kind != EVENT_NEWS);
        assert_int_equal(event.number, 0);
    }
    window_destroy(window);
    fonts_destroy(fonts);
    remove_scene(&scene);
}

#define IN_SCENE(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCENE(a_link_that_is_renamed_over),
        IN_SCENE(a_file_that_is_written_where_it_is),
        IN_SCENE(others_beside_them_do_not_count),
        IN_SCENE(a_folder_that_comes_late),
        IN_SCENE(a_folder_in_the_place_of_another),
        cmocka_unit_test(a_window_tells_the_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

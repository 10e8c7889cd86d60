// Calls the real program and collects what it says. For test programs of one file, with PROGRAM.
#ifndef TESTS_CALL_H
#define TESTS_CALL_H

#include "base/buf.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 10 };

struct outcome {
    int code;
    struct buf out, err;
};

static inline void add_file(FILE *file, struct buf *out)
{
    char bytes[4096];
    rewind(file);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(out, bytes, length);
    fclose(file);
}

static inline void become_program(const char *const *words, FILE *out, FILE *err)
{
    static char name[] = PROGRAM;
    char *argv[WORDS_MAX + 2] = {name};
    for (int i = 0; words[i]; i++)
        memcpy(&argv[i + 1], &words[i], sizeof words[i]); // execv's type has no const
    close(STDIN_FILENO);                                  // nobody answers
    open("/dev/null", O_RDONLY);
    dup2(fileno(out), STDOUT_FILENO);
    dup2(fileno(err), STDERR_FILENO);
    // A screen that is not there, whatever the machine has.
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    setenv("SDL_VIDEODRIVER", "x11", 1);
    execv(name, argv);
    _exit(127);
}

static inline struct outcome call(const char *const *words)
{
    struct outcome outcome = {0};
    FILE *out = tmpfile(), *err = tmpfile();
    assert_non_null(out);
    assert_non_null(err);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        become_program(words, out, err);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    outcome.code = WEXITSTATUS(status);
    add_file(out, &outcome.out);
    add_file(err, &outcome.err);
    return outcome;
}

#define CALL(...) call((const char *const[WORDS_MAX + 1]){__VA_ARGS__})

static inline void finish(struct outcome *outcome)
{
    buf_finish(&outcome->out);
    buf_finish(&outcome->err);
}

static inline bool begins(const struct buf *text, const char *start)
{
    return strncmp(buf_text(text), start, strlen(start)) == 0;
}

static inline bool ends(const struct buf *text, const char *end)
{
    size_t length = strlen(end);
    return text->length >= length && strcmp(text->text + text->length - length, end) == 0;
}

static inline int line_count(const struct buf *text)
{
    int lines = 0;
    for (size_t i = 0; i < text->length; i++)
        lines += text->text[i] == '\n';
    return lines;
}

static inline void assert_outcome(
    struct outcome outcome, int code, const char *out, const char *err)
{
    assert_string_equal(buf_text(&outcome.err), err);
    assert_string_equal(buf_text(&outcome.out), out);
    assert_int_equal(outcome.code, code);
    finish(&outcome);
}

#endif

// Runs one journey: each line is a command of README.md; the first that fails ends it with its
// line.
#include "support/stage.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 6 };

struct journey {
    struct stage stage;
    const char *file;
    int line;
    int words;
    char *word[WORDS_MAX];
    int64_t frames_before; // presented before the line that acted last
    bool failed;
};

static void fail(struct journey *j, const char *reason, const char *detail)
{
    fprintf(stderr, "%s:%d: %s%s%s\n", j->file, j->line, reason, detail ? ": " : "",
        detail ? detail : "");
    j->failed = true;
}

static bool is(const struct journey *j, int index, const char *word)
{
    return index < j->words && strcmp(j->word[index], word) == 0;
}

static int number(const struct journey *j, int index, int otherwise)
{
    return index < j->words ? atoi(j->word[index]) : otherwise;
}

// --- looking at the screen
// -------------------------------------------------------------------------- The texts of the
// screen, one after the other with spaces between; hidden items do not count.
static void add_texts(const struct draw_list *list, struct buf *out)
{
    for (size_t i = 0; list && i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind != DRAW_TEXT || rect_empty(rect_intersect(item->bounds, item->clip)))
            continue;
        buf_add(out, item->text.bytes, item->text.length);
        buf_add_text(out, " ");
    }
}

static bool shows(struct journey *j, const char *words)
{
    struct buf texts = {0};
    add_texts(stage_list(&j->stage), &texts);
    bool found = strstr(buf_text(&texts), words) != NULL;
    buf_finish(&texts);
    return found;
}

static bool find_text(struct journey *j, const char *words, struct point *middle_out)
{
    const struct draw_list *list = stage_list(&j->stage);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind != DRAW_TEXT || item->text.length < strlen(words))
            continue;
        char *text = strndup(item->text.bytes, item->text.length);
        bool found = strstr(text, words) != NULL;
        free(text);
        if (!found)
            continue;
        *middle_out = (struct point){
            item->bounds.x + item->bounds.w / 2, item->bounds.y + item->bounds.h / 2};
        return true;
    }
    return false;
}

// --- commands
static void play(struct journey *j)
{
    j->frames_before = script_frames(j->stage.script);
    stage_play(&j->stage);
}

static void tap_at(struct journey *j, struct point at)
{
    script_wait(j->stage.script, 400); // so that no tap is a bounce of the one before
    script_tap(j->stage.script, at);
    play(j);
}

static void do_screen(struct journey *j)
{
    struct point size = {0, 0};
    if (j->words < 2 || sscanf(j->word[1], "%dx%d", &size.x, &size.y) != 2)
        fail(j, "screen WxH", NULL);
    else
        stage_start(&j->stage, size);
}

static void do_tap(struct journey *j)
{
    struct point at;
    if (j->words == 3)
        tap_at(j, (struct point){number(j, 1, 0), number(j, 2, 0)});
    else if (j->words == 2 && find_text(j, j->word[1], &at))
        tap_at(j, at);
    else
        fail(j, "nothing to tap", j->words > 1 ? j->word[1] : NULL);
}

static const struct {
    const char *name;
    enum action_kind kind;
} ACTIONS[] = {
    {"enter", ACTION_ENTER},
    {"home", ACTION_HOME},
    {"theme", ACTION_THEME},
    {"page", ACTION_PAGE},
    {"about", ACTION_ABOUT},
    {"back", ACTION_BACK},
    {"next", ACTION_NEXT},
    {"language", ACTION_LANGUAGE},
    {"term", ACTION_TERM},
    {"sources", ACTION_SOURCES},
    {"close", ACTION_CLOSE},
    {"comfort", ACTION_COMFORT},
    {"choose", ACTION_CHOOSE},
    {"scroll", ACTION_SCROLL},
    {"stay", ACTION_STAY},
    {"picture", ACTION_PICTURE},
    {"zoom", ACTION_ZOOM},
};

// The words after the name count from 1: `touch page 2 3`; a scroll's is its direction.
static void do_touch(struct journey *j)
{
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (!is(j, 1, ACTIONS[i].name))
            continue;
        int a = number(j, 2, 0) - 1, b = number(j, 3, 0) - 1;
        if (ACTIONS[i].kind == ACTION_PAGE && j->words == 3) {
            b = a;
            a = -1;
        }
        if (ACTIONS[i].kind == ACTION_PICTURE)
            a = -1; // any block
        if (ACTIONS[i].kind == ACTION_ZOOM)
            a = 1;
        if (ACTIONS[i].kind == ACTION_SCROLL)
            a = is(j, 2, "down") ? 1 : -1;
        if (ACTIONS[i].kind == ACTION_CHOOSE) {
            a = -1; // any block
            b = number(j, 2, -1);
        }
        struct point at;
        if (stage_find(&j->stage, ACTIONS[i].kind, a, b, &at))
            tap_at(j, at);
        else
            fail(j, "no such control on the screen", j->word[1]);
        return;
    }
    fail(j, "no such action", j->words > 1 ? j->word[1] : NULL);
}

static void do_swipe(struct journey *j)
{
    struct point size = j->stage.size;
    struct point from = {size.x / 2, size.y * 2 / 5}, to = from;
    if (is(j, 1, "left") || is(j, 1, "right")) {
        int way = is(j, 1, "left") ? -1 : 1;
        from.x -= way * size.x / 6;
        to.x += way * size.x / 6;
    } else {
        int way = is(j, 1, "up") ? -1 : 1;
        from.y -= way * size.y / 6;
        to.y += way * size.y / 6;
    }
    script_wait(j->stage.script, 400);
    script_drag(j->stage.script, from, to, 160);
    play(j);
}

static void do_key(struct journey *j)
{
    static const char *const names[EVENT_KEY_COUNT] = {
        "previous", "next", "left", "right", "up", "down", "select", "back", "home"};
    for (int key = 0; key < EVENT_KEY_COUNT; key++) {
        if (!is(j, 1, names[key]))
            continue;
        script_key(j->stage.script, (enum event_key)key);
        play(j);
        return;
    }
    fail(j, "no such key", j->words > 1 ? j->word[1] : NULL);
}

static void do_wait(struct journey *j)
{
    script_wait(j->stage.script, number(j, 1, 0));
    play(j);
}

// --- expectations
static const char *const PLACES[VISIT_PLACE_COUNT] = {"attract", "home", "theme", "page", "about"};

static void expect_place(struct journey *j, int place)
{
    const struct visit *visit = kiosk_visit(j->stage.kiosk);
    bool right = (int)visit->place == place;
    if (place == VISIT_THEME || place == VISIT_PAGE)
        right = right && visit->theme == number(j, 2, visit->theme + 1) - 1;
    if (place == VISIT_PAGE)
        right = right && visit->page == number(j, 3, visit->page + 1) - 1;
    if (right)
        return;
    char seen[64];
    snprintf(seen, sizeof seen, "%s (theme %d, page %d)", PLACES[visit->place], visit->theme + 1,
        visit->page + 1);
    fail(j, "is elsewhere", seen);
}

static void expect_panel(struct journey *j)
{
    static const char *const names[] = {
        "none", "term", "sources", "comfort", "languages", "picture"};
    const struct visit *visit = kiosk_visit(j->stage.kiosk);
    if (!is(j, 2, names[visit->panel]))
        fail(j, "the panel is", names[visit->panel]);
}

static void do_expect(struct journey *j)
{
    const struct visit *visit = kiosk_visit(j->stage.kiosk);
    const char *language = j->stage.pack->languages[visit->language].code;
    for (int place = 0; place < VISIT_PLACE_COUNT; place++) {
        if (is(j, 1, PLACES[place])) {
            expect_place(j, place);
            return;
        }
    }
    bool negated = is(j, 1, "not") || is(j, 1, "no");
    if (is(j, 1, "language")) {
        if (!is(j, 2, language))
            fail(j, "the language is", language);
    } else if (is(j, 1, "panel")) {
        expect_panel(j);
    } else if (is(j, negated ? 2 : 1, "asking")) {
        if (visit->asking == negated)
            fail(j, visit->asking ? "it asks" : "it does not ask", NULL);
    } else if (is(j, negated ? 2 : 1, "text") && j->words == (negated ? 4 : 3)) {
        if (shows(j, j->word[negated ? 3 : 2]) == negated)
            fail(j, negated ? "is on the screen" : "is not on the screen", j->word[j->words - 1]);
    } else if (is(j, 1, "still")) {
        if (script_frames(j->stage.script) != j->frames_before)
            fail(j, "a frame was drawn", NULL);
    } else {
        fail(j, "no such expectation", NULL);
    }
}

static const struct {
    const char *name;
    void (*run)(struct journey *j);
} COMMANDS[] = {
    {"screen", do_screen},
    {"tap", do_tap},
    {"touch", do_touch},
    {"swipe", do_swipe},
    {"key", do_key},
    {"wait", do_wait},
    {"expect", do_expect},
};

// --- lines
// ------------------------------------------------------------------------------------------ Words
// are split at spaces; "..." is one word.
static void split(struct journey *j, char *line)
{
    j->words = 0;
    while (j->words < WORDS_MAX) {
        while (isspace((unsigned char)*line))
            line++;
        if (*line == '\0' || *line == '#')
            return;
        char end = *line == '"' ? '"' : ' ';
        line += end == '"';
        j->word[j->words++] = line;
        line += strcspn(line, end == '"' ? "\"" : " \n");
        if (*line == '\0')
            return;
        *line++ = '\0';
    }
}

static void run_line(struct journey *j, char *line)
{
    split(j, line);
    if (j->words == 0)
        return;
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        if (is(j, 0, COMMANDS[i].name)) {
            COMMANDS[i].run(j);
            return;
        }
    }
    fail(j, "no such command", j->word[0]);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: journey PACK FILE\n", stderr);
        return 2;
    }
    struct journey j = {.file = argv[2]};
    FILE *file = fopen(j.file, "r");
    if (!file) {
        perror(j.file);
        return 2;
    }
    stage_open(&j.stage, argv[1]);
    char line[512];
    while (!j.failed && fgets(line, sizeof line, file)) {
        j.line++;
        run_line(&j, line);
    }
    fclose(file);
    stage_close(&j.stage);
    return j.failed;
}

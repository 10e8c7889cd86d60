#include "pack/staff_words.h"

#include "base/log.h"
#include "pack/load.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *const keys[] = {
    [STAFF_WORD_TITLE] = "title",
    [STAFF_WORD_ENTER_PIN] = "enter_pin",
    [STAFF_WORD_WRONG] = "wrong",
    [STAFF_WORD_LOCKED] = "locked",
    [STAFF_WORD_ENTER] = "enter",
    [STAFF_WORD_CLOSE] = "close",
    [STAFF_WORD_BACK] = "back",
    [STAFF_WORD_PROGRAM] = "program",
    [STAFF_WORD_PACK] = "pack",
    [STAFF_WORD_BEFORE] = "before",
    [STAFF_WORD_GIVEN_UP] = "given_up",
    [STAFF_WORD_FAULTS] = "faults",
    [STAFF_WORD_NONE] = "none",
    [STAFF_WORD_IMPORTS] = "imports",
    [STAFF_WORD_READ] = "read",
    [STAFF_WORD_ATTRACT] = "attract",
    [STAFF_WORD_ALL] = "all",
    [STAFF_WORD_VOLUME] = "volume",
    [STAFF_WORD_TOUCH_TEST] = "touch_test",
    [STAFF_WORD_DARK] = "dark",
    [STAFF_WORD_RESTART] = "restart",
    [STAFF_WORD_ROLL_BACK] = "roll_back",
    [STAFF_WORD_SURE_RESTART] = "sure_restart",
    [STAFF_WORD_SURE_ROLL_BACK] = "sure_roll_back",
    [STAFF_WORD_YES] = "yes",
    [STAFF_WORD_NO] = "no",
    [STAFF_WORD_TOUCH_NONE] = "touch_none",
    [STAFF_WORD_TOUCH_DENIED] = "touch_denied",
    [STAFF_WORD_SETTINGS] = "settings",
};
static_assert(sizeof keys / sizeof *keys == STAFF_WORD_COUNT, "a key for every word");

const char *staff_word_key(enum staff_word word)
{
    return keys[word];
}

static void take_words(struct load *load, const struct node *map, struct staff_words *words)
{
    if (!load_expect(map, NODE_MAP, "a map of words"))
        return;
    for (int i = 0; i < STAFF_WORD_COUNT; i++) {
        const struct node *value = node_get(map, keys[i]);
        if (!words->text[i] && value && load_expect(value, NODE_SCALAR, "a text"))
            words->text[i] = arena_copy(load->arena, value->text, strlen(value->text));
    }
}

static void log_faults(const struct diag *diag)
{
    struct buf text = {0};
    if (diag->counts[DIAG_ERROR] == 0)
        return;
    diag_render_brief(diag, &text);
    log_error("staff", "%s", buf_text(&text));
    buf_finish(&text);
}

// False where the language has no file.
static bool read_file(
    struct arena *arena, const char *folder, const char *code, struct staff_words *words)
{
    static const struct pack_seams none;
    struct diag diag = {0};
    struct load load = {.arena = arena, .diag = &diag, .seams = &none, .root = -1};
    int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return false;
    const char *name = arena_print(&load.scratch, "%s.yaml", code);
    const char *shown = arena_print(&load.scratch, "%s/%s", folder, name);
    const struct node *map = load_yaml_if_there(&load, root, name, shown);
    if (map)
        take_words(&load, map, words);
    log_faults(&diag);
    close(root);
    arena_finish(&load.scratch);
    diag_finish(&diag);
    return map;
}

const struct staff_words *staff_words_load(
    struct arena *arena, const char *folder, const char *code)
{
    struct staff_words *words = ARENA_NEW(arena, struct staff_words);
    bool own = read_file(arena, folder, code, words);
    read_file(arena, folder, "en", words);
    words->code = own ? arena_copy(arena, code, strlen(code)) : "en";
    for (int i = 0; i < STAFF_WORD_COUNT; i++)
        if (!words->text[i])
            words->text[i] = keys[i];
    return words;
}

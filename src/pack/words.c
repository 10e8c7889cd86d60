// Interface words: the program's file for the language first, then what the pack's `words:` says
// over it. A language is complete when every word is there.
#include "pack/load.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { PLACEHOLDERS_MAX = 2 };

static const struct {
    const char *key;
    const char *placeholders[PLACEHOLDERS_MAX];
} table[] = {
    [WORD_LANGUAGE_NAME] = {"language_name"},
    [WORD_BEGIN] = {"begin"},
    [WORD_HOME] = {"home"},
    [WORD_BACK] = {"back"},
    [WORD_NEXT] = {"next"},
    [WORD_CLOSE] = {"close"},
    [WORD_MORE] = {"more"},
    [WORD_UP] = {"up"},
    [WORD_ABOUT] = {"about"},
    [WORD_SOURCE] = {"source"},
    [WORD_SOURCES] = {"sources"},
    [WORD_PARAGRAPH] = {"paragraph", {"{n}"}},
    [WORD_PAGE_OF] = {"page_of", {"{n}", "{count}"}},
    [WORD_PAGES_MINUTES] = {"pages_minutes", {"{pages}", "{minutes}"}},
    [WORD_SHOW_ANSWER] = {"show_answer"},
    [WORD_HIDE_ANSWER] = {"hide_answer"},
    [WORD_THINK] = {"think"},
    [WORD_STILL_THERE] = {"still_there"},
    [WORD_STILL_HINT] = {"still_hint"},
    [WORD_SECONDS] = {"seconds", {"{n}"}},
    [WORD_STAY] = {"stay"},
    [WORD_DRAFT] = {"draft"},
    [WORD_CREDITS] = {"credits"},
    [WORD_COMFORT] = {"comfort"},
    [WORD_DONE] = {"done"},
    [WORD_TEXT_SIZE] = {"text_size"},
    [WORD_COLOURS] = {"colours"},
    [WORD_LIGHT] = {"light"},
    [WORD_DARK] = {"dark"},
    [WORD_HIGH_CONTRAST] = {"high_contrast"},
    [WORD_MOTION] = {"motion"},
    [WORD_ON] = {"on"},
    [WORD_REDUCED] = {"reduced"},
    [WORD_REACH] = {"reach"},
    [WORD_NORMAL] = {"normal"},
    [WORD_LOWER_HALF] = {"lower_half"},
    [WORD_RIGHT] = {"right"},
    [WORD_NOT_RIGHT] = {"not_right"},
    [WORD_TRY_AGAIN] = {"try_again"},
    [WORD_PICTURE_OF] = {"picture_of", {"{n}", "{count}"}},
    [WORD_IMPORT_RUNNING] = {"import_running", {"{n}"}},
    [WORD_IMPORT_WAIT] = {"import_wait"},
    [WORD_IMPORT_DONE] = {"import_done"},
    [WORD_IMPORT_REFUSED] = {"import_refused"},
    [WORD_IMPORT_REMOVE] = {"import_remove"},
};
static_assert(sizeof table / sizeof *table == WORD_COUNT, "a row for every word");

static const char direction_key[] = "direction";

const char *word_key(enum word word)
{
    return table[word].key;
}

const char *word_placeholder(enum word word, int index)
{
    return index < PLACEHOLDERS_MAX ? table[word].placeholders[index] : NULL;
}

static int find_word(const char *key)
{
    for (int i = 0; i < WORD_COUNT; i++)
        if (strcmp(table[i].key, key) == 0)
            return i;
    return -1;
}

static bool has_placeholder(int word, const char *at, size_t length)
{
    for (int i = 0; i < PLACEHOLDERS_MAX; i++) {
        const char *known = table[word].placeholders[i];
        if (known && strlen(known) == length && strncmp(known, at, length) == 0)
            return true;
    }
    return false;
}

static void check_placeholders(struct load *load, const struct node *value, int word)
{
    const char *const *known = table[word].placeholders;
    const char *hint = known[0] ? arena_print(&load->scratch, "'%s' takes %s%s%s", table[word].key,
                                      known[0], known[1] ? " and " : "", known[1] ? known[1] : "")
                                : "write the text without braces";
    for (int i = 0; i < PLACEHOLDERS_MAX && known[i]; i++)
        if (!strstr(value->text, known[i]))
            node_error(value, hint, "the word '%s' lacks %s", table[word].key, known[i]);
    for (const char *at = value->text; (at = strchr(at, '{')); at++) {
        size_t length = strcspn(at, "}") + 1;
        if (!has_placeholder(word, at, length))
            source_fault(value->source, DIAG_ERROR, node_within(value, at, length), hint,
                "'%.*s' stands for nothing here", (int)(length > 60 ? 60 : length), at);
    }
}

static void read_direction(const struct node *value, struct pack_words *words)
{
    if (!load_expect(value, NODE_SCALAR, "'ltr' or 'rtl'"))
        return;
    words->right_to_left = strcmp(value->text, "rtl") == 0;
    if (!words->right_to_left && strcmp(value->text, "ltr") != 0)
        node_error(
            value, "write ltr (left to right) or rtl", "'%.60s' is not a direction", value->text);
}

static void read_word(
    struct load *load, const struct node *value, int word, struct pack_words *words)
{
    if (!load_expect(value, NODE_SCALAR, "a text"))
        return;
    if (node_blank(value)) {
        node_error(value, "write the word, or take the key out", "the word is empty");
        return;
    }
    check_placeholders(load, value, word);
    load_check_covered(load, value, value->text, words->code);
    words->text[word] = arena_copy(load->arena, value->text, strlen(value->text));
}

static void unknown_word(struct load *load, const struct node *key)
{
    const char *names[WORD_COUNT + 1];
    for (int i = 0; i < WORD_COUNT; i++)
        names[i] = table[i].key;
    names[WORD_COUNT] = direction_key;
    const char *known =
        arena_print(&load->scratch, "the words are: %s", schema_join(load, names, WORD_COUNT + 1));
    source_fault(key->source, DIAG_ERROR, key->mark,
        schema_suggest(load, key->text, names, WORD_COUNT + 1, known), "unknown word '%.60s'",
        key->text);
}

static void read_words(struct load *load, const struct node *map, struct pack_words *words)
{
    if (!load_expect(map, NODE_MAP, "a map of words"))
        return;
    for (const struct node *value = map->first; value; value = value->next) {
        int word = find_word(value->key->text);
        if (strcmp(value->key->text, direction_key) == 0)
            read_direction(value, words);
        else if (word >= 0)
            read_word(load, value, word, words);
        else
            unknown_word(load, value->key);
    }
}

static void read_program_words(struct load *load, struct pack_words *words)
{
    const char *folder = load->seams->words_folder;
    int root = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (root < 0)
        return;
    const char *name = arena_print(&load->scratch, "%s.yaml", words->code);
    const char *shown = arena_print(&load->scratch, "%s/%s", folder, name);
    const struct node *map = load_yaml_if_there(load, root, name, shown);
    close(root);
    if (map)
        read_words(load, map, words);
}

static void check_complete(struct load *load, const struct pack_words *words)
{
    const char *missing[WORD_COUNT];
    size_t count = 0;
    for (int i = 0; i < WORD_COUNT; i++)
        if (!words->text[i])
            missing[count++] = table[i].key;
    if (count == 0)
        return;
    const struct node *item = node_get(load->pack_node, "languages")->first;
    while (item->kind != NODE_SCALAR || strcmp(item->text, words->code) != 0)
        item = item->next;
    node_error(item,
        arena_print(&load->scratch, "write them in pack.yaml, under 'words' and '%s'", words->code),
        "no interface words for '%s': %s", words->code, schema_join(load, missing, count));
}

static void load_language_words(
    struct load *load, struct pack_language *language, const struct node *overrides)
{
    struct pack_words *words = ARENA_NEW(load->arena, struct pack_words);
    words->code = language->code;
    int errors = load->diag->counts[DIAG_ERROR];
    read_program_words(load, words);
    if (overrides)
        read_words(load, overrides, words);
    if (load->diag->counts[DIAG_ERROR] == errors)
        check_complete(load, words);
    language->words = words;
}

void load_words(struct load *load)
{
    struct pack *pack = load->pack;
    const struct node *all = node_get(load->pack_node, "words");
    if (all && !load_expect(all, NODE_MAP, "a map of words by language"))
        all = NULL;
    for (const struct node *value = all ? all->first : NULL; value; value = value->next)
        if (pack->language_count > 0 && load_find_language(load, value->key->text) < 0)
            source_fault(value->source, DIAG_ERROR, value->key->mark, load_declared(load),
                "'%.60s' is not a language of this pack", value->key->text);
    for (size_t i = 0; i < pack->language_count; i++)
        load_language_words(
            load, &pack->languages[i], all ? node_get(all, pack->languages[i].code) : NULL);
}

#include "command/facts.h"

#include "config.h"
#include "pack/pages.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

enum { IMPORTS_MOST = 20 };

// The first fault, with the name of its file alone: who reads it mends that one, and starts again.
static void add_settings_warning(struct facts *facts)
{
    const char *first = facts->settings_faults, *end = first + strcspn(first, "\n");
    for (const char *at = first; at < end && *at != ':'; at++)
        if (*at == '/')
            first = at + 1;
    buf_print(&facts->settings_warning, "%s %.*s", facts->shown.words->text[STAFF_WORD_SETTINGS],
        (int)(end - first), first);
}

void facts_open(struct facts *facts, const struct exhibit *exhibit, const char *settings_faults)
{
    struct buf folder = {0};
    const struct pack *pack = exhibit->pack;
    buf_print(&folder, "%s/staff", exhibit->assets);
    const struct staff_words *words = NULL;
    for (size_t i = 0; pack && i < pack->language_count && !words; i++) {
        const char *code = pack->languages[i].code;
        const struct staff_words *found = staff_words_load(&facts->words, folder.text, code);
        words = strcmp(found->code, code) == 0 ? found : NULL;
    }
    facts->shown = (struct screen_facts){
        .words = words ? words : staff_words_load(&facts->words, folder.text, "en"),
        .program = "vitrine " VITRINE_VERSION,
        .given_up = ""};
    facts->settings_faults = settings_faults;
    if (settings_faults)
        add_settings_warning(facts);
    buf_finish(&folder);
}

// "wells 7" of "wells-7-0123456789abcdef": what people know a pack by.
static void add_name(struct buf *out, const char *name)
{
    char text[STORE_NAME_BYTES];
    snprintf(text, sizeof text, "%s", name);
    for (int i = 0; i < 2; i++) {
        char *dash = strrchr(text, '-');
        if (dash)
            *dash = i == 0 ? '\0' : ' ';
    }
    buf_add_text(out, text);
}

static void add_import(struct buf *out, const struct store_entry *entry)
{
    static const char *const results[] = {[STORE_DONE] = "done",
        [STORE_SAME] = "nothing new",
        [STORE_REFUSED] = "refused",
        [STORE_FAILED] = "failed"};
    buf_print(out, "%s%s  %s: %s%s", out->length ? "\n" : "", entry->time,
        entry->rollback ? "rollback" : "import", results[entry->result], *entry->pack ? ", " : "");
    add_name(out, entry->pack);
    buf_print(out, "%s%s", *entry->key ? ", signed by " : "", entry->key);
}

static void renew_imports(struct facts *facts, const char *root)
{
    struct store_entry entries[IMPORTS_MOST];
    size_t count = store_log_last(root, entries, IMPORTS_MOST);
    buf_clear(&facts->imports);
    for (size_t i = 0; i < count; i++)
        add_import(&facts->imports, &entries[i]);
}

void facts_renew(
    struct facts *facts, const struct exhibit *exhibit, const struct stock *stock, const char *root)
{
    char current[STORE_NAME_BYTES], previous[STORE_NAME_BYTES];
    const struct pack *pack = exhibit->pack;
    store_names(root, current, previous);
    buf_clear(&facts->pack);
    if (pack)
        buf_print(&facts->pack, "%s (%s %d)", pack->title.in[0], pack->id, pack->version);
    buf_clear(&facts->before);
    add_name(&facts->before, previous);
    buf_clear(&facts->given_up);
    add_name(&facts->given_up, stock_given_up(stock));
    buf_clear(&facts->faults);
    buf_add_text(&facts->faults, facts->settings_faults ? facts->settings_faults : "");
    buf_add_text(&facts->faults, stock_faults(stock));
    if (pack)
        buf_add_text(&facts->faults, pack_faults(pack));
    renew_imports(facts, root);
    facts->shown.pack = buf_text(&facts->pack);
    facts->shown.before = buf_text(&facts->before);
    facts->shown.given_up = buf_text(&facts->given_up);
    facts->shown.faults = buf_text(&facts->faults);
    facts->shown.imports = buf_text(&facts->imports);
}

void facts_finish(struct facts *facts)
{
    arena_finish(&facts->words);
    buf_finish(&facts->pack);
    buf_finish(&facts->before);
    buf_finish(&facts->given_up);
    buf_finish(&facts->faults);
    buf_finish(&facts->imports);
    buf_finish(&facts->settings_warning);
}

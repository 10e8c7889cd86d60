// pack.yaml: what the exhibit is. The table's order is the order in which values need each other:
// texts need the languages, accents need the themes.
#include "pack/load.h"

#include <string.h>

static const colour white = COLOUR(0xFFFFFF), paper = COLOUR(0xF6F2E9);
static const double contrast_min = 4.5;

// --- format, languages, review -------------------------------------------------------------------

void load_format(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    (void)field;
    (void)out;
    if (load_expect(value, NODE_SCALAR, "a number") && strcmp(value->text, "1") != 0)
        node_error(value, "this program reads format 1", "'%.20s' is not a format", value->text);
}

static void load_code(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    const char **code_out = out;
    if (!load_expect(value, NODE_SCALAR, "a language code"))
        return;
    if (pack_is_language(value->text))
        *code_out = arena_copy(load->arena, value->text, strlen(value->text));
    else
        node_error(value, "BCP 47 codes are such as kk, ru, en, zh-Hans",
            "'%.60s' is not a language code", value->text);
}

struct codes {
    const char **codes;
    size_t count;
};

static const struct field code_item = {.key = "languages", .read = load_code};
static const struct field codes_field = {.key = "languages",
    .flags = LOAD_UNIQUE,
    .low = 1,
    .high = PACK_LANGUAGES_MAX,
    .item = &code_item,
    .item_size = sizeof(const char *),
    .count_offset = offsetof(struct codes, count)};

// Keeps the sound codes only, so that the texts can be checked for those.
void load_languages(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    struct pack *pack = out;
    struct codes codes = {0};
    pack->languages_mark = value->mark;
    load_list(load, value, &codes_field, &codes);
    for (size_t i = 0; i < codes.count; i++)
        if (codes.codes[i] && load_find_language(load, codes.codes[i]) < 0)
            pack->languages[pack->language_count++].code = codes.codes[i];
}

void load_review(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack *pack = out;
    if (!load_expect(value, NODE_MAP, "a map of 'draft' or 'reviewed' by language"))
        return;
    for (const struct node *state = value->first; state; state = state->next) {
        int language = load_find_language(load, state->key->text);
        if (language < 0 && pack->language_count > 0)
            source_fault(state->source, DIAG_ERROR, state->key->mark, load_declared(load),
                "'%.60s' is not a language of this pack", state->key->text);
        if (language < 0 || !load_expect(state, NODE_SCALAR, "'draft' or 'reviewed'"))
            continue;
        pack->languages[language].reviewed = strcmp(state->text, "reviewed") == 0;
        if (strcmp(state->text, "draft") == 0)
            source_fault(state->source, DIAG_NOTE, state->mark, NULL,
                "translation %s is a draft: no native reader has reviewed it", state->key->text);
        else if (!pack->languages[language].reviewed)
            node_error(state, "write 'draft', or 'reviewed' when a native reader has read it",
                "'%.60s' is not a state of review", state->text);
    }
    for (size_t i = 0; i < pack->language_count; i++)
        if (!node_get(value, pack->languages[i].code))
            schema_missing(value, field->key, pack->languages[i].code, load_declared(load));
}

// --- accents

static void load_accent(const struct node *value, colour *out)
{
    if (!load_expect(value, NODE_SCALAR, "a colour"))
        return;
    if (!colour_parse(value->text, out)) {
        node_error(
            value, "write it as \"#A63D40\", in quotes", "'%.60s' is not a colour", value->text);
        return;
    }
    double on_white = colour_contrast(*out, white), on_paper = colour_contrast(*out, paper);
    if (on_white < contrast_min || on_paper < contrast_min)
        node_error(value, "both must be at least 4.5:1: take a darker colour",
            "the accent's contrast is %.2f:1 against white and %.2f:1 against paper (#F6F2E9)",
            on_white, on_paper);
}

static struct pack_theme *find_theme(struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->theme_count; i++)
        if (pack->themes[i].id && strcmp(pack->themes[i].id, id) == 0)
            return &pack->themes[i];
    return NULL;
}

void load_accents(struct load *load, const struct node *value, const struct field *field, void *out)
{
    struct pack *pack = out;
    const char *names[PACK_THEMES_MAX];
    size_t count = 0;
    if (!load_expect(value, NODE_MAP, "a map of colours by theme"))
        return;
    for (size_t i = 0; i < pack->theme_count; i++)
        if (pack->themes[i].id)
            names[count++] = pack->themes[i].id;
    if (count == 0) // their own fault was reported
        return;
    const char *known =
        arena_print(&load->scratch, "the themes are: %s", schema_join(load, names, count));
    for (const struct node *accent = value->first; accent; accent = accent->next) {
        struct pack_theme *theme = find_theme(pack, accent->key->text);
        if (theme)
            load_accent(accent, &theme->accent);
        else
            source_fault(value->source, DIAG_ERROR, accent->key->mark,
                schema_suggest(load, accent->key->text, names, count, known), "no theme '%.60s'",
                accent->key->text);
    }
    for (size_t i = 0; i < count; i++)
        if (!node_get(value, names[i]))
            schema_missing(value, field->key, names[i], "each theme has a colour of its own");
}

// A number that cannot be read makes no reference wrong.
void load_paragraphs(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    int *paragraphs_out = out;
    *paragraphs_out = field->high;
    load_whole(load, value, field, out);
}

// --- the table

#define PART(member) offsetof(struct pack_source, member)

static const struct field source_fields[] = {
    {.key = "author",
        .about = "Who wrote it",
        .required = true,
        .read = load_text,
        .offset = PART(author)},
    {.key = "title",
        .about = "Its title",
        .required = true,
        .read = load_text,
        .offset = PART(title)},
    {.key = "publisher",
        .about = "Who published it",
        .required = true,
        .read = load_text,
        .offset = PART(publisher)},
    {.key = "kind",
        .about = "What kind of work it is: a book, an article, a letter",
        .required = true,
        .read = load_text,
        .offset = PART(kind)},
    {.key = "year",
        .about = "When it came out; may be left out",
        .read = load_text,
        .offset = PART(year)},
    {.key = "paragraphs",
        .about = "How many numbered paragraphs it has; 0 when they have no numbers",
        .required = true,
        .read = load_paragraphs,
        .offset = PART(paragraphs),
        .low = 0,
        .high = 100000},
};
static const struct schema source_schema = SCHEMA("a source", source_fields);
#undef PART

#define PART(member) offsetof(struct pack, member)

static const struct field home_fields[] = {
    {.key = "title",
        .about = "The head of the home screen",
        .required = true,
        .read = load_text,
        .offset = PART(home_title)},
    {.key = "intro",
        .about = "One or two sentences below it",
        .required = true,
        .read = load_text,
        .offset = PART(home_intro),
        .flags = LOAD_PROSE},
};
static const struct schema home_schema = SCHEMA("home", home_fields);

static const struct field question_item = {
    .key = "questions", .read = load_text, .flags = LOAD_PROSE};

static const struct field attract_fields[] = {
    {.key = "kicker",
        .about = "A small line above the text",
        .required = true,
        .read = load_text,
        .offset = PART(attract_kicker)},
    {.key = "text",
        .about = "What the exhibit is about, in two or three sentences",
        .required = true,
        .read = load_text,
        .offset = PART(attract_text),
        .flags = LOAD_PROSE},
    {.key = "questions",
        .about = "Questions that take turns on the screen",
        .required = true,
        .read = load_list,
        .offset = PART(questions),
        .low = 1,
        .high = PACK_QUESTIONS_MAX,
        .item = &question_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(question_count) - PART(questions)},
};
static const struct schema attract_schema = SCHEMA("attract", attract_fields);

static const struct field idle_fields[] = {
    {.key = "ask_after_s",
        .about = "Seconds without a touch until 'Are you still there?'; 60 when it is left out",
        .read = load_seconds,
        .offset = PART(ask_after_ms),
        .low = 10,
        .high = 3600},
    {.key = "reset_after_s",
        .about =
            "Seconds that the question waits before a new visit begins; 20 when it is left out",
        .read = load_seconds,
        .offset = PART(reset_after_ms),
        .low = 20,
        .high = 600},
};
static const struct schema idle_schema = SCHEMA("idle", idle_fields);

// `about` and `words` are read by load_about and load_words, when all else is known.
void load_later(struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    (void)value;
    (void)field;
    (void)out;
}

static const struct field theme_item = {.key = "themes", .read = load_id};

static const struct field pack_fields[] = {
    {.key = "format",
        .about = "The format of these files: 1",
        .required = true,
        .read = load_format},
    {.key = "id",
        .about = "The pack's lasting name, of a-z, 0-9 and '-'",
        .required = true,
        .read = load_id,
        .offset = PART(id)},
    {.key = "version",
        .about = "A whole number that counts up with every release",
        .required = true,
        .read = load_whole,
        .offset = PART(version),
        .low = 1,
        .high = 2147483647},
    {.key = "languages",
        .about = "Language codes, such as kk, ru, en, zh-Hans; the first is the default",
        .required = true,
        .read = load_languages},
    {.key = "review",
        .about =
            "For each language 'draft', or 'reviewed' when a native reader has read every text",
        .required = true,
        .read = load_review},
    {.key = "title",
        .about = "The name of the exhibit",
        .required = true,
        .read = load_text,
        .offset = PART(title)},
    {.key = "home",
        .about = "The head of the home screen",
        .required = true,
        .read = load_map,
        .schema = &home_schema},
    {.key = "attract",
        .about = "The screen that invites visitors",
        .required = true,
        .read = load_map,
        .schema = &attract_schema},
    {.key = "themes",
        .about = "The themes in their order; each is a folder with a theme.yaml",
        .required = true,
        .read = load_list,
        .offset = PART(themes),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_THEMES_MAX,
        .item = &theme_item,
        .item_size = sizeof(struct pack_theme),
        .count_offset = PART(theme_count) - PART(themes)},
    {.key = "accents",
        .about = "A colour for each theme, in quotes: dark enough for white letters on it",
        .required = true,
        .read = load_accents},
    {.key = "about",
        .about = "The page outside the themes, about the exhibit: its file is ID.yaml beside "
                 "pack.yaml; may be left out",
        .read = load_later},
    {.key = "sources",
        .about = "What the pages rest on, each by an id that pages name",
        .required = true,
        .read = load_entries,
        .offset = PART(sources),
        .schema = &source_schema,
        .item_size = sizeof(struct pack_source),
        .count_offset = PART(source_count) - PART(sources)},
    {.key = "credits",
        .about = "Who made the pack; may be left out",
        .read = load_text,
        .offset = PART(credits)},
    {.key = "idle",
        .about = "When a visit ends by itself; may be left out",
        .read = load_map,
        .schema = &idle_schema},
    {.key = "words",
        .about = "Words of the buttons, by language: for a language that the program does not "
                 "bring, or to change some",
        .read = load_later},
};
const struct schema load_pack_schema = SCHEMA("a pack", pack_fields);

void load_pack_file(struct load *load)
{
    load->pack->ask_after_ms = 60 * 1000;
    load->pack->reset_after_ms = 20 * 1000;
    schema_read(load, load->pack_node, &load_pack_schema, load->pack);
}

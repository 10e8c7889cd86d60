// The model of a content pack: immutable after loading, checked, one arena. Pages stand in arenas
// of their own: pack/pages.h has them. docs/pack-format.md is its written form; this file and that
// page change together.
#ifndef PACK_MODEL_H
#define PACK_MODEL_H

#include "base/colour.h"
#include "base/diag.h"
#include "base/geom.h"
#include "pack/words.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    PACK_LANGUAGES_MAX = 8,
    PACK_THEMES_MAX = 8,
    PACK_PAGES_MAX = 2000,  // a theme
    PACK_WHOLE_PAGES = 320, // a pack of more pages is large
    PACK_BLOCKS_MAX = 12,
    PACK_LIST_MAX = 8,
    PACK_STEPS_MAX = 6,    // of a timeline
    PACK_ROWS_MAX = 6,     // of a compare
    PACK_ANSWERS_MAX = 4,  // of a quiz
    PACK_STATIONS_MAX = 7, // of a route
    PACK_VALUES_MAX = 12,  // of a chart
    PACK_PICTURES_MAX = 8, // of a gallery
    PACK_QUESTIONS_MAX = 12,
    PACK_REFERENCES_MAX = 8,     // a page
    PACK_BLOCK_SOURCES_MAX = 12, // a block of sources
};

// One text in every language of the pack, and where each stands. A scalar is every language's.
struct pack_text {
    const char *in[PACK_LANGUAGES_MAX]; // by language index; never NULL for a language of the pack
    struct diag_mark mark[PACK_LANGUAGES_MAX];
};

// The text in one language; NULL for an optional text that the pack leaves out.
static inline const char *pack_in(const struct pack_text *text, int language)
{
    return text->in[language];
}

struct pack_language {
    const char *code; // BCP 47, as written: "kk"
    bool reviewed;    // a native reader has reviewed the texts
    const struct pack_words *words;
};

struct pack_source {
    const char *id;
    struct pack_text author, title, publisher, kind, year; // year.in[..] may be NULL
    int paragraphs;
};

struct pack_reference {
    int source;    // index into pack.sources
    int paragraph; // 1..; 0 = the whole
};

struct pack_term {
    const char *id;
    struct pack_text term, meaning;
};

enum pack_image_format { PACK_PNG, PACK_JPEG, PACK_SVG };

struct pack_image {
    const char *path; // relative to the pack, for messages
    const char *file; // the path to open
    enum pack_image_format format;
    struct point size; // pixels (SVG: its own units), read from the header
};

enum pack_block_kind {
    PACK_LEAD,
    PACK_TEXT,
    PACK_LIST,
    PACK_NOTE,
    PACK_QUOTE,
    PACK_NUMBER,
    PACK_IMAGE,
    PACK_CHECK,
    PACK_THINK,
    PACK_SOURCES,
    PACK_TIMELINE,
    PACK_COMPARE,
    PACK_QUIZ,
    PACK_ROUTE,
    PACK_CHART,
    PACK_GALLERY,
    PACK_GLOSSARY,
    PACK_QR,
    PACK_BLOCK_COUNT,
};

// A step of a timeline, or a station of a route (which has no date).
struct pack_step {
    struct pack_text date, title, text; // text with marks
    bool planned;                       // lies ahead: drawn hollow
};

struct pack_row {
    struct pack_text what, before, after;
};

struct pack_value {
    struct pack_text label;
    double value;
    const char *written; // as the pack writes the number: "12.5"
};

struct pack_picture {
    struct pack_image image;
    struct pack_text alt, caption; // caption.in[..] may be NULL
};

struct pack_block {
    enum pack_block_kind kind;
    struct diag_mark mark;
    union {
        struct pack_text text; // LEAD, TEXT, NOTE (with marks), THINK
        struct {
            struct pack_text *items; // with marks
            size_t count;
        } list;
        struct {
            struct pack_text text, by; // text with marks
        } quote;
        struct {
            struct pack_text label, value, caption;
        } number;
        struct {
            struct pack_image image;
            struct pack_text alt, caption; // caption.in[..] may be NULL
        } image;
        struct {
            struct pack_text question, answer; // answer with marks
        } check;
        struct {
            int *indices; // into pack.sources
            size_t count;
        } sources;
        struct {
            struct pack_step *steps; // 2 to PACK_STEPS_MAX
            size_t count;
        } timeline;
        struct {
            struct pack_text before, after; // the heads of the two columns
            struct pack_row *rows;
            size_t count;
        } compare;
        struct {
            struct pack_text question;
            struct pack_text *answers; // 2 to PACK_ANSWERS_MAX
            size_t count;
            int right;                    // index of the right answer
            struct pack_text explanation; // with marks
        } quiz;
        struct {
            struct pack_step *stations; // 2 to PACK_STATIONS_MAX; dates are empty
            size_t count;
        } route;
        struct {
            bool line; // else bars
            struct pack_text title, unit;
            struct pack_value *values;
            size_t count;
            struct pack_reference source;
        } chart;
        struct {
            struct pack_picture *pictures; // 2 to PACK_PICTURES_MAX
            size_t count;
        } gallery;
        struct {
            int *terms; // indices into pack.terms, in the order of the pack; all when `all`
            size_t count;
        } glossary;
        struct {
            const char *url; // https only, ASCII
            struct pack_text label;
        } qr;
    };
};

struct pack_page {
    const char *id;
    struct diag_mark mark;
    struct pack_text title;
    struct pack_reference *references;
    size_t reference_count;
    struct pack_block *blocks;
    size_t block_count;
    int seconds[PACK_LANGUAGES_MAX]; // estimated reading time at 200 words a minute
};

// A page as its theme lists it. The page itself comes from pack_page.
struct pack_entry {
    const char *id;
    struct pack_held *held; // while it is in memory
    int line, col;          // in theme.yaml
    bool checked, faulty;
};

struct pack_theme {
    const char *id;
    struct pack_text title, summary;
    colour accent;
    struct pack_image icon;
    struct pack_entry *entries;
    size_t page_count;
    int seconds[PACK_LANGUAGES_MAX]; // to read all its pages; 0 in a large pack
};

struct pack {
    const char *folder; // as given to pack_load
    const char *id;
    int version;
    struct pack_language languages[PACK_LANGUAGES_MAX];
    size_t language_count;
    struct diag_mark languages_mark; // where pack.yaml lists them
    struct pack_text title;
    struct pack_text home_title, home_intro;
    struct pack_text attract_kicker, attract_text;
    struct pack_text *questions;
    size_t question_count;
    struct pack_theme *themes;
    size_t theme_count;
    const struct pack_page *about; // or NULL
    struct pack_source *sources;
    size_t source_count;
    struct pack_term *terms;
    size_t term_count;
    struct pack_text credits; // in[..] may be NULL
    int ask_after_ms, reset_after_ms;
    bool large;               // more than PACK_WHOLE_PAGES pages
    struct pack_shelf *shelf; // where pages are: pack/pages.h
};

// The index of a term, or -1.
int pack_find_term(const struct pack *pack, const char *id);
// Whether it may name a pack, theme, page, term or source: "constitutional-court".
bool pack_is_id(const char *text);
// Whether it is a BCP 47 code, as far as packs need: "kk", "zh-Hans", "es-419".
bool pack_is_language(const char *text);
// The name of a block kind as packs write it: "lead".
const char *pack_block_name(enum pack_block_kind kind);

#endif

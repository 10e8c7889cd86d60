// HTML that is also well-formed XML, so that any parser can check it. It needs no script and no
// other file than the pictures. The whole is written beside its place and then renamed.
#include "command/sheet.h"

#include "base/log.h"
#include "pack/spoken.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char STYLE[] =
    "body{margin:1.5rem;font:1rem/1.45 Inter,'Noto Sans',system-ui,sans-serif;color:#1c2530;"
    "background:#fff}\n"
    "h1,h2{line-height:1.2;margin:1.5rem 0 .5rem}h1 span,h2 span{margin-inline-end:1.2em}\n"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}caption{text-align:start}\n"
    "th,td{border:1px solid #b9c2cc;padding:.4rem;vertical-align:top;text-align:start}\n"
    "table.facts{width:auto;table-layout:auto}th.name{width:8em;overflow-wrap:anywhere}\n"
    "figure{margin:0 0 .4rem}figcaption{font-size:.85rem;color:#44515e}\n"
    "img{display:block;width:100%;height:auto;border:1px solid #b9c2cc}\n"
    "p.spoken{white-space:pre-line;margin:.4rem 0}a{color:#0b5394}\n"
    "[lang=ur] .spoken,[lang=ur] summary{line-height:2.1}\n"
    "@media print{body{margin:0;font-size:9pt}tr,figure{break-inside:avoid}h2{break-after:avoid}"
    "nav{display:none}thead{display:table-header-group}@page{size:A4 landscape;margin:12mm}}\n";

struct writer {
    const struct sheet *sheet;
    const struct pack *pack;
    struct buf html;
};

// --- parts of HTML ---

static void add_escaped(struct buf *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        static const char special[] = "&<>\"'";
        const char *found = strchr(special, *at);
        if (found)
            buf_print(out, "&#%d;", *found);
        else
            buf_add(out, at, 1);
    }
}

static const struct pack_words *words_of(const struct writer *w, int language)
{
    return w->pack->languages[language].words;
}

// lang="ur" dir="rtl"
static void add_language(struct writer *w, int language)
{
    buf_add_text(&w->html, " lang=\"");
    add_escaped(&w->html, w->pack->languages[language].code);
    buf_print(&w->html, "\" dir=\"%s\"", words_of(w, language)->right_to_left ? "rtl" : "ltr");
}

// <TAG lang="..." dir="...">TEXT</TAG>
static void add_text(struct writer *w, const char *tag, int language, const char *text)
{
    buf_print(&w->html, "<%s", tag);
    add_language(w, language);
    buf_add_text(&w->html, ">");
    add_escaped(&w->html, text);
    buf_print(&w->html, "</%s>\n", tag);
}

static int language_count(const struct writer *w)
{
    return (int)w->pack->language_count;
}

// The text in every language, but once where it is the same.
static void add_everywhere(struct writer *w, const char *tag, const struct pack_text *text)
{
    for (int i = 0; i < language_count(w); i++)
        if (sheet_differs(text, i))
            add_text(w, tag, i, pack_in(text, i));
}

// --- the head of the page ---

static void add_facts(struct writer *w)
{
    buf_add_text(&w->html, "<table class=\"facts\">\n<tbody>\n<tr><th scope=\"row\">Pack</th><td>");
    add_escaped(&w->html, w->pack->id);
    buf_print(&w->html, ", version %d</td></tr>\n", w->pack->version);
    buf_add_text(&w->html, "<tr><th scope=\"row\">Pictures of</th><td>");
    add_escaped(&w->html, w->sheet->date);
    for (size_t i = 0; i < w->sheet->size_count; i++)
        buf_print(&w->html, ", %dx%d", w->sheet->sizes[i].x, w->sheet->sizes[i].y);
    buf_add_text(&w->html, "</td></tr>\n");
    for (int i = 0; i < language_count(w); i++) {
        buf_add_text(&w->html, "<tr><th scope=\"row\"");
        add_language(w, i);
        buf_add_text(&w->html, ">");
        add_escaped(&w->html, words_of(w, i)->text[WORD_LANGUAGE_NAME]);
        buf_print(&w->html, "</th><td>%s</td></tr>\n", sheet_review(&w->pack->languages[i]));
    }
    buf_add_text(&w->html, "</tbody>\n</table>\n");
}

static void add_part_name(struct writer *w, const struct shot *shot)
{
    if (shot->theme >= 0)
        add_everywhere(w, "span", &w->pack->themes[shot->theme].title);
    else if (shot->kind == SHOT_ATTRACT)
        buf_add_text(&w->html, "Before the themes");
    else
        buf_add_text(&w->html, "Beside the themes");
}

// Where the part is in the page.
static void add_part_id(struct writer *w, const struct shot *shot)
{
    buf_add_text(&w->html, "part-");
    add_escaped(&w->html, shot->name);
}

static void add_contents(struct writer *w)
{
    const struct shots *shots = w->sheet->shots;
    buf_add_text(&w->html, "<nav aria-label=\"Contents\">\n<ul>\n");
    for (size_t i = 0; i < shots->count; i++) {
        if (!shot_begins_part(&shots->items[i], i ? &shots->items[i - 1] : NULL))
            continue;
        buf_add_text(&w->html, "<li><a href=\"#");
        add_part_id(w, &shots->items[i]);
        buf_add_text(&w->html, "\">");
        add_part_name(w, &shots->items[i]);
        buf_add_text(&w->html, "</a></li>\n");
    }
    buf_add_text(&w->html, "</ul>\n</nav>\n");
}

static void add_top(struct writer *w)
{
    buf_add_text(&w->html, "<!DOCTYPE html>\n"
                           "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                           "<meta charset=\"utf-8\"/>\n<title>");
    add_escaped(&w->html, pack_in(&w->pack->title, 0));
    buf_print(&w->html,
        ", version %d: contact sheet</title>\n<meta name=\"viewport\" "
        "content=\"width=device-width\"/>\n<style>\n%s</style>\n</head>\n<body>\n<h1>",
        w->pack->version, STYLE);
    add_everywhere(w, "span", &w->pack->title);
    buf_add_text(&w->html, "</h1>\n");
    add_facts(w);
    add_contents(w);
}

// --- a row of pictures ---

static void add_file(struct writer *w, size_t size, int language, const struct shot *shot)
{
    struct buf path = {0};
    sheet_file(w->sheet, size, language, shot, ".png", &path);
    add_escaped(&w->html, buf_text(&path));
    buf_finish(&path);
}

static void add_picture(struct writer *w, size_t size, int language, const struct shot *shot)
{
    const char *title = shot_title(w->pack, shot, language);
    struct point px = w->sheet->sizes[size];
    buf_add_text(&w->html, "<figure><a href=\"");
    add_file(w, size, language, shot);
    buf_add_text(&w->html, "\"><img src=\"");
    add_file(w, size, language, shot);
    buf_print(&w->html, "\" width=\"%d\" height=\"%d\" loading=\"lazy\" alt=\"", px.x, px.y);
    add_escaped(&w->html, title ? title : shot->name);
    buf_add_text(&w->html, " (");
    add_escaped(&w->html, words_of(w, language)->text[WORD_LANGUAGE_NAME]);
    buf_print(&w->html, ", %dx%d)\"/></a>", px.x, px.y);
    if (w->sheet->size_count > 1)
        buf_print(&w->html, "<figcaption>%dx%d</figcaption>", px.x, px.y);
    buf_add_text(&w->html, "</figure>\n");
}

// What is read aloud of the page, folded away.
static void add_spoken(struct writer *w, int language, const struct shot *shot)
{
    const struct pack_page *page = shot_page(w->pack, shot);
    if (!page)
        return;
    struct buf spoken = {0};
    pack_speak_page(w->pack, page, language, &spoken);
    buf_add_text(&w->html, "<details><summary>");
    const char *title = shot_title(w->pack, shot, language);
    add_escaped(&w->html, title ? title : shot->name);
    buf_add_text(&w->html, "</summary><p class=\"spoken\">");
    add_escaped(&w->html, buf_text(&spoken));
    buf_add_text(&w->html, "</p></details>\n");
    buf_finish(&spoken);
}

static void add_row(struct writer *w, const struct shot *shot)
{
    buf_add_text(&w->html, "<tr><th scope=\"row\" class=\"name\">");
    add_escaped(&w->html, shot->name);
    buf_add_text(&w->html, "</th>\n");
    for (int language = 0; language < language_count(w); language++) {
        buf_add_text(&w->html, "<td");
        add_language(w, language);
        buf_add_text(&w->html, ">\n");
        for (size_t size = 0; size < w->sheet->size_count; size++)
            add_picture(w, size, language, shot);
        add_spoken(w, language, shot);
        buf_add_text(&w->html, "</td>\n");
    }
    buf_add_text(&w->html, "</tr>\n");
}

static void begin_part(struct writer *w, const struct shot *shot)
{
    buf_add_text(&w->html, "<h2 id=\"");
    add_part_id(w, shot);
    buf_add_text(&w->html, "\">");
    add_part_name(w, shot);
    buf_add_text(&w->html, "</h2>\n<table>\n<thead><tr><th scope=\"col\" class=\"name\">Name</th>");
    for (int i = 0; i < language_count(w); i++) {
        buf_add_text(&w->html, "<th scope=\"col\"");
        add_language(w, i);
        buf_add_text(&w->html, ">");
        add_escaped(&w->html, words_of(w, i)->text[WORD_LANGUAGE_NAME]);
        buf_add_text(&w->html, "</th>");
    }
    buf_add_text(&w->html, "</tr></thead>\n<tbody>\n");
}

static void add_rows(struct writer *w)
{
    const struct shots *shots = w->sheet->shots;
    buf_add_text(&w->html, "<main>\n");
    for (size_t i = 0; i < shots->count; i++) {
        const struct shot *before = i ? &shots->items[i - 1] : NULL;
        bool begins = shot_begins_part(&shots->items[i], before);
        if (begins && before)
            buf_add_text(&w->html, "</tbody>\n</table>\n");
        if (begins)
            begin_part(w, &shots->items[i]);
        add_row(w, &shots->items[i]);
    }
    buf_add_text(&w->html, "</tbody>\n</table>\n</main>\n</body>\n</html>\n");
}

// --- the file ---

void sheet_place(const struct sheet *sheet, size_t size, int language, struct buf *out)
{
    const char *code = sheet->shots->pack->languages[language].code;
    if (sheet->size_count > 1)
        buf_print(out, "%dx%d/", sheet->sizes[size].x, sheet->sizes[size].y);
    buf_add_text(out, code);
}

void sheet_file(const struct sheet *sheet, size_t size, int language, const struct shot *shot,
    const char *ending, struct buf *out)
{
    sheet_place(sheet, size, language, out);
    buf_print(out, "/%s%s", shot->name, ending);
}

bool sheet_differs(const struct pack_text *text, int language)
{
    for (int i = 0; i < language; i++)
        if (strcmp(pack_in(text, i), pack_in(text, language)) == 0)
            return false;
    return true;
}

const char *sheet_review(const struct pack_language *language)
{
    return language->reviewed ? "reviewed by a native reader"
                              : "a draft: no native reader has reviewed it yet";
}

static bool write_file(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text->text, 1, text->length, file) == text->length;
    good = good && fflush(file) == 0 && fsync(fileno(file)) == 0;
    return file && fclose(file) == 0 && good;
}

bool sheet_write_html(const struct sheet *sheet)
{
    struct writer writer = {.sheet = sheet, .pack = sheet->shots->pack};
    struct buf path = {0}, beside = {0};
    add_top(&writer);
    add_rows(&writer);
    buf_print(&path, "%s/index.html", sheet->folder);
    buf_print(&beside, "%s.new", path.text);
    bool good = write_file(beside.text, &writer.html) && rename(beside.text, path.text) == 0;
    if (!good) {
        log_error("shoot", "cannot write %s: %s", path.text, strerror(errno));
        unlink(beside.text);
    }
    buf_finish(&beside);
    buf_finish(&path);
    buf_finish(&writer.html);
    return good;
}

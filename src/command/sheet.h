// The contact sheet of `vitrine shoot`: a page of HTML with all pictures, languages side by side.
#ifndef COMMAND_SHEET_H
#define COMMAND_SHEET_H

#include "base/geom.h"
#include "command/shots.h"

#include <stdbool.h>

enum { SHEET_SIZES_MAX = 8 };

// What was shot, and into which folder.
struct sheet {
    const char *folder;
    const struct shots *shots;
    struct point sizes[SHEET_SIZES_MAX]; // of screens, px
    size_t size_count;
    char date[64]; // of the run, to be shown
};

// The folder of the pictures of that size and language, below the sheet's: "en", or "800x480/en"
// where there is more than one size.
void sheet_place(const struct sheet *sheet, size_t size, int language, struct buf *out);
// The same of one of its files: "en/home.png".
void sheet_file(const struct sheet *sheet, size_t size, int language, const struct shot *shot,
    const char *ending, struct buf *out);
// Whether the text is another in this language than in each before it; a name may be the same in
// all.
bool sheet_differs(const struct pack_text *text, int language);
// "reviewed by a native reader", or that it is not.
const char *sheet_review(const struct pack_language *language);

// Writes FOLDER/index.html: all of it, or nothing. False, with one log line, when it cannot.
bool sheet_write_html(const struct sheet *sheet);

#endif

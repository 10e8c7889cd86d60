// Display lists as pages of a PDF: a module of its own, opened when somebody asks for a PDF, so
// that the kiosk never loads what it needs (cairo). It shares no code with the program, only this
// header.
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "draw/list.h"

// A list's px are that many to a point of 1/72 inch, so that sizes and places can be fine.
enum { PDF_UNITS = 8 };

// The file of a face that texts name, and the face's index in it.
struct pdf_face {
    const char *file;
    int index;
};

struct pdf;

struct pdf_module {
    // Pages come to `path`, which is replaced. NULL when there is no memory.
    struct pdf *(*open)(const char *path, const char *title, struct pdf_face (*face)(int face));
    // One page, as large as the list says. Items may be TEXT (it can be selected and searched),
    // FILL without corners and edge, PICTURE of a PNG file without tint, scaled to its bounds;
    // others are left out.
    void (*page)(struct pdf *pdf, const struct draw_list *list);
    // Ends the file and frees all. NULL, or what went wrong, in cairo's words.
    const char *(*close)(struct pdf *pdf);
};

// The one symbol of the module, and its file.
#define PDF_MODULE_SYMBOL "vitrine_pdf_module"
#define PDF_MODULE_FILE "vitrine-pdf.so"
extern const struct pdf_module vitrine_pdf_module;

#endif

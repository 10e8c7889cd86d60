// The PDF of `vitrine shoot --pdf`, to be read and signed: a cover, then a page for each row of the
// contact sheet, with the words below the pictures.
#ifndef COMMAND_BOOKLET_H
#define COMMAND_BOOKLET_H

#include "command/sheet.h"
#include "text/measure.h"

// The module that writes PDF; NULL, with one log line, when it is not there.
const struct pdf_module *booklet_module(void);
// Writes the PDF from the sheet's pictures, those of its first size: all of it, or nothing. False,
// with one log line, when it cannot.
bool booklet_write(const struct pdf_module *module, const struct sheet *sheet,
    const struct text_measure *measure, const char *path);

#endif

// The script of every character, as shaping wants it: ISO 15924 names, signs and marks resolved.
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include <stddef.h>
#include <stdint.h>

// Fills names[i] with a constant: "Cyrl". Signs, digits and marks have the script of the letters
// before them or, at the start, after them: of one bidi level where there are any, else of any
// level; "Zyyy" where the text has no letters. Equal names are equal pointers. A script the table
// lacks is "Zzzz".
void script_find(const uint32_t *codes, const uint8_t *levels, size_t count, const char **names);

#endif

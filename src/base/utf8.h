// UTF-8: strict decoding (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

// Decodes one code point of the `length` bytes at `bytes`. Returns how many bytes it took (1 to 4)
// and sets *code_out; 0, with *code_out untouched, at the end or where the bytes are not UTF-8.
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_out);
// Writes `code` (a valid scalar value) and returns its length, 1 to 4. No NUL is added.
size_t utf8_encode(uint32_t code, char out[4]);
// How many of the leading bytes are valid UTF-8; == length when all are.
size_t utf8_valid_prefix(const char *bytes, size_t length);
// Code points in a NUL-terminated valid text.
size_t utf8_count(const char *text);

#endif

// What a fuzz target offers, to libFuzzer or to corpus.c: it must take any bytes, and abort (or be
// stopped by a sanitizer) where the code under test breaks its contract.
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

// Always 0.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif

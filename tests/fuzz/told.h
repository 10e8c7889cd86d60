// What every target holds faults against: a terminal gets valid UTF-8 without characters that do
// something else than being seen, whatever stood in the file.
#ifndef TESTS_FUZZ_TOLD_H
#define TESTS_FUZZ_TOLD_H

#include "base/bug.h"
#include "base/diag.h"
#include "base/shown.h"
#include "base/utf8.h"

static inline void told_check(const struct diag *diag)
{
    struct buf told = {0};
    diag_render(diag, &told);
    for (size_t at = 0, step = 0; at < told.length; at += step) {
        uint32_t code = 0;
        step = utf8_decode(told.text + at, told.length - at, &code);
        BUG_IF(step == 0 || (code != '\n' && shown_is_unsafe(code)));
    }
    buf_finish(&told);
}

#endif

// Inline marks of a text: spans lie within it and in order, and together are its plain text; of
// faulty marks the place is within it.
#include "target.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/markup.h"

#include <string.h>

static void check_spans(struct arena *arena, const char *text, const struct markup *markup)
{
    struct buf joined = {0};
    size_t length = strlen(text), before = 0;
    BUG_IF(markup->count == 0);
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_span *span = &markup->spans[i];
        BUG_IF(span->offset > length || span->offset < before);
        before = span->offset;
        buf_add_text(&joined, span->text);
    }
    BUG_IF(strcmp(buf_text(&joined), markup_plain(arena, text)) != 0);
    buf_finish(&joined);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = {0};
    const char *text = arena_copy(&arena, (const char *)bytes, length); // up to the first NUL
    struct markup markup = {0};
    struct markup_fault fault = {0};
    if (markup_parse(&arena, text, &markup, &fault)) {
        check_spans(&arena, text, &markup);
    } else {
        BUG_IF(!fault.reason || fault.offset >= strlen(text));
        BUG_IF(strcmp(markup_plain(&arena, text), text) != 0);
    }
    arena_finish(&arena);
    return 0;
}

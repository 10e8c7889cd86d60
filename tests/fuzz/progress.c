// The progress of an import: what is taken is printed again byte for byte, and is within bounds;
// any text can be a reason.
#include "target.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "store/progress.h"

#include <string.h>

static void check_bounds(const struct progress *progress)
{
    BUG_IF(progress->stage >= PROGRESS_STAGE_COUNT);
    BUG_IF(progress->done < 0 || progress->done > progress->of || progress->version < 0);
    size_t length = strlen(progress->reason);
    BUG_IF(utf8_valid_prefix(progress->reason, length) != length);
    BUG_IF(strpbrk(progress->reason, "\n\r\t\033") || strpbrk(progress->id, " \n"));
}

static void check_same(const struct progress *progress, const void *bytes, size_t length)
{
    struct buf text = {0};
    progress_print(progress, &text);
    BUG_IF(text.length != length || memcmp(text.text, bytes, length) != 0);
    buf_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct progress progress = {0};
    struct buf reason = {0}, text = {0};
    if (progress_parse((const char *)bytes, length, &progress)) {
        check_bounds(&progress);
        check_same(&progress, bytes, length);
    }
    buf_add(&reason, (const char *)bytes, length);
    progress_set_reason(&progress, buf_text(&reason));
    check_bounds(&progress);
    progress_print(&progress, &text);
    struct progress again;
    BUG_IF(!progress_parse(text.text, text.length, &again));
    buf_finish(&reason);
    buf_finish(&text);
    return 0;
}

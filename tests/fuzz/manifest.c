// The list of a bundle's files: what is taken prints as the same bytes, keeps its limits, and can
// stand in one folder of any file system; of what is refused, the reason can be shown.
#include "target.h"

#include "base/bug.h"
#include "store/manifest.h"
#include "told.h"

#include <string.h>
#include <strings.h>

enum { PAIRS_MAX = 200 }; // files of which each is held against each

// Whether two paths can be beside each other where capitals make no difference: their folders are
// the same or differ in letters, and neither is a folder of the other.
static bool fit(const char *a, const char *b)
{
    for (;;) {
        size_t length = strcspn(a, "/");
        if (strcspn(b, "/") != length || strncasecmp(a, b, length) != 0)
            return true;
        if (memcmp(a, b, length) != 0 || !a[length] || !b[length])
            return false;
        a += length + 1;
        b += length + 1;
    }
}

static void check_files(const struct manifest *manifest)
{
    int64_t total = 0;
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_file *file = &manifest->files[i];
        BUG_IF(manifest_path_fault(file->path) || file->size < 0);
        BUG_IF(i > 0 && strcmp(file[-1].path, file->path) >= 0);
        for (size_t j = 0; j < i && i < PAIRS_MAX; j++)
            BUG_IF(!fit(manifest->files[j].path, file->path));
        total += file->size;
    }
    BUG_IF(total != manifest->total || total > MANIFEST_TOTAL_MAX);
    BUG_IF(manifest->count < 1 || manifest->count > MANIFEST_FILES_MAX);
}

static void check_print(const struct manifest *manifest, const char *text, size_t used)
{
    struct buf out = {0};
    manifest_print(manifest, &out);
    BUG_IF(out.length != used || memcmp(out.text, text, used) != 0);
    buf_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct manifest manifest = {0};
    struct diag diag = {0};
    size_t used = 0;
    struct arena arena = {0};
    const char *text = arena_copy(&arena, (const char *)bytes, length);
    bool good = manifest_parse(&manifest, "a.vpack", text, length, &used, &diag);
    BUG_IF(good != (diag.counts[DIAG_ERROR] == 0) || used > length);
    told_check(&diag);
    if (good) {
        check_files(&manifest);
        check_print(&manifest, text, used);
    }
    manifest_finish(&manifest);
    diag_finish(&diag);
    arena_finish(&arena);
    return 0;
}

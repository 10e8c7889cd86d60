// Tells how far an import is: at each stage, and while it copies about a hundred times.
#include "store/parts.h"

#include <string.h>

static void say(struct teller *teller)
{
    const struct store_request *request = teller->request;
    if (request->tell)
        request->tell(request->tell_self, &teller->progress);
}

void teller_know(struct teller *teller, const struct manifest *manifest)
{
    memcpy(teller->progress.id, manifest->id, sizeof teller->progress.id);
    teller->progress.version = manifest->version;
}

void teller_stage(struct teller *teller, enum progress_stage stage, int64_t of)
{
    teller->progress.stage = stage;
    teller->progress.done = 0;
    teller->progress.of = of;
    teller->told = 0;
    say(teller);
}

void teller_pour(struct teller *teller, int64_t bytes)
{
    struct progress *progress = &teller->progress;
    progress->done += bytes;
    if (progress->done > progress->of)
        progress->done = progress->of;
    if (progress->done - teller->told < progress->of / 100)
        return;
    teller->told = progress->done;
    say(teller);
}

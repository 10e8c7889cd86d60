// How an import from a stick goes: what its progress says, as the kiosk shows it.
#ifndef COMMAND_NOTICE_H
#define COMMAND_NOTICE_H

#include "kiosk/kiosk.h"
#include "store/progress.h"

// What to show of a progress that was written `age_ms` ago. What is told no more is forgotten: an
// end after some 20 s, anything else when nothing was heard for longer than an import may be
// silent.
struct screen_notice notice_of(
    const struct progress *progress, int64_t age_ms, int languages, int64_t now_ms);
// Tells the kiosk what the file at `path` says now; nothing where it is not there, or is old.
void notice_tell(struct kiosk *kiosk, const char *path, int64_t now_ms);

#endif

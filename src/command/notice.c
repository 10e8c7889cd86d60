// The percent counts the stages, too: most of the time goes into copying. It goes in steps, for
// each is a new picture.
#include "command/notice.h"

#include <sys/stat.h>
#include <time.h>

enum {
    STEP_PERCENT = 5,
    COPIED_PERCENT = 70,
    CHECKING_PERCENT = 75,
    SHOWING_PERCENT = 85,
    SILENT_MS = 240 * 1000, // setting the pages may take three minutes
    END_MS = 20 * 1000,
};

static int percent(const struct progress *progress)
{
    double part = progress->of > 0 ? (double)progress->done / (double)progress->of : 0;
    switch (progress->stage) {
    case PROGRESS_COPYING:
        return (int)(part * COPIED_PERCENT) / STEP_PERCENT * STEP_PERCENT;
    case PROGRESS_CHECKING:
        return CHECKING_PERCENT;
    case PROGRESS_SHOWING:
        return SHOWING_PERCENT;
    default:
        return 0;
    }
}

static enum screen_notice_kind kind_of(enum progress_stage stage)
{
    if (!progress_is_end(stage))
        return SCREEN_IMPORTING;
    return stage == PROGRESS_REFUSED || stage == PROGRESS_FAILED ? SCREEN_IMPORT_REFUSED
                                                                 : SCREEN_IMPORTED;
}

struct screen_notice notice_of(
    const struct progress *progress, int64_t age_ms, int languages, int64_t now_ms)
{
    bool end = progress_is_end(progress->stage);
    int64_t round_ms = (int64_t)languages * SCREEN_NOTICE_TURN_MS; // each language once at least
    int64_t shown_ms = !end ? SILENT_MS : round_ms > END_MS ? round_ms : END_MS;
    struct screen_notice none = {.kind = SCREEN_NO_NOTICE};
    if (age_ms < 0) // the clock was set
        age_ms = 0;
    if (age_ms >= shown_ms)
        return none;
    return (struct screen_notice){.kind = kind_of(progress->stage),
        .percent = percent(progress),
        .until_ms = now_ms + shown_ms - age_ms};
}

static int64_t age_of(const char *path)
{
    struct stat info;
    struct timespec now;
    if (stat(path, &info) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0)
        return INT64_MAX;
    return ((int64_t)now.tv_sec - info.st_mtim.tv_sec) * 1000 +
           (now.tv_nsec - info.st_mtim.tv_nsec) / 1000000;
}

void notice_tell(struct kiosk *kiosk, const char *path, int64_t now_ms)
{
    struct progress progress;
    struct screen_notice notice = {.kind = SCREEN_NO_NOTICE};
    const struct pack *pack = kiosk_pack(kiosk);
    if (progress_read(path, &progress))
        notice = notice_of(&progress, age_of(path), pack ? (int)pack->language_count : 1, now_ms);
    kiosk_tell(kiosk, &notice);
}

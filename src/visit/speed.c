// The median of the speeds between any two samples (Theil and Sen): one sample that came late, or
// jumped, moves it little, and a line fitted by least squares a lot.
#include "visit/speed.h"

#include <stdlib.h>

enum {
    WINDOW_MS = 100,
    REST_MS = 60,
    APART_MS = 8, // panels that report more often have every other sample replaced
    PAIR_COUNT = SPEED_SAMPLE_COUNT * (SPEED_SAMPLE_COUNT - 1) / 2,
};

void speed_start(struct speed *speed, struct point at, int64_t at_ms)
{
    speed->count = 1;
    speed->samples[0] = (struct speed_sample){at_ms, at};
}

void speed_add(struct speed *speed, struct point at, int64_t at_ms)
{
    struct speed_sample *samples = speed->samples;
    int count = speed->count;
    if (count == 0 || at_ms < samples[count - 1].at_ms) {
        speed_start(speed, at, at_ms);
        return;
    }
    if (count >= 2 && samples[count - 1].at_ms - samples[count - 2].at_ms < APART_MS)
        count--;
    if (count == SPEED_SAMPLE_COUNT) {
        count--;
        for (int i = 0; i < count; i++)
            samples[i] = samples[i + 1];
    }
    samples[count] = (struct speed_sample){at_ms, at};
    speed->count = count + 1;
}

// The last sample that is not after `at_ms`; 0 where all are.
static int sample_before(const struct speed *speed, int64_t at_ms)
{
    int i = speed->count - 1;
    while (i > 0 && speed->samples[i].at_ms > at_ms)
        i--;
    return i;
}

static bool rested(const struct speed *speed, int64_t now_ms, int still_px)
{
    struct speed_sample then = speed->samples[sample_before(speed, now_ms - REST_MS)];
    struct point last = speed->samples[speed->count - 1].at;
    return then.at_ms <= now_ms - REST_MS && abs(last.x - then.at.x) <= still_px &&
           abs(last.y - then.at.y) <= still_px;
}

static int by_size(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int median(int *values, int count)
{
    if (count == 0)
        return 0;
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[count / 2];
}

static int per_second(int way_px, int64_t took_ms)
{
    return (int)((int64_t)way_px * 1000 / took_ms);
}

struct point speed_now(const struct speed *speed, int64_t now_ms, int still_px)
{
    if (speed->count == 0 || rested(speed, now_ms, still_px))
        return (struct point){0, 0};
    // Until the window began, the finger stood where the sample before it says.
    int64_t begin_ms = now_ms - WINDOW_MS;
    int first = sample_before(speed, begin_ms);
    int across[PAIR_COUNT], down[PAIR_COUNT], count = 0;
    for (int i = first; i < speed->count; i++) {
        struct speed_sample from = speed->samples[i];
        if (from.at_ms < begin_ms)
            from.at_ms = begin_ms;
        for (int k = i + 1; k < speed->count; k++) {
            struct speed_sample to = speed->samples[k];
            if (to.at_ms <= from.at_ms)
                continue;
            across[count] = per_second(to.at.x - from.at.x, to.at_ms - from.at_ms);
            down[count++] = per_second(to.at.y - from.at.y, to.at_ms - from.at_ms);
        }
    }
    return (struct point){median(across, count), median(down, count)};
}

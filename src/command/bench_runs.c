// What visitors do, and what it costs.
#include "command/bench.h"

#include "kiosk/motion.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static struct bench_samples first, second, third; // large: not on the stack

static void clear_samples(void)
{
    first.count = second.count = third.count = 0;
}

static double ratio(const struct bench *bench, double us)
{
    return us / bench->memcpy_us;
}

// --- pages ---

// The time from `since_us` until something was presented.
static double until_presented(struct bench *bench, double since_us)
{
    int64_t frames = bench->frames;
    while (bench->frames == frames)
        bench_round(bench, bench->now_ms);
    return bench->presented_us - since_us;
}

// A tap on the control at `at`: how long until it looks pressed, and until the new page's first
// frame.
static void tap(struct bench *bench, struct point at)
{
    double start = bench_clock_us();
    bench_finger(bench, EVENT_DOWN, at);
    bench_sample(&first, until_presented(bench, start));
    bench_sample(&third, bench->present_us);
    bench->now_ms += 80;
    start = bench_clock_us();
    bench_finger(bench, EVENT_UP, at);
    bench_sample(&second, until_presented(bench, start));
    bench->now_ms += 1000; // or the next tap would be a bounce
}

// On to the next page, from the last one to the first of the next theme.
static void tap_next(struct bench *bench)
{
    const struct visit *visit = kiosk_visit(bench->kiosk);
    struct point at;
    bool last = visit->page + 1 == visit->shape.pages[visit->theme];
    if (last || visit->place != VISIT_PAGE) {
        bench_act(bench, ACTION_PAGE, last ? (visit->theme + 1) % visit->shape.themes : 0, 0);
        bench_rest(bench);
    }
    if (bench_find(bench, ACTION_NEXT, -1, &at))
        tap(bench, at);
    bench_rest(bench);
}

static void add_latency(struct bench *bench, struct bench_samples *samples,
    const char *const key[3], const char *const what[3])
{
    bench_add(bench, key[0], what[0], "ms", bench_percentile(samples, 50) / 1000, 0);
    bench_add(bench, key[1], what[1], "ms", bench_percentile(samples, 99) / 1000, 1000.0 / 60);
    bench_add(bench, key[2], what[2], "ms", bench_percentile(samples, 100) / 1000, 0);
}

static void open_cold(struct bench *bench)
{
    const struct visit_shape *shape = &kiosk_visit(bench->kiosk)->shape;
    clear_samples();
    for (int theme = 0; theme < shape->themes; theme++)
        for (int page = 0; page < shape->pages[theme] && page < 40; page++) {
            bench_act(bench, ACTION_HOME, 0, 0);
            bench_rest(bench);
            double start = bench_clock_us();
            bench_act(bench, ACTION_PAGE, theme, page);
            bench_sample(&first, until_presented(bench, start));
            bench_rest(bench);
        }
    double us = bench_percentile(&first, 50);
    bench_add(bench, "open_cold_ms", "page from home, first time, median", "ms", us / 1000, 0);
    bench_add(bench, "open_cold_ratio", "the same", "memcpy", ratio(bench, us), 0);
}

void bench_pages(struct bench *bench)
{
    static const char *const pressed_keys[] = {"press_p50_ms", "press_p99_ms", "press_max_ms"};
    static const char *const pressed[] = {"tap to presented pressed state, p50",
        "tap to presented pressed state, p99", "tap to presented pressed state, max"};
    static const char *const turned_keys[] = {"turn_p50_ms", "turn_p99_ms", "turn_max_ms"};
    static const char *const turned[] = {"tap to first frame of a prepared page, p50",
        "tap to first frame of a prepared page, p99", "tap to first frame of a prepared page, max"};
    bench_act(bench, ACTION_ENTER, 0, 0);
    bench_rest(bench);
    open_cold(bench);
    clear_samples();
    for (int i = 0; i < (bench->full ? 1000 : 100); i++)
        tap_next(bench);
    double press_us = bench_percentile(&third, 50);
    add_latency(bench, &first, pressed_keys, pressed);
    bench_add(bench, "press_ratio", "painting and showing the pressed state, p50", "memcpy",
        ratio(bench, press_us), 0.1);
    add_latency(bench, &second, turned_keys, turned);
}

// --- motion ---

// Rounds until all rests; samples what each frame of that mixture cost.
static void sample_motion(struct bench *bench, enum draw_mix mix, struct bench_samples *samples)
{
    do {
        int64_t frames = bench->frames;
        bench_round(bench, INT64_MAX);
        if (bench->frames > frames && bench->mix == mix)
            bench_sample(samples, bench->presented_us - bench->began_us);
    } while (!kiosk_rests(bench->kiosk));
    bench->now_ms += 1000;
}

static void add_frame(struct bench *bench, const char *key, const char *what, double aim)
{
    bench_add(bench, key, what, "memcpy", ratio(bench, bench_percentile(&first, 50)), aim);
    clear_samples();
}

static void slide(struct bench *bench, int turns)
{
    bench_act(bench, ACTION_PAGE, 0, 0);
    bench_rest(bench);
    for (int i = 0; i < turns; i++) {
        bench_act(bench, i % 2 ? ACTION_BACK : ACTION_NEXT, 0, 0);
        sample_motion(bench, DRAW_SLIDE, &first);
    }
    add_frame(bench, "slide_ratio", "a frame of a slide, median", 2.5);
}

static void panel(struct bench *bench, int turns)
{
    for (int i = 0; i < turns; i++) {
        bench_act(bench, i % 2 ? ACTION_CLOSE : ACTION_COMFORT, 0, 0);
        sample_motion(bench, DRAW_RISE, &first);
    }
    add_frame(bench, "panel_ratio", "a frame of a panel that rises, median", 0);
}

// A finger that drags the text of the largest size up and down.
static void scroll(struct bench *bench, int moves)
{
    struct point at = {bench->size.x / 3, bench->size.y / 2};
    bench_act(bench, ACTION_SET, SETTING_TEXT, 4);
    bench_rest(bench);
    bench_finger(bench, EVENT_DOWN, at);
    bench_round(bench, bench->now_ms);
    for (int i = 0; i < moves; i++) {
        bench->now_ms += MOTION_STEP_MS;
        at.y += (i / 20 % 2 ? 1 : -1) * bench->size.y / 100;
        bench_finger(bench, EVENT_MOVE, at);
        bench_round(bench, bench->now_ms);
        int64_t frames = bench->frames;
        bench_round(bench, bench->now_ms);
        if (bench->frames > frames)
            bench_sample(&first, bench->presented_us - bench->began_us);
    }
    bench_finger(bench, EVENT_UP, at);
    bench_rest(bench);
    bench_act(bench, ACTION_SET, SETTING_TEXT, 2);
    bench_rest(bench);
    add_frame(bench, "scroll_ratio", "a frame of scrolling, median", 0);
}

// In real time: a frame is late when it is presented a whole step after it was due.
static void count_late(struct bench *bench, int64_t frames)
{
    int64_t late = 0, until = bench->frames + frames, turn = 0;
    bench->own_clock = false;
    while (bench->frames < until) {
        bench_act(bench, turn++ % 2 ? ACTION_BACK : ACTION_NEXT, 0, 0);
        int64_t due_ms = bench->port.now_ms(bench->port.self);
        do {
            int64_t before = bench->frames;
            double offset_us = bench_clock_us() - 1e3 * (double)around_now_ms(bench);
            bench_round(bench, INT64_MAX);
            double due_us = (double)(due_ms + MOTION_STEP_MS) * 1e3 + offset_us;
            late += bench->frames > before && bench->presented_us > due_us;
            due_ms = kiosk_wake_ms(bench->kiosk);
        } while (bench->mix == DRAW_SLIDE);
    }
    bench->own_clock = true;
    bench->now_ms = around_now_ms(bench);
    bench_rest(bench);
    bench_add(bench, "late_frames", "late frames while sliding", "frames", (double)late, 0);
    bench_add(bench, "late_of", "of so many", "frames", (double)frames, 0);
}

void bench_motion(struct bench *bench)
{
    clear_samples();
    slide(bench, bench->full ? 200 : 20);
    panel(bench, bench->full ? 200 : 20);
    scroll(bench, bench->full ? 2000 : 200);
    count_late(bench, bench->full ? 10000 : 300);
}

// --- rest ---

static double cpu_s(const struct rusage *usage)
{
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
           1e-6 * (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

static void idle_at_page(struct bench *bench)
{
    struct rusage before, after;
    int seconds = bench->full ? 20 : 3;
    bench->own_clock = false;
    bench_rest(bench);
    int64_t until_ms = around_now_ms(bench) + seconds * INT64_C(1000);
    getrusage(RUSAGE_SELF, &before);
    while (around_now_ms(bench) < until_ms)
        bench_round(bench, until_ms);
    getrusage(RUSAGE_SELF, &after);
    bench->own_clock = true;
    bench->now_ms = around_now_ms(bench);
    // The last wake-up is ours, at the end.
    long wakes = after.ru_nvcsw - before.ru_nvcsw - 1;
    bench_add(bench, "idle_cpu_percent", "CPU of a page at rest", "%",
        100 * (cpu_s(&after) - cpu_s(&before)) / seconds, 0.05);
    bench_add(bench, "idle_wakes", "wake-ups of a page at rest", "a second",
        (double)(wakes > 0 ? wakes : 0) / seconds, 1);
}

// Hours without a visitor, in as much time as their frames need.
static void idle_at_attract(struct bench *bench, const char *key, const char *what, int minutes)
{
    struct rusage before, after;
    int64_t until_ms = bench->now_ms + minutes * INT64_C(60000);
    getrusage(RUSAGE_SELF, &before);
    while (bench->now_ms < until_ms)
        bench_round(bench, until_ms);
    getrusage(RUSAGE_SELF, &after);
    bench_add(bench, key, what, "%", 100 * (cpu_s(&after) - cpu_s(&before)) / (minutes * 60.0), 0);
}

void bench_idle(struct bench *bench)
{
    idle_at_page(bench);
    bench_close(bench);
    if (!bench_open(bench))
        return;
    idle_at_attract(bench, "attract_cpu_percent", "CPU at attract, the first five minutes", 5);
    idle_at_attract(bench, "night_cpu_percent", "CPU at attract, the next hour", 60);
}

// --- memory ---

static double rss_mib(void)
{
    char line[128] = "", *resident = line; // "SIZE RESIDENT ...", in pages
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fgets(line, sizeof line, file))
        strtol(line, &resident, 10);
    if (file)
        fclose(file);
    long pages = strtol(resident, NULL, 10);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

static void turn_pages(struct bench *bench, int turns)
{
    for (int i = 0; i < turns; i++) {
        const struct visit *visit = kiosk_visit(bench->kiosk);
        if (visit->place != VISIT_PAGE)
            bench_act(bench, ACTION_PAGE, i / 7 % visit->shape.themes, 0);
        else
            bench_act(bench, ACTION_NEXT, 0, 0);
        bench->now_ms += MOTION_MS * 3 / 4; // some frames of each slide, not all
        bench_round(bench, bench->now_ms);
        bench_rest(bench);
        if (i % 1000 == 999)
            fprintf(stderr, "  %d page turns\n", i + 1);
    }
}

void bench_memory(struct bench *bench)
{
    enum { FEW = 200 };
    int many = bench->full ? 20000 : 500;
    bench_add(bench, "rss_start_mib", "RSS at attract", "MiB", rss_mib(), 64);
    bench_act(bench, ACTION_ENTER, 0, 0);
    bench_rest(bench);
    turn_pages(bench, FEW);
    double few = rss_mib();
    bench_add(bench, "rss_few_mib", "RSS after 200 page turns", "MiB", few, 64);
    turn_pages(bench, many - FEW);
    double rss = rss_mib();
    bench_add(bench, "rss_many_mib", "RSS after many page turns", "MiB", rss, 64);
    bench_add(bench, "rss_turns", "so many", "turns", many, 0);
    bench_add(
        bench, "rss_growth_percent", "growth since the first 200", "%", 100 * (rss - few) / few, 1);
}

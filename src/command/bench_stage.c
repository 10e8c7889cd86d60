// The port of the bench: stamps rounds and presents, and runs on a clock of its own where nobody
// wants to wait.
#include "command/bench.h"

#include "base/bug.h"
#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double bench_clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

// --- figures ---

void bench_add(struct bench *bench, const char *key, const char *what, const char *unit,
    double value, double aim)
{
    BUG_IF(bench->figure_count == BENCH_FIGURES_MAX);
    bench->figures[bench->figure_count++] = (struct bench_figure){key, what, unit, value, aim};
    fprintf(stderr, "  %s: %.4g %s\n", what, value, unit);
}

void bench_sample(struct bench_samples *samples, double us)
{
    if (samples->count < BENCH_SAMPLES_MAX)
        samples->us[samples->count++] = us;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_percentile(struct bench_samples *samples, int percent)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->us, (size_t)samples->count, sizeof *samples->us, by_value);
    return samples->us[(samples->count - 1) * percent / 100];
}

// --- the port ---

static int64_t port_now_ms(void *self)
{
    struct bench *bench = self;
    bench->began_us = bench_clock_us();
    return bench->own_clock ? bench->now_ms : around_now_ms(self);
}

static struct event port_wait(void *self, int64_t until_ms)
{
    struct bench *bench = self;
    if (!bench->own_clock)
        return around_wait(self, until_ms);
    struct event event = around_wait(self, INT64_MIN);
    if (event.kind == EVENT_NONE && until_ms != INT64_MAX && until_ms > bench->now_ms)
        bench->now_ms = until_ms;
    event.at_ms = bench->now_ms;
    return event;
}

static bool port_present(void *self, const struct draw_scene *scene)
{
    struct bench *bench = self;
    double start_us = bench_clock_us();
    bool shown = around_present(self, scene);
    bench->presented_us = bench_clock_us();
    bench->present_us = bench->presented_us - start_us;
    bench->mix = scene->mix;
    bench->frames++;
    return shown;
}

bool bench_open(struct bench *bench)
{
    struct window_options options = {.title = "vitrine bench", .size = bench->size};
    bench->window = window_create(&options, bench->exhibit.fonts);
    if (!bench->window)
        return false;
    struct port screen = window_port(bench->window);
    bench->port = around_port(&bench->around, &screen);
    bench->port.now_ms = port_now_ms;
    bench->port.wait = port_wait;
    bench->port.present = port_present;
    bench->size = screen.size(screen.self);
    struct kiosk_options kiosk = {.pack = bench->exhibit.pack,
        .assets_folder = bench->exhibit.assets,
        .ask_after_ms = INT64_C(1000) * 3600 * 24 * 365};
    bench->own_clock = true;
    bench->now_ms = 1000;
    bench->kiosk = kiosk_create(&kiosk, screen.measure, bench->size, 0, bench->now_ms);
    bench_rest(bench);
    return true;
}

void bench_close(struct bench *bench)
{
    kiosk_destroy(bench->kiosk);
    window_destroy(bench->window);
    bench->kiosk = NULL;
    bench->window = NULL;
}

// --- what a visitor does ---

void bench_round(struct bench *bench, int64_t until_ms)
{
    if (kiosk_round(bench->kiosk, &bench->port, until_ms) == KIOSK_GOES_ON)
        return;
    log_error("bench", "the screen is lost, or somebody ended the program");
    exit(3);
}

void bench_rest(struct bench *bench)
{
    do
        bench_round(bench, bench->port.now_ms(bench->port.self) + 1000);
    while (!kiosk_rests(bench->kiosk));
}

void bench_act(struct bench *bench, enum action_kind kind, int a, int b)
{
    kiosk_act(bench->kiosk, (struct action){(int16_t)kind, (int16_t)a, (int16_t)b},
        bench->port.now_ms(bench->port.self));
}

void bench_finger(struct bench *bench, enum event_kind kind, struct point at)
{
    window_touch(bench->window, &(struct event){.kind = kind, .at = at, .finger = 1});
}

bool bench_find(const struct bench *bench, enum action_kind kind, int a, struct point *middle_out)
{
    const struct ui_hits *hits = kiosk_hits(bench->kiosk);
    for (int i = 0; i < hits->count; i++) {
        const struct ui_hit *hit = &hits->items[i];
        if (hit->action.kind != (int)kind || (a >= 0 && hit->action.a != a))
            continue;
        *middle_out = (struct point){hit->area.x + hit->area.w / 2, hit->area.y + hit->area.h / 2};
        return true;
    }
    return false;
}

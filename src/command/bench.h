// What the files of `vitrine bench` share: the program as it runs, on a port that takes the time of
// what passes through it and may have a clock of its own, and the figures that come of it.
#ifndef COMMAND_BENCH_H
#define COMMAND_BENCH_H

#include "command/exhibit.h"
#include "kiosk/kiosk.h"
#include "port/around.h"
#include "port/sdl/window.h"

enum { BENCH_FIGURES_MAX = 64, BENCH_SAMPLES_MAX = 16384 };

struct bench_figure {
    const char *key, *what, *unit;
    double value, aim; // aim 0 = none
};

// Times of one kind, in µs.
struct bench_samples {
    double us[BENCH_SAMPLES_MAX];
    int count;
};

struct bench {
    struct around around; // first: the port's self
    struct port port;
    struct exhibit exhibit;
    struct window *window;
    struct kiosk *kiosk;
    const char *pack_folder;
    struct point size;
    bool full;    // as long as the aims ask for; else a quick look
    bool display; // on the screen that is there; else without one
    double memcpy_us;
    // The clock: the machine's, or one that moves on by itself, so that nothing waits.
    bool own_clock;
    int64_t now_ms;
    // Of the last scene presented:
    double began_us, presented_us; // the round's beginning, and the end of `present`
    double present_us;             // how long that took
    int64_t frames;
    enum draw_mix mix;
    struct bench_figure figures[BENCH_FIGURES_MAX];
    int figure_count;
};

double bench_clock_us(void);
// Adds a figure, and says it on standard error as progress.
void bench_add(struct bench *bench, const char *key, const char *what, const char *unit,
    double value, double aim);
void bench_sample(struct bench_samples *samples, double us);
double bench_percentile(struct bench_samples *samples, int percent); // sorts; 100 = the largest

// The kiosk on its window, at attract. False, with one log line, where there is no screen.
bool bench_open(struct bench *bench);
void bench_close(struct bench *bench);
// One round; ends the program where the screen is lost.
void bench_round(struct bench *bench, int64_t until_ms);
void bench_rest(struct bench *bench); // until nothing moves and nothing is left to prepare
void bench_act(struct bench *bench, enum action_kind kind, int a, int b);
// A finger on the glass, through SDL's own queue.
void bench_finger(struct bench *bench, enum event_kind kind, struct point at);
// The middle of the control with that action; false where there is none.
bool bench_find(const struct bench *bench, enum action_kind kind, int a, struct point *middle_out);

// --- bench_start.c: of whole programs, from exec on
void bench_starts(struct bench *bench);
// The smallest program on SDL that opens a window and a font; tells as `run` does, and waits.
int bench_smallest(struct point size);
// --- bench_runs.c
void bench_pages(struct bench *bench);  // opening pages: cold, and prepared, by real taps
void bench_motion(struct bench *bench); // frames of slides, scrolling, panels; late ones
void bench_idle(struct bench *bench);   // what it costs when nothing happens
void bench_memory(struct bench *bench); // after a few, and after many page turns

#endif

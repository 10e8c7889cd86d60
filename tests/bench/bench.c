// Prints figures: loading the pack, opening pages (layout and raster) cold and warm, as ratios to
// one memcpy of the frame in the same run; peak memory. Never a test: nothing here passes or fails.
// `bench-pages [PACK]`: of the shipped pack, or of the one in that folder.
#include "support/stage.h"

#include "port/sdl/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROUNDS = 15 };

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

static double memcpy_us(struct point size)
{
    size_t bytes = (size_t)size.x * (size_t)size.y * 4;
    char *from = malloc(bytes), *to = malloc(bytes);
    double taken[ROUNDS];
    memset(from, 1, bytes);
    memset(to, 2, bytes);
    for (int i = 0; i < ROUNDS; i++) {
        double start = now_us();
        memcpy(to, from, bytes);
        taken[i] = now_us() - start;
        from[i] = to[bytes - 1 - (size_t)i];
    }
    free(from);
    free(to);
    return median(taken, ROUNDS);
}

static double load_us(const char *pack)
{
    double taken[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct stage stage;
        double start = now_us();
        stage_open(&stage, pack);
        taken[i] = now_us() - start;
        stage_close(&stage);
    }
    return median(taken, ROUNDS);
}

struct opening {
    double layout_us, raster_us;
};

static struct opening open_page(struct stage *stage, struct canvas *canvas, int theme, int page)
{
    struct draw_damage damage;
    kiosk_act(stage->kiosk, (struct action){ACTION_PAGE, (int16_t)theme, (int16_t)page}, 0);
    double start = now_us();
    const struct draw_list *list = kiosk_frame(stage->kiosk, 0, &damage);
    double set = now_us();
    canvas_paint(canvas, list, &damage);
    return (struct opening){set - start, now_us() - set};
}

static void go_home(struct stage *stage, struct canvas *canvas)
{
    struct draw_damage damage;
    kiosk_act(stage->kiosk, (struct action){ACTION_HOME, 0, 0}, 0);
    canvas_paint(canvas, kiosk_frame(stage->kiosk, 0, &damage), &damage);
}

struct openings {
    struct opening first, again;
};

static struct opening medians(double *layout_us, double *raster_us, int count)
{
    return (struct opening){median(layout_us, count), median(raster_us, count)};
}

// Every page of the pack in one language, and each once more after home.
static struct openings open_all(struct stage *stage, struct canvas *canvas)
{
    enum { MOST = PACK_THEMES_MAX * PACK_PAGES_MAX };
    static double layout[2][MOST], raster[2][MOST];
    int count = 0;
    for (size_t t = 0; t < stage->pack->theme_count; t++) {
        for (size_t p = 0; p < stage->pack->themes[t].page_count; p++, count++) {
            for (int again = 0; again < 2; again++) {
                struct opening opening = open_page(stage, canvas, (int)t, (int)p);
                layout[again][count] = opening.layout_us;
                raster[again][count] = opening.raster_us;
                go_home(stage, canvas);
            }
        }
    }
    return (struct openings){
        medians(layout[0], raster[0], count), medians(layout[1], raster[1], count)};
}

static void print_opening(const char *name, struct opening opening, double frame_us)
{
    double sum = opening.layout_us + opening.raster_us;
    printf("  %-28s %8.0f us layout + %8.0f us raster = %6.1f x memcpy\n", name, opening.layout_us,
        opening.raster_us, sum / frame_us);
}

static void bench_size(const char *pack, struct point size)
{
    struct stage stage;
    double frame_us = memcpy_us(size);
    printf("%dx%d: memcpy of a frame %.0f us\n", size.x, size.y, frame_us);
    stage_open(&stage, pack);
    struct canvas *canvas = canvas_create(stage.fonts, size);
    for (size_t i = 0; i < stage.pack->language_count; i++) {
        char name[32];
        stage_start(&stage, size);
        kiosk_act(stage.kiosk, (struct action){ACTION_ENTER, (int16_t)i, 0}, 0);
        struct openings openings = open_all(&stage, canvas);
        snprintf(name, sizeof name, "page open, %s, cold", stage.pack->languages[i].code);
        print_opening(name, openings.first, frame_us);
        snprintf(name, sizeof name, "page open, %s, warm", stage.pack->languages[i].code);
        print_opening(name, openings.again, frame_us);
    }
    canvas_destroy(canvas);
    stage_close(&stage);
}

int main(int argc, char **argv)
{
    struct rusage usage;
    const char *pack = argc > 1 ? argv[1] : SOURCE_FOLDER "/content/kazakhstan-reforms";
    printf("load and check %s, with fonts: %.1f ms\n", pack, load_us(pack) / 1000);
    bench_size(pack, (struct point){1920, 1080});
    bench_size(pack, (struct point){800, 480});
    getrusage(RUSAGE_SELF, &usage);
    printf("peak RSS of this program: %.1f MiB\n", (double)usage.ru_maxrss / 1024);
    return 0;
}

// `vitrine bench [PACK]`: how fast the program is on this machine, and how little it needs.
#include "command/bench.h"

#include "base/log.h"
#include "command/command.h"
#include "command/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static const char HELP[] =
    "usage: vitrine bench PACK [OPTIONS]\n"
    "\n"
    "Measures the program with the content pack in the folder PACK: start, taps, motion, rest,\n"
    "memory. Prints a table; figures that can be are ratios to copying one frame in memory in the\n"
    "same run. Nothing passes or fails: figures depend on the machine.\n"
    "\n"
    "  --size WxH          of the window in px; default 1920x1080\n"
    "  --display           on the screen that is there; default: without a screen\n"
    "  --full              as long as the aims ask for (some minutes), not a quick look\n"
    "  --json FILE         the figures as JSON too; - is standard output, without the table\n"
    "  -h, --help          this text\n"
    "  -V, --version       the version\n"
    "\n"
    "exit: 0 done, 1 the pack has errors, 2 wrong call, 3 no screen, no fonts, no FILE\n";

enum { OPTION_SIZE = 1, OPTION_DISPLAY, OPTION_FULL, OPTION_JSON, OPTION_SMALLEST };

static const struct option LONGS[] = {
    {"size", required_argument, NULL, OPTION_SIZE},
    {"display", no_argument, NULL, OPTION_DISPLAY},
    {"full", no_argument, NULL, OPTION_FULL},
    {"json", required_argument, NULL, OPTION_JSON},
    {"smallest", required_argument, NULL, OPTION_SMALLEST}, // what the start is compared with
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {0},
};

struct call {
    const char *json;
    struct point smallest; // 0x0: not asked for
};

static bool apply(struct bench *bench, struct call *call, int option, const char *text)
{
    switch (option) {
    case OPTION_SIZE:
        return options_size(text, &bench->size);
    case OPTION_DISPLAY:
        return bench->display = true;
    case OPTION_FULL:
        return bench->full = true;
    case OPTION_JSON:
        call->json = text;
        return true;
    case OPTION_SMALLEST:
        return options_size(text, &call->smallest);
    default:
        return false;
    }
}

// Returns -1 to go on, else the exit code.
static int read_options(struct bench *bench, struct call *call, int argc, char **argv)
{
    for (int option; (option = getopt_long(argc, argv, "hV", LONGS, NULL)) != -1;) {
        if (option == 'h' || option == 'V') {
            fputs(option == 'h' ? HELP : command_version(), stdout);
            return EXIT_OK;
        }
        if (option == '?')
            return EXIT_USAGE;
        if (!apply(bench, call, option, optarg))
            return options_fault("bench", "'%s' is not a value for this option", optarg);
    }
    if (call->smallest.x == 0 && optind + 1 != argc)
        return options_fault("bench", "expected one PACK folder");
    bench->pack_folder = argv[optind];
    return -1;
}

// --- what is measured ---

static double memcpy_us(struct point size)
{
    static struct bench_samples samples;
    size_t bytes = (size_t)size.x * (size_t)size.y * 4;
    char *from = malloc(bytes), *to = malloc(bytes);
    if (!from || !to)
        exit(EXIT_ENVIRONMENT);
    memset(from, 1, bytes);
    memset(to, 2, bytes);
    for (int i = 0; i < 101; i++) {
        double start = bench_clock_us();
        memcpy(to, from, bytes);
        bench_sample(&samples, bench_clock_us() - start);
        from[i] = to[bytes - 1 - (size_t)i];
    }
    free(from);
    free(to);
    return bench_percentile(&samples, 50);
}

static int measure(struct bench *bench)
{
    bench->memcpy_us = memcpy_us(bench->size);
    bench_add(bench, "memcpy_ms", "copying a frame in memory", "ms", bench->memcpy_us / 1000, 0);
    bench_starts(bench);
    if (!bench_open(bench))
        return EXIT_ENVIRONMENT;
    bench_pages(bench);
    bench_motion(bench);
    bench_idle(bench);
    bench_memory(bench);
    bench_close(bench);
    return EXIT_OK;
}

// --- what is said ---

static void processor(char *out, size_t size)
{
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");
    snprintf(out, size, "unknown processor");
    while (file && fgets(line, sizeof line, file)) {
        char *value = strchr(line, ':');
        if (strncmp(line, "model name", 10) != 0 || !value)
            continue;
        line[strcspn(line, "\n")] = '\0';
        snprintf(out, size, "%s", value + 2);
        break;
    }
    if (file)
        fclose(file);
}

static void machine(struct buf *out)
{
    char name[256];
    struct utsname system;
    processor(name, sizeof name);
    uname(&system);
    buf_print(out, "%s, %ld cores, %s %s, SDL %s", name, sysconf(_SC_NPROCESSORS_ONLN),
        system.sysname, system.machine,
        getenv("SDL_VIDEODRIVER") ? getenv("SDL_VIDEODRIVER") : "auto");
}

static void print_table(const struct bench *bench, const char *where)
{
    printf("%s, %dx%d, %s\n", bench->pack_folder, bench->size.x, bench->size.y, where);
    for (int i = 0; i < bench->figure_count; i++) {
        const struct bench_figure *figure = &bench->figures[i];
        printf("  %-46s %10.4g %-9s", figure->what, figure->value, figure->unit);
        if (figure->aim > 0)
            printf(" aim %.4g%s", figure->aim, figure->value > figure->aim ? ": missed" : "");
        putchar('\n');
    }
}

static void add_quoted(struct buf *out, const char *text)
{
    buf_add_text(out, "\"");
    for (; *text; text++)
        if (*text == '"' || *text == '\\' || (unsigned char)*text < ' ')
            buf_print(out, "\\u%04x", *text);
        else
            buf_add(out, text, 1);
    buf_add_text(out, "\"");
}

static bool write_json(const struct bench *bench, const char *where, const char *path)
{
    struct buf out = {0};
    buf_add_text(&out, "{\"machine\": ");
    add_quoted(&out, where);
    buf_add_text(&out, ", \"pack\": ");
    add_quoted(&out, bench->pack_folder);
    buf_print(&out, ", \"width\": %d, \"height\": %d, \"full\": %s,\n \"figures\": {",
        bench->size.x, bench->size.y, bench->full ? "true" : "false");
    for (int i = 0; i < bench->figure_count; i++)
        buf_print(&out, "%s\n  \"%s\": %.6g", i ? "," : "", bench->figures[i].key,
            bench->figures[i].value);
    buf_add_text(&out, "\n}}\n");
    FILE *file = strcmp(path, "-") == 0 ? stdout : fopen(path, "w");
    bool written = file && fputs(buf_text(&out), file) >= 0;
    if (file && file != stdout)
        written = fclose(file) == 0 && written;
    if (!written)
        log_error("bench", "cannot write %s: %s", path, strerror(errno));
    buf_finish(&out);
    return written;
}

static int run(struct bench *bench, const struct call *call)
{
    int code = measure(bench);
    if (code != EXIT_OK)
        return code;
    struct buf where = {0};
    machine(&where);
    if (!call->json || strcmp(call->json, "-") != 0)
        print_table(bench, buf_text(&where));
    if (call->json && !write_json(bench, buf_text(&where), call->json))
        code = EXIT_ENVIRONMENT;
    buf_finish(&where);
    return code;
}

int command_bench(int argc, char **argv)
{
    static struct bench bench;
    struct call call = {0};
    bench = (struct bench){.size = {1920, 1080}};
    int code = read_options(&bench, &call, argc, argv);
    if (code >= 0)
        return code;
    if (call.smallest.x > 0)
        return bench_smallest(call.smallest);
    if (!bench.display) // the programs that are started inherit it
        setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (!exhibit_open(&bench.exhibit))
        return EXIT_ENVIRONMENT;
    exhibit_load_index(&bench.exhibit, bench.pack_folder);
    if (bench.exhibit.pack)
        code = run(&bench, &call);
    else
        fputs(buf_text(&bench.exhibit.faults), stderr);
    exhibit_close(&bench.exhibit);
    return code < 0 ? EXIT_CONTENT : code;
}

// Prints how long the program takes from exec to its first picture, and how much memory a visit
// through every theme takes at most. Its window stays hidden until the first picture is painted, so
// the X server's MapNotify is that moment. Never a test: nothing here passes or fails.
//     bench-start VITRINE PACK WxH    (DISPLAY is an X server that is large enough)
#include <X11/Xlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 11 };

// Home, one of the last controls (the languages are among them), then every theme and all of its
// pages; the key after a last page leads home again.
static const char VISIT[] =
    "xdotool key --delay 40 Return; for control in 1 2 3 4; do xdotool key --delay 40 Home;"
    " for i in $(seq $control); do xdotool key --delay 40 shift+Tab; done;"
    " xdotool key --delay 40 Return; for theme in 1 2 3 4; do xdotool key --delay 40 Home;"
    " for i in $(seq $theme); do xdotool key --delay 40 Tab; done;"
    " xdotool key --delay 80 Return Right Right Right Right Right Right Right Right Right;"
    " done; done";

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void wait_for_window(Display *display)
{
    XEvent event;
    do
        XNextEvent(display, &event);
    while (event.type != MapNotify);
}

struct run {
    double first_picture_ms;
    double peak_mib;
};

// `meanwhile` NULL = ends at once.
static struct run run(Display *display, char **argv, const char *meanwhile)
{
    struct rusage usage;
    int status = 0;
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        execl(argv[1], argv[1], "run", "--window", argv[3], "--ask-after", "3600", argv[2],
            (char *)NULL);
        _exit(127);
    }
    wait_for_window(display);
    double shown = now_ms();
    if (meanwhile && system(meanwhile) != 0)
        fputs("the visit did not go through\n", stderr);
    kill(child, SIGTERM);
    wait4(child, &status, 0, &usage);
    XSync(display, True);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fprintf(stderr, "the program ended with status %d\n", status);
    return (struct run){shown - start, (double)usage.ru_maxrss / 1024};
}

int main(int argc, char **argv)
{
    Display *display = argc == 4 ? XOpenDisplay(NULL) : NULL;
    if (!display) {
        fputs("usage: DISPLAY=... bench-start VITRINE PACK WxH\n", stderr);
        return 2;
    }
    XSelectInput(display, DefaultRootWindow(display), SubstructureNotifyMask);
    XSync(display, False);
    double taken[ROUNDS];
    double attract_mib = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct run once = run(display, argv, NULL);
        taken[i] = once.first_picture_ms;
        attract_mib = once.peak_mib;
    }
    qsort(taken, ROUNDS, sizeof *taken, by_value);
    printf("%s: exec to first picture: median %.0f ms, best %.0f, worst %.0f\n", argv[3],
        taken[ROUNDS / 2], taken[0], taken[ROUNDS - 1]);
    printf("%s: peak RSS: %.1f MiB at attract, %.1f MiB after visits of every theme in every "
           "language\n",
        argv[3], attract_mib, run(display, argv, VISIT).peak_mib);
    XCloseDisplay(display);
    return 0;
}

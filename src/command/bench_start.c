// From exec to the first picture: the program is started as a service manager would, and says on
// the notify socket when its first picture was presented.
#include "command/bench.h"

#include "base/log.h"
#include "command/command.h"
#include "command/notify.h"
#include "port/sdl/smallest.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 11, PATIENCE_MS = 60000 };

static int open_socket(char name[64])
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    snprintf(name, 64, "@vitrine-bench-%ld", (long)getpid());
    memcpy(at.sun_path + 1, name + 1, strlen(name) - 1);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&at, length) == 0)
        return fd;
    log_error("bench", "no socket to hear the program on");
    return -1;
}

// The time until the program says that it shows something; 0 where it does not.
static double start_us(int fd, const char *const argv[])
{
    char said[64];
    double start = bench_clock_us();
    pid_t child = fork();
    if (child == 0) {
        execv("/proc/self/exe", (char *const *)argv); // it does not write to them
        _exit(127);
    }
    struct pollfd heard = {.fd = fd, .events = POLLIN};
    bool ready = poll(&heard, 1, PATIENCE_MS) > 0 && recv(fd, said, sizeof said, 0) > 0;
    double took = bench_clock_us() - start;
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    return ready ? took : 0;
}

static double median_ms(int fd, const char *const argv[])
{
    static struct bench_samples samples;
    samples.count = 0;
    for (int i = 0; i < ROUNDS; i++)
        bench_sample(&samples, start_us(fd, argv));
    return bench_percentile(&samples, 50) / 1000;
}

void bench_starts(struct bench *bench)
{
    char name[64], size[32], pack[4096];
    int fd = open_socket(name);
    if (fd < 0)
        return;
    setenv("NOTIFY_SOCKET", name, 1);
    snprintf(size, sizeof size, "%dx%d", bench->size.x, bench->size.y);
    snprintf(pack, sizeof pack, "%s", bench->pack_folder);
    const char *const whole[] = {"vitrine", "run", "--window", size, pack, NULL};
    const char *const smallest[] = {"vitrine", "bench", "--smallest", size, NULL};
    double program_ms = median_ms(fd, whole), least_ms = median_ms(fd, smallest);
    unsetenv("NOTIFY_SOCKET");
    close(fd);
    bench_add(bench, "start_ms", "exec to first picture", "ms", program_ms, 0);
    bench_add(bench, "start_least_ms", "the same of the smallest SDL2 program", "ms", least_ms, 0);
    bench_add(bench, "start_ratio", "ratio of the two", "x", program_ms / least_ms, 2);
}

int bench_smallest(struct point size)
{
    return smallest_run(size, notify_ready) ? EXIT_OK : EXIT_ENVIRONMENT;
}

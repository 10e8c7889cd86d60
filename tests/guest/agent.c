// The tests' hands in the virtual board. It is in an initrd of its own, which is appended to the
// card's: the kernel starts it (rdinit=), it leaves a process behind that no part of the card
// knows, and goes on as the card's own /init. That process takes orders from a virtio port, one a
// line, and answers each with "STATUS LENGTH" and so many bytes: touches by a uinput device,
// commands in the card's root. Nothing of the card is changed for it.
#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <sched.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINE_BYTES = 4096, ANSWER_BYTES = 1 << 20, SLOT_COUNT = 10 };

static FILE *port_in, *port_out;
static int touch_fd = -1;

static void answer(int status, const char *bytes, size_t length)
{
    fprintf(port_out, "%d %zu\n", status, length);
    fwrite(bytes, 1, length, port_out);
    fflush(port_out);
}

// --- touch ---

static void emit(int type, int code, int value)
{
    struct input_event event = {
        .type = (unsigned short)type, .code = (unsigned short)code, .value = value};
    if (write(touch_fd, &event, sizeof event) != (ssize_t)sizeof event)
        perror("agent: touch");
}

static void set_range(int code, int most)
{
    struct uinput_abs_setup setup = {
        .code = (unsigned short)code, .absinfo = {.minimum = 0, .maximum = most}};
    ioctl(touch_fd, UI_ABS_SETUP, &setup);
}

// A multitouch panel of that many units.
static bool plug(int width, int height)
{
    static const int axes[] = {
        ABS_X, ABS_Y, ABS_MT_SLOT, ABS_MT_TRACKING_ID, ABS_MT_POSITION_X, ABS_MT_POSITION_Y};
    touch_fd = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    if (touch_fd < 0)
        return false;
    ioctl(touch_fd, UI_SET_EVBIT, EV_KEY);
    ioctl(touch_fd, UI_SET_KEYBIT, BTN_TOUCH);
    ioctl(touch_fd, UI_SET_EVBIT, EV_ABS);
    ioctl(touch_fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT);
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        ioctl(touch_fd, UI_SET_ABSBIT, axes[i]);
    set_range(ABS_X, width - 1);
    set_range(ABS_Y, height - 1);
    set_range(ABS_MT_POSITION_X, width - 1);
    set_range(ABS_MT_POSITION_Y, height - 1);
    set_range(ABS_MT_SLOT, SLOT_COUNT - 1);
    set_range(ABS_MT_TRACKING_ID, 65535);
    struct uinput_setup setup = {.id = {.bustype = BUS_USB, .vendor = 0x7669, .product = 0x7472}};
    snprintf(setup.name, sizeof setup.name, "test panel");
    return ioctl(touch_fd, UI_DEV_SETUP, &setup) == 0 && ioctl(touch_fd, UI_DEV_CREATE) == 0;
}

static bool unplug(void)
{
    bool was = touch_fd >= 0;
    if (was)
        close(touch_fd);
    touch_fd = -1;
    return was;
}

// A finger comes down (`id` >= 0), moves there, or leaves (up).
static bool finger(const char *verb, int slot, int x, int y)
{
    static int ids;
    if (touch_fd < 0)
        return false;
    emit(EV_ABS, ABS_MT_SLOT, slot);
    if (strcmp(verb, "down") == 0)
        emit(EV_ABS, ABS_MT_TRACKING_ID, ++ids);
    if (strcmp(verb, "up") == 0) {
        emit(EV_ABS, ABS_MT_TRACKING_ID, -1);
        emit(EV_KEY, BTN_TOUCH, 0);
    } else {
        emit(EV_ABS, ABS_MT_POSITION_X, x);
        emit(EV_ABS, ABS_MT_POSITION_Y, y);
        emit(EV_ABS, ABS_X, x);
        emit(EV_ABS, ABS_Y, y);
        emit(EV_KEY, BTN_TOUCH, 1);
    }
    emit(EV_SYN, SYN_REPORT, 0);
    return true;
}

// --- commands ---

// In the child: what systemd sees as its files is the root from now on.
static void enter_card(void)
{
    int fd = open("/proc/1/ns/mnt", O_RDONLY | O_CLOEXEC);
    if (fd < 0 || setns(fd, CLONE_NEWNS) != 0)
        _exit(126);
}

static void run(const char *command)
{
    static char output[ANSWER_BYTES];
    size_t length = 0;
    int ends[2], status = 0;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        answer(127, "", 0);
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        dup2(ends[1], 2);
        enter_card();
        setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    for (ssize_t got; length < sizeof output &&
                      (got = read(ends[0], output + length, sizeof output - length)) > 0;)
        length += (size_t)got;
    close(ends[0]);
    waitpid(child, &status, 0);
    answer(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), output, length);
}

static void obey(char *line)
{
    char verb[16];
    int a = 0, b = 0, c = 0;
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "run ", 4) == 0) {
        run(line + 4);
        return;
    }
    int count = sscanf(line, "%15s %d %d %d", verb, &a, &b, &c);
    bool good = false;
    if (count >= 1 && strcmp(verb, "plug") == 0)
        good = plug(a, b);
    else if (count >= 1 && strcmp(verb, "unplug") == 0)
        good = unplug();
    else if (count >= 1)
        good = finger(verb, a, b, c);
    answer(good ? 0 : 1, "", 0);
}

// --- start ---

static void load_modules(void)
{
    char path[256];
    FILE *list = fopen("/agent/modules", "r");
    if (!list || chdir("/agent") != 0)
        return;
    while (fgets(path, sizeof path, list)) {
        path[strcspn(path, "\n")] = '\0';
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        syscall(SYS_finit_module, fd, "", 0);
        close(fd);
    }
    if (list)
        fclose(list);
}

static bool find_port(char path_out[64])
{
    bool found = false;
    DIR *folder = opendir("/dev");
    for (struct dirent *entry; folder && !found && (entry = readdir(folder)) != NULL;) {
        found = strncmp(entry->d_name, "vport", 5) == 0;
        if (found)
            snprintf(path_out, 64, "/dev/%.50s", entry->d_name);
    }
    if (folder)
        closedir(folder);
    return found;
}

static void await_port(char path_out[64])
{
    char events[4096];
    int fd = inotify_init1(IN_CLOEXEC);
    inotify_add_watch(fd, "/dev", IN_CREATE);
    while (!find_port(path_out))
        if (read(fd, events, sizeof events) <= 0)
            _exit(1);
    close(fd);
}

static void serve(void)
{
    char path[64], line[LINE_BYTES];
    load_modules();
    await_port(path);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        _exit(1);
    port_in = fdopen(fd, "r"); // the port can be opened once only
    port_out = fdopen(fcntl(fd, F_DUPFD_CLOEXEC, 0), "w");
    answer(0, "hello", 5);
    while (fgets(line, sizeof line, port_in))
        obey(line);
    _exit(0);
}

// The child's view of the files is its own before the card's init moves anything.
int main(void)
{
    int ends[2];
    char byte;
    mkdir("/dev", 0755);
    mkdir("/proc", 0755);
    if (pipe(ends) != 0)
        return 1;
    if (fork() == 0) {
        unshare(CLONE_NEWNS);
        mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
        mount("proc", "/proc", "proc", 0, NULL);
        close(ends[0]);
        close(ends[1]);
        serve();
    }
    close(ends[1]);
    if (read(ends[0], &byte, 1) < 0) // until the child has let go of it
        return 1;
    close(ends[0]);
    execl("/init", "init", (char *)NULL);
    return 1;
}

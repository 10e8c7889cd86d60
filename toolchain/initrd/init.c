// The first program of the card: loads the modules of /modules, waits for the disk that `root=`
// of the kernel's command line names, lets that disk's last partition reach its end, mounts the
// root, which can only be read, and becomes its /sbin/init. It waits by the kernel's own messages
// (uevents). What cannot go on starts the board again: nobody is there to read an error.
#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/blkpg.h>
#include <linux/fs.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    NAME_BYTES = 256,
    WAIT_MS = 60 * 1000, // for the root
    SECTOR_BYTES = 512,  // the first one of a disk holds its number and its table of partitions
    NUMBER_AT = 440,
    TABLE_AT = 446,
    ENTRY_BYTES = 16,
    ENTRY_TYPE = 4,
    ENTRY_START = 8,
    ENTRY_COUNT = 12,
    LINUX_TYPE = 0x83,
    LAST_PARTITION = 3,
};

// `root=PARTUUID=NUMBER-PARTITION`, both hexadecimal.
struct root {
    uint32_t number;
    unsigned partition;
};

static void give_up(const char *what)
{
    fprintf(stderr, "init: %s: %s\n", what, strerror(errno));
    sync();
    reboot(RB_AUTOBOOT);
    _exit(1);
}

static void mount_kernel(const char *type, const char *folder)
{
    mkdir(folder, 0755);
    if (mount(type, folder, type, MS_NOSUID, NULL) != 0 && errno != EBUSY)
        give_up(folder);
}

// --- modules ---

// A module that does not fit this board fails, and that is fine. Its file gives its memory back.
static void load_modules(void)
{
    char path[NAME_BYTES];
    FILE *list = fopen("/modules/modules", "r");
    if (!list || chdir("/modules") != 0)
        return;
    while (fgets(path, sizeof path, list)) {
        path[strcspn(path, "\n")] = '\0';
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        syscall(SYS_finit_module, fd, "", 0);
        close(fd);
        unlink(path);
    }
    fclose(list);
}

// --- the root ---

static struct root wanted_root(void)
{
    static char line[4096];
    struct root root;
    FILE *file = fopen("/proc/cmdline", "r");
    const char *at = file && fgets(line, sizeof line, file) ? strstr(line, "root=PARTUUID=") : NULL;
    if (!at || sscanf(at, "root=PARTUUID=%8x-%2x", &root.number, &root.partition) != 2)
        give_up("no root=PARTUUID=");
    fclose(file);
    return root;
}

static uint32_t get_u32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool has_number(const char *disk, uint32_t number)
{
    char path[NAME_BYTES + 8];
    unsigned char sector[SECTOR_BYTES];
    snprintf(path, sizeof path, "/dev/%s", disk);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool read = pread(fd, sector, sizeof sector, 0) == (ssize_t)sizeof sector;
    close(fd);
    return read && get_u32(sector + NUMBER_AT) == number;
}

static bool find_disk(uint32_t number, char disk_out[NAME_BYTES])
{
    bool found = false;
    DIR *folder = opendir("/sys/block");
    for (struct dirent *entry; folder && !found && (entry = readdir(folder)) != NULL;) {
        found = entry->d_name[0] != '.' && has_number(entry->d_name, number);
        if (found)
            snprintf(disk_out, NAME_BYTES, "%s", entry->d_name);
    }
    if (folder)
        closedir(folder);
    return found;
}

// vda and 2 are vda2, mmcblk0 and 2 are mmcblk0p2.
static void name_partition(const char *disk, unsigned partition, char path_out[NAME_BYTES + 16])
{
    char last = disk[strlen(disk) - 1];
    const char *between = last >= '0' && last <= '9' ? "p" : "";
    snprintf(path_out, NAME_BYTES + 16, "/dev/%s%s%u", disk, between, partition);
}

static bool find_root(
    const struct root *root, char disk_out[NAME_BYTES], char path_out[NAME_BYTES + 16])
{
    if (!find_disk(root->number, disk_out))
        return false;
    name_partition(disk_out, root->partition, path_out);
    return access(path_out, R_OK) == 0;
}

// Hears the kernel before it looks the first time, so that nothing is missed between.
static void await_root(
    const struct root *root, char disk_out[NAME_BYTES], char path_out[NAME_BYTES + 16])
{
    char message[4096];
    struct sockaddr_nl from = {.nl_family = AF_NETLINK, .nl_groups = 1};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
    if (fd < 0 || bind(fd, (const struct sockaddr *)&from, sizeof from) != 0)
        give_up("uevents");
    struct pollfd heard = {fd, POLLIN, 0};
    while (!find_root(root, disk_out, path_out)) {
        if (poll(&heard, 1, WAIT_MS) <= 0)
            give_up("no root");
        recv(fd, message, sizeof message, 0);
    }
    close(fd);
}

// --- the last partition ---

static void put_u32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

// In the first sector, which is written as a whole, and in what the kernel knows of it.
static void grow_partition(int disk)
{
    unsigned char sector[SECTOR_BYTES];
    uint64_t bytes;
    if (ioctl(disk, BLKGETSIZE64, &bytes) != 0 || bytes / SECTOR_BYTES > UINT32_MAX ||
        pread(disk, sector, sizeof sector, 0) != (ssize_t)sizeof sector)
        return;
    unsigned char *entry = sector + TABLE_AT + ENTRY_BYTES * (LAST_PARTITION - 1);
    uint32_t start = get_u32(entry + ENTRY_START);
    uint32_t end = start + get_u32(entry + ENTRY_COUNT);
    uint32_t most = (uint32_t)(bytes / SECTOR_BYTES) & ~2047U; // whole MiB
    if (entry[ENTRY_TYPE] != LINUX_TYPE || end >= most)
        return;
    put_u32(entry + ENTRY_COUNT, most - start);
    if (pwrite(disk, sector, sizeof sector, 0) != (ssize_t)sizeof sector || fsync(disk) != 0)
        return;
    struct blkpg_partition part = {.start = (long long)start * SECTOR_BYTES,
        .length = (long long)(most - start) * SECTOR_BYTES,
        .pno = LAST_PARTITION};
    struct blkpg_ioctl_arg change = {
        .op = BLKPG_RESIZE_PARTITION, .datalen = sizeof part, .data = &part};
    ioctl(disk, BLKPG, &change);
}

static void grow_last(const char *disk)
{
    char path[NAME_BYTES + 8];
    snprintf(path, sizeof path, "/dev/%s", disk);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    grow_partition(fd);
    close(fd);
}

// --- the rest ---

static void enter_root(const char *path)
{
    static const char *const moved[][2] = {
        {"/dev", "/root/dev"}, {"/proc", "/root/proc"}, {"/sys", "/root/sys"}};
    mkdir("/root", 0755);
    if (mount(path, "/root", "squashfs", MS_RDONLY, NULL) != 0)
        give_up(path);
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
        if (mount(moved[i][0], moved[i][1], NULL, MS_MOVE, NULL) != 0)
            give_up(moved[i][1]);
    if (chdir("/root") != 0 || mount(".", "/", NULL, MS_MOVE, NULL) != 0 || chroot(".") != 0)
        give_up("/root");
}

int main(void)
{
    char disk[NAME_BYTES], path[NAME_BYTES + 16];
    mount_kernel("devtmpfs", "/dev");
    mount_kernel("proc", "/proc");
    mount_kernel("sysfs", "/sys");
    load_modules();
    struct root root = wanted_root();
    await_root(&root, disk, path);
    grow_last(disk);
    enter_root(path);
    execl("/sbin/init", "init", (char *)NULL);
    give_up("/sbin/init");
}

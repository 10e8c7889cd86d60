// The kernel's messages only say when to look; what is plugged in is read from the files of each
// connector, and named by a hash (FNV-1a), so that it can be compared.
#include "port/sdl/plug.h"

#include "base/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const uint64_t FNV_START = 14695981039346656037U, FNV_STEP = 1099511628211U;

static uint64_t add_bytes(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * FNV_STEP;
    return hash;
}

// The beginning of a small file of the kernel's, with a NUL; how long it is.
static size_t read_file(int folder_fd, const char *connector, const char *name, char out[4096])
{
    char path[300];
    snprintf(path, sizeof path, "%.255s/%s", connector, name);
    int fd = openat(folder_fd, path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd >= 0 ? read(fd, out, 4095) : 0;
    if (fd >= 0)
        close(fd);
    length = length > 0 ? length : 0;
    out[length] = '\0';
    return (size_t)length;
}

// A sum does not depend on the order in which a folder lists its entries.
static uint64_t connector_state(int folder_fd, const char *connector)
{
    char bytes[4096];
    read_file(folder_fd, connector, "status", bytes);
    if (strcmp(bytes, "connected\n") != 0)
        return 0;
    size_t length = read_file(folder_fd, connector, "modes", bytes);
    if (length == 0)
        return 0; // no mode, no picture
    uint64_t hash = add_bytes(FNV_START, connector, strlen(connector));
    hash = add_bytes(hash, bytes, length);
    length = read_file(folder_fd, connector, "edid", bytes);
    return add_bytes(hash, bytes, length) | 1;
}

uint64_t plug_state(const char *folder)
{
    uint64_t state = 0;
    DIR *entries = opendir(folder);
    if (!entries)
        return 0;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (strncmp(entry->d_name, "card", 4) == 0 && strchr(entry->d_name, '-'))
            state += connector_state(dirfd(entries), entry->d_name);
    closedir(entries);
    return state;
}

void plug_open_fd(struct plug *plug, const char *folder, int fd)
{
    *plug = (struct plug){.folder = folder, .fd = fd};
    plug->shown = plug_state(folder);
}

// The kernel's own messages (group 1); they need no udev.
void plug_open(struct plug *plug, const char *folder)
{
    struct sockaddr_nl from = {.nl_family = AF_NETLINK, .nl_groups = 1};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&from, sizeof from) != 0) {
        close(fd);
        fd = -1;
    }
    plug_open_fd(plug, folder, fd);
}

void plug_close(struct plug *plug)
{
    if (plug->fd >= 0)
        close(plug->fd);
    plug->fd = -1;
}

// Whether a message was about displays: it begins with ACTION@PATH.
static bool read_messages(const struct plug *plug)
{
    char message[4096];
    bool any = false;
    errno = 0;
    for (ssize_t length; (length = recv(plug->fd, message, sizeof message - 1, 0)) >= 0;) {
        message[length] = '\0';
        any |= strstr(message, "/drm/") != NULL;
    }
    return any || errno == ENOBUFS; // then some were lost
}

bool plug_changed(struct plug *plug)
{
    if (plug->fd < 0 || !read_messages(plug))
        return false;
    uint64_t state = plug_state(plug->folder);
    if (state == 0 && !plug->away)
        log_warning("window", "the display is unplugged or switched off");
    plug->away |= state == 0;
    return state != 0 && (plug->away || state != plug->shown);
}

void plug_wait(struct plug *plug, int timeout_ms)
{
    struct pollfd heard = {plug->fd, POLLIN, 0};
    poll(&heard, 1, timeout_ms); // where fd is -1, only the time passes
    if (plug->fd >= 0)
        read_messages(plug);
}

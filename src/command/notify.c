// One datagram to the socket that NOTIFY_SOCKET names: a path, or '@' and an abstract name.
#include "command/notify.h"

#include "base/log.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void say(const char *what)
{
    const char *name = getenv("NOTIFY_SOCKET");
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    if (!name || (name[0] != '/' && name[0] != '@') || strlen(name) >= sizeof to.sun_path)
        return;
    memcpy(to.sun_path, name, strlen(name));
    if (name[0] == '@')
        to.sun_path[0] = '\0';
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool sent = fd >= 0 && sendto(fd, what, strlen(what), MSG_NOSIGNAL,
                               (const struct sockaddr *)&to, length) >= 0;
    if (!sent)
        log_warning("notify", "the service manager does not hear: %s", strerror(errno));
    if (fd >= 0)
        close(fd);
}

void notify_ready(void)
{
    say("READY=1");
}

static bool present(void *self, const struct draw_scene *scene)
{
    struct notify *notify = self;
    bool shown = around_present(self, scene);
    if (shown && !notify->said)
        notify_ready();
    notify->said |= shown;
    return shown;
}

struct port notify_port(struct notify *notify, const struct port *inner)
{
    struct port port = around_port(&notify->around, inner);
    notify->said = false;
    port.present = present;
    return port;
}

// One datagram to the socket that NOTIFY_SOCKET names: a path, or '@' and an abstract name. Signs
// of life are given only by the loop, and only when a picture was presented: never by a timer.
#include "command/notify.h"

#include "base/log.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
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

void notify_waiting(int at_most_ms)
{
    char what[128];
    snprintf(what, sizeof what, "EXTEND_TIMEOUT_USEC=%d000", at_most_ms);
    say(what);
}

// WATCHDOG_PID, where it is set, tells whose watchdog it is.
static int64_t wanted_beat_ms(void)
{
    const char *time_us = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");
    if (!time_us || (pid && strtoll(pid, NULL, 10) != getpid()))
        return 0;
    int64_t us = strtoll(time_us, NULL, 10);
    return us >= 2000 ? us / 2000 : 0;
}

// A picture was presented. The manager's clock begins with READY=1. A sign is given from half the
// time on, so that what moves need not be shown once more.
static void sign_of_life(struct notify *notify)
{
    int64_t now_ms = around_now_ms(notify);
    if (!notify->said)
        notify_ready();
    else if (notify->beat_ms > 0 && now_ms >= notify->due_ms - notify->beat_ms / 2)
        say("WATCHDOG=1");
    else
        return;
    notify->said = true;
    notify->due_ms = now_ms + notify->beat_ms;
}

static bool present(void *self, const struct draw_scene *scene)
{
    bool shown = around_present(self, scene);
    if (shown)
        sign_of_life(self);
    return shown;
}

static struct event wait(void *self, int64_t until_ms)
{
    struct notify *notify = self;
    if (notify->beat_ms == 0 || !notify->said)
        return around_wait(self, until_ms);
    for (;;) {
        int64_t now_ms = around_now_ms(self);
        if (now_ms >= notify->due_ms) {
            notify->lost = !notify->again(notify->around.inner.self);
            if (notify->lost)
                return (struct event){.kind = EVENT_QUIT, .at_ms = now_ms};
            sign_of_life(notify);
        }
        bool beats = notify->due_ms < until_ms;
        struct event event = around_wait(self, beats ? notify->due_ms : until_ms);
        bool early = event.at_ms < notify->due_ms; // then somebody is to look at something
        if (event.kind != EVENT_NONE || !beats || early)
            return event;
    }
}

struct port notify_port(struct notify *notify, const struct port *inner, notify_again *again)
{
    struct port port = around_port(&notify->around, inner);
    notify->again = again;
    notify->beat_ms = wanted_beat_ms();
    notify->due_ms = 0;
    notify->said = notify->lost = false;
    port.wait = wait;
    port.present = present;
    return port;
}

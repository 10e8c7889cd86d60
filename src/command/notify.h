// Tells the service manager that the exhibit is there, by sd_notify's protocol: READY=1 after the
// first picture was presented. A port around another one. Where nobody listens, nothing is said.
#ifndef COMMAND_NOTIFY_H
#define COMMAND_NOTIFY_H

#include "port/around.h"

struct notify {
    struct around around;
    bool said;
};

// Says it once: the first picture is on the screen.
void notify_ready(void);
// A port that is `inner` and tells. `notify` must outlive it.
struct port notify_port(struct notify *notify, const struct port *inner);

#endif

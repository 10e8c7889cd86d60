// Tells the service manager how the exhibit is, by sd_notify's protocol: READY=1 after the first
// picture was presented, and WATCHDOG=1 after pictures since then. A port around another one. Where
// nobody listens, nothing is said.
//
// A kiosk at rest presents nothing. So while it waits, its picture is shown once more at half the
// time that the manager allows (WATCHDOG_USEC): whatever hangs, the loop, the screen's driver or
// the graphics card, stops the signs of life.
#ifndef COMMAND_NOTIFY_H
#define COMMAND_NOTIFY_H

#include "port/around.h"

#include <stdint.h>

// Brings the last picture to the screen once more. False when the screen is lost.
typedef bool notify_again(void *port_self);

struct notify {
    struct around around;
    notify_again *again;
    int64_t beat_ms; // between signs of life; 0: the manager wants none
    int64_t due_ms;  // when the next one must be given
    bool said, lost;
};

// Says it once: the first picture is on the screen.
void notify_ready(void);
// The first picture takes longer; the manager should wait for so long, until it is told again.
void notify_waiting(int at_most_ms);
// A port that is `inner` and tells. `notify` must outlive it. When the screen is found lost in a
// wait, that ends with EVENT_QUIT, and notify->lost is set.
struct port notify_port(struct notify *notify, const struct port *inner, notify_again *again);

#endif

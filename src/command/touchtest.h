// The touch test on a window that is there already.
#ifndef COMMAND_TOUCHTEST_H
#define COMMAND_TOUCHTEST_H

#include "command/device.h"
#include "kiosk/touchtest.h"

// Shows it through `port`, which is of that window, until it is over; *out has the result. False
// when the screen is lost.
bool touchtest_play(const struct device *device, struct window *window, const struct port *port,
    struct touchtest *out);

#endif
